"""What the platform promises about signing in at providers, on every database."""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from sqlalchemy import delete, select, update

from cloud_api.db.tables import api_tokens, integration_tenants, integration_tokens, sign_ins
from cloud_api.hosted.commands import rotate
from cloud_api.hosted.keys import ServerKeys
from cloud_api.security.caller import Role
from cloud_api.security.tokens import token_hash
from cloud_api.sign_in import repository
from tests.cloud_api.driver import Cloud, problem
from tests.fakes.sign_in.provider import CLIENT_ID, CLIENT_SECRET, Fault, SignInProvider
from tests.fakes.sign_in.stage import AGENT_STATE, LOOPBACK, Browser, SignInStage

NOTHING = "Nothing was connected"


class StageContract:
    """What each of them begins with. Subclasses give the fixtures `cloud`, `provider` and `server_key`."""

    @pytest.fixture
    def stage(self, cloud: Cloud, provider: SignInProvider, server_key: Path) -> Iterator[SignInStage]:
        """An organization with an agent and an admin; afterwards no secret lies in the clear."""
        provider.accounts = [{"sub": f"shop-{cloud.slug('of')}", "name": "Kedai Satu"}]
        provider.more, provider.grace, provider.lifetime = {}, 0.0, 600
        provider.faults.clear()
        provider.asked.clear()
        provider.authorized.clear()
        stage = SignInStage(cloud, provider, ServerKeys(str(server_key)))
        yield stage
        assert stage.leaked() == []
        with cloud.database.write() as connection:
            connection.execute(
                delete(integration_tokens).where(integration_tokens.c.organization_id == stage.organization_id())
            )

    def realm(self, cloud: Cloud) -> str:
        """A company of this test's own."""
        return str(int(cloud.slug("")[1:], 16) + 10**12)


