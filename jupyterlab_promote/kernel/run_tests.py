"""Import and test an export on a staged copy, before anything is written.

Standalone: standard library, and the pytest of the Python that runs it. It is
sent to kernels as text and run as a script by the command line.

Request
    `{"stage": IStage, "root": "/abs/project", "child": "…", "probe": {"path": …,
    "token": …}}` as JSON: in the global `PROMOTE_REQUEST`, else on standard
    input. `child` is the text of `staged_child.py`, which runs in the
    interpreters that this script starts; it may be missing where that file lies
    beside this one. `probe` may be missing; a kernel that does not find `token`
    in the file `path` runs elsewhere.

Answer
    JSON events on standard output, one a line:

    - `{"event": "import", "importName": …, "error": null | "last line (file:line)"}`
    - `{"event": "collected", "count": n}`: how many tests there are
    - `{"event": "test", "test": ITestCase}` as each test ends
    - `{"event": "again", "count": n}`: failing tests run without the export
    - `{"event": "done", "run": ITestRun}`, always the last one

The stage is first on `sys.path` and pytest's rootdir, the project is the
working directory. An interrupt (KeyboardInterrupt, SIGINT, SIGTERM) ends the
run, cleans up and is a `done` with `not-run`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MAX_COPIED = 500_000_000
NOT_COPIED = {"__pycache__", ".git", ".ipynb_checkpoints", ".pytest_cache", "node_modules"}
PAUSE = 0.05


class NotRun(Exception):  # noqa: N818
    """The tests could not be run: a whole sentence why."""


def say(event: str, **more) -> None:
    """Print one event."""
    print(json.dumps({"event": event, **more}), flush=True)


class Stage:
    """A temporary copy of a project's library and tests, and the children that run on it."""

    def __init__(self, folder: Path, name: str, request: dict, *, export: bool) -> None:
        self.root = Path(request["root"])
        self.path = folder / name
        self.work = folder / f"{name}-run"
        self.stage = request["stage"]
        self._copied = 0
        self._number = 0
        self.path.mkdir()
        self.work.mkdir()
        (self.work / "child.py").write_text(request["child"], "utf-8")
        for path in self.stage["copy"]:
            self._copy(self.root / path, self._place(path))
        for file in self.stage["overlay"] if export else ():
            target = self._place(file["path"])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file["text"].encode("utf-8"))

    def _place(self, path: str) -> Path:
        target = (self.path / path).resolve()
        if target != self.path and self.path not in target.parents:
            raise NotRun(f"`{path}` lies outside of the project; nothing was run.")
        return target

    def _copy(self, source: Path, target: Path) -> None:
        if source.is_dir():
            inside = self.root.resolve() in (source.resolve(), *source.resolve().parents)
            if source.name in NOT_COPIED or not inside or source.resolve() in source.parents:
                return
            target.mkdir(parents=True, exist_ok=True)
            for child in source.iterdir():
                self._copy(child, target / child.name)
        elif source.is_file():
            self._copied += source.stat().st_size
            if self._copied > MAX_COPIED:
                raise NotRun(
                    "Library and tests are larger than 500 MB, too much for a staged copy; "
                    "keep data outside of them."
                )
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(source), str(target))

    def run(self, job: dict):
        """Run one child and yield its events; `{"kind": "died", …}` where it ended otherwise."""
        self._number += 1
        events = self.work / f"{self._number}.events"
        events.touch()
        paths = {module["importName"]: module["path"] for module in self.stage["modules"]}
        roots = [str(self._place(path)) for path in self.stage["sourceRoots"]] or [str(self.path)]
        job = {
            "stage": str(self.path),
            "roots": roots,
            "tops": sorted({name.partition(".")[0] for name in paths}),
            "modules": paths,
            "events": str(events),
            **job,
        }
        task = self.work / f"{self._number}.json"
        task.write_text(json.dumps(job), "utf-8")
        log = self.work / f"{self._number}.log"
        with log.open("wb") as output:
            child = subprocess.Popen(
                [sys.executable, str(self.work / "child.py"), str(task)],
                cwd=str(self.root),
                env=environment(roots),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=os.name != "nt",
            )
        try:
            with events.open(encoding="utf-8") as stream:
                yield from follow(child, stream)
        finally:
            end(child)
        tail = log.read_text("utf-8", "replace").strip().splitlines()[-8:]
        yield {"kind": "died", "code": child.returncode, "log": self.clean("\n".join(tail))}

    def arguments(self) -> list:
        """Arguments for pytest: what the project's own run has, but rooted in the stage."""
        tests = [self._place(path) for path in self.stage["tests"]]
        arguments = [str(path) for path in tests if path.exists()]
        return [
            *arguments,
            f"--rootdir={self.path}",
            f"--confcutdir={self.path}",
            "-c",
            str(self._settings()),
            "--tb=short",
            "--color=no",
            "--continue-on-collection-errors",
            "-p",
            "no:cacheprovider",
        ]

    def _settings(self) -> Path:
        for name, section in (
            ("pytest.toml", ""),
            (".pytest.toml", ""),
            ("pytest.ini", ""),
            (".pytest.ini", ""),
            ("pyproject.toml", r"^\[tool\.pytest\b"),
            ("tox.ini", r"^\[pytest\]"),
            ("setup.cfg", r"^\[tool:pytest\]"),
        ):
            file = self.path / name
            if file.is_file() and re.search(section, file.read_text("utf-8", "replace"), re.M):
                return file
        file = self.path / "pytest.ini"
        file.write_text("[pytest]\n", "utf-8")
        return file

    def clean(self, text):
        """Text with paths as they are in the project, bounded."""
        if text is None:
            return None
        for prefix in (str(self.path), os.path.relpath(str(self.path), str(self.root))):
            text = text.replace(prefix + os.sep, "")
        return text if len(text) <= 4000 else "…" + text[-4000:]


