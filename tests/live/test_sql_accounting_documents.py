"""Invoices written into a company file: posted as the vendor's program does, once, taken back without a trace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice
from connector.domain.errors import NotInBooks
from connector.domain.keys import EntityKind, Key
from connector.domain.writing import Deletion, WriteOutcome
from tests.live.documents_desk import DocumentDesk, document_desk, totals
from tests.live.ledgers import engine_of
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.variant import Flags, Variant
from tests.sample.vendor_sales import NewLine

INVOICE = EntityKind.INVOICE
LINE = NewLine("Delivery", Decimal(2), Decimal("12.50"))


@pytest.fixture(scope="module")
def desk(firebird: FirebirdServer) -> Iterator[DocumentDesk]:
    """A rehearsed company with BOOLEAN columns on each engine; shared, so each test makes its own documents."""
    with document_desk(firebird, Variant(engine=engine_of(firebird))) as desk:
        desk.rehearse()
        yield desk


@pytest.fixture(scope="module")
def old_desk(firebird3: FirebirdServer) -> Iterator[DocumentDesk]:
    """A rehearsed company with 'T'/'F' columns, no versions of documents and the old sizes."""
    variant = Variant(flags=Flags.LETTERS, document_versions=False, grown=False, user_fields=True)
    with document_desk(firebird3, variant) as desk:
        desk.rehearse()
        yield desk


def with_lines(invoice: Invoice, **changes: object) -> Invoice:
    """The same with something changed on its first line, the total as the lines say."""
    lines = (replace(invoice.lines[0], **changes), *invoice.lines[1:])
    return replace(invoice, lines=lines, total=sum(line.amount + line.tax_amount for line in lines))


def _balances(desk: DocumentDesk, code: str, item: str) -> tuple[Decimal, Decimal]:
    """What a customer owes and what is in stock of a product."""
    ((owed,),) = desk.rows("SELECT OUTSTANDING FROM AR_CUSTOMER WHERE CODE = ?", code)
    ((stock,),) = desk.rows("SELECT BALSQTY FROM ST_ITEM WHERE CODE = ?", item)
    assert isinstance(owed, Decimal)
    assert isinstance(stock, Decimal)
    return owed, stock


@contextmanager
def closed_until_tomorrow(desk: DocumentDesk) -> Iterator[None]:
    """The books accept no day up to today."""
    books = desk.vendor.books
    ((first,),) = desk.rows("SELECT DATEFROM FROM SY_ALLOWDATE")
    books.run("UPDATE SY_ALLOWDATE SET DATEFROM = ?", desk.today() + dt.timedelta(days=1))
    books.done()
    try:
        yield
    finally:
        books.run("UPDATE SY_ALLOWDATE SET DATEFROM = ?", first)
        books.done()


def refusal(desk: DocumentDesk, invoice: Invoice) -> str:
    """Why a new invoice is refused; nothing of it may be in the books."""
    before = totals(desk)
    result = desk.apply(desk.write(ActionKind.CREATE, invoice))
    assert result.outcome is WriteOutcome.REJECTED
    assert totals(desk) == before
    return result.reason


class TestPosting:
    """What is in the books after a write."""

    @pytest.mark.parametrize("tax", ["ST", "SV", None])
    def test_is_what_the_vendor_would_have_posted(self, desk: DocumentDesk, tax: str | None) -> None:
        """The vendor's own posting of our sales rows gives the same rows and the same balances, but for keys."""
        key = desk.create(desk.invoice(tax=tax))
        assert desk.posted(key) == desk.vendors_own(key)
        desk.vendor.books.done()

    def test_in_old_books_too(self, old_desk: DocumentDesk) -> None:
        """A company file with T and F, without versions, is written the same way."""
        key = old_desk.create(old_desk.invoice())
        assert old_desk.posted(key) == old_desk.vendors_own(key)
        old_desk.vendor.books.done()

    def test_draws_the_next_number(self, desk: DocumentDesk) -> None:
        """The company's own number set gives the number and goes on by one, for the vendor's program, too."""
        first, theirs = desk.create(desk.invoice()), desk.vendor.new_invoice(desk.customer(), [LINE])
        second = desk.create(desk.invoice())
        keys = (int(first), theirs, int(second))
        rows = desk.rows("SELECT DOCNO FROM SL_IV WHERE DOCKEY IN (?, ?, ?) ORDER BY DOCKEY", *keys)
        numbers = [int(str(number).removeprefix("IV-")) for (number,) in rows]
        assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]

    def test_keeps_a_free_number(self, desk: DocumentDesk) -> None:
        """A number that the platform gave is kept, and a used one is refused."""
        invoice = desk.invoice(number=f"WEB-{desk.vendor.now()}")
        key = desk.create(invoice)
        assert desk.rows("SELECT DOCNO FROM SL_IV WHERE DOCKEY = ?", int(key)) == [(invoice.number,)]
        assert refusal(desk, invoice) == f"The number {invoice.number} is used already in the books."

    def test_raises_what_the_customer_owes(self, desk: DocumentDesk) -> None:
        """What a customer owes and what is in stock move by exactly the document."""
        code, item = desk.customer(), desk.items()[0]
        before = _balances(desk, code, item)
        desk.create(desk.invoice(3))
        owed, stock = _balances(desk, code, item)
        assert (owed - before[0], stock - before[1]) == (Decimal("82.50"), Decimal(-3))


