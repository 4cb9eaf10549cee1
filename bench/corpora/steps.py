"""The steps of `bench/corpus`: each takes the environment and returns figures."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter

import extraction
import runs
from environment import ROOT, Environment
from table import Figures

CASES = ["src/engine/plan/__tests__/cases.spec", "src/engine/refactor/__tests__/statements.spec"]
GROUPS = {
    "C": "closure",
    "O": "order",
    "P": "parameters",
    "S": "statements to function",
    "I": "IPython",
    "T": "two modules",
    "Q": "more parameters",
}
ORDINARY = "corpora/notebooks"
REASONS_SHOWN = 12


def cases(environment: Environment) -> Figures:
    """All acceptance cases by the harness of the tests."""
    figures = Figures("Acceptance cases")
    out = environment.folder / "cases.json"
    command = ["npx", "jest", *CASES, "--json", f"--outputFile={out}", "--silent"]
    variables = {**os.environ, "PROMOTE_SHARED": str(environment.shared)}
    subprocess.run(command, cwd=ROOT, env=variables, stderr=subprocess.DEVNULL, check=False)
    counts: dict = {}
    for suite in json.loads(out.read_text("utf-8"))["testResults"]:
        for test in suite["assertionResults"]:
            if test["status"] == "todo":
                continue
            where = "shared" if "shared" in test["ancestorTitles"][0] else "own"
            key = (where, test["title"][:1])
            good = test["status"] == "passed"
            counts.setdefault(key, []).append((good, test["title"]))
    if not environment.there("refactoring/cases"):
        figures.row("shared", "not there")
    for (where, letter), found in sorted(counts.items(), reverse=True):
        if letter in GROUPS:
            passed = sum(good for good, _ in found)
            name = f"{GROUPS[letter]} ({where})"
            figures.row(name, f"{passed} of {len(found)}", passed == len(found))
            for title in [title for good, title in found if not good]:
                figures.note(title)
    return figures


def definitions(environment: Environment) -> Figures:
    """Functions and classes, each marked alone."""
    figures = Figures("Functions and classes of ordinary notebooks, each marked alone")
    if not environment.there(ORDINARY):
        return missing(figures)
    found = environment.engine("definitions")
    failed = importable(environment, "definitions", [one["text"] for one in found])
    floors = (("function", "functions", 98.3), ("class", "classes", 77.27))
    for kind, plural, floor in floors:
        own = [one for one in found if one["kind"] == kind]
        ready = [one for one in own if not one["blockers"]]
        figures.share(f"{plural} that stand alone", len(ready), len(own), floor)
    ready = [one for one in found if not one["blockers"]]
    with_parameters = sum(one["parameters"] > 0 for one in ready)
    figures.row("of them with variables made parameters", str(with_parameters))
    figures.none("ready, but an undefined name or a failing import", wrong_of(ready, failed))
    blocked = [one for one in found if one["blockers"]]
    sound = [one for one in blocked if not one["undefined"] and one["text"] not in failed]
    reasoned = [one for one in sound if one["blockers"][0].split()[0] in UNPROVABLE]
    figures.row("blocked, though its module would import", str(len(sound)))
    figures.none(
        "of them without a reason that no import can tell",
        [one["where"] for one in sound if one not in reasoned],
    )
    list_reasons(figures, [(one["where"], one["blockers"]) for one in blocked])
    return figures


# Behaviour would change, or names are hidden: an import that works says nothing of it.
UNPROVABLE = {
    "dynamic": "names are hidden in a string",
    "redefined": "another definition is used later",
    "global-write": "it changes a variable of the notebook",
    "late-binding": "a stored function would keep an old value",
    "shadow": "the call can't hand the value over",
}


def cells(environment: Environment) -> Figures:
    """Each code cell turned into a function."""
    figures = Figures("Code cells of ordinary notebooks, each turned into a function")
    if not environment.there(ORDINARY):
        return missing(figures)
    found = environment.engine("cells")
    closed = [one for one in found if one["is"] == "closed"]
    working = [one for one in found if one["is"] in ("closed", "refused", "blocked")]
    made = [one for one in working if one["is"] != "refused"]
    counts = Counter(one["is"] for one in found)
    figures.row("code cells", str(len(found)))
    figures.row(
        "of them without statements that work (looks, imports, definitions)", str(counts["nothing"])
    )
    figures.row("of them no Python that a function could hold", str(counts["unreadable"]))
    figures.share("working cells that become functions", len(made), len(working), 97.7)
    # The rest are functions too, but need another name of the notebook first: the remedy is said.
    figures.share("working cells whose function stands alone", len(closed), len(working), None)
    failed = importable(environment, "cells", [one["text"] for one in closed])
    wrong = wrong_of(closed, failed)
    wrong += [f"{one['where']}: {said}" for one in made for said in one["wrong"]]
    figures.none("ready, but an undefined name or a failing import", sorted(set(wrong)))
    rest = [one for one in found if one["is"] in ("refused", "blocked", "unreadable")]
    list_reasons(figures, [(one["where"], one["reasons"]) for one in rest])
    return figures


def nbdev(environment: Environment) -> Figures:
    """Modules of nbdev libraries, compared by the comparer of the corpus."""
    figures = Figures("Modules of nbdev libraries, by corpora/compare_nbdev.py")
    if not environment.there("corpora/nbdev"):
        return missing(figures)
    planned = environment.engine("nbdev")
    same, modules = 0, 0
    for repository in sorted({one["repository"] for one in planned}):
        folder = environment.folder / "nbdev-compared" / repository
        shutil.copytree(environment.shared / "corpora/nbdev" / repository, folder)
        shutil.copytree(environment.folder / "nbdev" / repository, folder, dirs_exist_ok=True)
        command = [sys.executable, environment.shared / "corpora/compare_nbdev.py"]
        command += ["--dir", folder, "--json"]
        done = subprocess.run(command, capture_output=True, check=True)
        for row in json.loads(done.stdout)["modules"]:
            good = row.get("ast_equal") or row.get("ast_equal_modulo_import_spelling")
            modules, same = modules + 1, same + bool(good)
            if not good:
                figures.note(f"{repository} {row['module']}: {row['reasons']}")
    figures.row("the same statements in the same order", f"{same} of {modules}", same == modules)
    brought = [one for one in planned if one["brought"]]
    figures.row("with more, which nbdev's module does without", str(len(brought)))
    for one in brought:
        figures.note(f"{one['repository']} {one['module']}: {'; '.join(one['brought'])[:200]}")
    return figures


def rope(environment: Environment) -> Figures:
    """The same loose cells by rope's ExtractMethod and by ours, one measure for both."""
    figures = Figures("200 seeded loose cells: rope 1.15 ExtractMethod(global_=True) beside ours")
    if not environment.there(ORDINARY):
        return missing(figures)
    items = environment.engine("extractions")
    script = environment.folder / "extractions.json"
    theirs = environment.remembered(
        [script, ROOT / "bench/corpora/rope_cells.py"],
        lambda: {"made": environment.script("rope_cells.py", script)},
    )["made"]
    for item, result in zip(items, theirs, strict=True):
        if "function" in result:
            result["module"] = extraction.with_notebook(item, result["function"])
    ours = [item["ours"] or {"refused": item["refusal"]} for item in items]
    found = [extraction.tally(items, made) for made in (theirs, ours)]
    lost = [*extraction.LOST, "right but for the display", "right"]
    for what in ("refused", "crashed", *lost):
        counts = [tally["counts"][what] for tally in found]
        wanted = None
        if what in extraction.LOST or what == "crashed":
            wanted = counts[1] == 0
        name = f"{what} lost" if what in extraction.LOST else what
        figures.row(name, f"rope {counts[0]:>3}   ours {counts[1]:>3}", wanted)
    for line in found[1]["where"]:
        figures.note(line)
    return figures


def missing(figures: Figures) -> Figures:
    """Say that the notebooks are not there."""
    figures.row("corpus", "not there")
    return figures


def importable(environment: Environment, name: str, texts: list) -> dict:
    """Errors of the modules that can't be imported, by their text."""
    return environment.script("imports.py", environment.write(f"{name}-texts.json", texts))


def wrong_of(ready: list, failed: dict) -> list:
    """What was called ready and is not."""
    return [
        f"{one['where']}: {said}"
        for one in ready
        for said in [*one.get("undefined", []), *one["wrong"], failed.get(one["text"], "")]
        if said
    ]


def list_reasons(figures: Figures, rest: list) -> None:
    """List what is left by its first reason, with examples."""
    reasons: dict = {}
    for where, said in rest:
        reasons.setdefault(said[0].split()[0], []).append(f"{where} ({', '.join(said)})")
    for reason, places in sorted(reasons.items(), key=lambda item: -len(item[1])):
        figures.note(f"{len(places):>3} {reason}: {places[0]}")


ALL = {
    "cases": cases,
    "definitions": definitions,
    "cells": cells,
    "runs": runs.runs,
    "nbdev": nbdev,
    "rope": rope,
}
