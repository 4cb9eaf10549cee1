"""Which exports the snapshot says can be taken back."""

import hashlib

import pytest

from jupyterlab_promote.reading.project import read_project
from jupyterlab_promote.writing.apply import apply, revert

LEDGER = ".promote/ledger/nb.ipynb.jsonl"
MODULE = "src/pricing/features.py"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "a"\n')
    return tmp_path


def export(root, name, text):
    """Write a module and its ledger."""
    files = []
    for path in (LEDGER, MODULE):
        file = root / path
        before = hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else None
        files.append({"path": path, "hash": before, "text": text})
    apply(root, files, name)


def exports(root):
    return read_project(root)["exports"]


def test_there_are_none_before_the_first(root):
    assert exports(root) == []


def test_the_last_one_counts_and_the_one_before_when_it_was_taken_back(root):
    export(root, "20260101-000000-a", "one\n")
    assert [one["id"] for one in exports(root)] == ["20260101-000000-a"]
    assert set(exports(root)[0]["paths"]) >= {LEDGER, MODULE}

    export(root, "20260102-000000-b", "two\n")
    assert [one["id"] for one in exports(root)] == ["20260102-000000-b"]

    revert(root, "20260102-000000-b")
    assert [one["id"] for one in exports(root)] == ["20260101-000000-a"]
    revert(root, "20260101-000000-a")
    assert exports(root) == []


def test_a_record_that_can_not_be_read_is_passed_over(root):
    export(root, "20260101-000000-a", "one\n")
    (root / ".promote/undo/20260101-000000-a/journal.json").write_text("{")
    assert exports(root) == []
