"""The agent as a process, on a real Firebird server and a real platform, steered from the command line."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from connector.control.messages import Activity, JobEnded, Light, Planned
from connector.domain.actions import ActionKind
from connector.domain.errors import LeaseHeld
from connector.domain.keys import EntityKind
from connector.domain.runs import Equality, Outcome, Trigger
from tests.live.desk import Desk
from tests.live.faults import ShakyPlatform
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import Company, make_company
from tests.sample.variant import TINY, Engine, Variant

FIVE = Variant(engine=Engine.FIREBIRD_5)
SOON = 60


@pytest.fixture
def company(firebird5: FirebirdServer) -> Company:
    """A small company."""
    return make_company(firebird5, FIVE, TINY)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A scratch folder."""
    with scratch_folder("desk") as made:
        yield made


@pytest.fixture
def desk(folder: Path, platform: ShakyPlatform) -> Desk:
    """An office PC."""
    return Desk(folder / "pc", platform)


def is_green(status: object) -> bool:
    return getattr(status, "light", None) is Light.GREEN


def test_a_company_is_paired_connected_and_equal(
    desk: Desk, slug: str, firebird5: FirebirdServer, company: Company
) -> None:
    """From nothing to green: pair, connect, run; then sync, status, runs, log and problems tell of it."""
    desk.pair(slug)
    connection = desk.connect(firebird5, company, slug, "--title", "Kedai Satu")
    assert desk.run("doctor").code == 0
    with desk.agent():
        status = desk.until(is_green, connection, "green")
        assert (status.title, status.organization, status.equality) == ("Kedai Satu", slug, Equality.EQUAL)
        assert (status.problems, status.held, status.waiting) == (0, 0, 0)
        done, (ended,) = desk.sync()
        assert isinstance(ended, JobEnded)
        assert ended.run is not None
        assert (done.code, ended.run.outcome, ended.run.trigger) == (0, Outcome.SUCCESS, Trigger.PERSON)
        plain = desk.run("sync", "--entity", "customers")
        assert (plain.code, "success" in plain.out, "Traceback" in plain.err) == (0, True, False)
        assert "success" in desk.run("runs").out
        assert "created" in desk.run("log", "--entity", "invoices").out
        assert desk.run("problems").out == "Nothing is set aside.\n"
        doctor = desk.run("doctor")
        assert (doctor.code, "The agent is running" in doctor.out) == (0, True)


def test_a_dry_run_names_every_record_and_field_and_writes_nothing(
    desk: Desk, slug: str, firebird5: FirebirdServer, company: Company
) -> None:
    """Nothing while both sides are equal; after an edit that record with its field, however often it is asked."""
    desk.pair(slug)
    connection = desk.connect(firebird5, company, slug, "--cron", "0 0 1 1 *")
    with desk.agent():
        desk.until(is_green, connection, "green")
        _, events = desk.sync("--dry-run")
        assert planned(events) == []
        with firebird5.connect(company.path) as books:
            books.cursor().execute(
                "UPDATE AR_CUSTOMER SET COMPANYNAME = 'Baharu', LASTMODIFIED = LASTMODIFIED + 86400 "
                "WHERE CODE = (SELECT MIN(CODE) FROM AR_CUSTOMER)"
            )
            books.commit()
        for _ in range(2):
            done, events = desk.sync("--dry-run", "--entity", "customers")
            (ended,) = [event for event in events if isinstance(event, JobEnded)]
            assert ended.run is not None
            assert (done.code, ended.run.dry_run) == (0, True)
            assert len(planned(events)) == 1, planned(events)
            ((change, fields),) = planned(events)
            assert (change, "name" in fields) == ((ActionKind.UPDATE, EntityKind.CUSTOMER), True)
        plain = desk.run("sync", "--dry-run", "--entity", "customers")
        assert "would update customers" in plain.out


def planned(events: list[JobEnded | Planned]) -> list[tuple[tuple[ActionKind, EntityKind], tuple[str, ...]]]:
    """What dry runs would write."""
    changes = [change for event in events if isinstance(event, Planned) for change in event.changes]
    return [((change.action, change.entity), change.fields) for change in changes]


