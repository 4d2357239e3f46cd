"""What every store promises. A subclass gives `store` and `reopened`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from connector.domain.actions import ActionKind, ActionState
from connector.domain.changes import Cursor, Seen
from connector.domain.fingerprint import BUCKETS, bucket_of, canonical, field_digests
from connector.domain.identity import Company, Identity, Timeline
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId, TimelineId, Version
from connector.domain.ports import RemoteEntry, Store
from connector.domain.reconciliation import EMPTY, Entry, Tally
from connector.domain.runs import EntityCounts, EntryKind, LogEntry, Outcome, Problem, RunRecord, Trigger
from tests.contracts.actions import agreed, deletion, rejected, stale, upsert
from tests.fakes.entities import customer, invoice

NOW = dt.datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=dt.UTC)
CUSTOMER, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE


def problem(key: str = "C1", **changes: object) -> Problem:
    """A customer that was refused."""
    base = Problem(entity=CUSTOMER, key=Key(key), code="rejected", sentence="no", since=NOW, version=Version("v1"))
    return msgspec.structs.replace(base, **changes)


def line(sentence: str, key: str | None = None, run: str = "r1", entity: EntityKind | None = CUSTOMER) -> LogEntry:
    """A line of the log."""
    return LogEntry(
        at=NOW,
        connection=ConnectionId("c1"),
        run=RunId(run),
        kind=EntryKind.WRITTEN,
        entity=entity,
        key=Key(key) if key else None,
        sentence=sentence,
        fields=("name", "email"),
    )


_NEW = (("N1", "Aminah"), ("N2", "Bala"), ("N3", "Chong"))
"""New customers, some with the name of one that is there."""


class LinksContract:
    """What was agreed, with its tally; timelines, checkpoints, facts."""

    def test_small_things_survive(self, store: Store, reopened: Callable[[], Store]) -> None:
        """Timelines, checkpoints and facts are there after a restart, exactly."""
        identity = Identity(company=Company(name="Maju"), counters={"n": 5}, marks={"m": "x"}, origin="pc")
        timeline = Timeline(id=TimelineId("t1"), identity=identity, seen_at=NOW)
        assert (store.timeline("books"), store.cursor(CUSTOMER), store.fact("f")) == (None, None, None)
        store.save_timeline("books", timeline)
        store.save_cursor(CUSTOMER, Cursor("17"), RunId("r1"))
        store.mark_fact("f", "1")
        store.mark_fact("f", "2")
        again = reopened()
        assert (again.timeline("books"), again.cursor(CUSTOMER), again.fact("f")) == (timeline, "17", "2")
        assert (again.timeline("platform"), again.cursor(INVOICE)) == (None, None)
        again.clear_cursors()
        assert again.cursor(CUSTOMER) is None

    def test_confirmed_actions_become_links(self, store: Store, reopened: Callable[[], Store]) -> None:
        """A link has all of what was agreed, and its kind alone."""
        action = upsert(invoice(total=500))
        store.plan([action], ActionState.SENT)
        store.confirm([agreed(action, "remote-1")])
        link = reopened().links(INVOICE, [action.key, Key("none")])[action.key]
        assert (link.remote, link.revision, link.fingerprint) == ("remote-1", 1, action.fingerprint)
        assert link.digests == field_digests(action.content)
        assert (link.version, link.currency, link.amount, link.deleted) == ("v1", "MYR", 500, False)
        assert store.links(CUSTOMER, [action.key]) == {}
        assert store.outbox(None, ActionState.SENT, 9) == []

    def test_tally_follows_the_links(self, store: Store, reopened: Callable[[], Store]) -> None:
        """Count, totals and buckets are those of the live links after creations, updates, deletions and adoption."""
        assert store.summary(INVOICE) == EMPTY
        first = [upsert(invoice(f"IV{n}", total=n * 100)) for n in range(6)]
        store.confirm([agreed(action) for action in first])
        second = upsert(invoice("IV1", total=7), 2)
        store.confirm([agreed(second), agreed(deletion(INVOICE, "IV2", 2))])
        seen = RemoteEntry(Key("IV9"), "r9", 4, b"f" * 16, "USD", 5)
        store.adopt(INVOICE, [seen])
        store.adopt(INVOICE, [seen])
        tally = Tally()
        for action in [*first[:1], *first[3:], second]:
            tally.add(Entry(action.key, action.fingerprint, "MYR", action.amount))
        tally.add(Entry("IV9", b"f" * 16, "USD", 5))
        for each in (store, reopened()):
            assert each.summary(INVOICE) == tally.summary()
            assert each.link_count(INVOICE) == 6
        adopted = store.links(INVOICE, [Key("IV9")])[Key("IV9")]
        assert (adopted.remote, adopted.revision, adopted.digests, adopted.version) == ("r9", 4, b"", "")
        assert store.summary(CUSTOMER) == EMPTY

    def test_a_tombstone_keeps_its_revision(self, store: Store) -> None:
        """A confirmed deletion is a link without fingerprint that is not counted."""
        store.confirm([agreed(upsert(customer()))])
        store.confirm([agreed(deletion(CUSTOMER, "C1", 2))])
        link = store.links(CUSTOMER, [Key("C1")])[Key("C1")]
        assert (link.deleted, link.revision, store.link_count(CUSTOMER)) == (True, 2, 0)

    def test_touch_moves_the_version_only(self, store: Store) -> None:
        """A newer version of the same content changes nothing else."""
        action = upsert(customer())
        store.confirm([agreed(action)])
        before = store.links(CUSTOMER, [action.key])[action.key]
        store.touch(CUSTOMER, [(action.key, Version("v2")), (Key("none"), Version("v2"))])
        assert store.links(CUSTOMER, [action.key]) == {action.key: msgspec.structs.replace(before, version="v2")}

    def test_twins_are_alike_but_for_one_field(self, store: Store) -> None:
        """Live links of one kind with the same digests of all other fields; a field that is not there is no twin's."""
        for entity in (customer("C1", "Aminah"), customer("C2", "Aminah"), customer("C3", "Bala")):
            store.confirm([agreed(upsert(entity))])
        store.confirm([agreed(deletion(CUSTOMER, "C2", 2))])
        wanted = {Key(key): field_digests(canonical(customer(key, name))) for key, name in _NEW}
        found = store.twins(CUSTOMER, wanted, "code")
        assert {key: list(keys) for key, keys in found.items()} == {"N1": ["C1"], "N2": ["C3"]}
        assert store.twins(INVOICE, wanted, "code") == {}
        assert store.twins(CUSTOMER, wanted, "phone") == {}

    def test_together_is_all_or_nothing(self, store: Store, reopened: Callable[[], Store]) -> None:
        """Steps done together are seen inside at once, and durable as one; when one fails, none was done."""
        first, second = upsert(customer("C1")), upsert(customer("C2"))
        store.plan([first], ActionState.SENT)

        def fail() -> None:
            with store.together():
                store.confirm([agreed(first)], log=[line("x")])
                store.plan([second], ActionState.SENT)
                store.set_aside([problem("C3")])
                store.mark_fact("f", "1")
                assert (store.link_count(CUSTOMER), store.fact("f"), len(store.problems())) == (1, "1", 1)
                assert [p.action for p in store.outbox(None, ActionState.SENT, 9)] == [second]
                raise KeyError

        with pytest.raises(KeyError):
            fail()
        for each in (store, reopened()):
            assert (each.summary(CUSTOMER), each.fact("f"), each.problems(), each.entries_log()) == (
                EMPTY,
                None,
                [],
                [],
            )
            assert [p.action for p in each.outbox(None, ActionState.SENT, 9)] == [first]
        with store.together():
            store.confirm([agreed(first)])
            store.plan([second], ActionState.SENT)
        again = reopened()
        assert (again.link_count(CUSTOMER), store.link_count(CUSTOMER)) == (1, 1)
        assert [p.action for p in again.outbox(None, ActionState.SENT, 9)] == [second]


