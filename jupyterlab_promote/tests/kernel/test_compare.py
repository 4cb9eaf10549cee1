"""The rules of the comparison on records by hand: nothing is run."""

import copy

import pytest

from jupyterlab_promote.kernel.compare import compare
from jupyterlab_promote.kernel.names import names_of


def value(digest, *doubts, **parts):
    record = {"digest": digest, "kind": "float", "text": f"value {digest}"}
    record["doubts"] = list(doubts)
    return {**record, "parts": parts} if parts else record


def run(*cells, **values):
    """A record; a cell is its source, or a pair of it and a table of what it did."""
    found = []
    for number, cell in enumerate(cells, 1):
        source, did = cell if isinstance(cell, tuple) else (cell, {})
        mentions, sets = names_of(source)
        base = {"key": f"c{number}", "index": number, "source": source, "seconds": 0, "text": ""}
        more = {"shown": [], "error": None, "mentions": mentions, "sets": sets, "values": {}}
        found.append({**base, **more, **did})
    rest = {"callables": [], "hidden": {}, "files": {}, "outside": [], "error": None, "seconds": 1}
    return {"cells": found, "values": values, **rest}


def what(result):
    return [(d["what"], d.get("name") or d.get("cells")) for d in result["differences"]]


def undecided(result):
    return [(d.get("name") or d["cells"][0], d["why"]) for d in result["undecided"]]


def test_what_varies_is_undecided():
    before = run("n = 1\nm = 2", n=value("1"), m=value("5"))
    after = run("n = 1", "m = 2", n=value("2"), m=value("6"))
    again = copy.deepcopy(before)
    assert what(compare([before], after)) == [("value", "m"), ("value", "n")]
    again["values"]["n"] = value("3")
    result = compare([before, again], after)
    assert (what(result), undecided(result)) == ([("value", "m")], [("n", "varies")])


def test_only_the_parts_that_vary_are_undecided():
    before = run("d = make()", d=value("1", at="x", rows="5"))
    again = run("d = make()", d=value("2", at="y", rows="5"))
    late = run("d = make()", d=value("3", at="z", rows="5"))
    wrong = run("d = make()", d=value("4", at="z", rows="6"))
    assert undecided(compare([before, again], late)) == [("d", "varies")]
    result = compare([before, again], wrong)
    assert (what(result), result["differences"][0]["parts"]) == ([("value", "d")], ["at", "rows"])


def test_another_class_is_no_variation():
    before, again, after = (run("t = clock()", t=value(digest)) for digest in "123")
    assert compare([before, again], after)["verdict"] == "same"
    after["values"]["t"]["kind"] = "NoneType"
    assert what(compare([before, again], after)) == [("value", "t")]


def test_why_it_varies():
    for source, doubts, why in [
        ("t = time.perf_counter()", [], "time"),
        ("t = rng.shuffle(x)", [], "random"),
        ("t = f()", ["random"], "random"),
        ("t = f()", ["time"], "time"),
        ("t = f()", [], "varies"),
    ]:
        runs = [run(source, t=value(digest, *doubts)) for digest in "123"]
        assert undecided(compare(runs[:2], runs[2])) == [("t", why)]


def test_values_that_could_not_be_read():
    runs = run("n = 1", n=value(None, "unread")), run("n = 1", n=value("1"))
    result = compare([runs[0]], runs[1])
    assert (result["verdict"], undecided(result)) == ("same", [("n", "unread")])
    runs = run("n = 1", n=value("1", "sampled")), run("n = 1", n=value("1", "sampled"))
    assert compare([runs[0]], runs[1])["limits"] == {"sampled": ["n"], "opaque": []}


@pytest.mark.parametrize(
    ("source", "one", "other", "again", "expected"),
    [
        ("f()", "a\nb", "a\nc", "a\nb", ("differs", [])),
        ("f()", "a\nb", "a\nc", "a\nd", ("same", [(1, "varies")])),
        ("f()", "a\nb", "e\nc", "a\nd", ("differs", [])),
        ("f()", "a\nb", "a\nb\nc", "a\nd", ("differs", [])),
        ("f()", "a\nb", "a", "a\nb\nc", ("same", [(1, "varies")])),
        ("%%time\nf()", "Wall: 3 ms\n1", "Wall: 1min 2s\n1", None, ("same", [(1, "time")])),
        ("%%time\nf()", "Wall: 3 ms\n1", "Wall: 3 ms\n2", None, ("differs", [])),
        ("f()", "half-life: 3 s", "half-life: 5 s", None, ("differs", [])),
    ],
)  # fmt: skip
def test_printed(source, one, other, again, expected):
    texts = [one, other, one if again is None else again]
    first, last, second = (run((source, {"text": text})) for text in texts)
    result = compare([first, second], last)
    assert (result["verdict"], undecided(result)) == expected


def test_shown():
    def shown(*digests):
        items = [{"digest": d, "text": d, "doubts": [], "kind": "display"} for d in digests]
        return run(("f()", {"shown": items}))

    assert compare([shown("a", "b")], shown("a", "b"))["verdict"] == "same"
    difference = compare([shown("a", "b")], shown("a", "c"))["differences"][0]
    assert (difference["before"], difference["after"]) == ("b", "c")
    difference = compare([shown("a", "b")], shown("a"))["differences"][0]
    assert (difference["before"], difference["after"]) == ("b", "nothing")
    assert compare([shown("a", "b"), shown("a", "c")], shown("a", "d"))["verdict"] == "same"
    assert compare([shown("a", "b"), shown("a", "c")], shown("e", "d"))["verdict"] == "differs"


