"""Digests of arrays and frames: NumPy, SciPy, pandas, Polars and what turns into an array.

Nothing is imported: where such a value is, its package is loaded.

What counts
    arrays     dtype, shape, items (floats to ten digits, float32 to six); masks of masked arrays
    frames     columns and their order, index, dtypes, values, names, `attrs`
    sparse     format, shape and items
    generators of random numbers: their state (doubt `random`)
Of more than `LARGE` numbers or `digest.alike` objects, in all columns of a frame together,
evenly spaced ones (doubt `sampled`).
"""

from __future__ import annotations

import sys

from .hashing import join
from .moments import MARK

LARGE = 30_000_000
# Per size of a float: the integer it is looked at as, and the bits of the mantissa that go.
ROUNDED = {8: ("uint64", 19), 4: ("uint32", 4)}


def an_array(digest, value) -> bytes:
    """NumPy array, masked ones with their mask."""
    np = sys.modules["numpy"]
    parts = [type(value).__name__]
    if isinstance(value, np.ma.MaskedArray):
        mask = np.ma.getmaskarray(value)
        value = value.filled(0) if value.dtype.kind in "biufc" else value.filled()
        parts.append(items(digest, mask))
    return join("array", *parts, items(digest, np.asarray(value)))


def items(digest, value, columns: int = 1) -> bytes:
    """Shape, dtype and items of an array, one of so many columns."""
    np = sys.modules["numpy"]
    dtype, head = value.dtype, (value.shape, value.dtype.str.lstrip("<>=|"))
    if dtype.names is not None:
        fields = [items(digest, value[name]) for name in dtype.names]
        return join("record", value.shape, digest.named(list(dtype.names), fields))
    if not dtype.isnative:
        value = value.astype(dtype.newbyteorder("="))
    flat = spaced(digest, value, (digest.alike if dtype.kind in "OSUV" else LARGE) // columns)
    if dtype.kind == "O":
        return join("objects", *head, digest.sequence(flat.tolist()))
    if dtype.kind in "fc":
        return join("floats", *head, rounded(flat))
    if dtype.kind == "M":
        flat = without_moments(digest, flat)
    if dtype.kind == "T" or dtype.hasobject:
        return join("texts", *head, digest.sequence(flat.tolist()))
    return join("items", *head, np.ascontiguousarray(flat).tobytes())


def spaced(digest, value, most: int):
    """Items of an array in one row, evenly spaced ones where there are too many."""
    if value.size <= max(most, 1):
        return value.reshape(-1)
    digest.doubt("sampled")
    return value.flat[:: value.size // max(most, 1) + 1]


def rounded(flat) -> bytes:
    """Bytes that are equal for floats that are equal as far as they are compared."""
    np = sys.modules["numpy"]
    if flat.dtype.kind == "c":
        return rounded(flat.real) + rounded(flat.imag)
    if flat.dtype.itemsize == 2:
        flat = flat.astype("float32")
    elif flat.dtype.itemsize > 8:
        flat = flat.astype("float64")
    # Adding 0.0 copies, and makes -0.0 the same as 0.0.
    flat = np.ascontiguousarray(flat) + flat.dtype.type(0)
    flat[np.isnan(flat)] = np.nan
    whole, bits = ROUNDED[flat.dtype.itemsize]
    seen = flat.view(whole)
    seen += seen.dtype.type(1 << (bits - 1))
    seen >>= seen.dtype.type(bits)
    return seen.tobytes()


def without_moments(digest, flat):
    """Dates with the moments of the run replaced by none."""
    np = sys.modules["numpy"]
    if np.datetime_data(flat.dtype)[0] in ("Y", "M", "W", "D"):
        return flat.view("int64")
    seconds = flat.astype("datetime64[s]").astype("int64")
    offset = digest.moments.offset
    for shift in (0, offset):
        low, high = digest.moments.begun - 1 + shift, digest.moments.ended + 1 + shift
        now = (seconds >= low - 1) & (seconds <= high)
        if now.any():
            digest.doubt("time")
            flat = flat.copy()
            flat[now] = np.datetime64("NaT")
    return flat.view("int64")


def a_number(digest, value) -> bytes:
    """NumPy scalar."""
    np = sys.modules["numpy"]
    if isinstance(value, (float, str, bytes, complex)) or value.dtype.kind == "O":
        return join("scalar", type(value).__name__, digest.of(value.item()))
    return join("scalar", items(digest, np.asarray(value)))


def a_dtype(digest, value) -> bytes:
    """Type of an array's items."""
    return join("dtype", repr(value))


def a_generator(digest, value) -> bytes:
    """Digest a generator of random numbers by its state."""
    digest.doubt("random")
    if hasattr(value, "bit_generator"):
        value = value.bit_generator
    state = value.state if hasattr(value, "state") else value.get_state(legacy=False)
    return join("random", digest.of(state))


def a_sparse(digest, value) -> bytes:
    """SciPy's sparse matrix or array."""
    rows = value.tocsr(copy=True)
    rows.sum_duplicates()
    parts = [items(digest, part) for part in (rows.indptr, rows.indices, rows.data)]
    return join("sparse", type(value).__name__, value.shape, *parts)


def a_frame(digest, value) -> bytes:
    """Frame of pandas: index, columns, and each column's values."""
    np, series = sys.modules["numpy"], [value.iloc[:, i] for i in range(value.shape[1])]
    plain = [isinstance(part.dtype, np.dtype) and part.dtype.kind != "O" for part in series]
    pairs = zip(series, plain)  # noqa: B905 - older Pythons
    columns = [values(digest, part, plain.count(is_plain)) for part, is_plain in pairs]
    labels = [str(label) for label in value.columns]
    head = (type(value).__name__, len(value), an_index(digest, value.columns))
    rows = an_index(digest, value.index)
    content = digest.named([*labels, "index"], [*columns, rows])
    return join("frame", *head, content, digest.of(value.attrs))


def a_series(digest, value) -> bytes:
    """Series of pandas."""
    rows = an_index(digest, value.index)
    content = digest.named(["values", "index"], [values(digest, value), rows])
    return join("series", type(value).__name__, digest.of(value.name), content)


def an_index(digest, value) -> bytes:
    """Index of pandas."""
    names = digest.of(list(value.names))
    if value.nlevels > 1:
        levels = [values(digest, value.get_level_values(i)) for i in range(value.nlevels)]
        return join("index", names, *levels)
    return join("index", names, values(digest, value))


def an_extension_array(digest, value) -> bytes:
    """Array of pandas."""
    return join("values", type(value).__name__, values(digest, value))


def values(digest, value, columns: int = 1) -> bytes:
    """Dtype and values of a column (of so many), an index, or an array of pandas."""
    np, pd = sys.modules["numpy"], sys.modules["pandas"]
    dtype, size = value.dtype, len(value)
    if isinstance(dtype, np.dtype):
        return items(digest, np.asarray(value), columns)
    if isinstance(dtype, pd.CategoricalDtype):
        data = pd.Categorical(value)
        kinds = values(digest, data.categories)
        return join("categories", bool(dtype.ordered), kinds, items(digest, data.codes, columns))
    if isinstance(dtype, pd.DatetimeTZDtype):
        return join("dates", dtype, items(digest, value.to_numpy(dtype="datetime64[ns]"), columns))
    missing = np.asarray(value.isna())
    if dtype.kind in "biuf" and hasattr(dtype, "na_value"):
        data = value.to_numpy(dtype=dtype.kind + "8" if dtype.kind != "b" else "bool", na_value=0)
        masks = items(digest, missing, columns)
        return join("nullable", dtype, masks, items(digest, data, columns))
    most = max(digest.alike // columns, 1)
    if size > most:
        digest.doubt("sampled")
        value, missing = (part[:: size // most + 1] for part in (value, missing))
    data = np.asarray(value, dtype=object)
    data = np.where(missing, "", data)
    return join("extension", dtype, size, items(digest, missing), digest.sequence(data.tolist()))


def a_polars_frame(digest, value) -> bytes:
    """Frame of Polars."""
    columns = [a_polars_series(digest, value.get_column(name)) for name in value.columns]
    return join("frame", value.shape, digest.named(list(value.columns), columns))


def a_polars_series(digest, value) -> bytes:
    """Series of Polars."""
    size = len(value)
    if size > digest.alike:
        digest.doubt("sampled")
        value = value.gather_every(size // digest.alike + 1)
    return join("series", value.name, value.dtype, size, digest.sequence(value.to_list()))


def is_array_like(kind: type) -> bool:
    """Whether objects of a class turn into an array that is there already."""
    has = [hasattr(kind, name) for name in ("__array__", "shape", "dtype", "compute")]
    return "numpy" in sys.modules and has == [True, True, True, False]


def an_array_like(digest, value) -> bytes:
    """Digest what turns into an array, such as a tensor."""
    np = sys.modules["numpy"]
    if hasattr(value, "detach"):
        value = value.detach().cpu()
    return join("tensor", type(value).__name__, items(digest, np.asarray(value)))


def by_repr(digest, value) -> bytes:
    """Scalar of pandas that its repr says whole."""
    return join("scalar", type(value).__name__, repr(value))


def a_timestamp(digest, value) -> bytes:
    """Moment of pandas, or a moment of the run."""
    if digest.moments.has_date(value.to_pydatetime(warn=False)):
        digest.doubt("time")
        return join("timestamp", MARK)
    return by_repr(digest, value)


TABLE = {
    ("numpy", "ndarray"): an_array,
    ("numpy", "generic"): a_number,
    ("numpy", "dtype"): a_dtype,
    ("numpy", "Generator"): a_generator,
    ("numpy", "BitGenerator"): a_generator,
    ("numpy", "RandomState"): a_generator,
    ("scipy", "spmatrix"): a_sparse,
    ("scipy", "_spbase"): a_sparse,
    ("pandas", "DataFrame"): a_frame,
    ("pandas", "Series"): a_series,
    ("pandas", "Index"): an_index,
    ("pandas", "ExtensionArray"): an_extension_array,
    ("pandas", "Timestamp"): a_timestamp,
    ("pandas", "Timedelta"): by_repr,
    ("pandas", "Period"): by_repr,
    ("pandas", "Interval"): by_repr,
    ("pandas", "NaTType"): by_repr,
    ("pandas", "NAType"): by_repr,
    ("polars", "DataFrame"): a_polars_frame,
    ("polars", "Series"): a_polars_series,
}
