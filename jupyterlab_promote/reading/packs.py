"""Standards documents shipped by installed packages.

A package names them in the entry-point group `jupyterlab_promote.standards`:

    [project.entry-points."jupyterlab_promote.standards"]
    acme-standards = "acme_standards:standards.md"

`acme_standards:standards.md` is the file `standards.md` in the folder of the
package `acme_standards` (STANDARDS.md where no file is named). It is read as
data: the package is never imported.
"""

from __future__ import annotations

import importlib.util
from importlib import metadata
from pathlib import Path

from ..files import MAX_TEXT, not_utf8, reason

GROUP = "jupyterlab_promote.standards"


def installed_packs() -> tuple[list[dict], list[str]]:
    """Read the packs of this Python environment.

    Returns
    -------
    `IInstalledPack` tables sorted by name, and a sentence for each that could
    not be read.
    """
    packs: dict[str, dict] = {}
    problems: list[str] = []
    for distribution in metadata.distributions():
        for entry in distribution.entry_points:
            if entry.group != GROUP or entry.name in packs:
                continue
            owner = distribution.metadata["Name"] or "?"
            try:
                text = _read(distribution, entry.value)
            except ValueError as error:
                problems.append(f"Pack `{entry.name}` of {owner} was not read: {error}.")
                continue
            packs[entry.name] = {"name": entry.name, "distribution": owner, "text": text}
    return sorted(packs.values(), key=lambda pack: pack["name"]), problems


def _read(distribution: metadata.Distribution, value: str) -> str:
    package, _, file = (part.strip() for part in value.partition(":"))
    path = f"{package.replace('.', '/')}/{file or 'STANDARDS.md'}"
    if ".." in path.split("/") or "\\" in path:
        raise ValueError(f"`{value}` names no file of its package")
    located = _recorded(distribution, path) or _editable(path)
    if located is None:
        raise ValueError(f"`{path}` is not in the package")
    try:
        if located.stat().st_size > MAX_TEXT:
            raise ValueError(f"`{path}` is larger than 1 MB")
        data = located.read_bytes()
    except OSError as error:
        raise ValueError(f"`{path}`: {reason(error)}") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(not_utf8(path, data, error).rstrip(".")) from error


def _recorded(distribution: metadata.Distribution, path: str) -> Path | None:
    for file in distribution.files or ():
        if file.as_posix() == path:
            return Path(str(file.locate()))
    return None


def _editable(path: str) -> Path | None:
    """Find a file of an editable install, which records no files of its package.

    The spec of a top-level name is found without running anything of it.
    """
    top, _, rest = path.partition("/")
    try:
        spec = importlib.util.find_spec(top)
    except (ImportError, ValueError):
        return None
    for folder in (spec.submodule_search_locations if spec else None) or ():
        file = Path(folder) / rest
        if file.is_file():
            return file
    return None
