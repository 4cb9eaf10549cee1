"""Finds and reads the notebooks that a person names on the command line."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path

from .. import git
from ..files import not_utf8, reason, sha256
from .reader import SKIPPED
from .roots import find_root

MAX_SIZE = 200_000_000
"""Bytes; what is larger is no notebook that anybody works with."""


def find_notebooks(paths: list[str]) -> list[dict]:
    """Find notebooks: files as they are named, folders searched, patterns expanded.

    Hidden folders (so checkpoints too), virtual environments and links to
    folders are left out of a search.

    Returns
    -------
    `IFoundNotebook` tables, each file once. A path that is not there has a
    `problem`.
    """
    places = Places()
    found: dict[Path, dict] = {}
    for name in _expanded(paths or ["."]):
        given = Path(name)
        files = sorted(_search(given)) if given.is_dir() else [given]
        for file in files:
            absolute = Path(os.path.normpath(file.absolute()))
            if absolute not in found:
                found[absolute] = _describe(file, absolute, places)
        if given.is_dir() and not files:
            problem = f"There are no notebooks in `{name}`."
            absolute = Path(os.path.normpath(given.absolute()))
            found.setdefault(absolute, _entry(name, None, None, problem, empty=True))
    return list(found.values())


def _expanded(names: list[str]) -> Iterator[str]:
    """Names as they are; a pattern that is no file gives the notebooks and folders that match."""
    for name in names:
        if os.path.exists(name) or not has_magic(name):  # noqa: PTH110
            yield name
            continue
        matches = sorted(glob(name, recursive=True))  # noqa: PTH207
        yield from [one for one in matches if one.endswith(".ipynb")] or [name]


class Places:
    """Project root and git work tree of each folder, each looked for once."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Path | None, Path | None]] = {}

    def of(self, file: Path) -> tuple[Path | None, Path | None]:
        """Root and top of the work tree of a file."""
        folder = file.parent
        if folder not in self._known:
            root = find_root(file)
            self._known[folder] = (root.path if root else None, git.work_tree(folder))
        return self._known[folder]


def _describe(file: Path, absolute: Path, places: Places) -> dict:
    shown = _shown(absolute)
    if not absolute.exists():
        problem = f"`{file}` does not exist; check the spelling and the working folder."
        if has_magic(str(file)):
            problem = f"No notebook matches `{file}`; check the pattern and the working folder."
        return _entry(shown, None, None, problem)
    root, top = places.of(absolute)
    inside = absolute.relative_to(root).as_posix() if root else None
    return _entry(shown, str(root) if root else None, inside, None) | {
        "inTree": absolute.relative_to(top).as_posix() if top else None,
        "size": absolute.stat().st_size,
    }


def _entry(
    path: str, root: str | None, inside: str | None, problem: str | None, *, empty: bool = False
) -> dict:
    return {
        "path": path,
        "root": root,
        "inProject": inside,
        "inTree": None,
        "size": None,
        "problem": problem,
        "empty": empty,
    }


def _shown(absolute: Path) -> str:
    """Path as a person would write it here."""
    here = Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else str(absolute)


def _search(folder: Path) -> Iterator[Path]:
    for path, folders, files in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".")
            and name not in SKIPPED
            and not Path(path, name, "pyvenv.cfg").is_file()
        ]
        yield from (
            Path(path, name) for name in files if name.endswith(".ipynb") and name[0] != "."
        )


def read_text(path: str) -> dict:
    """Read a file that a person named.

    Returns
    -------
    `IFileText`: its text and hash, or the `problem` as a whole sentence.
    """
    answer = {"path": path, "text": None, "hash": None, "problem": None}
    file = Path(path)
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            return answer | {"problem": f"`{path}` is a folder; name a file."}
        if not stat.S_ISREG(status.st_mode):
            return answer | {"problem": f"`{path}` is no regular file; name a file."}
        if status.st_size > MAX_SIZE:
            return answer | {
                "problem": f"`{path}` is larger than 200 MB; clear its outputs, then retry."
            }
        data = file.read_bytes()
    except FileNotFoundError:
        problem = f"`{path}` does not exist; check the spelling and the working folder."
        return answer | {"problem": problem}
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        return answer | {"problem": f"`{path}` can't be read: {why}."}
    answer["hash"] = sha256(data)
    try:
        return answer | {"text": data.decode("utf-8")}
    except UnicodeDecodeError as error:
        return answer | {"problem": not_utf8(path, data, error)}
