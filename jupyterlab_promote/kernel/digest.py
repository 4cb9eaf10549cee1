"""Digests of values, taken inside a kernel: the same value has the same digest, run after run.

Standard library only; types of other packages are known by name, nothing is
imported for them. `Digest().record(value)` never raises (only what interrupts
Python passes), ends within its bounds, and changes nothing: no iterator is
advanced, no property of an unknown object is read.

What counts
    numbers             type and value; of a float ten digits (33 bits of the mantissa),
                        nan is nan, -0.0 is 0.0
    text, bytes         every character
    list, tuple, dict   class and contents, in order (a set's has none)
    arrays, frames      `digest_data.py`
    estimators          `digest_models.py`
    figures             `digest_figures.py`
    objects             class and attributes; of a class of an installed package that says its
                        state for pickling, that state
    functions, classes, name
    modules
    generators          name, where it stands, local variables
    anything else       class and repr, without addresses (doubt `opaque` if it had one)
What does not: the module of a class (it may have moved to a library), whether
parts are shared, moments of the run itself and timings that libraries record
(doubt `time`).

Bounds: `NODES` parts and `SECONDS` for a value, `DEEP` levels, `LONG` items of
a list (`ALIKE` of one plain type). What lies beyond is compared by a sample
(doubt `sampled`); a value that takes longer has no digest (doubt `unread`).
Only the pickling of a package's own objects is not bounded.
"""

from __future__ import annotations

import array
import time

from . import digest_data, digest_figures, digest_models, digest_plain
from .hashing import has_own_state, is_installed, join, rounded
from .moments import DURATION, Moments

NODES = 200_000
SECONDS = 10
DEEP = 50
LONG = 300_000
ALIKE = 10_000_000
LABEL = 80
# What libraries put their own timings and random ids under.
OWN_NOISE = {"fit_time", "score_time", "mean_fit_time", "std_fit_time", "mean_score_time"}
OWN_NOISE |= {"std_score_time", "refit_time_", "uuid"}
TABLES = (digest_plain.TABLE, digest_data.TABLE, digest_models.TABLE, digest_figures.TABLE)


class TooLongError(Exception):
    """A value can't be read in the time there is."""


