"""The one writer: change sets, all or nothing.

The same for JupyterLab (behind `POST apply`) and for the command line.

- A change is written only if its file still has the hash that was read.
- Nothing is written outside of the project, nor through a link that leaves it.
- A process that is ended between any two system calls leaves a journal under
  `.promote/undo/`, and the next start ends what it finds: `recover`.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..files import UNDO, is_inside, sha256
from . import disk
from .journal import Entry, load
from .lock import LockBusyError, locked
from .targets import Change, ChangedError, RefusedError, find_targets, why
from .transaction import Recovered, open_transactions, run
from .transaction import recover as end_transactions

PATIENCE = 10.0
"""Seconds to wait for another writer of the same project."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}\Z")


def apply(root: Path, files: list[dict[str, Any]], undo: str | None) -> list[str]:
    """Write a change set into a project.

    Parameters
    ----------
    root
        The project root.
    files
        `IFileChange` tables; `path`, `hash` and `text` are looked at.
    undo
        Name under which the files as they were are kept for `revert`; None
        keeps nothing.

    Returns
    -------
    The paths that were written; files that were so already are not among them.

    Raises
    ------
    ChangedError
        A file is not as it was read; nothing was written.
    RefusedError
        Nothing was written.
    """
    if undo is not None and not _NAME.match(undo):
        raise RefusedError(f"`{undo}` is no name for an export; use letters, digits, `-` and `_`.")
    changes = [_change(file) for file in files]
    recover(root)
    if not find_targets(root, changes):
        return []
    return _write(root, changes, undo)


def revert(root: Path, undo: str) -> list[str]:
    """Give back the bytes before an export.

    Parameters
    ----------
    root
        The project root.
    undo
        The export's name.

    Returns
    -------
    The paths that were restored.

    Raises
    ------
    ChangedError
        Files are not as they were exported; the sentence names them, nothing
        was written.
    RefusedError
        There is no such export, or it can't be taken back.
    """
    recover(root)
    folder = root / UNDO / undo
    try:
        journal = load(folder) if _NAME.match(undo) and folder.is_dir() else None
    except (OSError, ValueError) as error:
        raise RefusedError(
            f"The record of export `{undo}` can't be read ({error}); "
            "take the files back by version control."
        ) from error
    if journal is None:
        raise RefusedError(
            f"There is no record of export `{undo}` under `{UNDO}`; "
            "take the files back by version control."
        )
    now = {entry.path: _hash(root / entry.path) for entry in journal.entries}
    if all(now[entry.path] == entry.before for entry in journal.entries):
        raise RefusedError(f"Export `{undo}` is taken back already; nothing was written.")
    changed = [entry.path for entry in journal.entries if now[entry.path] != entry.after]
    if changed:
        names = ", ".join(f"`{path}`" for path in changed)
        raise ChangedError(
            f"Changed since the export: {names}. Nothing was written; take them back by hand "
            f"or by version control (as they were before: `{UNDO}/{undo}`)."
        )
    written = _write(root, [_backwards(folder, entry) for entry in journal.entries], None)
    for path in reversed(journal.folders):
        disk.remove_folder(root / path)
    return written


def recover(root: Path) -> list[Recovered]:
    """End what an ended process left open in a project.

    Returns
    -------
    What was found and how it was ended; nothing while another process is still
    writing.
    """
    store = root / UNDO
    if not open_transactions(store) or not is_inside(store, root):
        return []
    try:
        with locked(store / "lock", 0):
            return end_transactions(root, store)
    except (LockBusyError, OSError):
        return []


def write(files: list[dict[str, Any]], folder: Path) -> list[str]:
    """Write files that belong to no project, with the same safety.

    Parameters
    ----------
    files
        `{path, hash, text}`, the paths relative to `folder`.
    folder
        Absolute; nothing is written outside of it.

    Returns
    -------
    The paths that were written.

    Raises
    ------
    ChangedError, RefusedError
        Nothing was written.
    """
    from jupyter_core.paths import jupyter_runtime_dir

    changes = [_change(file) for file in files]
    locks = Path(jupyter_runtime_dir()) / "promote"
    locks.mkdir(parents=True, exist_ok=True)
    store = folder / ".promote-open"
    lock = locks / f"{sha256(str(folder.resolve()).encode())[:16]}.lock"
    with _transaction(folder, store, lock):
        targets = find_targets(folder, changes)
        if targets:
            if not store.exists():
                disk.make_folder(store)
            try:
                run(folder, store, targets, secrets.token_hex(8), keep=False)
            finally:
                disk.remove_folder(store)
    return [target.change.path for target in targets]


