"""Collects a project's files within bounds, never leaving the project."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..files import is_inside, reason, snapshot_file
from .documents import read_toml, relative, table

MAX_FILES = 5_000
MAX_ENTRIES = 200_000
"""Names that are looked at while folders are searched."""
MAX_TOTAL = 50_000_000
"""Bytes of all texts; files beyond are listed without."""

SETTINGS = ("ruff.toml", ".ruff.toml", "pyproject.toml", "conftest.py")
"""Looked for in every folder from the root to library and tests."""

RUFF_SETTINGS = ("ruff.toml", ".ruff.toml", "pyproject.toml")
SKIPPED = {"__pycache__", "node_modules", "site-packages"}


class _Folder(NamedTuple):
    path: str
    files: list[str]
    links: set[str]
    """Names of `files` that are symlinks."""


class Reader:
    """What was read of one project so far.

    `files` are `ISnapshotFile` tables by path, `folders` relative paths.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, dict] = {}
        self.folders: set[str] = set()
        self._total = 0
        self._entries = 0
        self._left_out: list[str] = []
        self._problems: list[str] = []
        self._visited: set[Path] = set()

    def read(self, paths: Iterable[str]) -> None:
        """Read the files among `paths` that exist."""
        for path in paths:
            target = self.root / path
            if target.is_file() or target.is_symlink():
                self._add(path, trusted=False)

    def settings(self, folder: str) -> None:
        """Read the settings that hold for a folder, from the root down to it."""
        parts = folder.split("/") if folder else []
        for depth in range(len(parts) + 1):
            above = "/".join(parts[:depth])
            if above and (self.root / above).is_dir():
                self.folders.add(above)
            self.read(_join(above, name) for name in SETTINGS)

    def extended_ruff(self) -> None:
        """Read what `extend` of ruff's settings leads to, inside of the project."""
        waiting = [path for path in self.files if path.rpartition("/")[2] in RUFF_SETTINGS]
        seen = set(waiting)
        while waiting:
            path = waiting.pop()
            settings = read_toml(self.root / path)
            if path.endswith("pyproject.toml"):
                settings = table(settings, "tool", "ruff")
            extended = settings.get("extend")
            if not isinstance(extended, str):
                continue
            target = relative(f"{path.rpartition('/')[0] or '.'}/{extended}")
            if target is None or extended.startswith(("/", "~", "$")):
                self._problems.append(
                    f"`{path}` extends `{extended}`, which lies outside of the project: "
                    "its settings are not used."
                )
            elif target not in seen:
                seen.add(target)
                waiting.append(target)
                self.read([target])

    def tree(self, folder: str, suffix: str) -> None:
        """Read a folder's files that end in `suffix`, its settings, and list its folders."""
        for found in self._walk(folder, without=None):
            if found.path:
                self.folders.add(found.path)
            self._add_all(
                found,
                (name for name in found.files if name.endswith(suffix) or name in SETTINGS),
            )

    def records(self, folder: str, without: str) -> None:
        """Read all files of a folder but those below the folder `without`."""
        for found in self._walk(folder, without):
            self._add_all(found, found.files)

    def problems(self) -> list[str]:
        """Sentences about everything that was not read."""
        problems = list(self._problems)
        if self._left_out:
            problems.append(
                f"The project has more than {MAX_FILES:,} files to read; "
                f"{len(self._left_out):,} were left out, the first is `{self._left_out[0]}`."
            )
        if self._entries > MAX_ENTRIES:
            problems.append(
                f"The project's folders hold more than {MAX_ENTRIES:,} entries; "
                "what comes after them was not looked at."
            )
        return problems

    def _add_all(self, folder: _Folder, names: Iterable[str]) -> None:
        for name in names:
            self._add(_join(folder.path, name), trusted=name not in folder.links)

    def _add(self, path: str, *, trusted: bool) -> None:
        if path in self.files:
            return
        if not trusted and not is_inside(self.root / path, self.root):
            self._leads_out(path)
        elif len(self.files) >= MAX_FILES:
            self._left_out.append(path)
        else:
            self.files[path] = self._bounded(snapshot_file(self.root, path))

    def _bounded(self, file: dict) -> dict:
        if file["text"] is None:
            return file
        if self._total + file["size"] > MAX_TOTAL:
            problem = f"`{file['path']}` was not read as text: the project has more than 50 MB."
            return file | {"text": None, "problem": problem}
        self._total += file["size"]
        return file

    def _walk(self, folder: str, without: str | None) -> Iterator[_Folder]:
        waiting = [folder]
        while waiting:
            path = waiting.pop()
            target = self.root / path
            if not target.is_dir() or not self._enter(path, target):
                continue
            found = _Folder(path, [], set())
            try:
                entries = sorted(os.scandir(target), key=lambda entry: entry.name)
            except OSError as error:
                self._problems.append(f"`{path}` could not be read: {reason(error)}.")
                continue
            self._entries += len(entries)
            for entry in entries:
                inner = _join(path, entry.name)
                if not entry.is_dir():
                    found.files.append(entry.name)
                    if entry.is_symlink():
                        found.links.add(entry.name)
                elif inner != without and not is_skipped(entry):
                    waiting.append(inner)
            yield found

    def _enter(self, path: str, target: Path) -> bool:
        """Whether a folder is new and inside of the project; links may lead anywhere."""
        if self._entries > MAX_ENTRIES:
            return False
        if not is_inside(target, self.root):
            self._leads_out(path)
            return False
        real = target.resolve()
        if real in self._visited:
            return False
        self._visited.add(real)
        return True

    def _leads_out(self, path: str) -> None:
        self._problems.append(f"`{path}` is a link that leads out of the project; it was not read.")


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def is_skipped(entry: os.DirEntry) -> bool:
    """Whether a folder is not the project's own: hidden, installed, a virtual environment."""
    if entry.name.startswith(".") or entry.name in SKIPPED:
        return True
    return (Path(entry.path) / "pyvenv.cfg").is_file()
