"""Where a project begins: the folder that everything else is relative to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

OUR_KEYS = (
    "library",
    "tests",
    "extends",
    "statements",
    "unbound",
    "default",
    "levels",
    "stages",
    "aim",
    "gate",
    "applies-to",
    "review-in",
)
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.S | re.M)
MAX_FRONT_MATTER = 65_536
"""Characters; a real one has some hundred."""


class Root(NamedTuple):
    """A project root and what made it one."""

    path: Path
    kind: str
    """`pyproject`, `standards` or `git`."""


def front_matter(text: str) -> str | None:
    """Text between the `---` lines at the head of a document, None without one."""
    match = FRONT_MATTER.match(text[:MAX_FRONT_MATTER])
    return match.group(1) if match else None


def is_ours(text: str) -> bool:
    """Whether a STANDARDS.md has front matter of ours.

    Looked up by line, so that a document with a YAML error is still ours and
    gets its message. Over a thousand repositories have a STANDARDS.md for
    other purposes.
    """
    matter = front_matter(text)
    if matter is None and re.match(r"\ufeff?---[ \t]*[\r\n]", text):
        # Somebody forgot the closing line.
        matter = text[:MAX_FRONT_MATTER]
    keys = "|".join(OUR_KEYS)
    return matter is not None and re.search(rf"^(?:{keys})[ \t]*:", matter, re.M) is not None


def find_root(start: Path, ceiling: Path | None = None) -> Root | None:
    """Find the project around a file or folder.

    Parameters
    ----------
    start
        Absolute; a path that does not exist yet counts as a file to be.
    ceiling
        Folder above which nothing is looked at; None: up to the file system's root.

    Returns
    -------
    The nearest folder upward with a pyproject.toml or a STANDARDS.md of ours,
    else the nearest with `.git`, else None. A git work tree is never left
    upward: what lies above it belongs to somebody else.
    """
    folder = start if start.is_dir() else start.parent
    for candidate in (folder, *folder.parents):
        if ceiling is not None and not candidate.is_relative_to(ceiling):
            return None
        kind = _kind(candidate)
        if kind:
            return Root(candidate, kind)
    return None


def _kind(folder: Path) -> str | None:
    try:
        if (folder / "pyproject.toml").is_file():
            return "pyproject"
        document = folder / "STANDARDS.md"
        if document.is_file() and is_ours(_head(document)):
            return "standards"
        if (folder / ".git").exists():
            return "git"
    except OSError:
        # A folder we may not look into has no project for us.
        return None
    return None


def _head(path: Path) -> str:
    with path.open("rb") as stream:
        return stream.read(MAX_FRONT_MATTER).decode("utf-8", "replace")
