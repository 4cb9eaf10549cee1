"""What git knows of a project, asked by the user's own git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

TIMEOUT = 3.0


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
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, "config", "-z", "--get-regexp", r"^user\.(name|email)$"]
    environment = os.environ | {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = {}
    for entry in done.stdout.decode("utf-8", "replace").split("\0"):
        key, _, value = entry.partition("\n")
        found[key] = value.strip()
    name, mail = found.get("user.name"), found.get("user.email")
    if name and mail:
        return f"{name} <{mail}>"
    return name or mail or None
