"""Exports that can be taken back: for each notebook the last one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..files import UNDO

LEDGER = ".promote/ledger/"


def last_exports(root: Path, files: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Find the last export of each notebook that was not taken back.

    Parameters
    ----------
    root
        The project root.
    files
        Files of the snapshot by path: a ledger that is as an export left it says
        that this export was its notebook's last.

    Returns
    -------
    `{id, paths}`, newest first; the paths are relative to the root.
    """
    store = root / UNDO
    try:
        names = sorted((child.name for child in store.iterdir()), reverse=True)
    except OSError:
        return []
    from ..writing.journal import load

    found = []
    for name in names:
        try:
            journal = load(store / name)
        except (OSError, ValueError):
            continue
        if journal is None or journal.state != "done" or not journal.keep:
            continue
        ledgers = [entry for entry in journal.entries if entry.path.startswith(LEDGER)]
        if ledgers and all(_hash(files, entry.path) == entry.after for entry in ledgers):
            found.append({"id": name, "paths": [entry.path for entry in journal.entries]})
    return found


def _hash(files: Mapping[str, dict[str, Any]], path: str) -> str | None:
    return files[path]["hash"] if path in files else None
