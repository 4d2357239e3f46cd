"""What the platform promises about files for support that it asks office PCs for."""

from __future__ import annotations

import datetime as dt
import re
import secrets

import httpx
import pytest
from sqlalchemy import update

from cloud_api.db.tables import agent_diagnostics
from cloud_api.diagnostics.repository import KEPT
from cloud_api.security.caller import Role
from cloud_api.worker import clear_expired
from connector.platform.wire import ProblemCode
from connector.platform.wire_diagnostics import MOST_BYTES
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, Person, problem

_ASK = f"/api/integrations/{PROVIDER}/agent/diagnostics"
_FETCH = f"/api/integrations/{PROVIDER}/diagnostics"
_ZIP = b"PK\x03\x04"


class DiagnosticsContract:
    """Subclasses give the fixture `cloud`."""

    @pytest.fixture(autouse=True)
    def _office(self, cloud: Cloud) -> None:
        self.cloud = cloud
        self.agent = cloud.keeper(cloud.organization())
        self.admin = cloud.person("kedai")

    def able(self) -> None:
        """The PC's program says that it can."""
        told = {"agent_id": "a", "pc_name": "PC-1", "connection": "c1", "company_name": "Kedai"}
        told |= {"books_timeline": "t1"}
        words = {"company_marks": {"guid": "books of kedai"}, "capabilities": ["diagnostics"]}
        assert self.agent.call("POST", "handshake", json={**told, **words}).status_code == 200

    def ask(self, person: Person | None = None) -> httpx.Response:
        """Somebody asks for the file."""
        person = person or self.admin
        params: dict[str, str | int] = {"organization_slug": person.slug}
        return self.cloud.http.request("POST", _ASK, params=params, headers=person.headers)

    def asked(self) -> int:
        """The admin asks; the command's number, as the agent hears it."""
        number: int = self.ask().json()["command"]
        heard = self.cloud.http.request("GET", "/api/agent/commands", headers=self.agent.headers).json()["commands"]
        assert [each["kind"] for each in heard if each["id"] == number] == ["diagnostics"]
        return number

    def hand_in(self, command: int, content: bytes, agent: Agent | None = None) -> httpx.Response:
        """The PC sends a file."""
        return (agent or self.agent).call("POST", "diagnostics", params={"command": command}, content=content)

    def test_a_file_is_asked_for_kept_and_fetched(self) -> None:
        """As it was sent, to be saved and not shown; who asked and when it came are told, and all three are audited."""
        self.able()
        assert self.admin.get(_FETCH).status_code == 404
        number, content = self.asked(), _ZIP + secrets.token_bytes(70_000)
        assert "received_at" not in self.told()
        assert self.hand_in(number, content).status_code == 204
        assert (self.told()["asked_by"], self.told()["size"]) == ("Aminah", len(content))
        fetched = self.admin.get(_FETCH)
        assert (fetched.status_code, fetched.content) == (200, content)
        headers = fetched.headers
        name = rf'attachment; filename="bukubridge-diagnostics-{PROVIDER}-\d{{8}}-\d{{6}}.zip"'
        assert re.fullmatch(name, headers["content-disposition"])
        assert (headers["content-type"], headers["x-content-type-options"]) == ("application/zip", "nosniff")
        entries = self.admin.get("/api/audit").json()["entries"]
        told = [(each["action"], each["actor"]["kind"]) for each in entries if "diagnostics" in each["action"]]
        steps = [("diagnostics.fetched", "person"), ("diagnostics.received", "agent"), ("diagnostics.asked", "person")]
        assert told == steps

    def test_a_lost_answer_may_repeat_it_and_nothing_else_may(self) -> None:
        """The same command again changes nothing; without one, of another PC, or of a later number it is refused."""
        self.able()
        assert problem(self.hand_in(1, _ZIP), 409).code == ProblemCode.CONFLICT
        number = self.asked()
        assert [self.hand_in(number, _ZIP + word).status_code for word in (b"first", b"again")] == [204, 204]
        assert self.admin.get(_FETCH).content == _ZIP + b"first"
        entries = self.admin.get("/api/audit", action="diagnostics.received").json()["entries"]
        assert len(entries) == 1
        for command in (0, number + 1):
            assert problem(self.hand_in(command, _ZIP), 409).code == ProblemCode.CONFLICT
        other = self.cloud.agent("kedai", "PC-2")
        assert "Nobody asked this PC" in problem(self.hand_in(number, _ZIP, other), 409).detail
        later = self.asked()
        assert self.admin.get(_FETCH).content == _ZIP + b"first"  # until the next one is here
        assert self.hand_in(later, _ZIP + b"second").status_code == 204
        assert self.admin.get(_FETCH).content == _ZIP + b"second"

    def test_what_is_no_such_file_is_refused(self) -> None:
        """Too big by one byte, or no zip; as big as it may be is taken."""
        self.able()
        number = self.asked()
        whole = _ZIP + bytes(MOST_BYTES - len(_ZIP))
        assert problem(self.hand_in(number, whole + b"x"), 413).code == ProblemCode.TOO_LARGE
        for odd in (b"", b"{}", b"<script>"):
            assert problem(self.hand_in(number, odd), 422).code == ProblemCode.INVALID
        assert self.admin.get(_FETCH).status_code == 404
        assert self.hand_in(number, whole).status_code == 204
        assert self.admin.get(_FETCH).content == whole

    def refuse(self, command: int, sentence: str, agent: Agent | None = None) -> httpx.Response:
        """The PC says why there is none."""
        asked = {"params": {"command": command}, "json": {"sentence": sentence}}
        return (agent or self.agent).call("POST", "diagnostics/refusal", **asked)

    def test_a_pc_that_makes_none_says_why(self) -> None:
        """Shown until somebody asks again, or a file comes after all; a file that came before stays."""
        self.able()
        assert problem(self.refuse(1, "Why not."), 409).code == ProblemCode.CONFLICT
        assert self.hand_in(self.asked(), _ZIP + b"first").status_code == 204
        number = self.asked()
        assert problem(self.refuse(number, "", None), 422).code == ProblemCode.INVALID
        problem(self.refuse(number, "x" * 501), 422)
        problem(self.refuse(number, "Of another.", self.cloud.agent("kedai", "PC-2")), 409)
        assert "refusal" not in self.told()
        assert self.refuse(number, "The disk is <full>.").status_code == 204
        assert (self.told()["refusal"], "refused_at" in self.told()) == ("The disk is <full>.", True)
        assert self.admin.get(_FETCH).content == _ZIP + b"first"
        later = self.asked()
        assert self.refuse(number, "Told late.").status_code == 204
        assert "refusal" not in self.told()
        assert self.refuse(later, "Still full.").status_code == 204
        assert self.hand_in(later, _ZIP + b"second").status_code == 204
        assert self.refuse(later, "Told late.").status_code == 204
        assert "refusal" not in self.told()
        assert self.admin.get(_FETCH).content == _ZIP + b"second"

    def test_an_agent_that_cannot_is_refused_in_words(self) -> None:
        """At once, and nothing is left for it to find."""
        assert "The BukuBridge on PC-1 cannot be asked that" in problem(self.ask(), 409).detail
        heard = self.cloud.http.request("GET", "/api/agent/commands", headers=self.agent.headers).json()
        assert heard["commands"] == []
        assert "diagnostics" not in self.status()

    def test_who_may(self) -> None:
        """An admin asks; an admin and support fetch, each in their own organization; an agent does neither."""
        self.able()
        assert self.hand_in(self.asked(), _ZIP).status_code == 204
        for role, asks, fetches in ((Role.ADMIN, 202, 200), (Role.MEMBER, 403, 403), (Role.SUPPORT, 403, 200)):
            person = self.cloud.person("kedai", role)
            assert (self.ask(person).status_code, person.get(_FETCH).status_code) == (asks, fetches), role
        stranger = self.cloud.person(self.cloud.organization("lain"))
        assert stranger.get(_FETCH).status_code == 404
        stranger.slug = self.admin.slug
        assert (self.ask(stranger).status_code, stranger.get(_FETCH).status_code) == (403, 403)
        assert self.agent.call("GET", "diagnostics", params={"organization_slug": self.admin.slug}).status_code == 403
        self.cloud.organizations.revoke(self.admin.slug, "PC-1")
        assert self.hand_in(1, _ZIP).status_code == 401

    def test_it_is_kept_for_two_weeks(self) -> None:
        """Then it counts as gone, and is cleared away with what else expired; who asked since is still told."""
        self.able()
        assert self.hand_in(self.asked(), _ZIP).status_code == 204
        self.turn_back("received_at", KEPT - dt.timedelta(minutes=5))
        clear_expired(self.cloud.database)
        assert self.admin.get(_FETCH).status_code == 200
        self.turn_back("received_at", KEPT)
        assert self.admin.get(_FETCH).status_code == 404
        assert "received_at" not in self.told()
        assert clear_expired(self.cloud.database) >= 1
        assert "asked_at" in self.told()
        self.turn_back("asked_at", KEPT)
        clear_expired(self.cloud.database)
        assert "diagnostics" not in self.status()

    def status(self) -> dict[str, object]:
        """What is told of the connection."""
        answer: dict[str, object] = self.admin.get(f"/api/integrations/{PROVIDER}/sync-status").json()
        return answer

    def told(self) -> dict[str, object]:
        """What is told of the file."""
        found = self.status()["diagnostics"]
        assert isinstance(found, dict)
        return found

    def turn_back(self, column: str, by: dt.timedelta) -> None:
        """So long ago it was."""
        mine = agent_diagnostics.c.organization_id == self.cloud.organizations.id_of(self.admin.slug)
        with self.cloud.database.write() as connection:
            at = dt.datetime.now(dt.UTC) - by
            connection.execute(update(agent_diagnostics).where(mine).values({column: at}))
