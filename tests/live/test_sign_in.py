"""Signing in at an OAuth server that is not ours, in a real browser, from a real agent, on SQLite and PostgreSQL."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from connector.control import cloud_accounts as say
from connector.control.client import ControlClient
from connector.domain.errors import SignInRefused
from tests.live.servers.oauth import CLIENT_SECRET
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder
from tests.live.sign_in_stage import PROVIDER, SLUG, SignInStage, sign_in_stage


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def stage(request: pytest.FixtureRequest) -> Iterator[SignInStage]:
    """Everything, once for each database."""
    with scratch_folder("sign-in") as folder:
        url = f"sqlite:///{folder}/cloud.sqlite3"
        if request.param == "postgresql":
            server: PostgresServer = request.getfixturevalue("postgres")
            url = server.create_database(f"sign_in_{secrets.token_hex(4)}")
        with sign_in_stage(folder, url) as running:
            yield running


def test_a_person_connects_a_provider_in_the_browser(stage: SignInStage) -> None:
    """From the face's click over the provider's own pages to the connection; renewed, and taken back there."""
    assert (stage.accounts()[PROVIDER].connected, stage.accounts()[PROVIDER].ready) == (False, True)
    face, url = stage.begin()
    stage.browser.go(url)
    stage.sign_in("kedai-satu")
    stage.browser.wait_for_text("Go on in BukuBridge")
    assert urlsplit(stage.browser.address).hostname == "127.0.0.1"
    done = face.next()
    assert isinstance(done, say.SignedIn), done
    assert (done.title, done.account) == ("Daftar", "kedai-satu")
    assert face.next() is None
    account = stage.accounts()[PROVIDER]
    assert (account.connected, account.account, account.reconnect) == (True, "kedai-satu", False)
    for _ in range(3):  # the server rotates, and ends everything when an old token comes
        renewed = stage.call("POST", f"/api/integrations/{PROVIDER}/refresh-token")
        assert renewed.status_code == 200, renewed.text
    stage.browser.go(url)
    stage.browser.wait_for_text("used already")
    with ControlClient(stage.home, "face") as client:
        ended = client.ask(say.DisconnectAccount(organization=SLUG, provider=PROVIDER), say.AccountDisconnected)
    assert ended.sentence == ""
    assert not stage.accounts()[PROVIDER].connected


def test_a_person_who_cancels_is_told_in_both_places(stage: SignInStage) -> None:
    """Over there: page and face say that it was not allowed. In the face: whoever comes back late finds nobody."""
    face, url = stage.begin()
    stage.browser.go(url)
    stage.browser.click("a[href$='/abort']")
    stage.browser.wait_for_text("Nothing was connected")
    refused = face.next()
    assert isinstance(refused, SignInRefused), refused
    assert "not allowed" in refused.sentence
    face, url = stage.begin()
    face.cancel()
    stage.browser.go(url)
    stage.browser.wait_for("button[type=submit], input[name=login]")
    assert not stage.accounts()[PROVIDER].connected


def test_an_admin_connects_and_disconnects_on_the_page_by_keyboard(stage: SignInStage) -> None:
    """Signs in to the platform with the keys alone, connects over there, is told so, and takes it back when asked."""
    browser = stage.browser
    browser.go(f"{stage.address}/integrations")
    browser.wait_for("#token")
    browser.walk_to("token")
    browser.type(stage.token)
    browser.press("Enter")
    browser.wait_for_text("Aminah, admin of kedai")
    browser.walk_to("Connect Daftar")
    browser.press("Enter")
    browser.wait_for("button[type=submit]")
    if browser.run("!!document.querySelector('input[name=login]')"):
        stage.sign_in("kedai-satu")
    else:
        browser.click("button[type=submit]")
    browser.wait_for_text("Daftar is connected")
    assert browser.address == f"{stage.address}/integrations?success=true&provider={PROVIDER}"
    assert stage.accounts()[PROVIDER].signed_in_by == "Aminah"
    browser.walk_to("Disconnect Daftar")
    browser.press("Enter")
    browser.wait_for_text("Disconnect Daftar?")
    assert stage.accounts()[PROVIDER].connected
    browser.walk_to("Disconnect Daftar")
    browser.press("Enter")
    browser.wait_for_text("Daftar is disconnected")
    wait_until(lambda: not stage.accounts()[PROVIDER].connected, "it is disconnected")
    browser.walk_to("Sign out")
    browser.press("Enter")
    browser.wait_for_text("Your API token")


def test_nothing_secret_was_written_anywhere(stage: SignInStage) -> None:
    """Neither the platform nor the agent wrote the client's secret, a code, a ticket or a token into its log."""
    written = stage.output()
    assert '"request"' in written
    for canary in (CLIENT_SECRET, "ticket=", "code=", "access_token=", "csrf_token="):
        assert canary not in written
