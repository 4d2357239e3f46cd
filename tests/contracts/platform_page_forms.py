"""What the platform promises about changing things on its pages, on every database."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from cloud_api.security.caller import Role
from tests.cloud_api.driver import PROVIDER, Cloud, Person
from tests.cloud_api.furnished import TOLD, Furnished
from tests.contracts.platform_pages import HOME, csrf_of
from tests.fakes.sign_in.stage import Browser

_SETTINGS = f"{HOME}/providers/{PROVIDER}/settings"


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send of the form of settings, as it is shown."""
    form = page.partition('<form class="settings"')[2].partition("</form>")[0]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input [^>]*>", form):
        told = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if told.get("type") != "checkbox" or (" checked" in tag and " disabled" not in tag):
            found[told["name"]] = told.get("value", "")
    for name, options in re.findall(r'<select [^>]*name="([^"]+)">(.*?)</select>', form):
        [chosen] = re.findall(r'value="([^"]*)" selected', options)
        found[name] = chosen
    return found


class PageStage:
    """An office that is connected. Subclasses give the fixture `cloud`."""

    @pytest.fixture(autouse=True)
    def _office(self, cloud: Cloud) -> None:
        self.office = Furnished(cloud, "kedai")

    def entered(self, role: Role = Role.ADMIN) -> Browser:
        """A browser in which somebody signed in."""
        browser = Browser(self.office.cloud.http)
        token = self.office.people[role].headers["Authorization"].removeprefix("Bearer ")
        assert browser.go(f"{HOME}/sign-in", token=token).status_code == 303
        return browser

    def tell(self, **settings: object) -> httpx.Response:
        """What the PC tells."""
        told = {"connection": "c1", "present": settings}
        answer = self.office.agent.call("POST", "configuration/report", json=told)
        assert answer.status_code == 200, answer.text
        return answer

    @property
    def admin(self) -> Person:
        """Who looks by the API."""
        return self.office.people[Role.ADMIN]


