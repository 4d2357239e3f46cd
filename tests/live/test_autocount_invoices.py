"""Invoices written into an AutoCount company: posted as its own program posts them, once, or refused in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from msgspec.structs import replace

from connector.domain.actions import ActionKind
from connector.domain.errors import RetryLater, SignInRefused
from connector.domain.fingerprint import canonical
from connector.domain.writing import Deletion, WriteOutcome
from connector.ledger.rehearsals import RememberedFacts
from connector.providers.autocount.document_words import identity_of, is_ours
from tests.live.autocount_desk import Server, history
from tests.live.autocount_writing import Doubting, is_recorded, said_for
from tests.live.invoice_desk import IV, InvoiceDesk, invoice_desk
from tests.live.servers.autocount import READER, TranslatedServer
from tests.live.wire_cuts import CutRelay
from tests.sample.autocount.person import Person
from tests.sample.vendor_sales import NewLine

pytestmark = pytest.mark.timeout(300)  # learning how a company posts comes first


@pytest.fixture(scope="module")
def desk(autocount_server: Server) -> Iterator[InvoiceDesk]:
    """A rehearsed company; shared, so each test makes its own invoices."""
    with invoice_desk(autocount_server) as made:
        (ready,) = [each for each in made.books.rehearse(IV) if each.entity is IV]
        assert ready.ready, ready.reasons
        yield made


def test_an_invoice_is_posted_as_the_program_posts_it(desk: InvoiceDesk) -> None:
    """In every table; numbers and keys come from the company's counters; the source reads it back whole."""
    reached, number = desk.counters(), desk.next_number()
    lines = [desk.line(0), desk.line(1, 3, "5%"), desk.line(0, 1, "10%+2%", "BOX")]
    write = desk.new(desk.invoice(lines, references=("PO-7",), note="Nota"))
    result = desk.written(write)
    there = desk.read(result.key)
    assert (there.number, there.total, there.outstanding) == (
        number,
        sum(x.amount + x.tax_amount for x in lines),
        there.total,
    )
    assert [(x.item, x.unit, x.amount, x.tax_amount) for x in there.lines] == [
        (x.item, x.unit, x.amount, x.tax_amount) for x in lines
    ]
    assert (there.references, there.note) == (("PO-7",), "Nota")
    assert desk.untied() == []
    assert desk.rows("SELECT Guid, LastUpdate, CreatedUserID FROM IV WHERE DocKey = ?", int(result.key)) == [
        (identity_of(write.reference).upper(), 0, "ADMIN")
    ]
    moved = {counter: desk.counters()[counter] - value for counter, value in reached.items()}
    assert {32768: 8, 32772: 3, 32774: 2, 128: 1}.items() <= moved.items()  # header, 3 lines; receivable, 3 lines
    assert desk.rows("SELECT -Qty FROM StockDTL WHERE DocKey = ? ORDER BY StockDTLKey", int(result.key)) == [
        (Decimal(2),), (Decimal(3),), (Decimal(1),),
    ]  # fmt: skip


def test_the_program_goes_on_where_we_stopped(desk: InvoiceDesk) -> None:
    """A person's next invoice has the next number and keys of its own, and a receipt pays ours in AutoCount."""
    ours = desk.written(desk.new(desk.invoice([desk.line(2)])))
    person = Person(desk.database)
    try:
        number = desk.next_number()
        theirs = person.new_invoice(desk.customer(), [NewLine("Delivery", Decimal(2), Decimal("12.50"))])
        assert desk.rows("SELECT DocNo FROM IV WHERE DocKey = ?", theirs) == [(number,)]
        person.pay(int(ours.key), Decimal("1.00"))
    finally:
        person.close()
    assert desk.untied() == []
    assert desk.read(ours.key).paid == 100


