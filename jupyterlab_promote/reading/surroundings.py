"""What stands around a project's code: how it is installed, described and tested.

Only read here; what it means is the engine's business.
"""

from __future__ import annotations

import os
from pathlib import Path

from ..files import is_inside, snapshot_file
from .reader import is_skipped

FILES = ("setup.py", "Pipfile", "environment.yml", "environment.yaml", ".gitignore")
PATTERNS = (
    "README*",
    "readme*",
    "Readme*",
    "requirements*.txt",
    "requirements*.in",
    "requirements/*.txt",
    "requirements/*.in",
)
LOCKS = (
    "poetry.lock",
    "uv.lock",
    "pdm.lock",
    "pylock.toml",
    "Pipfile.lock",
    "conda-lock.yml",
    "pixi.lock",
)
AUTOMATION = (
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    ".gitlab-ci.yml",
    ".gitlab/**/*.yml",
    "azure-pipelines.yml",
    "azure-pipelines.yaml",
    ".azure-pipelines/*.yml",
    ".azuredevops/*.yml",
    ".circleci/config.yml",
    ".travis.yml",
    ".drone.yml",
    ".woodpecker.yml",
    ".woodpecker/*.yml",
    ".gitea/workflows/*.yml",
    ".forgejo/workflows/*.yml",
    "bitbucket-pipelines.yml",
    "Jenkinsfile",
)
MAX_FOUND = 100
MAX_LOOKED = 20_000
"""Names that are looked at in search of neighbours."""
DEEPEST = 3


def descriptions(root: Path) -> list[str]:
    """Paths of the files that say how the project is installed and run."""
    found = [path for path in FILES if (root / path).is_file()]
    for pattern in PATTERNS:
        found += [path.relative_to(root).as_posix() for path in _files(root, pattern)]
    return list(dict.fromkeys(found))


def locks(root: Path) -> list[str]:
    """Names of the lock files: only whether they are there matters."""
    return [name for name in LOCKS if (root / name).is_file()]


def automation(root: Path, top: Path | None) -> list[dict]:
    """Read what runs on a code host, at the top of the work tree around the project.

    Returns
    -------
    `{path, hash, text}`, paths relative to that top; a file that can't be read has
    no text.
    """
    folder = top or root
    found = []
    for pattern in AUTOMATION:
        for path in _files(folder, pattern):
            if len(found) < MAX_FOUND:
                file = snapshot_file(folder, path.relative_to(folder).as_posix())
                found.append({key: file[key] for key in ("path", "hash", "text")})
    return found


def neighbours(root: Path) -> list[str]:
    """Python files, and folders that hold some, three levels deep.

    By them an import of a neighbour is told from one of a package.
    """
    found: list[str] = []
    waiting = [(root, "", 0)]
    looked = 0
    while waiting and looked < MAX_LOOKED:
        folder, path, depth = waiting.pop(0)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        looked += len(entries)
        python = [entry.name for entry in entries if entry.name.endswith(".py")]
        if python and path:
            found.append(path)
        found += [f"{path}/{name}" if path else name for name in python]
        for entry in entries if depth < DEEPEST else ():
            if entry.is_dir(follow_symlinks=False) and not is_skipped(entry):
                inner = f"{path}/{entry.name}" if path else entry.name
                waiting.append((Path(entry.path), inner, depth + 1))
    return sorted(found)


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        found = sorted(path for path in folder.glob(pattern) if path.is_file())
    except OSError:
        return []
    return [path for path in found[:MAX_FOUND] if is_inside(path, folder)]
