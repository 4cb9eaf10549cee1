"""Runs of `run_tests.py`, as the script that it is: what is asked, and what it says."""

import json
import subprocess
import sys
from pathlib import Path

KERNEL = Path(__file__).parents[3] / "kernel"
SCRIPT = KERNEL / "run_tests.py"

NEW = "def double(x):\n    return 2 * x\n"
TEST = "from pricing.features import double\n\n\ndef test_double():\n    assert double(2) == 4\n"


def request(root, **more):
    stage = {
        "copy": ["src/pricing", "tests", "pyproject.toml", "conftest.py"],
        "overlay": [
            {"path": "src/pricing/features.py", "text": NEW},
            {"path": "tests/test_features.py", "text": TEST},
        ],
        "sourceRoots": ["src"],
        "modules": [{"importName": "pricing.features", "path": "src/pricing/features.py"}],
        "tests": ["tests"],
        "fingerprint": "f00",
    }
    asked = ("imports", "coverage", *stage)
    stage |= {key: more.pop(key) for key in list(more) if key in asked}
    return {"stage": stage, "root": str(root), **more}


def start(task, python=sys.executable, **options):
    process = subprocess.Popen(
        [python, str(SCRIPT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,
    )
    process.stdin.write(json.dumps(task))
    process.stdin.close()
    return process


def events_of(task, **options):
    process = start(task, **options)
    events = [json.loads(line) for line in process.stdout]
    errors = process.stderr.read()
    assert process.wait() == 0, errors
    assert errors == ""
    assert events[-1]["event"] == "done"
    return events


def run(task, **options):
    return events_of(task, **options)[-1]["run"]


def outcomes(result):
    return {case["id"]: case["outcome"] for case in result["tests"]}


def overlay(**texts):
    """Overlay of the new module and tests by name."""
    return [
        {"path": "src/pricing/features.py", "text": NEW},
        *({"path": f"tests/test_{name}.py", "text": text} for name, text in texts.items()),
    ]
