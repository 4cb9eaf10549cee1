"""Refactorings by hand, right ones and wrong ones, in real kernels: what is noticed, and where."""

import pytest
from proving import LIBRARY, ORCHARD, REFACTORED, Bench, told, with_cell

SAME, DIFFERS, ERROR = "same", "differs", "error"


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    return Bench(tmp_path_factory.mktemp("bench"))


def changed(old, new):
    assert old in LIBRARY
    return LIBRARY.replace(old, new)


EVERYTHING = [
    *(("value", name) for name in ("by_sort", "total", "trees")),
    ("stdout", (5,)),
    ("display", (6,)),
    ("file", "harvest.csv"),
]

# What is wrong, cells, library, what must be told.
ORCHARDS = {
    "untouched": (ORCHARD, LIBRARY, []),
    "right": (REFACTORED, LIBRARY, []),
    "cells joined": ([*REFACTORED[:2], "\n".join(REFACTORED[2:4]), *REFACTORED[4:]], LIBRARY, []),
    "a constant": (
        REFACTORED,
        changed("< 1999", "<= 1999"),
        [("value", "trees")],
    ),
    "one part in a million": (
        REFACTORED,
        changed("fillna(usual)", "fillna(usual * (1 + 1e-6))"),
        [*EVERYTHING[:3], *EVERYTHING[4:]],
    ),
    "the frame as it came is returned": (
        REFACTORED,
        changed('["planted"] < 1999\n    return trees', '["planted"] < 1999\n    return trees[:]')
        .replace("trees = trees.copy()", "given, trees = trees, trees.copy()")
        .replace("return trees[:]", 'return given.assign(old=given["planted"] < 1999)'),
        EVERYTHING,
    ),
    "the order of columns": (
        REFACTORED,
        changed("< 1999\n    return trees", "< 1999\n    return trees[sorted(trees)]"),
        [("value", "trees")],
    ),
    "a number of another type": (
        with_cell(REFACTORED, 5, "total = np.float32(by_sort.sum())\ntotal"),
        LIBRARY,
        [("value", "total"), ("display", (6,))],
    ),
    "one draw more": (
        REFACTORED,
        changed("def sum_up(trees):", "def sum_up(trees):\n    np.random.rand()"),
        [("random", "numpy.random")],
    ),
    "a draw before": (
        with_cell(REFACTORED, 3, "np.random.rand();\n" + REFACTORED[3]),
        LIBRARY,
        [("value", "rain"), ("random", "numpy.random")],
    ),
    "nothing shown": (
        with_cell(REFACTORED, 5, "total = float(by_sort.sum())"),
        LIBRARY,
        [("display", (6,))],
    ),
    "nothing printed": (
        REFACTORED,
        changed('    print("best:", by_sort.idxmax())\n', ""),
        [("stdout", (5,))],
    ),
    "printed twice": (
        with_cell(REFACTORED, 4, "by_sort = sum_up(trees)\nprint()"),
        LIBRARY,
        [("stdout", (5,))],
    ),
    "another file": (
        with_cell(REFACTORED, 6, 'by_sort.to_csv("harvest.csv", header=False)'),
        LIBRARY,
        [("file", "harvest.csv")],
    ),
    "no file": (with_cell(REFACTORED, 6, "pass"), LIBRARY, [("file", "harvest.csv")]),
    "settings of a package": (
        REFACTORED,
        changed(
            "import numpy as np",
            'import numpy as np\nimport pandas as pd\n\npd.set_option("display.precision", 3)',
        ),
        [("setting", "pandas.options")],
    ),
    "a function in place of a value": (
        with_cell(REFACTORED, 5, "def total():\n    return float(by_sort.sum())\n\n\ntotal()"),
        LIBRARY,
        [("code", "total")],
    ),
}


@pytest.mark.parametrize("name", ORCHARDS)
def test_orchard(bench, name):
    cells, library, expected = ORCHARDS[name]
    result = bench.compare(cells, library)
    assert told(result) == expected
    assert result["verdict"] == (DIFFERS if expected else SAME)
    assert result["compared"]["values"] >= 3


def test_the_part_and_the_cell_are_named(bench):
    (difference,) = bench.compare(*ORCHARDS["a constant"][:2])["differences"]
    assert difference["parts"] == ["old"]
    assert difference["cells"] == difference["cellsAfter"] == [3]
    assert difference["before"] == difference["after"] == "DataFrame 5 x 4"


def test_a_temporary_that_became_local(bench):
    assert bench.compare(REFACTORED)["gone"] == [{"name": "usual", "cells": [3], "older": False}]
    for options in ({"gone": "never"}, {"keep": ["usual"]}):
        result = bench.compare(REFACTORED, **options)
        assert told(result) == [("gone", "usual")]
        assert result["differences"][0]["cells"] == [3]
    assert bench.compare(REFACTORED, gone="never", vanish=["usual"])["verdict"] == SAME


def test_kinds_can_be_left_out(bench):
    cells, library, _ = ORCHARDS["nothing printed"]
    assert bench.compare(cells, library, ignore=["stdout"])["verdict"] == SAME


