"""Runs each runnable notebook as it is, and drafted and exported; compares the values.

Twice over: by our own proof (`jupyterlab_promote/kernel/prove.py`, in kernels) and by
the judge of the corpus, which knows nothing of us.
"""

import json
import os
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from environment import ROOT, Environment
from flow import parsed, reads_of
from table import Figures

KERNEL = ROOT / "jupyterlab_promote" / "kernel"
FORKS = ROOT / "bench/corpora/judge_forks.py"
SECONDS = 180
QUIET = {"PYTHONWARNINGS": "ignore", "https_proxy": "http://127.0.0.1:9"}

# What the judge sees otherwise than a kernel does: part of a path -> (what, cause).
JUDGE = {
    "03_data_visualizations_with_matplotlib": (
        {"outputs"},
        "the judge's runner shows the value of `f(); # comment`, which a kernel does not",
    ),
}


def runs(environment: Environment) -> Figures:
    """Draft, export, run, compare: all notebooks, two at a time."""
    figures = Figures("Runnable notebooks: drafted, exported, run again")
    if not environment.there("runnable/visible"):
        figures.row("corpus", "not there")
        return figures
    drafts = {one["id"]: one for one in environment.engine("drafts")}
    manifest = environment.shared / "runnable/visible/manifest.json"
    # The slowest first, so that both kernels are busy to the end.
    entries = sorted(json.loads(manifest.read_text("utf-8"))["notebooks"], key=slowness)
    entries = entries[:: environment.sample]
    with ThreadPoolExecutor(2) as pool:
        verdicts = list(pool.map(lambda entry: both(environment, entry), entries))
    figures.row("notebooks", f"{len(entries)} of {len(drafts)}")
    chosen = [drafts[entry["id"]] for entry in entries]
    made = sum(one["functions"] for one in chosen)
    figures.row(
        "functions that the draft made", f"{made} of {sum(one['cells'] for one in chosen)} cells"
    )
    figures.row(
        "functions and classes that were there", str(sum(one["definitions"] for one in chosen))
    )
    left = Counter(what for one in chosen for what in one["left"])
    figures.row("cells left", ", ".join(f"{count} {what}" for what, count in left.most_common()))
    figures.none(
        "symbols that the module can't hold",
        [f"{one['path']}: {said}" for one in chosen for said in one["blocked"]],
    )
    remembered = sum("remembered" in verdict["ours"] for verdict in verdicts)
    if remembered:
        figures.row("remembered from an earlier run", str(remembered))
    count(figures, "by our own proof", [verdict["ours"] for verdict in verdicts])
    count(figures, "by the judge of the corpus", [verdict["judge"] for verdict in verdicts])
    excused = []
    for entry, verdict in zip(entries, verdicts, strict=True):
        report(figures, environment, entry, verdict, excused)
    good = all(verdict["ours"]["verdict"] == "same" for verdict in verdicts)
    figures.row("all the same by our proof", "yes" if good else "no", good)
    same = sum(verdict["judge"]["verdict"] == "same" for verdict in verdicts)
    good = same + len(excused) == len(entries)
    figures.row("all the same by the judge, but for known causes", "yes" if good else "no", good)
    undecided = sum(bool(verdict["ours"].get("undecided")) for verdict in verdicts)
    figures.row("with a value that varies from run to run by itself", str(undecided))
    return figures


def slowness(entry: dict) -> float:
    return -entry["seconds"]


def count(figures: Figures, name: str, verdicts: list) -> None:
    counts = Counter(verdict["verdict"] for verdict in verdicts)
    figures.row(name, ", ".join(f"{number} {what}" for what, number in counts.most_common()))


def report(
    figures: Figures, environment: Environment, entry: dict, verdict: dict, excused: list
) -> None:
    """List what is not the same, with its cause where that is known."""
    ours, judge = verdict["ours"], verdict["judge"]
    if ours["verdict"] != "same":
        said = ours["error"] or ours["differences"] or ours.get("reason")
        figures.note(f"{entry['path']}: {ours['verdict']}: {json.dumps(said)[:300]}")
    if judge["verdict"] != "same":
        found = {
            what
            for what in ("variables", "intermediate", "outputs", "hidden", "files")
            if judge.get(what)
        }
        gone = {one["name"] for one in judge.get("gone", []) if not one["allowed"]}
        cause = (
            known_cause(environment, entry, found, gone) if judge["verdict"] == "differs" else ""
        )
        if cause and ours["verdict"] == "same":
            excused.append(entry["id"])
        said = judge.get("error") or {what: judge[what] for what in found} or sorted(gone)
        text = cause or json.dumps(said)[:300]
        figures.note(f"{entry['path']}: the judge says {judge['verdict']}: {text}")


def known_cause(environment: Environment, entry: dict, found: set, gone: set) -> str:
    """Why the judge says that a notebook differs where it does not; '' if that is not known."""
    if not found and gone:
        # It takes every name in a cell for one of the notebook's.
        path = environment.folder / "drafts" / entry["id"] / "notebook.ipynb"
        cells = json.loads(path.read_text("utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        read = {name for text in code for name in set().union(*reads_of(parsed(text)))}
        if not gone & read:
            names = ", ".join(sorted(gone))
            return (
                f"`{names}` is gone, which no cell reads: only comprehensions have a name like it"
            )
    for part, (kinds, cause) in JUDGE.items():
        if part in entry["path"] and found <= kinds and not gone:
            return cause
    return ""


def both(environment: Environment, entry: dict) -> dict:
    """Both verdicts on one notebook, from the cache where nothing changed."""
    visible = environment.shared / "runnable/visible"
    draft = environment.folder / "drafts" / entry["id"]
    texts = [visible / entry["path"], draft / "notebook.ipynb", *sorted(draft.glob("lib/**/*.py"))]
    texts += [json.dumps(entry), environment.requirements()]
    judge = [environment.shared / "runnable" / name for name in ("judge.py", "nbexec.py")]
    judge.append(FORKS)
    ours = sorted(KERNEL.glob("*.py"))
    return {
        "ours": environment.remembered(
            ["ours", *texts, *ours], lambda: proven(environment, draft, entry)
        ),
        "judge": environment.remembered(
            ["judge", *texts, *judge], lambda: judged(environment, draft, entry)
        ),
    }


def proven(environment: Environment, draft: Path, entry: dict) -> dict:
    """What our own proof says of one notebook: the result of `compare.compare`."""
    visible = environment.shared / "runnable/visible"
    folder = visible / entry["root"]
    request = {
        "before": json.loads((visible / entry["path"]).read_text("utf-8")),
        "after": json.loads((draft / "notebook.ipynb").read_text("utf-8")),
        "root": str(folder),
        "notebook": os.path.relpath(visible / entry["path"], folder),
        "files": entry["files"],
        "paths": {"after": [str(draft / "lib")]},
        "seconds": SECONDS,
        "environment": QUIET,
    }
    command = [environment.python, KERNEL / "prove.py"]
    done = subprocess.run(
        command, input=json.dumps(request), capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    if not lines:
        return {"verdict": "not-run", "reason": done.stderr[-500:], "error": None}
    return json.loads(lines[-1])["result"]


def judged(environment: Environment, draft: Path, entry: dict) -> dict:
    """What the judge of the corpus says of it."""
    original = environment.shared / "runnable/visible" / entry["path"]
    command = [environment.python, FORKS, environment.shared / "runnable", original]
    command += [draft / "notebook.ipynb", draft / "lib"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout)
    except ValueError:
        return {"verdict": "error", "error": {"message": done.stderr[-500:]}}
