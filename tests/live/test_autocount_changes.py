"""Invoices of ours that are edited and cancelled in an AutoCount company: as its program leaves them, or refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest

from connector.domain.actions import ActionKind
from connector.domain.errors import RetryLater
from connector.domain.writing import Write, WriteOutcome
from connector.ledger.rehearsals import RememberedFacts
from tests.live.autocount_changes import edit, of_lines, removal, resized, told, uncounted, work_on_invoices
from tests.live.autocount_desk import Server
from tests.live.autocount_writing import is_recorded, known_by, said_for_invoice_changes
from tests.live.invoice_desk import IV, InvoiceDesk, invoice_desk
from tests.live.servers.autocount import TranslatedServer
from tests.live.wire_cuts import CutRelay
from tests.sample.autocount.person import Person

pytestmark = pytest.mark.timeout(300)  # learning how a company posts comes first


@pytest.fixture(scope="module")
def desk(autocount_server: Server) -> Iterator[InvoiceDesk]:
    """A company that edits and cancels its invoices, rehearsed; shared, so each test makes its own invoices."""
    with invoice_desk(autocount_server) as made:
        work_on_invoices(made)
        made.books.rehearse(IV)
        yield made


def test_a_company_that_edits_its_invoices_is_learned_from(desk: InvoiceDesk) -> None:
    """An invoice that was saved again has rows with moments of their own: they tell when, and nothing of posting."""
    (ready,) = [each for each in desk.books.readiness() if each.entity is IV]
    assert ready.ready, ready.reasons


def test_an_edit_leaves_what_the_program_leaves(desk: InvoiceDesk) -> None:
    """Of two invoices that are alike one is edited on the platform, the other in AutoCount: their rows are the same."""
    ours, theirs = (desk.written(desk.new(desk.invoice([desk.line(0), desk.line(1)]))).key for _ in range(2))
    there = desk.read(ours)
    lines = (there.lines[0], resized(there.lines[1], 6))
    desk.written(edit(there, ours, **of_lines(lines)))
    with at_the_desk(desk) as person:
        person.edit_invoice(int(theirs), Decimal(6))
    assert told(desk, ours) == told(desk, theirs)
    now = desk.read(ours)
    assert (now.total, now.lines[1].quantity, now.number) == (of_lines(lines)["total"], Decimal(6), there.number)
    assert [line.key for line in now.lines] == [line.key for line in there.lines]
    assert desk.untied() == []


def test_a_cancelled_invoice_is_what_the_program_makes_of_one(desk: InvoiceDesk) -> None:
    """Row by row, and whatever stood in other tables is gone."""
    ours, theirs = (desk.written(desk.new(desk.invoice([desk.line(0), desk.line(1)]))).key for _ in range(2))
    desk.written(removal(desk.read(ours), ours))
    with at_the_desk(desk) as person:
        person.cancel_invoice(int(theirs))
    assert told(desk, ours) == told(desk, theirs)
    assert desk.read(ours).cancelled
    assert desk.untied() == []


@contextmanager
def at_the_desk(desk: InvoiceDesk) -> Iterator[Person]:
    """Somebody who works in AutoCount under the name that we write under."""
    person = Person(desk.database, user="ADMIN")
    try:
        yield person
    finally:
        person.close()


def test_texts_that_move_no_amount_leave_the_postings_alone(desk: InvoiceDesk) -> None:
    """Reference, description, note: the invoice's own row says so, and no other row is touched."""
    key = desk.written(desk.new(desk.invoice([desk.line(0)], references=("PO-7",)))).key
    before, keys = told(desk, key), desk.contents()
    there = desk.read(key)
    desk.written(edit(there, key, references=("PO-8",), description="Lain", note="Nota"))
    now, after = desk.read(key), told(desk, key)
    assert (now.references, now.description, now.note) == (("PO-8",), "Lain", "Nota")
    assert {table for table in before if before[table] != after[table]} == {"IV"}
    assert desk.contents() == keys
    assert desk.rows("SELECT LastUpdate, CreatedUserID FROM IV WHERE DocKey = ?", int(key)) == [(1, "ADMIN")]


