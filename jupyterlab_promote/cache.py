"""What the command line need not find out twice.

A call that only reads (`check`, `plan`, …) is decided by its arguments, the
day and the answers it got from this host. Its record holds the hashes of those
answers and what it printed: where every question is answered as before, the
record is printed and Node does not start. Verdicts on single notebooks, keyed
by content, serve the calls in which something changed.

Nothing here is needed: a file that can't be read or written is as good as none.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any

from .effects import answer_to

READING = {"check", "explain", "plan", "status"}
"""Commands that may be recorded."""
DISK = {"find", "project", "read", "changed"}
"""Questions whose answers depend on the disk alone."""
SILENT = {"recall", "remember", "progress"}
"""Requests that change nothing of what is printed."""
UNUSED = 30 * 86400
"""Seconds after which a file that nobody used is deleted."""


def open_cache(build: str) -> Cache | None:
    """Open the cache of one build of the command line; None where there can be none.

    It lies in `PROMOTE_CACHE_DIR`, else in the user's folder for caches.
    """
    named = os.environ.get("PROMOTE_CACHE_DIR")
    if named:
        folder = Path(named).absolute()
    else:
        from platformdirs import user_cache_path

        folder = user_cache_path("jupyterlab-promote", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return Cache(folder, build)


class Cache:
    """Files by key; each is written whole or not at all."""

    def __init__(self, folder: Path, build: str) -> None:
        self.folder = folder
        self.build = build
        self.compiled = folder / "compiled"

    def call(self, arguments: list[str], colours: str) -> Call | None:
        """One call of the command line; None for one that may write or run."""
        if not arguments or arguments[0] not in READING or "--no-cache" in arguments:
            return None
        today = datetime.date.today().isoformat()
        asked = [self.build, os.getcwd(), arguments, colours, today]  # noqa: PTH109
        return Call(self, f"call-{_digest(asked)}")

    def read(self, name: str) -> str | None:
        """Text of a file, None where there is none."""
        try:
            path = self.folder / name
            text = path.read_text("utf-8")
            os.utime(path)
        except (OSError, ValueError):
            return None
        return text

    def write(self, name: str, text: str) -> None:
        """Write a file, and now and then delete what nobody used for a month."""
        path = self.folder / name
        part = path.with_name(f"{name}.{os.getpid()}.part")
        try:
            part.write_text(text, "utf-8")
            part.replace(path)
            self._prune()
        except OSError:
            return

    def _prune(self) -> None:
        now = time.time()
        marker = self.folder / "pruned"
        if marker.exists() and now - marker.stat().st_mtime < UNUSED / 30:
            return
        marker.touch()
        for file in self.folder.rglob("*"):
            if file.is_file() and now - file.stat().st_mtime > UNUSED:
                file.unlink(missing_ok=True)


class Call:
    """The record of one call: read from the last one, written by this one."""

    def __init__(self, cache: Cache, name: str) -> None:
        self.cache = cache
        self._name = name
        self._answers: dict[str, dict] = {}
        self._steps: list[list] | None = []
        self._printed: list[list[str]] = []
        self._last = _record(cache.read(name))

    @property
    def is_known(self) -> bool:
        """Whether there is a record of such a call."""
        return self._last is not None

    def replay(self) -> int | None:
        """Print what the last call printed, where every answer is as it was.

        Returns
        -------
        Its exit code; None where something has changed, and nothing was printed.
        """
        steps, printed, code = self._last
        for request, expected in steps:
            answer = answer_to(request)
            self._answers[json.dumps(request)] = answer
            if _hash_of(answer) != expected:
                return None
        for stream, text in printed:
            answer_to({"do": "print", "stream": stream, "text": text})
        return code

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Answer a request, by what `replay` has found out already."""
        do = request["do"]
        if do == "recall":
            return {"answer": [self.cache.read(f"verdict-{key}") for key in request["keys"]]}
        if do == "remember":
            for key, text in request["entries"]:
                self.cache.write(f"verdict-{key}", text)
            return {"answer": None}
        return self._answers.pop(json.dumps(_question(request)), None) or answer_to(request)

    def note(self, request: dict[str, Any], answer: dict[str, Any]) -> None:
        """Note a request with its answer."""
        do = request["do"]
        if do == "print":
            self._printed.append([request["stream"], request["text"]])
        elif do in DISK and self._steps is not None:
            self._steps.append([_question(request), _hash_of(answer)])
        elif do not in SILENT:
            # Something ran or was written: the next call is another one.
            self._steps = None

    def keep(self, code: int) -> None:
        """Write the record."""
        if self._steps is not None:
            record = {"steps": self._steps, "printed": self._printed, "code": code}
            self.cache.write(self._name, json.dumps(record))


def _record(text: str | None) -> tuple[list, list, int] | None:
    try:
        record = json.loads(text or "")
        steps = [(dict(request), str(expected)) for request, expected in record["steps"]]
        printed = [(str(stream), str(said)) for stream, said in record["printed"]]
        code = record["code"]
        known = all(request.get("do") in DISK for request, _ in steps)
        return (steps, printed, code) if known and code in (0, 1, 2) else None
    except (KeyError, TypeError, ValueError):
        return None


def _question(request: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in request.items() if key != "id"}


def _hash_of(answer: dict[str, Any]) -> str:
    told = answer.get("answer")
    if isinstance(told, dict) and told.get("text") and told.get("hash"):
        # A file: its hash stands for its text.
        told = told | {"text": ""}
    return _digest(told if told is not None else answer)


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode("utf-8", "surrogatepass")).hexdigest()