@pytest.mark.parametrize(
    ("cells", "library", "name", "cell"),
    [
        (with_cell(REFACTORED, 2, "from orchard import fill, sum_up\n\nfilled = fill(trees)"),
         changed('    by_sort = trees', '    trees = trees[trees["old"]]\n    by_sort = trees'),
         "KeyError", 5),
        (REFACTORED, changed("trees = trees.copy()", "trees = clone(trees)"), "NameError", 3),
        (with_cell(REFACTORED, 4, "by_sort = summed(trees)"), LIBRARY, "NameError", 5),
        (with_cell(REFACTORED, 4, "by_sort = (sum_up(trees)"), LIBRARY, "SyntaxError", 5),
        (with_cell(REFACTORED, 4, "by_sort = input()"), LIBRARY, "StdinNotImplementedError", 5),
        (with_cell(REFACTORED, 4, "import os\nos._exit(3)"), LIBRARY, "KernelDied", 5),
    ],
)  # fmt: skip
def test_errors(bench, cells, library, name, cell):
    result = bench.compare(cells, library)
    assert result["verdict"] == ERROR
    assert (result["error"]["run"], result["error"]["name"]) == ("after", name)
    assert result["error"]["cell"] == {"index": cell, "key": f"cell-{cell}"}


def test_an_endless_loop(bench):
    result = bench.compare(["while True:\n    pass"], None, before=["n = 1"], seconds=3)
    assert (result["verdict"], result["error"]["name"]) == (ERROR, "Timeout")


def test_a_notebook_that_never_ran(bench):
    result = bench.compare(["n = 1"], None, before=["n = 1", "n / 0"])
    assert (result["verdict"], result["error"]["run"]) == (ERROR, "before")
    assert result["error"]["cell"]["index"] == 2
    assert "ZeroDivisionError" in result["error"]["traceback"]


def test_an_error_that_is_expected(bench):
    fails = ("basket = [1]\nbasket[3]", ["raises-exception"])
    before = [fails, "n = len(basket)"]
    assert bench.compare(before, None, before=before)["verdict"] == SAME
    other = [(fails[0].replace("[3]", "['x']"), fails[1]), before[1]]
    assert told(bench.compare(other, None, before=before)) == [("expected-error", (1,))]


def test_the_library_from_elsewhere(bench):
    result = bench.compare(["import json\nn = 1"], None, before=["n = 1"], modules=["json"])
    assert result["verdict"] == "not-run"
    assert result["reason"].startswith("`json` was imported from ")


