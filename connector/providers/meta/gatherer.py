"""Collecting from an account of Meta: part by part, so that one that is off keeps no other from working."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil
from typing import Final

from connector.domain.errors import NotFound, ProtocolBroken, Throttled
from connector.domain.gathered import Before, Gathered, Notice, Used
from connector.providers.meta.insights import Insights
from connector.providers.meta.line import Line, text
from connector.providers.meta.refusals import NotAllowed, ParameterRefused
from connector.providers.meta.usage import SLOW_FROM
from connector.providers.meta.versions import notices as version_notices
from connector.providers.meta.versions import version_of

Part = Callable[[Before], Iterator[Gathered]]
_TITLE: Final = 120
_WAIT: Final = 3600.0


class MetaGatherer(ABC):
    """Of one account; what its parts are is a subclass's."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.insights = Insights(line, version_of(line.settings.api), {})
        self._noted: list[Notice] = []

    @abstractmethod
    def parts(self) -> Sequence[tuple[str, Part]]:
        """Each with what people call it."""

    def note(self, code: str, sentence: str, remedy: str = "") -> None:
        """Something stands in the way."""
        self._noted.append(Notice(code=code, sentence=sentence, remedy=remedy, missing=True))

    def gather(self, before: Before) -> Iterator[Gathered]:
        """Part by part; an answer that is none ends only its own part, and all of it is tried again soon. Raises as
        `domain.gathered.Gatherer`."""
        if self.line.gauge.percent >= SLOW_FROM:
            sentence = "Much of what Meta lets us ask in an hour was used: figures wait for leads."
            raise Throttled(sentence, after=_WAIT)
        version = version_of(self.line.settings.api)
        self.insights = Insights(self.line, version, before.dead)
        self._noted = list(version_notices(version, self.line.clock.now().date()))
        broken: ProtocolBroken | None = None
        for title, part in self.parts():
            try:
                yield from part(before)
            except (NotAllowed, ParameterRefused, NotFound) as exc:
                self.note(exc.code, f"{title}: {exc.sentence}", exc.remedy)
            except ProtocolBroken as exc:
                broken = broken or exc
        if broken is not None:
            raise broken

    def notices(self) -> tuple[Notice, ...]:
        """What stood in the way."""
        return (*self._noted, *self.insights.notices())

    def dead(self) -> Mapping[str, str]:
        """Metrics that are no longer supplied, by version."""
        return self.insights.dead

    def used(self) -> tuple[Used, ...]:
        """How much of the limits was used."""
        return tuple(Used(of=each.of, percent=ceil(each.percent)) for each in self.line.gauge.told())


def title_of(told: object) -> str:
    """The beginning of what somebody wrote; no database keeps the character NUL."""
    return " ".join(text(told).replace("\0", "").split())[:_TITLE]
