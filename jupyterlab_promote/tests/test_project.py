"""The one reader: what a snapshot holds, and that nothing on the disk breaks it."""

import hashlib
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jupyterlab_promote import git
from jupyterlab_promote.reading import packs, reader
from jupyterlab_promote.reading.project import Administration, read_project
from jupyterlab_promote.reading.roots import find_root, is_ours

STANDARDS = "---\nlibrary: src/pricing\ntests: tests\n---\n# Standards\n"


def put(root: Path, files: dict):
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())


def texts(snapshot):
    return {file["path"]: file["text"] for file in snapshot["files"]}


@pytest.fixture
def root(tmp_path):
    put(
        tmp_path,
        {
            "pyproject.toml": '[project]\nname = "pricing"\n',
            "STANDARDS.md": STANDARDS,
            "src/pricing/__init__.py": "",
            "src/pricing/features.py": "A = 1\r\n",
            "src/pricing/deep/model.py": "B = 1\n",
            "src/pricing/data.csv": "a,b\n",
            "src/other/x.py": "",
            "tests/conftest.py": "",
            "tests/test_features.py": "def test(): pass\n",
            "notebooks/a.ipynb": "{}",
            ".promote/ledger/notebooks/a.ipynb.jsonl": "",
            ".promote/ledger/undo/b.ipynb.jsonl": "",
            ".promote/undo/e1/journal.json": "{}",
            ".promote/README.md": "hello\n",
        },
    )
    (tmp_path / "src/pricing/empty").mkdir()
    return tmp_path


def test_reads_what_the_engine_needs_and_nothing_else(root):
    snapshot = read_project(root / "notebooks" / "a.ipynb")
    assert snapshot["kind"] == "pyproject"
    assert snapshot["name"] == root.name
    assert snapshot["root"] == str(root)
    assert snapshot["contents"] is None
    assert list(texts(snapshot)) == [
        ".promote/README.md",
        ".promote/ledger/notebooks/a.ipynb.jsonl",
        ".promote/ledger/undo/b.ipynb.jsonl",
        "STANDARDS.md",
        "pyproject.toml",
        "src/pricing/__init__.py",
        "src/pricing/deep/model.py",
        "src/pricing/features.py",
        "tests/conftest.py",
        "tests/test_features.py",
    ]
    assert snapshot["folders"] == [
        "src",
        "src/pricing",
        "src/pricing/deep",
        "src/pricing/empty",
        "tests",
    ]
    assert snapshot["problems"] == []
    assert snapshot["gone"] == ["undo/b.ipynb"]
    file = next(file for file in snapshot["files"] if file["path"].endswith("features.py"))
    assert file == {
        "path": "src/pricing/features.py",
        "hash": hashlib.sha256(b"A = 1\r\n").hexdigest(),
        "text": "A = 1\r\n",
        "size": 7,
        "writable": True,
    }
    json.dumps(snapshot)


def test_snapshot_has_the_keys_of_the_contract(root):
    """Held against the TypeScript interface itself."""
    contract = Path(__file__).parents[2] / "src/engine/project/types.ts"
    if not contract.exists():
        pytest.skip("the sources of the engine are not there")
    body = contract.read_text().split("export interface ISnapshot {")[1].split("\n}")[0]
    keys = {
        line.split(":")[0].strip().rstrip("?")
        for line in body.splitlines()
        if line.startswith("  ") and not line.startswith("   ") and ":" in line and "*" not in line
    }
    assert set(read_project(root)) == keys


def test_root_is_the_nearest_project_then_git(tmp_path):
    put(tmp_path, {"a/.git/HEAD": "", "a/b/pyproject.toml": "", "a/c/x.ipynb": "", "n/x": ""})
    put(tmp_path, {"a/s/STANDARDS.md": STANDARDS, "a/t/STANDARDS.md": "# How we talk\n"})
    assert find_root(tmp_path / "a/b/deep/not/there.ipynb").path == tmp_path / "a/b"
    assert find_root(tmp_path / "a/c/x.ipynb") == (tmp_path / "a", "git")
    assert find_root(tmp_path / "a/s/x.ipynb") == (tmp_path / "a/s", "standards")
    assert find_root(tmp_path / "a/t/x.ipynb") == (tmp_path / "a", "git")
    assert find_root(tmp_path / "n", ceiling=tmp_path) is None
    assert find_root(tmp_path / "a/c", ceiling=tmp_path / "a/c") is None
    assert find_root(tmp_path / "a/c", ceiling=tmp_path / "a").path == tmp_path / "a"


