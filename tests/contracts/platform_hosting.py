"""What the platform promises about books that it hosts itself, on every database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection, delete, select, update

from cloud_api.audit.trail import Openings
from cloud_api.db.engine import Database
from cloud_api.db.tables import agents, integration_secrets, metadata, organization_integrations
from cloud_api.hosted.commands import rotate
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.repository import HOST_NAME
from cloud_api.hosted.sealed import SealedSecrets
from cloud_api.security.caller import Role
from cloud_api.security.tokens import token_hash
from connector.domain.errors import NotFound, VaultLocked
from connector.platform.wire import ProblemCode
from tests.cloud_api.driver import PROVIDER, Cloud, Person, problem, served
from tests.live.sql_accounting_api.simulator import ACCESS, SECRET, Fault, Simulator, simulator
from tests.live.sql_accounting_api.stage import company

PATH = f"/api/integrations/{PROVIDER}"


class Hosting:
    """A platform with a key file and a company behind the vendor's API, as one test sees them."""

    def __init__(self, cloud: Cloud, vendor: Simulator, keys: ServerKeys) -> None:
        self.cloud = cloud
        self.vendor = vendor
        self.keys = keys
        cloud.organization()

    def call(self, method: str, path: str, person: Person | None = None, **content: object) -> httpx.Response:
        """A request of somebody, an admin unless said otherwise."""
        who = person or self.cloud.person("kedai")
        params: dict[str, str | int] = {"organization_slug": who.slug}
        return self.cloud.http.request(method, f"{PATH}/{path}", params=params, headers=who.headers, **content)  # type: ignore[arg-type]

    def connect(self, person: Person | None = None, **other: object) -> httpx.Response:
        """Connect with the right keys, unless others are given."""
        body = {"access_key": ACCESS, "secret_key": SECRET, "address": self.vendor.address, "requests_a_second": 100}
        return self.call("POST", "connect", person, json={**body, **other})

    def secret(self, field: str, name: str = "kedai") -> str:
        """What is kept for an organization, opened."""
        organization_id = self.cloud.organizations.id_of(self.cloud.slug(name))
        with self.cloud.database.read() as connection:
            return Envelopes(connection, self.keys).get(organization_id, PROVIDER, field).reveal()

    def everything(self) -> str:
        """Every value of every table, as text."""
        with self.cloud.database.read() as connection:
            rows = [row for table in metadata.sorted_tables for row in connection.execute(select(table))]
        return "\n".join(str(bytes(v)) if isinstance(v, bytes) else str(v) for row in rows for v in row)


class Overtaken(Database):
    """After its first transaction somebody else is quicker."""

    def __init__(self, url: str, other: Callable[[], object]) -> None:
        super().__init__(url)
        self._others = [other]

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """As ever, and then the other one."""
        with super().write() as connection:
            yield connection
        if self._others:
            self._others.pop()()


class _Hosting:
    """Stands on the fixtures `cloud` and `server_key`."""

    @pytest.fixture
    def hosting(self, cloud: Cloud, server_key: Path) -> Iterator[Hosting]:
        """A platform with an organization, and the vendor."""
        with simulator(company()) as vendor:
            yield Hosting(cloud, vendor, ServerKeys(str(server_key)))


