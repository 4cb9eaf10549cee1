"""Digests of matplotlib's figures by what they show, not by their pixels.

What counts: size, titles, labels, limits, scales, ticks and categories that
were set, and each artist with its data, colours and text. What drawing works
out (places of axes, ticks by themselves) does not.
"""

from __future__ import annotations

from .hashing import join


def a_figure(digest, value) -> bytes:
    """Figure or sub-figure: its title and size, and what lies on it."""
    size = digest.of([float(side) for side in value.get_figure().get_size_inches()])
    parts = [part for part in value.get_children() if part is not value.patch]
    shown = [digest.of(part) for part in parts]
    return join("figure", size, colour(digest, value.get_facecolor()), *shown)


def axes(digest, value) -> bytes:
    """Axes: labels, limits, scales, and the artists on them."""
    parts = [type(value).__name__, value.axison, colour(digest, value.get_facecolor())]
    for name, axis in value._axis_map.items() if hasattr(value, "_axis_map") else old(value):
        limits = getattr(value, f"get_{name}lim")()
        parts += [axis.get_label_text(), axis.get_scale(), digest.of([float(v) for v in limits])]
        parts.append(ticks(digest, axis))
    skipped = {id(value.patch), *(id(axis) for _, axis in old(value))}
    spines = set(map(id, value.spines.values()))
    shown = [part for part in value.get_children() if id(part) not in skipped | spines]
    return join("axes", *parts, *[digest.of(part) for part in shown])


def old(value) -> list:
    """Axes' axes by name."""
    names = ("x", "y", "z")
    return [(n, getattr(value, f"{n}axis")) for n in names if hasattr(value, f"{n}axis")]


def ticks(digest, axis) -> bytes:
    """Ticks that were set, and categories."""
    places = getattr(axis.get_major_locator(), "locs", None)
    texts = getattr(axis.get_major_formatter(), "seq", None)
    categories = getattr(axis.units, "_mapping", None)
    parts = [None if part is None else list(part) for part in (places, texts, categories)]
    return digest.of(parts)


def colour(digest, value) -> bytes:
    """Colour or colours."""
    if isinstance(value, (tuple, list)):
        value = [
            float(part) if not isinstance(part, (str, tuple, list)) else part for part in value
        ]
    return digest.of(value)


def artist(digest, value, *parts) -> bytes:
    """Digest what all artists have: class, label if it was set, whether it is seen."""
    label = str(value.get_label())
    label = "" if label.startswith("_") else label
    alpha = digest.of(value.get_alpha())
    return join("artist", type(value).__name__, label, value.get_visible(), alpha, *parts)


def a_line(digest, value) -> bytes:
    """Line: data, colour, style."""
    data = value.get_data_3d() if hasattr(value, "get_data_3d") else value.get_data(orig=False)
    style = [str(value.get_linestyle()), str(value.get_marker()), float(value.get_linewidth())]
    parts = [digest.of(part) for part in data]
    return artist(digest, value, *parts, colour(digest, value.get_color()), digest.of(style))


def a_patch(digest, value) -> bytes:
    """Patch, a bar for one: outline and colours."""
    outline = value.get_patch_transform().transform(value.get_path().vertices)
    parts = [digest.of(outline), colour(digest, value.get_facecolor())]
    return artist(digest, value, *parts, colour(digest, value.get_edgecolor()))


def a_collection(digest, value) -> bytes:
    """Digest a collection, of points for one: places, outlines, colours, sizes."""
    depths = [getattr(value, name, None) for name in ("_offsets3d", "_vec", "_segments3d")]
    parts = [digest.of(part) for part in depths]
    if not any(part is not None for part in depths):
        outlines = [path.vertices for path in value.get_paths()]
        # A masked array says nothing of what is under its mask.
        parts += [digest.of(value.get_offsets()), digest.of(outlines)]
        parts += [digest.of(value.get_facecolor()), digest.of(value.get_edgecolor())]
    parts += [digest.of(value.get_array()), digest.of(value.get_clim())]
    parts.append(digest.of(value.get_sizes() if hasattr(value, "get_sizes") else None))
    return artist(digest, value, *parts, value.get_cmap().name)


def a_contour(digest, value) -> bytes:
    """Contours: levels, lines or areas, colours. It is an artist since matplotlib 3.8 only."""
    parts = [value.levels, value.allsegs, value.filled, value.cmap.name, value.get_clim()]
    return join("contour", *[digest.of(part) for part in parts])


def an_image(digest, value) -> bytes:
    """Image: data, place, colour map."""
    parts = [digest.of(value.get_array()), digest.of(value.get_clim()), value.get_cmap().name]
    place = value.get_extent() if hasattr(value, "get_extent") else ()
    return artist(digest, value, *parts, digest.of([float(edge) for edge in place]))


def a_text(digest, value) -> bytes:
    """Text: what it says, how large and in which colour; an annotation with its place."""
    parts = [digest.written(value.get_text()), digest.of(float(value.get_fontsize()))]
    if hasattr(value, "xy"):
        parts.append(digest.of(list(value.xy)))
    return artist(digest, value, *parts, colour(digest, value.get_color()))


def a_legend(digest, value) -> bytes:
    """Legend: its texts."""
    texts = [value.get_title(), *value.get_texts()]
    return artist(digest, value, *[digest.written(text.get_text()) for text in texts])


def a_table(digest, value) -> bytes:
    """Table: the texts of its cells."""
    cells = value.get_celld().items()
    texts = [f"{place} {digest.written(cell.get_text().get_text())}" for place, cell in cells]
    return artist(digest, value, *texts)


TABLE = {
    ("matplotlib", "FigureBase"): a_figure,
    ("matplotlib", "Figure"): a_figure,
    ("matplotlib", "_AxesBase"): axes,
    ("matplotlib", "Line2D"): a_line,
    ("matplotlib", "Patch"): a_patch,
    ("matplotlib", "Collection"): a_collection,
    ("matplotlib", "ContourSet"): a_contour,
    ("matplotlib", "_ImageBase"): an_image,
    ("matplotlib", "Text"): a_text,
    ("matplotlib", "Legend"): a_legend,
    ("matplotlib", "Table"): a_table,
    ("matplotlib", "Artist"): artist,
}