def environment(roots: list) -> dict:
    """Environment of a child: the stage first, nothing of a notebook's display."""
    variables = dict(os.environ)
    paths = [*roots, variables.get("PYTHONPATH", "")]
    variables["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    variables["PYTHONDONTWRITEBYTECODE"] = "1"
    variables["PYTHONIOENCODING"] = "utf-8"
    variables.pop("PYTEST_CURRENT_TEST", None)
    if variables.get("MPLBACKEND", "").startswith("module:"):
        variables["MPLBACKEND"] = "Agg"
    return variables


def follow(child, stream):
    """Yield a child's events as they come."""
    rest = ""
    while True:
        over = child.poll() is not None
        rest += stream.read()
        *lines, rest = rest.split("\n")
        yield from (json.loads(line) for line in lines)
        if over:
            return
        time.sleep(PAUSE)


def end(child) -> None:
    """End a child and what it started."""
    if child.poll() is not None:
        return
    for ask in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        try:
            if os.name == "nt":
                child.kill()
            else:
                os.killpg(child.pid, ask)
            child.wait(3)
        except (OSError, subprocess.TimeoutExpired):
            continue
        return


def run_imports(stage: Stage, imports: list) -> None:
    """Import each exported module in a fresh interpreter; appends to `imports`."""
    for module in stage.stage["modules"]:
        name = module["importName"]
        for event in stage.run({"import": name}):
            if event["kind"] == "import" and event["outside"]:
                raise NotRun(elsewhere(name, event["outside"]))
            if event["kind"] == "import":
                imports.append({"importName": name, "error": stage.clean(event["error"])})
                break
            imports.append({"importName": name, "error": died(event["code"])})
        say("import", **imports[-1])


def read_distributions(stage: Stage):
    """Ask which distributions bring what the export imports; None where nobody wants to know."""
    names = stage.stage.get("imports") or []
    for event in stage.run({"distributions": names}) if names else ():
        if event["kind"] == "distributions":
            return event["found"]
    return None


def run_pytest(stage: Stage, tests: list, only=None, coverage=None) -> None:
    """Run the tests; appends `ITestCase` tables to `tests` and, with `only` None, says them."""
    running = []
    ended = None
    counts = coverage is not None and stage.stage.get("coverage")
    for event in stage.run({"arguments": stage.arguments(), "only": only, "coverage": counts}):
        kind = event["kind"]
        if kind == "no-pytest":
            raise NotRun(f"pytest is not installed here; install it with `{event['command']}`.")
        if kind == "start":
            running.append(event["id"])
        elif kind == "test":
            case = dict(event["case"], message=stage.clean(event["case"]["message"]))
            running = [name for name in running if name != case["id"]]
            add(tests, case, tell=only is None)
        elif kind == "coverage":
            coverage.update(reason=event["reason"], modules=event["modules"])
        elif kind == "collected" and only is None:
            say("collected", count=event["count"])
        elif kind == "end":
            ended = event
        elif kind == "died" and ended is None:
            if not running:
                raise NotRun(f"pytest ended early, {died(event['code'])}: {event['log']}")
            for name in running:
                message = f"While this test ran, {died(event['code'])}."
                case = {"id": name, "outcome": "error", "seconds": 0, "message": message}
                add(tests, case, tell=only is None)
        elif kind == "died":
            check_end(ended, tests, event["log"])


def add(tests: list, case: dict, *, tell: bool) -> None:
    """Append a case and say it."""
    tests.append(case)
    if tell:
        say("test", test=case)


def check_end(ended: dict, tests: list, log: str) -> None:
    """Tell a run that says nothing from one that does."""
    for name, file in ended["outside"]:
        raise NotRun(elsewhere(name, file))
    failed = any(case["outcome"] in ("failed", "error") for case in tests)
    if ended["code"] not in (0, 1, 5) and not failed:
        raise NotRun(f"pytest could not run the tests: {log}")


def rerun_failing(folder: Path, request: dict, tests: list) -> None:
    """Set `failedBefore` on what fails without the export as well."""
    failing = [case for case in tests if case["outcome"] in ("failed", "error")]
    if not failing:
        return
    say("again", count=len(failing))
    before = Stage(folder, "before", request, export=False)
    files = sorted({case["id"].partition("::")[0] for case in failing})
    before.stage = dict(before.stage, tests=[f for f in files if (before.path / f).exists()])
    cases = []
    if before.stage["tests"]:
        try:
            run_pytest(before, cases, [case["id"] for case in failing])
        except NotRun:
            return
    bad = {case["id"] for case in cases if case["outcome"] in ("failed", "error")}
    for case in failing:
        case["failedBefore"] = case["id"] in bad or case["id"].partition("::")[0] in bad


def elsewhere(name: str, file: str) -> str:
    """Sentence for a module that came from somewhere else than the stage."""
    return (
        f"`{name}` was imported from {file} instead of the staged copy, so the old module would "
        "have been tested; nothing was run. Remove that path or that installed package."
    )


def died(code: int) -> str:
    """How a child ended, as part of a sentence."""
    if code < 0:
        try:
            return f"Python was ended by {signal.Signals(-code).name}"
        except ValueError:
            return f"Python was ended by signal {-code}"
    return f"Python ended with exit code {code}"


def check_probe(request: dict) -> None:
    """Tell a kernel that does not see the project's files."""
    root, probe = Path(request["root"]), request.get("probe")
    sees = root.is_dir()
    if sees and probe:
        try:
            sees = Path(probe["path"]).read_text("utf-8").strip() == probe["token"]
        except (OSError, ValueError):
            sees = False
    if not sees:
        raise NotRun(
            "The kernel runs elsewhere and does not see the project's files, so import and "
            "tests were not run."
        )


def run(request: dict) -> dict:
    """Do everything; returns the `ITestRun`."""
    begun = time.monotonic()
    imports, tests = [], []
    distributions, coverage = None, {}
    state, reason = "passed", None
    folder = Path(tempfile.mkdtemp(prefix="promote-tests-")).resolve()
    try:
        check_probe(request)
        stage = Stage(folder, "stage", request, export=True)
        run_imports(stage, imports)
        distributions = read_distributions(stage)
        if any(entry["error"] for entry in imports):
            state = "failed"
        elif stage.stage["tests"]:
            run_pytest(stage, tests, coverage=coverage)
            rerun_failing(folder, request, tests)
            if any(case["outcome"] in ("failed", "error") for case in tests):
                state = "failed"
    except NotRun as error:
        state, reason = "not-run", str(error)
    except OSError as error:
        state, reason = "not-run", f"The staged copy could not be made: {error}."
    except KeyboardInterrupt:
        state, reason = "not-run", "The run was cancelled."
    finally:
        shutil.rmtree(str(folder), ignore_errors=True)
    result = {
        "fingerprint": request["stage"]["fingerprint"],
        "state": state,
        "reason": reason,
        "imports": imports,
        "tests": tests,
        "seconds": round(time.monotonic() - begun, 3),
    }
    if distributions is not None:
        result["distributions"] = distributions
    if coverage:
        result["coverage"] = coverage
    return result


def main(text=None) -> None:
    """Read the request, run, and say the result."""
    if text is None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        text = sys.stdin.buffer.read().decode("utf-8")
    request = json.loads(text)
    if "child" not in request:
        request["child"] = Path(__file__).with_name("staged_child.py").read_text("utf-8")
    say("done", run=run(request))


if __name__ == "__main__":
    main(globals().get("PROMOTE_REQUEST"))