def test_a_foreign_currency_and_prices_with_tax_are_posted_or_refused(desk: InvoiceDesk) -> None:
    """As far as the company's own invoices show it; books tie either way."""
    foreign = desk.invoice([desk.line(0)], customer=desk.customer("SGD"), currency="SGD", currency_rate=Decimal("3.31"))
    result = desk.books.apply(desk.new(foreign))
    assert result.outcome is WriteOutcome.WRITTEN or "foreign currency" in result.reason or "SGD" in result.reason
    assert desk.untied() == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": "IV-000001"}, "The number IV-000001 is used already"),
        ({"customer": "300-ZZZZ"}, "no customer 300-ZZZZ"),
        ({"currency": "USD"}, "another currency"),
        ({"date": dt.date(2024, 2, 5)}, "in a period that is locked"),
        ({"date": dt.date(2019, 2, 5)}, "in no fiscal year"),
        ({"date": dt.date(2999, 2, 5)}, "in the future"),
        ({"terms": "NOPE"}, "no credit term NOPE"),
        ({"total": 1}, "not what the lines add up to"),
        ({"cancelled": True}, "is cancelled"),
        ({"lines": ()}, "has no lines"),
        ({"number": "x" * 40}, "room for 30 characters"),
    ],
)
def test_what_cannot_go_in_is_refused_in_words(desk: InvoiceDesk, changes: dict[str, object], sentence: str) -> None:
    """With a reason for a bookkeeper, and nothing of it in the books."""
    wanted = replace(desk.invoice([desk.line(0)]), **changes)
    if "lines" in changes:
        wanted = replace(wanted, total=0)
    assert sentence in desk.refused(desk.new(wanted)).replace("the books take 30", "room for 30 characters")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"item": "NOPE"}, "no product NOPE"),
        ({"unit": "KG"}, "has no unit KG"),
        ({"tax_code": "NOPE"}, "no tax code NOPE"),
        ({"account": "999-9999"}, "no account 999-9999"),
        ({"location": "MOON"}, "no stock location MOON"),
        ({"project": "P1"}, "no project P1"),
        ({"unit_price": Decimal(1)}, "not quantity times price"),
        ({"tax_rate": "6%"}, "not at 6%"),
        ({"discount": "lots"}, "cannot be read"),
    ],
)
def test_a_line_that_cannot_go_in_is_named(desk: InvoiceDesk, changes: dict[str, object], sentence: str) -> None:
    """By its place."""
    reason = desk.refused(desk.new(desk.invoice([desk.line(1), replace(desk.line(0), **changes)])))
    assert sentence in reason
    assert "Line 2: " in reason


def test_what_nobody_rehearsed_is_refused(desk: InvoiceDesk) -> None:
    """A trait that none of the company's invoices had."""
    returned = replace(desk.line(0), amount=0, tax_amount=0, unit_price=Decimal(0))
    reason = desk.refused(desk.new(desk.invoice([returned])))
    assert "with a line of 0 was among the documents" in reason


def test_invoices_that_are_there_are_not_changed_by_guessing(desk: InvoiceDesk) -> None:
    """A company that edits none shows nothing of edits; deletions are refused in any."""
    made = desk.new(desk.invoice([desk.line(0)]))
    key = desk.written(made).key
    for kind, deletion, sentence in (
        (ActionKind.UPDATE, None, "that AutoCount itself saved again, and 3 are needed"),
        (ActionKind.DELETE, Deletion.DELETE, "are not deleted, they can be cancelled"),
    ):
        assert sentence in desk.refused(replace(made, kind=kind, key=key, deletion=deletion))


def test_whoever_numbers_an_invoice_is_not_waited_for(desk: InvoiceDesk) -> None:
    """A person holds the counter of numbers: ours gives way, and goes in afterwards."""
    write = desk.new(desk.invoice([desk.line(0)]))
    with desk.person() as person:
        person.execute("UPDATE DocNoFormat SET NextNumber = NextNumber WHERE DocType = 'IV'")
        assert desk.books.apply(write).outcome is WriteOutcome.BUSY
        person.rollback()
    assert desk.books.settle(write) is None
    desk.written(write)


def test_what_became_of_a_write_is_found_by_our_reference(desk: InvoiceDesk) -> None:
    """Not there before; there afterwards, also once somebody has edited it; it can still be taken back."""
    write = desk.new(desk.invoice([desk.line(0)]))
    assert desk.books.settle(write) is None
    result = desk.written(write)
    found = desk.books.settle(write)
    assert found == result
    assert list(desk.books.find_alike(IV, canonical(desk.read(result.key)))) == [result.key]
    desk.run("UPDATE IV SET Description = 'Lain', LastUpdate = LastUpdate + 1 WHERE DocKey = ?", int(result.key))
    again = desk.books.settle(write)
    assert again is not None
    assert again.key == result.key


def test_an_undo_leaves_no_row(desk: InvoiceDesk) -> None:
    """Everything goes that was posted; the number is a gap, and is not used again."""
    before = desk.contents()
    write = desk.new(desk.invoice([desk.line(0), desk.line(1)]))
    result = desk.written(write)
    number = desk.read(result.key).number
    step = desk.books.preview_undo(history(write, result))
    assert (step.possible, number in step.sentence) == (True, True)
    assert desk.books.undo(history(write, result)).outcome is WriteOutcome.WRITTEN
    assert desk.contents() == before
    assert desk.next_number() != number
    assert desk.books.settle(write) is None