class OutboxContract:
    """What shall be written."""

    def test_outbox_keeps_actions_whole_and_in_order(self, store: Store, reopened: Callable[[], Store]) -> None:
        """What was planned comes back as it was, oldest first, by kind, state and action kind."""
        one, two, gone = upsert(customer("C1"), 2), upsert(customer("C2")), deletion(CUSTOMER, "C3", 5)
        bill = upsert(invoice())
        two = msgspec.structs.replace(two, renamed_from=Key("C9"))
        store.plan([one, two], ActionState.PLANNED)
        store.plan([gone, bill], ActionState.PLANNED)
        again = reopened()
        assert [p.action for p in again.outbox(CUSTOMER, ActionState.PLANNED, 9)] == [one, two, gone]
        assert [p.action for p in again.outbox(None, ActionState.PLANNED, 3)] == [one, two, gone]
        assert [p.action for p in again.outbox(CUSTOMER, ActionState.PLANNED, 9, ActionKind.DELETE)] == [gone]
        store.mark([gone.id], ActionState.SENT)
        sent = store.outbox(CUSTOMER, ActionState.SENT, 9)
        assert [(p.action, p.state, p.attempts) for p in sent] == [(gone, ActionState.SENT, 1)]
        assert store.outbox_counts() == {
            (CUSTOMER, "create", ActionState.PLANNED): 1,
            (CUSTOMER, "update", ActionState.PLANNED): 1,
            (CUSTOMER, "delete", ActionState.SENT): 1,
            (INVOICE, "create", ActionState.PLANNED): 1,
        }

    def test_a_newer_plan_replaces_one_not_begun(self, store: Store) -> None:
        """At most one action waits for a record: the newest."""
        store.plan([upsert(customer(), 2)], ActionState.HELD)
        newer = upsert(customer(name="Baharu"), 2)
        store.plan([newer], ActionState.PLANNED)
        assert [p.action for p in store.outbox(None, ActionState.PLANNED, 9)] == [newer]
        assert store.outbox(None, ActionState.HELD, 9) == []

    def test_the_same_plan_changes_nothing(self, store: Store) -> None:
        """A released or held action that is planned once more stays what it is; to send it is a change."""
        action = upsert(customer(), 2)
        store.plan([action], ActionState.RELEASED)
        store.plan([action], ActionState.PLANNED)
        assert [p.state for p in store.outbox(None, ActionState.RELEASED, 9)] == [ActionState.RELEASED]
        store.plan([action], ActionState.SENT)
        store.plan([action], ActionState.PLANNED)
        assert [p.attempts for p in store.outbox(None, ActionState.SENT, 9)] == [1]

    def test_an_uncertain_action_is_never_replaced(self, store: Store) -> None:
        """What may have arrived is not forgotten, and the plan that wanted so fails as a whole."""
        uncertain = upsert(customer())
        store.plan([uncertain], ActionState.SENT)
        with pytest.raises(RuntimeError):
            store.plan([upsert(customer("C2")), upsert(customer(name="Baharu"))], ActionState.PLANNED)
        assert [p.action for p in store.outbox(None, ActionState.SENT, 9)] == [uncertain]

    def test_refused_and_stale_actions_leave_without_a_link(self, store: Store) -> None:
        """Only what was agreed is linked; a successor takes the place of a stale action in the same step."""
        no, old = upsert(customer("C1")), upsert(customer("C2"))
        store.plan([no, old], ActionState.SENT)
        successor = upsert(customer("C2"), 8)
        store.confirm([rejected(no), stale(old, 7)], successors=[successor], log=[line("x")])
        assert store.links(CUSTOMER, [no.key, old.key]) == {}
        assert store.outbox(None, ActionState.SENT, 9) == []
        assert [p.action for p in store.outbox(None, ActionState.PLANNED, 9)] == [successor]
        assert [entry.sentence for entry in store.entries_log()] == ["x"]

    def test_confirming_leaves_a_newer_plan(self, store: Store) -> None:
        """The answer to one action never takes out another one of the same record."""
        newer = upsert(customer(name="Baharu"), 2)
        store.plan([newer], ActionState.PLANNED)
        store.confirm([agreed(upsert(customer()))])
        assert [p.action for p in store.outbox(None, ActionState.PLANNED, 9)] == [newer]

    def test_withdraw_and_discard(self, store: Store) -> None:
        """What was not begun can be taken out by key or by id; what was begun only by id."""
        one, two, three = (upsert(customer(f"C{n}")) for n in range(3))
        store.plan([one], ActionState.SENT)
        store.plan([two, three], ActionState.HELD)
        assert store.withdraw(CUSTOMER, [one.key, two.key, Key("none")]) == 1
        assert store.withdraw(INVOICE, [three.key]) == 0
        assert [p.action for p in store.outbox(None, ActionState.HELD, 9)] == [three]
        store.discard([one.id, three.id])
        assert store.outbox_counts() == {}


