"""A git work tree, asked and changed by the user's own git: never through a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from ..writing.targets import RefusedError

SECONDS = 30
COMMIT_SECONDS = 900
"""Hooks of a team may run its tests."""
NOT_INHERITED = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}


class GitError(Exception):
    """Git's own words."""


class Repository:
    """The work tree around a folder.

    Raises
    ------
    RefusedError
        There is no git, or no work tree; a whole sentence says so.
    """

    def __init__(self, folder: Path, index: Path | None = None) -> None:
        git = shutil.which("git")
        if git is None:
            raise RefusedError("There is no `git` on the server's PATH; install it, then retry.")
        self._git, self._folder, self._index = git, folder, index
        top = self.maybe("rev-parse", "--show-toplevel")
        if not top:
            raise RefusedError(
                f"{folder} is in no git work tree; make one with `git init`, then retry."
            )
        self.top = self._folder = Path(top)

    def with_index(self, index: Path) -> Repository:
        """Return the same work tree with another index."""
        return Repository(self._folder, index)

    def path(self, file: Path) -> str:
        """Name of a file as git has it, relative to the work tree's top."""
        try:
            return file.resolve().relative_to(self.top.resolve()).as_posix()
        except ValueError:
            raise RefusedError(f"{file} lies outside of the git work tree {self.top}.") from None

    def file(self, name: str) -> Path:
        """Return a file of git's own, such as MERGE_HEAD, right in linked work trees too."""
        return self._folder / self.ask("rev-parse", "--git-path", name)

    def ask(self, *command: str, text: str | None = None) -> str:
        """Run git and return what it prints, without the last line end.

        Raises
        ------
        GitError
            It failed, with its own words.
        """
        return self.raw(*command, text=text).rstrip("\n")

    def raw(self, *command: str, text: str | None = None) -> str:
        """Like `ask`, with everything that it prints."""
        done = self._run(command, text)
        if done.returncode:
            raise GitError(_words(done.stderr) or _words(done.stdout) or f"exit {done.returncode}")
        return done.stdout.decode("utf-8", "replace")

    def maybe(self, *command: str) -> str | None:
        """Like `ask`, None where git fails."""
        try:
            return self.ask(*command)
        except GitError:
            return None

    def list(self, *command: str) -> list[str]:
        """Entries that a command with `-z` prints."""
        return [entry for entry in self.ask(*command).split("\0") if entry]

    def _run(self, command: tuple[str, ...], text: str | None) -> subprocess.CompletedProcess:
        environment = {k: v for k, v in os.environ.items() if k not in NOT_INHERITED}
        environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "LC_ALL": "C.UTF-8"}
        if self._index is not None:
            environment["GIT_INDEX_FILE"] = str(self._index)
        given = {"stdin": subprocess.DEVNULL} if text is None else {"input": text.encode("utf-8")}
        seconds = COMMIT_SECONDS if command[0] == "commit" else SECONDS
        try:
            return subprocess.run(
                [self._git, *command],
                cwd=self._folder,
                env=environment,
                capture_output=True,
                timeout=seconds,
                check=False,
                **given,
            )
        except subprocess.TimeoutExpired:
            raise GitError(f"`git {command[0]}` took longer than {seconds} s.") from None
        except OSError as error:
            raise GitError(str(error)) from error


def _words(data: bytes) -> str:
    return data.decode("utf-8", "replace").strip()


def committed(file: Path, revision: str = "HEAD") -> dict[str, str]:
    """Read a file as it was committed.

    Returns
    -------
    `text`, and `commit`: the full name of the commit.

    Raises
    ------
    RefusedError
        It can't be had; a whole sentence says why.
    """
    git = Repository(file.parent)
    commit = None
    if not revision.startswith("-"):
        commit = git.maybe("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        raise RefusedError(f"git knows no commit `{revision}` here.")
    name = git.path(file)
    try:
        # Through the filters that a checkout would use, so that line ends are the user's.
        text = git.raw("cat-file", "--filters", f"{commit}:{name}")
    except GitError:
        raise RefusedError(f"{name} is not in the commit `{revision}`.") from None
    return {"text": text, "commit": commit}