def test_a_git_work_tree_is_not_left_upward(tmp_path):
    put(tmp_path, {"pyproject.toml": "", "kaggle/.git": "gitdir: elsewhere", "kaggle/x.ipynb": ""})
    assert find_root(tmp_path / "kaggle/x.ipynb") == (tmp_path / "kaggle", "git")


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        (STANDARDS, True),
        ("\ufeff---\r\nlibrary: src\r\n---\r\n# x\r\n", True),
        ("---\nlibrary: [broken\n---\n", True),
        ("---\ntitle: Our standards\nlayout: page\n---\n", False),
        ("# x\n---\nlibrary: src\n---\n", False),
        ("---\nlibrary: src\n", True),
        ("---\n- library: src\n", False),
        ("", False),
    ],
)
def test_a_standards_document_of_ours(text, ours):
    assert is_ours(text) is ours


def test_no_project(tmp_path):
    snapshot = read_project(tmp_path / "a.ipynb", served=tmp_path, above=False)
    assert snapshot["kind"] == "none"
    assert snapshot["root"] is None
    assert snapshot["files"] == []


def test_where_jupyter_serves(root):
    def read(served, **more):
        return read_project(root / "notebooks/a.ipynb", served=served, **more)

    assert read(root)["contents"] == ""
    assert read(root.parent)["contents"] == root.name
    assert read(root / "notebooks")["contents"] is None
    assert read(root / "notebooks")["root"] == str(root)
    assert read(root / "notebooks", above=False)["kind"] == "none"


def test_follows_the_documents(root):
    put(
        root,
        {
            "pyproject.toml": '[tool.promote]\nstandards = "docs/ours.md"\n',
            "docs/ours.md": "---\nlibrary: lib\ntests: checks\nextends: [default, base, ../up.md, "
            "../../out.md, acme]\n---\n",
            "docs/base.md": "---\nextends: base.md\n---\n",
            "up.md": "---\nextends: [docs/base.md]\n---\n",
            "lib/m.py": "",
            "checks/test_m.py": "",
        },
    )
    put(root.parent, {"out.md": "secret"})
    snapshot = read_project(root)
    found = set(texts(snapshot))
    assert {"docs/ours.md", "docs/base.md", "up.md", "lib/m.py", "checks/test_m.py"} <= found
    assert "src/pricing/features.py" not in found
    assert "STANDARDS.md" not in found
    assert not any("out.md" in path for path in found)


def test_guesses_where_no_library_is_named(tmp_path):
    put(
        tmp_path,
        {
            "pyproject.toml": '[tool.hatch.build.targets.wheel]\npackages = ["code/alpha"]\n'
            '[tool.setuptools.packages.find]\nwhere = ["python"]\n'
            '[tool.poetry]\npackages = [{include = "beta", from = "lib"}, {include = 3}]\n',
            "code/alpha/a.py": "",
            "python/p.py": "",
            "lib/beta/b.py": "",
            "src/gamma/__init__.py": "",
            "flat/__init__.py": "",
            "scripts/s.py": "",
        },
    )
    assert [path for path in texts(read_project(tmp_path)) if path.endswith(".py")] == [
        "code/alpha/a.py",
        "flat/__init__.py",
        "lib/beta/b.py",
        "python/p.py",
        "src/gamma/__init__.py",
    ]


def test_settings_on_the_way_and_what_ruff_extends(root):
    put(
        root,
        {
            "pyproject.toml": '[tool.ruff]\nextend = "config/base.toml"\n',
            "config/base.toml": 'extend = "../../above.toml"\n',
            "src/ruff.toml": 'extend = "../src/ruff.toml"\n',
            "src/pricing/deep/.ruff.toml": "",
            "conftest.py": "",
            "pytest.ini": "",
        },
    )
    snapshot = read_project(root)
    assert {
        "config/base.toml",
        "src/ruff.toml",
        "src/pricing/deep/.ruff.toml",
        "conftest.py",
        "pytest.ini",
    } <= set(texts(snapshot))
    (problem,) = snapshot["problems"]
    assert problem.startswith("`config/base.toml` extends `../../above.toml`, which lies outside")


