"""Several files written all or nothing, also when the process is ended in between."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path
from typing import NamedTuple

from ..files import sha256
from . import disk
from .journal import OPEN, Entry, Journal, discard, load, save
from .targets import ChangedError, Target


class Recovered(NamedTuple):
    """An interrupted transaction, and how it was ended."""

    id: str
    state: str
    """`old` or `new`; `stuck` where it could not be ended."""
    paths: list[str]
    touched: list[str]
    """Files that somebody changed after the interruption; they were left as they are."""
    reason: str = ""


def run(root: Path, store: Path, targets: list[Target], name: str, *, keep: bool) -> None:
    """Write the targets' new bytes.

    Parameters
    ----------
    root
        Folder that the paths in the journal are relative to.
    store
        Folder of the journals, on the same disk.
    targets
        What `find_targets` returned; checked once more at each step.
    name
        Name of the transaction.
    keep
        Whether the bytes before are kept under `store/<name>` for a revert.

    Raises
    ------
    OSError, ChangedError
        Everything is as it was before.
    """
    folder = store / f"{name}{OPEN}"
    disk.make_folder(folder)
    journal = Journal(name, keep, "staging", *_plan(root, targets))
    try:
        save(folder, journal)
        _stage(root, folder, targets, journal)
        save(folder, journal_in(journal, "commit"))
        for entry in journal.entries:
            if _hash(root / entry.path) != entry.before:
                raise ChangedError(
                    f"`{entry.path}` was changed while it was to be written, so nothing was "
                    "written; look at the changes again, then retry."
                )
            _put(root, entry)
    except BaseException:
        # Also when the user interrupts: half of an export is of no use to anybody.
        if journal.state == "commit":
            # On a full disk the journal can't change, but the way back can still be gone.
            with contextlib.suppress(OSError):
                save(folder, journal_in(journal, "back"))
        _back(root, folder, journal)
        raise
    # All is written. What can't be tidied up now is tidied up by the next start.
    with contextlib.suppress(OSError):
        _finish(root, folder, journal)


def recover(root: Path, store: Path) -> list[Recovered]:
    """End what an ended process left open; to be called by the lock's holder."""
    return [_recover(root, folder) for folder in open_transactions(store)]


def open_transactions(store: Path) -> list[Path]:
    """Folders of the transactions that are not at their end."""
    if not store.is_dir():
        return []
    return sorted(child for child in store.iterdir() if child.name.endswith(OPEN))


def journal_in(journal: Journal, state: str) -> Journal:
    """Return the journal, now in another state."""
    journal.state = state
    return journal


def _plan(root: Path, targets: list[Target]) -> tuple[list[Entry], list[str]]:
    token = secrets.token_hex(4)
    entries = []
    folders: dict[str, None] = {}
    for number, target in enumerate(targets):
        data, before = target.change.data, target.before
        temp = target.file.with_name(f".promote-{token}-{number}.tmp")
        entries.append(
            Entry(
                path=_relative(target.file, root),
                temp=_relative(temp, root),
                before=None if before is None else sha256(before),
                after=None if data is None else sha256(data),
                backup=None if before is None else str(number),
            )
        )
        folders |= {_relative(path, root): None for path in target.missing}
    return entries, list(folders)


def _relative(path: Path, root: Path) -> str:
    """Path relative to the root; a followed link may have left the root's own spelling."""
    base = root if path.is_relative_to(root) else root.resolve()
    return path.relative_to(base).as_posix()


def _stage(root: Path, folder: Path, targets: list[Target], journal: Journal) -> None:
    for path in journal.folders:
        disk.make_folder(root / path)
    written = []
    for target, entry in zip(targets, journal.entries, strict=True):
        if entry.backup is not None and target.before is not None:
            written.append((folder / entry.backup, target.before, target.status))
        if target.change.data is not None:
            written.append((root / entry.temp, target.change.data, target.status))
    for path, data, status in written:
        disk.write_new(path, data, status, sync=False)
    disk.sync_files([path for path, _, _ in written])
    disk.sync_folder(folder)


def _put(root: Path, entry: Entry) -> None:
    if entry.after is None:
        disk.remove(root / entry.path)
    else:
        disk.replace(root / entry.temp, root / entry.path)


def _finish(root: Path, folder: Path, journal: Journal) -> None:
    for parent in sorted({(root / entry.path).parent for entry in journal.entries}):
        disk.sync_folder(parent)
    save(folder, journal_in(journal, "done"))
    if journal.keep:
        disk.replace(folder, folder.with_name(journal.id))
        disk.sync_folder(folder.parent)
    else:
        discard(folder)


def _back(root: Path, folder: Path, journal: Journal) -> None:
    """Restore what was before; leaves alone what somebody else changed meanwhile."""
    for entry in reversed(journal.entries):
        file = root / entry.path
        if journal.state != "staging" and _hash(file) == entry.after:
            _restore(root, folder, entry)
        if (root / entry.temp).exists():
            disk.remove(root / entry.temp)
    for path in reversed(journal.folders):
        if (root / path).is_dir():
            disk.remove_folder(root / path)
    discard(folder)


def _restore(root: Path, folder: Path, entry: Entry) -> None:
    file = root / entry.path
    if entry.backup is None:
        disk.remove(file)
        return
    backup = folder / entry.backup
    temp = root / f"{entry.temp}.back"
    if temp.exists():
        disk.remove(temp)
    disk.write_new(temp, backup.read_bytes(), backup.stat())
    disk.replace(temp, file)


def _recover(root: Path, folder: Path) -> Recovered:
    try:
        journal = load(folder)
        if journal is None:
            discard(folder)
            return Recovered(folder.name, "old", [], [])
        return _end(root, folder, journal)
    except (OSError, ValueError) as error:
        return Recovered(folder.name, "stuck", [], [], str(error))


def _end(root: Path, folder: Path, journal: Journal) -> Recovered:
    paths = [entry.path for entry in journal.entries]
    waiting, touched = [], []
    for entry in journal.entries:
        now = _hash(root / entry.path)
        if now == entry.before:
            waiting.append(entry)
        elif now != entry.after:
            touched.append(entry)
    if journal.state == "done":
        _finish(root, folder, journal)
        return Recovered(journal.id, "new", paths, [])
    forward = all(_is_ready(root, entry) for entry in waiting) and not any(
        _is_unplaced(root, entry) for entry in touched
    )
    if journal.state == "commit" and forward:
        for entry in waiting:
            _put(root, entry)
        _finish(root, folder, journal)
        return Recovered(journal.id, "new", paths, [entry.path for entry in touched])
    if journal.state == "commit":
        save(folder, journal_in(journal, "back"))
    _back(root, folder, journal)
    return Recovered(journal.id, "old", paths, [entry.path for entry in touched])


def _is_ready(root: Path, entry: Entry) -> bool:
    return entry.after is None or _hash(root / entry.temp) == entry.after


def _is_unplaced(root: Path, entry: Entry) -> bool:
    """Whether a file that somebody changed had not got its new text before."""
    return entry.after is None or (root / entry.temp).exists()


def _hash(file: Path) -> str | None:
    try:
        return sha256(file.read_bytes())
    except FileNotFoundError:
        return None
