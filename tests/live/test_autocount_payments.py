"""Customers' payments written into an AutoCount company: posted as its own program posts them, once, or refused."""

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
from tests.live.autocount_desk import Server, history
from tests.live.autocount_writing import Doubting, is_recorded, said_for
from tests.live.payment_desk import PM, Desks, PaymentDesk, payment_desks
from tests.live.servers.autocount import READER, TranslatedServer
from tests.live.wire_cuts import CutRelay
from tests.sample.autocount.variant import Rules

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def desks(autocount_server: Server) -> Iterator[Desks]:
    """A rehearsed company for each set of rules, made when it is needed; shared, so each test pays other invoices."""

    def prepare(desk: PaymentDesk) -> None:
        (ready,) = desk.books.rehearse(PM)
        assert ready.ready, ready.reasons

    with payment_desks(autocount_server, prepare) as of:
        yield of


@pytest.fixture(scope="module")
def desk(desks: Desks) -> PaymentDesk:
    """That of the first rules."""
    return desks(Rules.PAIRED)


@pytest.mark.parametrize("rules", Rules)
def test_a_payment_is_posted_as_the_program_posts_it(desks: Desks, rules: Rules) -> None:
    """The program, entering the same payment for the same two invoices, makes the same rows, but for keys."""
    desk = desks(rules)
    one, two = desk.two_open()
    write = desk.pays(desk.payment([(one, "12.34"), (two, str(two.owed))], more="5.00", note="Nota"))
    result = desk.written(write)
    ours, moved = desk.posted(int(result.key)), desk.everything()[-2:]
    there = desk.paid(result.key)
    assert {(part.document, part.amount) for part in there.allocations} == {
        (str(one.key), 1234), (str(two.key), int(two.owed * 100)),
    }  # fmt: skip
    assert (there.unapplied, there.method, there.reference, there.note) == (500, "MAYBANK", "100200", "Nota")
    assert desk.untied() == []
    assert desk.books.undo(history(write, result)).outcome is WriteOutcome.WRITTEN
    assert desk.untied() == []
    with desk.at_the_counter() as person:
        paid = [(one.receivable, Decimal("12.34")), (two.receivable, two.owed)]
        theirs = person.pay_all(one.customer, paid, Decimal(5))
    desk.run("UPDATE ARPayment SET Note = 'Nota' WHERE DocKey = ?", theirs)
    assert ours == desk.posted(theirs)
    assert moved == desk.everything()[-2:]


@pytest.mark.parametrize("rules", Rules)
def test_numbers_and_keys_come_from_the_companys_counters(desks: Desks, rules: Rules) -> None:
    """The program goes on where we stopped: with the next numbers, keys of its own, and our payment to settle with."""
    desk = desks(rules)
    paid, reached = desk.open(1), desk.counters()
    voucher = desk.rows("SELECT NextNumber FROM DocNoFormat WHERE Name = 'RECEIPT'")[0][0]
    own = desk.rows("SELECT NextNumber FROM DocNoFormat WHERE Name = 'AR PAYMENT'")[0][0]
    key = int(desk.written(desk.pays(desk.payment([(paid, "1.00")]))).key)
    numbers = desk.rows(
        "SELECT p.DocNo, c.DocNo FROM ARPayment p JOIN CB c ON c.DocKey = p.CBKey WHERE p.DocKey = ?", key
    )
    number = f"RP-{own:06d}" if rules is Rules.SUMMED else f"OR-{voucher:06d}"
    assert numbers == [(number, f"OR-{voucher:06d}")]
    moved = {counter: desk.counters()[counter] - value for counter, value in reached.items()}
    wanted = {32768: 6, 32774: 2, 128: 1} if rules is Rules.QUEUED else {32768: 5, 32773: 1, 32774: 2, 128: 1}
    assert wanted.items() <= moved.items()
    with desk.at_the_counter() as person:
        theirs = person.pay(paid.key, Decimal("1.00"))
        person.unknock(key)
        person.knock_off(key, paid.key, Decimal("1.00"))
    assert desk.rows("SELECT c.DocNo FROM CB c WHERE c.SourceKey = ?", theirs) == [(f"OR-{voucher + 1:06d}",)]
    assert desk.untied() == []
    assert desk.paid(str(key)).allocations == desk.paid(str(theirs)).allocations


