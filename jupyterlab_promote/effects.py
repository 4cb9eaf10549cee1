"""Does for the command line's Node process what it may not do itself.

It reads and writes no files: reading, writing and running tests are the same
here as in JupyterLab. What it asks for is listed in `src/cli/effects.ts`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any


class ExitRequest(Exception):  # noqa: N818
    """The command is at its end."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def answer_to(request: dict[str, Any]) -> dict[str, Any]:
    """Do what is asked: `{"answer": …}`, or `{"error": sentence}`."""
    try:
        return {"answer": EFFECTS[request["do"]](request)}
    except BrokenPipeError:
        # Nobody reads what is printed.
        raise
    except _sentences() as error:
        return {"error": str(error)}


def _sentences() -> tuple[type[Exception], ...]:
    """Errors whose text is meant for people."""
    from .writing.targets import RefusedError

    return (RefusedError, ValueError, OSError)


def _project(request: dict[str, Any]) -> dict:
    from .administration import read_administration
    from .files import UNDO
    from .reading.project import read_project
    from .reading.roots import find_root

    start = Path(request["path"] or ".").absolute()
    root = find_root(start)
    if root and (root.path / UNDO).is_dir():
        from .writing import apply as writer

        for end in writer.recover(root.path):
            _write(sys.stderr, writer.sentence(end) + "\n")
    return read_project(
        start,
        administration=read_administration(),
        all_packs=bool(request.get("packs")),
        document=request.get("document"),
    )


def _find(request: dict[str, Any]) -> list[dict]:
    from .reading.notebooks import find_notebooks

    return find_notebooks(request["paths"])


def _read(request: dict[str, Any]) -> dict:
    from .reading.notebooks import read_text

    return read_text(request["path"])


def _changed(request: dict[str, Any]) -> dict:
    from . import git

    return {"paths": git.changed(Path(request["root"]), request["since"])}


def _apply(request: dict[str, Any]) -> dict:
    from .writing import apply as writer
    from .writing.notebooks import remember
    from .writing.targets import RefusedError

    root = Path(request["root"])
    try:
        written = writer.apply(root, request["files"], request["undo"])
    except RefusedError as error:
        return {"ok": False, "written": [], "problem": str(error)}
    for notebook in request.get("notebooks", []):
        remember(root, root / notebook)
    return {"ok": True, "written": written, "problem": None}


def _write_files(request: dict[str, Any]) -> dict:
    from .writing import apply as writer
    from .writing.targets import RefusedError

    # A person named these files, links included: what they lead to is meant.
    into = request.get("into")
    if into is not None and Path(into).exists() and _is_taken(Path(into)):
        problem = f"`{into}` is not an empty folder; name a new or an empty one."
        return {"ok": False, "written": [], "problem": problem}
    paths = [Path(into or "", file["path"]).resolve() for file in request["files"]]
    folder = Path(os.path.commonpath([path.parent for path in paths]))
    while not folder.exists():
        folder = folder.parent
    files = [
        file | {"path": path.relative_to(folder).as_posix()}
        for file, path in zip(request["files"], paths, strict=True)
    ]
    names = dict(zip((file["path"] for file in files), request["files"], strict=True))
    try:
        written = writer.write(files, folder)
    except RefusedError as error:
        return {"ok": False, "written": [], "problem": str(error)}
    return {"ok": True, "written": [names[path]["path"] for path in written], "problem": None}


def _is_taken(folder: Path) -> bool:
    return not folder.is_dir() or any(folder.iterdir())


def _tests(request: dict[str, Any]) -> dict:
    count = done = 0

    def tell(event: dict[str, Any]) -> None:
        nonlocal count, done
        count = event.get("count", count)
        done += event["event"] == "test"
        _progress(f"Tests: {done} of {count}")

    task = {"stage": request["stage"], "root": request["root"]}
    end, noise = _script("run_tests.py", task, tell)
    return (end or {}).get("run") or {
        "fingerprint": request["stage"]["fingerprint"],
        "state": "not-run",
        "reason": f"The test run ended without a result: {noise}",
        "imports": [],
        "tests": [],
        "seconds": 0,
    }


def _committed(request: dict[str, Any]) -> dict:
    from .handover.as_it_was import as_it_was
    from .reading.roots import find_root
    from .writing.targets import RefusedError

    file = Path(request["path"]).absolute()
    root = find_root(file)
    try:
        found = as_it_was(file, root.path if root else None, request["revision"])
    except RefusedError as error:
        return {"text": None, "commit": None, "problem": str(error)}
    return {**found, "problem": None}


RUNS = {"before": "as it was", "after": "as it is", "again": "as it was, once more"}


def _prove(request: dict[str, Any]) -> dict:
    def tell(event: dict[str, Any]) -> None:
        if event["event"] == "cell":
            run = RUNS[event["run"]]
            _progress(f"The notebook {run}: cell {event['number']} of {event['of']}")

    end, noise = _script("prove.py", request["request"], tell)
    if end is None:
        raise ValueError(f"The proof ended without a result: {noise}")
    return end["result"]


def _script(
    name: str, task: dict[str, Any], tell: Callable[[dict[str, Any]], None]
) -> tuple[dict[str, Any] | None, str]:
    """Run a script of `kernel/` in a Python of its own.

    Returns
    -------
    Its event `done`, None where it ended without one, and the last it said beside events.
    """
    end, noise = None, []
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).parent / "kernel" / name)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=os.name != "nt",
    ) as process:
        try:
            process.stdin.write(json.dumps(task))
            process.stdin.close()
            for line in process.stdout:
                if not line.startswith('{"event"'):
                    noise.append(line)
                    continue
                event = json.loads(line)
                tell(event)
                end = event if event["event"] == "done" else end
        except BaseException:
            # The script takes its children and its copy with it.
            process.terminate()
            process.stdout.read()
            raise
        finally:
            _progress("")
    return end, "".join(noise[-5:]).strip() or "?"


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        _write(sys.stderr, f"\r\x1b[K{text}")


def _tell_progress(request: dict[str, Any]) -> None:
    _progress(request["text"])


def _nothing(request: dict[str, Any]) -> list[None]:
    """Without a cache nothing is remembered."""
    return [None] * len(request.get("keys", []))


def _print(request: dict[str, Any]) -> None:
    _write(sys.stdout if request["stream"] == "out" else sys.stderr, request["text"])


def _write(stream: IO[str], text: str) -> None:
    stream.write(text)
    stream.flush()


def _exit(request: dict[str, Any]) -> None:
    raise ExitRequest(request["code"])


EFFECTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "project": _project,
    "find": _find,
    "read": _read,
    "changed": _changed,
    "tests": _tests,
    "committed": _committed,
    "prove": _prove,
    "apply": _apply,
    "write": _write_files,
    "progress": _tell_progress,
    "recall": _nothing,
    "remember": _nothing,
    "print": _print,
    "exit": _exit,
}
