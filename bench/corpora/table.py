"""The figures as lines of text, and whether all of them are as they have to be."""

from pathlib import Path


class Figures:
    """What one step found."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.rows: list = []
        self.notes: list = []

    def row(self, what: str, value: str, good: bool | None = None) -> None:
        """Add a figure; `good` tells whether it is as it has to be, None where nothing is asked."""
        self.rows.append((what, value, good))

    def share(self, what: str, part: int, whole: int, floor: float | None) -> None:
        """Add a share, with a floor in percent where it has one."""
        percent = 100 * part / whole if whole else 0.0
        wanted = "" if floor is None else f", floor {floor:g} %"
        self.row(what, f"{part} of {whole} ({percent:.2f} %{wanted})", percent >= (floor or 0))

    def none(self, what: str, found: list) -> None:
        """Add a list that has to be empty; what is in it is listed."""
        self.row(what, str(len(found)), not found)
        self.notes += found

    def note(self, text: str) -> None:
        """Add a line below the figures."""
        self.notes.append(text)


class Table:
    """Prints figures as they come."""

    def __init__(self) -> None:
        self.missed: list = []

    def add(self, figures: Figures) -> None:
        """Print what a step found."""
        self.line(f"\n{figures.title}")
        width = max((len(what) for what, *_ in figures.rows), default=0)
        for what, value, good in figures.rows:
            verdict = {None: "", True: "  ok", False: "  MISSED"}[good]
            self.line(f"  {what:<{width}}  {value}{verdict}")
            if good is False:
                self.missed.append(f"{figures.title}: {what}: {value}")
        for note in figures.notes:
            self.line(f"    {note}")

    def missing(self, what: str, path: Path) -> None:
        """Say that something is not there."""
        self.line(f"{what}: not there ({path})")

    def line(self, text: str) -> None:
        """Print one line at once."""
        print(text, flush=True)

    def finish(self) -> int:
        """Say what was missed; returns the exit code."""
        for text in self.missed:
            self.line(f"missed: {text}")
        return 1 if self.missed else 0
