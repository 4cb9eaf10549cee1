"""Cells that an import took the place of, as they were; git ignores where they are kept."""

from __future__ import annotations

import re
from pathlib import Path

from ..files import is_inside
from . import apply as writer
from . import disk
from .targets import ChangedError, RefusedError, why

FOLDER = f"{writer.UNDO}/cells"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}\Z")


def keep(root: Path, name: str, text: str) -> list[str]:
    """Keep cells under a name that nothing has yet.

    Parameters
    ----------
    root
        The project root.
    name
        Letters, digits, `-` and `_`.
    text
        JSON, as whoever brings them back wants it.

    Returns
    -------
    The path that was written, relative to the root.

    Raises
    ------
    RefusedError
        Nothing was kept.
    """
    path = _path(name)
    writer.prepare(root)
    file = root / path
    try:
        file.parent.mkdir(exist_ok=True)
        if not is_inside(file, root):
            raise RefusedError(f"`{FOLDER}` leads out of the project; remove it, then retry.")
        disk.write_new(file, text.encode("utf-8"))
    except FileExistsError:
        raise ChangedError(f"`{path}` is there already; take another name.") from None
    except OSError as error:
        raise RefusedError(why(error, root)) from error
    return [path]


def kept(root: Path, name: str) -> str:
    """Text that was kept under a name.

    Raises
    ------
    RefusedError
        There is none any more.
    """
    file = root / _path(name)
    try:
        if is_inside(file, root):
            return file.read_text("utf-8")
    except (OSError, ValueError):
        pass
    raise RefusedError(
        f"The cells as they were are not in `{FOLDER}` any more; bring the notebook back from "
        "version control, or the code from the library."
    )


def _path(name: str) -> str:
    if not _NAME.match(name):
        raise RefusedError(f"`{name}` can't be the name of kept cells.")
    return f"{FOLDER}/{name}.json"