class PageFormsContract(PageStage):
    """Forms."""

    def test_a_form_that_is_sent_as_it_is_changes_nothing(self) -> None:
        """Every setting is in the form, or stays; nothing is wished of the PC."""
        fields = {"phone": "books_win"}
        kinds = {
            "customers": {
                "write": True,
                "conflict": "platform_wins",
                "fields": fields,
                "deleted_on_platform": "delete",
            },
            "products": {"deleted_in_books": "ignore"},
            "payments": {"read": False},
        }
        self.tell(policies={"kinds": kinds}, schedule={"every": "10m", "days": "mon-sat"}, mapping="# own\n")
        before = self.admin.get(f"/api/integrations/{PROVIDER}/configuration").json()
        browser = self.entered()
        page = browser.go(_SETTINGS).text
        assert "phone: the books win" in page
        assert "# own" in page
        saved = browser.go(_SETTINGS, **fields_of(page))
        assert saved.status_code == 200, saved.text
        assert self.admin.get(f"/api/integrations/{PROVIDER}/configuration").json() == before
        assert before["state"] == "holds"

    def test_settings_are_changed_and_wait_for_the_pc(self) -> None:
        """What was ticked, chosen and typed is wished; the page tells that the PC waits, and what it said then."""
        self.tell(policies={"kinds": {"customers": {"write": True, "fields": {"phone": "ask"}}}}, mapping="# own\n")
        browser = self.entered()
        form = fields_of(browser.go(_SETTINGS).text)
        del form["customers.write"]
        form |= {"customers.conflict": "books_win", "customers.fields": "on", "customers.gone_here": "deactivate"}
        form |= {"every": "30m", "hours": "08:00-18:00", "mapping.reset": "on"}
        page = browser.go(_SETTINGS, **form).text
        assert "Saved" in page
        assert "Waiting for the PC" in page
        shown = self.admin.get(f"/api/integrations/{PROVIDER}/configuration").json()
        wanted = {"conflict": "books_win", "deleted_on_platform": "deactivate"}
        assert shown["policies"]["kinds"]["customers"] == wanted
        assert (shown["schedule"], shown["mapping"]) == ({"every": "30m", "hours": "08:00-18:00"}, "")
        wish = self.tell(policies={"kinds": {"customers": {"write": True}}}).json()
        told = {"dealt": wish["id"], "outcome": "refused", "sentences": ["It <cannot>."]}
        body = {"connection": "c1", "present": {}, **told}
        assert self.office.agent.call("POST", "configuration/report", json=body).json() == {}
        after = browser.go(_SETTINGS).text
        assert "did not apply the last change" in after
        assert "It &lt;cannot&gt;." in after

    def test_writing_is_shown_as_the_pcs_to_allow(self) -> None:
        """The box cannot be ticked, the page says where it can; whoever sends it all the same is refused."""
        self.tell()
        browser = self.entered()
        page = browser.go(_SETTINGS).text
        assert re.search(r'name="customers.write" value="on" disabled', page)
        assert f"Can only be allowed on the PC {self.office.mark} PC" in page
        refused = browser.go(_SETTINGS, **{**fields_of(page), "customers.write": "on"})
        assert refused.status_code == 422
        assert "Nothing was saved" in refused.text
        assert "can only be allowed on the PC" in refused.text

    def test_what_cannot_work_is_told_above_the_form_as_it_was_filled_in(self) -> None:
        """Times in words; a version that is another by now with what holds instead."""
        self.tell()
        browser = self.entered()
        form = fields_of(browser.go(_SETTINGS).text)
        wrong = browser.go(_SETTINGS, **{**form, "every": "soon", "products.conflict": "books_win"})
        assert wrong.status_code == 422
        assert "The times cannot work" in unescape(wrong.text)
        for odd in ({"customers.conflict": "mine"}, {"version": "x"}, {"days": "someday"}):
            assert browser.go(_SETTINGS, **{**form, **odd}).status_code == 422
        self.tell(schedule={"every": "1h"})
        stale = browser.go(_SETTINGS, **{**form, "every": "2h"})
        assert stale.status_code == 412
        assert "changed by somebody else meanwhile" in stale.text
        assert fields_of(stale.text)["every"] == "1h"

    def test_only_an_admin_changes_settings_from_his_own_page(self) -> None:
        """Others see them; a form of another session is refused."""
        self.tell()
        for role in (Role.MEMBER, Role.SUPPORT):
            browser = self.entered(role)
            page = browser.go(_SETTINGS)
            assert page.status_code == 200
            assert ">Save<" not in page.text
            assert browser.go(_SETTINGS, **fields_of(page.text)).status_code == 403
        browser = self.entered()
        form = fields_of(browser.go(_SETTINGS).text)
        foreign = csrf_of(self.entered().go(HOME).text)
        assert browser.go(_SETTINGS, **{**form, "csrf_token": foreign}).status_code == 403
        assert self.entered(Role.MEMBER).go(f"{HOME}/providers/{TOLD}/settings").status_code == 404

    def test_keys_are_taken_and_never_shown_again(self) -> None:
        """A refusal is told above the form: what was typed stays, but for the keys; only an admin sees it."""
        path = f"{HOME}/providers/{PROVIDER}/connect"
        browser = self.entered()
        self._disconnect(browser)
        assert f'href="{path}"' in browser.go(HOME).text
        proof = csrf_of(browser.go(path).text)
        keys = {"access_key": "AKIA-canary", "secret_key": "secret canary"}
        typed = {**keys, "address": "https://127.0.0.1:9", "service": "execute-api", "region": "r-1"}
        wrong = browser.go(path, csrf_token=proof, **typed)
        assert wrong.status_code == 422
        assert "The secret key is missing, too long" in wrong.text
        refused = browser.go(path, csrf_token=proof, **{**typed, "secret_key": "secret-canary"})
        assert "is not connected" in refused.text
        assert 'value="execute-api"' in refused.text
        for page in (wrong, refused):
            assert "canary" not in page.text
        assert browser.go(path, csrf_token="x", **typed).status_code == 403
        assert self.entered(Role.MEMBER).go(path).status_code == 403
        assert browser.go(f"{HOME}/providers/{TOLD}/connect").status_code == 404

    def test_a_pairing_code_is_made_and_works_once(self) -> None:
        """An admin sees it once; a PC is paired with it."""
        browser = self.entered()
        self._disconnect(browser)
        path = f"{HOME}/providers/{PROVIDER}/pairing-code"
        proof = csrf_of(browser.go(HOME).text)
        assert f'action="{path}"' in browser.seen[-1].text
        page = browser.go(path, csrf_token=proof).text
        code = re.search(r'class="code">([^<]+)<', page)
        assert code is not None
        asked = {"code": code.group(1), "agent_id": "new", "pc_name": "PC-9"}
        assert self.office.cloud.http.request("POST", "/api/pair", json=asked).status_code == 200
        assert code.group(1) not in browser.go(HOME).text
        assert browser.go(f"{HOME}/providers/{TOLD}/pairing-code", csrf_token=proof).status_code == 404
        member = self.entered(Role.MEMBER)
        assert member.go(path, csrf_token=csrf_of(member.go(HOME).text)).status_code == 403

    def test_one_sync_is_told_in_full(self) -> None:
        """The history leads to it; another organization's is not there."""
        browser = self.entered()
        path = f"{HOME}/history/{self.office.ids['log_id']}"
        assert f'href="{path}"' in browser.go(f"{HOME}/history").text
        page = browser.go(path).text
        assert self.office.mark in page
        assert "1 Mar" in page.replace("01 Mar", "1 Mar")
        other = Furnished(self.office.cloud, "lain")
        assert browser.go(f"{HOME}/history/{other.ids['log_id']}").status_code == 404

    def _disconnect(self, browser: Browser) -> None:
        proof = csrf_of(browser.go(HOME).text)
        gone = browser.go(f"{HOME}/providers/{PROVIDER}/disconnect", csrf_token=proof)
        assert "is disconnected" in gone.text


