"""A company on a real database server, a real platform server, and an agent's memory: everything that may be killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

from sqlalchemy import or_, select

from cloud_api.agents.service import AgentService
from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import platform_changes
from cloud_api.organizations.service import OrganizationService
from connector.domain.keys import EntityKind
from connector.domain.platform_changes import ChangeOutcome
from connector.domain.runs import Equality, Outcome
from connector.platform.wire import Pair
from tests.live.comparison import stored, unfounded, unsound
from tests.live.interleavings import in_memory
from tests.live.kill_edits import Office
from tests.live.kill_ledgers import CompanyFile, Ledger
from tests.live.kill_process import Order, Report
from tests.live.proxy import FaultProxy
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.processes import ChildProcess, free_port, start_cloud
from tests.live.servers.scratch import scratch_folder
from tests.live.wire_cuts import CutRelay
from tests.sample.variant import TINY, Sizes

_LEASE = 90
"""Seconds."""


class Tenant:
    """One organization of the platform with the memory of the agent that keeps it equal with the books."""

    def __init__(self, slug: str, token: str, memory: Path) -> None:
        self.slug = slug
        self.token = token
        self.memory = memory

    def forget(self) -> None:
        """Remove the memory from the disk."""
        for path in self.memory.parent.glob(f"{self.memory.stem}.*"):
            path.unlink()


class World:
    """Everything that stands between the office and the platform.

    Attributes:
        ledger: the books.
        line: the network between agent and platform.
        books_line: the network between agent and books, for those who ask for it.
        database_url: of the platform's database.
    """

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self._folder = folder
        self.ledger = ledger
        self.database_url = f"sqlite:///{folder / 'platform.sqlite3'}"
        self.database = Database(self.database_url)
        upgrade(self.database)
        self._port = free_port()
        self._cloud = self._start()
        self.line = FaultProxy(self._port)
        self.books_line = CutRelay(ledger.books().port)
        self._rising: Thread | None = None
        self._tenants = 0

    @property
    def office(self) -> Office:
        """Works in the books. Only SQL Accounting's has such days."""
        assert isinstance(self.ledger, CompanyFile)
        return self.ledger.office

    @property
    def url(self) -> str:
        """Where the agent reaches the platform: through the line."""
        return self.line.url

    def kill_cloud(self) -> None:
        """Kill −9 the platform, which cuts every connection, and start it again on its port."""
        self._cloud.kill()
        self.line.cut()
        self._cloud = self._start()

    def fell_cloud(self) -> None:
        """Kill −9 the platform, and let it rise again while the caller goes on; see `await_cloud`."""
        self.await_cloud()
        self._cloud.kill()
        self.line.cut()
        self._rising = Thread(target=self._rise, name="platform", daemon=True)
        self._rising.start()

    def await_cloud(self) -> None:
        """Return when the platform is up."""
        if self._rising is not None:
            self._rising.join()
            self._rising = None

    def _rise(self) -> None:
        self._cloud = self._start()

    def _start(self) -> ChildProcess:
        return start_cloud(self.database_url, port=self._port, output=self._folder / "cloud.txt")

    def close(self) -> None:
        """End everything that was started here."""
        self.ledger.close()
        self.line.close()
        self.books_line.close()
        self.await_cloud()
        self._cloud.stop()
        self.database.close()

    def tenant(self) -> Tenant:
        """A new organization, paired, with an empty memory."""
        self._tenants += 1
        slug = f"kedai-{self._tenants}"
        service = OrganizationService(self.database)
        service.create(slug, f"Kedai {self._tenants}")
        paired = AgentService(self.database, _LEASE).pair(Pair(service.invite(slug), "agent", "PC"))
        return Tenant(slug, paired.token, self._folder / f"{slug}.sqlite3")

    def order(self, tenant: Tenant) -> Order:
        """A run of these books for an organization; change what shall be otherwise."""
        return Order(self.ledger.books(), self.url, tenant.token, tenant.memory)

    def both_ways(self, tenant: Tenant) -> Order:
        """The same in both directions, over lines that may be cut on either side."""
        order = self.order(tenant)
        return replace(order, two_way=True, books=replace(order.books, port=self.books_line.port))

    def look(self, sql: str) -> list[tuple[object, ...]]:
        """Rows of the books, in a moment of their own."""
        return self.ledger.look(sql)

    def balance(self) -> list[str]:
        """What is wrong with the books by themselves."""
        return self.ledger.balance()

    def copies(self, kind: EntityKind, change: str, title: str) -> int:
        """How often the books have a record that was made on the platform."""
        return self.ledger.copies(kind, change, title)

    def not_applied(self, organization: str) -> list[str]:
        """Sentences of the platform's changes that the books do not have."""
        c = platform_changes.c
        wanted = select(c.entity, c.title, c.outcome, c.outcome_reason).where(
            c.organization_id == organization, or_(c.outcome.is_(None), c.outcome != ChangeOutcome.APPLIED.value)
        )
        with self.database.read() as connection:
            found = connection.execute(wanted).all()
        return [f"{row[0]} {row[1]} is {row[2] or 'pending'}: {row[3] or ''}" for row in found]

    def damage(self, tenant: Tenant) -> list[str]:
        """What must never be seen, not even in the moment after a kill."""
        with stored(self.database_url, tenant.slug, self.ledger.provider) as platform:
            found = unsound(platform)
            if tenant.memory.exists():
                found += unfounded(tenant.memory, platform, settled=False)
            return found

    def differences(self, tenant: Tenant, report: Report) -> list[str]:
        """What is not as it should be after a run that nobody disturbed."""
        with stored(self.database_url, tenant.slug, self.ledger.provider) as platform:
            found = self.ledger.unlike(platform)
            found += unsound(platform)
            found += unfounded(tenant.memory, platform, settled=True)
        run = report.run
        if run is None:
            return [*found, f"no run: {report.refused or report.died}"]
        if (run.outcome, run.equality) != (Outcome.SUCCESS, Equality.EQUAL):
            failed = {counts.entity.value: counts.failed for counts in run.counts if counts.failed}
            found.append(f"the run ended {run.outcome}, {run.equality}: {run.error_code} {run.sentence} {failed or ''}")
        return found


@contextmanager
def world(firebird: FirebirdServer, sizes: Sizes = TINY) -> Iterator[World]:
    """A new world on a Firebird server, gone at the end."""
    with world_of(CompanyFile(firebird, sizes)) as made:
        yield made


@contextmanager
def world_of(ledger: Ledger) -> Iterator[World]:
    """The same around any books, which are closed at the end."""
    with in_memory(), scratch_folder("kills") as folder:
        made = World(folder, ledger)
        try:
            yield made
        finally:
            made.close()
