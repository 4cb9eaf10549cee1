"""Hands an export over to the team's review: a branch and a commit, by the user's own git.

No file of the work tree is touched, so nothing changes under an open notebook:
the branch begins at HEAD, and the commit is made from an index of its own that
holds HEAD and the exported files. What else is staged stays staged. The user's
hooks run; nothing is pushed.

Request (`POST handover`), paths relative to the project root
    - `files`: exactly what is committed; one that is not there any more is removed
    - `notebook`: path of the notebook, which is committed without outputs (the file keeps
      them), or null
    - `branch`: name of a branch that begins here or is continued, null for the one that is
      checked out
    - `message`: of the commit

Answer
    `branch`, `commit` (full name), `files` (what it changes), `said` (what hooks printed)
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import time
from pathlib import Path, PurePosixPath
from typing import Any

from ..writing.targets import RefusedError
from .repository import GitError, Repository

UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "BISECT_LOG": "a bisect",
}
TRUNKS = {"main", "master", "trunk", "develop", "development"}


def state(root: Path) -> dict[str, Any]:
    """Tell what a hand-over of this project would meet.

    Returns
    -------
    `refusal` (None, or a sentence why nothing can be handed over), `branch` (None on a detached
    HEAD), `trunk` (whether that is the team's main branch, so that work goes to one of its own),
    `branches` (names of the local ones that begin with `promote/`), `identity`.
    """
    told = {"branch": None, "trunk": False, "branches": [], "identity": None}
    try:
        git = Repository(root)
        told["branch"] = branch = _branch(git)
        told["trunk"] = branch is not None and _is_trunk(git, branch)
        told["branches"] = git.ask(
            "for-each-ref", "--format=%(refname:short)", "refs/heads/promote/"
        ).split()
        told["identity"] = _identity(git)
        _check(git, branch)
    except (RefusedError, GitError) as error:
        return {**told, "refusal": str(error)}
    return {**told, "refusal": None}


def hand_over(root: Path, request: dict[str, Any]) -> dict[str, Any]:
    """Commit an export.

    Raises
    ------
    RefusedError
        Nothing was committed and the branch is as before; a whole sentence says why.
    """
    git = Repository(root)
    branch = _branch(git)
    _check(git, branch)
    if not request["message"].strip():
        raise RefusedError("The commit needs a message: one line that says what moved and why.")
    paths = [_inside(root, path) for path in request["files"]]
    try:
        return _hand_over(git, root, request, branch, paths)
    except GitError as error:
        raise RefusedError(f"git did not do it; nothing was committed. It says:\n{error}") from None


def _hand_over(
    git: Repository, root: Path, request: dict[str, Any], branch: str, paths: list[str]
) -> dict[str, Any]:
    wanted = request.get("branch") or branch
    head = git.maybe("rev-parse", "--verify", "--quiet", "HEAD")
    with tempfile.TemporaryDirectory(prefix="promote-index-") as folder:
        index = git.with_index(Path(folder) / "index")
        target = _target(git, branch, wanted, {git.path(root / path) for path in paths})
        index.ask("read-tree", target or "--empty")
        entries = [_entry(git, root / path) for path in paths]
        if request.get("notebook"):
            entries.append(_stripped(git, root, request["notebook"]))
        _put(index, entries)
        if index.ask("write-tree") == (target and git.ask("rev-parse", f"{target}^{{tree}}")):
            raise RefusedError(
                f"There is nothing to commit: {wanted} has the exported files as they are."
            )
        said = _commit(git, index, branch, wanted, request["message"].strip())
    names = git.list("diff-tree", "-r", "-z", "--root", "--name-only", "--no-commit-id", "HEAD")
    return {
        "branch": wanted,
        "commit": git.ask("rev-parse", "HEAD"),
        "files": names,
        "said": said + _follow(git, {*names, *_since(git, head)}),
    }


def _since(git: Repository, head: str | None) -> list[str]:
    """Files that a branch which is continued had changed before."""
    return git.list("diff", "--name-only", "-z", head, "HEAD") if head else []


def _follow(git: Repository, names: set[str]) -> str:
    """Let the work tree's own index follow for these files; whatever else is staged stays so.

    What counts is what was committed: a hook may have changed it.
    """
    there = git.list("ls-tree", "--full-tree", "-r", "-z", "HEAD", "--", *names)
    entries = [entry.replace(" blob ", " ", 1) for entry in there]
    kept = {entry.partition("\t")[2] for entry in there}
    entries += [f"0 {'0' * 40}\t{name}" for name in names if name not in kept]
    for wait in (0, 0.1, 0.5, 2):
        time.sleep(wait)
        try:
            _put(git, entries)
        except GitError as error:
            problem = str(error)
        else:
            return ""
    return f"\nThe commit is made, but git's index could not follow ({problem}); run `git reset`."


def _branch(git: Repository) -> str | None:
    return git.maybe("symbolic-ref", "--quiet", "--short", "HEAD")


def _identity(git: Repository) -> str | None:
    who = git.maybe("var", "GIT_AUTHOR_IDENT")
    return who.rsplit(" ", 2)[0] if who else None


def _is_trunk(git: Repository, branch: str) -> bool:
    remote = git.maybe("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    if remote:
        return branch == remote.removeprefix("origin/")
    return branch in TRUNKS


def _check(git: Repository, branch: str | None) -> None:
    for name, what in UNDER_WAY.items():
        if git.file(name).exists():
            raise RefusedError(
                f"{what.capitalize()} is under way in this repository; finish it or abort it "
                "(`git status` says how), then hand over."
            )
    if branch is None:
        raise RefusedError(
            "No branch is checked out (HEAD is detached); switch to one with "
            "`git switch BRANCH`, then hand over."
        )
    if git.list("ls-files", "--unmerged", "-z"):
        raise RefusedError("Some files have conflicts that are not resolved; resolve them first.")


def _inside(root: Path, path: str) -> str:
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or not parts.parts or "\0" in path:
        raise RefusedError(f"`{path}` is no path inside of the project.")
    if not (root / path).parent.resolve().is_relative_to(root.resolve()):
        raise RefusedError(f"`{path}` lies behind a link that leaves the project.")
    return path


def _target(git: Repository, branch: str, wanted: str, ours: set[str]) -> str | None:
    """Commit that the new one stands on, None where it is the first.

    Another branch is continued only where that changes no file of the work tree: it stands on
    HEAD, and what it has done since is in the files that are committed now.
    """
    if git.maybe("check-ref-format", "--branch", wanted) is None:
        raise RefusedError(f"`{wanted}` can't be the name of a branch.")
    head = git.maybe("rev-parse", "--verify", "--quiet", "HEAD")
    there = git.maybe("rev-parse", "--verify", "--quiet", f"refs/heads/{wanted}")
    if wanted == branch or there is None:
        return head
    used = git.ask("for-each-ref", "--format=%(worktreepath)", f"refs/heads/{wanted}")
    if used:
        raise RefusedError(f"{wanted} is checked out in {used}; choose another branch.")
    if head is None or git.maybe("merge-base", "--is-ancestor", head, there) is None:
        raise RefusedError(
            f"{wanted} does not stand on {branch} as it is; choose another name, or bring it "
            f"up to date with `git rebase {branch} {wanted}` while no notebook is open."
        )
    other = git.list("diff", "--name-only", "-z", head, there)
    foreign = [path for path in other if path not in ours]
    if foreign:
        raise RefusedError(
            f"{wanted} changes files that are not part of this export ({foreign[0]}"
            f"{', …' if len(foreign) > 1 else ''}); switch to it with `git switch {wanted}`, or "
            "choose another name."
        )
    return there


def _entry(git: Repository, file: Path) -> str:
    """Line for `update-index --index-info` with the file as it lies."""
    name = git.path(file)
    if not file.is_file():
        return f"0 {'0' * 40}\t{name}"
    blob = git.ask("hash-object", "-w", f"--path={name}", "--", str(file))
    return f"{_mode(git, name, file)} {blob}\t{name}"


def _mode(git: Repository, name: str, file: Path) -> str:
    known = git.ask("ls-files", "--stage", "--", f":(top,literal){name}").partition(" ")[0]
    if os.name == "nt":
        return known or "100644"
    return "100755" if os.access(file, os.X_OK) else "100644"


def _stripped(git: Repository, root: Path, path: str) -> str:
    file = root / _inside(root, path)
    name = git.path(file)
    try:
        text = without_outputs(file.read_bytes().decode("utf-8"))
    except (OSError, ValueError) as error:
        raise RefusedError(f"The notebook {path} can't be read ({error}); save it again.") from None
    blob = git.ask("hash-object", "-w", f"--path={name}", "--stdin", text=text)
    return f"{_mode(git, name, file)} {blob}\t{name}"


def without_outputs(text: str) -> str:
    """Text of a notebook without outputs and execution counts, laid out as it is.

    Raises
    ------
    ValueError
        It is no notebook of format 4.
    """
    notebook = json.loads(text)
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise ValueError("it is no notebook of format 4")
    for cell in cells:
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None
    indent = re.match(r"\{\r?\n([ \t]+)", text)
    plain = json.dumps(
        notebook,
        ensure_ascii=False,
        indent=indent.group(1) if indent else None,
        sort_keys=list(notebook) == sorted(notebook),
    )
    return plain + text[len(text.rstrip()) :]


def _put(git: Repository, entries: list[str]) -> None:
    git.ask("update-index", "-z", "--add", "--index-info", text="".join(f"{e}\0" for e in entries))


def _commit(git: Repository, index: Repository, branch: str, wanted: str, message: str) -> str:
    """Commit on `wanted`; where that fails the branch is as it was."""
    there = git.maybe("rev-parse", "--verify", "--quiet", f"refs/heads/{wanted}")
    born = git.maybe("rev-parse", "--verify", "--quiet", "HEAD") is not None
    if wanted != branch:
        if there is None and born:
            git.ask("branch", "--no-track", wanted, "HEAD")
        git.ask("symbolic-ref", "-m", "jupyter promote: hand over", "HEAD", f"refs/heads/{wanted}")
    try:
        return index.ask("commit", "--cleanup=strip", "-F", "-", text=f"{message}\n")
    except BaseException:
        if wanted != branch:
            git.ask("symbolic-ref", "HEAD", f"refs/heads/{branch}")
            if there is None and born:
                git.ask("update-ref", "-d", f"refs/heads/{wanted}")
        raise