class ComparisonContract:
    """What is listed and compared."""

    def test_entries_of_some_buckets_come_in_bucket_order(self, store: Store) -> None:
        """Live links of the wanted buckets, once each, buckets ascending."""
        actions = [upsert(customer(f"C{n}")) for n in range(40)]
        store.confirm([agreed(action) for action in actions])
        store.confirm([agreed(deletion(CUSTOMER, "C7", 2))])
        every = [entry for batch in store.entries(CUSTOMER, range(BUCKETS)) for entry in batch]
        assert {(e.key, e.fingerprint) for e in every} == {(a.key, a.fingerprint) for a in actions if a.key != "C7"}
        buckets = [bucket_of(entry.key) for entry in every]
        assert buckets == sorted(buckets)
        some = [entry.key for batch in store.entries(CUSTOMER, [bucket_of("C3")]) for entry in batch]
        assert some == [entry.key for entry in every if bucket_of(entry.key) == bucket_of("C3")]

    def test_entries_stand_still_while_we_write(self, store: Store) -> None:
        """Writing links does not disturb a listing that was begun."""
        actions = [upsert(customer(f"C{n}")) for n in range(9)]
        store.confirm([agreed(action) for action in actions])
        listing = store.entries(CUSTOMER, range(BUCKETS))
        seen = list(next(listing))
        store.confirm([agreed(upsert(customer(f"D{n}"))) for n in range(9)])
        seen += [entry for batch in listing for entry in batch]
        assert {entry.key for entry in seen} == {action.key for action in actions}

    def test_sweep_finds_what_differs(self, store: Store) -> None:
        """Missing, unknown and moved keys, each once; tombstones count as unknown."""
        store.confirm([agreed(upsert(customer(f"C{n}"))) for n in range(6)])
        store.confirm([agreed(deletion(CUSTOMER, "C5", 2))])
        with store.sweep(CUSTOMER) as sweep:
            sweep.add([Seen(Key("C1"), Version("v1")), Seen(Key("C2"), Version("v2"))])
            sweep.add([Seen(Key(key), Version("v1")) for key in ("C3", "C5", "N1", "C1")])
            assert _flat(sweep.missing()) == ["C0", "C4"]
            assert _flat(sweep.unknown()) == ["C5", "N1"]
            assert _flat(sweep.moved()) == ["C2"]
        with store.sweep(CUSTOMER) as sweep:
            assert _flat(sweep.missing()) == ["C0", "C1", "C2", "C3", "C4"]

    def test_sweep_leaves_alone_what_is_known(self, store: Store) -> None:
        """What waits in the outbox or is set aside at the version seen is not found again, at another version it is."""
        store.confirm([agreed(upsert(customer(f"C{n}"))) for n in range(4)])
        store.plan([upsert(customer("C1", "x"), 2, "v2"), upsert(customer("N1"), 1, "v1")], ActionState.HELD)
        store.plan([deletion(CUSTOMER, "C0", 2), deletion(CUSTOMER, "C3", 2)], ActionState.HELD)
        store.set_aside([problem("N2", version=Version("v1")), problem("C2", version=Version("v2"))])
        with store.sweep(CUSTOMER) as sweep:
            versions = {"C1": "v2", "C2": "v2", "C3": "v1", "N1": "v1", "N2": "v1"}
            sweep.add([Seen(Key(key), Version(version)) for key, version in versions.items()])
            assert _flat(sweep.missing()) == []
            assert _flat(sweep.unknown()) == []
            assert _flat(sweep.moved()) == ["C3"]
        with store.sweep(CUSTOMER) as sweep:
            sweep.add([Seen(Key(key), Version("v3")) for key in ("C1", "C2", "N1", "N2")])
            assert _flat(sweep.unknown()) == ["N1", "N2"]
            assert set(_flat(sweep.moved())) == {"C1", "C2", "N1"}


