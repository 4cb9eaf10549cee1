"""What runs in the interpreters that `run_tests.py` starts: one import, or pytest.

Its argument is a JSON file: `stage` (folder), `roots` (folders that go first on
`sys.path`), `tops` (top-level names of the exported modules), `modules` (file
of each by its import name), `events` (file to write JSON events to, one a line), and either
`import` (a module's name), `distributions` (names that are imported), or
`arguments`, `only` and `coverage` (whether lines are counted), for pytest.
"""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import json
import os
import re
import shutil
import signal
import sys
import threading
import time
import traceback
from importlib import metadata
from pathlib import Path


class Job:
    """The task, and the way to say what happens."""

    def __init__(self, path: str) -> None:
        task = json.loads(Path(path).read_text("utf-8"))
        self.stage = task["stage"]
        self.roots = task["roots"]
        self.tops = set(task["tops"])
        self.paths = task["modules"]
        self.name = task.get("import")
        self.arguments = task.get("arguments")
        self.only = task.get("only")
        self.coverage = task.get("coverage")
        self.distributions = task.get("distributions")
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


def run_distributions(job: Job) -> None:
    """Say which installed distributions bring some imports; none for what lies elsewhere."""
    found = {}
    for name in job.distributions:
        try:
            if importlib.util.find_spec(name) is not None:
                found[name] = []
        except (ImportError, ValueError, AttributeError):
            continue
    for distribution in metadata.distributions():
        tops = (distribution.read_text("top_level.txt") or "").split()
        for file in distribution.files or ():
            first = file.parts[0]
            tops.append(first if len(file.parts) > 1 else first.partition(".")[0])
        for name in found.keys() & set(tops):
            one = {"name": distribution.metadata["Name"], "version": distribution.version}
            if one not in found[name]:
                found[name].append(one)
    job.emit("distributions", found=found)


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


def install_command(package: str = "pytest") -> str:
    """Return the exact command that installs a package into this Python."""
    prefix = Path(sys.prefix)
    if (prefix / "conda-meta").is_dir():
        return f'conda install --prefix "{prefix}" {package}'
    settings = prefix / "pyvenv.cfg"
    if settings.is_file() and re.search(r"^uv\s*=", settings.read_text("utf-8", "replace"), re.M):
        return f'uv pip install --python "{sys.executable}" {package}'
    return f'"{sys.executable}" -m pip install {package}'


class Measure:
    """Which lines of some files run, by the coverage that is installed here."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.tool = None
        if not job.coverage:
            return
        try:
            import coverage
        except ImportError:
            reason = "coverage is not installed here; install it with "
            reason += f"`{install_command('coverage')}`."
            job.emit("coverage", reason=reason, modules=[])
            return
        files = [str(Path(job.stage) / path) for path in job.paths.values()]
        self.tool = coverage.Coverage(data_file=None, config_file=False, include=files)
        try:
            # What the team leaves out of its count is left out here too.
            team = coverage.Coverage(data_file=None)
            for option in ("report:exclude_lines", "report:exclude_also"):
                if team.get_option(option):
                    self.tool.set_option(option, team.get_option(option))
        except Exception:  # noqa: BLE001, S110 - a broken configuration is the team's own run's matter
            pass
        self.tool.start()

    def arguments(self) -> list:
        """Keep other counters and other processes from taking the lines away."""
        plugins = {"pytest_cov": "--no-cov", "xdist": "-n0"}
        found = [name for name in plugins if importlib.util.find_spec(name)]
        return [plugins[name] for name in found] if self.tool else []

    def end(self) -> None:
        """Say each module's lines."""
        if self.tool is None:
            return
        self.tool.stop()
        reason, modules = None, []
        for name, path in self.job.paths.items():
            try:
                file = Path(self.job.stage) / path
                _, statements, _, missing, _ = self.tool.analysis2(str(file))
            except Exception as error:  # noqa: BLE001 - no Python, removed meanwhile, ...
                reason = f"The lines of `{path}` could not be counted: {error}."
                continue
            counts = {"statements": len(statements), "missing": missing}
            modules.append({"importName": name, "path": path, **counts})
        self.job.emit("coverage", reason=reason, modules=modules)


def run_pytest(job: Job) -> None:
    """Run pytest, and say whether the stage's modules were what it tested."""
    try:
        import pytest
    except ImportError:
        job.emit("no-pytest", command=install_command("pytest"))
        return
    measure = Measure(job)
    code = pytest.main([*job.arguments, *measure.arguments()], plugins=[Reporter(job)])
    measure.end()
    strangers = [[name, job.outside(name)] for name in job.paths if job.outside(name)]
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
    elif job.distributions is not None:
        run_distributions(job)
    else:
        run_pytest(job)


if __name__ == "__main__":
    main()