def test_lines_come_and_go(desk: InvoiceDesk) -> None:
    """An invoice with other lines stands as a new one with these lines would."""
    key, before = desk.written(desk.new(desk.invoice([desk.line(0), desk.line(1), desk.line(2)]))).key, desk.untied()
    there = desk.read(key)
    lines = (there.lines[2], desk.line(3, 4), resized(there.lines[0], 7))
    desk.written(edit(there, key, **of_lines(lines)))
    alike = desk.written(desk.new(desk.invoice(list(lines)))).key
    assert uncounted(told(desk, key)) == uncounted(told(desk, alike))
    assert desk.untied() == before
    again = desk.read(key)
    desk.written(edit(again, key, **of_lines(again.lines[:1])))
    assert len(desk.read(key).lines) == 1
    assert desk.untied() == before


def test_what_a_person_did_meanwhile_is_not_overwritten(desk: InvoiceDesk) -> None:
    """The books moved since the edit was planned: it is planned anew, and theirs stands."""
    key = desk.written(desk.new(desk.invoice([desk.line(0)]))).key
    there = desk.read(key)
    with at_the_desk(desk) as person:
        person.edit_invoice(int(key), Decimal(9))
    before = told(desk, key)
    for write in (edit(there, key, description="Lain"), removal(there, key)):
        assert desk.books.apply(write).outcome is WriteOutcome.MOVED
    assert told(desk, key) == before
    desk.written(edit(desk.read(key), key, description="Lain"))
    assert desk.read(key).lines[0].quantity == 9


_MADE_INTO = (
    "INSERT INTO DocTransfer (TransferKey, FromDocType, FromDocKey, ToDocType, ToDocKey) "
    "SELECT DocKey, 'IV', DocKey, 'CN', 1 FROM IV WHERE DocKey = ?"
)
_ONE_MORE = (
    "INSERT INTO TaxTrans (SourceType, SourceKey, DocNo, DocDate, TaxCode, SupplyPurchase, CurrencyCode, "
    "CurrencyRate, TaxRate, TaxDate, Seq) SELECT 'IV', DocKey, DocNo, DocDate, 'SV-8', 'S', CurrencyCode, 1, 8, "
    "DocDate, 99 FROM IV WHERE DocKey = ?"
)
_GUARDED = {
    "submitted": ("UPDATE IV SET EInvoiceUuid = 'U' WHERE DocKey = ?", "was submitted to MyInvois"),
    "queued": (
        "UPDATE IV SET EInvoiceStatus = 'Submitted' WHERE DocKey = ?",
        "was submitted to MyInvois",
    ),
    "transferred": (
        _MADE_INTO,
        "Another document (CN) was made out of invoice",
    ),
    "posting": (
        "UPDATE GLDTL SET HomeDR = HomeDR * 2, HomeCR = HomeCR * 2 WHERE SourceType = 'IV' AND SourceKey = ?",
        "does not stand in the books as AutoCount posts such documents (GLDTL.HOME",
    ),
    "row": (
        _ONE_MORE,
        "does not stand in the books",
    ),
    "foreign": (
        "UPDATE IV SET Guid = NEWID() WHERE DocKey = ?",
        "Only documents that came from the platform are changed by it",
    ),
}


@pytest.mark.parametrize("what", _GUARDED)
def test_what_others_did_to_an_invoice_forbids_to_change_it(desk: InvoiceDesk, what: str) -> None:
    """It is told in one sentence, and nothing is written."""
    sql, sentence = _GUARDED[what]
    key = desk.written(desk.new(desk.invoice([desk.line(0)]))).key
    desk.run(sql, int(key))
    there, before = desk.read(key), told(desk, key)
    for write in (edit(there, key, description="Lain"), removal(there, key)):
        assert sentence in desk.refused(write)
    assert told(desk, key) == before


