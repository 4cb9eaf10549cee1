"""Watches a notebook run in its kernel: digests of values, outputs, random state and files.

Standard library only, and the IPython that is there. `start` is called before
the first cell, `after` after each, `finish` after the last one; what they find
is published as display data of the type `MIME`, which is no output of the notebook.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import random
import re
import sys
import time
import types
from pathlib import Path

from .digest import Digest
from .hashing import is_installed, join
from .moments import Moments
from .names import names_of

MIME = "application/vnd.jupyterlab-promote.watch+json"
MARK = "promote"
SEED = 0
HISTORY = re.compile(r"_+|_i+|_[ido]h|_i?\d+|__\w+__|_exit_code|_dh")
FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType)
FIGURES = {"Figure", "SubFigure", "FigureBase"}
# Seconds for the values after one cell, after all cells together, and for those at the end.
AFTER, BETWEEN, FINISH = 20, 240, 300
MOST_FILES = 20_000
LARGE_FILE = 1 << 28
NOT_WATCHED = {"__pycache__", ".git", ".ipynb_checkpoints", "node_modules", ".venv"}

_run = None


def start(request: dict) -> None:
    """Begin: seed the random generators, watch what is shown, note which files are there.

    `request`: `paths` (folders that go first on `sys.path`), `root` (folder
    whose files are watched), `modules` (import names that must come from `root`).
    """
    global _run
    sys.path[:0] = request["paths"]
    random.seed(SEED)
    if importlib.util.find_spec("numpy"):
        try:
            import numpy as np

            np.random.seed(SEED)
        except Exception:  # noqa: BLE001, S110 - the notebook will meet a broken NumPy itself
            pass
    from IPython import get_ipython

    _run = Watch(get_ipython(), request)
    _run.publish({"begun": _run.moments.begun})


def after(source: str) -> None:
    """Publish the names a cell mentions, and the digests of their values."""
    mentions, sets = names_of(_run.shell.transform_cell(source))
    begun = time.monotonic()
    values = _run.values(set(mentions), min(AFTER, _run.left))
    _run.left -= time.monotonic() - begun
    _run.publish({"mentions": mentions, "sets": sets, "values": values})


def finish() -> None:
    """Publish everything that is left behind."""
    _run.publish(
        {
            "values": _run.values(None, FINISH),
            "callables": _run.callables(),
            "hidden": hidden(),
            "files": _run.changed_files(),
            "outside": _run.outside(),
        }
    )


class Watch:
    """One run of a notebook in this kernel."""

    def __init__(self, shell, request: dict) -> None:
        self.shell = shell
        self.request = request
        self.moments = Moments()
        self.digest = Digest(self.moments)
        self.left = BETWEEN
        self._before = dict(shell.user_ns)
        self._files = files(request["root"])
        self._format = shell.display_formatter.format
        shell.display_formatter.format = self._formatted

    def publish(self, data: dict) -> None:
        """Send data beside the notebook's outputs."""
        self.shell.display_pub.publish({MIME: data})

    def _formatted(self, value, *arguments, **options):
        """Format what is shown, with its digest as metadata, which frontends ignore."""
        data, metadata = self._format(value, *arguments, **options)
        if data:
            record = self.digest.record(value)
            record.pop("parts", None)
            bases = {base.__name__ for base in type(value).__mro__}
            kind = "figure" if bases & FIGURES else "display"
            if kind == "figure" and record["digest"]:
                timeless = self.digest.timeless(value)
                record.update({"timeless": timeless} if timeless else {})
            metadata = {**metadata, MARK: {**record, "kind": kind}}
        return data, metadata

    def variables(self) -> dict:
        """Return the notebook's own variables by name, functions and modules too."""
        return {
            name: value
            for name, value in list(self.shell.user_ns.items())
            if not HISTORY.fullmatch(name)
            and not (name in self._before and self._before[name] is value)
        }

    def values(self, names, seconds: float) -> dict:
        """Return records of values by name, of `names` or all; unread where no time is left."""
        found, ends = {}, time.monotonic() + seconds
        for name, value in self.variables().items():
            if (names is not None and name not in names) or is_callable(value):
                continue
            if isinstance(value, type):
                if is_installed(value):
                    continue
                value = class_state(value)
            if time.monotonic() < ends:
                found[name] = self.digest.record(value)
            elif names is None:
                found[name] = {"digest": None, "kind": "", "text": "", "doubts": ["unread"]}
        return found

    def callables(self) -> list:
        """Names of functions and classes."""
        found = self.variables().items()
        return sorted(n for n, value in found if is_callable(value) or isinstance(value, type))

    def changed_files(self) -> dict:
        """Digest of each file under the root that is new or was written, by relative path."""
        found, root = files(self.request["root"]), self.request["root"]
        changed = [path for path, stamp in found.items() if self._files.get(path) != stamp]
        digests = {path: file_digest(Path(root, path)) for path in changed}
        return {**digests, **{path: None for path in self._files if path not in found}}

    def outside(self) -> list:
        """Pairs of module and file where it was not imported from the root."""
        root, found = os.path.realpath(self.request["root"]), []
        for name in self.request["modules"]:
            file = getattr(sys.modules.get(name), "__file__", None)
            if file and not os.path.realpath(file).startswith(root + os.sep):
                found.append([name, file])
        return found


def is_callable(value) -> bool:
    """Whether a value is code: a function or a module, also one that is wrapped."""
    if isinstance(value, (*FUNCTIONS, types.ModuleType)):
        return True
    return callable(value) and "__wrapped__" in getattr(value, "__dict__", ())


def class_state(kind: type) -> dict:
    """Return data that a class of the notebook holds itself, such as counters and constants."""
    return {
        name: value
        for name, value in vars(kind).items()
        if not name.startswith("_") and not callable(value) and not hasattr(value, "__get__")
    }


def hidden() -> dict:
    """Digests of state that is no variable: random generators, and settings of packages."""
    digest, found = Digest(), {"random": random.getstate(), "cwd": str(Path.cwd())}
    numpy, torch = sys.modules.get("numpy"), sys.modules.get("torch")
    pandas, matplotlib = sys.modules.get("pandas"), sys.modules.get("matplotlib")
    if numpy is not None:
        found["numpy.random"] = numpy.random.get_state(legacy=False)
        found["numpy.printoptions"] = numpy.get_printoptions()
    if torch is not None:
        found["torch.random"] = torch.random.get_rng_state()
    if pandas is not None:
        found["pandas.options"] = pandas.options.d
    if matplotlib is not None:
        found["matplotlib.rcParams"] = dict(matplotlib.rcParams)
    return {name: digest.record(value)["digest"] for name, value in found.items()}


def files(root: str) -> dict:
    """Size and time of each file under a folder, by relative path; of so many at most."""
    found = {}
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in NOT_WATCHED]
        for name in names:
            path = Path(folder, name)
            try:
                state = path.stat()
            except OSError:
                continue
            found[os.path.relpath(path, root).replace(os.sep, "/")] = (
                state.st_size,
                state.st_mtime_ns,
                state.st_ino,
            )
        if len(found) > MOST_FILES:
            break
    return found


def file_digest(path: Path) -> str:
    """Digest of a file's bytes, of a large one of its beginning and size."""
    total = hashlib.blake2b(digest_size=16)
    try:
        with path.open("rb") as stream:
            left = LARGE_FILE
            while left > 0:
                part = stream.read(1 << 20)
                if not part:
                    break
                total.update(part)
                left -= len(part)
        return join("file", path.stat().st_size, total.digest()).hex()
    except OSError as error:
        return f"not readable: {error.strerror}"
