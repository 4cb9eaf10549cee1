"""Compares two runs of a notebook: whether they leave the same values and show the same.

Pure, standard library only. Runs are the records of `run_notebook.run`; the
notebook as it was should have run a second time where the first comparison
finds a difference: what differs between its own two runs is undecided, not
different.

`compare(...)` returns

    verdict      `same`, `differs`, `error` (a run ended early), `not-run` (nothing can be said)
    reason       a sentence where it is `not-run`
    error        None, or `run` (`before`, `after`), `cell`, `name`, `message`, `traceback`
    differences  each with `what`:
                 `value` (`name`; `parts`: columns, keys or attributes that differ),
                 `between` (a value that differs after a cell, though it ends the same or is gone),
                 `gone` (a variable that is still needed), `code` (a value that became code, or code
                 a value), `stdout`, `display`, `figure`, `expected-error`, `random` and `setting`
                 (`name`), `file` (`name`); all with `before` and `after` (short texts) and,
                 where it is known, `cells` and `cellsAfter` (1-based indices)
    gone         temporaries that became local: `name`, `cells`, `older` (an older value remains)
    undecided    `what`, `name` or `cells`, `why`: `time`, `random`, `varies` (from run to run),
                 `unread` (took too long), and `partly` where the rest was compared
    limits       `sampled` and `opaque`: names of values compared by a sample or by their type
    added        names that only the notebook as it is has
    compared     counts: `values`, `cells`, `files`
    seconds      `before`, `after`
"""

from __future__ import annotations

import re

from .alignment import Stretch, digests, setters, stretches
from .moments import DURATION

TIMING = re.compile(r"\b(time|timeit|perf_counter|monotonic|process_time|now|today|utcnow)\b")
CHANCE = re.compile(r"\b(default_rng|random|uuid\d?|secrets|urandom|shuffle|sample|SystemRandom)\b")
SHOWN = ("display", "figure")
NOTHING = {"differences": [], "gone": [], "undecided": [], "added": []}


def compare(before: list, after: dict, options: dict | None = None) -> dict:
    """Compare the notebook as it was, run once or more, with the notebook as it is.

    Options
    -------
    ignore
        Kinds of differences that do not count.
    gone
        `temporaries` (a variable may vanish where no cell that stayed mentions it; the
        default), `never` or `always`.
    keep, vanish
        Names that must be there at the end, or need not, whatever the rule.
    """
    result = {"verdict": "same", "reason": None, "error": None, **NOTHING}
    for name, run in [("before", run) for run in before] + [("after", after)]:
        if run["error"]:
            return {**result, "verdict": "error", "error": {"run": name, **run["error"]}}
    if after["outside"]:
        module, file = after["outside"][0]
        reason = (
            f"`{module}` was imported from {file}, so the library as it is was not what ran; "
            "remove that path or that installed package."
        )
        return {**result, "verdict": "not-run", "reason": reason}
    found = Comparison(before, after, options or {}).result()
    verdict = "differs" if found["differences"] else "same"
    return {**result, "verdict": verdict, **found}


def unlike(one: dict, other: dict):
    """None where two records are the same, else the set of parts that differ (empty: the whole)."""
    if one["digest"] == other["digest"]:
        return None
    first, second = one.get("parts") or {}, other.get("parts") or {}
    if not first or not second:
        return set()
    return {part for part in {*first, *second} if first.get(part) != second.get(part)}


