"""Which file a change means, and whether it may be written at all."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from pathlib import Path
from typing import NamedTuple

from ..files import is_inside, is_writable, reason, sha256


class RefusedError(Exception):
    """Nothing was written; the sentence says what, where and what to do."""


class ChangedError(RefusedError):
    """A file is not as it was when it was read."""


class Change(NamedTuple):
    """One file to write."""

    path: str
    """Relative to the root, with `/`."""
    hash: str | None
    """sha256 of the bytes that were read; None: the file must not exist."""
    data: bytes | None
    """New bytes; None deletes the file."""
    like: os.stat_result | None = None
    """Whose mode a new file gets; None: as any new file of the user."""


class Target(NamedTuple):
    """A change with everything known about its place."""

    change: Change
    file: Path
    """The real file, symlinks inside of the root followed."""
    before: bytes | None
    status: os.stat_result | None
    missing: list[Path]
    """Folders to create, outermost first."""


def find_targets(root: Path, changes: list[Change]) -> list[Target]:
    """Check a whole change set before anything is written.

    Returns
    -------
    A target for each change that is not there already.

    Raises
    ------
    ChangedError
        A file is not as it was read.
    RefusedError
        A path leaves the project, means a folder, clashes by case with another
        file, or may not be written.
    """
    if not root.is_dir():
        raise RefusedError(f"The project folder `{root}` is not there any more; open it again.")
    _check_twins(changes)
    targets = [_find(root, change) for change in changes]
    return [target for target in targets if target.before != target.change.data]


def _check_twins(changes: list[Change]) -> None:
    seen: dict[str, str] = {}
    for change in changes:
        folded = _fold(change.path)
        if folded in seen:
            raise RefusedError(
                f"`{change.path}` and `{seen[folded]}` are the same file on some systems; "
                "give one of them another name."
            )
        seen[folded] = change.path


def _find(root: Path, change: Change) -> Target:
    path = change.path
    parts = check_path(path)
    missing: list[Path] = []
    folder = root
    for part in parts[:-1]:
        _check_case(folder, part, path)
        folder = folder / part
        if missing or not os.path.lexists(folder):
            missing.append(folder)
        elif not is_inside(folder, root):
            raise RefusedError(
                f"`{path}` lies behind a link that leads out of the project; it is not written "
                "there. Replace the link by a folder, or name another one."
            )
        elif not folder.is_dir():
            raise RefusedError(
                f"`{folder.relative_to(root).as_posix()}` is a file, so `{path}` can't be "
                "written; give the module another name or remove that file."
            )
    _check_case(folder, parts[-1], path)
    file = _real(root, folder / parts[-1], path)
    nearest = missing[0].parent if missing else file.parent
    if not is_writable(nearest):
        raise RefusedError(
            f"`{path}` can't be written: you have no permission to write into "
            f"`{_shown(nearest, root)}`. Ask its owner, or name another folder."
        )
    before, status = _read(file, path)
    if (None if before is None else sha256(before)) != change.hash:
        raise ChangedError(_how_changed(change, before))
    return Target(change, file, before, status or change.like, missing)


def check_path(path: str) -> list[str]:
    """Parts of a relative path.

    Raises
    ------
    RefusedError
        It could mean a file outside of the project or inside of git's own folder.
    """
    parts = path.split("/")
    if (
        not all(parts)
        or {".", ".."} & set(parts)
        or any(ord(letter) < 32 or letter in "\\:" for letter in path)
    ):
        raise RefusedError(f"`{path}` is no path inside of the project; nothing was written.")
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        raise RefusedError(
            f"The name {path!a} is not valid Unicode; rename the file or folder."
        ) from None
    folded = [_fold(part) for part in parts]
    if ".git" in folded or folded[:2] == [".promote", "undo"]:
        raise RefusedError(f"`{path}` is no file to export to; nothing was written.")
    return parts


def _real(root: Path, file: Path, path: str) -> Path:
    if not file.is_symlink():
        return file
    if not is_inside(file, root):
        raise RefusedError(
            f"`{path}` is a link that leads out of the project; it is not written through. "
            "Replace the link by a file, or choose another module."
        )
    return file.resolve()


def _read(file: Path, path: str) -> tuple[bytes | None, os.stat_result | None]:
    try:
        status = file.lstat()
    except FileNotFoundError:
        return None, None
    except OSError as error:
        raise RefusedError(
            f"`{path}` can't be looked at: {reason(error)}; check its permissions."
        ) from error
    if stat.S_ISDIR(status.st_mode):
        raise RefusedError(f"`{path}` is a folder; remove it or choose another module.")
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(f"`{path}` is no regular file; choose another module.")
    if not is_writable(file):
        raise RefusedError(f"`{path}` is read-only; make it writable, or choose another module.")
    try:
        return file.read_bytes(), status
    except OSError as error:
        raise RefusedError(
            f"`{path}` can't be read: {reason(error)}; check its permissions."
        ) from error


def _check_case(folder: Path, name: str, path: str) -> None:
    """Refuse a name that differs from one that is there by case or composition alone."""
    try:
        names = {child.name for child in folder.iterdir()}
    except OSError:
        return
    if name in names:
        return
    for other in names:
        if _fold(other) == _fold(name):
            raise RefusedError(
                f"`{path}` differs from `{other}`, which is there, by upper and lower case "
                "alone; on some systems they are one file. Use the same spelling."
            )


def _how_changed(change: Change, before: bytes | None) -> str:
    if before is None:
        how = "was deleted since it was read"
    elif change.hash is None:
        how = "was created by somebody else meanwhile"
    else:
        how = "was changed since it was read"
    return f"`{change.path}` {how}, so nothing was written; look at the changes again, then retry."


def why(error: OSError, root: Path) -> str:
    """Sentence for a system error during a write: what, where, what to do."""
    name = error.filename
    where = f"`{_shown(Path(os.fsdecode(name)), root)}`" if name else "the project"
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", -1)):
        what = "the disk is full; free some space, then retry"
    elif error.errno == errno.EROFS:
        what = "the disk is read-only; choose a folder that can be written"
    elif error.errno in (errno.EACCES, errno.EPERM):
        what = "there is no permission to write (or another program holds the file)"
    else:
        what = reason(error)
    return f"Nothing was written: {where}: {what}."


def _shown(path: Path, root: Path) -> str:
    try:
        relative = path.relative_to(root).as_posix()
    except ValueError:
        return str(path)
    return root.name if relative == "." else relative


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