class HostingContract(_Hosting):
    """Connected, governed, disconnected; one way into the books."""

    def test_books_are_connected_by_a_key(self, hosting: Hosting) -> None:
        """The answer names the company and no key; the platform keeps them; nothing is written until it is allowed."""
        answer = hosting.connect()
        assert answer.status_code == 201, answer.text
        told = answer.json()
        assert (told["company_name"], told["provider"], told["policies"]) == ("Ujian Sdn Bhd", PROVIDER, {})
        (listed,) = hosting.cloud.person("kedai").get("/api/integrations/connected").json()["integrations"]
        assert (listed["hosted_by"], listed["pc_name"], listed["is_active"]) == ("worker", HOST_NAME, True)
        status = hosting.call("GET", "sync-status").json()
        assert (status["connected"], status["agent_online"], status["hosted_by"]) == (True, False, "worker")

    def test_only_an_admin_of_the_organization_connects(self, hosting: Hosting) -> None:
        """Members, support, agents and other organizations are refused at every door that changes something."""
        hosting.connect()
        hosting.cloud.organization("lain")
        for person in (hosting.cloud.person("kedai", Role.MEMBER), hosting.cloud.person("kedai", Role.SUPPORT)):
            for answer in (
                hosting.connect(person),
                hosting.call("PUT", "policies", person, json={}),
                hosting.call("DELETE", "disconnect", person),
            ):
                assert problem(answer, 403).code == ProblemCode.FORBIDDEN
        stranger = hosting.cloud.person("lain")
        stranger.slug = hosting.cloud.slug("kedai")
        for answer in (hosting.connect(stranger), hosting.call("DELETE", "disconnect", stranger)):
            assert problem(answer, 403).code == ProblemCode.FORBIDDEN
        assert hosting.call("GET", "sync-status").json()["connected"] is True

    def test_one_way_into_the_books_is_enough(self, hosting: Hosting) -> None:
        """An office PC that keeps the books is named; after a disconnect the platform takes them, and no PC then."""
        agent = hosting.cloud.keeper("kedai", "OFFICE-1")
        refused = problem(hosting.connect(), 409)
        assert (refused.held_by, "OFFICE-1" in refused.detail) == ("OFFICE-1", True)
        assert hosting.vendor.asked == []
        assert hosting.call("DELETE", "disconnect").status_code == 204
        assert problem(agent.offer(), 401).code == ProblemCode.UNAUTHORIZED
        hosting.vendor.shelf.profile["companyname"] = "Kedai"
        assert hosting.connect().status_code == 201
        late = hosting.cloud.agent("kedai", "OFFICE-2")
        held = problem(late.offer(), 409)
        assert (held.code, held.held_by) == (ProblemCode.LEASE_HELD, HOST_NAME)

    def test_other_books_need_another_organization(self, hosting: Hosting) -> None:
        """A key of another company is refused for a connection that is known, also after a disconnect."""
        hosting.connect()
        hosting.vendor.shelf.profile["companyname"] = "Lain Sdn Bhd"
        assert problem(hosting.connect(), 409).code == ProblemCode.WRONG_COMPANY
        hosting.call("DELETE", "disconnect")
        assert problem(hosting.connect(), 409).code == ProblemCode.WRONG_COMPANY

    def test_another_key_keeps_the_connection(self, hosting: Hosting) -> None:
        """Connecting again replaces keys and settings; memory, policies and token stay."""
        first = hosting.connect().json()
        hosting.call("PUT", "policies", json={"kinds": {"invoices": {"write": True}}})
        token = hosting.secret("token")
        again = hosting.connect(every_seconds=120).json()
        assert (again["connection"], again["every_seconds"]) == (first["connection"], 120)
        assert again["policies"] == {"kinds": {"invoices": {"write": True}}}
        assert hosting.secret("token") == token

    def test_a_connection_is_configured_in_one_piece(self, hosting: Hosting) -> None:
        """What, who wins, how often, by which rules: told as it was set; what cannot work is refused in words."""
        assert problem(hosting.call("GET", "configuration"), 404).code == ProblemCode.NOT_FOUND
        hosting.connect()
        first = hosting.call("GET", "configuration").json()
        assert first == {
            "policies": {}, "every_seconds": 300, "mapping": "", "version": 1, "kept_by": "the platform",
            "state": "holds",
        }  # fmt: skip
        rules = "[customers]\nname2 = { remove = true }\n"
        wish = {"policies": {"kinds": {"payments": {"read": False}}}, "every_seconds": 90, "mapping": rules}
        shown = hosting.call("PUT", "configuration", json=wish).json()
        assert shown == {**first, **wish, "version": 2}
        assert hosting.call("GET", "configuration").json() == shown
        stale = problem(hosting.call("PUT", "configuration", json={**wish, "version": 1}), 412)
        assert stale.code == ProblemCode.OUTDATED
        for wrong in (
            {"every_seconds": 1},
            {"mapping": "[nothing"},
            {"mapping": '[customers]\nno_such_field = "CODE"\n'},
            {"policies": {"kinds": {"customers": {"read": False}}}},
            {"schedule": "daily"},
            {"schedule": {"every": "5m"}},
        ):
            assert problem(hosting.call("PUT", "configuration", json=wrong), 422).detail
        assert hosting.call("GET", "configuration").json() == shown
        patched = hosting.call("PATCH", "configuration", json={"every_seconds": 120, "version": 2}).json()
        assert patched == {**shown, "every_seconds": 120, "version": 3}
        member = hosting.cloud.person("kedai", Role.MEMBER)
        assert problem(hosting.call("PUT", "configuration", member, json={}), 403).code == ProblemCode.FORBIDDEN

    def test_the_trail_tells_of_keys_and_configuration(self, hosting: Hosting) -> None:
        """Stored, opened (once for each process and revision), configured, disconnected: by whom, and never a key."""
        hosting.connect()
        hosting.call("PUT", "configuration", json={"every_seconds": 90, "mapping": "[customers]\n"})
        openings, database = Openings(), hosting.cloud.database
        place = (hosting.cloud.organizations.id_of(hosting.cloud.slug("kedai")), PROVIDER)
        for revision in (2, 2, 3):
            opened = SealedSecrets(database, hosting.keys, *place, openings=openings, revision=revision)
            assert [opened.secret("secret_key").reveal() for _ in range(2)] == [SECRET, SECRET]
        hosting.call("DELETE", "disconnect")
        kinds = ("api-key.", "connection.")
        entries = hosting.cloud.person("kedai").get("/api/audit", limit=200).json()["entries"]
        told = [each for each in reversed(entries) if each["action"].startswith(kinds)]
        assert [(each["action"], each["actor"]["kind"]) for each in told] == [
            ("api-key.stored", "person"),
            ("connection.configured", "person"),
            ("api-key.opened", "worker"),
            ("api-key.opened", "worker"),
            ("connection.disconnected", "person"),
        ]
        assert told[0]["facts"]["fields"] == ["access_key", "secret_key", "token"]
        assert told[1]["facts"]["every_seconds"] == [300, 90]
        assert told[1]["facts"]["mapping"] == "changed"
        assert told[2]["facts"] == {"field": "secret_key"}
        assert told[4]["facts"] == {"secrets_erased": 3}
        assert not [secret for secret in (ACCESS, SECRET) if secret in str(entries)]

    def test_policies_are_off_until_they_are_set(self, hosting: Hosting) -> None:
        """What cannot be written or is no field is refused; what was set is told."""
        assert problem(hosting.call("GET", "policies"), 404).code == ProblemCode.NOT_FOUND
        hosting.connect()
        wish = {"kinds": {"customers": {"write": True, "conflict": "books_win", "fields": {"phone": "ask"}}}}
        assert hosting.call("PUT", "policies", json=wish).json()["kinds"]["customers"]["write"] is True
        assert hosting.call("GET", "policies").json()["kinds"]["customers"]["conflict"] == "books_win"
        for wrong in (
            {"kinds": {"terms": {"write": True}}},
            {"kinds": {"customers": {"fields": {"nonsense": "ask"}}}},
            {"kinds": {"unicorns": {"write": True}}},
            {"kinds": {"customers": {"write": "perhaps"}}},
            {"kinds": {"payments": {"read": False, "write": True}}},
            {"kinds": {"invoices": {"read": False}}},
        ):
            assert problem(hosting.call("PUT", "policies", json=wrong), 422).code == ProblemCode.INVALID
        assert hosting.call("GET", "policies").json()["kinds"]["customers"]["conflict"] == "books_win"

    def test_a_disconnect_erases_secrets_and_keeps_logs(self, hosting: Hosting) -> None:
        """The keys and the host's token are gone, the token is refused; once more there is nothing to disconnect."""
        hosting.connect()
        token = hosting.secret("token")
        headers = {"Authorization": f"Bearer {token}"}
        log = {
            "id": "0b1f7c3a-6f0e-4f1e-8f5e-3d1d7a1f9c11", "entity_type": "customers", "sync_direction": "inbound",
            "records_synced": 1, "records_failed": 0, "status": "success", "started_at": "2026-03-01T08:00:00Z",
        }  # fmt: skip
        sent = hosting.cloud.http.request("POST", f"{PATH}/sync-logs", headers=headers, json={"logs": [log]})
        assert sent.status_code == 204
        assert hosting.call("DELETE", "disconnect").status_code == 204
        for field in ("access_key", "secret_key", "token"):
            with pytest.raises(NotFound):
                hosting.secret(field)
        assert hosting.cloud.http.request("GET", "/api/agent/commands", headers=headers).status_code == 401
        assert len(hosting.cloud.person("kedai").get("/api/integrations/sync-logs").json()["logs"]) == 1
        assert hosting.call("GET", "sync-status").json()["connected"] is False
        assert problem(hosting.call("DELETE", "disconnect"), 404).code == ProblemCode.NOT_FOUND
        assert problem(hosting.call("POST", "sync/customers"), 409).code == ProblemCode.NOT_CONNECTED

    def test_a_disconnect_leaves_nobody_who_kept_the_books(self, hosting: Hosting) -> None:
        """Should the host and a PC both count as their keeper, neither comes in any more."""
        hosting.connect()
        token, office = hosting.secret("token"), hosting.cloud.agent("kedai", "OFFICE-1")
        i = organization_integrations.c
        with hosting.cloud.database.write() as connection:
            kept = select(agents.c.id).where(agents.c.token_hash == token_hash(office.token)).scalar_subquery()
            mine = i.organization_id == hosting.cloud.organizations.id_of(hosting.cloud.slug("kedai"))
            connection.execute(update(organization_integrations).where(mine).values(agent_id=kept))
        gone = hosting.call("DELETE", "disconnect")
        assert gone.status_code == 204, gone.text
        for each in (token, office.token):
            headers = {"Authorization": f"Bearer {each}"}
            answer = hosting.cloud.http.request("GET", "/api/agent/commands", headers=headers)
            assert answer.status_code == 401, answer.text

    def test_a_persons_decision_reaches_the_host(self, hosting: Hosting) -> None:
        """To accept a restored side, or to let go what is held: an admin's alone, and only of hosted books."""
        for path in ("rebase", "release"):
            assert problem(hosting.call("POST", path), 409).code == ProblemCode.NOT_CONNECTED
        hosting.connect()
        for path in ("rebase", "release"):
            refused = hosting.call("POST", path, hosting.cloud.person("kedai", Role.MEMBER))
            assert problem(refused, 403).code == ProblemCode.FORBIDDEN
            ordered = hosting.call("POST", path)
            assert ordered.status_code == 202, ordered.text
            assert (ordered.json()["kind"], ordered.json()["state"]) == (path, "open")
        headers = {"Authorization": f"Bearer {hosting.secret('token')}"}
        heard = hosting.cloud.http.request("GET", "/api/agent/commands", headers=headers).json()["commands"]
        assert [command["kind"] for command in heard] == ["order", "order"]

    def test_a_wish_to_sync_wakes_the_host(self, hosting: Hosting) -> None:
        """The host hears it with its own token, as an agent does."""
        hosting.connect()
        assert hosting.call("POST", "sync/customers").status_code == 202
        headers = {"Authorization": f"Bearer {hosting.secret('token')}"}
        (command,) = hosting.cloud.http.request("GET", "/api/agent/commands", headers=headers).json()["commands"]
        assert (command["provider"], command["entity"]) == (PROVIDER, "customers")


