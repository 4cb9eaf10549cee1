"""`prove.py` as the script and the text that it is: events, copies, cancelling, bad input."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from proving import notebook

from jupyterlab_promote.kernel import prove
from jupyterlab_promote.kernel.run_notebook import Kernel

EXAMPLE = Path(__file__).parents[3] / "examples" / "used-vehicle-prices"
BEFORE = ['from pathlib import Path\nrows = Path("../data/rows.txt").read_text().split()', "rows"]
AFTER = [
    'from pathlib import Path\nfrom pricing.rows import read\n\nrows = read("../data/rows.txt")',
    "rows",
]
ROWS = "from pathlib import Path\n\n\ndef read(path):\n    return Path(path).read_text().split()\n"


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "project"
    for path, text in {
        "data/rows.txt": "a b c",
        "notebooks/rows.ipynb": "{}",
        "src/pricing/__init__.py": "",
        ".venv/pyvenv.cfg": "",
        ".git/HEAD": "",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """A temporary folder of its own, which must be empty afterwards."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    assert not list(folder.glob("promote-proof-*"))


def request(root, before=BEFORE, after=AFTER, **more):
    return {
        "before": notebook(before),
        "after": notebook(after),
        "root": str(root),
        "notebook": "notebooks/rows.ipynb",
        "paths": {"before": ["src"], "after": ["src"]},
        "overlay": [{"path": "src/pricing/rows.py", "text": ROWS}],
        "modules": ["pricing.rows"],
        **more,
    }


def collect(task):
    events = []
    result = prove.prove(task, lambda event, **table: events.append((event, table)))
    return result, events


def files(root):
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_runs_on_a_copy(root):
    write = ["open('written.txt', 'w').write('x');\n" + BEFORE[0], BEFORE[1]]
    seen = files(root)
    result, events = collect(request(root, [*write, "n = 1"], [*write, AFTER[0], "n = 1"]))
    assert result["verdict"] == "same"
    assert result["compared"] == {"values": 2, "cells": 3, "files": 1}
    assert files(root) == seen
    assert [table["run"] for event, table in events if event == "run"] == ["before", "after"]
    cells = [(t["run"], t["cell"], t["number"], t["of"]) for e, t in events if e == "cell"]
    assert cells[:4] == [("before", n, n, 3) for n in (1, 2, 3)] + [("after", 1, 1, 4)]


def test_differs_only_after_a_second_run(root):
    result, events = collect(request(root, after=[*BEFORE, "rows.pop()"]))
    assert [table["run"] for event, table in events if event == "run"] == [
        "before",
        "after",
        "again",
    ]
    assert (result["verdict"], result["differences"][0]["name"]) == ("differs", "rows")


def test_in_place(root):
    (root / "src/pricing/rows.py").write_text(ROWS)
    write = "Path('written.txt').write_text('x');"
    task = request(root, [*BEFORE, write], [*AFTER, write], copy=False)
    result, _ = collect(task)
    assert result["verdict"] == "same"
    assert (root / "notebooks/written.txt").read_text() == "x"


def test_the_library_must_be_the_copied_one(root, tmp_path):
    elsewhere = tmp_path / "installed"
    shutil.copytree(root / "src", elsewhere)
    (elsewhere / "pricing/rows.py").write_text(ROWS)
    result, _ = collect(request(root, paths={"after": [str(elsewhere)]}))
    assert result["verdict"] == "not-run"
    assert str(elsewhere / "pricing/rows.py") in result["reason"]


def test_data_beside_the_project(root, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "rows.txt").write_text("d e")
    shutil.rmtree(root / "data")
    (root / "data").symlink_to(outside)
    (root / "loop").symlink_to(root)
    result, _ = collect(request(root))
    assert (result["verdict"], result["reason"]) == ("same", None)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"kernel": "no-such-kernel"}, "There is no kernel `no-such-kernel` here"),
        ({"after": {"worksheets": []}}, "This is not a notebook of format 4"),
        ({"root": "/no/such/folder"}, "The copy to run in could not be made"),
    ],
)
def test_bad_input(root, more, reason):
    task = {**request(root), **more}
    result, _ = collect(task)
    assert result["verdict"] == "not-run"
    assert result["reason"].startswith(reason)


def test_too_large(root, monkeypatch):
    monkeypatch.setattr(prove, "MOST_COPIED", 3)
    result, events = collect(request(root))
    assert result["verdict"] == "not-run"
    assert "run in place" in result["reason"]
    assert [event for event, _ in events] == ["run"]


def test_cells_that_are_not_run(root):
    markdown = {"cell_type": "markdown", "source": "# Rows", "metadata": {}}
    task = request(
        root, ["n = 1", ("1 / 0", ["skip-execution"]), " \n", "m = 2"], ["n = 1", "m = 2"]
    )
    task["before"]["cells"].insert(0, markdown)
    result, events = collect(task)
    assert result["verdict"] == "same"
    assert [t["cell"] for e, t in events if e == "cell" and t["run"] == "before"] == [2, 5]


def test_cancelled(root):
    task = json.dumps(request(root, after=["while True:\n    pass"]))
    process = subprocess.Popen(
        [sys.executable, prove.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    process.stdin.write(task)
    process.stdin.close()
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] == "cell" and event["run"] == "after":
            process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
    assert event["event"] == "done"
    assert event["result"]["verdict"] == "not-run"
    assert event["result"]["reason"] == "The run was cancelled."


@pytest.mark.skipif(not EXAMPLE.is_dir(), reason="the example: not there")
def test_the_example_gives_the_same_twice():
    path = EXAMPLE / "used_vehicle_prices.ipynb"
    cells = json.loads(path.read_text())
    task = {"before": cells, "after": cells, "root": str(EXAMPLE), "notebook": path.name}
    done = subprocess.run(
        [sys.executable, prove.__file__],
        input=json.dumps({**task, "paths": {"before": ["src"], "after": ["src"]}}),
        capture_output=True,
        text=True,
        check=True,
    )
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["run"] for event in events if event["event"] == "run"] == ["before", "after"]
    result = events[-1]["result"]
    assert (result["verdict"], result["differences"]) == ("same", [])
    assert result["compared"]["values"] >= 20
    assert not any(result["limits"].values())


def as_text(root, task, interrupt=None):
    """Events of a run as Lab starts it, by text: nothing of ours is on the kernel's path."""
    source = Path(prove.__file__).read_text()
    request = json.dumps({**task, "texts": prove.texts_beside()})
    code = f"PROMOTE_REQUEST = {request!r}\nexec({source!r})"
    kernel = Kernel(None, str(root), {"TMPDIR": os.environ["TMPDIR"]})
    text = ""
    try:
        for message in kernel.execute(code, float("inf")):
            if message["msg_type"] == "stream":
                text += message["content"]["text"]
                if interrupt and interrupt in text:
                    kernel.manager.interrupt_kernel()
                    interrupt = None
    finally:
        kernel.close()
    return [json.loads(line) for line in text.splitlines()]


def test_as_text_in_a_kernel(root):
    events = as_text(root, request(root))
    assert events[0] == {"event": "run", "run": "before", "cells": 2}
    assert events[-1]["result"]["verdict"] == "same"


def test_interrupted_in_a_kernel(root):
    task = request(root, after=["while True:\n    pass"])
    result = as_text(root, task, interrupt='"run": "after", "cell"')[-1]["result"]
    assert (result["verdict"], result["reason"]) == ("not-run", "The run was cancelled.")