# Cells before and after, library, what must be told.
SMALL = {
    "a link that a copy breaks": (
        ["basket = [3, 1]", "held = basket", "basket.sort()"],
        ["basket = [3, 1]", "held = basket", "basket = sorted(basket)"],
        [("value", "held")],
    ),
    "a wrong value that is overwritten": (
        ["k = 1", "seen = k * 2", "k = 5\nseen = 0"],
        ["k = 4", "seen = k * 2", "k = 5\nseen = 0"],
        [("between", "k"), ("between", "seen")],
    ),
    "text in place of a number": (["n = 3"], ["n = '3'"], [("value", "n")]),
    "the order of a dict": (["d = {'a': 1, 'b': 2}"], ["d = {'b': 2, 'a': 1}"], [("value", "d")]),
    "the order of a set": (["s = {1, 2, 3}"], ["s = {3, 2, 1}"], []),
    "a list in place of a tuple": (["p = 1, 2"], ["p = [1, 2]"], [("value", "p")]),
    "a generator that was used": (
        ["g = (i for i in range(3))", "first = next(g)"],
        ["g = (i for i in range(3))", "first = list(g)[0]"],
        [("value", "g")],
    ),
    "a temporary that a function needs": (
        ["rate = 2\nprice = 10 * rate", "def cost(kg):\n    return kg * rate"],
        ["def step():\n    rate = 2\n    return 10 * rate\n\n\nprice = step()",
         "def cost(kg):\n    return kg * rate"],
        [("gone", "rate")],
    ),
    "a name that a function has for itself": (
        ["i = 2\nprice = 10 * i", "def cost(kg):\n    i = kg\n    return i"],
        ["def step():\n    i = 2\n    return 10 * i\n\n\nprice = step()",
         "def cost(kg):\n    i = kg\n    return i"],
        [],
    ),
    "an older value of a temporary": (
        ["for i in range(3):\n    pass", "i = 7\nsquare = i * i", "square + 1"],
        ["for i in range(3):\n    pass", "square = (lambda n: n * n)(7)", "square + 1"],
        [],
    ),
    "an older value that is read again": (
        ["for i in range(3):\n    pass", "i = 7\nsquare = i * i", "print(i)"],
        ["for i in range(3):\n    pass", "square = (lambda n: n * n)(7)", "print(i)"],
        [("value", "i"), ("stdout", (3,))],
    ),
    "a constant of a class": (
        ["class Rate:\n    vat = 19", "n = 1"], ["class Rate:\n    vat = 7", "n = 1"],
        [("value", "Rate")],
    ),
    "an attribute": (
        ["class Tree:\n    def __init__(self):\n        self.kg = 3", "tree = Tree()"],
        ["class Tree:\n    def __init__(self):\n        self.kg = 4", "tree = Tree()"],
        [("value", "tree")],
    ),
    "a name in a query": (
        ["import pandas as pd\nf = pd.DataFrame({'n': [1, 2]})", "low = 1", "f.query('n > @low')"],
        ["import pandas as pd\nf = pd.DataFrame({'n': [1, 2]})", "low = 0", "f.query('n > @low')"],
        [("value", "low"), ("display", (3,))],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_small(bench, name):
    before, after, expected = SMALL[name]
    result = bench.compare(after, None, before=before)
    assert told(result) == expected
    assert result["verdict"] == (DIFFERS if expected else SAME)


def test_a_class_that_moved(bench):
    source = "class Crate:\n    def __init__(self, *kg):\n        self.kg = kg"
    before = [source, "crate = Crate(4, 5)"]
    after = ["from orchard import Crate", "crate = Crate(4, 5)"]
    assert bench.compare(after, source, before=before)["verdict"] == SAME
    wrong = source.replace("= kg", "= kg[:1]")
    assert told(bench.compare(after, wrong, before=before)) == [("value", "crate")]


def test_time_and_chance_are_undecided(bench):
    before = [
        "import datetime, random, time, uuid\nbegun = time.time()\nday = datetime.datetime.now()",
        "notes = {'rows': 5, 'at': datetime.datetime.now().isoformat()}",
        "key = uuid.uuid4().hex\nloose = random.SystemRandom().random()\ndraw = random.random()",
        "took = time.perf_counter()\nprint(f'took {took} s')",
        "%%time\nn = 3",
        "key",
    ]
    after = ["# Stamps.\n" + before[0], *before[1:]]
    result = bench.compare(after, None, before=before)
    assert (result["verdict"], result["differences"]) == (SAME, [])
    undecided = {item.get("name"): item["why"] for item in result["undecided"]}
    assert undecided["begun"] == undecided["day"] == undecided["took"] == "time"
    assert undecided["key"] == undecided["loose"] == "random"
    assert "draw" not in undecided
    partly = {item.get("name") for item in result["undecided"] if item.get("partly")}
    assert {"begun", "day", "notes"} <= partly
    wrong = with_cell(after, 1, after[1].replace("5", "6"))
    difference = bench.compare(wrong, None, before=before)["differences"][0]
    assert (difference["name"], difference["parts"]) == ("notes", ["rows"])


def test_figures(bench):
    draw = "ax.plot([1, 2], [3, 4])\nax.set_title('Yield')\nax.bar(['a', 'b'], [1, 2]);"
    before = ["import matplotlib.pyplot as plt", f"fig, ax = plt.subplots()\n{draw}", "n = 1"]
    library = (
        "import matplotlib.pyplot as plt\n\n\ndef draw():\n    fig, ax = plt.subplots()\n    "
        + draw.replace("\n", "\n    ")
    )
    after = ["import matplotlib.pyplot as plt", "from orchard import draw\n\ndraw()", "n = 1"]
    assert bench.compare(after, library, before=before)["verdict"] == SAME
    for old, new in [
        ("'Yield'", "'Yields'"),
        ("[3, 4]", "[3, 5]"),
        ("['a', 'b']", "['a', 'c']"),
        ("[3, 4])", "[3, 4], color='red')"),
        ("fig, ax = plt", "ax = plt.figure().add_subplot()\n    fig, _ = plt"),
    ]:
        assert old in library
        result = bench.compare(after, library.replace(old, new), before=before)
        assert told(result) == [("figure", (2,))], new


def test_estimators(bench):
    before = [
        "import numpy as np\nfrom sklearn.tree import DecisionTreeRegressor",
        "x = np.arange(12.0).reshape(-1, 1)\ny = np.sin(x).ravel()",
        "model = DecisionTreeRegressor(max_depth=3, random_state=0)\nmodel.fit(x, y)",
    ]
    library = (
        "from sklearn.tree import DecisionTreeRegressor\n\n\ndef fit(x, y):\n"
        "    model = DecisionTreeRegressor(max_depth=3, random_state=0)\n"
        "    return model.fit(x, y)\n"
    )
    after = [*before[:2], "from orchard import fit\n\nmodel = fit(x, y)\nmodel"]
    assert bench.compare(after, library, before=before)["verdict"] == SAME
    for old, new, parts in [
        ("max_depth=3", "max_depth=4", {"max_depth", "tree_"}),
        ("model.fit(x, y)", "model.fit(x[1:], y[1:])", {"tree_"}),
        ("return model.fit(x, y)", "return model", {"tree_", "n_features_in_", "n_outputs_"}),
    ]:
        wrong = bench.compare(after, library.replace(old, new), before=before)
        assert told(wrong) == [("value", "model"), ("display", (3,))]
        assert parts <= set(wrong["differences"][0]["parts"])
