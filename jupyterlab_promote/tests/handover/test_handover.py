"""An export becomes a branch and a commit, and nothing else of the user's repository changes."""

import json
import os
import subprocess

import pytest

from jupyterlab_promote.handover.hand_over import hand_over, state
from jupyterlab_promote.handover.repository import committed
from jupyterlab_promote.writing.targets import RefusedError

EXPORTED = ["src/features.py", ".promote/ledger/a.ipynb.jsonl"]


def git(folder, *command, check=True):
    """What git prints."""
    done = subprocess.run(
        ["git", *command], cwd=folder, check=check, capture_output=True, text=True
    )
    return done.stdout.strip()


def files(root):
    """Every file of the work tree with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git/" not in path.as_posix()
    }


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = tmp_path / "project"
    (root / "src").mkdir(parents=True)
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Ada")
    git(root, "config", "user.email", "ada@example.org")
    (root / "a.ipynb").write_text('{"cells": []}\n')
    (root / "src/features.py").write_text("OLD = 1\n")
    (root / "other.txt").write_text("other\n")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "begin")
    export(root)
    return root


def export(root, text="NEW = 1\n"):
    """Write what an export would."""
    (root / "src/features.py").write_text(text)
    (root / ".promote/ledger").mkdir(parents=True, exist_ok=True)
    (root / ".promote/ledger/a.ipynb.jsonl").write_text("{}\n")


def request(**more):
    return {
        "files": EXPORTED,
        "notebook": None,
        "branch": "promote/features",
        "message": "Move clean to features",
        **more,
    }


def test_a_branch_and_a_commit_of_exactly_the_exported_files(root):
    (root / "other.txt").write_text("mine, not staged\n")
    (root / "staged.txt").write_text("mine, staged\n")
    git(root, "add", "staged.txt")
    before = files(root)
    done = hand_over(root, request(message="Move clean\n\nWhy: it is tested."))
    assert files(root) == before
    assert done["branch"] == "promote/features" == git(root, "branch", "--show-current")
    assert done["files"] == sorted(EXPORTED)
    assert done["commit"] == git(root, "rev-parse", "HEAD")
    assert git(root, "log", "-1", "--format=%B") == "Move clean\n\nWhy: it is tested."
    assert git(root, "log", "-1", "--format=%an") == "Ada"
    assert git(root, "show", "HEAD:src/features.py") == "NEW = 1"
    assert git(root, "status", "--porcelain").split("\n") == ["M other.txt", "A  staged.txt"]
    assert git(root, "rev-parse", "main") == git(root, "rev-parse", "HEAD~")


def test_the_notebook_is_committed_without_outputs_and_keeps_them_on_disk(root):
    cell = {"cell_type": "code", "execution_count": 3, "outputs": ["é"], "source": "x"}
    shown = json.dumps({"cells": [cell], "nbformat": 4}, indent=1, ensure_ascii=False) + "\n"
    (root / "a.ipynb").write_text(shown, "utf-8")
    done = hand_over(root, request(notebook="a.ipynb"))
    assert "a.ipynb" in done["files"]
    cell |= {"execution_count": None, "outputs": []}
    stripped = json.dumps({"cells": [cell], "nbformat": 4}, indent=1)
    assert git(root, "show", "HEAD:a.ipynb") == stripped
    assert (root / "a.ipynb").read_text("utf-8") == shown
    assert git(root, "diff", "--cached", "--name-only") == ""


@pytest.mark.parametrize("text", ["{", "[]", "{}"])
def test_a_notebook_that_is_none_is_refused(root, text):
    (root / "a.ipynb").write_text(text)
    with pytest.raises(RefusedError, match=r"a\.ipynb can't be read"):
        hand_over(root, request(notebook="a.ipynb"))
    assert git(root, "branch", "--show-current") == "main"


def test_on_a_branch_of_their_own_the_commit_goes_there(root):
    git(root, "switch", "-q", "-c", "pricing")
    assert state(root)["trunk"] is False
    hand_over(root, request(branch=None))
    assert git(root, "branch", "--show-current") == "pricing"
    assert git(root, "log", "-1", "--format=%s") == "Move clean to features"


def test_a_branch_that_stands_on_this_one_is_continued(root):
    hand_over(root, request())
    git(root, "switch", "-q", "main")
    export(root, "NEWER = 1\n")
    assert state(root)["branches"] == ["promote/features"]
    before = files(root)
    hand_over(root, request(message="Second"))
    assert files(root) == before
    assert git(root, "log", "--format=%s") == "Second\nMove clean to features\nbegin"
    assert git(root, "status", "--porcelain") == ""


def test_a_branch_that_would_change_other_files_is_not_switched_to(root):
    git(root, "branch", "-q", "promote/features")
    (root / "other.txt").write_text("theirs\n")
    git(root, "stash", "-q", "--", "src/features.py")
    git(root, "switch", "-q", "promote/features")
    git(root, "commit", "-q", "-m", "theirs", "other.txt")
    git(root, "switch", "-q", "main")
    export(root)
    before = files(root)
    with pytest.raises(RefusedError, match=r"not part of this export \(other\.txt\)"):
        hand_over(root, request())
    assert files(root) == before
    assert git(root, "branch", "--show-current") == "main"


def test_a_branch_that_does_not_stand_on_head_is_not_continued(root):
    hand_over(root, request())
    git(root, "switch", "-q", "main")
    git(root, "commit", "-q", "--allow-empty", "-m", "main goes on")
    export(root)
    with pytest.raises(RefusedError, match="does not stand on main as it is"):
        hand_over(root, request())


@pytest.mark.parametrize("born", [True, False])
def test_a_hook_that_says_no_leaves_everything_as_it_was(root, born):
    if not born:
        git(root, "update-ref", "-d", "HEAD")
        git(root, "rm", "-q", "-rf", "--cached", ".")
    hook = root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho the tests are red >&2\nexit 1\n")
    hook.chmod(0o755)
    before, status = files(root), git(root, "status", "--porcelain")
    with pytest.raises(RefusedError, match="the tests are red"):
        hand_over(root, request())
    assert files(root) == before
    assert git(root, "status", "--porcelain") == status
    assert git(root, "branch", "--show-current") == "main"
    assert git(root, "branch", "--list", "promote/*") == ""


def test_what_a_hook_changed_is_what_the_index_has(root):
    hook = root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho 'FORMATTED = 1' > src/features.py\ngit add src/features.py\n")
    hook.chmod(0o755)
    hand_over(root, request())
    assert git(root, "show", "HEAD:src/features.py") == "FORMATTED = 1"
    assert git(root, "status", "--porcelain") == ""


def test_a_removed_file_and_an_executable_one(root):
    (root / "src/features.py").unlink()
    (root / "run.py").write_text("#!/usr/bin/env python\n")
    (root / "run.py").chmod(0o755)
    hand_over(root, request(files=["src/features.py", "run.py"]))
    assert "src/features.py" not in git(root, "ls-tree", "-r", "--name-only", "HEAD")
    if os.name != "nt":
        assert git(root, "ls-tree", "HEAD", "run.py").startswith("100755")
    assert git(root, "status", "--porcelain") == "?? .promote/"


def test_in_a_sub_folder_and_in_a_linked_work_tree(root, tmp_path):
    linked = tmp_path / "linked"
    git(root, "worktree", "add", "-q", str(linked), "-b", "elsewhere")
    project = linked / "team/pricing"
    project.mkdir(parents=True)
    (project / "model.py").write_text("FIT = 1\n")
    done = hand_over(project, request(files=["model.py"], branch="promote/model"))
    assert done["files"] == ["team/pricing/model.py"]
    assert git(linked, "branch", "--show-current") == "promote/model"
    assert git(root, "branch", "--show-current") == "main"
    with pytest.raises(RefusedError, match="is checked out in"):
        hand_over(root, request(branch="promote/model"))


def test_the_first_commit_of_a_repository(root):
    git(root, "update-ref", "-d", "HEAD")
    git(root, "rm", "-q", "-rf", "--cached", ".")
    done = hand_over(root, request(branch=None))
    assert done["files"] == sorted(EXPORTED)
    assert git(root, "log", "--format=%s") == "Move clean to features"


def detach(root):
    git(root, "switch", "-q", "--detach")


def merge(root):
    git(root, "stash", "-q")
    git(root, "switch", "-q", "-c", "theirs")
    (root / "other.txt").write_text("theirs\n")
    git(root, "commit", "-qam", "theirs")
    git(root, "switch", "-q", "main")
    (root / "other.txt").write_text("ours\n")
    git(root, "commit", "-qam", "ours")
    git(root, "merge", "-q", "theirs", check=False)
    export(root)


def no_identity(root):
    git(root, "config", "--unset", "user.name")
    git(root, "config", "--unset", "user.email")
    git(root, "config", "user.useConfigOnly", "true")


@pytest.mark.parametrize(
    ("spoil", "change", "words"),
    [
        (detach, {}, "HEAD is detached"),
        (merge, {}, "A merge is under way"),
        (no_identity, {}, "(?i)identity|user.name|email"),
        (lambda root: None, {"message": "  \n"}, "needs a message"),
        (lambda root: None, {"branch": "a..b"}, "can't be the name of a branch"),
        (lambda root: None, {"branch": "--force"}, "can't be the name of a branch"),
        (lambda root: None, {"files": ["../outside.py"]}, "no path inside of the project"),
        (lambda root: None, {"files": ["/etc/passwd"]}, "no path inside of the project"),
        (lambda root: None, {"files": ["other.txt"]}, "nothing to commit"),
    ],
)
def test_refused_with_the_reason_and_nothing_changed(root, spoil, change, words):
    spoil(root)
    before, head = files(root), git(root, "rev-parse", "HEAD")
    with pytest.raises(RefusedError, match=words):
        hand_over(root, request(**change))
    assert files(root) == before
    assert git(root, "rev-parse", "HEAD") == head
    assert git(root, "branch", "--list", "promote/*") == ""


def test_state_says_what_a_hand_over_would_meet(root, tmp_path):
    assert state(root) == {
        "branch": "main",
        "trunk": True,
        "branches": [],
        "identity": "Ada <ada@example.org>",
        "refusal": None,
    }
    detach(root)
    assert "HEAD is detached" in state(root)["refusal"]
    alone = tmp_path / "alone"
    alone.mkdir()
    assert "in no git work tree" in state(alone)["refusal"]


def test_a_file_as_it_was_committed(root):
    (root / "a.ipynb").write_text("changed")
    found = committed(root / "a.ipynb")
    assert found == {"text": '{"cells": []}\n', "commit": git(root, "rev-parse", "HEAD")}
    with pytest.raises(RefusedError, match="is not in the commit"):
        committed(root / "new.ipynb")
    with pytest.raises(RefusedError, match="knows no commit `--output=x`"):
        committed(root / "a.ipynb", "--output=x")
