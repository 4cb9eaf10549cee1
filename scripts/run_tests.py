"""Runs every lint, type check and test; `make test` calls it.

Each step runs even if an earlier one failed, and its own output is shown as it
is. The last line sums up: each lint or type check counts as one, jest, pytest
and Playwright as many as they report in their machine-readable results.
"""

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / ".test-results"


class Counts(NamedTuple):
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def run(command, folder=ROOT, **environment):
    """Run a command, its output going where ours goes; return whether it exited with 0."""
    sys.stdout.flush()
    completed = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, stdin=subprocess.DEVNULL
    )
    return completed.returncode == 0


def single(*command):
    """Return a step that counts as one test."""
    return lambda: Counts(passed=1) if run(command) else Counts(failed=1)


def counted(good, counts):
    """Return the counts, with one failure more where the runner failed but reported none."""
    return counts if good or counts.failed else counts._replace(failed=1)


def jest():
    report = RESULTS / "jest.json"
    good = run(["jlpm", "jest", "--json", f"--outputFile={report}"])
    if not report.exists():
        return Counts(failed=1)
    result = json.loads(report.read_text("utf-8"))
    return counted(
        good,
        Counts(
            result["numPassedTests"],
            result["numFailedTests"] + result["numRuntimeErrorTestSuites"],
            result["numPendingTests"] + result["numTodoTests"],
        ),
    )


def pytest():
    report = RESULTS / "pytest.xml"
    good = run([sys.executable, "-m", "pytest", f"--junit-xml={report}"])
    if not report.exists():
        return Counts(failed=1)
    suites = [suite.attrib for suite in ET.parse(report).iter("testsuite")]
    total, skipped = (sum(int(s[key]) for s in suites) for key in ("tests", "skipped"))
    failed = sum(int(s["failures"]) + int(s["errors"]) for s in suites)
    return counted(good, Counts(max(total - failed - skipped, 0), failed, skipped))


def playwright(name="tests", **environment):
    chromium = subprocess.run(
        ["sh", "scripts/chromium.sh"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    if chromium.returncode:
        return Counts(failed=1)
    report = RESULTS / f"playwright-{name}.json"
    good = run(
        ["jlpm", "playwright", "test"],
        folder=ROOT / "ui-tests",
        **environment,
        PROMOTE_CHROMIUM=chromium.stdout.strip(),
        PLAYWRIGHT_JSON_OUTPUT_FILE=str(report),
    )
    if not report.exists():
        return Counts(failed=1)
    result = json.loads(report.read_text("utf-8"))
    stats = result["stats"]
    if stats["flaky"]:
        print(f"{stats['flaky']} passed at the second attempt only: look at them above.")
    return counted(
        good,
        Counts(stats["expected"] + stats["flaky"], stats["unexpected"], stats["skipped"]),
    )


STEPS = {
    "eslint": single("jlpm", "eslint:check"),
    "prettier": single("jlpm", "prettier:check"),
    "stylelint": single("jlpm", "stylelint:check"),
    "ruff check": single("ruff", "check", "."),
    "ruff format": single("ruff", "format", "--check", "."),
    "type check": single("jlpm", "typecheck"),
    "type check of the engine": single("jlpm", "typecheck:engine"),
    "type check of the browser tests": single("jlpm", "typecheck:ui-tests"),
    "jest": jest,
    "pytest": pytest,
    "playwright": playwright,
    "playwright without the extension": lambda: playwright("plain", PROMOTE_PLAIN="1"),
}


def main():
    shutil.rmtree(RESULTS, ignore_errors=True)
    RESULTS.mkdir()
    if not run(["jlpm", "gen"]):
        print("0 passed, 1 failed")
        return 1
    counts = {}
    for name, step in STEPS.items():
        print(f"\n== {name}", flush=True)
        counts[name] = step()
    failing = [name for name, count in counts.items() if count.failed]
    if failing:
        print(f"\nFailing: {', '.join(failing)}")
    total = Counts(*(sum(column) for column in zip(*counts.values(), strict=True)))
    line = f"{total.passed} passed, {total.failed} failed"
    print(f"\n{line}, {total.skipped} skipped" if total.skipped else f"\n{line}")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