class PageAskingContract(PageStage):
    """What a PC is asked by buttons."""

    def test_a_sync_is_asked_for_by_its_button(self) -> None:
        """Everything or one kind wakes the keeper; support has no button; what nobody keeps is said."""
        path = f"{HOME}/providers/{PROVIDER}/sync"
        browser = self.entered(Role.MEMBER)
        proof = csrf_of(browser.go(HOME).text)
        assert f'action="{path}"' in browser.seen[-1].text
        assert "is asked to synchronise" in browser.go(path, csrf_token=proof).text
        assert browser.go(path, csrf_token=proof, entity="products").status_code == 200
        assert browser.go(path, csrf_token=proof, entity="unicorns").status_code == 404
        assert browser.go(path, csrf_token="x").status_code == 403
        headers = self.office.agent.headers
        asked = self.office.cloud.http.request("GET", "/api/agent/commands", headers=headers).json()["commands"]
        assert [each.get("entity", "") for each in asked if each["kind"] == "sync"] == ["", "products"]
        status = self.admin.get(f"/api/integrations/{PROVIDER}/sync-status").json()
        jobs = {job["entity_type"]: (job["state"], job["asked_by"]) for job in status["jobs"]}
        assert set(jobs.values()) == {("waiting", "Aminah")}
        assert len(jobs) == min(10, len(status["entities"]))
        page = browser.go(f"{HOME}/providers/{PROVIDER}").text
        assert "Aminah" in page.partition("Syncs that somebody asked for")[2]
        support = self.entered(Role.SUPPORT)
        page = support.go(HOME).text
        assert "Sync now" not in page
        assert support.go(path, csrf_token=csrf_of(page)).status_code == 403

    def test_kinds_that_a_pc_leaves_out_get_no_job(self) -> None:
        """Nothing would ever become of it."""
        self.tell(policies={"kinds": {"payments": {"read": False}, "invoices": {"read": False}}})
        browser = self.entered(Role.MEMBER)
        proof = csrf_of(browser.go(HOME).text)
        assert browser.go(f"{HOME}/providers/{PROVIDER}/sync", csrf_token=proof).status_code == 200
        jobs = self.admin.get(f"/api/integrations/{PROVIDER}/sync-status").json()["jobs"]
        assert jobs
        assert not {"payments", "invoices"} & {job["entity_type"] for job in jobs}

    def test_a_pause_is_asked_for_and_shown(self) -> None:
        """By whom and since when, on the page and in the status, until the PC is asked to go on."""
        page, paused = f"{HOME}/providers/{PROVIDER}", f"{HOME}/providers/{PROVIDER}/agent/pause"
        browser = self.entered(Role.MEMBER)
        proof = csrf_of(browser.go(page).text)
        assert f'action="{paused}"' in browser.seen[-1].text
        refused = browser.go(paused, csrf_token=proof)
        assert (refused.status_code, "cannot be asked that" in unescape(refused.text)) == (409, True)
        self.office.agent.offer_able("pause", company=self.office.mark)
        assert "is asked to stand still" in browser.go(paused, csrf_token=proof).text
        shown = browser.go(page).text
        assert re.search(r"<dt>Paused</dt><dd>by Aminah", shown)
        assert f'action="{page}/agent/resume"' in shown
        status = self.admin.get(f"/api/integrations/{PROVIDER}/sync-status").json()
        assert (status["pause_asked_by"], bool(status["pause_asked_at"])) == ("Aminah", True)
        assert "is asked to go on" in browser.go(f"{page}/agent/resume", csrf_token=proof).text
        assert "pause_asked_at" not in self.admin.get(f"/api/integrations/{PROVIDER}/sync-status").json()
        assert browser.go(f"{page}/agent/fly", csrf_token=proof).status_code == 404
        support = self.entered(Role.SUPPORT)
        assert "/agent/pause" not in support.go(page).text
        assert support.go(paused, csrf_token=csrf_of(support.seen[-1].text)).status_code == 403

    def test_diagnostics_are_asked_for_and_saved(self) -> None:
        """By an admin's button; the link has size and time, and the file is saved, not shown, by support too."""
        page, address = f"{HOME}/providers/{PROVIDER}", f"{HOME}/providers/{PROVIDER}/diagnostics"
        browser = self.entered()
        shown = browser.go(page).text
        proof = csrf_of(shown)
        assert f'action="{address}"' in shown
        assert re.search(rf'<a href="{address}">Diagnostics, 1 kB,</a> came <time', shown)
        refused = browser.go(address, csrf_token=proof)
        assert (refused.status_code, "cannot be asked that" in unescape(refused.text)) == (409, True)
        self.office.agent.offer_able("diagnostics", company=self.office.mark)
        assert browser.go(address, csrf_token="x").status_code == 403
        assert "is asked for diagnostics" in browser.go(address, csrf_token=proof).text
        assert "Diagnostics were asked for by Aminah" in browser.go(page).text
        command = self.office.cloud.http.request("GET", "/api/agent/commands", headers=self.office.agent.headers).json()
        number, why = command["commands"][-1]["id"], {"sentence": "The disk is <full>."}
        assert self.office.agent.call("POST", "diagnostics/refusal", params={"command": number}, json=why).is_success
        assert re.search("The PC makes none, <time.*: The disk is &lt;full&gt;.", browser.go(page).text)
        for role, may in ((Role.ADMIN, True), (Role.SUPPORT, True), (Role.MEMBER, False)):
            visitor = self.entered(role)
            assert (f'<a href="{address}">' in visitor.go(page).text) is may
            saved = visitor.go(address)
            assert (saved.status_code, self.office.mark in saved.text) == ((200, True) if may else (403, False))
            assert saved.headers.get("content-disposition", "").startswith("attachment; ") is may
            if role is not Role.ADMIN:
                own = csrf_of(visitor.go(page).text)
                assert f'action="{address}"' not in visitor.seen[-1].text
                assert visitor.go(address, csrf_token=own).status_code == 403
        assert Browser(self.office.cloud.http).go(address).status_code == 303
