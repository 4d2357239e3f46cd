"""What the platform promises about the sync log of what it hosts, on every database. Stands on the fixtures `cloud` and
`server_key`."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

import msgspec
import pytest
from sqlalchemy import Table, delete, update

from cloud_api.db.tables import connection_turns, hosted_connections
from cloud_api.hosted.repository import note_sign_of_life
from cloud_api.jobs.turns import enlist
from cloud_api.security.caller import Role
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.runs import (
    EntityCounts,
    EntryKind,
    EntryOutcome,
    FieldValue,
    LogEntry,
    Outcome,
    Problem,
    RunRecord,
    Toward,
    Trigger,
)
from connector.domain.sync_log import Help, LogSlice, Shown
from connector.platform.wire import ProblemCode
from connector.platform.wire_integrations import ConnectedList
from connector.platform.wire_log import LogCount, RunPage
from tests.cloud_api.driver import PROVIDER, problem
from tests.contracts.platform_decisions import Decisions, Hosted

CUSTOMER, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def line(number: int, **changes: object) -> LogEntry:
    """A record that was written, a minute after the one before."""
    told = LogEntry(
        at=AT + dt.timedelta(minutes=number),
        connection=ConnectionId("c"),
        run=RunId("r1"),
        kind=EntryKind.WRITTEN,
        entity=INVOICE if number % 2 else CUSTOMER,
        key=Key(f"K{number}"),
        sentence="updated",
        toward=Toward.PLATFORM,
        outcome=EntryOutcome.SYNCED,
        title=f"IV-{number:04} Kedai Ali",
        values=(FieldValue(name="name", old="a", new="b"),),
        fields=("name",),
    )
    return msgspec.structs.replace(told, **changes)


def refused(number: int) -> LogEntry:
    """A record that was set aside."""
    said = "Invoices need a customer."
    changes = {"kind": EntryKind.SET_ASIDE, "outcome": EntryOutcome.FAILED, "sentence": said, "code": "unmappable"}
    return line(number, **changes, values=(), fields=())


def run(name: str, minutes: int, outcome: Outcome = Outcome.PARTIAL) -> RunRecord:
    """One that looked at invoices."""
    at = AT + dt.timedelta(minutes=minutes)
    counts = (EntityCounts(entity=INVOICE, read=5, created=4, failed=1),)
    return RunRecord(
        id=RunId(name),
        connection=ConnectionId("c"),
        trigger=Trigger.SCHEDULE,
        started_at=at,
        completed_at=at + dt.timedelta(seconds=9),
        outcome=outcome,
        counts=counts,
    )


def keep(hosting: Decisions, *lines: LogEntry, runs: Sequence[RunRecord] = ()) -> None:
    """What the host noted."""
    with hosting.memory() as memory:
        memory.log(lines)
        for each in runs:
            memory.save_run(each)


class HostedLogContract(Hosted):
    """Who looks, and what is shown."""

    def test_nothing_is_shown_before_the_first_run(self, hosting: Decisions) -> None:
        """Truly nothing: whoever cannot be asked answers with an error instead."""
        assert _slice(hosting).matched == 0
        assert hosting.get("runs").json() == {"runs": []}
        assert problem(hosting.get("log/line", number=1), 404).code == ProblemCode.NOT_FOUND

    def test_lines_are_paged_under_an_anchor(self, hosting: Decisions) -> None:
        """At most 200 at a time, newest first; what the host writes meanwhile moves nothing."""
        keep(hosting, *(line(n) for n in range(1, 251)))
        first = _slice(hosting)
        keep(hosting, line(999))
        rest = _slice(hosting, anchor=first.anchor, position=200)
        keys = [entry.key for entry in (*first.entries, *rest.entries)]
        assert keys == [f"K{n}" for n in range(250, 0, -1)]
        assert (first.matched, rest.matched, rest.position) == (250, 250, 200)
        assert first.entries[0].values == (FieldValue(name="name", old="a", new="b"),)
        assert problem(hosting.get("log", limit=201), 422).code == ProblemCode.INVALID

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({"entities": "invoices"}, [3, 1]),
            ({"entities": "invoices,customers", "outcomes": "failed,waiting"}, [3]),
            ({"toward": "books"}, []),
            ({"begin": "2026-03-02T09:02:00Z", "end": "2026-03-02T17:03:00+08:00"}, [2]),
            ({"text": "need CUSTOMER"}, [3]),
            ({"text": "ali 0002"}, [2]),
            ({"run": "r1", "key": "K1", "entities": "invoices"}, [1]),
            ({"run": "r2"}, []),
        ],
    )
    def test_lines_are_filtered(self, hosting: Decisions, asked: dict[str, str], expected: list[int]) -> None:
        """By everything that a viewer filters by; counted alike."""
        keep(hosting, line(1), line(2), refused(3))
        assert [entry.key for entry in _slice(hosting, **asked).entries] == [f"K{n}" for n in expected]
        counted = msgspec.json.decode(hosting.get("log/count", None, **asked).content, type=LogCount)
        assert counted.matched == len(expected)

    @pytest.mark.parametrize("asked", [{"entities": "customers,nobodies"}, {"outcomes": "x"}, {"begin": "yesterday"}])
    def test_what_is_no_filter_is_refused(self, hosting: Decisions, asked: dict[str, str]) -> None:
        """It is not taken for no filter."""
        assert problem(hosting.get("log", None, **asked), 422).code == ProblemCode.INVALID

    def test_a_line_says_why_and_what_helps(self, hosting: Decisions) -> None:
        """Cause, remedy, help and run, as a PC tells it of its own."""
        keep(hosting, line(1), refused(3), runs=[run("r1", 0)])
        with hosting.memory() as memory:
            said = "Invoices need a customer."
            aside = Problem(
                entity=INVOICE, key=Key("K3"), since=AT, code="unmappable", sentence=said, remedy="Enter one."
            )
            memory.set_aside([aside])
        shown = _line(hosting, _slice(hosting).entries[0].id)
        assert (shown.cause, shown.remedy) == ("Invoices need a customer.", "Enter one.")
        assert (shown.helps[0], shown.is_open) == (Help.RETRY, True)
        assert shown.run is not None
        assert (shown.run.id, shown.run.counts[0].failed) == ("r1", 1)

    def test_runs_are_shown_with_their_counts(self, hosting: Decisions) -> None:
        """Newest first, older ones by the last of the page before."""
        keep(hosting, runs=[run(f"r{n}", n) for n in range(3)])
        first = msgspec.json.decode(hosting.get("runs", limit=2).content, type=RunPage).runs
        rest = msgspec.json.decode(hosting.get("runs", limit=2, before=first[-1].id).content, type=RunPage).runs
        assert [each.id for each in (*first, *rest)] == ["r2", "r1", "r0"]
        assert first[0].counts[0].created == 4

    def test_an_office_pc_looks_for_its_own_organization_only(self, hosting: Decisions) -> None:
        """With its own token; that of another organization sees nothing, whatever it names."""
        keep(hosting, line(1))
        cloud = hosting.cloud
        cloud.organization("lain")
        own, other = cloud.agent("kedai", "PC-9"), cloud.agent("lain", "PC-8")
        path = f"/api/integrations/{PROVIDER}/log"
        slug, other_slug = cloud.slug("kedai"), cloud.slug("lain")
        told = cloud.http.request("GET", path, params={"organization_slug": slug}, headers=own.headers)
        assert told.json()["matched"] == 1
        refused_ = cloud.http.request("GET", path, params={"organization_slug": slug}, headers=other.headers)
        assert problem(refused_, 403).code == ProblemCode.FORBIDDEN
        theirs = cloud.http.request("GET", path, params={"organization_slug": other_slug}, headers=other.headers)
        assert problem(theirs, 409).code == ProblemCode.NOT_CONNECTED
        support = cloud.person("kedai", Role.SUPPORT)
        assert support.get(path).json()["matched"] == 1

    def test_how_its_runs_end_is_told(self, hosting: Decisions) -> None:
        """The worst of the last runs of each kind, with the newest's reason; nothing before the first."""
        assert _told(hosting) == ("", "", False)
        for kind, status, why in (("invoices", "failed", "Old."), ("invoices", "partial", "1 set aside")):
            _ended(hosting, kind, status, why)
        _ended(hosting, "customers", "success", "")
        assert _told(hosting) == ("partial", "1 set aside", False)

    def test_a_kind_that_is_left_out_has_no_runs_any_more(self, hosting: Decisions) -> None:
        """How its last one ended is over with it: nobody could make it better."""
        _ended(hosting, "customers", "success", "")
        _ended(hosting, "payments", "failed", "Old.")
        assert _told(hosting) == ("failed", "Old.", False)
        _change(hosting, hosted_connections, policies='{"kinds":{"payments":{"read":false}}}')
        assert _told(hosting) == ("success", "", False)
        _change(hosting, hosted_connections, policies='{"kinds":5}')
        assert _told(hosting) == ("failed", "Old.", False)

    def test_turns_that_fail_before_they_come_to_a_run_are_told(self, hosting: Decisions) -> None:
        """No run log tells of them; one that failed alone may be a moment's."""
        _ended(hosting, "customers", "success", "")
        said = "The platform cannot be reached."
        with hosting.cloud.database.write() as writing:
            enlist(writing)
        for failures, told in ((1, ("success", "", False)), (2, ("failed", said, False)), (0, ("success", "", False))):
            _change(hosting, connection_turns, failures=failures, note=said if failures else None)
            assert _told(hosting) == told

    def test_a_run_that_nobody_begins_is_told(self, hosting: Decisions) -> None:
        """Whoever waits for a worker that is not there is not left in the dark: neither before the first turn nor after
        one, nor when the worker died in the middle of one. While a turn is under way, and its worker lives, nothing
        is overdue."""
        now = dt.datetime.now(dt.UTC)
        then = now - dt.timedelta(minutes=5)
        with hosting.cloud.database.write() as writing:
            writing.execute(delete(connection_turns).where(connection_turns.c.connection == hosting.connection))
        _change(hosting, hosted_connections, connected_at=then)
        assert _told(hosting)[2]
        with hosting.cloud.database.write() as writing:
            enlist(writing)
        assert not _told(hosting)[2]
        for values, overdue in (({"due_at": then}, True), ({"begun_at": now}, False), ({"begun_at": then}, True)):
            _change(hosting, connection_turns, **values)
            assert _told(hosting)[2] is overdue
        for seen, overdue in ((now, False), (then, True)):
            with hosting.cloud.database.write() as writing:
                note_sign_of_life(writing, hosting.connection, seen)
            assert _told(hosting)[2] is overdue

    def test_what_an_office_pc_keeps_is_not_here(self, hosting: Decisions) -> None:
        """Said, and not shown as a log in which nothing happened."""
        agent = hosting.cloud.keeper(hosting.cloud.organization("pejabat"))
        found = hosting.cloud.person("pejabat").get(f"/api/integrations/{PROVIDER}/log")
        assert problem(found, 409).held_by == agent.pc_name


