"""The agent serves several companies, survives their troubles, and ends when told."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from connector.agent.agent import Agent
from connector.agent.workshop import Asks, Wake
from connector.connections import Connection, change_registry
from connector.control.messages import Activity, Light, StatusChanged
from connector.domain.errors import NotFound, SettingsInvalid, Stopped, Unreachable
from connector.domain.keys import EntityKind
from connector.domain.runs import Outcome, RunRecord, Trigger
from connector.settings import Schedule, Settings
from tests.agent.office import SOON, Gate, Office, enter, office
from tests.fakes.workshop import Run, ended, plain


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    """One company, agent started, its first run over."""
    made = office(tmp_path, "acme")
    made.agent.start()
    made.until(lambda status: status.last_run is not None and status.activity is Activity.IDLE)
    yield made
    made.agent.close()


def holding(gate: Gate) -> object:
    """A run that stays inside until the gate opens or it is stopped."""

    def script(run: Run) -> RunRecord:
        gate.entered.set()
        while not gate.open.wait(0.01):
            if run.stop.is_set():
                return ended(run, Outcome.STOPPED, "stopped")
        return plain(run)

    return script


def test_what_a_former_agent_left_is_finished_at_the_start(acme: Office) -> None:
    """The first run of every connection is a recovery."""
    ((connection, order),) = acme.workshop.orders
    assert (connection, order.trigger, order.kinds) == ("id-acme", Trigger.RECOVERY, ())


def test_a_person_gets_the_run_that_they_asked_for(acme: Office) -> None:
    """Kinds and dry run arrive; the record comes back."""
    run = acme.agent.sync(acme.connection(), [EntityKind.INVOICE], dry_run=True).result(SOON)
    order = acme.workshop.orders[-1][1]
    assert (order.trigger, order.kinds, order.dry_run) == (Trigger.PERSON, (EntityKind.INVOICE,), True)
    assert (run.outcome, run.dry_run) == (Outcome.SUCCESS, True)


def test_two_companies_with_equal_codes_never_meet(tmp_path: Path) -> None:
    """Each has its own runs, memory and status; a fault of one leaves the other well."""
    made = office(tmp_path, "acme", "bolt")

    def script(run: Run) -> RunRecord:
        if run.connection.organization == "bolt":
            raise ZeroDivisionError
        return plain(run)

    made.workshop.script = script
    made.agent.start()
    made.until(lambda status: status.last_run is not None)
    with pytest.raises(ZeroDivisionError):
        made.agent.sync(made.connection("bolt")).result(SOON)
    assert made.agent.sync(made.connection("acme")).result(SOON).outcome is Outcome.SUCCESS
    assert made.workshop.memory(made.connection("bolt").id).runs(10) == []
    assert (made.status("bolt").light, made.status("acme").last_run.outcome) == (Light.RED, Outcome.SUCCESS)  # type: ignore[union-attr]
    assert made.agent.close()


def test_a_run_that_cannot_begin_is_never_green(acme: Office) -> None:
    """A mapping file with a fault leaves no record of a run; the light tells of it until a run went through."""

    def script(run: Run) -> RunRecord:
        raise SettingsInvalid("mapping.toml, line 3: there is no such rule.", remedy="Correct the file.")

    acme.workshop.script = script
    with pytest.raises(SettingsInvalid):
        acme.agent.sync(acme.connection()).result(SOON)
    told = acme.status()
    assert (told.light, told.sentence) == (Light.RED, "mapping.toml, line 3: there is no such rule.")
    acme.workshop.script = plain
    acme.agent.sync(acme.connection()).result(SOON)
    assert acme.status().light is not Light.RED


def test_a_pause_stops_the_run_and_survives_a_restart(acme: Office) -> None:
    """Nothing runs while paused, after a new start neither, and what a person asks for is refused in words."""
    gate = Gate()
    acme.workshop.script = holding(gate)  # type: ignore[assignment]
    job = acme.agent.sync(acme.connection())
    assert gate.entered.wait(SOON)
    acme.agent.pause(acme.connection(), None)
    assert job.result(SOON).outcome is Outcome.STOPPED
    with pytest.raises(Stopped, match=r"is paused\. Go on with: bukubridge resume"):
        acme.agent.sync(acme.connection())
    acme.agent.close()
    runs = len(acme.workshop.orders)
    again = Agent(acme.home, acme.workshop, acme.clock, lambda _: Settings())
    again.start()
    status = again.status(again.only("acme"))
    assert (status.activity, status.light, status.next_run_at) == (Activity.PAUSED, Light.AMBER, None)
    acme.workshop.script = plain
    again.resume(again.only("acme"))
    again.queue.submit(acme.connection().id, "after", lambda _: None).result(SOON)
    assert len(acme.workshop.orders) == runs + 1
    again.close()


@pytest.mark.parametrize("how", ["paused", "switched off"])
def test_what_waits_behind_a_stopped_run_does_not_begin(acme: Office, how: str) -> None:
    """Not the run that was in line, and not what is let go; switched off books may still be looked at."""
    gate = Gate()
    acme.workshop.script = holding(gate)  # type: ignore[assignment]
    connection = acme.connection()
    first = acme.agent.sync(connection)
    assert gate.entered.wait(SOON)
    waiting = [acme.agent.sync(connection, [EntityKind.INVOICE]), acme.agent.release(connection, None)]
    looking = acme.agent.sync(connection, dry_run=True)
    if how == "paused":
        acme.agent.pause(connection, None)
    else:
        off = msgspec.structs.replace(connection, enabled=False)
        change_registry(acme.home, lambda registry: registry.with_changed(off))
        acme.agent.reload()
        gate.open.set()
    first.result(SOON)
    for job in waiting:
        with pytest.raises(Stopped, match=how):
            job.result(SOON)
    if how == "switched off":
        looking.result(SOON)
    acme.agent.queue.submit(connection.id, "after", lambda _: None).result(SOON)
    assert [order.dry_run for _, order in acme.workshop.orders[2:]] == [True] * (how == "switched off")
    assert acme.workshop.did == []
    assert acme.status().light is not Light.RED


def test_a_pause_for_a_time_ends_by_itself(acme: Office) -> None:
    """Two hours later it is over."""
    acme.agent.pause(acme.connection(), 7200)
    assert acme.status().paused
    acme.clock.advance(7199)
    assert acme.status().paused
    acme.clock.advance(1)
    assert not acme.status().paused
    runs = len(acme.workshop.orders)
    acme.agent.timetable.pulse()
    acme.agent.queue.submit(acme.connection().id, "after", lambda _: None).result(SOON)
    assert len(acme.workshop.orders) == runs + 1


def test_no_storm_of_errors_before_the_network_is_up(tmp_path: Path) -> None:
    """Without a network nothing runs and nothing is recorded; it is shown as waiting, and looked for again."""
    made = office(tmp_path, "acme")
    made.workshop.online = False
    made.agent.start()
    status = made.until(lambda status: status.activity is Activity.OFFLINE)
    assert (status.light, made.workshop.orders) == (Light.AMBER, [])
    with pytest.raises(Unreachable, match="tried again by itself"):
        made.agent.sync(made.connection()).result(SOON)
    made.workshop.online = True
    assert made.agent.sync(made.connection()).result(SOON).outcome is Outcome.SUCCESS
    assert made.status().activity is Activity.IDLE
    made.agent.close()


def test_a_platform_that_goes_away_in_a_run_is_looked_for_before_the_next(acme: Office) -> None:
    """A run that found no platform makes the connection wait instead of failing every time."""
    acme.workshop.script = lambda run: ended(run, Outcome.FAILED, Unreachable.code)
    acme.agent.sync(acme.connection()).result(SOON)
    assert acme.until(lambda status: status.activity is Activity.OFFLINE).light is Light.AMBER
    acme.workshop.online = False
    probes, runs = acme.workshop.probes, len(acme.workshop.orders)
    acme.agent._ring(acme.connection().id)
    acme.until(lambda status: acme.workshop.probes > probes and status.activity is Activity.OFFLINE)
    assert len(acme.workshop.orders) == runs


def test_the_bell_is_not_heard_while_a_run_runs(acme: Office) -> None:
    """A schedule that is faster than its runs piles nothing up."""
    gate = Gate()
    acme.workshop.script = holding(gate)  # type: ignore[assignment]
    job = acme.agent.sync(acme.connection())
    assert gate.entered.wait(SOON)
    acme.agent._ring(acme.connection().id)
    assert acme.agent.queue.waiting(acme.connection().id) == 0
    gate.open.set()
    job.result(SOON)


def test_the_platform_can_ask_for_a_run(acme: Office) -> None:
    """One kind or everything, only of the connection that is meant."""
    assert acme.workshop.heard.wait(SOON)
    wake = acme.workshop.listening["acme"]
    wake(Wake("sql_accounting", EntityKind.CUSTOMER))
    wake(Wake("autocount"))
    acme.agent.queue.submit(acme.connection().id, "after", lambda _: None).result(SOON)
    order = acme.workshop.orders[-1][1]
    assert (order.trigger, order.kinds) == (Trigger.PLATFORM, (EntityKind.CUSTOMER,))
    assert len(acme.workshop.orders) == 2


def test_the_platform_can_ask_for_a_pause_and_its_end(acme: Office) -> None:
    """Only of the connection that is meant; a run that is asked for meanwhile waits, its end begins one."""
    assert acme.workshop.heard.wait(SOON)
    wake, connection = acme.workshop.listening["acme"], acme.connection()
    wake(Wake("autocount", asks=Asks.PAUSE))
    assert not acme.agent.status(connection).paused
    wake(Wake("sql_accounting", asks=Asks.PAUSE))
    assert acme.agent.status(connection).paused
    before = len(acme.workshop.orders)
    wake(Wake("sql_accounting"))
    acme.agent.queue.submit(connection.id, "after", lambda _: None).result(SOON)
    assert len(acme.workshop.orders) == before
    wake(Wake("sql_accounting", asks=Asks.RESUME))
    acme.agent.queue.submit(connection.id, "after", lambda _: None).result(SOON)
    assert not acme.agent.status(connection).paused
    assert len(acme.workshop.orders) == before + 1


def test_a_pc_that_was_paired_again_listens_with_its_new_token(acme: Office) -> None:
    """The old listener ends, a new one begins."""
    assert acme.workshop.heard.wait(SOON)
    before = acme.workshop.listening["acme"]
    acme.workshop.heard.clear()
    change_registry(
        acme.home,
        lambda registry: registry.with_organization(
            msgspec.structs.replace(registry.organization("acme"), paired_at=acme.clock.now())
        ),
    )
    acme.agent.reload()
    assert acme.workshop.heard.wait(SOON)
    assert acme.workshop.listening["acme"] is not before


def test_release_and_rebase_are_followed_by_a_run(acme: Office) -> None:
    """What a person lets go leaves at once."""
    acme.agent.release(acme.connection(), EntityKind.INVOICE).result(SOON)
    acme.agent.rebase(acme.connection()).result(SOON)
    assert acme.workshop.did == ["release id-acme invoices", "rebase id-acme"]
    assert len(acme.workshop.orders) == 3


def test_a_disconnected_company_is_gone(acme: Office) -> None:
    """Its run is stopped first, then everything of it is removed."""

    def forget(connection: Connection) -> None:
        change_registry(acme.home, lambda registry: registry.without(connection.id))

    acme.workshop.forget_entry = forget
    gate = Gate()
    acme.workshop.script = holding(gate)  # type: ignore[assignment]
    job = acme.agent.sync(acme.connection())
    assert gate.entered.wait(SOON)
    acme.agent.forget(acme.connection())
    assert job.result(SOON).outcome is Outcome.STOPPED
    assert acme.agent.connections() == ()
    assert "forget id-acme" in acme.workshop.did
    with pytest.raises(NotFound):
        acme.agent.only("acme")


def test_a_new_company_is_taken_up_without_a_restart(acme: Office) -> None:
    """After a reload it has its times, its listener and a status."""
    enter(acme.home, "bolt")
    acme.agent.reload()
    assert [item.organization for item in acme.agent.connections()] == ["acme", "bolt"]
    assert acme.status("bolt").next_run_at is not None
    assert acme.agent.sync(acme.connection("bolt")).result(SOON).outcome is Outcome.SUCCESS


def test_times_that_cannot_be_understood_stop_nobody(acme: Office) -> None:
    """Somebody edited the file badly: the everyday schedule is taken instead."""
    change_registry(
        acme.home,
        lambda registry: registry.with_changed(
            msgspec.structs.replace(acme.connection(), schedule=Schedule(cron="whenever"))
        ),
    )
    acme.agent.reload()
    assert acme.status().next_run_at is not None


def test_the_end_is_graceful(acme: Office) -> None:
    """The running run stops at a safe point, and every connection is left in order."""
    gate = Gate()
    acme.workshop.script = holding(gate)  # type: ignore[assignment]
    job = acme.agent.sync(acme.connection())
    assert gate.entered.wait(SOON)
    assert acme.agent.close(SOON)
    assert job.result(SOON).outcome is Outcome.STOPPED
    assert acme.workshop.did == ["leave id-acme"]
    with pytest.raises(Stopped):
        acme.agent.sync(acme.connection())


def test_status_tells_progress_while_it_runs(acme: Office) -> None:
    """Counts so far, since when, and nothing of it afterwards."""
    gate = Gate()

    def script(run: Run) -> RunRecord:
        record = plain(run)
        gate.entered.set()
        assert gate.open.wait(SOON)
        return record

    acme.workshop.script = script
    job = acme.agent.sync(acme.connection())
    assert gate.entered.wait(SOON)
    status = acme.status()
    assert (status.activity, status.running_since is not None) == (Activity.RUNNING, True)
    assert [(counts.entity, counts.read) for counts in status.progress] == [(EntityKind.CUSTOMER, 3)]
    assert status.due_at is not None, "a run like it came through before"
    gate.open.set()
    job.result(SOON)
    assert (acme.status().progress, acme.status().due_at) == ((), None)


def test_whoever_watches_is_told_of_every_change(acme: Office) -> None:
    """Queued, running, idle again."""
    with acme.agent.hub.subscribe(lambda event: isinstance(event, StatusChanged)) as heard:
        acme.agent.sync(acme.connection()).result(SOON)
        seen = []
        while (event := heard.get(0.2)) is not None:
            assert isinstance(event, StatusChanged)
            seen.append(event.status.activity)
    assert Activity.RUNNING in seen
    assert seen[-1] is Activity.IDLE
