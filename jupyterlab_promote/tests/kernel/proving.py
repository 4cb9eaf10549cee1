"""What the tests of proofs share: notebooks of texts, run in real kernels and compared."""

import json
import shutil
import textwrap
from pathlib import Path

from jupyterlab_promote.kernel import prove, run_notebook
from jupyterlab_promote.kernel.compare import compare

TREES = """sort,planted,kg
Cox,1987,41.5
Boskoop,1999,
Cox,2004,38.25
Topaz,2011,52.0
Boskoop,1993,47.75
"""

ORCHARD = [
    "import numpy as np\nimport pandas as pd",
    'trees = pd.read_csv("trees.csv")\ntrees.head(2)',
    'usual = trees["kg"].mean()\ntrees["kg"] = trees["kg"].fillna(usual)\n'
    'trees["old"] = trees["planted"] < 1999',
    "rain = np.random.gamma(2.0, size=3)",
    'by_sort = trees.groupby("sort")["kg"].sum()\nprint("best:", by_sort.idxmax())',
    "total = float(by_sort.sum())\ntotal",
    'by_sort.to_csv("harvest.csv")',
]

LIBRARY = """
import numpy as np


def fill(trees):
    trees = trees.copy()
    usual = trees["kg"].mean()
    trees["kg"] = trees["kg"].fillna(usual)
    trees["old"] = trees["planted"] < 1999
    return trees


def sum_up(trees):
    by_sort = trees.groupby("sort")["kg"].sum()
    print("best:", by_sort.idxmax())
    return by_sort
"""

REFACTORED = [
    *ORCHARD[:2],
    "from orchard import fill, sum_up\n\ntrees = fill(trees)",
    ORCHARD[3],
    "by_sort = sum_up(trees)",
    *ORCHARD[5:],
]


def with_cell(cells, index, source):
    return [*cells[:index], source, *cells[index + 1 :]]


def notebook(cells):
    """A notebook of sources; a pair is a source and its tags."""
    pairs = [cell if isinstance(cell, tuple) else (cell, []) for cell in cells]
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {},
        "cells": [
            {
                "cell_type": "code",
                "id": f"cell-{number}",
                "metadata": {"tags": tags},
                "execution_count": None,
                "outputs": [],
                "source": source,
            }
            for number, (source, tags) in enumerate(pairs, 1)
        ],
    }


class Bench:
    """Runs notebooks at one path; a run of the same cells is not repeated."""

    def __init__(self, folder: Path):
        self.root = folder / "work"
        self._code = prove.injection(prove.texts_beside())
        self._known = {}

    def run(self, cells, library=None, modules=(), seconds=120, time=0):
        """Record of a run; `time` tells runs of the same notebook apart."""
        key = json.dumps([cells, library, time])
        if key not in self._known:
            shutil.rmtree(self.root, ignore_errors=True)
            self.root.mkdir()
            (self.root / "trees.csv").write_text(TREES)
            if library is not None:
                (self.root / "orchard.py").write_text(textwrap.dedent(library))
            place = {
                "folder": str(self.root),
                "root": str(self.root),
                "paths": [str(self.root)],
                "modules": list(modules),
                "seconds": seconds,
            }
            code = run_notebook.cells_of(notebook(cells))
            self._known[key] = run_notebook.run(code, place, self._code, lambda *_: None)
        return self._known[key]

    def compare(self, after, library=LIBRARY, before=ORCHARD, modules=(), seconds=120, **options):
        """As `prove` does it: before again only where something differs."""
        first = self.run(before)
        if first["error"]:
            return compare([first], first, options)
        last = self.run(after, library, modules, seconds)
        result = compare([first], last, options)
        if result["verdict"] == "differs":
            result = compare([first, self.run(before, time=1)], last, options)
        return result


def told(result):
    """Differences as pairs of kind and name (or cells)."""
    return [(d["what"], d.get("name") or tuple(d["cells"])) for d in result["differences"]]
