"""Signing in by Instagram Login with real tokens: a code, an hour's token, one of sixty days, and its renewal."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from cloud_api.settings import Settings
from cloud_api.sign_in.notices import attention
from cloud_api.sign_in.parts import SignInParts, parts_of
from cloud_api.sign_in.tokens import Known, Tokens
from connector.domain.errors import AnswerLost, SignInRefused
from connector.domain.secret import Secret
from connector.providers.instagram.source import InstagramSource
from connector.providers.meta.line import GraphSettings
from tests.cloud_api.driver import Cloud, new_key_file, served
from tests.fakes.clock import ManualClock
from tests.fakes.meta.instagram_login import APP_ID, APP_SECRET, LONG, InstagramLogin, instagram_login
from tests.fakes.meta.world import World
from tests.fakes.sign_in.provider import back
from tests.fakes.sign_in.stage import Browser

_DAY = dt.timedelta(days=1)


@dataclass(slots=True)
class Desk:
    """A platform, a worker's parts with a clock of the test's, and Instagram with the same clock."""

    cloud: Cloud
    parts: SignInParts
    keys: ServerKeys
    instagram: InstagramLogin
    clock: ManualClock

    def begin(self, browser: Browser) -> str:
        """An admin begins, and the browser is sent on; where to."""
        path, slug = "/api/integrations/instagram/connect", self.cloud.slug("kedai")
        headers = self.cloud.person("kedai").headers
        begun = self.cloud.http.request("POST", path, params={"organization_slug": slug}, headers=headers, json={})
        assert begun.status_code == 201, begun.text
        return str(browser.go(begun.json()["url"]).headers["location"])

    def sign_in(self) -> httpx.Response:
        """Everything that a person does in the browser; where it ends."""
        browser = Browser(self.cloud.http)
        told = self.instagram.consent(self.begin(browser))
        return browser.go(back("/api/integrations/instagram/callback", told))

    @property
    def organization(self) -> str:
        """Its identifier."""
        return self.cloud.organizations.id_of(self.cloud.slug("kedai"))

    @property
    def row(self) -> Known:
        """What is known of the tokens."""
        with self.cloud.database.read() as connection:
            found = Tokens(connection, self.keys).find(self.organization, "instagram")
        assert found is not None
        return found

    def kept(self) -> str:
        """The token that lies in the database."""
        with self.cloud.database.read() as connection:
            return Envelopes(connection, self.keys).get(self.organization, "instagram", "access_token").reveal()

    def after(self, days: float) -> None:
        """Time passes, and the worker looks."""
        self.clock.advance(days * 86_400)
        with ThreadPoolExecutor(1) as pool:
            self.parts.keeping.look(pool)

    def renewals(self) -> int:
        """How often a renewal was asked for."""
        return sum(path == "/refresh_access_token" for _, path, _ in self.instagram.asked)


@contextmanager
def _desk(folder: Path) -> Iterator[Desk]:
    clock = ManualClock(dt.datetime.now(dt.UTC))
    with instagram_login(World(now=clock.now), clock.now) as instagram:
        url, key_file, file = f"sqlite:///{folder}/cloud.sqlite3", str(new_key_file(folder)), folder / "registrations"
        lines = ["[instagram]", f'client_id = "{APP_ID}"', f"client_secret = {json.dumps(APP_SECRET)}"]
        lines += ["[instagram.endpoints]", *(f'{name} = "{to}"' for name, to in instagram.endpoints().items())]
        file.touch(0o600)
        file.write_text("\n".join(lines))
        database = Database(url)
        upgrade(database)
        database.close()
        with served(url, key_file=key_file, registrations_file=str(file)) as (http, known):
            cloud = Cloud(http, known)
            cloud.organization()
            parts = parts_of(Settings(key_file=key_file, registrations_file=str(file)), known, clock)
            yield Desk(cloud, parts, ServerKeys(key_file), instagram, clock)
            parts.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Nothing is connected yet."""
    with _desk(tmp_path) as made:
        yield made


