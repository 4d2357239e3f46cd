"""The contracts of a source and of a gatherer for Facebook, and for Instagram by either way to sign in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from connector.domain.gathered import Gatherer, Gathers
from connector.domain.keys import EntityKind
from connector.domain.ports import Source
from connector.providers.instagram.source import InstagramSource
from connector.providers.meta.line import GraphSettings
from tests.contracts.gatherer import GathererContract
from tests.fakes.clock import ManualClock
from tests.fakes.meta.instagram_login import instagram_login
from tests.fakes.meta.server import APP_SECRET, PAGE_TOKEN, PERSON_TOKEN, Simulator, Trouble, simulator, usage
from tests.fakes.meta.world import World
from tests.live.meta.account import furnished, page_with_figures
from tests.live.meta.stage import Tokens

_TROUBLES = {
    "cut": Trouble(cut=True),
    "half": Trouble(half=True),
    "page": Trouble(status=200, body=b"<html>Sign in to the hotel</html>"),
}


@dataclass(slots=True)
class Account:
    """One behind the simulator (`contracts.gatherer.GatheredBooks`)."""

    simulator: Simulator
    source: Source
    part: str
    metric: str
    kind: str
    token: str = PAGE_TOKEN

    def gatherer(self) -> Gatherer:
        """Over the same line."""
        assert isinstance(self.source, Gathers)
        return self.source.gatherer()

    def refuse(self, code: int, path: str, **more: Any) -> None:
        """The next request that fits."""
        self.simulator.refuse(code, path, **more)

    def fail(self, path: str, how: str, times: int = 1) -> None:
        """Requests that fit."""
        self.simulator.strike(_TROUBLES[how], path, times)

    def kill(self, metric: str) -> None:
        """It is no longer supplied."""
        self.simulator.world.dead.add(metric)

    def use(self, percent: float) -> None:
        """From the next answer on."""
        self.simulator.headers = usage(percent)

    def asked(self) -> list[str]:
        """Every request."""
        return self.simulator.asked

    def secrets(self) -> list[str]:
        """Tokens, and what proves them."""
        return [self.token, PERSON_TOKEN, APP_SECRET]


@contextmanager
def instagram(login: str) -> Iterator[Account]:
    """An Instagram account, connected by one of both ways."""
    clock = ManualClock()
    world = World(now=clock.now)
    furnished(world)
    with ExitStack() as open_:
        tokens = Tokens()
        if login == "instagram":
            signing_in = open_.enter_context(instagram_login(world, clock.now))
            tokens.known = {"access_token": signing_in.give(dt.timedelta(days=60), long=True)}
            running = signing_in.graph
        else:
            running = open_.enter_context(simulator(world))
        settings = GraphSettings(api=running.api, tenant=world.account, login=login)
        source = InstagramSource(settings, tokens, clock=clock)
        open_.callback(source.close)
        yield Account(running, source, "/21/insights", "replies", "story", tokens.known["access_token"])


class TestFacebook(GathererContract):
    """A page with posts and an ad account."""

    @pytest.fixture
    def books(self) -> Iterator[Account]:
        """At rest."""
        with page_with_figures() as desk:
            yield Account(desk.simulator, desk.source, "_0/insights", "post_clicks", "post")


class TestInstagram(GathererContract):
    """An account with a post, a reel and stories."""

    @pytest.fixture(params=["instagram", "facebook"])
    def books(self, request: pytest.FixtureRequest) -> Iterator[Account]:
        """At rest, by either way to sign in."""
        with instagram(request.param) as account:
            account.simulator.world.figures["21", "replies"] = 3
            yield account


@pytest.mark.parametrize("login", ["instagram", "facebook"])
def test_a_source_without_records_is_complete_and_empty(login: str) -> None:
    """Whatever the engine asks of Instagram: who it is, always the same, and no record of any kind."""
    with instagram(login) as account:
        source, kind = account.source, EntityKind.CUSTOMER
        before = source.identify()
        assert before == source.identify()
        assert (before.company.name, before.marks) == ("kedai.aneka", {"tenant": account.simulator.world.account})
        asked = len(account.simulator.asked)
        assert (list(source.kinds()), list(source.keys(kind)), source.totals(kind)) == ([], [], None)
        for pages in (source.changes(kind, None), source.fetch(kind, []), iter([source.content_slice(kind, None, 5)])):
            [page] = pages
            assert (page.changes, page.complete) == ((), True)
        assert len(account.simulator.asked) == asked
        source.close()
        source.close()
        assert source.identify() == before
