"""Digests: what counts and what does not, the same in every process, bounded, without effects."""

import array
import collections
import datetime as dt
import decimal
import enum
import functools
import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from jupyterlab_promote.kernel.digest import Digest
from jupyterlab_promote.kernel.moments import Moments

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")

PAST = Moments(begun=0, ended=1)
FRAME = {"kg": [1.5, None, 3.0], "sort": ["Cox", None, "Topaz"], "n": [1, 2, 3]}


def digest(value, moments=PAST):
    return Digest(moments).record(value)["digest"]


def frame(**changes):
    return pd.DataFrame({**FRAME, **changes})


class Crate:
    def __init__(self, **found):
        self.__dict__.update(found)


class Slotted:
    __slots__ = ("__secret", "kg")

    def __init__(self, kg, secret=0):
        self.kg = kg
        self.__secret = secret


class Colour(enum.Enum):
    RED = 1
    GREEN = 2


Pair = collections.namedtuple("Pair", "one two")
Ordered = type("Ordered", (list,), {})


def generated(count):
    generator = (n for n in range(5))
    for _ in range(count):
        next(generator)
    return generator


def random_state(draws):
    generator = np.random.default_rng(4)
    generator.random(draws)
    return generator


def masked(*mask):
    return np.ma.array([1, 2, 3], mask=mask)


SAME = [
    (0.1 + 0.2, 0.3),
    (float("nan"), -float("nan")),
    (-0.0, 0.0),
    ({3, 1, 2}, {2, 3, 1}),
    ([[1], [1]], [[1]] * 2),
    (Crate(b=1, a=2), Crate(a=2, b=1)),
    (frame(), frame()),
    (np.array([0.1 + 0.2, -0.0, np.nan]), np.array([0.3, 0.0, np.nan])),
    (np.array([[1, 2], [3, 4]]), np.array([[1, 3], [2, 4]]).T),
    (np.arange(6)[::2], np.array([0, 2, 4])),
    (np.array([1, 2], ">i4"), np.array([1, 2], "<i4")),
    (masked(0, 1, 0), np.ma.array([1, 9, 3], mask=[0, 1, 0])),
    (generated(2), generated(2)),
    (random_state(3), random_state(3)),
    (pd.RangeIndex(3), pd.Index([0, 1, 2])),
    (functools.partial(round, ndigits=2), functools.partial(round, ndigits=2)),
    (re.compile("a+"), re.compile("a+")),
]

