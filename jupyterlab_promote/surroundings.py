"""What stands around a project's code: how it is installed, described and tested.

Only read here; what it means is the engine's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .files import is_inside, snapshot_file

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


def neighbours(root: Path, start: Path) -> list[str]:
    """Python files and folders at the root, in `src` and beside the notebook.

    By them an import of a neighbour is told from one of a package.
    """
    beside = start if start.is_dir() else start.parent
    found = set()
    for folder in (root, root / "src", beside):
        if is_inside(folder, root):
            found.update(child.relative_to(root).as_posix() for child in _importable(folder))
    return sorted(found)


def _importable(folder: Path) -> Iterator[Path]:
    try:
        for child in folder.iterdir():
            if child.suffix == ".py" or (child.name.isidentifier() and child.is_dir()):
                yield child
    except OSError:
        return


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        found = sorted(path for path in folder.glob(pattern) if path.is_file())
    except OSError:
        return []
    return [path for path in found[:MAX_FOUND] if is_inside(path, folder)]
