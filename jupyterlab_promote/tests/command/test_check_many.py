"""The built command line on many notebooks: threads, git and patterns, with the same verdict."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from support.command import needs_bundle, promote

from jupyterlab_promote import git
from jupyterlab_promote.reading.notebooks import find_notebooks

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples/used-vehicle-prices"


@pytest.fixture
def many(tmp_path):
    """A project with eight notebooks in git."""
    folder = tmp_path / "many"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".promote", "__pycache__"))
    (notebook,) = folder.glob("*.ipynb")
    text = notebook.read_text("utf-8")
    for number in range(7):
        (folder / f"copy_{number}.ipynb").write_text(text, "utf-8")
    (folder / "broken.ipynb").write_text("no notebook")
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "first")
    return folder


def _git(folder, *arguments):
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)


def _check(folder, *arguments, **variables):
    return promote("check", *arguments, cwd=folder, **variables)


@needs_bundle
def test_threads_and_cache_say_the_same(many, tmp_path):
    plain = _check(many, "--no-cache", PROMOTE_THREADS="1")
    assert plain[0] == 2
    assert "broken.ipynb is not a notebook" in plain[2]
    assert plain[1].count("copy_3.ipynb:cell") > 3
    assert _check(many, "--no-cache", PROMOTE_THREADS="3") == plain
    cache = {"PROMOTE_CACHE_DIR": str(tmp_path / "cache"), "PROMOTE_THREADS": "2"}
    assert _check(many, **cache) == plain
    assert _check(many, **cache) == plain
    assert len(list((tmp_path / "cache").glob("verdict-*"))) == 8
    (many / "broken.ipynb").unlink()
    code, out, err = _check(many, **cache)
    assert (code, out, err) == (1, plain[1], "")


@needs_bundle
def test_what_changed_since_a_commit(many):
    (many / "copy_1.ipynb").write_text((many / "copy_1.ipynb").read_text("utf-8") + "\n", "utf-8")
    shutil.copy(many / "copy_2.ipynb", many / "neu ü.ipynb")
    code, out, err = _check(many, "--changed-since", "HEAD", "--format", "json")
    assert (code, err) == (1, "")
    paths = [one["path"] for one in json.loads(out)["notebooks"]]
    assert sorted(paths) == ["copy_1.ipynb", "neu ü.ipynb"]
    code, out, err = _check(many, "--changed-since", "nowhere")
    assert (code, out) == (2, "")
    assert "git knows no such commit" in err


@needs_bundle
def test_the_page_on_ci_tells_the_truth(tmp_path):
    page = (ROOT / "docs/ci.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        assert yaml.safe_load(block)
    _, said, _ = _check(tmp_path, "--help")
    options = set(re.findall(r"--[a-z-]+", said))
    calls = re.findall(r"(?:promote check|`check)\s[^`\n|]*", page)
    named = {option for call in calls for option in re.findall(r"--[a-z-]+", call)}
    assert len(named) > 4
    assert named <= options
    (formats,) = re.findall(r"--format FORMAT\s+text \(default\), (.*)", said)
    assert set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE)) - {"check"} == {
        "text",
        *re.findall(r"\b(json|github|sarif|junit|markdown)\b", formats),
    }


def test_git_says_what_changed(many):
    inner = many / "inner"
    inner.mkdir()
    (inner / "new.txt").write_text("x")
    (many / "copy_0.ipynb").unlink()
    assert git.changed(many, "HEAD") == ["copy_0.ipynb", "inner/new.txt"]
    assert git.changed(inner, "HEAD") == ["new.txt"]
    _git(many, "checkout", "-q", "-b", "side")
    _git(many, "add", "-A")
    _git(many, "commit", "-q", "-m", "second")
    assert git.changed(many, "main...") == ["copy_0.ipynb", "inner/new.txt"]
    assert git.changed(many, "side") == []


@pytest.mark.parametrize("revision", ["--output=x", "-p", "", "a b", "HEAD~99", "$(touch x)"])
def test_a_revision_is_never_an_option(many, revision):
    before = sorted(many.iterdir())
    if revision == "":
        # git's own default for the start of a range
        assert git.changed(many, "..") == []
    else:
        with pytest.raises(ValueError, match="git knows no such commit"):
            git.changed(many, revision)
    assert sorted(many.iterdir()) == before


def test_outside_of_git(tmp_path):
    with pytest.raises(ValueError, match="lies in no git work tree"):
        git.changed(tmp_path, "HEAD")


def test_patterns(tmp_path, monkeypatch):
    for path in ["a.ipynb", "deep/er/b.ipynb", "deep/c.txt", "[x].ipynb"]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("{}")
    monkeypatch.chdir(tmp_path)

    def found(*names):
        return [(one["path"], one["problem"]) for one in find_notebooks(list(names))]

    assert found("**/*.ipynb") == [
        ("[x].ipynb", None),
        ("a.ipynb", None),
        ("deep/er/b.ipynb", None),
    ]
    assert found("[x].ipynb") == [("[x].ipynb", None)]
    assert found("deep/**") == [("deep/er/b.ipynb", None)]
    ((_, problem),) = found("none/*.ipynb")
    assert problem.startswith("No notebook matches `none/*.ipynb`")
