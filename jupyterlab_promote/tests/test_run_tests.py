"""Import and tests on a staged copy, run as the script that it is."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import pytest

KERNEL = Path(__file__).parents[1] / "kernel"
SCRIPT = KERNEL / "run_tests.py"

NEW = "def double(x):\n    return 2 * x\n"
TEST = "from pricing.features import double\n\n\ndef test_double():\n    assert double(2) == 4\n"


def put(root, files):
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content)


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "project"
    put(
        root,
        {
            "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["src"]\n',
            "src/pricing/__init__.py": "",
            "src/pricing/features.py": "def double(x):\n    return x\n",
            "data/prices.csv": "1\n",
        },
    )
    return root


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """A temporary folder of its own, which must be empty afterwards."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    tempfile.tempdir = None
    yield folder
    tempfile.tempdir = None
    assert not list(folder.glob("promote-tests-*"))


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


@pytest.mark.parametrize(
    "files",
    [
        {"conftest.py": "import sys\nsys.path.insert(0, {src!r})\n"},
        {"tests/conftest.py": "import sys\nsys.path.insert(0, {src!r})\nimport pricing\n"},
        {"pyproject.toml": "[tool.pytest.ini_options]\npythonpath = [{src!r}]\n"},
        {"pytest.ini": "[pytest]\npythonpath = {src}\n"},
    ],
)
def test_the_stage_wins_over_every_path(root, files):
    put(root, {name: text.format(src=str(root / "src")) for name, text in files.items()})
    copy = [*request(root)["stage"]["copy"], "pytest.ini"]
    result = run(request(root, copy=copy))
    assert result["state"] == "passed"
    assert outcomes(result) == {"tests/test_features.py::test_double": "passed"}


def test_the_stage_wins_over_pythonpath_and_editable_installs(root, tmp_path):
    finder = (
        "import sys, importlib.util\n"
        "class Editable:\n"
        "    @staticmethod\n"
        "    def find_spec(name, path=None, target=None):\n"
        "        if name == 'pricing':\n"
        f"            folder = {str(root / 'src/pricing')!r}\n"
        "            return importlib.util.spec_from_file_location(\n"
        "                name, folder + '/__init__.py', submodule_search_locations=[folder])\n"
        "sys.meta_path.insert(0, Editable)\n"
    )
    put(tmp_path / "site", {"sitecustomize.py": finder})
    paths = os.pathsep.join([str(tmp_path / "site"), str(root / "src")])
    assert run(request(root), env=os.environ | {"PYTHONPATH": paths})["state"] == "passed"


def test_a_flat_layout_is_not_taken_from_the_working_folder(root):
    put(root, {"flat/__init__.py": "", "flat/m.py": "def double(x): return x\n"})
    files = [
        {"path": "flat/m.py", "text": NEW},
        {"path": "tests/test_m.py", "text": TEST.replace("pricing.features", "flat.m")},
    ]
    modules = [{"importName": "flat.m", "path": "flat/m.py"}]
    task = request(root, copy=["flat"], overlay=files, modules=modules, sourceRoots=[""])
    assert run(task)["state"] == "passed"


def test_a_namespace_package_keeps_its_other_parts(root, tmp_path):
    put(tmp_path / "site", {"acme/core.py": "TWO = 2\n"})
    files = [
        {
            "path": "src/acme/double.py",
            "text": "from acme.core import TWO\ndef double(x): return TWO * x\n",
        },
        {"path": "tests/test_m.py", "text": TEST.replace("pricing.features", "acme.double")},
    ]
    modules = [{"importName": "acme.double", "path": "src/acme/double.py"}]
    task = request(root, overlay=files, modules=modules)
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    assert run(task, env=environment)["state"] == "passed"


def test_a_module_from_elsewhere_is_not_tested(root):
    """A conftest that imports the project's own file by its path defeats every finder."""
    put(
        root,
        {
            "tests/conftest.py": "import importlib.util, sys\n"
            "spec = importlib.util.spec_from_file_location(\n"
            f"    'pricing.features', {str(root / 'src/pricing/features.py')!r})\n"
            "module = importlib.util.module_from_spec(spec)\n"
            "spec.loader.exec_module(module)\n"
            "sys.modules['pricing.features'] = module\n"
        },
    )
    result = run(request(root))
    assert result["state"] == "not-run"
    assert "instead of the staged copy" in result["reason"]


def test_the_project_is_the_working_folder(root):
    test = "def test_cwd(): assert open('data/prices.csv').read() == '1\\n'\n"
    assert run(request(root, overlay=overlay(cwd=test)))["state"] == "passed"


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


def test_a_kernel_elsewhere(root):
    put(root, {"probe": "token-1\n"})
    probe = {"path": str(root / "probe"), "token": "token-1"}
    assert run(request(root, probe=probe))["state"] == "passed"
    for wrong in [
        request(root, probe={"path": str(root / "probe"), "token": "token-2"}),
        request(root, probe={"path": str(root / "not-there"), "token": "token-1"}),
        request(root / "not-there"),
    ]:
        result = run(wrong)
        assert result["state"] == "not-run"
        assert result["reason"].startswith("The kernel runs elsewhere")