class SealingContract(_Hosting):
    """Secrets at rest."""

    def test_the_keys_are_sealed_and_never_told(self, hosting: Hosting) -> None:
        """No table and no answer holds a key in the clear; the server's key opens them."""
        said = hosting.connect().text + hosting.call("GET", "sync-status").text + hosting.call("GET", "policies").text
        kept = hosting.everything()
        assert len(kept) > 1000
        for canary in (ACCESS, SECRET, hosting.secret("token")):
            assert canary not in said + kept
        assert (hosting.secret("access_key"), hosting.secret("secret_key")) == (ACCESS, SECRET)

    def test_a_secret_that_was_moved_does_not_open(self, hosting: Hosting) -> None:
        """Bound to row and field: in another organization's place, or in another field's, it is refused."""
        hosting.connect()
        hosting.cloud.organization("lain")
        other = hosting.cloud.organizations.id_of(hosting.cloud.slug("lain"))
        mine = hosting.cloud.organizations.id_of(hosting.cloud.slug("kedai"))
        c = integration_secrets.c
        with hosting.cloud.database.write() as connection:
            connection.execute(delete(integration_secrets).where(c.organization_id == mine, c.field == "token"))
            for field, values in (("access_key", {"field": "token"}), ("secret_key", {"organization_id": other})):
                row = (c.organization_id == mine) & (c.field == field)
                connection.execute(update(integration_secrets).where(row).values(values))
        for field, name in (("token", "kedai"), ("secret_key", "lain")):
            with pytest.raises(VaultLocked, match="changed or moved"):
                hosting.secret(field, name)
        with hosting.cloud.database.write() as connection:
            connection.execute(delete(integration_secrets).where(c.organization_id.in_((mine, other))))

    def test_keys_rotate_while_the_server_works(self, hosting: Hosting, server_key: Path) -> None:
        """Everything opens with the new key, the old one is gone from the file, and new secrets are sealed with it."""
        hosting.connect()
        (before,) = hosting.keys.file.ids()
        assert rotate(hosting.cloud.database, hosting.keys) >= 3
        (after,) = hosting.keys.file.ids()
        assert before != after
        assert hosting.secret("secret_key") == SECRET
        assert before not in server_key.read_text()
        assert hosting.connect().status_code == 201
        with hosting.cloud.database.read() as connection:
            assert set(connection.execute(select(integration_secrets.c.key_id)).scalars()) == {after}

    def test_two_rotations_at_once_lose_no_secret(self, hosting: Hosting) -> None:
        """One seals everything anew between the other's sealing and its forgetting: no key goes that a secret needs."""
        hosting.connect()
        first = Overtaken(hosting.cloud.url, lambda: rotate(hosting.cloud.database, hosting.keys))
        try:
            assert rotate(first, hosting.keys) >= 3
        finally:
            first.close()
        assert hosting.secret("secret_key") == SECRET
        assert rotate(hosting.cloud.database, hosting.keys) >= 3
        assert len(hosting.keys.file.ids()) == 1

    def test_a_server_without_its_key_says_so(self, hosting: Hosting) -> None:
        """It takes no secret that it could not keep, asks nobody, and names no file."""
        with served(hosting.cloud.url, allowed_hosts=("127.0.0.1",)) as platform:
            refused = problem(
                platform[0].request(
                    "POST",
                    f"{PATH}/connect",
                    params={"organization_slug": hosting.cloud.slug("kedai")},
                    headers=hosting.cloud.person("kedai").headers,
                    json={"access_key": ACCESS, "secret_key": SECRET, "address": hosting.vendor.address},
                ),
                503,
            )
        assert "keys create" in refused.detail
        assert hosting.vendor.asked == []

    def test_a_key_file_that_others_can_read_is_not_used(self, hosting: Hosting, server_key: Path) -> None:
        """Owner-only, or no secret is taken in or opened."""
        server_key.chmod(0o640)
        try:
            assert problem(hosting.connect(), 503).code == ProblemCode.UNAVAILABLE
        finally:
            server_key.chmod(0o600)
        assert json.loads(hosting.connect().text)["company_name"] == "Ujian Sdn Bhd"


