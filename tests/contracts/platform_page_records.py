"""What the platform promises about the page of one record, on every database."""

from __future__ import annotations

import itertools
import uuid
from html import unescape
from urllib.parse import urlencode

import pytest

from cloud_api.security.caller import Role
from connector.domain.keys import EntityKind
from tests.cloud_api.driver import PROVIDER, Cloud, deletion, upsert
from tests.cloud_api.furnished import HOSTED, TOLD, Furnished
from tests.contracts.platform_pages import HOME
from tests.fakes.entities import customer
from tests.fakes.sign_in.stage import Browser

_BAD = "<script>alert('&')</script>"


def page_of(kind: EntityKind | str, key: str, provider: str = PROVIDER) -> str:
    """The address of a record's page."""
    return f"{HOME}/providers/{provider}/records/{kind}?{urlencode({'key': key})}"


class PageRecordsContract:
    """Subclasses give the fixture `cloud`."""

    @pytest.fixture(autouse=True)
    def _organizations(self, cloud: Cloud) -> None:
        self.cloud = cloud
        self.office = Furnished(cloud, "kedai")

    def entered(self, office: Furnished, role: Role = Role.ADMIN, onward: str = "") -> Browser:
        """A browser in which somebody signed in."""
        browser = Browser(office.cloud.http)
        token = office.people[role].headers["Authorization"].removeprefix("Bearer ")
        answer = browser.go(f"{HOME}/sign-in", token=token, **({"onward": onward} if onward else {}))
        assert answer.status_code == 303, answer.text
        return browser

    def test_a_record_is_shown_with_its_fields_changes_and_syncs(self) -> None:
        """For every role: what the books sent, the way to its connection, who changed it here, how its kind fared."""
        for role in Role:
            page = self.entered(self.office, role).go(page_of(EntityKind.CUSTOMER, self.office.key))
            assert page.status_code == 200, page.text
            told = unescape(page.text)
            assert f"Customer {self.office.mark}" in told
            assert f'href="{HOME}/providers/{PROVIDER}"' in told
            assert "Changes on the platform, newest first" in told
            assert f'href="{HOME}/history/{self.office.ids["log_id"]}"' in told
            assert self.office.slug in told

    def test_a_document_is_shown_with_its_lines_and_amounts(self) -> None:
        """Lines have a table of their own; sen are read as people write them."""
        page = unescape(self.entered(self.office).go(page_of(EntityKind.INVOICE, self.office.key)).text)
        assert "<caption>Lines</caption>" in page
        stored = self.office.people[Role.ADMIN].get(f"/api/invoices/{self.office.ids['invoice_id']}").json()
        assert f"{stored['total'] / 100:,.2f}" in page
        assert "Nobody changed it on the platform" in page

    def test_what_others_wrote_is_text_and_no_key_leads_astray(self) -> None:
        """Markup in a record or an address is shown, not done; keys of any spelling are found; the page is strict."""
        key = f"{self.office.mark} /#?&=%'\"<b>é"
        self.office.agent.send(EntityKind.CUSTOMER, upsert(EntityKind.CUSTOMER, key, customer(key, _BAD)))
        browser = self.entered(self.office)
        page = browser.go(page_of(EntityKind.CUSTOMER, key))
        assert page.status_code == 200, page.text
        assert _BAD in unescape(page.text)
        assert page.text.count("<script") == 1
        assert '<script defer src="/integrations/times.js"></script></head>' in page.text
        assert "<b>" not in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert page.headers["cache-control"] == "no-store"

    def test_a_deleted_record_says_so_and_shows_nothing_more(self) -> None:
        """The books do not have it any more; neither has the page its fields."""
        self.office.agent.send(EntityKind.TERM, deletion(EntityKind.TERM, self.office.key, 2))
        page = self.entered(self.office).go(page_of(EntityKind.TERM, self.office.key)).text
        assert "This record was deleted" in page
        assert "<caption>Fields</caption>" not in page

    def test_what_is_not_there_is_refused_in_words(self) -> None:
        """No such record, kind, provider or key: 404, whatever is asked."""
        browser = self.entered(self.office)
        asked = [page_of(EntityKind.CUSTOMER, wrong) for wrong in ("nobody", "", "x" * 256, "a\0b")]
        asked += [page_of(wrong, self.office.key) for wrong in ("shoes", "%3Cscript%3E")]
        asked += [page_of(EntityKind.CUSTOMER, self.office.key, wrong) for wrong in ("nobody", HOSTED)]
        for address in asked:
            page = browser.go(address)
            assert page.status_code == 404, address
            assert "Back to the integrations" in page.text, address

    def test_nobody_sees_a_record_of_another_organization(self) -> None:
        """Every role of a stranger × every kind × every provider: the victim's record is not there, though his own of
        the same number is."""
        stranger = Furnished(self.cloud, "lain")
        before = self.office.rows(self.cloud.database)
        kinds = list(EntityKind)
        for role in Role:
            browser = self.entered(stranger, role)
            for kind, provider in itertools.product(kinds, (PROVIDER, HOSTED, TOLD)):
                told = browser.go(page_of(kind, self.office.key, provider) + f"&organization_slug={self.office.slug}")
                assert told.status_code == 404, f"{role} {kind} {provider}"
                # The number that was asked for stands in the address, not on the page.
                assert self.office.mark not in told.text
        same = upsert(EntityKind.CUSTOMER, self.office.key, customer(self.office.key, "Kedai orang lain"))
        stranger.agent.send(EntityKind.CUSTOMER, same)
        page = self.entered(stranger).go(page_of(EntityKind.CUSTOMER, self.office.key)).text
        assert "Kedai orang lain" in page
        assert f"Customer {self.office.mark}" not in page
        assert self.office.ids["log_id"] not in page
        assert "Nobody changed it on the platform" in page
        assert self.office.changed(before) == []

    def test_who_is_not_signed_in_signs_in_first_and_then_sees_the_record(self) -> None:
        """Nothing of the record before; the sign-in leads to it, and never anywhere but to a record of ours."""
        address = page_of(EntityKind.CUSTOMER, self.office.key)
        first = Browser(self.cloud.http).go(address)
        assert "Your API token" in first.text
        assert self.office.mark not in first.text.replace(self.office.key, "")
        assert f'name="onward" value="{address}"' in unescape(first.text)
        browser = self.entered(self.office, onward=address)
        assert browser.seen[-1].headers["location"] == address
        assert browser.go(address).status_code == 200
        for astray in ("https://evil.example/", "//evil.example", f"{HOME}/../x", f"{address}\n", f"{HOME}/history"):
            away = self.entered(self.office, onward=astray).seen[-1]
            assert away.headers["location"] == HOME, astray

    def test_syncs_and_changes_are_the_latest_and_bounded(self) -> None:
        """However many there were."""
        at = "2026-04-01T08:00:00+08:00"
        log = {"entity_type": "customers", "sync_direction": "inbound", "status": "success"}
        log |= {"started_at": at, "completed_at": at}
        logs = [{"id": str(uuid.uuid4()), "records_synced": 1, "records_failed": 0, **log} for _ in range(40)]
        assert self.office.agent.call("POST", "sync-logs", json={"logs": logs}).status_code == 204
        page = self.entered(self.office).go(page_of(EntityKind.CUSTOMER, self.office.key)).text
        assert page.count(f'href="{HOME}/history/') == 10
        assert f"{HOME}/history?provider={PROVIDER}&amp;entity_type=customers" in page