def test_a_foreign_payment_is_posted_as_the_companys_own(desk: PaymentDesk) -> None:
    """At its own rate; at another one than the invoice's nobody has shown how a gain is booked."""
    paid = desk.open(currency="SGD")
    foreign = desk.payment([(paid, "7.77")], currency="SGD", currency_rate=Decimal("3.31"))
    key = int(desk.written(desk.pays(foreign)).key)
    assert desk.rows("SELECT LocalPaymentAmt FROM ARPayment WHERE DocKey = ?", key) == [(Decimal("25.72"),)]
    assert desk.untied() == []
    assert "with a gain or loss of currency" in desk.refuses(desk.pays(replace(foreign, currency_rate=Decimal("3.4"))))


def test_a_payment_names_a_receivable_without_an_invoice(desk: PaymentDesk) -> None:
    """One that was entered among the receivables, under the key that this connection gives it."""
    key, customer = desk.rows(
        "SELECT TOP (1) DocKey, DebtorCode FROM ARInvoice WHERE SourceType IS NULL AND Outstanding > 5"
        " AND CurrencyCode = 'MYR' ORDER BY DocKey"
    )[0]
    wanted = desk.payment([(desk.open(), "1.00")], customer=customer)
    part = replace(wanted.allocations[0], document=f"AR:{key}")
    result = desk.written(desk.pays(replace(wanted, allocations=(part,))))
    assert desk.paid(result.key).allocations[0].document == f"AR:{key}"
    assert desk.untied() == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": "OR-000001"}, "The number OR-000001 is used already"),
        ({"customer": "300-ZZZZ"}, "no customer 300-ZZZZ"),
        ({"currency": "USD"}, "another currency"),
        ({"date": dt.date(2024, 2, 5)}, "in a period that is locked"),
        ({"date": dt.date(2019, 2, 5)}, "in no fiscal year"),
        ({"date": dt.date(2999, 2, 5)}, "in the future"),
        ({"method": "NOPE"}, "no payment method NOPE"),
        ({"method": None}, "no payment method (none was given)"),
        ({"method": "CASH"}, "takes no cheque number"),
        ({"amount": 1}, "more than its amount 0.01"),
        ({"amount": 0}, "must be more than 0"),
        ({"bank_charge": 100}, "with a bank charge was among"),
        ({"cancelled": True}, "is cancelled or bounced"),
        ({"allocations": ()}, "without lines was among"),
        ({"references": ("X",)}, "taken by our own"),
        ({"posting_date": dt.date(2025, 11, 21)}, "one date of a payment"),
        ({"project": "P1"}, "no project P1"),
        ({"reference": "x" * 40}, "the books take 30"),
        ({"number": "x" * 40}, "the books take 30"),
    ],
)
def test_what_cannot_go_in_is_refused_in_words(desk: PaymentDesk, changes: dict[str, object], sentence: str) -> None:
    """With a reason for a bookkeeper, and nothing of it in the books."""
    assert sentence in desk.refuses(desk.pays(replace(desk.payment([(desk.open(2), "1.00")]), **changes)))


def test_a_customer_who_is_not_active_any_more_still_pays(desk: PaymentDesk) -> None:
    """What is open of the invoices is paid whatever became of the customer; a new invoice is another matter."""
    paid = desk.open(12)
    desk.run("UPDATE Debtor SET IsActive = 'F' WHERE AccNo = ?", paid.customer)
    try:
        desk.written(desk.pays(desk.payment([(paid, "1.00")])))
    finally:
        desk.run("UPDATE Debtor SET IsActive = 'T' WHERE AccNo = ?", paid.customer)
    assert desk.untied() == []


def test_what_it_cannot_pay_is_refused_in_words(desk: PaymentDesk) -> None:
    """Gone, another customer's, more than is open, nothing, twice, cancelled."""
    paid = desk.open(3)
    wanted = desk.payment([(paid, "1.00")])
    (part,) = wanted.allocations
    other = next(each for each in desk.all_open() if each.customer != paid.customer)
    for changed, sentence in (
        (replace(part, document="99999999"), f"no invoice {paid.number} to be paid"),
        (replace(part, document_type="DN"), f"no invoice {paid.number} to be paid"),
        (replace(part, document=str(other.key)), f"belongs to customer {other.customer}"),
        (
            replace(part, amount=part.amount + int(paid.owed * 100)),
            f"what is open of invoice {paid.number}: {paid.owed}",
        ),
        (replace(part, amount=0), "must be more than 0"),
    ):
        assert sentence in desk.refuses(desk.pays(replace(wanted, amount=9_999_999, allocations=(changed,))))
    twice = replace(wanted, amount=200, allocations=(part, part))
    assert "the same invoice twice" in desk.refuses(desk.pays(twice))
    desk.run("UPDATE ARInvoice SET Cancelled = 'T' WHERE DocKey = ?", paid.receivable)
    try:
        assert "is cancelled" in desk.refuses(desk.pays(wanted))
    finally:
        desk.run("UPDATE ARInvoice SET Cancelled = 'F' WHERE DocKey = ?", paid.receivable)