_OPENED = (
    "INSERT INTO DocumentLock (DocType, DocKey, DocNo, ComputerName, UserName, UserID, LastUpdate) "
    "SELECT 'IV', DocKey, DocNo, 'KAUNTER', 'AISYAH', 'AISYAH', LastModified FROM IV WHERE DocKey = ?"
)
_KNOCKED = (
    "INSERT INTO ARPaymentKnockOff (KnockOffKey, DocKey, KnockOffDocType, KnockOffDocKey, Amount, GainLossDate, "
    "UseProjDept) SELECT DocKey + 900000, 1, 'RI', DocKey, 1, DocDate, 'F' FROM ARInvoice "
    "WHERE SourceType = 'IV' AND SourceKey = ?"
)


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE IV SET EInvoiceUuid = 'U' WHERE DocKey = ?", "was submitted to MyInvois"),
        ("UPDATE IV SET Cancelled = 'T' WHERE DocKey = ?", "was cancelled"),
        ("UPDATE IV SET Description = 'Lain' WHERE DocKey = ?", "Somebody edited the invoice since."),
        (
            "UPDATE GLDTL SET HomeDR = HomeDR + 1, HomeCR = HomeCR + 1 WHERE SourceType = 'IV' AND SourceKey = ?",
            "Somebody edited",
        ),
        (_OPENED, "is open in AutoCount (AISYAH at KAUNTER)"),
        (_KNOCKED, "was knocked off by a payment"),
    ],
    ids=["submitted", "cancelled", "edited", "posting", "open", "paid"],
)
def test_what_others_did_to_an_invoice_forbids_to_take_it_back(desk: InvoiceDesk, sql: str, sentence: str) -> None:
    """It is told, and nothing is deleted."""
    write = desk.new(desk.invoice([desk.line(0)]))
    result = desk.written(write)
    desk.run(sql, int(result.key))
    step = desk.books.preview_undo(history(write, result))
    assert not step.possible
    assert sentence in step.sentence
    assert desk.books.undo(history(write, result)).outcome in (WriteOutcome.REJECTED, WriteOutcome.MOVED)
    assert desk.rows("SELECT COUNT(*) FROM IV WHERE DocKey = ?", int(result.key)) == [(1,)]
    desk.run("DELETE FROM ARPaymentKnockOff WHERE KnockOffKey > 900000")


