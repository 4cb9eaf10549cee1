"""The one reader: a project's relevant texts as one snapshot.

The same for JupyterLab (behind `GET project`) and for the command line. What
it returns is `ISnapshot` of `src/engine/project/types.ts`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from .. import git
from . import surroundings
from .documents import Documents, read_documents, read_toml, relative, table
from .exports import last_exports
from .reader import Reader
from .roots import Root, find_root

ROOT_SETTINGS = (
    "setup.cfg",
    "pytest.ini",
    ".pytest.ini",
    "pytest.toml",
    ".pytest.toml",
    "tox.ini",
)


class Administration(NamedTuple):
    """What an administrator set by traitlets."""

    locked: list[str]
    default_standards: str | None = None

    def as_json(self) -> dict:
        """As `IAdministration`."""
        return {"locked": self.locked, "defaultStandards": self.default_standards}


NOBODY = Administration([])


def read_project(
    start: Path,
    *,
    served: Path | None = None,
    above: bool = True,
    administration: Administration = NOBODY,
    all_packs: bool = True,
    document: str | None = None,
) -> dict[str, Any]:
    """Read the project around a file or folder.

    Parameters
    ----------
    start
        Absolute path of a notebook (which may not exist yet) or folder.
    served
        Folder that Jupyter serves; None on the command line.
    above
        Whether the root may lie above `served`.
    administration
        Locks and default document of an administrator.
    all_packs
        False: installed packs are looked for only where a document extends a
        name that is no file of the project.
    document
        Standards document relative to the root, instead of the project's own.

    Returns
    -------
    An `ISnapshot`. Never raises for what lies on the disk.
    """
    root = find_root(start, None if above or served is None else served)
    snapshot = {
        "schema": 1,
        "kind": "none",
        "name": "",
        "root": None,
        "contents": None,
        "files": [],
        "folders": [],
        "packs": [],
        "administration": administration.as_json(),
        "git": {"present": False, "identity": None, "tracked": None, "folder": None},
        "locks": [],
        "automation": [],
        "neighbours": [],
        "problems": [],
        "gone": [],
        "exports": [],
    }
    documents = None
    if root is not None:
        documents = _fill(snapshot, root, served, document)
    extended = documents and set(documents.extends) - {"default"}
    if all_packs or extended or administration != NOBODY:
        from .packs import installed_packs

        packs, problems = installed_packs()
        snapshot["packs"] = packs
        snapshot["problems"] += problems
    return snapshot


def _fill(snapshot: dict, root: Root, served: Path | None, document: str | None) -> Documents:
    pyproject = read_toml(root.path / "pyproject.toml")
    documents = read_documents(root.path, pyproject, document)
    named = documents.library
    libraries = [named] if named is not None else _guesses(root.path, pyproject)
    reader = Reader(root.path)
    reader.read(ROOT_SETTINGS)
    reader.read(documents.paths)
    reader.read(surroundings.descriptions(root.path))
    reader.records(".promote", without=".promote/undo")
    for folder in dict.fromkeys(["", documents.tests, *libraries]):
        reader.settings(folder)
    for folder in dict.fromkeys([documents.tests, *libraries]):
        reader.tree(folder, ".py")
    reader.extended_ruff()
    top = git.work_tree(root.path)
    snapshot |= {
        "kind": root.kind,
        "name": root.path.name,
        "root": str(root.path),
        "contents": _contents(root.path, served),
        "files": sorted(reader.files.values(), key=lambda file: file["path"]),
        "folders": sorted(reader.folders),
        "git": {
            "present": top is not None,
            "identity": git.identity(root.path),
            "tracked": None if top is None else git.tracked(root.path),
            "folder": None if top is None else _folder_in(top, root.path),
        },
        "locks": surroundings.locks(root.path),
        "automation": surroundings.automation(root.path, top),
        "neighbours": surroundings.neighbours(root.path),
        "problems": documents.problems + reader.problems(),
        "gone": _gone(root.path, reader.files),
        "exports": last_exports(root.path, reader.files),
    }
    return documents


def _gone(root: Path, paths: Iterable[str]) -> list[str]:
    """Notebooks that have a ledger and are no longer there."""
    before, after = ".promote/ledger/", ".jsonl"
    notebooks = [
        path[len(before) : -len(after)]
        for path in paths
        if path.startswith(before) and path.endswith(after)
    ]
    return sorted(path for path in notebooks if not (root / path).exists())


def _folder_in(top: Path, root: Path) -> str:
    path = root.relative_to(top).as_posix()
    return "" if path == "." else path


def _contents(root: Path, served: Path | None) -> str | None:
    if served is None or not root.is_relative_to(served):
        return None
    return _folder_in(served, root)


def _guesses(root: Path, pyproject: dict) -> list[str]:
    """Folders in which a library may lie, where no document names it."""
    found: list[str] = []
    tool = table(pyproject, "tool")
    wheel = table(tool, "hatch", "build", "targets", "wheel").get("packages")
    where = table(tool, "setuptools", "packages", "find").get("where")
    for value in (wheel, where):
        found += [path for path in value if isinstance(path, str)] if _is_list(value) else []
    found += [*_poetry_packages(tool), "src"]
    guesses = [relative(path) for path in found]
    guesses += [child.name for child in _children(root) if (child / "__init__.py").is_file()]
    return [path for path in dict.fromkeys(guesses) if path and (root / path).is_dir()]


def _poetry_packages(tool: dict) -> list[str]:
    """Folders of `[tool.poetry] packages`, each `{include = …, from = …}`."""
    packages = table(tool, "poetry").get("packages")
    found = []
    for package in packages if _is_list(packages) else []:
        include, start = table(package).get("include"), table(package).get("from", "")
        if isinstance(include, str) and isinstance(start, str):
            found.append(f"{start}/{include}" if start else include)
    return found


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError:
        return []