class RefusalContract(_Hosting):
    """What is not connected."""

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"secret_key": "another"}, "does not accept the access key"),
            ({"region": "eu-west-1"}, "does not accept the access key"),
            ({"address": "http://127.0.0.1:9"}, "does not answer"),
            ({"address": "http://10.0.0.1"}, "without encryption"),
            ({"address": "https://elsewhere.example"}, "does not allow the address"),
            ({"address": "https://user:word@127.0.0.1"}, "more than a place"),
            ({"address": "nothing at all"}, "no address"),
        ],
    )
    def test_what_does_not_work_is_said_and_not_kept(self, hosting: Hosting, wrong: dict[str, str], words: str) -> None:
        """Wrong key, wrong scope, unreachable, forbidden: each in words, and nothing is connected."""
        refused = problem(hosting.connect(None, **wrong), 422)
        assert refused.code == ProblemCode.CONNECT_REFUSED
        assert words in refused.detail
        assert SECRET not in refused.detail
        assert hosting.call("GET", "sync-status").json()["connected"] is False
        with pytest.raises(NotFound):
            hosting.secret("secret_key")

    def test_no_pc_is_paired_as_the_platforms_own_host(self, hosting: Hosting) -> None:
        """Whoever has a pairing code, and read the connection's name in the log, does not become what keeps it, neither
        while it is hosted nor afterwards; his code is not used up by it."""
        hosting.connect()
        of_host = select(agents).where(agents.c.installation.startswith("platform "))
        slug = hosting.cloud.slug("kedai")
        code = hosting.cloud.organizations.invite(slug)
        for hosted in (True, False):
            with hosting.cloud.database.read() as connection:
                mine = of_host.where(agents.c.organization_id == hosting.cloud.organizations.id_of(slug))
                before = connection.execute(mine).one()
            assert (before.revoked_at is None) is hosted
            told = {"code": code, "agent_id": before.installation, "pc_name": "OFFICE-1"}
            refused = hosting.cloud.http.request("POST", "/api/pair", json=told)
            assert problem(refused, 422).code == ProblemCode.CODE_REFUSED
            with hosting.cloud.database.read() as connection:
                assert connection.execute(mine).one() == before
            if hosted:
                assert hosting.call("DELETE", "disconnect").status_code == 204
        usual = {"code": code, "agent_id": "installation of OFFICE-1", "pc_name": "OFFICE-1"}
        assert hosting.cloud.http.request("POST", "/api/pair", json=usual).status_code == 200

    def test_a_page_instead_of_an_answer_is_said(self, hosting: Hosting) -> None:
        """Somebody's sign-in page is no API."""
        hosting.vendor.strike(Fault.PAGE, "GET", "/")
        refused = problem(hosting.connect(), 422)
        assert refused.code == ProblemCode.CONNECT_REFUSED
        assert "page" in refused.detail

    @pytest.mark.parametrize(
        "wrong",
        [
            {"access_key": ""},
            {"access_key": "x" * 257},
            {"access_key": "with blank"},
            {"secret_key": "line\nbreak"},
            {"service": "a/b"},
            {"every_seconds": 1},
            {"requests_a_second": 0},
            {"requests_a_second": "many"},
            {"another": "field"},
        ],
        ids=str,
    )
    def test_input_is_bounded(self, hosting: Hosting, wrong: dict[str, object]) -> None:
        """What cannot be is refused before anybody is asked, and not repeated in the answer."""
        refused = problem(hosting.connect(None, **wrong), 422)
        assert refused.code == ProblemCode.INVALID
        assert hosting.vendor.asked == []
        assert not any(len(str(v)) > 8 and str(v) in refused.detail for v in wrong.values())