class Digest:
    """Takes digests; `seconds` bounds the time for one value.

    Handlers of types call `of`, `sequence`, `named`, `members` and `doubt`.
    """

    long, alike = LONG, ALIKE

    def __init__(self, moments: Moments | None = None, seconds: float = SECONDS) -> None:
        self.moments = moments or Moments()
        self._seconds = seconds
        self._handlers = {}
        # How many durations were left out; None while they are not.
        self._durations = None
        self._begin()

    def _begin(self) -> None:
        self._open = {}
        self._known = {}
        self._lowest = DEEP
        self._left = NODES
        self._deadline = time.monotonic() + self._seconds
        self._parts = None
        self._doubts = set()

    def record(self, value) -> dict:
        """Digest and description of a value.

        Returns
        -------
        `digest`: hexadecimal, None where the value could not be read; `kind`:
        its class; `text`: one short line; `doubts`: sorted, of `opaque`, `random`, `sampled`,
        `time`, `unread`; and, where the value has few named parts, `parts`:
        digests by name of column, key or attribute.
        """
        self._begin()
        try:
            found = self.of(value).hex()
        except Exception:  # noqa: BLE001 - a notebook may hold any object
            found = None
            self._doubts.add("unread")
        record = {"digest": found, "kind": class_name(value), "text": describe(value)}
        record["doubts"] = sorted(self._doubts)
        if found and self._parts:
            record["parts"] = self._parts
        self._begin()
        return record

    def timeless(self, value) -> str | None:
        """Digest of a picture without the durations written on it; None where it has none."""
        self._durations = 0
        self._begin()
        digest = self.of(value).hex()
        found, self._durations = self._durations, None
        self._begin()
        return digest if found else None

    def written(self, text: str) -> str:
        """Text of a picture as it counts."""
        if self._durations is None:
            return text
        bare, found = DURATION.subn("", text)
        self._durations += found
        return bare

    def doubt(self, doubt: str) -> None:
        """Add a doubt."""
        self._doubts.add(doubt)

    def of(self, value) -> bytes:
        """Digest of a part of the value."""
        self._left -= 1
        if not self._left % 256 and time.monotonic() > self._deadline:
            raise TooLongError
        kind = type(value)
        exact = digest_plain.EXACT.get(kind)
        if exact is not None:
            return exact(self, value)
        key, depth = id(value), len(self._open)
        if key in self._known:
            return self._known[key][0]
        if key in self._open:
            self._lowest = min(self._lowest, self._open[key])
            return join("above", depth - self._open[key])
        if self._left < 0 or depth >= DEEP:
            self._lowest = -1
            self.doubt("sampled")
            return join("beyond", kind.__name__)
        return self._enter(value, kind, depth)

    def _enter(self, value, kind: type, depth: int) -> bytes:
        outer, self._lowest = self._lowest, DEEP
        self._open[id(value)] = depth
        try:
            found = self._handler(kind)(self, value)
        except TooLongError:
            raise
        except Exception:  # noqa: BLE001 - a notebook may hold any object
            self.doubt("opaque")
            found = join("opaque", kind.__name__)
        del self._open[id(value)]
        # A digest that refers to what is above holds only here. The value is kept with it, so
        # that its id can't become another value's.
        if self._lowest >= depth:
            self._known[id(value)] = (found, value)
            self._lowest = outer
        else:
            self._lowest = min(outer, self._lowest)
        return found

    def _handler(self, kind: type):
        if kind not in self._handlers:
            self._handlers[kind] = find_handler(kind)
        return self._handlers[kind]

    def named(self, labels: list, digests: list) -> bytes:
        """Digest of parts with names; those of the whole value are kept for the report."""
        labels = [str(label) for label in labels]
        for index, label in enumerate(labels):
            if label in OWN_NOISE:
                self.doubt("time")
                digests[index] = join("noise")
        if len(self._open) == 1 and self._parts is None and len(labels) <= digest_plain.PARTS:
            short = [label[:LABEL] for label in labels]
            self._parts = {label: digest.hex() for label, digest in zip(short, digests)}  # noqa: B905
        return join("named", *labels, *digests)

    def members(self, value) -> bytes:
        """Digest of an object's attributes."""
        found = digest_plain.attributes(value)
        return self.named(list(found), [self.of(item) for item in found.values()])

    def sequence(self, items) -> bytes:
        """Digest of items in order; quick where all are of one plain type."""
        items = list(items)
        count, kinds = len(items), set(map(type, items))
        most = ALIKE if kinds in ({str}, {float}, {int}) else LONG
        if count > most:
            items = [*items[:: count // most + 1], items[-1]]
            self.doubt("sampled")
        if kinds == {str}:
            lengths = array.array("q", map(len, items)).tobytes()
            return join("texts", count, lengths, "".join(items))
        if kinds == {float}:
            return join("floats", count, b"".join(map(rounded, items)))
        if kinds == {int}:
            return join("ints", count, ",".join(map(hex, items)))
        return join("items", count, *[self.of(item) for item in items])


def find_handler(kind: type):
    """Find the handler of a class: by its name or a base's, by Python's own base, by its state."""
    for base in kind.__mro__:
        name = (str(base.__module__).partition(".")[0], base.__name__)
        for table in TABLES:
            if name in table:
                return table[name]
    for base, handler in digest_plain.BASES:
        if issubclass(kind, base):
            return handler
    if digest_data.is_array_like(kind):
        return digest_data.an_array_like
    if is_installed(kind) and has_own_state(kind):
        return digest_plain.with_own_state
    return digest_plain.an_object


def class_name(value) -> str:
    """Name of a value's class, whatever its metaclass says."""
    return type.__dict__["__name__"].__get__(type(value))


def describe(value) -> str:
    """One short line that says what a value is; never raises."""
    try:
        kind = type(value)
        text = kind.__name__
        is_data = find_handler(kind).__module__ == digest_data.__name__
        shape = getattr(value, "shape", None) if is_data else None
        if kind in digest_plain.EXACT:
            text = repr(value[:LABEL] if kind in (str, bytes) else value)
        elif type(shape) is tuple:
            dtype = getattr(value, "dtype", "")
            text = f"{text} {' x '.join(map(str, shape))} {dtype}" if shape else repr(value)
        elif isinstance(value, (list, tuple, dict, set, frozenset)):
            text = f"{text} of {len(value)}"
            if kind in (list, tuple) and len(value) <= 8:
                plain = all(type(item) in digest_plain.EXACT for item in value)
                text = repr(value) if plain else text
        return " ".join(text.split())[:LABEL]
    except Exception:  # noqa: BLE001 - a notebook may hold any object
        return "object"
