"""What became of each record stands in the sync log in the words that people filter by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.domain.conflicts import Policy
from connector.domain.errors import Unmappable
from connector.domain.keys import ConnectionId, EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.runs import EntryOutcome, FieldValue, LogEntry, Toward
from connector.domain.sync_log import LogFilter
from connector.domain.writing import Deletion, Write, WriteOutcome, WriteResult
from connector.hosting.shown import past_write
from connector.sync.undo import Undo
from tests.fakes.books import MemoryBooks
from tests.fakes.entities import customer, invoice
from tests.sync.both_ways import BothWays
from tests.sync.pair import Pair

C = EntityKind.CUSTOMER


@pytest.fixture
def both(tmp_path: Path) -> Iterator[BothWays]:
    """Two sides that are equal, with one customer."""
    made = BothWays(tmp_path)
    made.books.put(customer("C1", "Aminah"))
    made.run()
    yield made
    made.store.close()


def _newest(both: BothWays) -> LogEntry:
    return both.store.log_slice(LogFilter(toward=Toward.BOOKS)).entries[0]


def _seen(both: BothWays, key: str = "C1") -> Customer:
    found = both.books.entities(C)[Key(key)]
    assert isinstance(found, Customer)
    return found


def test_a_record_on_the_platform_is_called_by_its_name_with_its_new_values() -> None:
    """Created and updated are synced towards the platform; an edit of a few records keeps what they became."""
    pair = Pair()
    pair.books.put(customer("C1", "Aminah"))
    pair.run()
    pair.books.put(customer("C1", "Aminah Sdn Bhd"))
    pair.run()
    created, updated = (line for line in pair.store.lines if line.entity is C)
    assert (created.toward, created.outcome, created.title) == (Toward.PLATFORM, EntryOutcome.SYNCED, "C1 Aminah")
    assert (updated.title, updated.values) == ("C1 Aminah Sdn Bhd", (FieldValue(name="name", new="Aminah Sdn Bhd"),))


def test_many_changes_at_once_keep_no_values() -> None:
    """A new price list is no hundred edits: their lines name the fields only."""
    pair = Pair()
    pair.options = replace(pair.options, batch=100, safeguard_count=99)
    for name, count in (("Ali", 60), ("Bala", 40), ("Chong", 60)):
        pair.books.put(*(customer(f"C{n}", name) for n in range(count)))
        pair.run()
    kept = {name: [bool(line.values) for line in pair.store.lines if name in line.title] for name in ("Bala", "Chong")}
    assert kept == {"Bala": [True] * 40, "Chong": [False] * 60}


def test_what_cannot_go_is_failed_and_what_depends_on_it_waits() -> None:
    """The invoice of a customer who cannot be read waits; the customer itself failed, with the error's code."""
    pair = Pair()
    pair.books.put(customer("C1"))
    pair.books.spoil(C, "C1", Unmappable("The name is empty."))
    pair.books.put(invoice("IV1", customer="C1"))
    pair.run()
    ends = {line.entity: (line.outcome, line.code, line.title) for line in pair.store.lines if line.key}
    assert ends[C] == (EntryOutcome.FAILED, "unmappable", "")
    assert ends[EntityKind.INVOICE][:2] == (EntryOutcome.WAITING, "waits_for_parent")
    assert ends[EntityKind.INVOICE][2].startswith("IV1")


def test_a_write_into_the_books_tells_both_values(both: BothWays) -> None:
    """Before and after stand side by side."""
    both.feed.edit(_seen(both), replace(_seen(both), remark="penting"), "C1")
    both.run()
    line = _newest(both)
    assert (line.outcome, line.title, line.values) == (
        EntryOutcome.SYNCED,
        "C1 Aminah",
        (FieldValue(name="remark", new="penting"),),
    )


def test_fields_that_the_books_kept_are_a_warning(both: BothWays) -> None:
    """Where the books win one field and take another, the line says both."""
    both.conflict = Policy.BOOKS_WIN
    seen = _seen(both)
    both.books.put(replace(seen, name="Nama Buku"))
    both.feed.edit(seen, replace(seen, name="Nama Platform", remark="x"), "C1")
    both.run()
    line = _newest(both)
    assert (line.outcome, line.sentence) == (
        EntryOutcome.WARNED,
        "updated in the books; the books were kept in name",
    )


