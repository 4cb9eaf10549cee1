"""Notebooks as they were at their last export, for where git has none; git ignores this folder."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from pathlib import Path

from ..files import is_inside
from . import apply as writer
from . import disk
from .targets import RefusedError

FOLDER = f"{writer.UNDO}/notebooks"


def remember(root: Path, notebook: Path) -> None:
    """Keep a notebook as it is on the disk, in the place of what was kept of it before.

    It only serves a later comparison: where it can't be kept, the export goes on.
    """
    with contextlib.suppress(OSError, ValueError, RefusedError):
        writer.prepare(root)
        file = root / _path(root, notebook)
        file.parent.mkdir(exist_ok=True)
        if is_inside(file, root):
            new = file.with_name(f"{file.stem}-{secrets.token_hex(4)}.new")
            disk.write_new(new, notebook.read_bytes())
            disk.replace(new, file)


def remembered(root: Path, notebook: Path) -> str | None:
    """Text of a notebook as it was at its last export; None where nothing is kept."""
    try:
        file = root / _path(root, notebook)
        return file.read_text("utf-8") if is_inside(file, root) else None
    except (OSError, ValueError):
        return None


def _path(root: Path, notebook: Path) -> str:
    """Where it is kept; ValueError for a link that leads out of the project."""
    name = notebook.resolve().relative_to(root.resolve()).as_posix()
    return f"{FOLDER}/{hashlib.sha256(name.encode('utf-8')).hexdigest()[:24]}.ipynb"
