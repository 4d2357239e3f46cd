"""One batch until every action in it has its answer. Knows the sink and the clock, touches no store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Event
from typing import TypeVar

from connector.domain.actions import Action, Result, ResultKind
from connector.domain.clock import Clock
from connector.domain.errors import AnswerLost, BridgeError, ConnectionBroken, ProtocolBroken, RetryLater, Stopped
from connector.domain.keys import ActionId, EntityKind
from connector.domain.ports import Sink
from connector.sync.options import EngineOptions

T = TypeVar("T")

_WORTH_SAYING = 3
"""Seconds of waiting that a person would wonder about."""


_FAILS = "The platform fails whenever this record is sent."

_MOST_SUSPECTS = 20
"""In one batch; more are no longer single bad records."""


class _Attempt:
    """What is known of one batch so far."""

    def __init__(self, kind: EntityKind) -> None:
        self.kind = kind
        self.answers: dict[ActionId, Result] = {}
        self.suspects: list[Action] = []


class Delivery:
    """Sends, settles and waits. After it gave up once, everything further gives up at once."""

    def __init__(
        self, sink: Sink, clock: Clock, options: EngineOptions, stop: Event, say: Callable[[str], None]
    ) -> None:
        self._say = say
        self._sink = sink
        self._clock = clock
        self._options = options
        self._stop = stop
        self._given_up: BridgeError | None = None

    def deliver(self, kind: EntityKind, actions: Sequence[Action]) -> list[tuple[Action, Result]]:
        """Write actions, each at most once: a lost answer is settled before anything is sent again.

        Raises:
            RetryLater: tried as often as the options say; what became of the actions is open.
            Stopped: a person asked us to stop; the same.
            StopRun, AskUser: as the sink says.
        """
        attempt = _Attempt(kind)
        self._work(attempt, list(actions))
        for action in attempt.suspects:
            attempt.answers[action.id] = Result(action.id, ResultKind.REJECTED, reason=_FAILS)
        return [(action, attempt.answers[action.id]) for action in actions]

    def _work(self, attempt: _Attempt, waiting: list[Action]) -> None:
        uncertain: RetryLater | None = None
        fruitless = 0
        pauses = self._pauses()
        while waiting:
            self._check()
            try:
                if uncertain is not None:
                    found: Sequence[Result | None] = self._sink.settle(attempt.kind, waiting)
                else:
                    found = self._sink.apply(attempt.kind, waiting)
            except (AnswerLost, ConnectionBroken) as exc:
                uncertain = exc
                self._pause(pauses, exc)
                continue
            except RetryLater as exc:
                self._pause(pauses, exc)
                continue
            answers = {result.id: result for result in _paired(waiting, found)}
            attempt.answers.update(answers)
            waiting = [action for action in waiting if action.id not in answers]
            if uncertain is None and waiting:
                raise ProtocolBroken("The platform did not answer for every record.")
            fruitless = 0 if answers else fruitless + 1
            if uncertain is not None and fruitless >= self._options.divide_after:
                self._divide(attempt, waiting, uncertain)
                return
            uncertain = None

    def _divide(self, attempt: _Attempt, waiting: list[Action], error: RetryLater) -> None:
        """Nothing of this arrived, again and again, though the platform answers: find the record that it fails for.

        One record that the platform stumbles over would else hold up all others for ever. When nothing else goes
        through either, it is no record's fault.
        """
        if len(waiting) > 1:
            middle = len(waiting) // 2
            self._work(attempt, waiting[:middle])
            self._work(attempt, waiting[middle:])
            return
        attempt.suspects.extend(waiting)
        if len(attempt.suspects) > _MOST_SUSPECTS or (len(attempt.suspects) > 2 and not attempt.answers):
            self._given_up = error
            raise error

    def settle(self, kind: EntityKind, actions: Sequence[Action]) -> list[tuple[Action, Result | None]]:
        """What became of actions that were begun; None for one that never arrived. Raises as `deliver`."""
        found = self.ask(lambda: self._sink.settle(kind, actions))
        answers = {result.id: result for result in _paired(actions, found)}
        return [(action, answers.get(action.id)) for action in actions]

    def ask(self, question: Callable[[], T], attempts: int | None = None) -> T:
        """Ask something that changes nothing, again and again as the options allow. Raises as `deliver`."""
        pauses = self._pauses(attempts)
        while True:
            self._check()
            try:
                return question()
            except RetryLater as exc:
                self._pause(pauses, exc)

    def _check(self) -> None:
        if self._given_up is not None:
            raise self._given_up
        if self._stop.is_set():
            raise Stopped("The run was stopped.")

    def _pauses(self, attempts: int | None = None) -> Iterator[float]:
        options = self._options
        for attempt in range((attempts or options.retry_attempts) - 1):
            yield min(options.retry_first * 2**attempt, options.retry_longest)

    def _pause(self, pauses: Iterator[float], error: RetryLater) -> None:
        seconds = next(pauses, None)
        if seconds is None or (error.after or 0) > self._options.retry_longest:
            self._given_up = error
            raise error
        seconds = max(seconds, error.after or 0)
        if seconds >= _WORTH_SAYING:
            self._say(f"{error.sentence} Trying again in {seconds:.0f} seconds.")
        if self._clock.wait(seconds, self._stop):
            raise Stopped("The run was stopped.")


def _paired(actions: Sequence[Action], found: Sequence[Result | None]) -> list[Result]:
    """The answers that there are, after a check that they answer what was asked."""
    if len(found) != len(actions):
        raise ProtocolBroken(f"The platform gave {len(found)} answers for {len(actions)} records.")
    answers = []
    for action, result in zip(actions, found, strict=True):
        if result is not None:
            if result.id != action.id:
                raise ProtocolBroken("The platform answered for another record than was asked.")
            answers.append(result)
    return answers
