"""Single files of a project: text, hash, and where a path really lies."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

UNDO = ".promote/undo"
"""Folder of a project that keeps what exports replaced, and what is being written."""

MAX_TEXT = 1_000_000
"""Bytes of a file that is read as text; a larger one is listed without."""

MAX_HASHED = 100_000_000
"""Bytes of a file that is hashed; a larger one is listed without."""


def sha256(data: bytes) -> str:
    """Hash of some bytes, as hex."""
    return hashlib.sha256(data).hexdigest()


def is_inside(path: Path, root: Path) -> bool:
    """Whether `path` lies in `root` once every symlink is followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        # A loop of symlinks leads nowhere, so not into the root either.
        return False


def is_writable(path: Path) -> bool:
    """Whether a file or folder may be written.

    A file that is marked read-only counts as such for root too: root could
    write it, but whoever marked it did not want that.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return bool(mode & 0o222) and os.access(path, os.W_OK)


def snapshot_file(root: Path, path: str) -> dict:
    """Read one file of the project as `ISnapshotFile`.

    Parameters
    ----------
    root
        The project root.
    path
        Relative to the root, with `/`.

    Returns
    -------
    The file with its text; a file that can't be read says why in `problem`.
    Never raises for what lies on the disk.
    """
    target = root / path
    file = {"path": path, "hash": None, "text": None, "size": 0, "writable": False}
    try:
        status = target.stat()
        file["size"] = status.st_size
        if not stat.S_ISREG(status.st_mode):
            return file | {"problem": f"`{path}` is no regular file and was not read."}
        file["writable"] = is_writable(target) and is_writable(target.parent)
        if status.st_size > MAX_HASHED:
            return file | {"problem": f"`{path}` is larger than 100 MB and was not read."}
        data = target.read_bytes()
    except OSError as error:
        return file | {"problem": f"`{path}` could not be read: {reason(error)}."}
    file["hash"] = sha256(data)
    if len(data) > MAX_TEXT:
        return file | {"problem": f"`{path}` is larger than 1 MB and was not read as text."}
    try:
        file["text"] = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return file | {"problem": not_utf8(path, data, error)}
    return file


def not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> str:
    """Sentence for a file of another encoding, with the place of the first wrong byte."""
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start]
    return f"`{path}` is not UTF-8 (byte 0x{byte:02x} in line {line}); save it as UTF-8."


def reason(error: OSError) -> str:
    """Say what the system said, in lower case as part of a sentence."""
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]