_BALANCE = (
    "INSERT INTO ItemBatchBalQty (ItemCode, UOM, Location, BatchNo, BalQty, Guid) "
    "SELECT ItemCode, 'UNIT', 'HQ', '', 5, NEWID() FROM Item WHERE ItemCode = ?"
)
_AVERAGE = (
    "INSERT INTO UTDStockCost (UTDStockCostKey, ItemCode, UOM, Location, UTDQty, UTDCost, AdjustedCost) "
    "SELECT DocKey, ItemCode, 'UNIT', 'HQ', 5, 35, 0 FROM Item WHERE ItemCode = ?"
)
_KEPT_BESIDE = {
    "balance": (
        _BALANCE,
        "DELETE FROM ItemBatchBalQty WHERE ItemCode = ?",
        "more of product {} than its stock movements (ItemBatchBalQty), and what changes of it when an invoice",
    ),
    "average": (
        _AVERAGE,
        "DELETE FROM UTDStockCost WHERE ItemCode = ?",
        "more of product {} than its stock movements (UTDStockCost), and what changes of it when an invoice",
    ),
    "batch": (
        "UPDATE Item SET HasBatchNo = 'T' WHERE ItemCode = ?",
        "UPDATE Item SET HasBatchNo = 'F' WHERE ItemCode = ?",
        "Product {} is sold by batch or serial number",
    ),
}


@pytest.mark.parametrize("what", _KEPT_BESIDE)
def test_stock_of_which_more_is_kept_is_not_moved_again(desk: InvoiceDesk, what: str) -> None:
    """Neither by an edit nor by a cancellation; what moves no stock of that product goes in."""
    sql, back, sentence = _KEPT_BESIDE[what]
    key = desk.written(desk.new(desk.invoice([desk.line(0), desk.line(1)]))).key
    there, before = desk.read(key), told(desk, key)
    one, item = there.lines[0], str(there.lines[1].item)
    desk.run(sql, item)
    try:
        more = edit(there, key, **of_lines((one, resized(there.lines[1], 5))))
        for write in (more, edit(there, key, **of_lines((one,))), removal(there, key)):
            assert sentence.format(item) in desk.refused(write)
        assert told(desk, key) == before
        changed = (resized(one, 5), there.lines[1])
        desk.written(edit(there, key, description="Lain", **of_lines(changed)))
        assert desk.read(key).lines[0].quantity == 5
    finally:
        desk.run(back, item)


def test_paid_locked_and_cancelled_invoices_stay_as_they_are(desk: InvoiceDesk) -> None:
    """Knocked off, of a period that is locked since, cancelled already."""
    paid, locked, void = (desk.written(desk.new(desk.invoice([desk.line(0)]))).key for _ in range(3))
    with at_the_desk(desk) as person:
        person.pay(int(paid), Decimal("1.00"))
        person.cancel_invoice(int(void))
    for key, sentence in ((paid, "was knocked off by a payment"), (void, "was cancelled in the books")):
        there = desk.read(key)
        for write in (edit(there, key, description="Lain"), removal(there, key)):
            assert sentence in desk.refused(write)
    there = desk.read(locked)
    period = there.date.year * 12 + there.date.month
    desk.run("UPDATE PeriodLock SET Lock = 'T' WHERE PeriodNo = ?", period)
    try:
        for write in (edit(there, locked, description="Lain"), removal(there, locked)):
            assert "in a period that is locked" in desk.refused(write)
    finally:
        desk.run("UPDATE PeriodLock SET Lock = 'F' WHERE PeriodNo = ?", period)


def test_what_is_open_on_a_screen_is_changed_later(desk: InvoiceDesk) -> None:
    """Whoever has it open would save what it was before; nothing is written until the form is closed."""
    key = desk.written(desk.new(desk.invoice([desk.line(0)]))).key
    write = edit(desk.read(key), key, description="Lain")
    with at_the_desk(desk) as person, person.editing("IV", int(key)):
        result = desk.books.apply(write)
        assert (result.outcome, "is open in AutoCount" in result.reason) == (WriteOutcome.BUSY, True)
    desk.written(write)