def _told(hosting: Decisions) -> tuple[str, str, bool]:
    answer = hosting.cloud.person("kedai").get("/api/integrations/connected")
    (found,) = msgspec.json.decode(answer.content, type=ConnectedList).integrations
    return found.ended, found.last_words, found.overdue


def _ended(hosting: Decisions, kind: str, status: str, why: str) -> None:
    """The host tells of a run of a kind that ended now."""
    at = dt.datetime.now(dt.UTC).isoformat()
    log = {"id": str(uuid.uuid4()), "entity_type": kind, "sync_direction": "inbound", "status": status}
    log |= {"error_message": why, "started_at": at, "completed_at": at}
    host = {"Authorization": f"Bearer {hosting.secret('token')}"}
    path, body = f"/api/integrations/{PROVIDER}/sync-logs", {"logs": [log | {"records_synced": 1, "records_failed": 0}]}
    assert hosting.cloud.http.request("POST", path, json=body, headers=host).status_code == 204


def _change(hosting: Decisions, table: Table, **values: object) -> None:
    """Other values in the connection's rows."""
    with hosting.cloud.database.write() as writing:
        writing.execute(update(table).where(table.c.connection == hosting.connection).values(values))


def _slice(hosting: Decisions, **asked: str | int) -> LogSlice:
    answer = hosting.get("log", None, **asked)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=LogSlice)


def _line(hosting: Decisions, number: int) -> Shown:
    return msgspec.json.decode(hosting.get("log/line", number=number).content, type=Shown)