def test_the_platform_wakes_the_agent_and_is_told_of_its_runs(
    desk: Desk, platform: ShakyPlatform, slug: str, firebird5: FirebirdServer, company: Company
) -> None:
    """Somebody asks for customers on the platform: the agent runs at once, and its log arrives there."""
    desk.pair(slug)
    connection = desk.connect(firebird5, company, slug)
    people = platform.client(platform.person(slug))
    with desk.agent():
        desk.until(is_green, connection, "green")
        assert people.sync_status("sql_accounting").agent_online
        people.ask_to_sync("sql_accounting", EntityKind.CUSTOMER)
        desk.until(
            lambda status: status.last_run is not None and status.last_run.trigger is Trigger.PLATFORM,
            connection,
            "the platform's run",
        )
        wait_until(lambda: len(people.logs(slug).logs) > 12, "run logs on the platform")
    people.close()


def test_a_network_that_goes_and_comes_back(
    desk: Desk, platform: ShakyPlatform, slug: str, firebird5: FirebirdServer, company: Company
) -> None:
    """Started without a network the agent waits, in words, without one failed run; then it goes on by itself."""
    desk.pair(slug)
    connection = desk.connect(firebird5, company, slug)
    with ExitStack() as office_hours:
        with platform.proxy.down():
            office_hours.enter_context(desk.agent())
            status = desk.until(lambda status: status.activity is Activity.OFFLINE, connection, "offline")
            assert status.light is Light.AMBER
            refused = desk.run("sync")
            assert (refused.code, "cannot be reached" in refused.out) == (1, True)
            assert desk.run("runs", "--json").out == ""
            doctor = desk.run("doctor")
            assert (doctor.code, "platform" in doctor.out) == (1, True)
        desk.until(is_green, connection, "green by itself", timeout=90)


def test_two_companies_with_identical_codes_stay_apart(
    desk: Desk, platform: ShakyPlatform, slug: str, firebird5: FirebirdServer
) -> None:
    """Two copies of the same codes, each with its own organization: both equal, each with its own records."""
    other = f"{slug}-b"
    platform.organization(other)
    ids = {}
    for name, seed in ((slug, 1), (other, 2)):
        desk.pair(name)
        books = make_company(firebird5, FIVE, TINY, seed, company=f"Syarikat {seed} Sdn Bhd")
        ids[name] = desk.connect(firebird5, books, name)
    with desk.agent():
        for name, connection in ids.items():
            status = desk.until(is_green, connection, f"{name} is green")
            assert status.organization == name
        assert [len(desk.run("runs", "-c", name).out.splitlines()) > 1 for name in ids] == [True, True]
        assert desk.run("disconnect", other, "--yes").code == 0
        assert [item.organization for item in desk.status().connections] == [slug]
        assert desk.run("sync").code == 0


def test_a_second_agent_of_a_company_is_refused_with_the_first_ones_name(
    folder: Path, desk: Desk, platform: ShakyPlatform, slug: str, firebird5: FirebirdServer, company: Company
) -> None:
    """Two PCs, one company: the second is told who keeps it, and writes nothing."""
    desk.pair(slug)
    first = desk.connect(firebird5, company, slug)
    second_desk = Desk(folder / "other-pc", platform)
    second_desk.pair(slug)
    second = second_desk.connect(firebird5, company, slug)
    with desk.agent():
        desk.until(is_green, first, "the first is green")
        with second_desk.agent():
            status = second_desk.until(lambda status: status.last_run is not None, second, "the second ran")
            assert status.last_run is not None
            assert status.last_run.error_code == LeaseHeld.code
            assert "already keeps this company" in status.sentence
            assert status.light is Light.RED
        assert desk.run("sync").code == 0


def test_a_second_agent_in_one_home_is_refused(
    desk: Desk, slug: str, firebird5: FirebirdServer, company: Company
) -> None:
    """One home, one agent."""
    with desk.agent():
        refused = desk.run("run")
        assert (refused.code, "already running here" in refused.err) == (1, True)
        assert desk.run("stop").code == 0


