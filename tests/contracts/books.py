"""What all books in the cloud promise that can be written (`domain.ports.Books`). A subclass gives `books`."""

from __future__ import annotations

from typing import Protocol

from msgspec.structs import replace

from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.ports import Books, Source
from connector.domain.writing import WriteOutcome
from connector.ledger.wished import unlike
from tests.contracts.source import seen
from tests.live.account_writes import done, edit, history, new, read

C = EntityKind.CUSTOMER
WISHED = Customer(code="", name="Ujian Niaga 测试", currency="MYR", email="a@b.my", phone="03-9")


class WrittenBooks(Protocol):
    """Books with customers, in which somebody works too."""

    @property
    def source(self) -> Source:
        """As they are read."""

    @property
    def books(self) -> Books:
        """As they are written."""

    def edit(self, key: Key) -> None:
        """Somebody changes a customer."""


class BooksContract:
    """Each wish once, only over the state that was seen, and every refusal an answer."""

    def test_what_can_be_written_is_told_and_writes_nothing(self, books: WrittenBooks) -> None:
        """Customers can, and asking is no work."""
        before = seen(books.source, C)
        ready = {each.entity: each for each in books.books.readiness()}
        assert ready[C].ready
        assert seen(books.source, C) == before

    def test_a_new_record_is_as_wished_and_there_once(self, books: WrittenBooks) -> None:
        """Also when the same wish comes again, or is asked after."""
        before, write = set(seen(books.source, C)), new(C, WISHED)
        result = done(books, write)
        assert set(seen(books.source, C)) - before == {result.key}
        assert not unlike(read(books, C, result.key), write)
        again = books.books.apply(write)
        assert (again.key, again.outcome) in [
            (result.key, one) for one in (WriteOutcome.WRITTEN, WriteOutcome.UNCHANGED)
        ]
        known = books.books.settle(write)
        assert known is not None
        assert known.key == result.key
        assert set(seen(books.source, C)) - before == {result.key}

    def test_what_never_arrived_is_told_as_that(self, books: WrittenBooks) -> None:
        """And nothing is made by asking."""
        before = seen(books.source, C)
        assert books.books.settle(new(C, WISHED)) is None
        assert seen(books.source, C) == before

    def test_an_edit_is_written_over_the_state_that_was_seen_only(self, books: WrittenBooks) -> None:
        """Otherwise nothing is, and the record is planned anew."""
        key = next(iter(seen(books.source, C)))
        write = edit(books, C, key, replace(_customer(books, key), email="baharu@contoh.my"))
        assert done(books, write).key == key
        assert _customer(books, key).email == "baharu@contoh.my"
        late = edit(books, C, key, replace(_customer(books, key), email="lewat@contoh.my"))
        books.edit(key)
        theirs = _customer(books, key)
        assert books.books.apply(late).outcome is WriteOutcome.MOVED
        assert _customer(books, key) == theirs

    def test_what_is_gone_is_an_answer(self, books: WrittenBooks) -> None:
        """An edit of a record that never was raises nothing."""
        key = next(iter(seen(books.source, C)))
        write = edit(books, C, key, replace(_customer(books, key), email="x@y.my"))
        result = books.books.apply(replace(write, key=Key("999999")))
        assert result.outcome in (WriteOutcome.MOVED, WriteOutcome.REJECTED)

    def test_who_looks_the_same_is_found(self, books: WrittenBooks) -> None:
        """By the exact name at the least; nobody is found for a name that nobody has."""
        write = new(C, WISHED)
        result = done(books, write)
        assert result.key in books.books.find_alike(C, write.content)
        assert not books.books.find_alike(C, new(C, replace(WISHED, name="Tiada Siapa", email=None)).content)

    def test_an_edit_is_taken_back_while_nobody_touched_it(self, books: WrittenBooks) -> None:
        """Afterwards it stands, and says so."""
        key = next(iter(seen(books.source, C)))
        before = _customer(books, key)
        write = edit(books, C, key, replace(before, email="x@y.my"))
        written = history(write, done(books, write))
        assert books.books.preview_undo(written).possible
        assert books.books.undo(written).outcome is WriteOutcome.WRITTEN
        assert _customer(books, key) == before
        written = history(write, done(books, edit(books, C, key, replace(before, email="x@y.my"))))
        books.edit(key)
        theirs = _customer(books, key)
        assert not books.books.preview_undo(written).possible
        assert books.books.undo(written).outcome is WriteOutcome.MOVED
        assert _customer(books, key) == theirs


def _customer(books: WrittenBooks, key: Key) -> Customer:
    found = read(books, C, key)
    assert isinstance(found, Customer)
    return found
