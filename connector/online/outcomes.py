"""How a write is told of, whatever stood in its way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from connector.domain.batches import Part
from connector.domain.errors import AskUser, BridgeError, RetryLater, SkipRecord, StopRun, Throttled
from connector.domain.writing import Write, WriteOutcome, WriteResult
from connector.online.refusals import NoSuchRecord, Overtaken
from connector.online.remembered import Json


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


def results_of(
    parts: Sequence[Part],
    answers: Sequence[Json | BridgeError],
    finish: Callable[[Part, Callable[[], Json]], WriteResult],
) -> Iterator[WriteResult]:
    """The result of each record of a batch, by its own answer. One whose answer leaves it open whether it was written
    has none; what ends the run is raised when all others have theirs."""
    ends: list[BridgeError] = []
    for part, answer in zip(parts, answers, strict=True):
        try:
            yield told(part.write, lambda part=part, answer=answer: finish(part, lambda: _given(answer)))  # type: ignore[misc]  # bound at once
        except RetryLater:
            continue
        except (StopRun, AskUser) as exc:
            ends.append(exc)
    if ends:
        raise ends[0]


def _given(answer: Json | BridgeError) -> Json:
    if isinstance(answer, BridgeError):
        raise answer
    return answer


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
