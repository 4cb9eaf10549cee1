"""Which cells of a notebook as it was and as it is belong together. Standard library only."""

from __future__ import annotations

import difflib


def normal(cell: dict) -> str:
    """Return a cell's code without blanks at the ends of lines."""
    return "\n".join(line.rstrip() for line in cell["source"].strip().split("\n"))


def setters(cells: list, name: str) -> list:
    """Cells that set a variable."""
    return [cell for cell in cells if name in cell["sets"]]


def last_values(cells: list) -> dict:
    """Last known records of what cells mention, by name."""
    found = {}
    for cell in cells:
        found.update(cell["values"])
    return found


class Stretch:
    """Cells before and after that stand for each other; where one stayed as it was, one of each."""

    def __init__(self, same: bool, before: list, after: list) -> None:
        self.same, self.before, self.after = same, before, after

    def _in(self, run: dict) -> list:
        wanted = set(self.indices())
        return [cell for cell in run["cells"] if cell["index"] in wanted]

    def indices(self) -> list:
        """Return the indices of the cells before."""
        return [cell["index"] for cell in self.before]

    def where(self, seen=None) -> dict:
        """Return indices for a report, of the first cell whose `seen` differs if ids were kept."""
        pairs = list(zip(self.before, self.after))  # noqa: B905
        twins = all(one["key"] and one["key"] == other["key"] for one, other in pairs)
        if seen is not None and twins and len(self.before) == len(self.after):
            pairs = [pair for pair in pairs if seen(pair[0]) != seen(pair[1])][:1]
            return {
                "cells": [one["index"] for one, _ in pairs],
                "cellsAfter": [o["index"] for _, o in pairs],
            }
        return {"cells": self.indices(), "cellsAfter": [cell["index"] for cell in self.after]}

    def values(self) -> tuple:
        """Values after the last cells, before and after."""
        return last_values(self.before), last_values(self.after)

    def values_of(self, run: dict) -> dict:
        """Values in another run of the notebook as it was."""
        return last_values(self._in(run))

    def texts(self) -> tuple:
        """Return what was printed, before and after."""
        return text(self.before), text(self.after)

    def text_of(self, run: dict) -> str:
        """Return what another run of the notebook as it was printed."""
        return text(self._in(run))

    def shown(self, kind: str) -> tuple:
        """Return what was shown of a kind, before and after."""
        return shown(self.before, kind), shown(self.after, kind)

    def shown_of(self, run: dict, kind: str) -> list:
        """Return what another run of the notebook as it was showed."""
        return shown(self._in(run), kind)

    def errors(self) -> tuple:
        """Errors that the notebook expects, before and after."""
        return errors(self.before), errors(self.after)

    def changed_unnamed(self, name: str) -> bool:
        """Whether one side names a value for the last time before it is changed in place.

        Then its last known records are of different moments: the other side was the
        same at that moment, and binds it to nothing else from there on.
        """
        return earlier(self.before, self.after, name) or earlier(self.after, self.before, name)

    def differs_in(self, name: str):
        """Place of the first cell after which a value differs, as `where` gives it, else None."""
        one, other = (
            [c for c in cells if name in c["values"]] for cells in (self.before, self.after)
        )
        if not one or not other or digest(one[-1], name) == digest(other[-1], name):
            return None
        return self.where(lambda cell: name in cell["values"] and digest(cell, name))


def earlier(cells: list, others: list, name: str) -> bool:
    """Whether others, which do not name a value in the end, last knew it as cells once did."""
    last = max(index for index, cell in enumerate(others) if name in cell["values"])
    same = [
        index
        for index, cell in enumerate(cells)
        if name in cell["values"] and digest(cell, name) == digest(others[last], name)
    ]
    return last < len(others) - 1 and bool(same) and not setters(cells[same[-1] + 1 :], name)


def digest(cell: dict, name: str):
    """Digest of a variable after a cell."""
    return cell["values"][name]["digest"]


def text(cells: list) -> str:
    """Return what cells printed, joined."""
    return "".join(cell["text"] for cell in cells)


def shown(cells: list, kind: str) -> list:
    """Return what cells showed of a kind, in order."""
    return [item for cell in cells for item in cell["shown"] if item["kind"] == kind]


def digests(cell: dict, kind: str) -> list:
    """Digests of what a cell showed of a kind."""
    return [item["digest"] for item in shown([cell], kind)]


def errors(cells: list) -> list:
    """Errors of cells."""
    found = [cell["error"] for cell in cells if cell["error"]]
    return [f"{error['name']}: {error['message']}" for error in found]


def stretches(before: list, after: list) -> list:
    """Align cells: each that stayed as it was, and each stretch that changed, in order."""
    codes = [[normal(cell) for cell in cells] for cells in (before, after)]
    found = []
    matcher = difflib.SequenceMatcher(None, *codes, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs = range(i2 - i1)
            found += [Stretch(True, [before[i1 + k]], [after[j1 + k]]) for k in pairs]
        else:
            found.append(Stretch(False, before[i1:i2], after[j1:j2]))
    return found