def test_paths_that_leave_the_stage(root):
    for wrong in [
        request(root, overlay=[{"path": "../x.py", "text": ""}]),
        request(root, copy=["../.."]),
        request(root, sourceRoots=["/tmp"]),
    ]:
        result = run(wrong)
        assert result["state"] == "not-run"
        assert "outside of the project" in result["reason"]


def test_links_in_the_project(root, tmp_path):
    put(tmp_path / "elsewhere", {"big.bin": "x"})
    (root / "src/pricing/data").symlink_to(tmp_path / "elsewhere")
    (root / "src/pricing/loop").symlink_to(root / "src")
    test = (
        "import pathlib, pricing\n"
        "def test_links():\n"
        "    folder = pathlib.Path(pricing.__file__).parent\n"
        "    assert not (folder / 'data').exists()\n"
    )
    assert run(request(root, overlay=overlay(links=test)))["state"] == "passed"


HANG = "import os, time\ndef test_hang():\n    open('pid', 'w').write(str(os.getpid()))\n    "


def wait_for(path):
    for _ in range(600):
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.05)
    raise AssertionError(f"{path} never came")


def is_gone(process):
    for _ in range(200):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat")
            if state.exists() and state.read_text().split()[2] == "Z":
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_cancelled(root, how):
    process = start(request(root, overlay=overlay(hang=HANG + "time.sleep(600)\n")))
    tests = wait_for(root / "pid")
    process.send_signal(how)
    last = json.loads(process.stdout.read().splitlines()[-1])
    assert process.wait() == 0
    assert last["event"] == "done"
    assert (last["run"]["state"], last["run"]["reason"]) == ("not-run", "The run was cancelled.")
    assert is_gone(tests)
    process.stderr.close()


def test_killed(root, temporary):
    """A kernel that is killed leaves nothing that runs on, and no stage."""
    process = start(request(root, overlay=overlay(hang=HANG + "time.sleep(600)\n")))
    tests = wait_for(root / "pid")
    process.kill()
    process.wait()
    assert is_gone(tests)
    process.stdout.close()
    process.stderr.close()
    for _ in range(100):
        if not list(temporary.glob("promote-tests-*")):
            break
        time.sleep(0.05)


def test_sent_as_text(root):
    """As kernels get it: no file beside it, the child's text in the request."""
    task = request(root) | {"child": (KERNEL / "staged_child.py").read_text()}
    done = subprocess.run(
        [sys.executable, "-u", "-c", SCRIPT.read_text()],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1])["run"]["state"] == "passed"


def test_run_in_a_kernel(root, capsys):
    """As JupyterLab sends it: run inside of the kernel's own process."""
    task = request(root) | {"child": (KERNEL / "staged_child.py").read_text()}
    code = compile(SCRIPT.read_text(), "run_tests.py", "exec")
    exec(code, {"__name__": "__main__", "PROMOTE_REQUEST": json.dumps(task)})
    lines = capsys.readouterr().out.splitlines()
    assert json.loads(lines[-1])["run"]["state"] == "passed"


HALF = """def double(x):
    if x is None:
        return 0
    if x is ...:  # pragma: no cover
        return 1
    return 2 * x
"""


def half(**more):
    files = overlay(features=TEST)
    files[0]["text"] = HALF
    return {"overlay": files, "coverage": True, **more}


def test_counts_the_lines_that_tests_reach(root):
    coverage = run(request(root, **half()))["coverage"]
    assert coverage == {
        "reason": None,
        "modules": [
            {
                "importName": "pricing.features",
                "path": "src/pricing/features.py",
                "statements": 4,
                "missing": [3],
            }
        ],
    }


def test_counts_lines_beside_the_counters_of_the_team(root):
    pytest.importorskip("pytest_cov")
    settings = '[tool.pytest.ini_options]\npythonpath = ["src"]\naddopts = "--cov=pricing"\n'
    settings += '[tool.coverage.report]\nexclude_also = ["if x is None"]\n'
    put(root, {"pyproject.toml": settings})
    [module] = run(request(root, **half()))["coverage"]["modules"]
    assert (module["statements"], module["missing"]) == (2, [])
    assert not list(root.glob(".coverage*"))


def test_says_how_to_install_coverage(root, tmp_path):
    put(tmp_path / "hidden", {"coverage.py": "raise ImportError\n"})
    environment = dict(os.environ, PYTHONPATH=str(tmp_path / "hidden"))
    coverage = run(request(root, **half()), env=environment)["coverage"]
    assert coverage["modules"] == []
    assert coverage["reason"].startswith("coverage is not installed here; install it with `")
    assert coverage["reason"].endswith("pip install coverage`.")


def test_nobody_asked_for_lines_or_distributions(root):
    result = run(request(root))
    assert not {"coverage", "distributions"} & result.keys()


def test_says_which_distributions_bring_an_import(root):
    put(root, {"helpers.py": ""})
    environment = dict(os.environ, PYTHONPATH=str(root))
    names = ["yaml", "pytest", "helpers", "not_there_at_all"]
    found = run(request(root, imports=names), env=environment)["distributions"]
    assert found["yaml"][0]["name"] == "PyYAML"
    assert found["pytest"] == [{"name": "pytest", "version": pytest.__version__}]
    assert found["helpers"] == []
    assert "not_there_at_all" not in found
