"""Digests of Python's own types. Standard library only; runs inside kernels.

Each function takes the `Digest` that is under way and a value, and returns bytes.
"""

from __future__ import annotations

import array
import collections
import datetime as dt
import enum
import functools
import inspect
import io
import types

from .hashing import ADDRESS, attributes, is_installed, join, rounded
from .moments import MARK

PARTS = 200
MASKED = 10_000
LARGE = 1 << 26


def a_float(digest, value) -> bytes:
    """Float, or a moment of the run."""
    if digest.moments.has_number(value):
        digest.doubt("time")
        return join("float", MARK)
    return join("float", rounded(value))


def an_int(digest, value) -> bytes:
    """Whole number, or a moment of the run."""
    if digest.moments.has_number(value):
        digest.doubt("time")
        return join("int", MARK)
    return join("int", hex(value))


def a_text(digest, value) -> bytes:
    """Text, with moments of the run masked."""
    if len(value) < MASKED:
        masked = digest.moments.mask(value)
        if masked != value:
            digest.doubt("time")
            value = masked
    return join("str", value)


def a_date(digest, value) -> bytes:
    """Date with time, or a moment of the run."""
    if digest.moments.has_date(value):
        digest.doubt("time")
        return join("date", type(value).__name__, MARK)
    return join("date", type(value).__name__, repr(value))


def a_complex(digest, value) -> bytes:
    """Complex number."""
    return join("complex", rounded(value.real), rounded(value.imag))


def by_repr(digest, value) -> bytes:
    """Value that its repr says whole."""
    return join("repr", type(value).__name__, repr(value))


def by_name(digest, value) -> bytes:
    """Digest a function, class or module by its name."""
    return join("name", getattr(value, "__name__", type(value).__name__))


def with_members(digest, value, *parts) -> bytes:
    """Contents and, where a class of its own adds some, attributes."""
    if attributes(value):
        parts = (*parts, digest.members(value))
    return join("contents", type(value).__name__, *parts)


def a_mapping(digest, value) -> bytes:
    """Digest a dict: keys and values in order of insertion."""
    # What holds a module's or the notebook's names would hold every variable.
    if "__builtins__" in value and "__name__" in value:
        return join("namespace")
    items = list(dict.items(value))
    keys, values = [key for key, _ in items], [item for _, item in items]
    if len(items) <= PARTS and all(type(key) is str for key in keys):
        contents = digest.named(keys, [digest.of(item) for item in values])
    else:
        contents = join("pairs", digest.sequence(keys), digest.sequence(values))
    return with_members(digest, value, contents)


def a_list(digest, value) -> bytes:
    """List."""
    return with_members(digest, value, digest.sequence(list.__iter__(value)))


def a_tuple(digest, value) -> bytes:
    """Tuple; named ones by name."""
    names = getattr(type(value), "_fields", None)
    items = list(tuple.__iter__(value))
    if isinstance(names, tuple) and len(names) == len(items):
        parts = digest.named(list(names), [digest.of(item) for item in items])
        return with_members(digest, value, parts)
    return with_members(digest, value, digest.sequence(items))


def a_set(digest, value) -> bytes:
    """Set: contents without order."""
    parts = []
    if len(value) <= digest.long:
        parts = sorted(digest.of(item) for item in value)
    else:
        digest.doubt("sampled")
    return with_members(digest, value, len(value), *parts)


def a_deque(digest, value) -> bytes:
    """Deque."""
    return with_members(digest, value, str(value.maxlen), digest.sequence(value))


def a_subtype(base: type, plain):
    """Digest of a class that derives from text or a number."""
    return lambda digest, value: with_members(digest, value, plain(digest, base(value)))