class RecordsContract:
    """Problems, runs and the log."""

    def test_problems_are_one_for_each_record(self, store: Store, reopened: Callable[[], Store]) -> None:
        """A later problem of the same record replaces the earlier one, and keeps since when."""
        waits = problem("C2", waits_for=(INVOICE, Key("IV1")), next_try=NOW, remedy="wait", since=NOW)
        store.set_aside([problem("C1"), waits])
        later = problem("C1", sentence="still no", attempts=2, since=NOW + dt.timedelta(hours=1))
        store.set_aside([later])
        again = reopened()
        assert again.problems() == [msgspec.structs.replace(later, since=NOW), waits]
        assert again.problem_keys(CUSTOMER, [Key("C1"), Key("C9")]) == {"C1"}
        assert again.problems_of(CUSTOMER, [Key("C2"), Key("C9")]) == {Key("C2"): waits}
        assert (again.problem_counts(), again.problems(INVOICE)) == ({CUSTOMER: 2}, [])
        again.clear_problems(CUSTOMER, [Key("C1")])
        assert [p.key for p in again.problems()] == ["C2"]

    def test_problems_are_counted_and_paged_by_group(self, store: Store) -> None:
        """By kind and code, oldest first, narrowed down by a text in key or sentence whatever its case."""
        for number in range(5):
            since = NOW + dt.timedelta(minutes=number)
            store.set_aside([problem(f"C{number}", since=since), problem(f"D{number}", code="unmappable", since=since)])
        store.set_aside([problem("IV1", entity=INVOICE, sentence="Tarikh 100%")])
        counts = {(CUSTOMER, "rejected"): 5, (CUSTOMER, "unmappable"): 5, (INVOICE, "rejected"): 1}
        assert store.problem_groups() == counts
        assert [p.key for p in store.problem_page(CUSTOMER, "rejected", skip=1, limit=2)] == ["C1", "C2"]
        assert store.problem_groups("tarikh 1") == {(INVOICE, "rejected"): 1}
        assert [p.key for p in store.problem_page(CUSTOMER, "unmappable", "d4")] == ["D4"]
        assert store.problem_groups("_") == {}

    def test_a_problem_is_due_by_time_or_when_its_parent_is_free(self, store: Store) -> None:
        """Due: its time has come, lies more than a day ahead, or what it waits for is no longer set aside."""
        later = NOW + dt.timedelta(hours=1)
        store.set_aside(
            [
                problem("C1", next_try=NOW),
                problem("C2", next_try=later),
                problem("C3"),
                problem("C4", next_try=later, waits_for=(CUSTOMER, Key("C2"))),
                problem("C5", next_try=NOW + dt.timedelta(days=400)),
            ]
        )
        assert [p.key for p in store.problems(CUSTOMER, due=NOW)] == ["C1", "C5"]
        store.clear_problems(CUSTOMER, [Key("C2")])
        assert [p.key for p in store.problems(due=NOW)] == ["C1", "C4", "C5"]

    def test_runs_come_newest_first(self, store: Store, reopened: Callable[[], Store]) -> None:
        """A run is replaced by its id and keeps its place."""
        runs = [
            RunRecord(id=RunId(f"r{n}"), connection=ConnectionId("c1"), trigger=Trigger.PERSON, started_at=NOW)
            for n in range(4)
        ]
        for run in runs:
            store.save_run(run)
        counts = (EntityCounts(entity=CUSTOMER, created=3),)
        done = msgspec.structs.replace(runs[1], outcome=Outcome.SUCCESS, completed_at=NOW, counts=counts)
        store.save_run(done)
        again = reopened()
        assert again.runs(9) == [runs[3], runs[2], done, runs[0]]
        assert again.runs(2, before=RunId("r2")) == [done, runs[0]]

    def test_log_is_numbered_and_searched(self, store: Store, reopened: Callable[[], Store]) -> None:
        """Lines come back whole, ascending after a number or the last ones before it, by entity, run and text."""
        store.log([line("created", "C1"), line("updated", "C_2", "r2"), line("created", "IV1", "r2", INVOICE)])
        store.log([line("note", entity=None)])
        first, second, third, fourth = reopened().entries_log()
        assert first == msgspec.structs.replace(line("created", "C1"), id=first.id)
        assert first.id < second.id < third.id < fourth.id
        assert list(store.entries_log(after=first.id, limit=2)) == [second, third]
        assert list(store.entries_log(before=fourth.id, limit=2)) == [second, third]
        assert list(store.entries_log(entity=CUSTOMER)) == [first, second]
        assert list(store.entries_log(run=RunId("r2"), entity=INVOICE)) == [third]
        assert list(store.entries_log(search="c_")) == [second]
        assert list(store.entries_log(search="CREATED")) == [first, third]


class StoreContract(LinksContract, OutboxContract, ComparisonContract, RecordsContract):
    """Durable, atomic, and the same for every host."""


def _flat(batches: object) -> list[str]:
    return sorted(key for batch in batches for key in batch)  # type: ignore[attr-defined]
