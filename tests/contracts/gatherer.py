"""What everything promises that only collects (`domain.gathered.Gatherer`). A subclass gives `books`: an account with
figures, of which one part can be put off."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Protocol

import pytest

from connector.domain.errors import BridgeError, ProtocolBroken, RetryLater, SignInRefused, Throttled
from connector.domain.gathered import Before, Gathered, Gatherer, Snapshot


class GatheredBooks(Protocol):
    """An account with figures of itself and of things that were published, and somebody who disturbs."""

    part: str
    """Something in the path of requests for one part, which is not the first one, and of no other."""
    metric: str
    """A figure of that part which is supplied."""
    kind: str
    """What the subjects of that part are."""

    def gatherer(self) -> Gatherer:
        """A fresh one over the same line."""

    def refuse(self, code: int, path: str, **more: Any) -> None:
        """Let the next request that fits be refused."""

    def fail(self, path: str, how: str, times: int = 1) -> None:
        """Let requests that fit come to nothing: `cut`, `half` or `page`."""

    def kill(self, metric: str) -> None:
        """A figure is no longer supplied."""

    def use(self, percent: float) -> None:
        """Answers tell that so much of the limit was used."""

    def asked(self) -> list[str]:
        """Every request."""

    def secrets(self) -> list[str]:
        """What must be seen nowhere."""


def gathered(gatherer: Gatherer, before: Before | None = None) -> list[Gathered]:
    """Everything once."""
    return list(gatherer.gather(before or Before()))


def figures(parts: list[Gathered]) -> dict[tuple[object, ...], Snapshot]:
    """Snapshots by what they are of."""
    return {(each.kind, each.key, each.metric, each.day): each for part in parts for each in part.snapshots}


def until(gatherer: Gatherer) -> tuple[dict[tuple[object, ...], Snapshot], BridgeError | None]:
    """What was told until it ended, and what ended it."""
    parts: list[Gathered] = []
    try:
        parts.extend(gatherer.gather(Before()))
    except BridgeError as exc:
        return figures(parts), exc
    return figures(parts), None


def _values(found: Mapping[tuple[object, ...], Snapshot]) -> Mapping[tuple[object, ...], Decimal]:
    return {key: each.value for key, each in found.items()}


class GathererContract:
    """Each part for itself, what is unknown is no figure, and nothing is told that nobody told."""

    def test_every_figure_is_told_once_and_of_something_known(self, books: GatheredBooks) -> None:
        """No figure twice, none without its subject; times have their offset; nothing stands in the way."""
        gatherer = books.gatherer()
        parts = gathered(gatherer)
        told = [each for part in parts for each in part.snapshots]
        assert len(told) == len(figures(parts)) > 0
        subjects = {(each.kind, each.key) for part in parts for each in part.subjects}
        assert {(each.kind, each.key) for each in told} <= subjects
        assert all(each.observed_at.tzinfo is not None and each.value.is_finite() for each in told)
        assert any(each.kind == books.kind for each in told)
        assert not gatherer.notices()

    def test_looking_again_tells_the_same(self, books: GatheredBooks) -> None:
        """Nothing of a look changes what the next one finds."""
        assert figures(gathered(books.gatherer())) == figures(gathered(books.gatherer()))

    def test_a_part_that_is_not_allowed_keeps_no_other(self, books: GatheredBooks) -> None:
        """It is told with what to do, and marked as missing."""
        everything = figures(gathered(books.gatherer()))
        books.refuse(200, books.part)
        gatherer = books.gatherer()
        found = figures(gathered(gatherer))
        others = {key for key, each in everything.items() if each.kind != books.kind}
        assert others <= set(found) < set(everything)
        [notice] = gatherer.notices()
        assert notice.sentence
        assert notice.remedy
        assert notice.missing

    def test_a_figure_that_is_no_longer_supplied_fails_no_other(self, books: GatheredBooks) -> None:
        """It is told, remembered for the version, and asked for no more."""
        everything = figures(gathered(books.gatherer()))
        books.kill(books.metric)
        gatherer = books.gatherer()
        assert set(figures(gathered(gatherer))) == {key for key in everything if key[2] != books.metric}
        assert set(gatherer.dead()) == {books.metric}
        assert any(books.metric in each.sentence for each in gatherer.notices())
        before = len(books.asked())
        gathered(books.gatherer(), Before(dead=gatherer.dead()))
        assert not [line for line in books.asked()[before:] if books.metric in line]

    def test_a_token_that_is_revoked_on_the_way_ends_it(self, books: GatheredBooks) -> None:
        """What was collected by then was told; a person is needed."""
        everything = figures(gathered(books.gatherer()))
        books.refuse(190, books.part, subcode=458)
        found, error = until(books.gatherer())
        assert isinstance(error, SignInRefused)
        assert error.remedy
        assert set() < set(found) < set(everything)

    @pytest.mark.parametrize("code", [4, 17, 32, 613, 80001, 80002, 368])
    def test_a_pause_that_is_asked_for_is_kept(self, books: GatheredBooks, code: int) -> None:
        """It ends there, and nothing is asked until it is over."""
        books.refuse(code, books.part)
        with pytest.raises(Throttled):
            gathered(books.gatherer())
        before = len(books.asked())
        with pytest.raises(Throttled):
            gathered(books.gatherer())
        assert len(books.asked()) == before

    @pytest.mark.parametrize("how", ["cut", "half", "page"])
    def test_an_answer_that_is_none_is_never_no_figures(self, books: GatheredBooks, how: str) -> None:
        """A line that is cut, half an answer, a hotel's page: once may pass unseen; always ends it, so that it is tried
        again soon, and where the line itself is well all other parts are told."""
        everything = figures(gathered(books.gatherer()))
        books.fail(books.part, how)
        found, error = until(books.gatherer())
        assert isinstance(error, (RetryLater, ProtocolBroken)) or _values(found) == _values(everything)
        books.fail(books.part, how, times=1000)
        found, error = until(books.gatherer())
        assert isinstance(error, (RetryLater, ProtocolBroken))
        assert set(found) < set(everything)
        if isinstance(error, ProtocolBroken):
            assert {key for key, each in everything.items() if each.kind != books.kind} <= set(found)

    def test_what_was_used_is_told_and_obeyed(self, books: GatheredBooks) -> None:
        """In percent, rounded up; from 75 on figures wait for what is more urgent."""
        books.use(74.2)
        gatherer = books.gatherer()
        gathered(gatherer)
        assert 75 in {each.percent for each in gatherer.used()}
        books.use(80)
        gathered(gatherer)
        with pytest.raises(Throttled):
            gathered(books.gatherer())

    def test_nobody_sees_a_secret(self, books: GatheredBooks) -> None:
        """Not in an address, not in what stands in the way."""
        books.refuse(200, books.part)
        gatherer = books.gatherer()
        gathered(gatherer)
        shown = "\n".join([*books.asked(), repr(gatherer.notices())])
        assert not [secret for secret in books.secrets() if secret in shown]