def test_a_lost_answer_is_settled_and_never_doubled(desk: InvoiceDesk, autocount_postgres: TranslatedServer) -> None:
    """The line is cut in the middle of a write and at its last messages, the commit among them, delivered or not: the
    invoice is there once and whole, however often it was tried."""
    port = int(desk.database.server_name.rpartition(",")[2])
    before = desk.untied()
    with CutRelay(port) as relay, desk.beside(relay.port) as (source, books):
        books.apply(desk.new(desk.invoice([desk.line(0)], customer="300-ZZZZ")))  # what is read once, is read
        relay.arm(10_000, deliver=True)
        assert books.apply(desk.new(desk.invoice([desk.line(0)]))).outcome is WriteOutcome.WRITTEN
        count, cuts = relay.passed, 0
        for place, cut in enumerate((count // 2, *range(count - 13, count, 3))):
            write = desk.new(desk.invoice([desk.line(0)]))
            relay.arm(cut, deliver=place % 2 == 0)
            try:
                result = books.apply(write)
            except RetryLater:
                result = desk.settled(write) or desk.books.apply(write)
            relay.disarm()
            cuts += relay.cut
            assert result.outcome is WriteOutcome.WRITTEN, result.reason
            there = desk.rows("SELECT DocKey FROM IV WHERE Guid = ?", identity_of(write.reference))
            assert [str(key) for (key,) in there] == [result.key]
            source.close()
            books.apply(desk.new(desk.invoice([desk.line(0)], customer="300-ZZZZ")))
        assert cuts > 3
    assert desk.untied() == before


def test_a_login_that_may_only_read_is_told_so(desk: InvoiceDesk) -> None:
    """The right that is missing is named."""
    with desk.beside(login=READER) as (_, books):
        (ready,) = [each for each in books.readiness() if each.entity is IV]
        assert "has not the right" in ready.reasons[0]
        with pytest.raises(SignInRefused):
            books.apply(desk.new(desk.invoice([desk.line(0)])))


def test_without_rules_that_hold_nothing_is_written(desk: InvoiceDesk) -> None:
    """Not rehearsed; not reproduced, with the column named; rehearsed on another structure: each refuses in words."""
    write = desk.new(desk.invoice([desk.line(0)]))
    with desk.beside(facts=RememberedFacts()) as (_, books):
        assert "was not rehearsed yet" in books.apply(write).reason
    told = "IV-000007: GLDTL row 2: ACCNO is 500-0000 in the books, 500-1000 by the profile."
    with desk.beside(facts=RememberedFacts(), learn=Doubting(told, "IV")) as (_, books):
        (ready,) = [each for each in books.rehearse(IV) if each.entity is IV]
        assert (ready.ready, ready.actions, ready.reasons) == (False, (), (told,))
        assert books.apply(write).reason == told
    assert desk.rows("SELECT COUNT(*) FROM IV WHERE Guid = ?", identity_of(write.reference)) == [(0,)]


_BALANCE = (
    "INSERT INTO ItemBatchBalQty (ItemCode, UOM, Location, BatchNo, BalQty, Guid) "
    "SELECT ItemCode, 'UNIT', 'HQ', '', 5, NEWID() FROM Item"
)
_AVERAGE = (
    "INSERT INTO UTDStockCost (UTDStockCostKey, ItemCode, UOM, Location, UTDQty, UTDCost, AdjustedCost) "
    "SELECT DocKey, ItemCode, 'UNIT', 'HQ', 5, 35, 0 FROM Item"
)
_LAYERS = "INSERT INTO FIFOCost (StockDTLKey, Seq, Qty, Cost) SELECT StockDTLKey, 16, 1, 7 FROM StockDTL"


@pytest.mark.parametrize(
    ("table", "sql"), [("ItemBatchBalQty", _BALANCE), ("UTDStockCost", _AVERAGE), ("FIFOCost", _LAYERS)]
)
def test_a_product_of_which_more_is_kept_is_refused_and_no_other(desk: InvoiceDesk, table: str, sql: str) -> None:
    """How a new invoice moves balances and costs is not public; an invoice of another product goes in."""
    kept = desk.line(0)
    desk.run(f"{sql} WHERE ItemCode = ?", kept.item)
    try:
        reason = desk.refused(desk.new(desk.invoice([desk.line(1), kept])))
        assert f"Line 2: the books keep more of product {kept.item} than its stock movements ({table})" in reason
        assert "Line 1" not in reason
        desk.written(desk.new(desk.invoice([desk.line(1)])))
    finally:
        desk.run(f"DELETE FROM {table}")


@pytest.mark.parametrize("sql", [_AVERAGE, _LAYERS])
def test_what_stands_otherwise_than_it_was_posted_teaches_nothing(desk: InvoiceDesk, sql: str) -> None:
    """Costs that were worked out since: such invoices are left out, and it is told what they lack."""
    desk.run(sql)
    try:
        with desk.beside(facts=RememberedFacts(), learn=Doubting("", "IV")) as (_, books):
            (ready,) = [each for each in books.rehearse(IV) if each.entity is IV]
            assert "40 are needed" in ready.reasons[0]
            assert "more do not show it: the costs of their stock were worked out later" in ready.reasons[1]
    finally:
        desk.run("DELETE FROM UTDStockCost")
        desk.run("DELETE FROM FIFOCost")


@pytest.mark.parametrize(("flag", "what"), [("HasBatchNo", "batch"), ("HasSerialNo", "serial number")])
def test_a_product_that_is_sold_by_batch_or_serial_number_is_refused(desk: InvoiceDesk, flag: str, what: str) -> None:
    """The platform does not say which one is sold."""
    line = desk.line(0)
    desk.run(f"UPDATE Item SET {flag} = 'T' WHERE ItemCode = ?", line.item)
    try:
        assert f"Line 1: product {line.item} is sold by {what}" in desk.refused(desk.new(desk.invoice([line])))
    finally:
        desk.run(f"UPDATE Item SET {flag} = 'F' WHERE ItemCode = ?", line.item)


def test_every_statement_of_writing_is_known(desk: InvoiceDesk) -> None:
    """Nothing is sent that is not in the record, under no other isolation; no hint but the locks on counters."""
    lines = said_for(desk, IV, desk.new(desk.invoice([desk.line(0), desk.line(1)])))
    assert [line for line in lines if not is_recorded(line)] == []
    hints = [line for line in lines if "WITH (" in line]
    assert hints
    assert all("WITH (UPDLOCK, ROWLOCK)" in line and line.startswith("READ COMMITTED") for line in hints)
    assert not [line for line in lines if "OUTPUT" in line or "MAX(P.DocKey) + 1" in line]


def test_too_few_invoices_are_told(autocount_server: Server) -> None:
    """A company that has just begun."""
    with invoice_desk(autocount_server, invoices=20) as small:
        (ready,) = [each for each in small.books.rehearse(IV) if each.entity is IV]
        assert "40 are needed to find out" in ready.reasons[0]


def test_our_reference_is_a_guid_that_the_server_never_makes() -> None:
    """Version 8: the same for the same reference, and told from one of newid()."""
    assert identity_of("BB1") == identity_of("BB1") != identity_of("BB2")
    assert is_ours({"Guid": identity_of("BB1")})
    assert not is_ours({"Guid": "0b0d6a3a-54a4-4ac2-9f0e-6d3c1a7b9e11"})
