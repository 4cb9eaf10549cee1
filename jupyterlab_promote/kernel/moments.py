"""Moments of the run itself: a time stamp taken now differs in every run and says nothing.

Standard library only; runs inside kernels.
"""

from __future__ import annotations

import datetime as dt
import re
import time

MARK = "<a moment of the run>"
STAMP = re.compile(
    r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)[T _-]?(\d\d)[:h-]?(\d\d)(?:[:m-]?(\d\d))?(?:[.,]\d{1,9})?"
    r"(?:Z|[+-]\d\d:?\d\d)?(?!\d)"
)
CLOCK = re.compile(r"(?<![\d:])(\d\d):(\d\d):(\d\d)(?:[.,]\d{1,9})?(?![\d:])")
UNIT = r" ?(?:[nm\u00b5\u03bcu]?s|secs?|seconds?|min|minutes?|h|hours?)\b"
DURATION = re.compile(rf"(?:\d+(?:[.,]\d+)?(?:e[+-]?\d+)?{UNIT} ?)+")
# A text with more clock times than these is data: masking some of them would make it vary.
MOST_CLOCKS = 2
UNITS = {10: 1, 13: 1_000, 16: 1_000_000, 19: 1_000_000_000}


class Moments:
    """The time from `begun` (seconds since the epoch) until `ended`, which is now by default."""

    def __init__(self, begun: float | None = None, ended: float | None = None) -> None:
        self.begun = time.time() if begun is None else begun
        self._ended = ended

    @property
    def ended(self) -> float:
        """Seconds since the epoch."""
        return time.time() if self._ended is None else self._ended

    @property
    def offset(self) -> float:
        """Seconds that local time is ahead of UTC."""
        return dt.datetime.fromtimestamp(self.begun).astimezone().utcoffset().total_seconds()

    def has(self, seconds: float, length: float = 0) -> bool:
        """Whether a time, in seconds since the epoch, lies in it, or a span that begins there."""
        return seconds <= self.ended + 1 and seconds + length >= self.begun - 1

    def has_number(self, value: float) -> bool:
        """Whether a number is such a time, in seconds or, if whole, in ms, µs or ns too."""
        if isinstance(value, float):
            return 1e9 < value < 1e11 and self.has(value)
        unit = UNITS.get(len(str(value))) if 1e9 <= value < 1e19 else None
        return unit is not None and self.has(value / unit)

    def has_date(self, value: dt.datetime, length: float = 0) -> bool:
        """Whether a date with time lies in it; one without a zone is local time or UTC."""
        try:
            if value.tzinfo is not None:
                return self.has(value.timestamp(), length)
            utc = value.replace(tzinfo=dt.timezone.utc)
            return self.has(value.timestamp(), length) or self.has(utc.timestamp(), length)
        except (OverflowError, OSError, ValueError):
            return False

    def mask(self, text: str) -> str:
        """Text with the moments of the run replaced by a mark."""
        masked = STAMP.sub(self._stamp, text)
        if 0 < len(CLOCK.findall(masked)) <= MOST_CLOCKS:
            masked = CLOCK.sub(self._clock, masked)
        return masked

    def _stamp(self, match: re.Match) -> str:
        numbers = [int(part or 0) for part in match.groups()]
        length = 1 if match.group(6) else 60
        return MARK if self._is_near(numbers, length) else match.group()

    def _clock(self, match: re.Match) -> str:
        clock = [int(part) for part in match.groups()]
        zones = (None, dt.timezone.utc)
        ends = (self.begun, self.ended)
        days = {dt.datetime.fromtimestamp(end, zone).date() for end in ends for zone in zones}
        near = any(self._is_near([d.year, d.month, d.day, *clock], 1) for d in days)
        return MARK if near else match.group()

    def _is_near(self, numbers: list, length: float) -> bool:
        try:
            return self.has_date(dt.datetime(*numbers), length)
        except ValueError:
            return False
