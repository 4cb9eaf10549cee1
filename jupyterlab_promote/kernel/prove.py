"""Prove by re-running that a notebook as it is gives the values that it gave as it was.

A script: standard library, and the jupyter_client of the Python that runs it.
It is run by the command line, and sent to a kernel as text like `run_tests.py`.

Request
    JSON, in the global `PROMOTE_REQUEST`, else on standard input:

    - `before`, `after`: the notebooks (JSON of the .ipynb)
    - `root`: absolute folder of the project; `notebook`: path of the notebook relative to it
    - `paths`: `{"before": […], "after": […]}`: folders for the front of `sys.path`, relative to
      `root` or absolute; may be missing
    - `overlay`: files `{"path", "text"}` that the library has as it is; may be missing
    - `modules`: import names that must come from `root` in the run after; may be missing
    - `kernel`: name of a kernelspec, None for the Python that runs this
    - `copy`: true (the default) to run in a temporary copy of `root`, false to run in place
    - `files`: paths relative to `root` that are copied, None for all
    - `seconds`: limit for the cells of each run, None for none; `environment`: more variables
    - `options`: of `compare.compare`
    - `texts`: sources of this folder by name, where the files do not lie beside this one
    - `probe`: `{"path", "token"}`, may be missing; where the file does not hold the token, this
      runs on another machine than the project

Answer
    JSON events on standard output, one a line:

    - `{"event": "run", "run": "before" | "after" | "again", "cells": n}`: a run begins
    - `{"event": "cell", "run": …, "cell": index, "number": n, "of": n}`: a cell begins
    - `{"event": "done", "result": …}`: the last one, with what `compare.compare` returns

An interrupt (KeyboardInterrupt, SIGINT, SIGTERM) ends the kernel and the run,
and is a `done` with `not-run`. The notebook as it was runs again only where
a difference was found, to tell what varies from run to run.
"""

from __future__ import annotations

import json
import shutil
import signal
import sys
import tempfile
import types
from pathlib import Path

MOST_COPIED = 2_000_000_000
NOT_COPIED = {"__pycache__", ".git", ".ipynb_checkpoints", "node_modules", ".venv"}
NOT_COPIED |= {".pytest_cache", ".mypy_cache", ".ruff_cache", ".tox", ".nox"}
PACKAGE = "jupyterlab_promote_kernel"
HERE = ("moments", "hashing", "alignment", "compare", "run_notebook")
THERE = ("moments", "hashing", "names", "digest_plain", "digest_data", "digest_models")
THERE += ("digest_figures", "digest", "watch")

LOAD = f'''
import sys, types
def load(texts):
    """Make modules of sources by name, in this order; they import one another as files do."""
    package = sys.modules.setdefault({PACKAGE!r}, types.ModuleType({PACKAGE!r}))
    package.__path__ = []
    for name, text in texts.items():
        module = types.ModuleType(f"{PACKAGE}.{{name}}")
        module.__package__, module.__file__ = {PACKAGE!r}, f"<{{name}}.py of jupyterlab-promote>"
        sys.modules[module.__name__] = module
        setattr(package, name, module)
        exec(compile(text, module.__file__, "exec"), module.__dict__)
    return package
'''


def load(texts: dict, names: tuple) -> types.ModuleType:
    """Make a package of modules of the sources with these names, in order of their imports."""
    space = {"__name__": PACKAGE}
    exec(LOAD, space)  # noqa: S102 - our own text
    return space["load"]({name: texts[name] for name in names})


def injection(texts: dict) -> str:
    """Return an expression that makes the modules of `watch` in a kernel and is that module."""
    sources = {name: texts[name] for name in THERE}
    return f"(lambda s: (exec({LOAD!r}, s), s['load']({sources!r}).watch)[1])({{}})"


def texts_beside() -> dict:
    """Return the sources that lie beside this file, by name."""
    folder = Path(__file__).parent
    return {name: (folder / f"{name}.py").read_text("utf-8") for name in {*HERE, *THERE}}


class TooLarge(Exception):  # noqa: N818
    """The project is too large for a copy: a whole sentence."""


