"""A writer that is ended between any two system calls.

Each case runs the writer in a process of its own that ends itself, without
any clean-up, before its n-th change of the disk; the next start must find or
make either the old or the new state, and say which.
"""

import os
import sys

import pytest

from jupyterlab_promote.files import sha256
from jupyterlab_promote.writing import apply as writer
from jupyterlab_promote.writing import disk
from jupyterlab_promote.writing.transaction import open_transactions

KILLED = 9


def change(path, text, before=None):
    return {"path": path, "hash": None if before is None else sha256(before), "text": text}


def state_of(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
        if ".promote" not in path.relative_to(root).parts
    }


def project(folder):
    root = folder / "project"
    (root / "src").mkdir(parents=True)
    (root / "src/features.py").write_bytes(b"OLD\r\n")
    (root / "src/gone.py").write_bytes(b"GONE\n")
    return root


FILES = [
    change("src/features.py", "NEW\r\n", b"OLD\r\n"),
    change("src/gone.py", None, b"GONE\n"),
    change("src/deep/er/model.py", "MODEL\n"),
    change("tests/test_features.py", "def test(): pass\n"),
]


def export(root):
    writer.apply(root, FILES, "one")


def in_a_process(work, root, last_step):
    """Run `work(root)` in a fork that is gone before step number `last_step`; its exit code."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    steps = 0

    def end(_):
        nonlocal steps
        steps += 1
        if steps == last_step:
            os._exit(KILLED)

    disk.on_step = end
    code = 1
    try:
        work(root)
        code = 0
    finally:
        os._exit(code)


def count_steps(work, root, monkeypatch):
    steps = []
    monkeypatch.setattr(disk, "on_step", steps.append)
    work(root)
    monkeypatch.setattr(disk, "on_step", None)
    return len(steps)


@pytest.fixture
def states(tmp_path, monkeypatch):
    """Old state, new state, and the number of steps between them."""
    root = project(tmp_path / "model")
    old = state_of(root)
    steps = count_steps(export, root, monkeypatch)
    return old, state_of(root), steps


@pytest.fixture
def say(capsys):
    """Put a count into the output of the run."""

    def say(text):
        with capsys.disabled():
            sys.stdout.write(f"\n{text} ")

    return say


def settle(root):
    """The next start; what it said, by state."""
    said = writer.recover(root)
    assert not open_transactions(root / writer.UNDO)
    assert all(end.touched == [] for end in said)
    return {end.state for end in said}


def test_killed_at_every_step_of_an_export(tmp_path, states, say):
    old, new, steps = states
    seen = {"old": 0, "new": 0}
    for step in range(1, steps + 1):
        root = project(tmp_path / str(step))
        assert in_a_process(export, root, step) == KILLED
        said = settle(root)
        state = state_of(root)
        assert state in (old, new), step
        name = "new" if state == new else "old"
        assert said <= {name}, step
        seen[name] += 1
        assert not [path for path in state if path.endswith((".tmp", ".back"))]
        if name == "new":
            writer.revert(root, "one")
            assert state_of(root) == old
    assert min(seen.values()) > 5
    say(f"{steps} kill points of an export: {seen}")


def test_killed_again_while_the_next_start_tidies_up(tmp_path, states, say):
    old, new, steps = states
    cases = 0
    for step in range(1, steps + 1):
        for again in range(1, 1000):
            root = project(tmp_path / f"{step}-{again}")
            in_a_process(export, root, step)
            code = in_a_process(writer.recover, root, again)
            settle(root)
            assert state_of(root) in (old, new), (step, again)
            cases += 1
            if code != KILLED:
                break
    assert cases > steps * 3
    say(f"{cases} kill points of a start after a kill")


def test_killed_while_an_error_is_taken_back(tmp_path, states, monkeypatch, say):
    """The way back from a failing disk is ended too."""

    def failing_export(root):
        end = disk.on_step

        def step(what):
            if what.startswith("rename .promote-") and what.endswith(" model.py"):
                raise PermissionError(13, "held by another program", "model.py")
            if end:
                end(what)

        disk.on_step = step
        with pytest.raises(writer.RefusedError):
            export(root)

    old, new, _ = states
    root = project(tmp_path / "failing")
    steps = []
    monkeypatch.setattr(disk, "on_step", steps.append)
    failing_export(root)
    monkeypatch.setattr(disk, "on_step", None)
    assert state_of(root) == old
    for step in range(1, len(steps) + 1):
        root = project(tmp_path / str(step))
        assert in_a_process(failing_export, root, step) == KILLED
        settle(root)
        assert state_of(root) in (old, new), step
    say(f"{len(steps)} kill points of a failing export")


def test_killed_at_every_step_of_a_revert(tmp_path, states, monkeypatch, say):
    old, new, _ = states
    root = project(tmp_path / "count")
    export(root)
    steps = count_steps(lambda root: writer.revert(root, "one"), root, monkeypatch)
    for step in range(1, steps + 1):
        root = project(tmp_path / str(step))
        export(root)
        assert in_a_process(lambda root: writer.revert(root, "one"), root, step) == KILLED
        settle(root)
        state = state_of(root)
        assert files(state) in (files(old), files(new)), step
        if files(state) == files(new):
            writer.revert(root, "one")
        assert files(state_of(root)) == files(old)
    say(f"{steps} kill points of a revert")


def files(state):
    """A state without its empty folders."""
    return {path: data for path, data in state.items() if data is not None}


def test_an_edit_after_the_kill_is_never_lost(tmp_path, states):
    """Whoever edits a file before the next start keeps the edit, and is told."""
    old, new, steps = states
    outcomes = set()
    for step in range(1, steps + 1):
        root = project(tmp_path / str(step))
        in_a_process(export, root, step)
        edited = root / "src/features.py"
        edited.write_bytes(b"EDITED\n")
        said = writer.recover(root)
        state = state_of(root)
        assert state["src/features.py"] == b"EDITED\n", step
        rest = {path: data for path, data in state.items() if path != "src/features.py"}
        assert rest in [
            {path: data for path, data in other.items() if path != "src/features.py"}
            for other in (old, new)
        ], step
        for end in said:
            outcomes.add((end.state, tuple(end.touched)))
    assert ("old", ("src/features.py",)) in outcomes
    assert ("new", ("src/features.py",)) in outcomes


def test_a_start_leaves_a_living_writer_alone(tmp_path, monkeypatch):
    root = project(tmp_path)
    found = []

    def look(step):
        if step.startswith("rename .promote-"):
            found.append(in_a_process(lambda root: writer.recover(root), root, 0))
            found.append(len(open_transactions(root / writer.UNDO)))

    monkeypatch.setattr(disk, "on_step", look)
    export(root)
    assert found == [0, 1] * 3


def test_a_broken_journal_is_said_and_nothing_else_is_written(tmp_path):
    root = project(tmp_path)
    in_a_process(export, root, 30)
    (transaction,) = open_transactions(root / writer.UNDO)
    (transaction / "journal.json").write_text("{")
    (end,) = writer.recover(root)
    assert end.state == "stuck"
    before = state_of(root)
    with pytest.raises(writer.RefusedError, match=r"could not be ended.*remove `one.open`"):
        writer.apply(root, [change("x.py", "x\n")], None)
    assert state_of(root) == before