class Comparison:
    """The comparison under way."""

    def __init__(self, before: list, after: dict, options: dict) -> None:
        self.first, self.more, self.after = before[0], before[1:], after
        self.ignore = set(options.get("ignore", ()))
        self.rule = options.get("gone", "temporaries")
        self.keep, self.vanish = set(options.get("keep", ())), set(options.get("vanish", ()))
        self.stretches = stretches(self.first["cells"], after["cells"])
        self.differences, self.gone, self.undecided = [], [], []

    def result(self) -> dict:
        """Everything that was found."""
        self._values()
        self._between()
        for stretch in self.stretches:
            self._outputs(stretch)
        self._hidden()
        self._files()
        values, now = self.first["values"], self.after["values"]
        both = {name: values[name] for name in values if name in now}
        limits = {
            doubt: sorted(n for n, record in both.items() if doubt in record["doubts"])
            for doubt in ("sampled", "opaque")
        }
        return {
            "differences": self.differences,
            "gone": self.gone,
            "undecided": self.undecided,
            "limits": limits,
            "added": sorted(set(now) - set(values)),
            "compared": {
                "values": len(both),
                "cells": len(self.first["cells"]),
                "files": len(self.first["files"]),
            },
            "seconds": {"before": self.first["seconds"], "after": self.after["seconds"]},
        }

    def _add(self, what: str, before: str, after: str, **more) -> None:
        if what not in self.ignore:
            self.differences.append({"what": what, **more, "before": before, "after": after})

    def _leave(self, what: str, why: str, **more) -> None:
        if what not in self.ignore:
            self.undecided.append({"what": what, **more, "why": why})

    def _values(self) -> None:
        values, now = self.first["values"], self.after["values"]
        for name in sorted(set(values) | set(self.first["callables"])):
            code, code_now = (name in run["callables"] for run in (self.first, self.after))
            if name in values and name in now:
                self._value(name, values[name], now[name])
            elif name in now or (name in values and code_now and not code):
                said = values.get(name) or now[name]
                texts = (said["text"], "code") if name in values else ("code", said["text"])
                self._add("code", *texts, name=name, **self._where(name))
            elif name in values and not code:
                self._vanished(name, values[name])

    def _value(self, name: str, one: dict, other: dict) -> None:
        if None in (one["digest"], other["digest"]):
            self._leave("value", "unread", name=name, cells=self._set_in(name))
            return
        parts = unlike(one, other)
        if parts is None:
            if "time" in one["doubts"]:
                cells = self._set_in(name)
                self._leave("value", "time", name=name, cells=cells, partly=True)
            return
        varied = self._varied(name)
        again = [run["values"][name] for run in self.more if name in run["values"]]
        if not other_kind(one, other, again) and (
            varied is not None and (not varied or (parts and parts <= varied))
        ):
            why = self._why(name, one, other)
            self._leave("value", why, name=name, cells=self._set_in(name))
        elif self._is_left_over(name):
            self.gone.append({"name": name, "cells": self._set_in(name), "older": True})
        else:
            more = {"name": name, "parts": sorted(parts), **self._where(name)}
            self._add("value", one["text"], other["text"], **more)

    def _varied(self, name: str):
        """Parts of a value that differ between runs of the notebook as it was, None if none do."""
        varied, one = None, self.first["values"][name]
        for run in self.more:
            other = run["values"].get(name)
            parts = set() if other is None else unlike(one, other)
            if parts is not None:
                varied = parts if varied is None else (varied and parts and varied | parts)
        return varied

    def _vanished(self, name: str, record: dict) -> None:
        needed = any(name in cell["mentions"] for cell in self._stayed())
        bad = name in self.keep or (
            name not in self.vanish
            and (self.rule == "never" or (self.rule == "temporaries" and needed))
        )
        if bad:
            self._add("gone", record["text"], "", name=name, cells=self._set_in(name))
        else:
            self.gone.append({"name": name, "cells": self._set_in(name), "older": False})

    def _stayed(self) -> list:
        return [stretch.before[0] for stretch in self.stretches if stretch.same]

    def _is_left_over(self, name: str) -> bool:
        """Whether a name became local in the last cell that knew it, and an older value remains.

        From that cell on nothing in the notebook as it is mentions the name, so nothing can tell.
        """
        if name in self.keep or self.rule == "never":
            return False
        known = [s for s in self.stretches if any(name in c["mentions"] for c in s.before)]
        if not known or known[-1].same or not setters(known[-1].before, name):
            return False
        rest = self.stretches[self.stretches.index(known[-1]) :]
        return not any(name in cell["mentions"] for s in rest for cell in s.after)

    def _between(self) -> None:
        told = {d["name"] for d in self.differences if "name" in d}
        left = {d["name"] for d in self.undecided if "name" in d}
        for stretch in self.stretches:
            one, other = stretch.values()
            for name in sorted((set(one) & set(other)) - told):
                pair = (one[name]["digest"], other[name]["digest"])
                if None in pair or pair[0] == pair[1] or stretch.changed_unnamed(name):
                    continue
                again = [stretch.values_of(run).get(name, one[name]) for run in self.more]
                varies = any(record["digest"] != pair[0] for record in again)
                if varies and not other_kind(one[name], other[name], again):
                    if name not in left:
                        left.add(name)
                        why = self._why(name, one[name], other[name])
                        self._leave("between", why, name=name, cells=stretch.indices()[:1])
                    continue
                told.add(name)
                texts = (one[name]["text"], other[name]["text"])
                self._add("between", *texts, name=name, **stretch.where())

    def _outputs(self, stretch: Stretch) -> None:
        one, other = stretch.texts()
        clock = any(TIMING.search(cell["source"]) for cell in stretch.before)
        if one != other:
            again = [stretch.text_of(run) for run in self.more]
            if clock and DURATION.sub("", one) == DURATION.sub("", other):
                self._leave("stdout", "time", cells=stretch.indices())
            elif any(lines_vary(one, other, text) for text in again):
                self._leave("stdout", self._why_in(stretch), cells=stretch.indices())
            else:
                where = stretch.where(lambda cell: cell["text"])
                self._add("stdout", *first_line(one, other), **where)
        for what in SHOWN:
            one, other = stretch.shown(what)
            if [item["digest"] for item in one] == [item["digest"] for item in other]:
                continue
            if clock and timeless(one) == timeless(other):
                self._leave(what, "time", cells=stretch.indices())
            elif any(items_vary(one, other, stretch.shown_of(run, what)) for run in self.more):
                self._leave(what, self._why_in(stretch), cells=stretch.indices())
            else:
                where = stretch.where(lambda cell: digests(cell, what))  # noqa: B023 - called here
                self._add(what, *first_item(one, other), **where)
        one, other = stretch.errors()
        if one != other:
            lines = first_line("\n".join(one), "\n".join(other))
            self._add("expected-error", *lines, **stretch.where())

    def _hidden(self) -> None:
        one, other = self.first["hidden"], self.after["hidden"]
        for name in sorted(set(one) & set(other)):
            what = "random" if "random" in name else "setting"
            if one[name] == other[name] or name.partition(".")[0] in self.ignore:
                continue
            if any(run["hidden"].get(name) != one[name] for run in self.more):
                self._leave(what, "varies", name=name)
            else:
                self._add(what, "", "", name=name)

    def _files(self) -> None:
        one, other = self.first["files"], self.after["files"]
        for name in sorted(set(one) | set(other)):
            if name in one and name in other and one[name] == other[name]:
                continue
            both = name in one and name in other
            if any(run["files"].get(name) != one.get(name) for run in self.more):
                self._leave("file", "varies", name=name)
            else:
                texts = [
                    "not written" if name not in files else "written" if files[name] else "removed"
                    for files in (one, other)
                ]
                self._add("file", *(("written", "other content") if both else texts), name=name)

    def _set_in(self, name: str) -> list:
        """Index of the last cell that sets a variable."""
        return [cell["index"] for cell in setters(self.first["cells"], name)[-1:]]

    def _where(self, name: str) -> dict:
        """First cells after which a value differs, else the last one that sets it."""
        for stretch in self.stretches:
            place = stretch.differs_in(name)
            if place is not None:
                return place
        return {"cells": self._set_in(name), "cellsAfter": []}

    def _why(self, name: str, *records) -> str:
        doubts = {doubt for record in records for doubt in record["doubts"]}
        for doubt in ("time", "random"):
            if doubt in doubts:
                return doubt
        return why(setters(self.first["cells"], name))

    def _why_in(self, stretch: Stretch) -> str:
        return why(stretch.before)


