"""Cells that left a notebook are kept, and nowhere else."""

import pytest

from jupyterlab_promote.writing.kept import keep, kept
from jupyterlab_promote.writing.targets import RefusedError


@pytest.fixture
def root(tmp_path):
    (tmp_path / "pyproject.toml").write_text("")
    return tmp_path


def test_what_is_kept_comes_back_and_git_ignores_it(root):
    assert keep(root, "20261124-1", '{"cells": "é"}') == [".promote/undo/cells/20261124-1.json"]
    assert kept(root, "20261124-1") == '{"cells": "é"}'
    assert (root / ".promote/undo/.gitignore").read_text() == "*\n"


def test_a_name_is_used_once(root):
    keep(root, "a", "1")
    with pytest.raises(RefusedError):
        keep(root, "a", "2")
    assert kept(root, "a") == "1"


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".x", "a\n", "x" * 101])
def test_a_name_is_no_path(root, name):
    for call in (lambda: keep(root, name, ""), lambda: kept(root, name)):
        with pytest.raises(RefusedError, match="can't be the name"):
            call()


def test_what_is_gone_is_said(root):
    with pytest.raises(RefusedError, match="are not in"):
        kept(root, "a")


def test_a_link_out_of_the_project_is_not_followed(root, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "a.json").write_text("secret")
    (root / ".promote/undo").mkdir(parents=True)
    (root / ".promote/undo/cells").symlink_to(other)
    with pytest.raises(RefusedError):
        kept(root, "a")
    with pytest.raises(RefusedError):
        keep(root, "b", "x")
    assert [path.name for path in other.iterdir()] == ["a.json"]
