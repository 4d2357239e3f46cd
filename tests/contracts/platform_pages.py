"""What the platform promises about its pages in the browser, on every database."""

from __future__ import annotations

import re
import uuid
from html import unescape
from urllib.parse import parse_qsl

import httpx
import pytest

from cloud_api.security.caller import Role
from tests.cloud_api.driver import Cloud
from tests.cloud_api.furnished import HOSTED, TOLD, Furnished
from tests.fakes.sign_in.stage import Browser

HOME = "/integrations"
PATHS = (
    HOME,
    f"{HOME}/history",
    *(f"{HOME}/providers/{provider}" for provider in ("sql_accounting", TOLD, HOSTED)),
)
_BAD = "<script>alert('&')</script>"


def csrf_of(page: str) -> str:
    """What a form of a page proves itself with."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None, page
    return found.group(1)


class PagesContract:
    """Subclasses give the fixture `cloud`."""

    @pytest.fixture
    def office(self, cloud: Cloud) -> Furnished:
        """An organization with something everywhere."""
        return Furnished(cloud, "kedai")

    def entered(self, office: Furnished, role: Role = Role.ADMIN) -> Browser:
        """A browser in which somebody signed in by the form."""
        browser = Browser(office.cloud.http)
        token = office.people[role].headers["Authorization"].removeprefix("Bearer ")
        answer = browser.go(f"{HOME}/sign-in", token=token)
        assert (answer.status_code, answer.headers["location"]) == (303, HOME), answer.text
        return browser

    def failed(self, office: Furnished, count: int, why: str = _BAD) -> None:
        """So many runs of products that failed."""
        at = "2026-04-01T08:00:00+08:00"
        log = {"entity_type": "products", "sync_direction": "inbound", "status": "failed", "error_message": why}
        log |= {"started_at": at, "completed_at": at}
        logs = [{"id": str(uuid.uuid4()), "records_synced": 0, "records_failed": 1, **log} for _ in range(count)]
        assert office.agent.call("POST", "sync-logs", json={"logs": logs}).status_code == 204

    def test_somebody_signs_in_sees_and_signs_out(self, office: Furnished) -> None:
        """The cookie is for the browser alone; every page is shown; afterwards none is."""
        browser = self.entered(office)
        cookie = browser.seen[-1].headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        for path in PATHS:
            page = browser.go(path)
            assert page.status_code == 200, page.text
            assert office.slug in page.text
        assert "Last reconciled sync" in browser.go(HOME).text
        assert "The last sync failed" in browser.go(HOME).text
        proof = csrf_of(browser.seen[-1].text)
        kept = dict(browser.cookies)
        assert browser.go(f"{HOME}/sign-out", csrf_token=proof).status_code == 303
        browser.cookies = kept
        assert "Your API token" in browser.go(HOME).text
        assert {browser.go(path).status_code for path in PATHS[1:]} == {303}

    def test_nobody_enters_with_a_wrong_token_or_from_another_site(self, office: Furnished) -> None:
        """401 with a word; a form of another site signs nobody in."""
        browser = Browser(office.cloud.http)
        refused = browser.go(f"{HOME}/sign-in", token=office.agent.token)
        assert refused.status_code == 401
        assert "Nobody has this token" in refused.text
        token = office.people[Role.ADMIN].headers["Authorization"].removeprefix("Bearer ")
        foreign = office.cloud.http.request(
            "POST",
            f"{HOME}/sign-in",
            content=str(httpx.QueryParams({"token": token})).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "cross-site"},
        )
        assert foreign.status_code == 403
        assert browser.cookies == {}

    def test_every_page_is_strict_and_says_nothing_unescaped(self, office: Furnished) -> None:
        """No script but our own file, no style of its own, nobody frames or keeps it; what others wrote is text."""
        self.failed(office, 1)
        browser = self.entered(office)
        for path in (*PATHS, f"{HOME}/providers/%3Cscript%3E", f"{HOME}?error={_BAD}&provider={_BAD}"):
            page = browser.go(path)
            policy = page.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "script-src 'self';" in policy
            assert page.headers["cache-control"] == "no-store"
            assert page.headers["content-type"].startswith("text/html")
            assert re.findall("<script[^>]*>", page.text) == [f'<script defer src="{HOME}/times.js">']
            assert "</script></head>" in page.text
            assert page.text.count("</script>") == 1
            assert " style=" not in page.text
        assert "&lt;script&gt;alert" in browser.go(f"{HOME}/history").text

    def test_an_organization_sees_its_own_only(self, office: Furnished, cloud: Cloud) -> None:
        """No page shows anything of another one, whatever is put into the address."""
        other = Furnished(cloud, "lain")
        browser = self.entered(office)
        before = other.rows(cloud.database)
        events, logs = other.ids["event_id"], other.ids["log_id"]
        paths = (*PATHS, f"{HOME}/history?before={logs}", f"{HOME}/providers/{TOLD}?before={events}")
        for path in (*paths, f"{HOME}?organization_slug={other.slug}"):
            page = browser.go(path).text
            assert other.mark not in page
            assert other.slug not in page
        assert office.mark in browser.go(f"{HOME}/history").text
        proof = csrf_of(browser.seen[-1].text)
        gone = browser.go(f"{HOME}/providers/sql_accounting/disconnect", csrf_token=proof)
        assert "is disconnected" in gone.text
        assert other.changed(before) == []

    def test_only_an_admin_connects_and_disconnects(self, office: Furnished) -> None:
        """Others see no way to it, and have none."""
        path = f"{HOME}/providers/sql_accounting/disconnect"
        for role in (Role.MEMBER, Role.SUPPORT):
            browser = self.entered(office, role)
            page = browser.go(HOME).text
            assert "onnect SQL" not in page.replace("Connected", "")
            assert "/auth?" not in page
            assert browser.go(path).status_code == 403
            assert browser.go(path, csrf_token=csrf_of(page)).status_code == 403
        assert "/providers/sql_accounting/disconnect" in self.entered(office).go(HOME).text

    def test_disconnecting_asks_first_and_wants_the_sessions_own_form(self, office: Furnished, cloud: Cloud) -> None:
        """Looking changes nothing, a form of another session neither; then the card says so, and the history stays."""
        browser, path = self.entered(office), f"{HOME}/providers/sql_accounting/disconnect"
        assert "Keep it" in browser.go(path).text
        foreign = csrf_of(self.entered(office).go(HOME).text)
        for proof in (foreign, "x"):
            assert browser.go(path, csrf_token=proof).status_code == 403
        assert "/providers/sql_accounting/disconnect" in browser.go(HOME).text
        done = browser.go(path, csrf_token=csrf_of(browser.seen[-1].text))
        assert "is disconnected" in done.text
        assert "/providers/sql_accounting/disconnect" not in browser.go(HOME).text
        assert office.mark in browser.go(f"{HOME}/history").text

    def test_the_history_is_paged_and_filtered(self, office: Furnished) -> None:
        """Every run is on one page, newest first; a filter shows what it says, and goes on to the next page."""
        self.failed(office, 30, "tiada")
        browser = self.entered(office)
        first = browser.go(f"{HOME}/history?entity_type=products&status=failed&provider=sql_accounting").text
        assert first.count("tiada") == 25
        assert office.mark not in first.replace(office.slug, "")
        following = re.search(r'rel="next" href="([^"]+)"', first)
        assert following is not None
        address = following.group(1).replace("&amp;", "&")
        assert dict(parse_qsl(address.split("?")[1]))["status"] == "failed"
        second = browser.go(address).text
        assert second.count("tiada") == 5
        assert 'rel="next"' not in second
        assert "There is no such sync" in browser.go(f"{HOME}/history?status=success").text
        for wrong in ("status=x", "entity_type=x", "provider=x", "before=x"):
            assert browser.go(f"{HOME}/history?{wrong}").status_code == 422

    def test_a_page_says_only_what_is_so(self, office: Furnished) -> None:
        """A link that claims a connection is not believed; an error is told in words; an ended sign-in is said."""
        browser = self.entered(office)
        assert "is connected" not in browser.go(f"{HOME}?success=true&provider=facebook").text
        assert "was not allowed" in browser.go(f"{HOME}?error=access_denied&provider=facebook").text
        told = browser.go(f"{HOME}/providers/{TOLD}").text
        assert "Webhooks, newest first" in told
        assert "<svg" in told
        assert "Day by day" in told

    def test_a_provider_tells_what_it_exchanges_and_asks_for(self, office: Furnished) -> None:
        """Every kind with its direction, every setting with its help; a secret shows no value."""
        admin = office.people[Role.ADMIN]
        browser = self.entered(office)
        known = admin.get("/api/integrations").json()["integrations"]
        assert known
        for about in known:
            page = unescape(browser.go(f"{HOME}/providers/{about['provider']}").text)
            for name in about["directions"]:
                assert name.replace("_", " ").capitalize() in page
            for setting in about.get("settings", []):
                assert setting["title"] in page
                assert setting.get("help", "") in page
