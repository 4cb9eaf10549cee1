"""Answers the command line's Node process, for as long as it asks.

Node writes requests, one JSON object a line (`src/cli/effects.ts`), and gets
one answer a line.
"""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from .effects import ExitRequest, answer_to

if TYPE_CHECKING:
    from .cache import Call


def serve(requests: IO[str], answers: IO[str], call: Call | None = None) -> int | None:
    """Answer requests until one of them is the end.

    Parameters
    ----------
    requests, answers
        The two pipes.
    call
        Remembers what was asked and said, for the next call of the kind.

    Returns
    -------
    The exit code, None where the requests ended without one.
    """
    for line in requests:
        try:
            request = json.loads(line)
        except ValueError:
            # Whatever this is, it is not our program.
            return None
        try:
            answer = call.answer(request) if call else answer_to(request)
            if call:
                call.note(request, answer)
        except ExitRequest as end:
            if call:
                call.keep(end.code)
            return end.code
        try:
            answers.write(json.dumps({"id": request["id"], **answer}) + "\n")
            answers.flush()
        except BrokenPipeError:
            # Node is gone.
            return None
    return None


def warm_up() -> None:
    """Import what nearly every command asks for, while Node starts."""
    from . import administration  # noqa: F401
    from .reading import notebooks, project  # noqa: F401
