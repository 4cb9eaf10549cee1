"""What every digest is made of. Standard library only; runs inside kernels."""

from __future__ import annotations

import hashlib
import re
import struct
import sys
import sysconfig

SIZE = 16
# Of a float's 52 bits of mantissa 33 are kept, rounded: ten digits.
HALF, KEPT = 1 << 18, ~((1 << 19) - 1)
ADDRESS = re.compile(r"(?: at)? ?\b0x[0-9a-fA-F]{6,}")
INSTALLED = tuple(
    {sysconfig.get_paths()[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")}
)
PACKAGES = re.compile(r"[\\/](site|dist)-packages[\\/]")


def join(tag: str, *parts) -> bytes:
    """One digest of a tag and of texts, bytes or digests; where one ends counts."""
    total = hashlib.blake2b(digest_size=SIZE)
    for part in (tag, *parts):
        if not isinstance(part, (bytes, memoryview)):
            part = str(part).encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(part))
        total.update(part)
    return total.digest()


def rounded(value: float) -> bytes:
    """Eight bytes that are equal for floats equal to ten digits; nan is nan, -0.0 is 0.0."""
    if value != value:
        return b"not a nr"
    (bits,) = struct.unpack("<Q", struct.pack("<d", value + 0.0))
    return struct.pack("<Q", (bits + HALF) & KEPT)


def is_installed(kind: type) -> bool:
    """Whether a class comes from a package rather than from the notebook or its library."""
    file = getattr(sys.modules.get(kind.__module__), "__file__", None)
    if file is None:
        return kind.__module__ != "__main__"
    return file.startswith(INSTALLED) or bool(PACKAGES.search(file))


def has_own_state(kind: type) -> bool:
    """Whether a class says its state itself when it is copied or pickled."""
    return (
        kind.__reduce_ex__ is not object.__reduce_ex__
        or kind.__reduce__ is not object.__reduce__
        or getattr(kind, "__getstate__", None) is not getattr(object, "__getstate__", None)
    )


def attributes(value) -> dict:
    """Attributes that an object itself holds, in slots too, by name; nothing is computed."""
    found = {}
    for base in type(value).__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else tuple(slots):
            private = name.startswith("__") and not name.endswith("__")
            held = f"_{base.__name__.lstrip('_')}{name}" if private else name
            try:
                found[name] = object.__getattribute__(value, held)
            except AttributeError:
                continue
    for name in ("__dict__", "__weakref__"):
        found.pop(name, None)
    try:
        own = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return found
    found.update((name, own[name]) for name in sorted(own, key=str))
    return found
