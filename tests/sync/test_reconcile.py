"""After each run both sides are compared; what differs from the books is repaired, and what cannot be is told."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from connector.domain.actions import Action, ActionState, Result
from connector.domain.entities import Entity
from connector.domain.errors import Unreachable
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.reconciliation import Summary
from connector.domain.runs import Equality, Outcome, Trigger
from connector.sync.options import SweepMode
from tests.fakes.entities import customer, invoice
from tests.fakes.sink import MemorySink
from tests.sync.pair import Pair

CUSTOMER, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE


def _met(count: int = 30) -> Pair:
    pair = Pair()
    pair.books.put(*(customer(f"C{n}") for n in range(count)), *(invoice(f"IV{n}", total=n) for n in range(count)))
    assert pair.run().equality is Equality.EQUAL
    return pair


def _overwrite(pair: Pair, kind: EntityKind, key: str, entity: Entity) -> None:
    stored = pair.platform.records[kind]
    stored[Key(key)] = msgspec.structs.replace(stored[Key(key)], entity=entity)


def test_what_the_platform_lost_or_changed_is_repaired() -> None:
    """Lost, changed and foreign records on the platform: one scheduled run later it is as the books are."""
    pair = _met()
    stored = pair.platform.records[CUSTOMER]
    del stored[Key("C3")]
    _overwrite(pair, CUSTOMER, "C4", customer("C4", "Somebody else"))
    _overwrite(pair, INVOICE, "IV5", invoice("IV5", total=1))
    stored[Key("X1")] = msgspec.structs.replace(stored[Key("C5")], entity=customer("X1"), revision=9)
    run = pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})
    assert stored[Key("X1")].revision == 10
    assert stored[Key("C4")].revision == 2
    assert (sum(c.created for c in run.counts), sum(c.updated for c in run.counts)) == (1, 2)


def test_only_differing_buckets_are_listed_and_only_differing_records_read() -> None:
    """One changed record costs the listing of its bucket and one look into the books."""
    pair = _met()
    _overwrite(pair, CUSTOMER, "C4", customer("C4", "Somebody else"))
    fetches = pair.books.calls.count("fetch")
    pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
    assert pair.books.calls.count("fetch") == fetches + 1


def test_a_platform_that_lost_everything_is_filled_again() -> None:
    """All buckets differ: they are compared in groups, and everything is sent again."""
    pair = _met(60)
    pair.options = msgspec.structs.replace(pair.options, repair_page=7)
    pair.platform.records.clear()
    run = pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})


def test_mass_repair_of_changed_records_waits_for_a_person() -> None:
    """Repairing is writing too: more than the safeguard allows is held, and the difference is told."""
    pair = _met(80)
    for n in range(60):
        _overwrite(pair, CUSTOMER, f"C{n}", customer(f"C{n}", "Somebody else"))
    run = pair.engine().run(Trigger.SCHEDULE, sweep=SweepMode.NEVER)
    assert (run.outcome, run.equality) == (Outcome.PARTIAL, Equality.DIFFERENT)
    assert len(pair.store.outbox(CUSTOMER, ActionState.HELD, 99)) == 60


def test_a_platform_that_is_ahead_of_our_memory() -> None:
    """When our links are older than the platform's revisions, the run plans above them and ends equal."""
    pair = _met(3)
    links = pair.store.links_by_kind[CUSTOMER]
    for key in list(links):
        stored = pair.platform.records[CUSTOMER][key]
        pair.platform.records[CUSTOMER][key] = msgspec.structs.replace(stored, revision=7)
    del links[Key("C1")]
    pair.books.put(customer("C0", "Baharu"), customer("C1", "Baharu"))
    run = pair.run()
    assert (run.outcome, run.equality, pair.differences()) == (Outcome.SUCCESS, Equality.EQUAL, {})
    revisions = {key: stored.revision for key, stored in pair.platform.records[CUSTOMER].items()}
    assert revisions == {"C0": 8, "C1": 8, "C2": 7}


class Ahead(MemorySink):
    """A platform whose records somebody else moves on just before each write."""

    moves = 0

    def apply(self, entity: EntityKind, actions: Sequence[Action]) -> Sequence[Result]:
        """Move on, then answer."""
        for action in actions:
            stored = self.records[entity].get(action.key)
            if stored is not None and self.moves:
                self.moves -= 1
                self.records[entity][action.key] = msgspec.structs.replace(stored, revision=action.revision + 3)
        return MemorySink.apply(self, entity, actions)


def test_a_race_for_a_record_is_bounded() -> None:
    """Planning above a newer revision is repeated, but not for ever; what is left is tried in the next run."""
    pair = _met(2)
    pair.platform = platform = Ahead(records=pair.platform.records, sequence=pair.platform.sequence)
    platform.moves = 2
    pair.books.put(customer("C0", "Baharu"))
    assert pair.run(SweepMode.NEVER).equality is Equality.EQUAL
    platform.moves = 10**6
    pair.books.put(customer("C0", "Lama"))
    pair.run(SweepMode.NEVER)
    assert platform.moves > 10**6 - 20
    platform.moves = 0
    assert (pair.run(SweepMode.NEVER).outcome, pair.differences()) == (Outcome.SUCCESS, {})


class Lossy(MemorySink):
    """A platform that does not keep every field."""

    def _kept(self, kind: EntityKind) -> None:
        for key, stored in self.records.get(kind, {}).items():
            if isinstance(stored.entity, Customer) and stored.entity.note:
                entity = msgspec.structs.replace(stored.entity, note=None)
                self.records[kind][key] = msgspec.structs.replace(stored, entity=entity)

    def summary(self, entity: EntityKind) -> Summary:
        """Of what was kept."""
        self._kept(entity)
        return MemorySink.summary(self, entity)


def test_a_platform_that_does_not_keep_a_field_is_told() -> None:
    """What stays different after the repair is said to be different, and the run ends."""
    pair = Pair(platform=Lossy())
    pair.books.put(customer("C1", note="kept nowhere"), customer("C2"))
    run = pair.run()
    assert (run.outcome, run.equality) == (Outcome.PARTIAL, Equality.DIFFERENT)
    assert any("not as agreed" in note for note in pair.reporter.notes)


class Shy(MemorySink):
    """A platform whose reconciliation cannot be reached."""

    def summary(self, entity: EntityKind) -> Summary:
        """Not now."""
        raise Unreachable("Away.")


def test_unknown_is_not_equal() -> None:
    """When the comparison could not be made, equality is unknown, whatever was written."""
    pair = _met(2)
    pair.platform = Shy(records=pair.platform.records, sequence=pair.platform.sequence)
    pair.books.put(customer("C0", "Baharu"))
    run = pair.run()
    assert (run.outcome, run.equality, run.error_code) == (Outcome.FAILED, Equality.UNKNOWN, "unreachable")
    assert pair.differences() == {}
