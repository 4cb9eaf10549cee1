"""What a proof compares a notebook with: the last commit, else the last export."""

import subprocess

import pytest

from jupyterlab_promote import effects
from jupyterlab_promote.handover.as_it_was import as_it_was
from jupyterlab_promote.writing.notebooks import remember
from jupyterlab_promote.writing.targets import RefusedError


@pytest.fixture
def root(tmp_path):
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "a.ipynb").write_text("before é", "utf-8")
    return tmp_path


def test_without_git_it_is_as_at_the_last_export(root):
    notebook = root / "a.ipynb"
    remember(root, notebook)
    notebook.write_text("after", "utf-8")
    assert as_it_was(notebook, root) == {"text": "before é", "commit": None}
    remember(root, notebook)
    assert as_it_was(notebook, root)["text"] == "after"
    kept = [path.name for path in (root / ".promote/undo/notebooks").iterdir()]
    assert len(kept) == 1
    assert (root / ".promote/undo/.gitignore").read_text() == "*\n"


def test_a_commit_comes_first_and_a_named_one_is_never_replaced(root):
    notebook = root / "a.ipynb"
    remember(root, notebook)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "a.ipynb"], ["commit", "-qm", "x", "--no-verify"]):
        subprocess.run([*git, *command], cwd=root, check=True)
    notebook.write_text("after", "utf-8")
    remember(root, notebook)
    found = as_it_was(notebook, root)
    assert (found["text"], len(found["commit"])) == ("before é", 40)
    with pytest.raises(RefusedError, match="knows no commit"):
        as_it_was(notebook, root, "nothing")


def test_what_was_never_exported_is_said(root):
    remember(root, root / "a.ipynb")
    with pytest.raises(RefusedError, match="no git work tree"):
        as_it_was(root / "b.ipynb", root)


def test_a_link_out_of_the_project_is_not_followed(root, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (root / ".promote/undo").mkdir(parents=True)
    (root / ".promote/undo/notebooks").symlink_to(other)
    remember(root, root / "a.ipynb")
    assert list(other.iterdir()) == []


def test_a_notebook_that_is_a_link_out_of_the_project_is_not_kept(root, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("other") / "b.ipynb"
    elsewhere.write_text("{}")
    (root / "b.ipynb").symlink_to(elsewhere)
    remember(root, root / "b.ipynb")
    with pytest.raises(RefusedError, match="no git work tree"):
        as_it_was(root / "b.ipynb", root)


def test_an_export_on_the_command_line_keeps_its_notebooks(root):
    files = [{"path": "src/x.py", "hash": None, "text": "X = 1\n"}]
    request = {"root": str(root), "files": files, "undo": "e1", "notebooks": ["a.ipynb"]}
    assert effects._apply(request)["ok"]
    (root / "a.ipynb").write_text("after", "utf-8")
    asked = {"path": str(root / "a.ipynb"), "revision": None}
    assert effects._committed(asked) == {"text": "before é", "commit": None, "problem": None}