def test_outputs_are_joined_over_a_stretch():
    before = run(("a = 1", {"text": "1\n"}), ("b = 2", {"text": "2\n"}), "c = 3")
    assert compare([before], run(("a, b = 1, 2", {"text": "1\n2\n"}), "c = 3"))["verdict"] == "same"
    after = run(("a = 1.0", {"text": "1\n"}), ("b = 2.0", {"text": "3\n"}), "c = 3")
    difference = compare([before], after)["differences"][0]
    assert (difference["cells"], difference["cellsAfter"]) == ([2], [2])
    assert (difference["before"], difference["after"]) == ("2", "3")


def test_left_over_temporaries():
    before = run("i = 1", "i = 2\nj = i", "k = j", i=value("2"))
    gone = {"name": "i", "cells": [2], "older": True}
    assert compare([before], run("i = 1", "j = f()", "k = j", i=value("1")))["gone"] == [gone]
    for cells in (
        ("i = 1", "j = f(i)", "k = j"),
        ("i = 1", "j = f()", "k = j\ni"),
        ("i = 1", "i = 2\nj = i", "k = j"),
    ):
        assert what(compare([before], run(*cells, i=value("1")))) == [("value", "i")]
    after = run("i = 1", "j = f()", "k = j", i=value("1"))
    assert compare([before], after, {"keep": ["i"]})["verdict"] == "differs"
    # What a cell changes without naming it is not left over, but lost.
    before = run("held = basket", "basket.sort()", held=value("2"))
    after = run("held = basket", "basket = f()", held=value("1"))
    assert what(compare([before], after)) == [("value", "held")]


def test_between():
    def runs(digest, end="9"):
        return run(("x = f()", {"values": {"x": value(digest)}}), "x = 9", x=value(end))

    assert what(compare([runs("1")], runs("2"))) == [("between", "x")]
    result = compare([runs("1"), runs("3")], runs("2"))
    assert (result["verdict"], undecided(result)) == ("same", [("x", "varies")])
    assert what(compare([runs("1")], runs("2", "8"))) == [("value", "x")]
    assert compare([runs("1")], runs("2"), {"ignore": ["between"]})["verdict"] == "same"


def test_between_of_a_value_that_is_changed_where_it_is_not_named():
    def seen(source, digest):
        return (source, {"values": {"x": value(digest)}})

    before = run(seen("x = f()", "1"), seen("g(x)", "2"), x=value("2"))
    after = run(seen("from m import x, go", "1"), "go()", x=value("2"))
    assert compare([before], after)["verdict"] == "same"
    assert compare([after], before)["verdict"] == "same"
    # The last cell names it, or it was bound to another value since.
    assert what(compare([before], run(seen("x = g(f())", "1"), x=value("2")))) == [("between", "x")]
    bound = run(seen("x = f()", "1"), seen("x = g()", "2"), x=value("2"))
    assert what(compare([bound], after)) == [("between", "x")]
    other = run(seen("from m import x, go", "3"), "go()", x=value("2"))
    assert what(compare([before], other)) == [("between", "x")]


def test_between_of_a_value_that_varies_at_the_end():
    def runs(digest, end):
        return run(("x = f()", {"values": {"x": value(digest)}}), "x = now()", x=value(end))

    result = compare([runs("1", "7"), runs("1", "8")], runs("2", "9"))
    assert (what(result), undecided(result)) == ([("between", "x")], [("x", "time")])


def test_durations_on_pictures():
    def drawn(source, digest, timeless):
        item = {"kind": "figure", "digest": digest, "text": "Figure", "timeless": timeless}
        return run((source, {"shown": [item]}))

    clock, before = "t = time.time()\nplt.show()", ("1", "0")
    result = compare([drawn(clock, *before)], drawn(clock + "\n", "2", "0"))
    assert (result["verdict"], result["undecided"][0]["why"]) == ("same", "time")
    assert compare([drawn(clock, *before)], drawn(clock, "2", "9"))["verdict"] == "differs"
    still = "plt.show()"
    assert compare([drawn(still, *before)], drawn(still, "2", "0"))["verdict"] == "differs"


def test_state_and_files():
    def runs(state="1", digest="1", name="a.csv"):
        return {**run("f()"), "hidden": {"random": state, "cwd": "d"}, "files": {name: digest}}

    assert compare([runs()], runs())["verdict"] == "same"
    assert what(compare([runs()], runs(state="2"))) == [("random", "random")]
    assert what(compare([runs()], runs(digest="2"))) == [("file", "a.csv")]
    assert what(compare([runs()], runs(name="b.csv"))) == [("file", "a.csv"), ("file", "b.csv")]
    assert compare([runs(), runs(state="3", digest="3")], runs("2", "2"))["verdict"] == "same"


def test_names():
    for code, mentions, sets in [
        ("a = b", "a b", "a"),
        ("for i in x:\n    pass", "i x", "i"),
        ("[i for i in x]", "x", ""),
        ("def f(p):\n    q = p + r\n    return q", "f r", "f"),
        ("def f():\n    global g\n    g = 1", "f g", "f g"),
        ("class A:\n    b = c\n\n    def m(self):\n        return d", "A c d", "A"),
        ("import os.path as p, sys", "p sys", "p sys"),
        ("x.query('n > @low + @high')", "high low x", ""),
        ("get_ipython().run_cell_magic('time', '', 'a = b\\n')", "a b get_ipython", "a"),
        ("get_ipython().run_line_magic('time', 'a = b')", "a b get_ipython", "a"),
        ("mail = 'someone @ home'", "mail", "mail"),
        ("def broken(", "", ""),
    ]:
        assert names_of(code) == (mentions.split(), sets.split()), code