def test_what_a_person_has_to_decide_waits_with_both_values(both: BothWays) -> None:
    """A conflict is waiting, with the books' value first and the platform's second."""
    seen = _seen(both)
    both.books.put(replace(seen, name="Nama Buku"))
    both.feed.edit(seen, replace(seen, name="Nama Platform"), "C1")
    both.run()
    line = _newest(both)
    assert (line.outcome, line.code) == (EntryOutcome.WAITING, "conflict.fields")
    assert line.values == (FieldValue(name="name", old="Nama Buku", new="Nama Platform"),)


def test_what_a_setting_keeps_out_is_skipped_and_what_the_books_refuse_is_failed(both: BothWays) -> None:
    """The same words for a person, another outcome."""
    both.deletion = Deletion.IGNORE
    both.feed.delete(_seen(both), "C1")
    both.run()
    assert (_newest(both).outcome, _newest(both).code) == (EntryOutcome.SKIPPED, "deletion_ignored")
    both.writer.answers = [WriteOutcome.REJECTED]
    both.feed.edit(_seen(both), replace(_seen(both), remark="x"), "C1")
    both.run()
    assert (_newest(both).outcome, _newest(both).title) == (EntryOutcome.FAILED, "C1 Aminah")


def test_each_attempt_is_told_and_each_reason_to_wait_once(both: BothWays) -> None:
    """A record that somebody works on is tried twice; the edit that waits for the first one is told of once."""
    both.writer.answers = [WriteOutcome.BUSY, WriteOutcome.BUSY]
    both.feed.edit(_seen(both), replace(_seen(both), remark="x"), "C1")
    both.feed.edit(_seen(both), replace(_seen(both), remark="y"), "C1")
    both.run()
    both.clock.advance(86400)
    both.run()
    waiting = both.store.log_slice(LogFilter(outcomes=(EntryOutcome.WAITING,))).entries
    assert [line.sentence.startswith("Not written into the books yet: An earlier") for line in waiting] == [
        False,
        True,
        False,
    ]
    assert {line.key for line in waiting} == {"C1"}


def test_the_same_reason_again_is_no_new_line(both: BothWays) -> None:
    """A record that cannot be read now is looked at in every run, and told of once."""
    both.feed.edit(_seen(both), replace(_seen(both), remark="x"), "C1")
    both.books.spoil(C, "C1", Unmappable("The name is empty."))
    for _ in range(3):
        both.run()
        both.clock.advance(86400)
    assert both.store.log_count(LogFilter(toward=Toward.BOOKS, outcomes=(EntryOutcome.WAITING,))) == 1


@dataclass(slots=True)
class NumberingBooks(MemoryBooks):
    """Books that give their documents numbers."""

    def apply(self, write: Write) -> WriteResult:
        """With what people call it then."""
        return replace(MemoryBooks.apply(self, write), title="IV-00031 Aminah")


def test_a_new_document_is_called_by_the_number_that_the_books_gave(both: BothWays) -> None:
    """In the log and in the history, also once it is taken back; never by its customer's code."""
    both.writer = NumberingBooks(both.books)
    both.feed.create(invoice("IV-00031", "C1"))
    both.run()
    (done,) = both.store.written()
    assert (_newest(both).title, past_write(ConnectionId("c1"), done).title) == ("IV-00031 Aminah",) * 2
    Undo(ConnectionId("c1"), both.store, both.store, both.clock).take_back(both.writer, done, "so")
    assert (_newest(both).outcome, _newest(both).title) == (EntryOutcome.UNDONE, "IV-00031 Aminah")


def test_what_was_deleted_is_called_as_it_was(both: BothWays) -> None:
    """Its content is gone, its name is not."""
    both.feed.delete(_seen(both), "C1")
    both.run()
    (done,) = both.store.written()
    assert past_write(ConnectionId("c1"), done).title == "C1 Aminah"


def test_what_is_taken_back_is_undone(both: BothWays) -> None:
    """In the log under the run that wrote it."""
    both.feed.edit(_seen(both), replace(_seen(both), remark="x"), "C1")
    run = both.run()
    undo = Undo(ConnectionId("c1"), both.store, both.store, both.clock)
    undo.take_back(both.writer, both.store.written()[0], "so")
    line = _newest(both)
    assert (line.outcome, line.run, line.title) == (EntryOutcome.UNDONE, run.id, "C1 Aminah")
