"""What git knows of a project, asked by the user's own git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

TIMEOUT = 3.0
MIN_TRACKED = 10_000
"""Bytes of a file that is worth a word."""
MAX_TRACKED = 200_000


def work_tree(root: Path) -> Path | None:
    """Top folder of the git work tree around `root`, None outside of one."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return folder
    return None


def identity(root: Path) -> str | None:
    """`Name <mail>` as git has it configured for this project; None where it has none.

    Never raises: without git, or where it takes too long, there is no identity.
    """
    output = _ask(root, "config", "-z", "--get-regexp", r"^user\.(name|email)$")
    if output is None:
        return None
    found = {}
    for entry in output.split("\0"):
        key, _, value = entry.partition("\n")
        found[key] = value.strip()
    name, mail = found.get("user.name"), found.get("user.email")
    if name and mail:
        return f"{name} <{mail}>"
    return name or mail or None


def tracked(root: Path) -> list[dict] | None:
    """List the larger files below a folder that are in git; None where git can't say.

    Returns
    -------
    `{path, size}`, paths relative to `root`; files of less than 10 kB and those
    that lie in git only are left out.
    """
    output = _ask(root, "ls-files", "-z")
    if output is None:
        return None
    found = []
    for path in output.split("\0")[:MAX_TRACKED]:
        try:
            size = os.lstat(root / path).st_size if path else 0
        except (OSError, ValueError):
            continue
        if size >= MIN_TRACKED:
            found.append({"path": path, "size": size})
    return found


def _ask(root: Path, *arguments: str) -> str | None:
    """Ask git; None without git, or where it fails or takes too long."""
    git = shutil.which("git")
    if git is None:
        return None
    environment = os.environ | {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            [git, *arguments],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode in (0, 1) else None
