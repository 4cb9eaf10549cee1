"""What git knows of a project, asked by the user's own git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

TIMEOUT = 3.0
MIN_TRACKED = 10_000
"""Bytes of a file that is worth a word."""
MAX_TRACKED = 50_000
"""Files that are looked at; the larger ones of the rest are not known."""


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


def changed(root: Path, since: str) -> list[str]:
    """List the files below a folder that differ from a commit, new ones included.

    Returns
    -------
    Paths relative to `root`, sorted.

    Raises
    ------
    ValueError
        Git can't say; a whole sentence.
    """
    said = f"`--changed-since {since}`: "
    if work_tree(root) is None:
        raise ValueError(f"{said}`{root}` lies in no git work tree; leave the option out.")
    commit = _ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", _first(since))
    if not commit:
        raise ValueError(
            f"{said}git knows no such commit in `{root}`; a shallow clone has only the last ones "
            "(`git fetch --unshallow`, or `fetch-depth: 0` on GitHub)."
        )
    relative = ("--relative", "--name-only", "--no-renames", "--no-ext-diff", "-z")
    differing = _ask(root, "diff", *relative, "--end-of-options", since, "--")
    unknown = _ask(root, "ls-files", "--others", "--exclude-standard", "-z")
    if differing is None or unknown is None:
        raise ValueError(f"{said}git could not compare it; try `git diff {since}` in `{root}`.")
    return sorted({path for path in (differing + unknown).split("\0") if path})


def _first(revision: str) -> str:
    """Commit of a revision or of a range (`main...`) that must be there."""
    start = revision.split("..", 1)[0] or "HEAD"
    return start + "^{commit}"


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