def test_what_has_no_place_in_the_program_is_refused(desk: InvoiceDesk) -> None:
    """A due date of its own, another number: never called written when it is not there."""
    key = desk.written(desk.new(desk.invoice([desk.line(0)]))).key
    there, before = desk.read(key), told(desk, key)
    assert there.due_date is not None
    later = there.due_date + dt.timedelta(days=1)
    assert "has no place for what was changed" in desk.refused(edit(there, key, due_date=later))
    assert "has no place for what was changed" in desk.refused(edit(there, key, number="IV-999999"))
    assert told(desk, key) == before


@pytest.mark.parametrize("cancels", [False, True], ids=["edit", "cancellation"])
def test_a_lost_answer_is_settled_and_never_doubled(
    desk: InvoiceDesk, autocount_postgres: TranslatedServer, cancels: bool
) -> None:
    """The line is cut in the middle of a change and at its last messages, the commit among them, delivered or not: the
    invoice is changed once and whole, however often it was tried."""
    port, before = int(desk.database.server_name.rpartition(",")[2]), desk.untied()

    def made() -> tuple[str, Write]:
        key = desk.written(desk.new(desk.invoice([desk.line(0), desk.line(1)]))).key
        there = desk.read(key)
        kept = tuple(resized(line, 5) for line in there.lines)
        return key, removal(there, key) if cancels else edit(there, key, **of_lines(kept))

    with CutRelay(port) as relay, desk.beside(relay.port) as (source, books):
        books.apply(made()[1])
        relay.arm(10_000, deliver=True)
        model, write = made()
        assert books.apply(write).outcome is WriteOutcome.WRITTEN
        count, cuts, rows = relay.passed, 0, told(desk, model)
        for place, cut in enumerate((count // 2, *range(count - 10, count, 3))[cancels:]):
            key, write = made()
            relay.arm(cut, deliver=place % 2 == 0)
            try:
                result = books.apply(write)
            except RetryLater:
                result = desk.settled(write) or desk.books.apply(write)
            relay.disarm()
            cuts += relay.cut
            assert result.outcome is WriteOutcome.WRITTEN, result.reason
            assert told(desk, key) == rows  # LastUpdate among them: it was saved once
            source.close()
            books.apply(made()[1])
        assert cuts > 1
    assert desk.untied() == before


def test_cancelled_invoices_that_do_not_agree_teach_nothing(desk: InvoiceDesk) -> None:
    """One of the company's own cancelled invoices has another open amount than the rest: none is cancelled by us."""
    made = desk.written(desk.new(desk.invoice([desk.line(0)]))).key
    with at_the_desk(desk) as person:  # so that counters stand where the newest posting left them
        person.edit_invoice(int(made), Decimal(4))
    oldest = "(SELECT MIN(DocKey) FROM ARInvoice WHERE SourceType = 'IV' AND Cancelled = 'T')"
    ((key, owed),) = desk.rows(f"SELECT DocKey, Outstanding FROM ARInvoice WHERE DocKey = {oldest}")
    desk.run("UPDATE ARInvoice SET Outstanding = 0.07 WHERE DocKey = ?", key)
    try:
        with desk.beside(facts=RememberedFacts(), learn=known_by(desk, IV)) as (_, books):
            (ready,) = books.rehearse(IV)
            assert ActionKind.DELETE not in ready.actions
            assert any("that are cancelled is not known" in reason for reason in ready.reasons), ready.reasons
    finally:
        desk.run("UPDATE ARInvoice SET Outstanding = ? WHERE DocKey = ?", owed, key)


def test_every_statement_of_changing_is_known(desk: InvoiceDesk) -> None:
    """Nothing is sent that is not in the record, under no other isolation."""
    lines = said_for_invoice_changes(desk)
    assert [line for line in lines if not is_recorded(line)] == []
    hints = [line for line in lines if "WITH (" in line]
    assert all("WITH (UPDLOCK, ROWLOCK)" in line and line.startswith("READ COMMITTED") for line in hints)
