"""Figures of Meta's objects, metric by metric where it must be.

One metric that is not supplied any more fails its whole request (providers.md, 3.4): the rest is asked for in halves,
and the bad one is remembered for the version that said so. A figure that was not told is unknown, never 0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from connector.domain.gathered import Notice
from connector.drivers.http import at
from connector.providers.meta.line import Json, Line, objects, text
from connector.providers.meta.refusals import ParameterRefused

GONE: Final = "metric_gone"
_DAY: Final = dt.timedelta(days=1)


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One value of one metric."""

    metric: str
    value: Decimal
    ends_at: dt.datetime | None = None
    """When its period ends; None for a whole life."""

    @property
    def day(self) -> dt.date | None:
        """The day that it is of: its end is midnight of the provider's calendar, in UTC the next morning
        (providers.md, 3.4)."""
        return None if self.ends_at is None else (self.ends_at - _DAY).date()


class Insights:
    """Asks for figures over one line, and remembers which metrics are no longer supplied."""

    def __init__(self, line: Line, version: str, dead: Mapping[str, str]) -> None:
        self._line = line
        self._version = version
        self._dead = {name: of for name, of in dead.items() if of == version}

    @property
    def dead(self) -> Mapping[str, str]:
        """Metrics that are no longer supplied, by version."""
        return self._dead

    def notices(self) -> tuple[Notice, ...]:
        """One for each metric that is no longer supplied."""
        return tuple(
            Notice(code=GONE, sentence=f"{self._line.called} no longer supplies the figure {name}.")
            for name in sorted(self._dead)
        )

    def of(self, key: str, metrics: Sequence[str], query: Mapping[str, str]) -> list[Figure]:
        """Figures of one object; those that were not told are left out.

        Raises:
            ParameterRefused: every one of several is refused: it is not the metrics that are wrong.
            BridgeError: as `Line.get`.
        """
        alive = [name for name in metrics if name not in self._dead]
        bad: list[str] = []
        found = list(self._halves(key, alive, query, bad)) if alive else []
        if len(bad) > 1 and len(bad) == len(alive):
            raise ParameterRefused(f"{self._line.called} takes none of the figures that were asked for.")
        self._dead |= dict.fromkeys(bad, self._version)
        return found

    def _halves(self, key: str, metrics: Sequence[str], query: Mapping[str, str], bad: list[str]) -> Iterator[Figure]:
        try:
            told = self._line.get(at(key, "insights"), {**query, "metric": ",".join(metrics)})
        except ParameterRefused:
            if len(metrics) == 1:
                bad.append(metrics[0])
                return
            middle = len(metrics) // 2
            yield from self._halves(key, metrics[:middle], query, bad)
            yield from self._halves(key, metrics[middle:], query, bad)
            return
        for each in objects(told.get("data")):
            yield from _figures(each)


def _figures(told: Json) -> Iterator[Figure]:
    name, total = text(told.get("name")), told.get("total_value")
    values = objects(told.get("values")) or ([total] if isinstance(total, dict) else [])
    for each in values:
        ends = _moment(text(each.get("end_time")))
        value = each.get("value")
        parts = {f"{name}.{part}": of for part, of in value.items()} if isinstance(value, dict) else {name: value}
        for metric, of in parts.items():
            if isinstance(of, int | Decimal) and not isinstance(of, bool) and name:
                yield Figure(metric=metric, value=Decimal(of), ends_at=ends)


def _moment(told: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(told) if told else None
    except ValueError:
        return None


def moment(told: object) -> dt.datetime | None:
    """A time as Meta writes it (2026-11-29T08:00:00+0000), in UTC; None for anything else."""
    found = _moment(text(told))
    return found.astimezone(dt.UTC) if found is not None and found.tzinfo is not None else None
