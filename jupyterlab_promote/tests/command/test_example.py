"""The built command line on the example, from draft to open by the steps of its README."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbclient
import nbformat
import pytest
from jsonschema import Draft202012Validator
from support.command import needs_bundle
from support.command import promote as run

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples/used-vehicle-prices"
NOTEBOOK = "used_vehicle_prices.ipynb"

pytestmark = needs_bundle


@pytest.fixture
def example(tmp_path):
    folder = tmp_path / "used-vehicle-prices"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".promote", "__pycache__"))
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder


@pytest.fixture
def promote(example, tmp_path):
    """Call `jupyter promote` in the example; exit code, standard output, standard error."""

    def promote(*arguments):
        variables = {"JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"), "PYTEST_ADDOPTS": ""}
        return run(*arguments, cwd=example, **variables)

    return promote


def state_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".git", "__pycache__"} & set(path.parts)
    }


def is_valid(report, schema):
    schema = json.loads((ROOT / "docs/schemas" / f"{schema}.schema.json").read_text())
    Draft202012Validator(schema).validate(report)
    return True


def is_kept(before, after):
    """Whether every line is there still, in its order."""
    lines = iter(after.splitlines())
    return all(line in lines for line in before.splitlines())


def test_a_draft(example, promote):
    before = state_of(example)
    code, out, err = promote("check", "--run-tests", ".")
    assert (code, err) == (1, "")
    for check in ("logging-no-print", "config-no-absolute-path", "tests-present"):
        assert check in out
    assert "Gate: draft" in out
    assert state_of(example) == before

    code, out, err = promote("check", "--run-tests", "--format", "json")
    assert (code, err) == (1, "")
    report = json.loads(out)
    assert is_valid(report, "check")
    assert [report["gate"], [one["path"] for one in report["notebooks"]]] == ["draft", [NOTEBOOK]]

    code, out, err = promote("plan", NOTEBOOK, "--format", "json")
    assert (code, err) == (0, "")
    assert is_valid(json.loads(out), "plan")

    code, diff, _ = promote("export", NOTEBOOK, "--diff")
    assert code == 0
    assert state_of(example) == before

    code, out, err = promote("export", NOTEBOOK)
    assert (code, err) == (0, "")
    assert "Exported as a draft. Still open:" in out
    after = state_of(example)
    assert after[NOTEBOOK] == before[NOTEBOOK]
    assert is_kept(before["src/pricing/features.py"], after["src/pricing/features.py"])
    ledger = after[f".promote/ledger/{NOTEBOOK}.jsonl"].decode().splitlines()
    for entry in map(json.loads, ledger):
        assert entry["open"] == ["config-no-absolute-path", "logging-no-print", "tests-present"]
    assert "+def clean(listings):" in diff


STEP = re.compile(
    r"^(?P<what>Replace|Put a new code cell below) the cell that begins with `(?P<first>[^\n]*)`"
    r"(?: by)?:\n\n```python\n(?P<code>.*?)```$"
    r"|^Mark the cell that begins with `(?P<marked>[^\n]*)` as (?P<role>\w+) for `(?P<module>\w+)`",
    re.M | re.S,
)


def follow(readme, path, promote):
    """Do what the README says; returns how many steps that were."""
    steps = list(STEP.finditer(readme))
    for step in steps:
        notebook = nbformat.read(path, 4)
        first = step["first"] or step["marked"]
        (index,) = [
            number
            for number, cell in enumerate(notebook.cells)
            if cell.source.split("\n")[0] == first
        ]
        if step["marked"]:
            cells = ["--cells", str(index + 1)]
            code, _, err = promote(
                "mark", path.name, *cells, "--module", step["module"], "--role", step["role"]
            )
            assert (code, err) == (0, "")
            continue
        source = step["code"].rstrip("\n")
        if step["what"] == "Replace":
            notebook.cells[index].source = source
        else:
            notebook.cells.insert(index + 1, nbformat.v4.new_code_cell(source))
        nbformat.write(notebook, path)
    return len(steps)


def run_all(path):
    notebook = nbformat.read(path, 4)
    nbclient.NotebookClient(notebook, resources={"metadata": {"path": str(path.parent)}}).execute()
    nbformat.write(notebook, path)


def test_from_draft_to_open(example, promote):
    path = example / NOTEBOOK
    assert promote("export", NOTEBOOK)[0] == 0
    assert follow((example / "README.md").read_text(), path, promote) == 13
    run_all(path)

    code, out, err = promote("check", "--run-tests", ".")
    assert (code, err) == (0, ""), out
    assert "Gate: open" in out

    saved = path.read_bytes()
    code, out, err = promote("export", NOTEBOOK)
    assert (code, err) == (0, "")
    assert "draft" not in out
    assert path.read_bytes() == saved
    for module in ("src/pricing/scoring.py", "tests/test_features.py", "tests/test_scoring.py"):
        assert f"  {module}\n" in out
    by_hand = state_of(EXAMPLE)["src/pricing/features.py"]
    assert is_kept(by_hand, (example / "src/pricing/features.py").read_bytes())

    tests = subprocess.run(
        [sys.executable, "-m", "pytest", "-q"], cwd=example, capture_output=True, text=True
    )
    assert tests.returncode == 0, tests.stdout
    run_all(path)
    code, out, _ = promote("export", NOTEBOOK)
    assert (code, out) == (0, "Nothing to write: the library is in step.\n")