@pytest.mark.parametrize("listed", [True, False], ids=["as documented", "as also seen"])
def test_a_code_becomes_a_token_of_sixty_days(desk: Desk, listed: bool) -> None:
    """The window is asked for by app, scopes and address; the code is sent once as a form, without what is appended to
    it; the short token is not kept; the account is known by id and name, and the way it was connected by is kept."""
    desk.instagram.listed = listed
    browser = Browser(desk.cloud.http)
    asked = dict(parse_qsl(urlsplit(desk.begin(browser)).query))
    assert (asked["client_id"], asked["response_type"]) == (APP_ID, "code")
    assert asked["scope"].split(",")[0] == "instagram_business_basic"
    assert "success=true" in desk.sign_in().headers["location"]
    assert [path for _, path, _ in desk.instagram.asked] == ["/oauth/access_token", "/access_token", "/v26.0/me"]
    assert desk.kept() in desk.instagram.tokens
    assert desk.instagram.tokens[desk.kept()].long
    row = desk.row
    assert (row.tenant_id, row.tenant_name) == (desk.instagram.graph.world.account, "kedai.aneka")
    assert abs(row.access_expires_at - desk.clock.now() - LONG) < dt.timedelta(minutes=1)
    assert "instagram_business_manage_insights" in row.scope
    token = desk.parts.refreshing.token(desk.organization, "instagram")
    settings = GraphSettings(api=desk.instagram.endpoints()["api"], tenant=row.tenant_id, login="instagram")
    source = InstagramSource(settings, _Only(token.reveal()), clock=desk.clock)
    assert source.identify().company.name == "kedai.aneka"
    assert "appsecret_proof" not in desk.instagram.graph.asked[-1]
    source.close()


def test_what_is_appended_to_a_code_is_no_part_of_it(desk: Desk) -> None:
    """A browser that passes `#_` on."""
    browser = Browser(desk.cloud.http)
    told = desk.instagram.consent(desk.begin(browser))
    answer = browser.go(back("/api/integrations/instagram/callback", told | {"code": f"{told['code']}#_"}))
    assert "success=true" in answer.headers["location"]


def test_a_code_that_is_over_connects_nothing_and_says_so(desk: Desk) -> None:
    """In Instagram's own form of an error; a person who refuses is told, too."""
    browser = Browser(desk.cloud.http)
    told = desk.instagram.consent(desk.begin(browser))
    desk.instagram.codes[told["code"]].used = True
    answer = browser.go(back("/api/integrations/instagram/callback", told))
    assert "error=refused" in answer.headers["location"]
    browser = Browser(desk.cloud.http)
    state = dict(parse_qsl(urlsplit(desk.begin(browser)).query))["state"]
    denied = {"error": "access_denied", "error_reason": "user_denied", "state": state}
    answer = browser.go(back("/api/integrations/instagram/callback", denied))
    assert "error=access_denied" in answer.headers["location"]
    assert not desk.instagram.tokens


def test_a_long_token_is_renewed_before_its_end_again_and_again(desk: Desk) -> None:
    """Ten days before, never in its first day; the account goes on for half a year, with one renewal in fifty days."""
    desk.sign_in()
    first = desk.kept()
    desk.parts.refreshing.refresh(desk.organization, "instagram")
    assert (desk.kept(), desk.renewals()) == (first, 0)
    desk.after(49)
    assert desk.renewals() == 0
    desk.after(2)
    assert (desk.renewals(), desk.kept() != first) == (1, True)
    for _ in range(60):
        desk.after(2)
        assert desk.instagram.whose(desk.kept()) == "account"
    assert desk.renewals() == 3
    assert desk.row.state == "working"
    assert not attention(desk.row, desk.clock.now())


def test_the_answer_to_a_renewal_is_lost(desk: Desk) -> None:
    """The old token still works: it is asked once more, then later; nobody signs in again."""
    desk.sign_in()
    first = desk.kept()
    desk.clock.advance(2 * 86_400)
    desk.instagram.lost = 2
    with pytest.raises(AnswerLost):
        desk.parts.refreshing.refresh(desk.organization, "instagram")
    assert (desk.row.state, desk.kept()) == ("working", first)
    desk.after(0.1)
    assert desk.kept() != first
    assert desk.instagram.whose(desk.kept()) == "account"


def test_a_token_that_nobody_renewed_in_time_asks_for_a_new_sign_in(desk: Desk) -> None:
    """A platform that was off for two months; and one whose person removed the app over there."""
    desk.sign_in()
    desk.after(61)
    assert (desk.row.state, "Connect Instagram again" in attention(desk.row, desk.clock.now())) == ("reconnect", True)
    assert "success=true" in desk.sign_in().headers["location"]
    assert desk.row.state == "working"
    desk.clock.advance(2 * 86_400)
    desk.instagram.remove_app()
    with pytest.raises(SignInRefused):
        desk.parts.refreshing.refresh(desk.organization, "instagram")
    assert desk.row.state == "reconnect"


class _Only:
    """A token and nothing else: whoever signs in by Instagram Login needs no secret of the app for figures."""

    def __init__(self, token: str) -> None:
        self._token = token

    def secret(self, name: str) -> Secret:
        """The token."""
        assert name == "access_token"
        return Secret(self._token)