def test_payments_that_are_there_are_not_changed_by_guessing(desk: PaymentDesk) -> None:
    """A company that edits none shows nothing of edits; deletions are refused in any."""
    made = desk.pays(desk.payment([(desk.open(4), "1.00")]))
    key = desk.written(made).key
    for kind, deletion, sentence in (
        (ActionKind.UPDATE, None, "that AutoCount itself saved again, and 3 are needed"),
        (ActionKind.DELETE, Deletion.DELETE, "are not deleted, they can be cancelled"),
    ):
        assert sentence in desk.refuses(replace(made, kind=kind, key=key, deletion=deletion))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE DocNoFormat SET NextNumber = NextNumber WHERE Name = 'RECEIPT'",
        "UPDATE ARInvoice SET Outstanding = Outstanding WHERE DocKey = ?",
    ],
    ids=["numbers", "invoice"],
)
def test_whoever_works_there_is_not_waited_for(desk: PaymentDesk, sql: str) -> None:
    """Somebody draws a number, or pays the same invoice: ours gives way, and goes in afterwards."""
    paid = desk.open(5)
    write = desk.pays(desk.payment([(paid, "1.00")]))
    with desk.person() as person:
        person.execute(sql, *([paid.receivable] if "?" in sql else []))
        assert desk.books.apply(write).outcome is WriteOutcome.BUSY
        person.rollback()
    assert desk.books.settle(write) is None
    desk.written(write)


_OPENED = (
    "INSERT INTO DocumentLock (DocType, DocKey, DocNo, ComputerName, UserName, UserID, LastUpdate) "
    "SELECT '{}', DocKey, DocNo, 'KAUNTER', 'AISYAH', 'AISYAH', LastModified FROM {} WHERE DocKey = ?"
)


@pytest.mark.parametrize(("code", "table"), [("IV", "IV"), ("RI", "ARInvoice")])
def test_an_invoice_that_is_open_is_paid_later(desk: PaymentDesk, code: str, table: str) -> None:
    """Whoever edits it would save what was open of it before."""
    paid = desk.open(6)
    write = desk.pays(desk.payment([(paid, "1.00")]))
    desk.run(_OPENED.format(code, table), paid.key if code == "IV" else paid.receivable)
    try:
        result = desk.books.apply(write)
        assert (result.outcome, result.reason) == (
            WriteOutcome.BUSY, f"Invoice {paid.number} is open in AutoCount (AISYAH at KAUNTER).",
        )  # fmt: skip
    finally:
        desk.run("DELETE FROM DocumentLock")
    desk.written(write)


def test_what_became_of_a_write_is_found_by_our_reference(desk: PaymentDesk) -> None:
    """Not there before; there afterwards, also once somebody has edited it."""
    write = desk.pays(desk.payment([(desk.open(7), "1.00")]))
    assert desk.books.settle(write) is None
    result = desk.written(write)
    assert desk.books.settle(write) == result
    assert list(desk.books.find_alike(PM, canonical(desk.paid(result.key)))) == [result.key]
    desk.run("UPDATE ARPayment SET Description = 'Lain' WHERE DocKey = ?", int(result.key))
    again = desk.books.settle(write)
    assert again is not None
    assert again.key == result.key


