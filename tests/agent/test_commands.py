"""What a face asks over the control channel is done, told and refused as promised."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from connector.control import messages as say
from connector.control.client import ControlClient
from connector.domain.actions import Action, ActionKind
from connector.domain.errors import NotFound, Stopped
from connector.domain.keys import ActionId, ConnectionId, EntityKind, Key, RunId, Version
from connector.domain.runs import EntryKind, LogEntry, Outcome, Problem, RunRecord
from tests.agent.office import SOON, Gate, Office, running
from tests.fakes.workshop import Run, plain

ACME = ConnectionId("id-acme")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    """Two companies, agent and control channel running, first runs over."""
    with running(tmp_path, "acme", "bolt") as made:
        yield made


def entry(number: int, kind: EntryKind = EntryKind.WRITTEN, sentence: str = "created") -> LogEntry:
    return LogEntry(
        at=dt.datetime(2026, 3, 2, 9, number, tzinfo=dt.UTC),
        connection=ACME,
        run=RunId("r"),
        kind=kind,
        entity=EntityKind.CUSTOMER,
        key=Key(f"C{number}"),
        sentence=sentence,
    )


def test_status_tells_of_every_connection(client: ControlClient) -> None:
    """Version, time, and each connection with its light."""
    status = client.ask(say.GetStatus(), say.Status)
    assert (status.version, [item.organization for item in status.connections]) == ("1.2.3", ["acme", "bolt"])
    assert {item.activity for item in status.connections} == {say.Activity.IDLE}


def test_a_run_can_be_watched_to_its_end(client: ControlClient) -> None:
    """Started, progress, notes and the end of each job, then no more."""
    accepted = client.ask(say.Sync(), say.Accepted)
    assert len(accepted.jobs) == 2
    events = list(client.watch(say.Watch(jobs=accepted.jobs)))
    ended = [event for event in events if isinstance(event, say.JobEnded)]
    assert {event.job for event in ended} == set(accepted.jobs)
    assert {event.run.outcome for event in ended if event.run} == {Outcome.SUCCESS}


def test_whoever_asks_too_late_still_learns_the_end(made: Office, client: ControlClient) -> None:
    """A job that was over before anybody watched is told at once."""
    accepted = client.ask(say.Sync(connection="acme"), say.Accepted)
    made.agent.queue.submit(made.connection().id, "after", lambda _: None).result(SOON)
    (event,) = client.watch(say.Watch(jobs=accepted.jobs))
    assert isinstance(event, say.JobEnded)


def test_a_dry_run_shows_records_and_fields(made: Office, client: ControlClient) -> None:
    """Every planned change arrives, however many there are."""
    changes = [
        Action(
            ActionId("a"), ActionKind.UPDATE, EntityKind.CUSTOMER, Key(f"C{n}"), 2, b"", b"", Version("1"), ("name",)
        )
        for n in range(25_000)
    ]

    def script(run: Run) -> RunRecord:
        run.show(changes)
        return plain(run)

    made.workshop.script = script
    shown = [
        change
        for event in client.watch(say.Sync(connection="acme", dry_run=True, watch=True))
        if isinstance(event, say.Planned)
        for change in event.changes
    ]
    assert [change.key for change in shown] == [change.key for change in changes]
    assert shown[0].fields == ("name",)


def test_a_job_that_is_taken_out_of_the_line_is_told(made: Office, client: ControlClient) -> None:
    """Nobody waits for ever for a job whose agent ends."""
    gate = Gate()

    def script(run: Run) -> RunRecord:
        gate.entered.set()
        run.stop.wait(SOON)
        return plain(run)

    made.workshop.script = script
    client.ask(say.Sync(connection="acme"), say.Accepted)
    assert gate.entered.wait(SOON)
    waiting = client.ask(say.Sync(connection="acme", dry_run=True), say.Accepted)
    events: list[say.Event] = []
    watcher = Thread(target=lambda: events.extend(client.watch(say.Watch(jobs=waiting.jobs))))
    watcher.start()
    made.agent.queue.close(SOON)
    watcher.join(SOON)
    (ended,) = [event for event in events if isinstance(event, say.JobEnded)]
    assert ended.refused is not None


def test_runs_are_told_newest_first(made: Office, client: ControlClient) -> None:
    """Of one connection or of all."""
    made.clock.advance(60)
    made.agent.sync(made.connection("bolt")).result(SOON)
    runs = client.ask(say.GetRuns(limit=2), say.RunList).runs
    assert runs[0].connection == "id-bolt"
    assert [run.connection for run in client.ask(say.GetRuns(connection="acme"), say.RunList).runs] == ["id-acme"]


def test_the_log_is_searched_by_kind_and_text(made: Office, client: ControlClient) -> None:
    """Level, entity and search narrow it down."""
    memory = made.workshop.memory(ACME)
    memory.log([entry(1), entry(2, EntryKind.ERROR, "broken"), entry(3)])
    page = client.ask(say.GetLog(connection="acme"), say.LogPage)
    assert [line.entry.key for line in page.lines] == ["C1", "C2", "C3"]
    errors = client.ask(say.GetLog(kinds=(EntryKind.ERROR,)), say.LogPage)
    assert [line.entry.sentence for line in errors.lines] == ["broken"]
    assert client.ask(say.GetLog(entity=EntityKind.INVOICE), say.LogPage).lines == ()
    assert [line.entry.key for line in client.ask(say.GetLog(search="C3"), say.LogPage).lines] == ["C3"]


def test_new_lines_are_followed(made: Office, client: ControlClient) -> None:
    """Lines that were there before are not repeated; new ones come while a run writes them."""
    memory = made.workshop.memory(ACME)
    memory.log([entry(1)])
    gate = Gate()

    def script(run: Run) -> RunRecord:
        numbers = iter(range(2, 60))
        while not gate.open.wait(0.2):  # whoever follows may only just be beginning
            memory.log([entry(next(numbers))])
        return plain(run)

    made.workshop.script = script
    lines: list[say.LoggedLine] = []
    seen = Event()

    def follow() -> None:
        for event in client.watch(say.FollowLog(connection="acme")):
            if isinstance(event, say.LogLine):
                lines.append(event.line)
                seen.set()

    watcher = Thread(target=follow)
    watcher.start()
    with ControlClient(made.home, "second") as second:
        second.ask(say.Sync(connection="acme"), say.Accepted)
        assert seen.wait(SOON)
        gate.open.set()
        second.ask(say.Quit(), say.Done)
    watcher.join(SOON)
    assert lines
    assert "C1" not in {line.entry.key for line in lines}


def test_what_is_set_aside_is_listed(made: Office, client: ControlClient) -> None:
    """With the connection that it belongs to."""
    since = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    problem = Problem(entity=EntityKind.CUSTOMER, key=Key("C1"), code="rejected", sentence="No.", since=since)
    made.workshop.memory(ACME).set_aside([problem])
    (found,) = client.ask(say.GetProblems(), say.ProblemList).problems
    assert (found.connection, found.problem.sentence) == ("id-acme", "No.")


def test_pause_and_resume(client: ControlClient) -> None:
    """One connection or all; a paused one refuses in words."""
    status = client.ask(say.Pause(connection="acme", seconds=3600), say.Status)
    assert [item.paused for item in status.connections] == [True, False]
    with pytest.raises(Stopped, match="is paused"):
        client.ask(say.Sync(connection="acme"), say.Accepted)
    assert len(client.ask(say.Sync(), say.Accepted).jobs) == 1  # the other one runs
    status = client.ask(say.Resume(), say.Status)
    assert [item.paused for item in status.connections] == [False, False]


def test_which_connection_is_meant_must_be_clear(client: ControlClient) -> None:
    """Releasing what is held names its connection when there are several; unknown names are refused."""
    with pytest.raises(NotFound, match="Which connection"):
        client.ask(say.Release(), say.Accepted)
    with pytest.raises(NotFound, match="There is no connection nobody"):
        client.ask(say.Sync(connection="nobody"), say.Accepted)


def test_the_doctor_waits_for_no_run(made: Office, client: ControlClient) -> None:
    """A connection that is being synchronised is not looked at beside its run; the others are."""
    gate = Gate()

    def script(run: Run) -> RunRecord:
        gate.entered.set()
        assert gate.open.wait(SOON)
        return plain(run)

    made.workshop.script = script
    client.ask(say.Sync(connection="acme"), say.Accepted)
    assert gate.entered.wait(SOON)
    checks = client.ask(say.Examine(), say.Diagnosis).checks
    gate.open.set()
    told = {check.connection: check.sentence for check in checks}
    assert "is being synchronised now" in told["id-acme"]
    assert told["id-bolt"] == told[""] == "All is well."


def test_a_face_can_end_the_agent(made: Office, client: ControlClient) -> None:
    """Whoever watches everything sees the end."""
    client.ask(say.Quit(), say.Done)
    assert made.agent.ending.is_set()
    assert list(client.watch(say.Watch())) == []
