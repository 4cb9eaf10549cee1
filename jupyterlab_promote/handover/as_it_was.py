"""A notebook as it was before: what a proof compares it with."""

from __future__ import annotations

from pathlib import Path

from ..writing.notebooks import remembered
from ..writing.targets import RefusedError
from .repository import committed


def as_it_was(file: Path, root: Path | None, revision: str | None = None) -> dict:
    """Read a notebook as a commit has it, else as it was at its last export.

    Parameters
    ----------
    file
        The notebook.
    root
        The project root, where what an export kept lies; None: there is none.
    revision
        A commit, of which then nothing else will do; None: the last one.

    Returns
    -------
    `text`, and `commit`: the full name of the commit, None for the last export.

    Raises
    ------
    RefusedError
        There is none; a whole sentence says why.
    """
    try:
        return committed(file, revision or "HEAD")
    except RefusedError:
        text = remembered(root, file) if root is not None and revision is None else None
        if text is None:
            raise
        return {"text": text, "commit": None}
