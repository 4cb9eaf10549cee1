"""One writer at a time for each project, also across processes."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

if os.name == "nt":
    import msvcrt
else:
    import fcntl

PAUSE = 0.05
STALE = 600.0
"""Seconds after which a lock without a living owner is taken over."""


class LockBusyError(Exception):
    """Another writer holds the lock."""


@contextlib.contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock file `path`, which stays where it is.

    The system frees it when the process ends, however it ends. On file systems
    that know no locks a second file beside it says who is writing.

    Raises
    ------
    LockBusyError
        Somebody else held it for all of `patience` seconds.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    deadline = time.monotonic() + patience
    owned: Path | None = None
    try:
        while True:
            try:
                if not _try_lock(descriptor):
                    owned = _own(path.with_name(f"{path.name}.owner"))
                break
            except LockBusyError:
                if time.monotonic() >= deadline:
                    raise
                time.sleep(PAUSE)
        yield
    finally:
        if owned is not None:
            owned.unlink(missing_ok=True)
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    """Lock; False where the file system has no locks."""
    try:
        if os.name == "nt":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            raise LockBusyError from error
        return False
    return True


def _own(path: Path) -> Path:
    for _ in range(2):
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            if not _is_stale(path):
                raise LockBusyError from None
            path.unlink(missing_ok=True)
        else:
            os.write(descriptor, f"{_host()} {os.getpid()}".encode())
            os.close(descriptor)
            return path
    raise LockBusyError


def _is_stale(path: Path) -> bool:
    try:
        host, _, process = path.read_text().partition(" ")
        age = time.time() - path.stat().st_mtime
    except OSError:
        return False
    if host == _host() and process.isdigit() and os.name != "nt":
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False
    return age > STALE


def _host() -> str:
    import platform

    return platform.node().replace(" ", "-") or "-"
