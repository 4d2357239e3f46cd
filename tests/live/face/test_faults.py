"""The icon is never green over a fault: each one is made, shows, stays, and is green again only after it was mended."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.live.face import cloud_account
from tests.live.face.office import Office, office
from tests.live.faults import ShakyPlatform
from tests.live.servers.firebird_server import FirebirdServer
from ui.state import Face

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_NOW = "DATEDIFF(SECOND FROM TIMESTAMP '1970-01-01 00:00:00' TO CURRENT_TIMESTAMP)"
BAD = (Face.ERROR, Face.WARNING, Face.UNKNOWN)


@pytest.fixture(scope="module")
def desk(qapp: object, platform: ShakyPlatform, firebird5: FirebirdServer) -> Iterator[Office]:
    """One office for all faults: each is mended before the next."""
    with office(platform, firebird5, "muka") as made:
        yield made


@contextmanager
def agent_killed(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """Kill −9: nobody can say goodbye."""
    desk.agent.kill()
    yield
    desk.restart()


@contextmanager
def agent_hangs(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """Its process is there and its socket, too; it only says nothing any more."""
    os.kill(desk.agent.pid, signal.SIGSTOP)
    yield
    os.kill(desk.agent.pid, signal.SIGCONT)


@contextmanager
def books_gone(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """The company file is not where it was."""
    aside = desk.company.path.with_suffix(".aside")
    desk.company.path.rename(aside)
    yield
    aside.rename(desk.company.path)


@contextmanager
def books_of_somebody_else(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """What lies there is no company."""
    aside = desk.company.path.with_suffix(".aside")
    desk.company.path.rename(aside)
    desk.company.path.write_bytes(b"no database" * 4096)
    yield
    aside.replace(desk.company.path)


@contextmanager
def books_locked(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """Somebody took the company for himself alone."""
    with desk.server.locked(desk.company.path):
        yield
        known = desk.bridge.desk.connection(desk.connection)
        assert known is not None
        assert "was shut down for maintenance" in known.sentence


@contextmanager
def platform_gone(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """The network is cut."""
    with platform.proxy.down():
        yield


@contextmanager
def token_dead(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """The platform takes this PC's token no more."""
    with stored(platform) as tables:
        tables.execute("UPDATE agents SET revoked_at = (SELECT MAX(connected_at) FROM organization_integrations)")
    yield
    with stored(platform) as tables:
        tables.execute("UPDATE agents SET revoked_at = NULL")


@contextmanager
def cloud_sign_in_over(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """A cloud account beside the books: its provider renews the sign-in no more, a person has to sign in again."""
    cloud_account.begin(platform.database_url)
    yield
    assert [account.title for account in desk.bridge.desk.accounts] == ["Xero"]
    cloud_account.end(platform.database_url)


@contextmanager
def record_lost_on_the_platform(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """Somebody cleared a record out of the platform's tables: counts and sums differ."""
    with stored(platform) as tables:
        tables.execute("CREATE TABLE kept AS SELECT * FROM reconciliation_states WHERE entity = 'customers'")
        tables.execute("UPDATE reconciliation_states SET count = count - 1 WHERE entity = 'customers'")
    yield
    with stored(platform) as tables:
        tables.execute("UPDATE reconciliation_states SET count = count + 1 WHERE entity = 'customers'")
        tables.execute("DROP TABLE kept")


@contextmanager
def disk_full(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """Not another byte can be written by the agent."""
    no_limit = resource.prlimit(desk.agent.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(desk.agent.pid, resource.RLIMIT_FSIZE, (0, no_limit[1]))
    edit(desk, "Penuh")
    yield
    resource.prlimit(desk.agent.pid, resource.RLIMIT_FSIZE, no_limit)


@contextmanager
def record_that_no_rule_can_take(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """A date of the year 201 in one invoice."""
    date_of_first_invoice(desk, "0201-01-01")
    yield
    date_of_first_invoice(desk, "2026-01-05")


@contextmanager
def column_gone(desk: Office, platform: ShakyPlatform) -> Iterator[None]:
    """A column that is needed has another name."""
    change(desk, "ALTER TABLE AR_CUSTOMER ALTER COLUMN COMPANYNAME TO OTHERNAME")
    yield
    change(desk, "ALTER TABLE AR_CUSTOMER ALTER COLUMN OTHERNAME TO COMPANYNAME")


def stored(platform: ShakyPlatform) -> AbstractContextManager[sqlite3.Connection]:
    """The platform's tables, behind its back; what was done is committed."""

    @contextmanager
    def opened() -> Iterator[sqlite3.Connection]:
        path = Path(platform.database_url.removeprefix("sqlite:///"))
        with closing(sqlite3.connect(path, timeout=30)) as connection, connection:
            yield connection

    return opened()


def change(desk: Office, statement: str) -> None:
    """What somebody does in the books."""
    server = desk.server
    with closing(server.connect(desk.company.path)) as books:
        books.execute_immediate(statement)
        books.commit()


def date_of_first_invoice(desk: Office, date: str) -> None:
    """Somebody edits it, now."""
    first = "SELECT MIN(DOCKEY) FROM SL_IV"
    change(desk, f"UPDATE SL_IV SET DOCDATE = DATE '{date}', LASTMODIFIED = {_NOW} WHERE DOCKEY = ({first})")


def edit(desk: Office, text: str) -> None:
    """Work that has to be remembered."""
    change(desk, f"UPDATE AR_CUSTOMER SET COMPANYNAME2 = '{text}', LASTMODIFIED = {_NOW}")


FAULTS: tuple[Callable[[Office, ShakyPlatform], AbstractContextManager[None]], ...] = (
    agent_killed,
    agent_hangs,
    books_gone,
    books_of_somebody_else,
    books_locked,
    platform_gone,
    token_dead,
    cloud_sign_in_over,
    record_lost_on_the_platform,
    disk_full,
    record_that_no_rule_can_take,
    column_gone,
)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.__name__ for fault in FAULTS])
@pytest.mark.timeout(240)
def test_the_icon_is_never_green_over_a_fault(
    qtbot: QtBot,
    desk: Office,
    platform: ShakyPlatform,
    fault: Callable[[Office, ShakyPlatform], AbstractContextManager[None]],
) -> None:
    """Green before; not green while the fault is there, also after *Sync now*; green again when it is mended."""
    desk.until(qtbot, Face.OK)
    with fault(desk, platform):
        desk.until(qtbot, *BAD)
        desk.stays_so(qtbot)
    desk.click()
    desk.until(qtbot, Face.OK)
    assert desk.bridge.desk.connection(desk.connection) is not None
