"""Rest costs nothing, a dry run changes nothing, and the log stays small in a backfill."""

from __future__ import annotations

from collections.abc import Sequence

from connector.domain.actions import Action, ActionKind
from connector.domain.errors import Unreachable
from connector.domain.keys import EntityKind
from connector.domain.runs import EntryKind, Outcome, Trigger
from connector.sync.options import EngineOptions, SweepMode
from connector.sync.quiet import QuietRuns
from tests.fakes.entities import customer, invoice
from tests.sync.pair import Pair

CUSTOMER, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE


def _met() -> Pair:
    pair = Pair()
    pair.books.put(customer("C1"), customer("C2"), invoice("IV1"))
    pair.run()
    return pair


def test_an_hour_of_rest_is_one_record() -> None:
    """Runs that find nothing are counted in memory; once an hour one record tells how many there were."""
    pair = _met()
    pair.quiet = QuietRuns(pair.store, pair.clock)
    pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
    before, writes = len(pair.store.runs(999)), pair.store.writes
    for _ in range(59):
        pair.clock.advance(60)
        pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
    assert (len(pair.store.runs(999)), pair.store.writes) == (before, writes)
    pair.clock.advance(60)
    run = pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
    assert pair.quiet.last == run
    assert [told.sentence for told in pair.store.runs(1)] == ["Nothing new. (60 runs)"]
    assert pair.store.writes == writes + 1


def test_news_are_written_at_once() -> None:
    """A run that wrote, that a person asked for, or that ended otherwise than the one before is recorded at once."""
    pair = _met()
    pair.quiet = QuietRuns(pair.store, pair.clock)
    for _ in range(3):
        pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
    pair.books.put(customer("C1", "Baharu"))
    wrote = pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
    assert pair.store.runs(1) == [wrote]
    assert pair.store.runs(2)[1].sentence == "Nothing new. (2 runs)"
    asked = pair.engine().run(Trigger.PERSON, sweep=SweepMode.NEVER)
    assert pair.store.runs(1) == [asked]
    pair.books.faults["identify"] = [Unreachable("The ledger is away.")] * 3
    failed = pair.engine().run(Trigger.SCHEDULE)
    assert pair.store.runs(1) == [failed]
    errors = [line.sentence for line in pair.store.entries_log() if line.kind is EntryKind.ERROR]
    assert errors == ["The ledger is away."]


def test_an_outage_is_told_once() -> None:
    """The same failure again and again is counted like rest, not written each time."""
    pair = _met()
    pair.quiet = QuietRuns(pair.store, pair.clock)
    pair.books.faults["identify"] = [Unreachable("The ledger is away.") for _ in range(9)]
    for _ in range(9):
        pair.engine().run(Trigger.SCHEDULE)
    pair.quiet.flush()
    assert [run.sentence for run in pair.store.runs(2)] == ["The ledger is away. (8 runs)", "The ledger is away."]
    assert len([line for line in pair.store.entries_log() if line.kind is EntryKind.ERROR]) == 1


def test_a_dry_run_names_everything_and_changes_nothing() -> None:
    """Every record and field that would change is shown; neither side, nor the memory, nor a checkpoint moves."""
    pair = _met()
    pair.books.put(customer("C1", "Baharu"), customer("C3"))
    pair.books.remove(INVOICE, "IV1")
    memory = (dict(pair.store.cursors), dict(pair.store.facts), len(pair.store.runs(99)), pair.store.writes)
    batches = list(pair.platform.batches)
    shown: list[Action] = []

    def show(actions: Sequence[Action]) -> None:
        shown.extend(actions)

    run = pair.engine().run(Trigger.PERSON, sweep=SweepMode.ALWAYS, dry_run=True, show=show)
    assert (run.outcome, run.dry_run, sum(counts.written for counts in run.counts)) == (Outcome.SUCCESS, True, 3)
    assert {(a.kind, a.key, a.changed) for a in shown} == {
        (ActionKind.UPDATE, "C1", ("name",)),
        (ActionKind.CREATE, "C3", ("code", "currency", "name")),
        (ActionKind.DELETE, "IV1", ()),
    }
    assert len(shown) == 3
    assert pair.platform.batches == batches
    assert memory == (dict(pair.store.cursors), dict(pair.store.facts), len(pair.store.runs(99)), pair.store.writes)


def test_a_dry_run_of_other_rules() -> None:
    """Records that read otherwise now, though no version moved, are shown when the run would read everything again."""
    pair = _met()
    pair.books.put_quietly(customer("C1", "By another rule"))
    shown: list[Action] = []
    pair.engine().run(Trigger.PERSON, sweep=SweepMode.ALWAYS, dry_run=True, show=shown.extend)
    assert shown == []
    pair.engine().run(Trigger.PERSON, sweep=SweepMode.ALWAYS, dry_run=True, anew=True, show=shown.extend)
    assert [(a.kind, a.key, a.changed) for a in shown] == [(ActionKind.UPDATE, "C1", ("name",))]


def test_a_dry_run_before_the_first_run() -> None:
    """Nothing has been met yet: everything is shown as new, and nothing is remembered."""
    pair = Pair()
    pair.books.put(customer("C1"), invoice("IV1"))
    shown: list[Action] = []
    run = pair.engine().run(Trigger.PERSON, dry_run=True, show=shown.extend)
    assert (run.outcome, [a.key for a in shown], pair.store.writes) == (Outcome.SUCCESS, ["C1", "IV1"], 0)


def test_a_backfill_logs_one_line_a_batch() -> None:
    """Many new records at once leave one line for each batch, updates one for each record."""
    pair = Pair(options=EngineOptions(batch=100))
    pair.books.page = 100
    pair.books.put(*(customer(f"C{n:03}") for n in range(250)))
    pair.run()
    lines = pair.store.entries_log()
    assert [(line.sentence, line.key) for line in lines[:2]] == [("100 created", None), ("100 created", None)]
    assert [line.sentence for line in lines[2:]] == ["created"] * 50
    pair.books.put(*(customer(f"C{n:03}", "Edited") for n in range(50)))
    run = pair.run()
    assert len(pair.store.entries_log(run=run.id)) == 50
