"""What every sink promises. A subclass gives `sink`: one that has nothing yet."""

from __future__ import annotations

import msgspec

from connector.domain.actions import Action, Result, ResultKind
from connector.domain.fingerprint import BUCKETS, bucket_of
from connector.domain.keys import EntityKind, Key
from connector.domain.ports import RemoteEntry, Sink
from connector.domain.reconciliation import EMPTY, Entry, Tally
from tests.contracts.actions import deletion, upsert
from tests.fakes.entities import customer, invoice

CUSTOMER, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE


class SinkContract:
    """Each action at most once, in order, never an older state over a newer one, and it tells what it has."""

    def test_answers_in_the_order_asked(self, sink: Sink) -> None:
        """One result for each action, in order, with the target's identity of the record."""
        actions = [upsert(customer(f"C{n}")) for n in range(5)]
        results = sink.apply(CUSTOMER, actions)
        assert [result.id for result in results] == [action.id for action in actions]
        assert {result.kind for result in results} == {ResultKind.CREATED}
        assert len({result.remote for result in results}) == 5

    def test_creation_edit_deletion_return(self, sink: Sink) -> None:
        """Each step is what it is called, and the record keeps its identity there."""
        steps = [upsert(customer()), upsert(customer(name="b"), 2), upsert(customer(name="b"), 3)]
        steps += [deletion(CUSTOMER, "C1", 4), upsert(customer(), 5)]
        results = [_one(sink, step) for step in steps]
        assert [result.kind for result in results] == [
            ResultKind.CREATED,
            ResultKind.UPDATED,
            ResultKind.UNCHANGED,
            ResultKind.DELETED,
            ResultKind.CREATED,
        ]
        assert len({results[n].remote for n in (0, 1, 2)}) == 1
        assert _entry(sink, CUSTOMER, "C1").revision == 5

    def test_sent_again_changes_nothing(self, sink: Sink) -> None:
        """An action that arrives twice is agreed twice and written once."""
        action = upsert(invoice(total=500))
        first, again = _one(sink, action), _one(sink, action)
        assert (first.agreed, again.agreed, again.remote) == (True, True, first.remote)
        assert sink.summary(INVOICE).count == 1
        assert _entry(sink, INVOICE, "IV1").revision == 1

    def test_an_older_state_never_overwrites(self, sink: Sink) -> None:
        """A late arrival is stale, is told the newer revision, and leaves the record as it is; so after a deletion."""
        sink.apply(CUSTOMER, [upsert(customer(name="new"), 5)])
        before = _entry(sink, CUSTOMER, "C1")
        for late in (upsert(customer(name="old"), 4), upsert(customer(name="other"), 5), deletion(CUSTOMER, "C1", 3)):
            result = _one(sink, late)
            assert (result.kind, result.revision) == (ResultKind.STALE, 5)
        assert _entry(sink, CUSTOMER, "C1") == before
        sink.apply(CUSTOMER, [deletion(CUSTOMER, "C1", 6)])
        result = _one(sink, upsert(customer(name="late"), 5))
        assert (result.kind, result.revision) == (ResultKind.STALE, 6)
        assert sink.summary(CUSTOMER) == EMPTY

    def test_deleting_what_is_not_there_is_agreed(self, sink: Sink) -> None:
        """A deletion of an unknown record ends as wanted."""
        assert _one(sink, deletion(CUSTOMER, "C9", 1)).agreed
        assert sink.summary(CUSTOMER) == EMPTY

    def test_settling_tells_what_arrived(self, sink: Sink) -> None:
        """What was written is told as agreed, what never arrived as None, what was passed over as stale."""
        here, over, never = upsert(customer("C1")), upsert(customer("C2")), upsert(customer("C3"))
        gone = deletion(CUSTOMER, "C4", 2)
        sink.apply(CUSTOMER, [here, over, gone])
        sink.apply(CUSTOMER, [upsert(customer("C2", "newer"), 2)])
        first, second, third, fourth = sink.settle(CUSTOMER, [here, over, never, gone])
        assert first is not None
        assert first.agreed
        assert first.remote
        assert second is not None
        assert (second.kind, second.revision) == (ResultKind.STALE, 2)
        assert third is None
        assert fourth is not None
        assert fourth.agreed

    def test_the_summary_is_that_of_what_is_stored(self, sink: Sink) -> None:
        """Count, control totals by currency and bucket sums follow every write."""
        assert sink.summary(INVOICE) == EMPTY
        actions = [upsert(invoice(f"IV{n}", total=n, currency="USD" if n == 3 else "MYR")) for n in range(6)]
        sink.apply(INVOICE, actions)
        edited = upsert(invoice("IV1", total=900), 2)
        sink.apply(INVOICE, [edited, deletion(INVOICE, "IV2", 2)])
        tally = Tally()
        for action in [actions[0], edited, *actions[3:]]:
            tally.add(Entry(action.key, action.fingerprint, action.currency, action.amount))
        assert sink.summary(INVOICE) == tally.summary()
        assert sink.summary(CUSTOMER) == EMPTY

    def test_entries_are_the_live_records_of_some_buckets(self, sink: Sink) -> None:
        """Each live record once, with revision, fingerprint and amount; other buckets are left out."""
        actions = [upsert(invoice(f"IV{n}", total=n)) for n in range(12)]
        sink.apply(INVOICE, actions)
        sink.apply(INVOICE, [deletion(INVOICE, "IV4", 2)])
        every = [entry for batch in sink.entries(INVOICE, range(BUCKETS)) for entry in batch]
        live = [action for action in actions if action.key != "IV4"]
        assert sorted((e.key, e.revision, e.fingerprint, e.currency, e.amount) for e in every) == sorted(
            (a.key, 1, a.fingerprint, a.currency, a.amount) for a in live
        )
        some = [entry.key for batch in sink.entries(INVOICE, [bucket_of("IV7")]) for entry in batch]
        assert some == [action.key for action in live if bucket_of(action.key) == bucket_of("IV7")]

    def test_the_sequence_only_grows(self, sink: Sink) -> None:
        """Each accepted batch moves the number by which a restored platform is known."""
        before = sink.identify()
        sink.apply(CUSTOMER, [upsert(customer())])
        after = sink.identify()
        assert after.counters["sequence"] > before.counters.get("sequence", 0)
        assert msgspec.structs.replace(after, counters={}) == msgspec.structs.replace(before, counters={})

    def test_records_of_different_kinds_never_meet(self, sink: Sink) -> None:
        """The same key in two kinds is two records."""
        sink.apply(CUSTOMER, [upsert(customer("X1"))])
        sink.apply(INVOICE, [upsert(invoice("X1"))])
        assert (sink.summary(CUSTOMER).count, sink.summary(INVOICE).count) == (1, 1)


def _one(sink: Sink, action: Action) -> Result:
    (result,) = sink.apply(action.entity, [action])
    return result


def _entry(sink: Sink, kind: EntityKind, key: str) -> RemoteEntry:
    found = [entry for batch in sink.entries(kind, [bucket_of(key)]) for entry in batch if entry.key == Key(key)]
    assert len(found) == 1
    return found[0]
