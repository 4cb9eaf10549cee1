"""Imports and tests on a staged copy: what came of each, and why where it did not run."""

import json
import venv

from staging import events_of, outcomes, overlay, request, run
from support.trees import put


def test_streams_import_and_tests(root):
    events = events_of(request(root))
    kinds = [event["event"] for event in events]
    assert kinds == ["import", "collected", "test", "done"]
    assert events[0] == {"event": "import", "importName": "pricing.features", "error": None}
    assert events[1]["count"] == 1
    result = events[-1]["run"]
    assert outcomes(result) == {"tests/test_features.py::test_double": "passed"}
    assert result["state"] == "passed"
    assert result["fingerprint"] == "f00"
    assert result["reason"] is None
    assert not (root / "tests").exists()
    assert not list(root.rglob("__pycache__"))


def test_says_an_import_error_and_where(root):
    files = [{"path": "src/pricing/features.py", "text": "import os\nos.nothing\n"}]
    result = run(request(root, overlay=files))
    assert result["state"] == "failed"
    (entry,) = result["imports"]
    assert entry["error"] == (
        "AttributeError: module 'os' has no attribute 'nothing' (src/pricing/features.py:2)"
    )
    for text, error in [
        ("x = (\n", "SyntaxError: '(' was never closed (src/pricing/features.py:1)"),
        ("raise SystemExit(3)\n", "SystemExit: 3 (src/pricing/features.py:1)"),
        ("import os\nos._exit(3)\n", "Python ended with exit code 3"),
        ("import os\nos.kill(os.getpid(), 11)\n", "Python was ended by SIGSEGV"),
    ]:
        files = [{"path": "src/pricing/features.py", "text": text}]
        assert run(request(root, overlay=files))["imports"][0]["error"] == error


def test_imports_each_module_in_a_fresh_interpreter(root):
    files = [
        {"path": "src/pricing/features.py", "text": "import builtins\nbuiltins.leak = 1\n"},
        {"path": "src/pricing/model.py", "text": "leak\n"},
    ]
    modules = [
        {"importName": f"pricing.{name}", "path": f"src/pricing/{name}.py"}
        for name in ("features", "model")
    ]
    result = run(request(root, overlay=files, modules=modules))
    assert [entry["error"] for entry in result["imports"]] == [
        None,
        "NameError: name 'leak' is not defined (src/pricing/model.py:1)",
    ]


def test_outcomes(root):
    tests = """
import os, sys, warnings
import pytest
from pricing.features import double

@pytest.fixture
def broken():
    raise ValueError("set-up")

@pytest.fixture
def untidy():
    yield
    raise ValueError("tear-down")

def test_passes(): print("to stdout"); os.write(1, b"and below")
def test_fails(): assert double(2) == 5, "ünïcode"
def test_set_up(broken): pass
def test_tear_down(untidy): pass
@pytest.mark.skip(reason="later")
def test_skipped(): pass
@pytest.mark.xfail(reason="known")
def test_xfail(): assert False
@pytest.mark.parametrize("x", ["a b", "é"])
def test_many(x): pass
class TestClass:
    def test_method(self): pass
"""
    result = run(request(root, overlay=overlay(outcomes=tests, broken="import nothing_such\n")))
    found = {key.rpartition("/")[2]: value for key, value in outcomes(result).items()}
    assert found == {
        "test_broken.py": "error",
        "test_outcomes.py::test_passes": "passed",
        "test_outcomes.py::test_fails": "failed",
        "test_outcomes.py::test_set_up": "error",
        "test_outcomes.py::test_tear_down": "error",
        "test_outcomes.py::test_skipped": "skipped",
        "test_outcomes.py::test_xfail": "skipped",
        "test_outcomes.py::test_many[a b]": "passed",
        "test_outcomes.py::test_many[\\xe9]": "passed",
        "test_outcomes.py::TestClass::test_method": "passed",
    }
    assert result["state"] == "failed"
    messages = {case["id"].rpartition("::")[2]: case["message"] for case in result["tests"]}
    assert "ünïcode" in messages["test_fails"]
    assert "tests/test_outcomes.py:16:" in messages["test_fails"]
    assert "promote-tests" not in json.dumps(result)
    assert messages["test_skipped"] == "Skipped: later"
    assert messages["test_xfail"] == "known"


def test_failing_before(root):
    """Only a test that fails with the export and passes without it is the export's fault."""
    put(
        root,
        {
            "tests/test_old.py": "from pricing.features import double\n"
            "def test_broken_by_export(): assert double(2) == 2\n"
            "def test_broken_anyhow(): assert double(2) == 7\n",
            "tests/test_never.py": "import nothing_such\ndef test_never(): pass\n",
        },
    )
    files = overlay(new="def test_new(): assert False\n")
    result = run(request(root, overlay=files))
    before = {case["id"]: case.get("failedBefore") for case in result["tests"]}
    assert before == {
        "tests/test_never.py": True,
        "tests/test_new.py::test_new": False,
        "tests/test_old.py::test_broken_anyhow": True,
        "tests/test_old.py::test_broken_by_export": False,
    }


def test_no_tests_at_all(root):
    result = run(request(root, overlay=overlay(), tests=[]))
    assert (result["state"], result["tests"]) == ("passed", [])
    result = run(request(root, overlay=overlay(none="x = 1\n")))
    assert (result["state"], result["tests"]) == ("passed", [])


def test_settings_that_pytest_refuses(root):
    put(root, {"pyproject.toml": "[tool.pytest.ini_options]\naddopts = '--no-such-option'\n"})
    result = run(request(root))
    assert result["state"] == "not-run"
    assert "pytest ended early" in result["reason"] or "could not run" in result["reason"]
    assert "--no-such-option" in result["reason"]


def test_a_test_that_ends_python(root):
    test = "import os\ndef test_fine(): pass\ndef test_ends(): os.kill(os.getpid(), 11)\n"
    result = run(request(root, overlay=overlay(ends=test)))
    assert outcomes(result) == {
        "tests/test_ends.py::test_fine": "passed",
        "tests/test_ends.py::test_ends": "error",
    }
    assert result["tests"][1]["message"] == "While this test ran, Python was ended by SIGSEGV."
    assert result["state"] == "failed"


def test_pytest_is_missing(root, tmp_path):
    venv.create(tmp_path / "bare", with_pip=False)
    python = tmp_path / "bare" / "bin" / "python"
    result = run(request(root), python=str(python))
    assert result["state"] == "not-run"
    assert result["reason"] == (
        f'pytest is not installed here; install it with `"{python}" -m pip install pytest`.'
    )
    assert result["imports"] == [{"importName": "pricing.features", "error": None}]
