"""The system calls that change something, each announced before it is made.

`on_step` lets a test end the process between any two of them.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

AT_ONCE = 16

on_step: Callable[[str], None] | None = None


def _step(what: str) -> None:
    if on_step is not None:
        on_step(what)


def make_folder(path: Path) -> None:
    """Create a folder whose parent is there."""
    _step(f"mkdir {path.name}")
    path.mkdir()


def write_new(
    path: Path, data: bytes, like: os.stat_result | None = None, sync: bool = True
) -> None:
    """Write a file that must not exist yet, down to the disk.

    Parameters
    ----------
    path
        The new file.
    data
        Its bytes.
    like
        Status of the file whose mode and owner it gets; None: as any new file
        of the user (umask).
    sync
        False: `sync_files` brings it down to the disk.
    """
    _step(f"open {path.name}")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    with os.fdopen(descriptor, "wb", buffering=0) as stream:
        _step(f"write {path.name}")
        view = memoryview(data)
        while view:
            view = view[stream.write(view) :]
        if like is not None:
            _imitate(path, like)
        if sync:
            _step(f"fsync {path.name}")
            os.fsync(descriptor)


def sync_files(paths: list[Path]) -> None:
    """Bring files down to the disk: many at once, as a disk is quicker than one after the other."""
    if len(paths) <= AT_ONCE:
        for path in paths:
            _sync(path)
        return
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(_sync, paths))


def _sync(path: Path) -> None:
    _step(f"fsync {path.name}")
    # Windows syncs only what is open for writing.
    mode = os.O_RDWR if os.name == "nt" else os.O_RDONLY
    descriptor = os.open(path, mode | _BINARY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _imitate(path: Path, like: os.stat_result) -> None:
    ours = path.stat()
    if hasattr(os, "chown") and (ours.st_uid, ours.st_gid) != (like.st_uid, like.st_gid):
        # Only root may give files away; the new owner is then the writer.
        with contextlib.suppress(PermissionError):
            os.chown(path, like.st_uid, like.st_gid)
    _step(f"chmod {path.name}")
    path.chmod(stat.S_IMODE(like.st_mode))


def replace(source: Path, target: Path) -> None:
    """Put `source` in the place of `target` in one step."""
    _step(f"rename {source.name} {target.name}")
    source.replace(target)


def remove(path: Path) -> None:
    """Remove a file; one that is gone already is fine."""
    _step(f"unlink {path.name}")
    path.unlink(missing_ok=True)


def remove_folder(path: Path) -> None:
    """Remove a folder if it is there and empty."""
    _step(f"rmdir {path.name}")
    with contextlib.suppress(OSError):
        path.rmdir()


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name == "nt":
        return
    _step(f"fsync {path.name}/")
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_BINARY = getattr(os, "O_BINARY", 0)