DIFFERENT = [
    (1, True),
    (1, 1.0),
    (1, "1"),
    ("a", b"a"),
    (1.0, 1.0 + 1e-8),
    (10**400, 10**400 + 1),
    (123456789.0, 123456790.0),
    (1, np.int64(1)),
    (np.float32(1), np.float64(1)),
    ([1, 2], (1, 2)),
    ([1, 2], [2, 1]),
    (["ab", "c"], ["a", "bc"]),
    ([1, [2]], [[1], 2]),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ({1: "a"}, {"1": "a"}),
    ({1, 2}, frozenset({1, 2})),
    (Pair(1, 2), (1, 2)),
    (Ordered([1]), [1]),
    (collections.OrderedDict(a=1), {"a": 1}),
    (collections.deque([1], 3), collections.deque([1], 4)),
    (array.array("i", [1]), array.array("l", [1])),
    (Colour.RED, Colour.GREEN),
    (decimal.Decimal("1.0"), decimal.Decimal("1.00")),
    (dt.date(2020, 1, 2), dt.datetime(2020, 1, 2)),
    (dt.timedelta(1), dt.timedelta(2)),
    (Crate(a=1), Crate(a=2)),
    (Crate(a=1), Crate(a=1, b=None)),
    (Slotted(1), Slotted(2)),
    (Slotted(1, 1), Slotted(1, 2)),
    (ValueError("a"), ValueError("b")),
    (generated(1), generated(2)),
    (random_state(3), random_state(4)),
    (functools.partial(round, ndigits=2), functools.partial(round, ndigits=3)),
    (re.compile("a+"), re.compile("a+", re.IGNORECASE)),
    (np.array([1, 2]), np.array([1, 3])),
    (np.array([1, 2]), np.array([1.0, 2.0])),
    (np.array([1, 2], "int32"), np.array([1, 2], "int64")),
    (np.array([1e-40, 1.0]), np.array([2e-40, 1.0])),
    (np.zeros((2, 3)), np.zeros((3, 2))),
    (np.array([1 + 2j]), np.array([1 - 2j])),
    (np.array(["a", None], object), np.array(["a", "None"], object)),
    (np.array("2020-01-02", "M8[D]"), np.array("2020-01-03", "M8[D]")),
    (masked(0, 1, 0), masked(0, 0, 0)),
    (np.array([(1, 2.0)], "i4,f8"), np.array([(1, 3.0)], "i4,f8")),
    (frame(), frame(n=[1, 2, 4])),
    (frame(), frame(n=[1.0, 2.0, 3.0])),
    (frame(), frame(sort=["Cox", "", "Topaz"])),
    (frame(), frame(sort=["Cox", "nan", "Topaz"])),
    (frame(), frame()[["sort", "kg", "n"]]),
    (frame(), frame().rename(columns={"n": "m"})),
    (frame(), frame().iloc[::-1]),
    (frame(), frame().set_index("n", drop=False)),
    (frame().set_index("n"), frame().set_index("n").rename_axis("m")),
    (frame(), frame().assign(sort=lambda f: f["sort"].astype("category"))),
    (frame()["n"], frame()["n"].rename("m")),
    (frame()["n"], frame()["n"].astype("Int64")),
    (pd.Series([1, None], dtype="Int64"), pd.Series([1, 0], dtype="Int64")),
    (pd.Categorical(["a"], ["a", "b"]), pd.Categorical(["a"], ["b", "a"])),
    (pd.Categorical(["a"], ordered=True), pd.Categorical(["a"])),
    (pd.to_datetime(["2020"]), pd.to_datetime(["2020"]).tz_localize("UTC")),
    (pd.period_range("2020", periods=2, freq="M"), pd.period_range("2020", periods=2, freq="Y")),
    (pd.interval_range(0, 2), pd.interval_range(0, 2, closed="left")),
    (pd.MultiIndex.from_tuples([(1, 2)]), pd.MultiIndex.from_tuples([(1, 3)])),
    (pd.Timestamp("2020"), pd.Timestamp("2020", tz="UTC")),
    (pd.NaT, None),
]


@pytest.mark.parametrize(("one", "other"), SAME, ids=range(len(SAME)))
def test_same(one, other):
    assert digest(one) == digest(other) is not None


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=range(len(DIFFERENT)))
def test_different(one, other):
    assert digest(one) != digest(other)
    assert None not in (digest(one), digest(other))
    assert digest({"in": [one]}) != digest({"in": [other]})


def test_parts_have_names():
    record = Digest(PAST).record
    one, other = record(frame())["parts"], record(frame(n=[1, 2, 4]))["parts"]
    assert [name for name in one if one[name] != other[name]] == ["n"]
    assert set(record({"a": 1, "b": 2})["parts"]) == {"a", "b"}
    assert set(record(Crate(kg=1, sort="Cox"))["parts"]) == {"kg", "sort"}


def test_cycles_end():
    def ring(last):
        loop = [1, {}]
        loop[1]["back"] = loop
        loop.append(last)
        return loop

    assert digest(ring(2)) == digest(ring(2)) != digest(ring(3))
    many = [1]
    for _ in range(200):
        many = [many, many]
    record = Digest(PAST).record(many)
    assert record["digest"] and record["doubts"] == ["sampled"]


def test_bounds():
    assert Digest(PAST, 600).record([[n] for n in range(300_000)])["doubts"] == ["sampled"]
    rows = np.zeros(40_000_000, "int8")
    record = Digest(PAST, 600).record(rows)
    assert record["doubts"] == ["sampled"]
    rows[0] = 1
    assert digest(rows) != record["digest"]

    class Slow(dict):
        def __contains__(self, key):
            time.sleep(0.02)
            return False

    slow = [Slow() for _ in range(2000)]
    assert Digest(PAST, seconds=0.1).record(slow) == {
        "digest": None,
        "kind": "list",
        "text": "list of 2000",
        "doubts": ["unread"],
    }