class Copies:
    """Fresh copies of a project, all at the same path, so that paths in values are equal."""

    def __init__(self, request: dict, folder: Path) -> None:
        self.source, self.files = Path(request["root"]), request.get("files")
        self.overlay = request.get("overlay", [])
        self.path = folder / self.source.name
        self._size = 0

    def fresh(self, *, overlay: bool) -> Path:
        """Make the copy anew; with `overlay` the library is as it is."""
        shutil.rmtree(str(self.path), ignore_errors=True)
        self._size = 0
        self.path.mkdir(parents=True)
        for name in self.names():
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            self._copy(self.source / name, self.path / name)
        for file in self.overlay if overlay else ():
            target = self.path / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file["text"].encode("utf-8"))
        return self.path

    def names(self) -> list:
        """Names or paths in the project that are copied."""
        if self.files is not None:
            return self.files
        return sorted(path.name for path in self.source.iterdir())

    def _copy(self, source: Path, target: Path) -> None:
        if source.is_symlink() and self.source.resolve() not in source.resolve().parents:
            target.symlink_to(source.resolve())
        elif source.is_dir():
            if source.name in NOT_COPIED or (source / "pyvenv.cfg").exists():
                return
            target.mkdir(parents=True, exist_ok=True)
            for child in sorted(source.iterdir()):
                self._copy(child, target / child.name)
        elif source.is_file():
            self._size += source.stat().st_size
            if self._size > MOST_COPIED:
                raise TooLarge(
                    f"{self.source} is larger than 2 GB, too much for a copy to run in; "
                    "run in place, or keep large data outside of the project."
                )
            shutil.copy2(str(source), str(target))


class Proof:
    """The runs that a request asks for."""

    def __init__(self, request: dict, texts: dict, folder: Path, say) -> None:
        self.request, self.say = request, say
        self.engine = load(texts, HERE)
        self.injected = injection(texts)
        self.copies = Copies(request, folder) if request.get("copy", True) else None

    def run(self, which: str) -> dict:
        """Record of one run: `before`, `after`, or `again`, which is `before` once more."""
        request, version = self.request, "after" if which == "after" else "before"
        cells = self.engine.run_notebook.cells_of(request[version])
        self.say("run", run=which, cells=len(cells))
        root = Path(request["root"])
        if self.copies is not None:
            root = self.copies.fresh(overlay=version == "after")
        paths = [str(root / path) for path in request.get("paths", {}).get(version, ())]
        place = {
            "folder": str((root / request["notebook"]).parent),
            "root": str(root),
            "paths": paths,
            "modules": request.get("modules", []) if version == "after" else [],
            **{key: request.get(key) for key in ("kernel", "seconds")},
            "environment": request.get("environment") or {},
        }
        Path(place["folder"]).mkdir(parents=True, exist_ok=True)
        tell = lambda event, table: self.say(event, run=which, **table)  # noqa: E731
        return self.engine.run_notebook.run(cells, place, self.injected, tell)

    def result(self) -> dict:
        """Run before and after, and before again where they differ."""
        compare, options = self.engine.compare.compare, self.request.get("options")
        before = self.run("before")
        if before["error"]:
            return compare([before], before, options)
        after = self.run("after")
        result = compare([before], after, options)
        if result["verdict"] == "differs":
            result = compare([before, self.run("again")], after, options)
        return result


def prove(request: dict, say) -> dict:
    """Do everything; returns what `compare.compare` does. `say(event, **table)` is called on."""
    if not sees_project(request):
        return not_run("The kernel runs elsewhere and does not see the project's files.")
    folder = Path(tempfile.mkdtemp(prefix="promote-proof-")).resolve()
    try:
        proof = Proof(request, request.get("texts") or texts_beside(), folder, say)
        try:
            return proof.result()
        except (TooLarge, proof.engine.run_notebook.NotRun) as error:
            reason = str(error)
        except OSError as error:
            reason = f"The copy to run in could not be made: {error}."
    except KeyboardInterrupt:
        reason = "The run was cancelled."
    finally:
        shutil.rmtree(str(folder), ignore_errors=True)
    return not_run(reason)


def not_run(reason: str) -> dict:
    """Return a result that says nothing but why there is none."""
    nothing = {"error": None, "differences": [], "gone": [], "undecided": [], "added": []}
    return {"verdict": "not-run", "reason": reason, **nothing}


def sees_project(request: dict) -> bool:
    """Whether the project's files are there, and are those that the server sees."""
    probe = request.get("probe")
    if not probe:
        return True
    try:
        found = Path(probe["path"]).read_text("utf-8").strip()
    except (OSError, ValueError):
        return False
    return Path(request["root"]).is_dir() and found == probe["token"]


def say(event: str, **table) -> None:
    """Print one event."""
    print(json.dumps({"event": event, **table}), flush=True)


def main(text: str | None = None) -> None:
    """Read the request, run, and say the result."""
    if text is None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        text = sys.stdin.buffer.read().decode("utf-8")
    say("done", result=prove(json.loads(text), say))


if __name__ == "__main__":
    main(globals().get("PROMOTE_REQUEST"))
