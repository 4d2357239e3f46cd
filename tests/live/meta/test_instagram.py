"""Figures of an Instagram account, by either way to sign in; what is not told is unknown, never an error or a zero."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from cloud_api.db.engine import Database
from cloud_api.db.tables import connection_turns
from cloud_api.jobs.turns import Place, Work, wish
from connector.domain.errors import SignInRefused
from connector.domain.gathered import Before, Gathered
from connector.providers.instagram.source import InstagramSource
from connector.providers.instagram.webhook import figures
from connector.providers.meta.line import GraphSettings
from connector.providers.registry import spec
from tests.fakes.clock import ManualClock
from tests.fakes.meta.server import Simulator, Trouble, simulator
from tests.fakes.meta.world import World
from tests.live.meta.account import furnished
from tests.live.meta.platform import PlatformStage, platform_stage
from tests.live.meta.stage import Tokens

_FIXTURES = Path(__file__).parents[2] / "providers" / "payloads"


@contextmanager
def account() -> Iterator[tuple[Simulator, InstagramSource, ManualClock]]:
    """An account behind the simulator."""
    clock = ManualClock()
    with simulator(World(now=clock.now)) as running:
        furnished(running.world)
        settings = GraphSettings(api=running.api, tenant=running.world.account, login="facebook")
        source = InstagramSource(settings, Tokens(), clock=clock)
        yield running, source, clock
        source.close()


def collected(parts: list[Gathered]) -> dict[tuple[str, str, str], Decimal]:
    """Figures by kind, key and metric."""
    return {(each.kind, each.key, each.metric): each.value for part in parts for each in part.snapshots}


def test_figures_of_account_media_and_stories() -> None:
    """Each kind of medium is asked for its own figures; what is not told is no figure, a zero that is told is one."""
    with account() as (running, source, clock):
        gatherer = source.gatherer()
        parts = list(gatherer.gather(Before()))
        own = running.world.account
        assert collected(parts) == {
            ("account", own, "reach"): 500, ("account", own, "views"): 900,
            ("media", "11", "views"): 110, ("media", "11", "likes"): 0, ("media", "12", "views"): 120,
            ("story", "21", "views"): 210,
        }  # fmt: skip
        assert gatherer.notices() == ()
        days = {each.metric: each.day for part in parts for each in part.snapshots if each.kind == "account"}
        assert set(days.values()) == {clock.now().date() - dt.timedelta(days=1)}
        known = {each.key for part in parts for each in part.subjects}
        assert known == {own, "11", "12", "13", "21", "22"}


def test_fewer_than_five_viewers_is_no_permission_that_is_missing() -> None:
    """The code is the same; the story is unknown, and a permission that is missing is told."""
    with account() as (running, source, _):
        running.refuse(10, "/11/insights", said="(#10) Application does not have permission for this action")
        gatherer = source.gatherer()
        found = collected(list(gatherer.gather(Before())))
        assert ("story", "21", "views") in found
        assert not [key for _, key, _ in found if key == "22"]
        [told] = gatherer.notices()
        assert "Figures of posts" in told.sentence
        assert "Connect Instagram again" in told.remedy


def test_a_dead_metric_fails_nothing_else() -> None:
    """As with pages: it is remembered, and the others come."""
    with account() as (running, source, _):
        running.world.dead.add("shares")
        gatherer = source.gatherer()
        found = collected(list(gatherer.gather(Before())))
        assert found["media", "12", "views"] == 120
        assert gatherer.dead() == {"shares": "v26.0"}


def test_by_instagram_login_no_proof_goes_along() -> None:
    """The host of its own takes none; by Facebook Login there is one in every request."""
    with account() as (running, source, _):
        source.identify()
        assert "appsecret_proof" in parse_qs(urlsplit(running.asked[-1].split(" ")[1]).query)
    settings = GraphSettings(api="https://graph.instagram.com/v26.0", tenant="1")
    assert not InstagramSource(settings, Tokens()).line.proves
    settings = GraphSettings(api="https://graph.facebook.com/v26.0", tenant="1")
    assert InstagramSource(settings, Tokens()).line.proves


def test_a_token_that_is_over_ends_it() -> None:
    """In words, with what to do."""
    with account() as (running, source, _):
        running.tokens.clear()
        with pytest.raises(SignInRefused, match="is over"):
            source.identify()


def test_a_story_that_ended_is_told_by_webhook() -> None:
    """Its last figures; −1 is unknown; the docs print the value within a list, too."""
    change = json.loads((_FIXTURES / "instagram_story_insights.json").read_text())["entry"][0]["changes"][0]
    at = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
    for told in (change, {**change, "value": [change["value"]]}):
        part = figures(told, at)
        found = {each.metric: each.value for each in part.snapshots}
        assert found == {"exits": 1, "replies": 0, "reach": 17, "taps_forward": 12, "taps_back": 0, "impressions": 28}
    few = figures({**change, "value": {**change["value"], "reach": -1, "exits": -1}}, at)
    assert {each.metric for each in few.snapshots} == {"replies", "taps_forward", "taps_back", "impressions"}
    assert figures({"field": "comments", "value": {}}, at) == Gathered()
    assert figures({"field": "story_insights", "value": {"media_id": None}}, at) == Gathered()


def test_both_ways_to_sign_in_are_described() -> None:
    """Hosts, tokens, renewal: by Instagram Login the token itself is renewed, by Facebook Login nothing is."""
    known = spec("instagram")
    own, page = known.flow("instagram"), known.flow("facebook")
    assert own is not None
    assert page is not None
    assert (own.refresh is not None, page.refresh) == (True, None)
    assert page.tenant is not None
    assert (page.tenant.id, page.tenant.token, page.tenant.some) == (
        "instagram_business_account.id", "access_token", True,
    )  # fmt: skip
    assert page.api.startswith("https://graph.facebook.com/")
    assert "{id,username}" in (page.tenant.call.parameters["fields"] if page.tenant.call is not None else "")


def _what_a_run_met_is_over_with_it(stage: PlatformStage) -> None:
    """It is told while it lasts; nothing was to be collected then, so that nobody waits for that until the next day."""

    def ended() -> str:
        return str(stage.call("GET", "/api/integrations/connected").json()["integrations"][0]["ended"])

    assert ended() == "success"
    stage.graph.strike(Trouble(status=503, body={}), times=1000)
    database = Database(stage.url)
    with database.write() as connection:
        mine = select(*(connection_turns.c[name] for name in Place.__struct_fields__))
        row = connection.execute(mine.where(connection_turns.c.work == Work.RUN.value)).mappings().one()
        wish(connection, Place(**row), Work.RUN)
    database.close()
    stage.wait(lambda: ended() == "failed", "people are told")
    with stage.graph.lock:
        stage.graph.troubles.clear()
    stage.wait(lambda: ended() == "success", "it is over")


def test_an_account_is_collected_by_the_platform(tmp_path: Path) -> None:
    """From the sign-in by Facebook Login to figures at the API, and a story's last ones by webhook; every try has its
    line in the history, also one that came to nothing before anything was collected."""
    world = World()
    furnished(world)
    with platform_stage(tmp_path, world, "instagram") as stage:
        stage.graph.strike(Trouble(status=503, body={}), times=1000)
        assert "success=true" in stage.sign_in().headers["location"]
        stage.wait(lambda: bool(stage.collected()), "the first run is told")
        assert {(line["status"], line["records_synced"]) for line in stage.collected()} == {("failed", 0)}
        with stage.graph.lock:
            stage.graph.troubles.clear()
        job = stage.done(stage.ask("metrics"))
        assert (job["state"], job.get("sentence", "")) == ("done", "")
        change = {"value": {"media_id": "22", "reach": 17, "exits": -1}, "field": "story_insights"}
        entry = {"id": world.account, "time": int(world.now().timestamp()), "changes": [change]}
        body = {"entry": [entry], "object": "instagram"}
        assert stage.graph.send(f"{stage.address}{stage.path}/webhook", body) == 200

        def told() -> dict[str, dict[str, str]]:
            found = stage.call("GET", f"{stage.path}/metrics").json()["gathered"]["subjects"]
            return {each["key"]: each.get("figures", {}) for each in found}

        stage.wait(lambda: told().get("22") == {"reach": "17"}, "the story's last figures are kept")
        assert told()["11"] == {"views": "110", "likes": "0"}
        assert told()["13"] == {}
        newest = stage.collected()[0]
        assert (newest["status"], newest["records_synced"], newest.get("error_message", "")) == ("success", 6, "")
        assert stage.call("GET", "/api/integrations/connected").json()["integrations"][0]["last_synced_at"]
        _what_a_run_met_is_over_with_it(stage)
        assert stage.collected()[0] == newest
        stage.graph.tokens.clear()
        assert stage.done(stage.ask("metrics"))["outcome"] == "failed"
        newest = stage.collected()[0]
        assert (newest["status"], newest["records_synced"]) == ("failed", 0)
        assert "Connect Instagram again" in newest["error_message"]
        lines = [(line["kind"], line["sentence"]) for line in stage.call("GET", f"{stage.path}/log").json()["entries"]]
        assert ("note", "6 figures were collected.") in lines
        assert lines[0][0] == "error", "its own log has a line for each collecting"
        assert stage.call("GET", "/api/integrations/connected").json()["integrations"][0]["ended"] == "failed"


def test_of_several_accounts_of_one_sign_in_the_chosen_one_is_collected(tmp_path: Path) -> None:
    """Whoever keeps many pages chooses; of no other account anything is asked, and the card is that one's."""
    world = World()
    furnished(world)
    others = [{"id": f"1784140000000000{n}", "username": f"lain_{n}"} for n in range(3)]
    with platform_stage(tmp_path, world, "instagram") as stage:
        pages = stage.sign_in_side.accounts[0]["data"]
        assert isinstance(pages, list)
        for n, other in enumerate(others):
            pages.insert(n, {"id": f"{7 + n}", "access_token": "of another", "instagram_business_account": other})
        assert "success=true" in stage.sign_in(chosen=world.username).headers["location"]
        assert stage.done(stage.ask("metrics"))["state"] == "done"
        (card,) = stage.call("GET", "/api/integrations/connected").json()["integrations"]
        assert world.username in str(card)
        subjects = stage.call("GET", f"{stage.path}/metrics").json()["gathered"]["subjects"]
        assert {each["key"] for each in subjects} >= {"11", "12", "21"}
        asked = [line for line in stage.graph.asked if world.account in line]
        assert asked
        for other in others:
            assert other["username"] not in str(card)
            assert not [line for line in stage.graph.asked if other["id"] in line]
