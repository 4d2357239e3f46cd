"""PostgreSQL itself keeps organizations apart: under a role that owns nothing, whatever a query forgets to say."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from sqlalchemy import ClauseElement, Connection, Delete, Select, Update, delete, event, insert, select, text, update
from sqlalchemy.exc import ProgrammingError
from typer.testing import CliRunner

from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Told, tell
from cloud_api.cli import app
from cloud_api.db.engine import Database, act_for
from cloud_api.db.row_security import SETTING, check_role, protection, removal
from cloud_api.db.tables import audit_entries, contacts, integration_webhooks, organizations
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import ConnectionId
from connector.store.postgres import PostgresMemories
from tests.cloud_api.driver import PROVIDER, Cloud, Http, new_key_file, served
from tests.cloud_api.furnished import owned_tables
from tests.contracts.platform_bad_input import BadInputContract
from tests.contracts.platform_fuzzing import FuzzingContract
from tests.contracts.platform_server import RecordContract, TenantContract
from tests.contracts.platform_strangers import Operation, StrangerContract, StrangerStage
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import ChildProcess, console_script, free_port


class Protected:
    """A database whose tables belong to one role, and a server that signs in as another."""

    def __init__(self, postgres: PostgresServer) -> None:
        self.name = f"rows_{secrets.token_hex(4)}"
        self.role = f"server_{secrets.token_hex(4)}"
        self.owner_url = postgres.create_database(self.name)
        postgres.create_role(self.role)
        migrated = CliRunner().invoke(app, ["migrate", "--grant-to", self.role, "--database-url", self.owner_url])
        assert migrated.exit_code == 0, migrated.output
        self.url = postgres.url(self.name, self.role)


@pytest.fixture(scope="module")
def protected(postgres: PostgresServer) -> Protected:
    """One for all tests here."""
    return Protected(postgres)


@pytest.fixture(scope="module")
def server_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The key file of the platform."""
    return new_key_file(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def running(protected: Protected, server_key: Path) -> Iterator[tuple[Http, Database]]:
    """A server under the role that owns nothing."""
    with served(protected.url, key_file=str(server_key), allowed_hosts=("127.0.0.1",)) as platform:
        yield platform


@pytest.fixture(scope="module")
def apart(postgres: PostgresServer) -> Protected:
    """A second one: what others left would push an organization's rows off the first pages of lists."""
    return Protected(postgres)


@pytest.fixture(scope="module")
def running_apart(apart: Protected, server_key: Path) -> Iterator[tuple[Http, Database]]:
    """A server over it."""
    with served(apart.url, key_file=str(server_key), allowed_hosts=("127.0.0.1",)) as platform:
        yield platform


@pytest.fixture
def cloud(running: tuple[Http, Database]) -> Cloud:
    """The platform, with organizations of the test's own."""
    return Cloud(*running)


class TestFuzzingUnderAPoorRole(FuzzingContract):
    """Every endpoint, whatever can be made of its description, by a role that owns nothing."""


class TestRecordsUnderAPoorRole(RecordContract):
    """Records in, by a role that owns nothing."""


class TestTenantsUnderAPoorRole(TenantContract):
    """Organizations apart."""


class TestStrangersOnPostgres(StrangerContract):
    """Every endpoint, everybody."""


class TestBadInputOnPostgres(BadInputContract):
    """Every endpoint, whatever is sent."""


class TestRows(StrangerStage):
    """Statements that do not say whose rows they want. The endpoints are those of the contract."""

    @pytest.fixture(autouse=True)
    def _organizations(self, running_apart: tuple[Http, Database]) -> None:
        self.furnish(Cloud(*running_apart))

    def test_every_table_of_customers_is_protected(self) -> None:
        """Switched on and forced for each table that names an organization; none was forgotten."""
        wanted = {"organizations", *(table.name for table in owned_tables())}
        statement = text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        with self.cloud.database.read() as connection:
            assert set(connection.execute(statement).scalars()) >= wanted

    def test_a_query_without_any_condition_sees_ones_own(self) -> None:
        """All rows of every table, asked for by somebody of one organization, are that organization's; asked for by
        nobody there are none."""
        bound = self.cloud.database.bound()
        for whose in (self.stranger.organization_id, ""):
            act_for(whose)
            with bound.read() as connection:
                for table in owned_tables():
                    found = set(connection.execute(select(table.c.organization_id)).scalars())
                    assert found == ({whose} if whose else set()), table.name
                seen = set(connection.execute(select(organizations.c.id)).scalars())
                assert seen == ({whose} if whose else set())

    def test_nothing_of_others_is_written(self) -> None:
        """Changes and deletions of everything leave the other organization as it was; a row in its name is refused."""
        before = self.victim.rows(self.cloud.database)
        act_for(self.stranger.organization_id)
        bound = self.cloud.database.bound()
        with bound.write() as connection:
            connection.execute(update(contacts).values(company_name="stolen"))
            connection.execute(delete(integration_webhooks))
        theirs = {"organization_id": self.victim.organization_id, "external_provider": "x", "external_id": "x"}
        content = {"bucket": 0, "revision": 1, "action_id": "", "contact_type": "customer"}
        times = {"created_at": _moment(self.cloud), "updated_at": _moment(self.cloud)}
        with pytest.raises(ProgrammingError, match="row-level security"), bound.write() as connection:
            connection.execute(insert(contacts).values(id=self.victim.ids["log_id"], **theirs, **content, **times))
        with pytest.raises(ProgrammingError, match="row-level security"), bound.write() as connection:
            connection.execute(update(contacts).values(organization_id=self.victim.organization_id))
        assert self.victim.rows(self.cloud.database) == before

    def test_the_role_may_only_add_to_the_trail(self) -> None:
        """No grant to change, to delete or to empty it, not even one's own entries; and none is seen of others."""
        act_for(self.stranger.organization_id)
        bound = self.cloud.database.bound()
        for statement in ("UPDATE audit_entries SET facts = ''", "DELETE FROM audit_entries", "TRUNCATE audit_entries"):
            with pytest.raises(ProgrammingError, match="permission denied"), bound.write() as connection:
                connection.execute(text(statement))
        told = Told(action=Action.CONFIGURED, organization_id=self.victim.organization_id)
        with pytest.raises(ProgrammingError, match="row-level security"), bound.write() as connection:
            tell(connection, told)

    def test_without_any_where_no_endpoint_tells_of_others(self, apart: Protected) -> None:
        """Every condition of every statement of every endpoint that reads is removed: a stranger still sees nothing of
        the victim's. The same with the protection taken off the tables finds it, so that the removal is one."""
        self._put_newest_entry()
        before = self.victim.rows(self.cloud.database)
        with _without_conditions(self.cloud.database) as removed:
            assert self._leaks() == set()
        assert removed.count > 50
        assert self.victim.rows(self.cloud.database) == before
        owner = Database(apart.owner_url)
        with _unprotected(owner), _without_conditions(self.cloud.database):
            found = self._leaks()
        owner.close()
        # `connected` is not among them: it looks each agent up, and with two of them where one should be it only fails;
        # nor is the history, which goes from one combination of its index to the next and finds no next one without.
        assert {"/api/contacts", "/api/audit"} <= found
        assert len(found) >= 4

    def _put_newest_entry(self) -> None:
        """The trail is told newest first, a page of it: the victim's is there, whatever others did before."""
        entry = {"chain": self.victim.organization_id, "organization_id": self.victim.organization_id, "provider": ""}
        entry |= {"actor_kind": "person", "actor_id": "", "actor_name": self.victim.mark, "action": "session.begun"}
        with self.cloud.database.write() as connection:
            rest = {"number": 1_000_000, "at": dt.datetime.now(dt.UTC), "facts": "{}", "previous": b"", "hash": b""}
            connection.execute(insert(audit_entries).values(**entry, **rest))

    def _leaks(self) -> set[str]:
        """Paths whose answers to a stranger have something of the victim."""
        return {each.path for each in self.operations() if each.method == "GET" and self._leaks_at(each)}

    def _leaks_at(self, operation: Operation) -> bool:
        stranger = self.stranger
        answers = [
            self.ask(operation, PROVIDER, stranger.slug, headers)  # that condition is gone as well
            for headers in (stranger.callers["admin"], stranger.agent.headers)
        ]
        told = [answer.text.replace(self.victim.key, "what was asked for") for answer in answers]
        return any(self.victim.mark in text for text in told)


def test_a_host_makes_its_memory_under_the_poor_role(protected: Protected) -> None:
    """What a hosted connection remembers lies in a schema that the role may make."""
    memories = PostgresMemories(protected.url.replace("+psycopg", ""))
    with memories.held(ConnectionId("c1")) as ours:
        assert ours


def test_a_superuser_is_refused(protected: Protected, postgres: PostgresServer, tmp_path: Path) -> None:
    """Server and worker end with a sentence when their role is one that no policy binds."""
    url = postgres.superuser_url(protected.name)
    for arguments in (["serve", "--port", str(free_port())], ["worker"]):
        program: list[str | Path] = [console_script("bukubridge-cloud"), *arguments, "--database-url", url]
        with ChildProcess(program, output=tmp_path / "output.txt") as refused:
            assert refused.wait(timeout=60) == 1
            assert "row-level security" in refused.text()
    database = Database(url)
    with pytest.raises(SettingsInvalid), database.read() as connection:
        check_role(connection)
    database.close()


def test_a_role_without_a_newer_table_is_told_so(protected: Protected, postgres: PostgresServer) -> None:
    """Whoever migrates and forgets to grant reads which command helps, and no trace."""
    postgres.create_role("left_behind")
    database = Database(postgres.url(protected.name, "left_behind"))
    with pytest.raises(SettingsInvalid, match="may not use the table") as refused, database.read() as connection:
        check_role(connection)
    database.close()
    assert "--grant-to" in str(refused.value.remedy)


class _Removed:
    """How many conditions were removed."""

    count = 0


@contextmanager
def _without_conditions(database: Database) -> Iterator[_Removed]:
    """Take WHERE from every statement of a request that acts for an organization."""
    narrowed: WeakSet[Connection] = WeakSet()
    removed = _Removed()

    def strip(
        connection: Connection, element: ClauseElement, many: Any, one: Any, _options: Any
    ) -> tuple[ClauseElement, Any, Any]:
        if SETTING in str(one) + str(many):
            narrowed.add(connection)
        elif connection in narrowed and isinstance(element, Select | Update | Delete):
            element = element._generate()
            element._where_criteria = ()
            removed.count += 1
        return element, many, one

    event.listen(database.engine, "before_execute", strip, retval=True)
    try:
        yield removed
    finally:
        event.remove(database.engine, "before_execute", strip)


@contextmanager
def _unprotected(owner: Database) -> Iterator[None]:
    """Tables as they were without row-level security."""
    tables = [*((table.name, "organization_id") for table in owned_tables()), ("organizations", "id")]
    with owner.write() as connection:
        for name, _ in tables:
            for statement in removal(name):
                connection.execute(text(statement))
    try:
        yield
    finally:
        with owner.write() as connection:
            for name, column in tables:
                for statement in protection(name, column):
                    connection.execute(text(statement))


def _moment(cloud: Cloud) -> Any:
    with cloud.database.read() as connection:
        return connection.execute(text("SELECT now()")).scalar_one()
