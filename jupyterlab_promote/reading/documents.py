"""The standards document of a project, read only as far as the reader needs it.

What its statements mean is the engine's business. Here it says where library
and tests are and which documents it extends.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import yaml

from ..files import MAX_TEXT, is_inside
from .roots import front_matter

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CANDIDATES = ("STANDARDS.md", "docs/STANDARDS.md")
MAX_EXTENDED = 50
MAX_NOTES = 500


class Documents(NamedTuple):
    """What the reader learned from the project's documents."""

    paths: list[str]
    """Every document to hand over, relative to the root: the document first, notes last."""
    library: str | None
    tests: str
    extends: list[str]
    """Every name in an `extends` that is no file beside its document."""
    problems: list[str]


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; a missing or broken one is empty (the engine reports it)."""
    try:
        if path.stat().st_size > MAX_TEXT:
            return {}
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}


def table(parent: Any, *keys: str) -> dict[str, Any]:
    """Nested table of a TOML document, empty where it is missing or none."""
    for key in keys:
        parent = parent.get(key) if isinstance(parent, dict) else None
    return parent if isinstance(parent, dict) else {}


def read_documents(root: Path, pyproject: dict[str, Any], document: str | None = None) -> Documents:
    """Find the standards document and what it extends.

    `document`, else `[tool.promote] standards`, else STANDARDS.md at the root,
    else in docs.
    """
    named = document or table(pyproject, "tool", "promote").get("standards")
    first = relative(named) if isinstance(named, str) else None
    paths = [first] if first else [path for path in CANDIDATES if (root / path).is_file()]
    paths = [path for path in paths if is_inside(root / path, root)]
    problems: list[str] = []
    head = _matter(root, paths[0]) if paths else {}
    library, tests = head.get("library"), head.get("tests")
    extends = _follow(root, paths, head, problems)
    paths += _notes(root, head)
    return Documents(
        paths=paths,
        library=relative(library) if isinstance(library, str) else None,
        tests=(relative(tests) if isinstance(tests, str) else None) or "tests",
        extends=extends,
        problems=problems,
    )


def relative(path: str) -> str | None:
    """Make a path of a document relative to the root, with `/`; None where it leaves the root."""
    parts: list[str] = []
    pure = PurePosixPath(path.strip().replace("\\", "/"))
    if pure.is_absolute() or (pure.parts and pure.parts[0].endswith(":")):
        return None
    for part in pure.parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _follow(root: Path, paths: list[str], head: dict, problems: list[str]) -> list[str]:
    """Append the documents that are extended, theirs included, to `paths`."""
    waiting = [(paths[0], name) for name in _extends(head)] if paths else []
    others: list[str] = []
    while waiting:
        base, name = waiting.pop(0)
        path = _beside(root, base, name)
        if path is None:
            others.append(name)
        elif not is_inside(root / path, root):
            problems.append(f"`{base}` extends `{name}`, which lies outside of the project.")
        elif path not in paths:
            if len(paths) > MAX_EXTENDED:
                problems.append(f"`{base}` extends more than {MAX_EXTENDED} documents.")
                break
            paths.append(path)
            waiting += [(path, deeper) for deeper in _extends(_matter(root, path))]
    return others


def _beside(root: Path, base: str, name: str) -> str | None:
    folder = str(PurePosixPath(base).parent)
    for candidate in (name, f"{name}.md"):
        path = relative(f"{folder}/{candidate}")
        if path and (root / path).is_file():
            return path
    return None


def _notes(root: Path, head: dict) -> list[str]:
    """Find the template of promotion notes and the notes that a new one would replace."""
    template, note = head.get("note-template"), head.get("note")
    found = [relative(template)] if isinstance(template, str) else []
    path = relative(note) if isinstance(note, str) else None
    if path:
        pattern = re.sub(r"\{(?:module|date)\}", "*", re.sub(r"[][*?]", "[\\g<0>]", path))
        found += sorted(file.relative_to(root).as_posix() for file in root.glob(pattern))
    inside = [one for one in found if one and is_inside(root / one, root)]
    return [one for one in inside if (root / one).is_file()][:MAX_NOTES]


def _extends(head: dict) -> list[str]:
    value = head.get("extends")
    names = value if isinstance(value, list) else [value]
    return [name for name in names if isinstance(name, str) and name and len(name) < 1000]


def _matter(root: Path, path: str) -> dict[str, Any]:
    """Front matter of a document; empty where there is none or it is broken."""
    try:
        with (root / path).open("rb") as stream:
            text = stream.read(MAX_TEXT).decode("utf-8")
        # Not the loader in C: deep nesting ends the process there.
        loaded = yaml.safe_load(front_matter(text) or "")
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return {}
    return loaded if isinstance(loaded, dict) else {}