class SignInContract(StageContract):
    """The way there and back."""

    def test_an_agent_connects_a_provider_by_the_browser(self, stage: SignInStage) -> None:
        """The provider gets the platform's own state, address and challenge; only the agent's code connects."""
        browser = stage.browser()
        address = stage.leave("daftar", browser)
        asked = dict(parse_qsl(urlsplit(address).query))
        assert asked["redirect_uri"] == "http://127.0.0.1:8000/api/integrations/daftar/callback"
        assert (asked["scope"], asked["code_challenge_method"]) == ("openid offline_access", "S256")
        assert asked["state"] != AGENT_STATE
        code = stage.at_agent(stage.come_back("daftar", browser, stage.provider.consent(address)))["code"]
        assert stage.connected() == {}
        answer = stage.redeem("daftar", code)
        account = stage.provider.accounts[0]["sub"]
        assert answer.json() == {"provider": "daftar", "title": "Daftar", "account": account}
        told = stage.connected()["daftar"]
        assert (told["company_name"], told["hosted_by"], told["signed_in_by"]) == (account, "worker", "PC-1")
        family = stage.provider.families[-1]
        assert stage.secret("daftar", "access_token") == family.access
        assert stage.secret("daftar", "refresh_token") == family.refresh

    def test_quickbooks_tells_its_company_in_the_browser(self, stage: SignInStage, cloud: Cloud) -> None:
        """No challenge, the platform known by its secret, the realm kept with the tokens, the hard end asked for."""
        stage.provider.more = {"x_refresh_token_hard_expires_in": 86_400 * 300}
        realm = self.realm(cloud)
        browser = stage.browser()
        address = stage.leave("quickbooks", browser)
        assert "code_challenge" not in address
        told = stage.provider.consent(address, realmId=realm)
        stage.redeem("quickbooks", stage.at_agent(stage.come_back("quickbooks", browser, told))["code"])
        shown = stage.connected()["quickbooks"]
        assert shown["company_name"] == realm
        left = dt.datetime.fromisoformat(str(shown["consent_ends_at"])) - dt.datetime.now(dt.UTC)
        assert dt.timedelta(days=299) < left <= dt.timedelta(days=300)
        basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET.replace('+', '%2B').replace('/', '%2F')}".encode())
        assert stage.provider.authorized[-2] == f"Basic {basic.decode()}"
        with cloud.database.read() as connection:
            tenant = select(integration_tenants.c.organization_id).where(integration_tenants.c.tenant == realm)
            assert connection.execute(tenant).scalar_one() == stage.organization_id()

    def test_quickbooks_is_asked_how_the_company_is_called(self, stage: SignInStage, cloud: Cloud) -> None:
        """With the new token, and only for that: people look whether it is the right one."""
        stage.provider.accounts = [{"CompanyInfo": {"CompanyName": "Aneka Sdn Bhd"}, "sub": "x"}]
        browser = stage.browser()
        told = stage.provider.consent(stage.leave("quickbooks", browser), realmId=self.realm(cloud))
        stage.redeem("quickbooks", stage.at_agent(stage.come_back("quickbooks", browser, told))["code"])
        assert stage.connected()["quickbooks"]["company_name"] == "Aneka Sdn Bhd"
        method, path, asked = stage.provider.asked[-1]
        assert (method, path, asked) == ("GET", "/tenant", {"minorversion": "75"})
        assert stage.provider.authorized[-1] == f"Bearer {stage.provider.families[-1].access}"

    def test_one_of_several_pages_is_chosen(self, stage: SignInStage, cloud: Cloud) -> None:
        """Facebook's pages are listed with the long-lived token and its proof; the chosen one's own token is kept."""
        pages = [
            {"id": f"{n}-{cloud.slug('p')}", "name": f"<Page {n}>", "access_token": f"page-token-{n}"} for n in (1, 2)
        ]
        stage.provider.accounts = [{"data": pages, "sub": "x"}]
        browser = stage.browser()
        asked = stage.provider.consent(stage.leave("facebook", browser))
        page = stage.come_back("facebook", browser, asked)
        assert page.status_code == 200
        assert "&lt;Page 2&gt;" in page.text
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        token = re.search(r'name="token" value="([^"]+)"', page.text)
        assert token is not None
        form = {"token": token[1], "account": "1"}
        assert NOTHING in stage.browser().go("/api/integrations/facebook/account", **form).text
        answer = browser.go("/api/integrations/facebook/account", **form)
        assert "used already" in browser.go("/api/integrations/facebook/account", **form).text
        assert stage.redeem("facebook", stage.at_agent(answer)["code"]).json()["account"] == "<Page 2>"
        assert stage.secret("facebook", "tenant_token") == "page-token-2"
        assert str(stage.secret("facebook", "access_token")).startswith("long-")
        [(_, _, listed)] = [each for each in stage.provider.asked if each[1] == "/tenant"]
        assert re.fullmatch("[0-9a-f]{64}", listed["appsecret_proof"])
        assert stage.connected()["facebook"]["consent_ends_at"] is not None

    def test_instagram_has_two_steps_and_a_suffix(self, stage: SignInStage, cloud: Cloud) -> None:
        """The suffix is no part of the code; the token that lasts is the one that is kept."""
        stage.provider.accounts = [{"user_id": cloud.slug("17841"), "username": "kedai", "sub": "x"}]
        browser = stage.browser()
        told = stage.provider.consent(stage.leave("instagram", browser))
        answer = stage.come_back("instagram", browser, {**told, "code": told["code"] + "#_"})
        assert stage.redeem("instagram", stage.at_agent(answer)["code"]).json()["account"] == "kedai"
        assert str(stage.secret("instagram", "access_token")).startswith("long-")

    def test_an_admin_connects_from_his_own_session(self, stage: SignInStage) -> None:
        """A token becomes a cookie that scripts cannot read; with its CSRF token the browser goes and comes back."""
        browser = stage.browser()
        begun = stage.cloud.http.request("POST", "/api/session", headers=stage.admin.headers)
        cookie = begun.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        browser.cookies["bukubridge_session"] = re.match("[^=]+=([^;]+)", cookie)[1]  # type: ignore[index]
        path = f"/api/integrations/daftar/auth?organization_slug={stage.admin.slug}"
        assert browser.go(path).status_code == 403
        answer = browser.go(f"{path}&csrf_token={begun.json()['csrf_token']}")
        assert answer.status_code == 303, answer.text
        done = stage.come_back("daftar", browser, stage.provider.consent(answer.headers["location"]))
        assert done.headers["location"] == "/integrations?success=true&provider=daftar"
        assert "Daftar is connected" in browser.go(done.headers["location"]).text
        assert stage.connected()["daftar"]["signed_in_by"] == "Aminah"

    def test_a_session_changes_nothing_without_its_token(self, stage: SignInStage, cloud: Cloud) -> None:
        """A cookie alone reads; writing needs the CSRF token; a revoked API token ends its sessions."""
        begun = cloud.http.request("POST", "/api/session", headers=stage.admin.headers)
        cookie = {"Cookie": begun.headers["set-cookie"].split(";")[0]}
        csrf = {"X-CSRF-Token": begun.json()["csrf_token"]}
        params: dict[str, str | int] = {"organization_slug": stage.admin.slug}
        path = "/api/integrations/daftar/connect"
        cloud.http.cookies.clear()
        assert cloud.http.request("GET", "/api/session", headers=cookie).json()["person"] == "Aminah"
        wrong = {**cookie, "X-CSRF-Token": "x"}
        assert cloud.http.request("POST", path, params=params, headers=cookie, json={}).status_code == 403
        assert cloud.http.request("POST", path, params=params, headers=wrong, json={}).status_code == 403
        assert cloud.http.request("POST", path, params=params, headers={**cookie, **csrf}, json={}).status_code == 201
        assert cloud.http.request("DELETE", "/api/session", headers={**cookie, **csrf}).status_code == 204
        assert cloud.http.request("GET", "/api/session", headers=cookie).status_code == 401
        again = cloud.http.request("POST", "/api/session", headers=stage.admin.headers)
        cookie = {"Cookie": again.headers["set-cookie"].split(";")[0]}
        with cloud.database.write() as connection:
            mine = api_tokens.c.organization_id == stage.organization_id()
            connection.execute(update(api_tokens).where(mine).values(revoked_at=dt.datetime.now(dt.UTC)))
        cloud.http.cookies.clear()
        assert cloud.http.request("GET", "/api/session", headers=cookie).status_code == 401

    def test_tokens_survive_a_rotation_of_the_servers_key(self, stage: SignInStage, cloud: Cloud) -> None:
        """What was sealed opens afterwards, what is under way goes on."""
        stage.connect("daftar")
        browser = stage.browser()
        told = stage.provider.consent(stage.leave("quickbooks", browser), realmId=self.realm(cloud))
        rotate(cloud.database, stage.keys)
        assert stage.secret("daftar", "access_token") == stage.provider.families[-2].access
        answer = stage.come_back("quickbooks", browser, told)
        assert stage.redeem("quickbooks", stage.at_agent(answer)["code"]).status_code == 200