class TestSettling:
    """A write whose answer was lost."""

    def test_is_found_by_its_reference(self, desk: DocumentDesk) -> None:
        """A document that arrived is found however late, one that did not is not."""
        write = desk.write(ActionKind.CREATE, desk.invoice())
        assert desk.invoices.settle(write) is None
        key = desk.apply(write).key
        desk.create(desk.invoice())
        settled = desk.invoices.settle(write)
        assert settled is not None
        assert settled.outcome is WriteOutcome.WRITTEN
        assert settled.key == key
        assert settled.trace == desk.past.written(kind=INVOICE, key=key)[0].trace
        ((number, name),) = desk.rows("SELECT DOCNO, COMPANYNAME FROM SL_IV WHERE DOCKEY = ?", int(key))
        assert settled.title == desk.past.written(kind=INVOICE, key=key)[0].title == f"{number} {name}"

    def test_edit_is_found_by_its_content(self, desk: DocumentDesk) -> None:
        """An edit that arrived is told from one that did not."""
        key = desk.create(desk.invoice())
        write = desk.write(ActionKind.UPDATE, desk.invoice(5), key=key)
        assert desk.invoices.settle(write) is None
        assert desk.invoices.apply(write).outcome is WriteOutcome.WRITTEN
        settled = desk.invoices.settle(write)
        assert settled is not None
        assert settled.outcome is WriteOutcome.WRITTEN
        assert settled.trace


class TestEditing:
    """Documents that we wrote."""

    def test_edit_is_posted_anew(self, desk: DocumentDesk) -> None:
        """After an edit the postings are those of the new content, and the count of edits is one more."""
        key = desk.create(desk.invoice())
        result = desk.apply(desk.write(ActionKind.UPDATE, desk.invoice(7, tax="SV"), key=key))
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        assert desk.rows("SELECT UPDATECOUNT FROM SL_IV WHERE DOCKEY = ?", int(key)) == [(1,)]
        assert desk.posted(key) == desk.vendors_own(key)
        desk.vendor.books.done()

    def test_cancelling(self, desk: DocumentDesk) -> None:
        """A cancelled invoice keeps its amounts, loses its stock rows and is not owed."""
        key = desk.create(desk.invoice())
        result = desk.apply(desk.write(ActionKind.DELETE, key=key, deletion=Deletion.CANCEL))
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        assert desk.posted(key) == desk.vendors_own(key)
        desk.vendor.books.done()

    def test_deleting_leaves_nothing(self, desk: DocumentDesk) -> None:
        """A deleted invoice leaves every total as it was before it was made."""
        before = totals(desk)
        key = desk.create(desk.invoice())
        desk.apply(desk.write(ActionKind.UPDATE, desk.invoice(4), key=key))
        result = desk.apply(desk.write(ActionKind.DELETE, key=key, deletion=Deletion.DELETE))
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        assert totals(desk) == before

    def test_not_what_a_person_made(self, desk: DocumentDesk) -> None:
        """A document that was made in the books is never edited by the platform."""
        key = desk.rows("SELECT MAX(DOCKEY) FROM SL_IV WHERE DOCREF4 IS NULL")[0][0]
        result = desk.apply(desk.write(ActionKind.UPDATE, desk.invoice(9), key=Key(str(key))))
        assert result.outcome is WriteOutcome.REJECTED
        assert "made in the books" in result.reason

    def test_not_what_a_person_touched(self, desk: DocumentDesk) -> None:
        """Once a person changed so much as a line's text, neither edit nor undo touches it."""
        key = desk.create(desk.invoice())
        desk.vendor.edit_line_text(int(key), "Counted again")
        result = desk.apply(desk.write(ActionKind.UPDATE, desk.invoice(9), key=key))
        assert result.outcome is WriteOutcome.REJECTED
        assert "SL_IVDTL.DESCRIPTION" in result.reason
        assert not desk.invoices.preview_undo(desk.past.written(kind=INVOICE, key=key)[0]).possible

    def test_not_what_was_submitted(self, desk: DocumentDesk) -> None:
        """A document that MyInvois has is never touched."""
        key = desk.create(desk.invoice())
        desk.vendor.books.update("SL_IV", {"DOCKEY": int(key)}, IRBM_UUID="FSEP22A4Y5BFGGWAX95N943811")
        desk.vendor.books.done()
        result = desk.apply(desk.write(ActionKind.DELETE, key=key, deletion=Deletion.CANCEL))
        assert result.outcome is WriteOutcome.REJECTED
        assert "MyInvois" in result.reason