def test_an_agent_that_is_killed_goes_on_where_it_was(
    desk: Desk, slug: str, firebird5: FirebirdServer, company: Company
) -> None:
    """Kill −9 in the first run; the next start recovers by itself, ends equal, and the pause was not lost."""
    desk.pair(slug)
    connection = desk.connect(firebird5, company, slug)
    with desk.agent() as process:
        wait_until(lambda: bool(desk.run("status").out), "it works", process=process)
        process.kill()
    assert desk.run("status").code == 4
    with desk.agent():
        status = desk.until(is_green, connection, "green again")
        assert status.problems == 0
        assert desk.run("pause", "--for", "2h").code == 0
    with desk.agent():
        assert desk.status().connections[0].activity is Activity.PAUSED
        refused = desk.run("sync")
        assert (refused.code, "is paused" in refused.err) == (1, True)
        assert desk.run("resume").code == 0
        assert desk.run("sync").code == 0


def test_the_end_is_graceful_and_gives_the_lease_back(
    folder: Path, desk: Desk, platform: ShakyPlatform, slug: str, firebird5: FirebirdServer, company: Company
) -> None:
    """After SIGTERM another PC can take the company at once."""
    desk.pair(slug)
    first = desk.connect(firebird5, company, slug)
    with desk.agent() as process:
        desk.until(is_green, first, "green")
        assert process.stop() == 0, process.text()
    other = Desk(folder / "other-pc", platform)
    other.pair(slug)
    second = other.connect(firebird5, company, slug)
    with other.agent():
        status = other.until(lambda status: status.last_run is not None, second, "the other PC ran")
        assert status.last_run is not None
        assert status.last_run.error_code != LeaseHeld.code


def test_a_wrong_password_is_a_sentence(desk: Desk, slug: str, firebird5: FirebirdServer, company: Company) -> None:
    """Nothing is connected, nothing is kept, and the password is nowhere."""
    desk.pair(slug)
    canary = f"canary-{secrets.token_hex(6)}"
    done = desk.run(
        "connect", "sql-accounting", "--host", "127.0.0.1", "--port", str(firebird5.port),
        "--path", str(company.path), "--password-stdin", stdin=f"{canary}\n",
    )  # fmt: skip
    assert done.code == 1
    assert "Traceback" not in done.err
    assert canary not in done.out + done.err
    assert "none" in desk.run("sync").err or desk.run("sync").code == 4
    assert canary not in everything(desk.home)


def test_no_secret_is_anywhere(desk: Desk, slug: str, firebird5: FirebirdServer, company: Company) -> None:
    """The ledger's password appears in no file, no output and no diagnostics, at the most talkative level."""
    (desk.home / "settings.toml").write_text('log_level = "debug"\n')
    desk.pair(slug)
    connection = desk.connect(firebird5, company, slug)
    with desk.agent() as process:
        desk.until(is_green, connection, "green")
        assert desk.run("doctor").code == 0
        package = desk.folder / "diagnostics.zip"
        assert desk.run("diagnostics", str(package)).code == 0
        output = process.text()
    shutil.unpack_archive(package, desk.folder / "diagnostics")
    seen = output + everything(desk.home) + everything(desk.folder / "diagnostics")
    assert firebird5.password not in seen
    assert "agent-log" in " ".join(path.name for path in (desk.folder / "diagnostics").rglob("*"))


def everything(folder: Path) -> str:
    """The text of every file."""
    return "".join(path.read_bytes().decode("utf-8", "replace") for path in folder.rglob("*") if path.is_file())


def test_disconnecting_removes_the_secrets(desk: Desk, slug: str, firebird5: FirebirdServer, company: Company) -> None:
    """The vault is empty afterwards, the memory of the connection is gone."""
    desk.pair(slug)
    connection = desk.connect(firebird5, company, slug)
    assert "2 secrets" in desk.run("vault", "check").out
    assert "2 secrets" in desk.run("vault", "rotate").out
    with desk.agent():
        desk.until(is_green, connection, "green")
        assert desk.run("disconnect", connection, "--yes").code == 0
    assert "0 secrets" in desk.run("vault", "check").out
    assert list((desk.home / "stores").iterdir()) == []


def test_an_entity_is_named_as_people_name_it(desk: Desk) -> None:
    """A kind that does not exist is refused with those that do."""
    with desk.agent():
        done = desk.run("sync", "--entity", "unicorns")
        assert (done.code, EntityKind.CUSTOMER.value in done.err) == (1, True)