@pytest.mark.parametrize(
    "standards",
    [
        b"\xff\xfe",
        b"---\nlibrary: {a: [\n---\n",
        b"---\n" + b"[" * 15_000 + b"\n---\n",
        b"---\nlibrary: 3\ntests: [1]\nextends: {a: b}\n---\n",
        b"---\nlibrary: ../../etc\ntests: /etc\nextends: [../../etc/passwd, null, 3]\n---\n",
        b"---\nlibrary: !!python/object/apply:os.system ['touch pwned']\n---\n",
        b"---\na: &a [x, x]\nb: &b [*a, *a]\nlibrary: src\n---\n",
        b"",
        b"\0",
    ],
)
def test_wrong_documents_are_read_as_they_are(root, standards, monkeypatch):
    monkeypatch.chdir(root)
    put(root, {"STANDARDS.md": standards})
    snapshot = read_project(root)
    assert snapshot["kind"] == "pyproject"
    assert "STANDARDS.md" in texts(snapshot)
    assert not (root / "pwned").exists()
    assert all("passwd" not in path for path in texts(snapshot))


@pytest.mark.parametrize("pyproject", [b"\xff", b"[tool", b"tool = 3\n", b"[tool]\npromote = 1\n"])
def test_a_broken_pyproject_is_read_as_it_is(root, pyproject):
    put(root, {"pyproject.toml": pyproject})
    assert "src/pricing/features.py" in texts(read_project(root))


def test_files_that_can_not_be_read_say_why(root, monkeypatch):
    put(root, {"src/pricing/latin.py": "# \xe9\n# ä\n".encode("latin-1")})
    put(root, {"src/pricing/large.py": b"#" * 1_000_001})
    os.mkfifo(root / "src/pricing/pipe.py")
    (root / "src/pricing/features.py").chmod(0o444)
    files = {file["path"].rpartition("/")[2]: file for file in read_project(root)["files"]}
    assert files["latin.py"]["text"] is None
    assert files["latin.py"]["problem"] == (
        "`src/pricing/latin.py` is not UTF-8 (byte 0xe9 in line 1); save it as UTF-8."
    )
    assert files["large.py"]["text"] is None
    assert files["large.py"]["hash"] is not None
    assert "larger than 1 MB" in files["large.py"]["problem"]
    assert files["pipe.py"]["hash"] is None
    assert files["features.py"]["writable"] is False
    assert files["__init__.py"]["writable"] is True


def test_links_that_leave_the_project_are_not_followed(root):
    outside = root.parent / f"{root.name}-outside"
    put(outside, {"secret.py": "KEY = 1\n"})
    (root / "src/pricing/link").symlink_to(outside)
    (root / "src/pricing/link.py").symlink_to(outside / "secret.py")
    (root / "src/pricing/loop").symlink_to(root / "src")
    (root / "src/pricing/twin.py").symlink_to("features.py")
    snapshot = read_project(root)
    assert "KEY = 1\n" not in texts(snapshot).values()
    assert texts(snapshot)["src/pricing/twin.py"] == "A = 1\r\n"
    assert [problem for problem in snapshot["problems"] if "leads out" in problem] == [
        "`src/pricing/link.py` is a link that leads out of the project; it was not read.",
        "`src/pricing/link` is a link that leads out of the project; it was not read.",
    ]


def test_bounds(root, monkeypatch):
    monkeypatch.setattr(reader, "MAX_FILES", 7)
    snapshot = read_project(root)
    assert len(snapshot["files"]) == 7
    assert "more than 7 files to read; 3 were left out" in snapshot["problems"][0]
    monkeypatch.setattr(reader, "MAX_FILES", 100)
    monkeypatch.setattr(reader, "MAX_TOTAL", 80)
    snapshot = read_project(root)
    assert None in texts(snapshot).values()
    assert texts(snapshot)["STANDARDS.md"] == STANDARDS


def test_administration_is_handed_over(root):
    snapshot = read_project(root, administration=Administration(["a"], "# ours\n"))
    assert snapshot["administration"] == {"locked": ["a"], "defaultStandards": "# ours\n"}


