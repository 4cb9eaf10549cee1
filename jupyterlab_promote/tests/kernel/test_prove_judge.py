"""Agreement with the judge of the corpus of runnable notebooks, on a sample.

Needs the corpus (`PROMOTE_SHARED`, else `../shared` beside the repository) and in
`PROMOTE_RUNNABLE_PYTHON` a Python with its requirements and ipykernel; skipped
without. `PROMOTE_RUNNABLE_COUNT` (3) and `PROMOTE_RUNNABLE_SEED` (1) choose the
notebooks. In each a cell of loose statements becomes a function: as it is, with a
number changed, and with one value not returned. The two must agree on what that does.
"""

import ast
import builtins
import json
import os
import random
import re
import subprocess
import textwrap
from pathlib import Path

import pytest

from jupyterlab_promote.kernel import prove
from jupyterlab_promote.kernel.names import names_of

ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("PROMOTE_SHARED", ROOT.parent / "shared")) / "runnable"
PYTHON = os.environ.get("PROMOTE_RUNNABLE_PYTHON", "")
COUNT = int(os.environ.get("PROMOTE_RUNNABLE_COUNT", "3"))
SEED = int(os.environ.get("PROMOTE_RUNNABLE_SEED", "1"))
MANIFEST = CORPUS / "visible" / "manifest.json"
MAGIC = re.compile(r"^\s*[%!?]|\?\s*$|\b(display|globals|locals|exec|eval)\(", re.M)
NUMBER = re.compile(r"(?<![\w.'\"-])\d+(?![\w.'\"-])")
MISTAKES = (None, "another number", "not returned")

needed = pytest.mark.skipif(
    not MANIFEST.is_file() or not Path(PYTHON).is_file(),
    reason="the corpus or its Python: not there",
)


def sample():
    if not MANIFEST.is_file():
        return []
    entries = json.loads(MANIFEST.read_text())["notebooks"]
    quick = [e for e in entries if e["seconds"] < 5 and e["loose_cells_with_statements"] >= 3]
    return random.Random(SEED).sample(quick, min(COUNT, len(quick)))


def choices(notebook):
    """Cells that could become a function: index, body, last expression, inputs, outputs."""
    known, found = set(), []
    for index, cell in enumerate(notebook["cells"]):
        source = "".join(cell["source"]).rstrip()
        if cell["cell_type"] != "code" or not source:
            continue
        mentions, sets = names_of(source)
        if not MAGIC.search(source) and (mentions or sets):
            body = ast.parse(source).body
            loose = (ast.Assign, ast.AugAssign, ast.For, ast.If, ast.With, ast.Expr)
            if sets and all(isinstance(statement, loose) for statement in body):
                lines, tail = source.split("\n"), ""
                if isinstance(body[-1], ast.Expr) and len(body) > 1:
                    cut = body[-1].lineno - 1
                    lines, tail = lines[:cut], "\n".join(lines[cut:])
                inputs = [name for name in mentions if name in known]
                found.append((index, "\n".join(lines), tail, inputs, sets))
        known |= set(sets) - set(dir(builtins))
    return found


def refactored(notebook, choice, mistake):
    """A notebook with a cell turned into a function, and the module that has it."""
    index, body, tail, inputs, outputs = choice
    returned = list(outputs)
    if mistake == "not returned":
        returned[-1] = "None"
    if mistake == "another number":
        body = NUMBER.sub(lambda match: str(int(match.group()) + 1), body, count=1)
    module = (
        f"def step({', '.join(inputs)}):\n{textwrap.indent(body, '    ')}\n"
        f"    return [{', '.join(returned)}]\n"
    )
    copy = json.loads(json.dumps(notebook))
    call = f"[{', '.join(outputs)}] = step({', '.join(inputs)})"
    copy["cells"][index]["source"] = f"from steps_of_test import step\n\n{call}\n{tail}"
    return copy, module


def judged(path, other, library, *more):
    script = [PYTHON, str(CORPUS / "judge.py"), str(path), str(other), "--lib", str(library)]
    done = subprocess.run([*script, "--json", *more], capture_output=True, text=True)
    return json.loads(done.stdout)


def proven(entry, before, after, library):
    folder = MANIFEST.parent / entry["root"]
    request = {
        "before": before,
        "after": after,
        "root": str(folder),
        "notebook": os.path.relpath(MANIFEST.parent / entry["path"], folder),
        "files": entry["files"],
        "paths": {"after": [str(library)]},
        "seconds": 180,
        "environment": {"PYTHONWARNINGS": "ignore", "https_proxy": "http://127.0.0.1:9"},
    }
    done = subprocess.run(
        [PYTHON, prove.__file__], input=json.dumps(request), capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])["result"]


@needed
@pytest.mark.parametrize("entry", sample(), ids=lambda entry: entry["id"])
def test_agreement(entry, tmp_path):
    path = MANIFEST.parent / entry["path"]
    before = json.loads(path.read_text())
    found = choices(before)
    if not found:
        pytest.skip("no cell that could become a function")
    choice = random.Random(SEED).choice(found)
    right = refactored(before, choice, None)
    for mistake in MISTAKES:
        after, module = refactored(before, choice, mistake)
        if mistake and (after, module) == right:
            continue
        (tmp_path / "steps_of_test.py").write_text(module)
        other = tmp_path / "after.ipynb"
        other.write_text(json.dumps(after))
        ours, theirs = proven(entry, before, after, tmp_path), judged(path, other, tmp_path)
        older = {gone["name"] for gone in ours["gone"] if gone["older"]}
        if (ours["verdict"], theirs["verdict"]) == ("same", "differs") and not older:
            # The judge looks once, so what varies now and then may seem to differ.
            theirs = judged(path, other, tmp_path, "--twice")
        print(json.dumps({"id": entry["id"], "mistake": mistake, "ours": ours, "judge": theirs}))
        verdicts = (ours["verdict"], theirs["verdict"])
        # Figures are looked at more closely than by the judge.
        closer = verdicts == ("differs", "same") and mistake == "another number"
        # For the judge an older value of a temporary is a difference, though nothing reads it.
        kinder = verdicts == ("same", "differs") and older >= {
            item["name"] for item in theirs["variables"]
        }
        assert verdicts[0] == verdicts[1] or closer or kinder
        if verdicts == ("error", "error"):
            assert ours["error"]["cell"]["index"] == theirs["error"]["cell"] + 1