def test_never_raises_and_has_no_effect():
    class Hostile:
        def __getattribute__(self, name):
            raise SystemError(name)

        def __repr__(self):
            raise SystemError("repr")

        __eq__ = __hash__ = __len__ = __iter__ = __bool__ = __repr__

    class Meta(type):
        @property
        def __name__(cls):
            raise KeyError

        @property
        def __mro__(cls):
            raise KeyError

    class Counting:
        seen = 0

        @property
        def kg(self):
            Counting.seen += 1
            return self.seen

        def __getattr__(self, name):
            Counting.seen += 1
            return name

        def __iter__(self):
            Counting.seen += 1
            return iter(())

    iterator = iter([1, 2, 3])
    with Path(__file__).open() as file:
        values = [Hostile(), Meta("Odd", (), {})(), Counting(), iterator, file, threading.Lock()]
        values += [sys, sys._getframe(), np.random, lambda: 0, map(len, ["a"]), memoryview(b"ab")]
        for value in [*values, values, {"all": values}]:
            record = Digest(PAST).record(value)
            assert set(record) >= {"digest", "text", "doubts"}
            json.dumps(record)
        assert file.tell() == 0
    assert (Counting.seen, next(iterator)) == (0, 1)
    assert Digest(PAST).record(threading.Lock())["doubts"] == ["opaque"]


def test_moments_of_the_run():
    now = Moments(begun=time.time())
    utc = dt.timezone.utc
    stamps = [
        time.time(),
        int(time.time()),
        time.time_ns(),
        dt.datetime.now(),
        dt.datetime.now(utc),
        dt.datetime.now(utc).isoformat(),
        time.strftime("%Y%m%d_%H%M%S"),
        time.strftime("at %H:%M:%S"),
        time.ctime(),
        pd.Timestamp.now(),
        np.datetime64("now"),
        np.array(["2020-01-01", "now"], "M8[s]"),
        {"rows": 5, "at": time.time()},
        pd.DataFrame({"at": [pd.Timestamp.now()]}),
    ]
    time.sleep(0.01)
    for stamp in stamps:
        record = Digest(now).record(stamp)
        assert record["doubts"] == ["time"], stamp
        # Read in another run, at another time, it is a value like any other.
        assert Digest(PAST).record(stamp)["doubts"] == []
    assert digest({"rows": 5, "at": time.time()}, now) == digest(
        {"rows": 5, "at": 1 + now.begun}, now
    )
    assert digest({"rows": 5, "at": time.time()}, now) != digest(
        {"rows": 6, "at": time.time()}, now
    )
    clocks = [f"{h:02}:{m:02}:00" for h in range(24) for m in range(60)]
    for value in [clocks, " ".join(clocks), 1.5, 12, "2020-01-02", pd.Timestamp("2020"), "12:00"]:
        assert Digest(now).record(value)["doubts"] == []


def test_the_same_in_every_process():
    pytest.importorskip("sklearn")
    pytest.importorskip("matplotlib")

    def zoo(seed):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", str(Path(__file__).with_name("zoo.py"))],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    one, other = zoo("1"), zoo("2")
    assert {name: one[name] for name in one if one[name] != other[name]} == {}
    assert all(record["digest"] for record in one.values())
    doubts = {name: record["doubts"] for name, record in one.items() if record["doubts"]}
    assert {name for name in doubts if {"opaque", "unread", "sampled"} & set(doubts[name])} == set()


def test_nothing_is_imported():
    folder = Path(__file__).parents[2] / "kernel"
    source = (
        f"import sys; sys.path.insert(0, {str(folder)!r}); import prove\n"
        "known = {name.partition('.')[0] for name in sys.modules}\n"
        "engine = prove.load(prove.texts_beside(), prove.THERE)\n"
        "engine.digest.Digest().record([1, {'a': 2.5}, object()])\n"
        "new = {name.partition('.')[0] for name in sys.modules} - known - {prove.PACKAGE}\n"
        "new = {name for name in new - set(sys.stdlib_module_names) if 'sysconfig' not in name}\n"
        "print(sorted(new))"
    )
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