def prepare(root: Path) -> Path:
    """Create the folder of undo records, which git ignores.

    Raises
    ------
    RefusedError
        It can't be created, or leads out of the project.
    """
    store = root / UNDO
    try:
        for folder in (store.parent, store):
            if not os.path.lexists(folder):
                disk.make_folder(folder)
            if not is_inside(folder, root) or not folder.is_dir():
                raise RefusedError(
                    f"`{folder.relative_to(root).as_posix()}` is no folder inside of the "
                    "project; remove it, then retry."
                )
        if not (store / ".gitignore").exists():
            disk.write_new(store / ".gitignore", b"*\n")
    except FileExistsError:
        # Another writer did the same at this moment.
        return store
    except OSError as error:
        raise RefusedError(why(error, root)) from error
    return store


def sentence(end: Recovered) -> str:
    """Say how an interrupted export was ended."""
    if end.state == "stuck":
        return (
            f"An export was interrupted and can't be ended ({end.reason}); mend that, or remove "
            f"`{UNDO}/{end.id}` by hand."
        )
    how = "finished" if end.state == "new" else "taken back"
    kept = ", ".join(f"`{path}`" for path in end.touched)
    rest = f" Changed since and left as they are: {kept}." if kept else ""
    files = ", ".join(f"`{path}`" for path in end.paths) or "nothing had been written yet"
    return f"An export that was interrupted has been {how} ({files}).{rest}"


def _change(file: dict[str, Any]) -> Change:
    path, known, text = file.get("path"), file.get("hash"), file.get("text")
    if not isinstance(path, str) or not all(isinstance(x, str | None) for x in (known, text)):
        raise RefusedError("A change of a file needs `path`, `hash` and `text`; this is a fault.")
    try:
        data = None if text is None else text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedError(
            f"The new text of `{path}` holds half a Unicode character at {error.start}, which "
            "can't be saved; remove it from its cell."
        ) from error
    return Change(path, known, data)


def _backwards(folder: Path, entry: Entry) -> Change:
    if entry.backup is None:
        return Change(entry.path, entry.after, None)
    backup = folder / entry.backup
    return Change(entry.path, entry.after, backup.read_bytes(), backup.stat())


def _write(root: Path, changes: list[Change], undo: str | None) -> list[str]:
    store = prepare(root)
    with _transaction(root, store, store / "lock"):
        if undo is not None and (store / undo).exists():
            raise RefusedError(f"An export named `{undo}` is there already; retry.")
        targets = find_targets(root, changes)
        run(root, store, targets, undo or secrets.token_hex(8), keep=undo is not None)
    return [target.change.path for target in targets]


@contextlib.contextmanager
def _transaction(root: Path, store: Path, lock: Path) -> Iterator[None]:
    """Hold the lock, end what was left open, and make sentences of errors."""
    try:
        with locked(lock, PATIENCE):
            stuck = [end for end in end_transactions(root, store) if end.state == "stuck"]
            if stuck:
                raise RefusedError(
                    f"An earlier, interrupted export could not be ended ({stuck[0].reason}); "
                    f"mend that, or remove `{stuck[0].id}` under `{store}` by hand."
                )
            yield
    except LockBusyError as error:
        raise RefusedError(
            f"Another export is being written into `{root.name}`; retry in a moment."
        ) from error
    except OSError as error:
        if open_transactions(store):
            raise RefusedError(
                f"The export was interrupted ({error}) and will be taken back by the next start; "
                "mend the cause, then retry."
            ) from error
        raise RefusedError(why(error, root)) from error


def _hash(file: Path) -> str | None:
    try:
        return sha256(file.read_bytes())
    except OSError:
        return None