def test_git_identity(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert read_project(tmp_path)["git"] == {
        "present": True,
        "identity": None,
        "tracked": [],
        "folder": "",
    }
    for key, value in [("name", "Åsa"), ("email", "asa@example.org")]:
        subprocess.run(["git", "-C", str(tmp_path), "config", f"user.{key}", value], check=True)
    assert git.identity(tmp_path) == "Åsa <asa@example.org>"
    monkeypatch.setattr(git.shutil, "which", lambda name: None)
    assert read_project(tmp_path)["git"] == {
        "present": True,
        "identity": None,
        "tracked": None,
        "folder": "",
    }


def test_reads_what_stands_around_the_code(tmp_path):
    top, root = tmp_path / "mono", tmp_path / "mono/pricing"
    put(
        root,
        {
            "pyproject.toml": "",
            "README.md": "# Pricing\n",
            "requirements.txt": "pandas\n",
            "requirements/dev.in": "pytest\n",
            "uv.lock": "version = 1\n",
            "helpers.py": "",
            "src/other.py": "",
            "notebooks/near.py": "",
            "notebooks/a.ipynb": "{}",
            "data/prices.csv": "x" * 20_000,
            "data/small.csv": "x",
            "data/kept.csv": "x" * 20_000,
        },
    )
    put(top, {".github/workflows/test.yml": "on: push\n", ".gitlab-ci.yml": b"\xff"})
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    subprocess.run(["git", "-C", str(root), "add", "data/prices.csv", "data/small.csv"], check=True)
    snapshot = read_project(root / "notebooks/a.ipynb")
    assert texts(snapshot) == {
        "README.md": "# Pricing\n",
        "pyproject.toml": "",
        "requirements.txt": "pandas\n",
        "requirements/dev.in": "pytest\n",
        "src/other.py": "",
    }
    assert snapshot["locks"] == ["uv.lock"]
    assert snapshot["automation"] == [
        {
            "path": ".github/workflows/test.yml",
            "hash": hashlib.sha256(b"on: push\n").hexdigest(),
            "text": "on: push\n",
        },
        {
            "path": ".gitlab-ci.yml",
            "hash": hashlib.sha256(b"\xff").hexdigest(),
            "text": None,
        },
    ]
    assert snapshot["neighbours"] == [
        "helpers.py",
        "notebooks",
        "notebooks/near.py",
        "src",
        "src/other.py",
    ]
    assert snapshot["git"]["folder"] == "pricing"
    assert snapshot["git"]["tracked"] == [{"path": "data/prices.csv", "size": 20_000}]


def install(site: Path, name: str, entry: str, files: dict, *, recorded=True):
    put(site if recorded else site / "elsewhere", files)
    info = f"{name}-1.0.dist-info"
    record = "".join(f"{path},,\n" for path in files) if recorded else ""
    put(
        site,
        {
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
            f"{info}/entry_points.txt": f"[{packs.GROUP}]\n{entry}\n",
            f"{info}/RECORD": record,
        },
    )


def test_packs_are_read_as_data(tmp_path, monkeypatch):
    bomb = {"acme/__init__.py": "raise SystemExit('imported')\n", "acme/rules.md": "# Acme\n"}
    install(tmp_path, "acme", "acme-rules = acme:rules.md", bomb)
    install(tmp_path, "gone", "gone = gone:not-there.md", {"gone/__init__.py": ""})
    install(tmp_path, "sly", "sly = sly:../../etc/passwd", {"sly/__init__.py": ""})
    editable = {"edit/__init__.py": "raise SystemExit('imported')\n", "edit/STANDARDS.md": "# E\n"}
    install(tmp_path, "edit", "edit = edit", editable, recorded=False)
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "elsewhere"), *sys.path])
    importlib.invalidate_caches()
    found, problems = packs.installed_packs()
    ours = [pack for pack in found if pack["name"] in ("acme-rules", "edit", "gone", "sly")]
    assert ours == [
        {"name": "acme-rules", "distribution": "acme", "text": "# Acme\n"},
        {"name": "edit", "distribution": "edit", "text": "# E\n"},
    ]
    assert len([problem for problem in problems if "`gone`" in problem or "`sly`" in problem]) == 2
    put(tmp_path, {"p/pyproject.toml": "", "p/STANDARDS.md": "---\nextends: [acme-rules]\n---\n"})
    assert read_project(tmp_path / "p", all_packs=False)["packs"] == found
    put(tmp_path, {"p/STANDARDS.md": "---\nextends: [default]\n---\n"})
    assert read_project(tmp_path / "p", all_packs=False)["packs"] == []