def test_an_undo_leaves_no_row_and_what_others_paid(desk: PaymentDesk) -> None:
    """Everything goes that was posted, and the invoice is as open as before, less what somebody else paid since."""
    paid, before = desk.open(8), desk.everything()
    write = desk.pays(desk.payment([(paid, "3.00")]))
    result = desk.written(write)
    assert (step := desk.books.preview_undo(history(write, result))).possible, step.sentence
    assert desk.books.undo(history(write, result)).outcome is WriteOutcome.WRITTEN
    assert desk.everything() == before
    assert desk.books.settle(write) is None
    again = desk.pays(desk.payment([(paid, "3.00")]))
    result = desk.written(again)
    with desk.at_the_counter() as person:
        person.pay(paid.key, Decimal("2.00"))
    assert desk.books.undo(history(again, result)).outcome is WriteOutcome.WRITTEN
    owed = "SELECT Outstanding FROM ARInvoice WHERE DocKey = ?"
    assert desk.rows(owed, paid.receivable) == [(paid.owed - 2,)]
    assert desk.untied() == []


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        (
            "UPDATE BankTrans SET BankReconStatus = 1 WHERE SourceKey = (SELECT CBKey FROM ARPayment WHERE DocKey = ?)",
            "was reconciled with the bank's statement",
        ),
        ("UPDATE ARPayment SET RefundAmt = 1 WHERE DocKey = ?", "was refunded"),
        ("UPDATE ARPaymentDTL SET IsRCHQ = 'T' WHERE DocKey = ?", "was returned"),
        ("UPDATE ARPayment SET Cancelled = 'T' WHERE DocKey = ?", "was cancelled"),
        ("UPDATE ARPayment SET Description = 'Lain' WHERE DocKey = ?", "Somebody edited the payment since."),
        ("UPDATE GLDTL SET HomeDR = HomeDR * 2, HomeCR = HomeCR * 2 WHERE PaymentDocKey = ?", "Somebody edited"),
        ("DELETE FROM ARPaymentKnockOff WHERE DocKey = ?", "Somebody edited"),
        (_OPENED.format("RP", "ARPayment"), "is open in AutoCount (AISYAH at KAUNTER)"),
    ],
    ids=["reconciled", "refunded", "bounced", "cancelled", "edited", "posting", "released", "open"],
)
def test_what_others_did_to_a_payment_forbids_to_take_it_back(desks: Desks, sql: str, sentence: str) -> None:
    """It is told, and nothing is deleted."""
    desk = desks(Rules.QUEUED)
    write = desk.pays(desk.payment([(desk.open(9), "1.00")]))
    result = desk.written(write)
    desk.run(sql, int(result.key))
    step = desk.books.preview_undo(history(write, result))
    assert not step.possible
    assert sentence in step.sentence
    assert desk.books.undo(history(write, result)).outcome in (WriteOutcome.REJECTED, WriteOutcome.MOVED)
    assert desk.rows("SELECT COUNT(*) FROM ARPayment WHERE DocKey = ?", int(result.key)) == [(1,)]