class RefusedSignInContract(StageContract):
    """What ends in a page and no token."""

    def test_a_person_who_refuses_is_told(self, stage: SignInStage) -> None:
        """The agent hears that it was denied; nobody asked for tokens; without an agent the page says so."""
        browser = stage.browser()
        state = dict(parse_qsl(urlsplit(stage.leave("daftar", browser)).query))["state"]
        answer = stage.come_back("daftar", browser, {"error": "access_denied", "state": state})
        assert stage.at_agent(answer)["error"] == "access_denied"
        begun = stage.call("POST", "daftar/connect", json={})
        address = browser.go(begun.json()["url"]).headers["location"]
        state = dict(parse_qsl(urlsplit(address).query))["state"]
        answer = stage.come_back("daftar", browser, {"error": "access_denied", "state": state})
        assert answer.headers["location"] == "/integrations?error=access_denied&provider=daftar"
        assert NOTHING in browser.go(answer.headers["location"]).text
        assert stage.provider.asked == []
        assert stage.connected() == {}

    def test_a_ticket_works_once_and_for_what_it_was_made(self, stage: SignInStage, cloud: Cloud) -> None:
        """A second use, another organization's slug, another provider, challenge or address: a page."""
        cloud.organization("lain")
        url = stage.begin("daftar").json()["url"]
        others = [
            url.replace(cloud.slug("kedai"), cloud.slug("lain")),
            url.replace("/daftar/", "/xero/"),
            url.replace(LOOPBACK.split(":")[2].split("/")[0], "50000"),
            url.replace("code_challenge=", "code_challenge=x"),
            url.split("&code_challenge")[0],
            f"/api/integrations/daftar/auth?organization_slug={cloud.slug('kedai')}",
            f"/api/integrations/daftar/auth?organization_slug={cloud.slug('kedai')}&ticket=guessed",
        ]
        for other in others:
            assert stage.browser().go(other).status_code == 403, other
        assert stage.browser().go(url).status_code == 303
        again = stage.browser().go(url)
        assert (again.status_code, "used already" in again.text) == (400, True)
        late = stage.begin("daftar").json()["url"]
        self.let_time_pass(cloud)
        assert "too long" in stage.browser().go(late).text

    def test_an_answer_is_taken_once(self, stage: SignInStage) -> None:
        """Repeated, even at the same time: the code is exchanged once, and the others get a page."""
        browser = stage.browser()
        told = stage.provider.consent(stage.leave("daftar", browser))
        with ThreadPoolExecutor(4) as pool:
            come = [pool.submit(stage.come_back, "daftar", _copy(stage, browser), told) for _ in range(4)]
            answers = [each.result() for each in come]
        assert sorted(answer.status_code for answer in answers) == [303, 400, 400, 400]
        assert [path for _, path, _ in stage.provider.asked].count("/exchange") == 1
        assert "used already" in stage.come_back("daftar", browser, told).text

    def test_answers_that_belong_to_nobody_here(self, stage: SignInStage, cloud: Cloud) -> None:
        """No state, a made-up one, another browser, another provider's path: a page each, and no exchange."""
        browser = stage.browser()
        told = stage.provider.consent(stage.leave("daftar", browser))
        for wrong in ({"code": told["code"]}, {**told, "state": "made-up"}, {}):
            answer = stage.come_back("daftar", browser, wrong)
            assert (answer.status_code, "no sign-in" in answer.text) == (400, True)
        assert "another browser" in stage.come_back("daftar", stage.browser(), told).text
        twice = f"/api/integrations/daftar/callback?code={told['code']}&code=b&state={told['state']}"
        mixed = stage.come_back("xero", browser, told)
        assert (mixed.status_code, "somebody else" in mixed.text) == (400, True)
        assert "used already" in stage.come_back("daftar", browser, told).text
        assert browser.go(twice).status_code == 400
        assert stage.provider.asked == []
        assert stage.browser().go("/api/integrations/sql_accounting/callback?code=a&state=b").status_code == 404

    def test_a_browser_is_answered_in_its_language(self, stage: SignInStage) -> None:
        """At every door that people come to; English where it names none of ours."""
        for method, door in (("GET", "auth?ticket=x"), ("GET", "callback?state=x"), ("POST", "account")):
            for accepted, code in (("ms-MY,en;q=0.5", "ms"), ("zh", "zh"), ("fr", "en")):
                headers = {"Accept-Language": accepted, "Content-Type": "application/x-www-form-urlencoded"}
                path = f"/api/integrations/xero/{door}"
                page = stage.cloud.http.request(method, path, headers=headers, content=b"token=x&account=0").text
                assert f'<html lang="{code}">' in page, (door, accepted)

    def test_an_answer_that_comes_too_late_is_not_taken(self, stage: SignInStage, cloud: Cloud) -> None:
        """A person who took an hour begins again; the agent hears why."""
        browser = stage.browser()
        told = stage.provider.consent(stage.leave("daftar", browser))
        self.let_time_pass(cloud)
        assert stage.at_agent(stage.come_back("daftar", browser, told))["error"] == "expired"
        assert stage.provider.asked == []

    def test_only_the_holder_of_the_verifier_redeems(self, stage: SignInStage, cloud: Cloud) -> None:
        """Another agent, another organization's agent and a person do not; a wrong verifier burns the code, and the
        consent is given back."""
        cloud.organization("lain")
        code = stage.code_for("daftar")
        for who in (cloud.agent("kedai", "PC-2"), cloud.agent("lain")):
            assert problem(stage.redeem("daftar", code, who), 403).detail
        person = stage.call("POST", "daftar/redeem", json={"code": code, "code_verifier": stage.verifier})
        assert person.status_code == 403
        assert stage.redeem("xero", code).status_code == 403
        assert stage.redeem("daftar", "guessed").status_code == 403
        assert stage.redeem("daftar", code, verifier="x" * 43).status_code == 403
        assert stage.redeem("daftar", code).status_code == 403
        assert stage.provider.families[-1].revoked
        assert stage.connected() == {}

    def test_each_step_is_taken_by_one(self, stage: SignInStage, cloud: Cloud) -> None:
        """Of two who read the same sign-in one takes it on, the other hears that it is gone."""
        ticket = dict(parse_qsl(urlsplit(stage.begin("daftar").json()["url"]).query))["ticket"]
        with cloud.database.write() as connection:
            known = repository.by_ticket(connection, token_hash(ticket))
            assert known is not None
            assert [repository.move(connection, known, "ready", "opened") for _ in range(2)] == [True, False]

    def test_a_code_is_redeemed_once(self, stage: SignInStage) -> None:
        """The second time it connects nothing, and takes nothing away."""
        code = stage.code_for("daftar")
        assert stage.redeem("daftar", code).status_code == 200
        assert stage.redeem("daftar", code).status_code == 403
        assert not stage.provider.families[-1].revoked
        assert "daftar" in stage.connected()

    def test_who_may_begin(self, stage: SignInStage, cloud: Cloud) -> None:
        """Agents and admins of the organization; what an agent says of itself must be an address of its own PC."""
        cloud.organization("lain")
        for role in (Role.MEMBER, Role.SUPPORT):
            assert stage.call("POST", "daftar/connect", cloud.person("kedai", role), json={}).status_code == 403
        assert stage.begin("daftar", cloud.agent("lain")).status_code == 403
        assert stage.call("POST", "daftar/connect", json={"redirect_uri": LOOPBACK}).status_code == 422
        addresses = ("http://localhost:5000/x", "http://127.0.0.1:80/x", "https://127.0.0.1:5000/x", "")
        hostile = ("http://127.0.0.1:5000@evil.example/x", "http://127.0.0.1:5000/x?y", "http://127.0.0.1:70000/x")
        for address in (*addresses, *hostile):
            assert stage.begin("daftar", redirect_uri=address).status_code == 422, address
        assert stage.begin("daftar", code_challenge="short").status_code == 422
        assert stage.begin("daftar", state="short").status_code == 422

    def test_another_account_needs_another_organization(self, stage: SignInStage, cloud: Cloud) -> None:
        """Records of one account are not mixed with those of another, nor one account kept by two organizations."""
        stage.connect("daftar")
        first, kept = stage.provider.accounts[0], stage.secret("daftar", "access_token")
        stage.provider.accounts = [{"sub": f"other-{cloud.slug('of')}"}]
        browser = stage.browser()
        answer = stage.come_back("daftar", browser, stage.provider.consent(stage.leave("daftar", browser)))
        assert stage.at_agent(answer)["error"] == "other_account"
        assert stage.secret("daftar", "access_token") == kept
        assert stage.provider.families[-1].revoked
        stage.provider.accounts = [first]
        cloud.organization("lain")
        begun = stage.call("POST", "daftar/connect", cloud.person("lain"), "lain", json={})
        address = browser.go(begun.json()["url"]).headers["location"]
        answer = stage.come_back("daftar", browser, stage.provider.consent(address))
        assert answer.headers["location"] == "/integrations?error=other_account&provider=daftar"
        assert stage.connected("lain") == {}
        assert not stage.provider.families[-1].revoked  # it would end the other organization's, too

    @pytest.mark.parametrize("fault", list(Fault))
    def test_a_provider_that_fails_connects_nothing(self, stage: SignInStage, fault: Fault) -> None:
        """The person is told; the code is not sent a second time."""
        browser = stage.browser()
        told = stage.provider.consent(stage.leave("daftar", browser))
        stage.provider.faults.append(fault)
        error = stage.at_agent(stage.come_back("daftar", browser, told))["error"]
        assert error == ("refused" if fault is Fault.NONSENSE else "unreachable")
        assert [path for _, path, _ in stage.provider.asked] == ["/exchange"]
        assert stage.connected() == {}

    def test_a_company_must_be_told_and_look_like_one(self, stage: SignInStage) -> None:
        """QuickBooks without a realm, or with something else in its place."""
        for realm in ({}, {"realmId": "../../secret"}, {"realmId": ""}):
            browser = stage.browser()
            told = stage.provider.consent(stage.leave("quickbooks", browser), **realm)
            assert stage.at_agent(stage.come_back("quickbooks", browser, told))["error"] == "no_account"
            assert stage.provider.families[-1].revoked

    def let_time_pass(self, cloud: Cloud) -> None:
        """Whatever is under way was begun long ago."""
        with cloud.database.write() as connection:
            connection.execute(update(sign_ins).values(expires_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)))


def _copy(stage: SignInStage, browser: Browser) -> Browser:
    made = stage.browser()
    made.cookies = dict(browser.cookies)
    return made
