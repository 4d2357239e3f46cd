"""What the platform promises about configuring books that an office PC keeps, on every database."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from cloud_api.security.caller import Role
from connector.platform.wire import ProblemCode
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, Person, problem

_PATH = f"/api/integrations/{PROVIDER}/configuration"
_TOLD: dict[str, Any] = {
    "policies": {"kinds": {"customers": {"write": True, "conflict": "ask"}}},
    "schedule": {"every": "10m"},
    "mapping": "[customers]\nname2 = { remove = true }\n",
}


class ConfigurationContract:
    """Subclasses give the fixture `cloud`."""

    @pytest.fixture(autouse=True)
    def _office(self, cloud: Cloud) -> None:
        cloud.organization("kedai")
        self.cloud = cloud
        self.agent: Agent = cloud.keeper("kedai", "OFFICE-1")
        self.admin: Person = cloud.person("kedai")

    def ask(self, method: str, json: object = None, person: Person | None = None) -> httpx.Response:
        """A person's request."""
        whose = person or self.admin
        slug: dict[str, str | int] = {"organization_slug": whose.slug}
        return self.cloud.http.request(method, _PATH, json=json, params=slug, headers=whose.headers)

    def tell(self, settings: dict[str, Any] | None = None, **more: object) -> dict[str, Any]:
        """What the PC tells; what it hears."""
        told = {"connection": "c1", "present": settings if settings is not None else _TOLD, **more}
        answer = self.agent.call("POST", "configuration/report", json=told)
        assert answer.status_code == 200, answer.text
        heard: dict[str, Any] = answer.json()
        return heard

    def commands(self) -> list[str]:
        """What the PC is woken for."""
        answer = self.cloud.http.request("GET", "/api/agent/commands", headers=self.agent.headers)
        return [command["kind"] for command in answer.json()["commands"]]

    def test_a_pc_tells_and_people_see_it(self) -> None:
        """Before it told, a sentence says so; then its settings are shown with its name; nothing is wished of it."""
        assert "OFFICE-1 has not told its settings yet" in problem(self.ask("GET"), 404).detail
        assert self.tell() == {}
        shown = self.ask("GET").json()
        assert (shown["kept_by"], shown["state"], shown["version"]) == ("OFFICE-1", "holds", 1)
        assert shown["policies"]["kinds"]["customers"]["write"] is True
        assert shown["schedule"] == {"every": "10m"}
        assert shown["mapping"] == _TOLD["mapping"]
        assert self.tell() == {}
        assert self.ask("GET").json()["version"] == 1

    def test_a_wish_waits_for_the_pc_which_says_what_became_of_it(self) -> None:
        """It wakes the PC, is given until it was dealt with, with what it was wished upon, and then it is told."""
        self.tell()
        wish = {**_TOLD, "schedule": {"every": "30m"}, "version": 1}
        shown = self.ask("PUT", wish).json()
        assert (shown["state"], shown["version"], shown["schedule"]) == ("waiting", 2, {"every": "30m"})
        assert shown["in_force"]["schedule"] == {"every": "10m"}
        assert self.commands() == ["configuration"]
        heard = self.tell()
        assert (heard["base"]["schedule"], heard["wanted"]["schedule"]) == ({"every": "10m"}, {"every": "30m"})
        assert (heard["by"], heard["age_seconds"] >= 0) == ("Aminah", True)
        assert self.tell(dealt="another", outcome="applied")["id"] == heard["id"]
        done = {**_TOLD, "schedule": {"every": "30m"}}
        assert self.tell(done, dealt=heard["id"], outcome="partly", sentences=["Half of it."]) == {}
        after = self.ask("GET").json()
        assert (after["state"], after["sentences"], after["version"]) == ("partly", ["Half of it."], 3)
        assert "in_force" not in after
        assert after["wanted_by"] == "Aminah"

    def test_whoever_saves_over_what_changed_meanwhile_is_told(self) -> None:
        """412 after a change on the PC, and after another person's; without a version the last one wins."""
        self.tell()
        self.tell({**_TOLD, "schedule": {"every": "1h"}})
        stale = problem(self.ask("PUT", {**_TOLD, "version": 1}), 412)
        assert (stale.code, "changed by somebody else" in stale.detail) == (ProblemCode.OUTDATED, True)
        assert self.ask("PATCH", {"schedule": {"every": "2h"}, "version": 2}).status_code == 200
        assert problem(self.ask("PATCH", {"mapping": "", "version": 2}), 412).code == ProblemCode.OUTDATED
        assert self.ask("PATCH", {"mapping": ""}).status_code == 200
        heard = self.tell({**_TOLD, "schedule": {"every": "1h"}})
        assert heard["base"]["schedule"] == {"every": "1h"}
        assert (heard["wanted"]["schedule"], heard["wanted"].get("mapping", "")) == ({"every": "2h"}, "")

    def test_writing_into_the_books_is_begun_on_the_pc_alone(self) -> None:
        """From here it is only taken back; the refusal names the PC."""
        self.tell()
        refused = problem(self.ask("PATCH", {"policies": {"kinds": {"invoices": {"write": True}}}}), 422)
        assert refused.detail == (
            "Invoices: writing into the books can only be allowed on the PC OFFICE-1, by its own person."
        )
        assert self.ask("PATCH", {"policies": {"kinds": {"customers": {"write": False}}}}).status_code == 200
        assert self.ask("PATCH", {"policies": {"kinds": {"customers": {"write": True}}}}).json()["state"] == "holds"
        gone = {**_TOLD, "policies": {}}
        self.tell(gone)
        assert problem(self.ask("PATCH", {"policies": {"kinds": {"customers": {"write": True}}}}), 422).detail

    def test_what_cannot_work_is_refused_in_words(self) -> None:
        """Times, rules, kinds; rules of several companies are changed on their PC; only an admin wishes."""
        self.tell()
        for wrong in (
            {"schedule": {"every": "1s"}},
            {"schedule": {"hours": "25:00-26:00"}},
            {"every_seconds": 1},
            {"mapping": "[nothing"},
            {"policies": {"kinds": {"customers": {"read": False}}}},
            {"nonsense": 1},
        ):
            assert problem(self.ask("PATCH", wrong), 422).detail
            assert problem(self.ask("PUT", wrong), 422).detail
        self.tell(rules_shared=True)
        assert "change them there" in problem(self.ask("PATCH", {"mapping": ""}), 422).detail
        for role in (Role.MEMBER, Role.SUPPORT):
            other = self.cloud.person("kedai", role)
            assert self.ask("GET", person=other).status_code == 200
            assert problem(self.ask("PUT", {}, other), 403).code == ProblemCode.FORBIDDEN
        assert self.ask("GET").json()["state"] == "holds"

    def test_a_period_is_the_pcs_times(self) -> None:
        """`every_seconds` is understood for a PC, too; nothing at all means its usual times."""
        self.tell()
        assert self.ask("PATCH", {"schedule": None, "every_seconds": 900}).json()["schedule"] == {"every": "900s"}
        assert "schedule" not in self.ask("PUT", {**_TOLD, "schedule": None}).json()

    def test_only_the_keeper_tells(self) -> None:
        """Another PC, another connection, a person: refused; a connection made anew begins with what it tells."""
        self.tell()
        assert self.ask("PATCH", {"schedule": {"every": "2h"}}).json()["state"] == "waiting"
        told = {"connection": "c1", "present": {}}
        other = self.cloud.agent("kedai", "OTHER")
        assert problem(other.call("POST", "configuration/report", json=told), 409).code == ProblemCode.NOT_CONNECTED
        wrong = self.agent.call("POST", "configuration/report", json={**told, "connection": "c2"})
        assert problem(wrong, 409).code == ProblemCode.NOT_CONNECTED
        person = self.cloud.http.request("POST", f"{_PATH}/report", json=told, headers=self.admin.headers)
        assert problem(person, 403).code == ProblemCode.FORBIDDEN
        self.agent.shake_hands(marks={"guid": "books of kedai"}, connection="c2")
        assert problem(self.ask("GET"), 404).detail
        assert self.agent.call("POST", "configuration/report", json={**told, "connection": "c2"}).json() == {}
        assert self.ask("GET").json()["state"] == "holds"

    def test_nothing_of_it_outlives_the_connection(self) -> None:
        """A disconnect takes what was told and wished along."""
        self.tell()
        self.ask("PATCH", {"schedule": {"every": "2h"}})
        slug: dict[str, str | int] = {"organization_slug": self.admin.slug}
        gone = self.cloud.http.request(
            "DELETE", f"/api/integrations/{PROVIDER}/disconnect", params=slug, headers=self.admin.headers
        )
        assert gone.status_code == 204
        assert "No books of this provider" in problem(self.ask("GET"), 404).detail