class TestUndo:
    """Taking back what was written."""

    def test_creation(self, desk: DocumentDesk) -> None:
        """Taking back a new invoice leaves every total as it was, and says beforehand what it does."""
        before = totals(desk)
        key = desk.create(desk.invoice())
        written = desk.past.written(kind=INVOICE, key=key)[0]
        step = desk.invoices.preview_undo(written)
        assert step.possible
        assert step.sentence.startswith("Deletes invoice IV-")
        assert desk.invoices.undo(written).outcome is WriteOutcome.WRITTEN
        assert totals(desk) == before

    def test_edit_and_then_creation(self, desk: DocumentDesk) -> None:
        """An edit is taken back to what was before it; after that the creation can be, too."""
        start = totals(desk)
        key = desk.create(desk.invoice())
        before = totals(desk)
        desk.apply(desk.write(ActionKind.UPDATE, desk.invoice(6, tax="SV"), key=key))
        edit, creation = desk.past.written(kind=INVOICE, key=key)
        assert not desk.invoices.preview_undo(creation).possible
        assert desk.invoices.undo(edit).outcome is WriteOutcome.WRITTEN
        desk.past.undone(edit)
        assert totals(desk) == before
        again = desk.apply(desk.write(ActionKind.UPDATE, desk.invoice(8), key=key))
        assert again.outcome is WriteOutcome.WRITTEN, again.reason
        gone = desk.apply(desk.write(ActionKind.DELETE, key=key, deletion=Deletion.DELETE))
        assert gone.outcome is WriteOutcome.WRITTEN, gone.reason
        assert totals(desk) == start

    def test_not_a_deletion(self, desk: DocumentDesk) -> None:
        """A deleted document is not brought back, and the preview says so before anybody tries."""
        key = desk.create(desk.invoice())
        desk.apply(desk.write(ActionKind.DELETE, key=key, deletion=Deletion.DELETE))
        deletion, creation = desk.past.written(kind=INVOICE, key=key)
        before = totals(desk)
        step = desk.invoices.preview_undo(deletion)
        assert not step.possible
        assert step.sentence == "A document that was deleted is not brought back: make it anew on the platform."
        assert desk.invoices.undo(deletion).outcome is WriteOutcome.REJECTED
        assert not desk.invoices.preview_undo(creation).possible
        assert desk.invoices.undo(creation).outcome in (WriteOutcome.REJECTED, WriteOutcome.MOVED)
        assert totals(desk) == before

    def test_not_in_a_closed_period(self, desk: DocumentDesk) -> None:
        """Once the period is closed, what was written in it stays."""
        key = desk.create(desk.invoice())
        written = desk.past.written(kind=INVOICE, key=key)[0]
        with closed_until_tomorrow(desk):
            step, result = desk.invoices.preview_undo(written), desk.invoices.undo(written)
        assert not step.possible
        assert "closed" in step.sentence
        assert result.outcome is WriteOutcome.REJECTED

    def test_not_once_paid(self, desk: DocumentDesk) -> None:
        """An invoice that somebody paid stays."""
        key = desk.create(desk.invoice())
        desk.vendor.pay(int(key), Decimal("1.00"))
        step = desk.invoices.preview_undo(desk.past.written(kind=INVOICE, key=key)[0])
        assert not step.possible
        assert "payment" in step.sentence


