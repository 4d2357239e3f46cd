"""How a write is told of, whatever stood in its way."""

from __future__ import annotations

from collections.abc import Callable

from connector.domain.errors import SkipRecord, Throttled
from connector.domain.writing import Write, WriteOutcome, WriteResult
from connector.online.refusals import NoSuchRecord, Overtaken


def told(write: Write, work: Callable[[], WriteResult]) -> WriteResult:
    """What stands in the way, as a result; what leaves it open whether it was written is raised."""
    try:
        return work()
    except (Overtaken, NoSuchRecord):
        return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=write.key)
    except Throttled as exc:
        return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key, reason=exc.sentence, code=exc.code)
    except SkipRecord as exc:
        return _refused(write, exc)


def settled(write: Write, work: Callable[[], WriteResult | None]) -> WriteResult | None:
    """The same of a write whose answer was lost."""
    try:
        return work()
    except SkipRecord as exc:
        return _refused(write, exc)


def _refused(write: Write, exc: SkipRecord) -> WriteResult:
    return WriteResult(
        id=write.id,
        outcome=WriteOutcome.REJECTED,
        key=write.key,
        reason=exc.sentence,
        remedy=exc.remedy,
        code=exc.code,
    )