def a_buffer(digest, value) -> bytes:
    """Bytes and what holds bytes; of more than 64 MiB both ends."""
    flat = memoryview(value)
    if not flat.c_contiguous:
        flat = memoryview(flat.tobytes())
    flat = flat.cast("B") if flat.nbytes else memoryview(b"")
    size = len(flat)
    if size > LARGE:
        digest.doubt("sampled")
        flat = memoryview(bytes(flat[: LARGE // 2]) + bytes(flat[-LARGE // 2 :]))
    return with_members(digest, value, getattr(value, "typecode", ""), size, flat)


def a_stream(digest, value) -> bytes:
    """Stream in memory: what is in it, and where it stands."""
    if value.closed:
        return join("stream", type(value).__name__, "closed")
    return join("stream", type(value).__name__, digest.of(value.getvalue()), value.tell())


def a_proxy(digest, value) -> bytes:
    """Digest a mapping that can't be written."""
    return join("proxy", digest.of(dict(value)))


def a_view(digest, value) -> bytes:
    """Keys, values or items of a dict."""
    return join("view", type(value).__name__, digest.sequence(value))


def a_partial(digest, value) -> bytes:
    """Digest a function with arguments."""
    parts = (value.func, value.args, value.keywords)
    return join("partial", *[digest.of(part) for part in parts])


def a_method(digest, value) -> bytes:
    """Digest a method with its object."""
    return join("method", value.__name__, digest.of(value.__self__))


def a_generator(digest, value) -> bytes:
    """Digest a generator: where it stands, not what it would yield."""
    found = inspect.getgeneratorlocals(value)
    return join("generator", value.__name__, inspect.getgeneratorstate(value), digest.of(found))


def an_error(digest, value) -> bytes:
    """Exception."""
    return with_members(digest, value, digest.of(value.args))


def a_member(digest, value) -> bytes:
    """Member of an enumeration."""
    return join("enum", type(value).__name__, value.name, digest.of(value.value))


def a_generator_of_random(digest, value) -> bytes:
    """`random.Random`: its state, which is random itself where nothing seeded it."""
    digest.doubt("random")
    if type(value).__name__ == "SystemRandom":
        return join("random", "system")
    return join("random", digest.of(value.getstate()))


def a_uuid(digest, value) -> bytes:
    """UUID: most are random."""
    digest.doubt("random")
    return join("uuid", value.hex)


def with_own_state(digest, value) -> bytes:
    """Object of an installed class that says its state for pickling."""
    try:
        said = value.__reduce_ex__(2)
    except TypeError:
        return an_object(digest, value)
    if isinstance(said, str):
        return join("global", said)
    maker, arguments, state = said[0], said[1], (said[2:3] or (None,))[0]
    items = [None if part is None else list(part) for part in said[3:5]]
    parts = [digest.of(part) for part in (arguments, state, *items)]
    return join("state", type(value).__name__, getattr(maker, "__name__", ""), *parts)


def an_object(digest, value) -> bytes:
    """Object by class and attributes; without any, by what its repr says."""
    kind = type(value)
    if kind.__dictoffset__ or attributes(value) or not is_installed(kind):
        return join("object", kind.__name__, digest.members(value))
    text = repr(value)
    if ADDRESS.search(text):
        digest.doubt("opaque")
    return join("repr", kind.__name__, ADDRESS.sub("", text[:MASKED]))


# By the type itself: the quick way for the most common ones.
EXACT = {
    bool: by_repr,
    type(None): by_repr,
    type(...): by_repr,
    type(NotImplemented): by_repr,
    int: an_int,
    float: a_float,
    complex: a_complex,
    str: a_text,
    bytes: a_buffer,
}

# By the first base that fits, in this order.
BASES = [
    (enum.Enum, a_member),
    (dict, a_mapping),
    (list, a_list),
    (tuple, a_tuple),
    ((set, frozenset), a_set),
    (collections.deque, a_deque),
    (str, a_subtype(str, a_text)),
    (int, a_subtype(int, an_int)),
    (float, a_subtype(float, a_float)),
    (dt.datetime, a_date),
    ((dt.date, dt.time, dt.timedelta, dt.tzinfo, range, slice), by_repr),
    ((bytes, bytearray, memoryview, array.array), a_buffer),
    ((io.StringIO, io.BytesIO), a_stream),
    (types.MappingProxyType, a_proxy),
    ((type({}.keys()), type({}.values()), type({}.items())), a_view),
    (functools.partial, a_partial),
    (types.MethodType, a_method),
    (types.GeneratorType, a_generator),
    ((types.FunctionType, types.BuiltinFunctionType, type, types.ModuleType), by_name),
    (BaseException, an_error),
]

# By top-level package and name of a class or one of its bases.
TABLE = {
    ("random", "Random"): a_generator_of_random,
    ("uuid", "UUID"): a_uuid,
    # Holds the variables of the notebook, or of the function that a cell became.
    ("patsy", "EvalEnvironment"): by_name,
    ("formulaic", "LayeredMapping"): by_name,
    # Ids that are new in every run.
    ("ipywidgets", "Widget"): by_name,
}