def test_a_lost_answer_is_settled_and_never_doubled(desk: PaymentDesk, autocount_postgres: TranslatedServer) -> None:
    """The line is cut in the middle of a write and at its last messages, the commit among them, delivered or not: the
    payment is there once and whole, however often it was tried."""
    port = int(desk.database.server_name.rpartition(",")[2])
    with CutRelay(port) as relay, desk.beside(relay.port) as (source, books):
        unknown = desk.payment([(desk.open(10), "1.00")], customer="300-ZZZZ")
        books.apply(desk.pays(unknown))  # what is read once, is read
        relay.arm(10_000, deliver=True)
        assert books.apply(desk.pays(desk.payment([(desk.open(10), "0.10")]))).outcome is WriteOutcome.WRITTEN
        count, cuts = relay.passed, 0
        for place, cut in enumerate((count // 2, *range(count - 13, count, 3))):
            write = desk.pays(desk.payment([(desk.open(10), "0.10")]))
            relay.arm(cut, deliver=place % 2 == 0)
            try:
                result = books.apply(write)
            except RetryLater:
                result = desk.settled(write) or desk.books.apply(write)
            relay.disarm()
            cuts += relay.cut
            assert result.outcome is WriteOutcome.WRITTEN, result.reason
            there = desk.rows("SELECT DocKey FROM ARPayment WHERE DocNo2 = ?", write.reference)
            assert [str(key) for (key,) in there] == [result.key]
            source.close()
            books.apply(desk.pays(unknown))
        assert cuts > 3
    assert desk.untied() == []


def test_a_login_that_may_only_read_is_told_so(desk: PaymentDesk) -> None:
    """The right that is missing is named."""
    with desk.beside(login=READER) as (_, books):
        (ready,) = [each for each in books.readiness() if each.entity is PM]
        assert "has not the right" in ready.reasons[0]
        with pytest.raises(SignInRefused):
            books.apply(desk.pays(desk.payment([(desk.open(11), "1.00")])))


def test_without_rules_that_hold_nothing_is_written(desk: PaymentDesk) -> None:
    """Not rehearsed; not reproduced, with the column named: each refuses in words."""
    write = desk.pays(desk.payment([(desk.open(11), "1.00")]))
    with desk.beside(facts=RememberedFacts()) as (_, books):
        assert "was not rehearsed yet" in books.apply(write).reason
    told = "OR-000007: GLDTL row 2: ACCNO is 310-1000 in the books, 310-2000 by the profile."
    with desk.beside(facts=RememberedFacts(), learn=Doubting(told, "ARPayment")) as (_, books):
        (ready,) = books.rehearse(PM)
        assert (ready.ready, ready.actions, ready.reasons) == (False, (), (told,))
        assert books.apply(write).reason == told
    assert desk.rows("SELECT COUNT(*) FROM ARPayment WHERE DocNo2 = ?", write.reference) == [(0,)]


_NEWEST = "(SELECT MAX(DocKey) FROM ARPayment WHERE SourceType IS NULL AND DocNo2 IS NULL AND RefundAmt = 0)"
_PAID = (
    "(SELECT MAX(k.KnockOffDocKey) FROM ARPaymentKnockOff k JOIN ARInvoice i ON i.DocKey = k.KnockOffDocKey WHERE "
    "k.DocKey IN (SELECT DocKey FROM ARPayment WHERE SourceType IS NULL) AND i.CurrencyRate = 1)"
)


@pytest.mark.parametrize(
    ("sql", "back", "sentence"),
    [
        (
            f"UPDATE ARPayment SET DocNo2 = 'R-1' WHERE DocKey = {_NEWEST}",
            "UPDATE ARPayment SET DocNo2 = NULL WHERE DocNo2 = 'R-1'",
            "uses the second number of receipts",
        ),
        (
            f"UPDATE ARInvoice SET PaymentAmt = PaymentAmt + 7 WHERE DocKey = {_PAID}",
            f"UPDATE ARInvoice SET PaymentAmt = PaymentAmt - 7 WHERE DocKey = {_PAID}",
            "The amount paid of invoice",
        ),
        (
            f"UPDATE ARInvoice SET LocalPaymentAmt = LocalPaymentAmt + 7 WHERE DocKey = {_PAID}",
            f"UPDATE ARInvoice SET LocalPaymentAmt = LocalPaymentAmt - 7 WHERE DocKey = {_PAID}",
            "follows no known rule",
        ),
        (
            f"UPDATE ARInvoiceDTL SET KnockOffAmount = KnockOffAmount - 1 WHERE DocKey = {_PAID}",
            f"UPDATE ARInvoiceDTL SET KnockOffAmount = KnockOffAmount + 1 WHERE DocKey = {_PAID}",
            "is not what its payments pay",
        ),
    ],
    ids=["reference", "paid", "at home", "lines"],
)
def test_books_that_keep_payments_otherwise_are_not_written(
    desk: PaymentDesk, sql: str, back: str, sentence: str
) -> None:
    """What the company itself does must be what we would do; the document that shows it is named."""
    desk.run(sql)
    try:
        with desk.beside(facts=RememberedFacts(), learn=Doubting("", "ARPayment")) as (_, books):
            (ready,) = books.rehearse(PM)
            assert sentence in " ".join(ready.reasons)
    finally:
        desk.run(back)


def test_every_statement_of_writing_payments_is_known(desk: PaymentDesk) -> None:
    """Nothing is sent that is not in the record, under no other isolation; no hint but the locks on rows."""
    lines = said_for(desk, PM, desk.pays(desk.payment([(desk.open(11), "1.00")])))
    assert [line for line in lines if not is_recorded(line)] == []
    hints = [line for line in lines if "WITH (" in line]
    assert all("WITH (UPDLOCK, ROWLOCK)" in line and line.startswith("READ COMMITTED") for line in hints)
    assert any("ARInvoice" in line for line in hints)


def test_too_few_payments_are_told_and_ours_teach_nothing(desk: PaymentDesk) -> None:
    """A company that has just begun, and one whose payments all came from the platform."""
    desk.run("UPDATE ARPayment SET DocNo2 = 'BB000000000000000000' WHERE DocNo2 IS NULL AND SourceType IS NULL")
    try:
        with desk.beside(facts=RememberedFacts()) as (_, books):
            (ready,) = books.rehearse(PM)
            assert (
                "The books hold 0 customers' payments that AutoCount itself posted; 40 are needed" in ready.reasons[0]
            )
    finally:
        desk.run("UPDATE ARPayment SET DocNo2 = NULL WHERE DocNo2 = 'BB000000000000000000'")
