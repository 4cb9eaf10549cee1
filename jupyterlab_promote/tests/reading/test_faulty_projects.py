"""Nothing on the disk breaks the reader: it says what it could not read, and stays inside."""

import os

import pytest
from snapshots import STANDARDS, texts
from support.trees import put

from jupyterlab_promote.reading import reader
from jupyterlab_promote.reading.project import read_project


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