def other_kind(one: dict, other: dict, again: list) -> bool:
    """Whether a value is of another class than in all runs of the notebook as it was."""
    return all(record["kind"] != other["kind"] for record in (one, *again))


def why(cells: list) -> str:
    """Guess from cells' code why something varies."""
    sources = "\n".join(cell["source"] for cell in cells)
    return "time" if TIMING.search(sources) else "random" if CHANCE.search(sources) else "varies"


def lines_vary(one: str, other: str, again: str) -> bool:
    """Whether two texts differ only where a second run of the first did too."""
    first, second, third = (text.split("\n") for text in (one, other, again))
    if len(first) != len(third):
        return True
    if len(first) != len(second):
        return False
    return all(
        a == b or a != c
        for a, b, c in zip(first, second, third)  # noqa: B905
    )


def items_vary(one: list, other: list, again: list) -> bool:
    """Whether what was shown differs only where a second run of the first did too."""
    texts = ["\n".join(str(item["digest"]) for item in items) for items in (one, other, again)]
    return lines_vary(*texts)


def timeless(items: list) -> list:
    """Digests of what was shown, without the durations that are written on pictures."""
    return [item.get("timeless", item["digest"]) for item in items]


def first_line(one: str, other: str) -> tuple:
    """First lines of two texts that differ; empty where one has ended."""
    first, second = one.split("\n"), other.split("\n")
    longest = max(len(first), len(second))
    first, second = ([*lines, *[""] * (longest - len(lines))] for lines in (first, second))
    pairs = [pair for pair in zip(first, second) if pair[0] != pair[1]]  # noqa: B905
    return tuple(line[:120] for line in (pairs[0] if pairs else ("", "")))


def first_item(one: list, other: list) -> tuple:
    """Short texts of the first shown things that differ; `nothing` where one has ended."""
    for index in range(max(len(one), len(other))):
        pair = [items[index] if index < len(items) else None for items in (one, other)]
        if None in pair or pair[0]["digest"] != pair[1]["digest"]:
            return tuple("nothing" if item is None else item["text"] for item in pair)
    return "", ""
