"""What a transaction writes down, so that the next start can end it.

A transaction is a folder `<id>.open` with `journal.json` and the files as they
were before (`0`, `1`, …). The journal's state says how it ends:

- `staging`: new texts are being put beside their targets → as it was before
- `commit`: all is staged, targets are being replaced → as it is to be
- `back`: something went wrong meanwhile → as it was before
- `done`: nothing is left to do

A kept transaction becomes the folder `<id>`, from which it can be reverted.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from . import disk

OPEN = ".open"


@dataclass
class Entry:
    """One file of a transaction; paths are relative to the root, with `/`."""

    path: str
    temp: str
    """Where the new text waits, beside the target."""
    before: str | None
    """sha256 before; None where there was no file."""
    after: str | None
    """sha256 after; None where the file is deleted."""
    backup: str | None
    """Name of the file with the bytes before, in the journal's folder."""


@dataclass
class Journal:
    """A transaction as it stands on the disk."""

    id: str
    keep: bool
    state: str
    entries: list[Entry]
    folders: list[str] = field(default_factory=list)
    """Folders that the transaction creates, outermost first."""


def save(folder: Path, journal: Journal) -> None:
    """Write the journal in one step."""
    fresh = folder / "journal.new"
    if fresh.exists():
        disk.remove(fresh)
    text = json.dumps({"schema": 1, **asdict(journal)}, indent=1)
    disk.write_new(fresh, text.encode())
    disk.replace(fresh, folder / "journal.json")
    disk.sync_folder(folder)


def load(folder: Path) -> Journal | None:
    """Read a journal; None where the transaction did not get as far as writing one.

    Raises
    ------
    ValueError
        The journal is there and can't be read.
    """
    try:
        text = (folder / "journal.json").read_text("utf-8")
    except FileNotFoundError:
        return None
    try:
        data = json.loads(text)
        entries = [Entry(**entry) for entry in data["entries"]]
        return Journal(data["id"], data["keep"], data["state"], entries, data["folders"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"unexpected content ({error})") from error


def discard(folder: Path) -> None:
    """Remove a journal's folder, the journal itself last."""
    for file in sorted(folder.iterdir()):
        if file.name != "journal.json":
            disk.remove(file)
    disk.remove(folder / "journal.json")
    disk.remove_folder(folder)
