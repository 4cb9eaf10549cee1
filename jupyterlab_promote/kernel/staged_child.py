"""What runs in the interpreters that `run_tests.py` starts: one import, or pytest.

Its argument is a JSON file: `stage` (folder), `roots` (folders that go first on
`sys.path`), `tops` (top-level names of the exported modules), `modules` (their
import names), `events` (file to write JSON events to, one a line), and either
`import` (a module's name) or `arguments` and `only` (for pytest).
"""

from __future__ import annotations

import importlib
import importlib.machinery
import json
import os
import shutil
import signal
import sys
import threading
import time
import traceback
from pathlib import Path


class Job:
    """The task, and the way to say what happens."""

    def __init__(self, path: str) -> None:
        task = json.loads(Path(path).read_text("utf-8"))
        self.stage = task["stage"]
        self.roots = task["roots"]
        self.tops = set(task["tops"])
        self.modules = task["modules"]
        self.name = task.get("import")
        self.arguments = task.get("arguments")
        self.only = task.get("only")
        # Open as long as this process lives, so that each line is out at once.
        self._events = Path(task["events"]).open("a", 1, "utf-8")  # noqa: SIM115

    def emit(self, kind: str, **more) -> None:
        """Write one event."""
        self._events.write(json.dumps({"kind": kind, **more}) + "\n")

    def find_spec(self, name, path=None, target=None):
        """Find the exported packages in the stage, whatever is installed (a meta path finder)."""
        if path is None and name in self.tops:
            spec = importlib.machinery.PathFinder.find_spec(name, self.roots)
            # A namespace package may have parts elsewhere: sys.path joins them.
            return spec if spec is not None and spec.origin else None
        return None

    def put_first(self) -> None:
        """Put the stage before everything that came to the front meanwhile."""
        sys.meta_path[:] = [self, *(finder for finder in sys.meta_path if finder is not self)]
        sys.path[:] = [*self.roots, *(path for path in sys.path if path not in self.roots)]

    def outside(self, name: str):
        """File of an imported module that does not lie in the stage, else None."""
        file = getattr(sys.modules.get(name), "__file__", None)
        if not file or os.path.realpath(file).startswith(self.stage + os.sep):
            return None
        return file


def last_line(error: BaseException, stage: str) -> str:
    """Last line of a traceback, with the place in the stage where it happened."""
    lines = traceback.format_exception_only(type(error), error)
    line = "".join(lines).strip().splitlines()[-1]
    frames = traceback.extract_tb(error.__traceback__)
    places = [(f.filename, f.lineno) for f in frames if f.filename.startswith(stage)]
    if isinstance(error, SyntaxError) and (error.filename or "").startswith(stage):
        places.append((error.filename, error.lineno))
    return f"{line} ({places[-1][0]}:{places[-1][1]})" if places else line


def run_import(job: Job) -> None:
    """Import one module."""
    error = None
    try:
        importlib.import_module(job.name)
    except BaseException as raised:  # noqa: BLE001 - a module may raise anything, SystemExit too
        error = last_line(raised, job.stage)
    job.emit("import", error=error, outside=job.outside(job.name))


class Reporter:
    """A pytest plugin that says each test's case when it ends."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.cases = {}

    def pytest_configure(self):
        """Go first again: `pythonpath` of the settings came later."""
        self.job.put_first()

    def pytest_collection(self):
        """Go first again: conftest files may have changed `sys.path`."""
        self.job.put_first()

    def pytest_collection_modifyitems(self, config, items):
        """Keep the wanted tests only."""
        only = self.job.only
        if only is not None:
            config.hook.pytest_deselected(items=[i for i in items if i.nodeid not in only])
            items[:] = [item for item in items if item.nodeid in only]

    def pytest_collection_finish(self, session):
        """Say how many there are."""
        self.job.emit("collected", count=len(session.items))

    def pytest_collectreport(self, report):
        """Say a file that could not be collected as a case of its own."""
        if report.failed:
            case = {"id": report.nodeid, "outcome": "error", "seconds": 0}
            self.job.emit("test", case={**case, "message": report.longreprtext})

    def pytest_runtest_logstart(self, nodeid):
        """Begin a case."""
        self.cases[nodeid] = {"id": nodeid, "outcome": "passed", "seconds": 0, "message": None}
        self.job.emit("start", id=nodeid)

    def pytest_runtest_logreport(self, report):
        """Add set-up, call or tear-down to a case; the worst of them counts."""
        case = self.cases.get(report.nodeid)
        if case is None:
            return
        case["seconds"] += getattr(report, "duration", 0)
        if report.failed and case["outcome"] != "failed":
            case["outcome"] = "failed" if report.when == "call" else "error"
            case["message"] = report.longreprtext
        elif report.skipped and case["outcome"] == "passed":
            why = report.longrepr[2] if isinstance(report.longrepr, tuple) else None
            case["outcome"] = "skipped"
            case["message"] = getattr(report, "wasxfail", None) or why

    def pytest_runtest_logfinish(self, nodeid):
        """Say a case."""
        self.job.emit("test", case=self.cases.pop(nodeid))


def run_pytest(job: Job) -> None:
    """Run pytest, and say whether the stage's modules were what it tested."""
    try:
        import pytest
    except ImportError:
        job.emit("no-pytest")
        return
    code = pytest.main(job.arguments, plugins=[Reporter(job)])
    strangers = [[name, job.outside(name)] for name in job.modules if job.outside(name)]
    job.emit("end", code=int(code), outside=strangers)


def end_with_parent(parent: int, folder: Path) -> None:
    """End this process group once the script that started it was killed."""
    while os.getppid() == parent:
        time.sleep(0.5)
    shutil.rmtree(str(folder), ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


def main() -> None:
    """Do the job that the first argument names."""
    job = Job(sys.argv[1])
    if os.name != "nt":
        arguments = (os.getppid(), Path(job.stage).parent)
        threading.Thread(target=end_with_parent, args=arguments, daemon=True).start()
    del sys.path[0]
    job.put_first()
    if job.name is not None:
        run_import(job)
    else:
        run_pytest(job)


if __name__ == "__main__":
    main()