class TestRefusals:
    """What the platform may send by mistake, each with a sentence for a bookkeeper."""

    def test_unknown_codes(self, desk: DocumentDesk) -> None:
        """Customer, product, tax code and currency must be known to the books."""
        assert refusal(desk, replace(desk.invoice(), customer="300-X9999")).startswith(
            "The books have no customer 300-X9999."
        )
        assert "the books have no product NOPE" in refusal(desk, with_lines(desk.invoice(), item="NOPE"))
        assert "the books have no tax code QQ" in refusal(desk, with_lines(desk.invoice(), tax_code="QQ"))
        foreign = replace(desk.invoice(), currency="JPY")
        assert "The books have no currency JPY." in refusal(desk, foreign)
        assert desk.apply(desk.write(ActionKind.CREATE, foreign)).code == NotInBooks.code
        wrong_too = desk.apply(desk.write(ActionKind.CREATE, replace(foreign, total=1)))
        assert wrong_too.code == "rejected"

    def test_numbers_that_do_not_fit(self, desk: DocumentDesk) -> None:
        """Negative quantities, totals and taxes that do not add up are refused."""
        assert "is negative" in refusal(desk, with_lines(desk.invoice(), quantity=Decimal(-2)))
        assert "is not what the lines add up to" in refusal(desk, replace(desk.invoice(), total=1))
        assert "is not quantity times price" in refusal(desk, with_lines(desk.invoice(), amount=100))
        assert "is not 10% of" in refusal(desk, with_lines(desk.invoice(), tax_amount=1))
        assert "not at 17%" in refusal(desk, with_lines(desk.invoice(), tax_rate="17%"))

    def test_texts_that_do_not_fit(self, desk: DocumentDesk) -> None:
        """A text that is too long for its column, or longer than any that was rehearsed, is refused."""
        assert "room for 200 characters" in refusal(desk, with_lines(desk.invoice(), description="x" * 201))
        assert "the posting rules were proved" in refusal(desk, with_lines(desk.invoice(), description="x" * 200))

    def test_days(self, desk: DocumentDesk) -> None:
        """A day in the future or in a closed period is refused."""
        later = desk.today().replace(year=desk.today().year + 1)
        assert "lies in the future" in refusal(desk, replace(desk.invoice(), date=later))
        earlier = desk.today().replace(year=2023)
        assert "lies in a closed period" in refusal(desk, replace(desk.invoice(), date=earlier))

    def test_traits_that_were_not_rehearsed(self, desk: DocumentDesk) -> None:
        """What none of the company's documents had is refused by name."""
        free = [replace(line, unit_price=Decimal(0), amount=0, tax_amount=0) for line in desk.invoice().lines]
        assert "with a total of 0" in refusal(desk, replace(desk.invoice(), lines=tuple(free), total=0))


class TestNeighbours:
    """People at work in the same books."""

    def test_an_open_form_is_not_waited_for(self, desk: DocumentDesk) -> None:
        """While a person's transaction holds the customer, nothing is written and nobody waits; later it goes in."""
        write = desk.write(ActionKind.CREATE, desk.invoice())
        before, code = totals(desk), desk.customer()
        desk.vendor.begin()
        desk.vendor.books.run("UPDATE AR_CUSTOMER SET OUTSTANDING = OUTSTANDING WHERE CODE = ?", code)
        assert desk.apply(write).outcome is WriteOutcome.BUSY
        desk.vendor.rollback()
        assert totals(desk) == before
        assert desk.invoices.settle(write) is None
        assert desk.apply(write).outcome is WriteOutcome.WRITTEN
