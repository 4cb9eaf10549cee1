"""Where a project begins, and which document of standards is ours."""

import pytest
from snapshots import STANDARDS
from support.trees import put

from jupyterlab_promote.reading.project import read_project
from jupyterlab_promote.reading.roots import find_root, is_ours


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
