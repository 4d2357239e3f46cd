"""Payments of ours that are edited and cancelled in an AutoCount company: as its program leaves them, or refused."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from connector.domain.errors import RetryLater
from connector.domain.writing import Write, WriteOutcome
from tests.live.autocount_changes import edit, removal, uncounted, work_on_payments
from tests.live.autocount_desk import Server
from tests.live.autocount_writing import is_recorded, said_for_payment_changes
from tests.live.payment_desk import PM, Desks, PaymentDesk, payment_desks
from tests.live.servers.autocount import TranslatedServer
from tests.live.wire_cuts import CutRelay
from tests.sample.autocount.variant import Rules

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def desks(autocount_server: Server) -> Iterator[Desks]:
    """A company of each set of rules that edits and cancels its payments, rehearsed when it is needed."""

    def prepare(desk: PaymentDesk) -> None:
        work_on_payments(desk)
        (ready,) = desk.books.rehearse(PM)
        assert len(ready.actions) == 3, ready.reasons

    with payment_desks(autocount_server, prepare) as of:
        yield of


@pytest.fixture(scope="module")
def desk(desks: Desks) -> PaymentDesk:
    """That of the first rules; shared, so each test pays other invoices."""
    return desks(Rules.PAIRED)


@pytest.mark.parametrize("rules", Rules)
def test_a_payment_that_pays_another_amount_is_as_if_entered_so(desks: Desks, rules: Rules) -> None:
    """The amount, and what it pays of its invoice: the program, entering the same, makes the same rows."""
    desk = desks(rules)
    paid = desk.open(1)
    key = desk.written(desk.pays(desk.payment([(paid, "3.00")]))).key
    wanted = desk.payment([(paid, "4.50")])
    there = desk.paid(key)
    parts = (wanted.allocations[0],)
    desk.written(edit(there, key, amount=wanted.amount, allocations=parts))
    ours = uncounted(desk.posted(int(key))), desk.everything()[-2:]
    assert desk.untied() == []
    with desk.at_the_counter() as person:
        person.delete_payment(int(key))
        theirs = person.pay_all(paid.customer, [(paid.receivable, Decimal("4.50"))])
    assert ours == (uncounted(desk.posted(theirs)), desk.everything()[-2:])


def test_a_payment_may_pay_another_invoice(desk: PaymentDesk) -> None:
    """What it paid is open again, what it pays now is less so; its other rows stay as they are."""
    one, two = desk.two_open()
    key = desk.written(desk.pays(desk.payment([(one, "3.00")]))).key
    there, before = desk.paid(key), desk.posted(int(key))
    desk.written(edit(there, key, allocations=desk.payment([(two, "2.00")]).allocations))
    assert [(x.document, x.amount) for x in desk.paid(key).allocations] == [(str(two.key), 200)]
    owed = "SELECT Outstanding FROM ARInvoice WHERE DocKey = ?"
    assert desk.rows(owed, one.receivable) == [(one.owed,)]
    assert desk.rows(owed, two.receivable) == [(two.owed - 2,)]
    assert desk.untied() == []
    after = desk.posted(int(key))
    assert {table for table in before if before[table] != after[table]} <= {
        "ARPayment", "ARPaymentKnockOff", "ARPaymentKnockOffDetail", "CB",
    }  # fmt: skip


def test_an_edited_text_moves_no_amount(desk: PaymentDesk) -> None:
    """Description, note and cheque number stand where the program has them; what it pays is not touched."""
    paid = desk.open(2)
    key = desk.written(desk.pays(desk.payment([(paid, "3.00")]))).key
    moved, there = desk.everything()[-2:], desk.paid(key)
    desk.written(edit(there, key, note="Nota"))
    desk.written(edit(desk.paid(key), key, reference="100201"))
    now = desk.paid(key)
    assert (now.note, now.reference, now.amount) == ("Nota", "100201", there.amount)
    assert desk.everything()[-2:] == moved
    ledger = desk.rows("SELECT RefNo2 FROM GLDTL WHERE PaymentDocType = 'RP' AND PaymentDocKey = ?", int(key))
    assert set(ledger) == {("100201",)}
    assert desk.untied() == []


@pytest.mark.parametrize("rules", Rules)
def test_a_cancelled_payment_is_what_the_program_makes_of_one(desks: Desks, rules: Rules) -> None:
    """Row by row, and the invoice is as open as before."""
    desk = desks(rules)
    paid, before = desk.open(3), desk.everything()[-2:]
    ours, theirs = (desk.written(desk.pays(desk.payment([(paid, "3.00")], more="1.00"))).key for _ in range(2))
    desk.written(removal(desk.paid(ours), ours))
    with desk.at_the_counter() as person:
        person.cancel_payment(int(theirs))
    assert desk.posted(int(ours)) == desk.posted(int(theirs))
    assert desk.paid(ours).cancelled
    assert desk.everything()[-2:] == before
    assert desk.untied() == []


_GUARDED = {
    "reconciled": (
        "UPDATE BankTrans SET BankReconStatus = 1 WHERE SourceKey = (SELECT CBKey FROM ARPayment WHERE DocKey = ?)",
        "was reconciled with the bank's statement",
    ),
    "refunded": ("UPDATE ARPayment SET RefundAmt = 1 WHERE DocKey = ?", "was refunded"),
    "posting": (
        "UPDATE GLDTL SET HomeDR = HomeDR * 2, HomeCR = HomeCR * 2 WHERE PaymentDocKey = ?",
        "does not stand in the books as AutoCount posts such documents (GLDTL.HOME",
    ),
    "foreign": (
        "UPDATE ARPayment SET DocNo2 = NULL WHERE DocKey = ?",
        "Only documents that came from the platform are changed by it",
    ),
}


@pytest.mark.parametrize("what", _GUARDED)
def test_what_others_did_to_a_payment_forbids_to_change_it(desks: Desks, what: str) -> None:
    """It is told in one sentence, and nothing is written."""
    desk, (sql, sentence) = desks(Rules.QUEUED), _GUARDED[what]
    key = desk.written(desk.pays(desk.payment([(desk.open(4), "1.00")]))).key
    desk.run(sql, int(key))
    there = desk.paid(key)
    for write in (edit(there, key, description="Lain"), removal(there, key)):
        assert sentence in desk.refuses(write)


def test_what_a_person_did_to_a_payment_meanwhile_is_not_overwritten(desk: PaymentDesk) -> None:
    """It was taken off its invoice in AutoCount since the edit was planned: it is planned anew, and theirs stands."""
    key = desk.written(desk.pays(desk.payment([(desk.open(5), "2.00")]))).key
    there = desk.paid(key)
    with desk.at_the_counter() as person:
        person.unknock(int(key))
    before = desk.posted(int(key)), desk.everything()
    for write in (edit(there, key, note="Lain"), removal(there, key)):
        assert desk.books.apply(write).outcome is WriteOutcome.MOVED
    assert (desk.posted(int(key)), desk.everything()) == before


def test_more_than_an_invoice_has_open_is_not_paid_by_an_edit(desk: PaymentDesk) -> None:
    """What the payment itself pays of it counts as open to it, and not a sen more."""
    paid = desk.open(6)
    key = desk.written(desk.pays(desk.payment([(paid, "2.00")]))).key
    there = desk.paid(key)
    for amount, fits in ((paid.owed, True), (paid.owed + 1, False)):
        wanted = desk.payment([(paid, str(amount))])
        write = edit(desk.paid(key), key, amount=wanted.amount, allocations=wanted.allocations)
        if fits:
            desk.written(write)
        else:
            assert f"is more than what is open of invoice {paid.number}: {paid.owed}" in desk.refuses(write)
    desk.written(edit(desk.paid(key), key, amount=there.amount, allocations=there.allocations))
    assert desk.rows("SELECT Outstanding FROM ARInvoice WHERE DocKey = ?", paid.receivable) == [(paid.owed - 2,)]


def test_a_lost_answer_is_settled_and_never_doubled(desk: PaymentDesk, autocount_postgres: TranslatedServer) -> None:
    """The line is cut in the middle of a change and at its last messages, the commit among them, delivered or not: the
    payment and the invoice that it pays are changed once and whole, however often it was tried."""
    port, paid = int(desk.database.server_name.rpartition(",")[2]), desk.open(7)
    owed = "SELECT Outstanding, PaymentAmt FROM ARInvoice WHERE DocKey = ?"

    def made() -> tuple[str, Write]:
        key = desk.written(desk.pays(desk.payment([(paid, "0.10")]))).key
        there = desk.paid(key)
        more = desk.payment([(paid, "0.20")])
        return key, edit(there, key, amount=more.amount, allocations=more.allocations)

    with CutRelay(port) as relay, desk.beside(relay.port) as (source, books):
        books.apply(made()[1])
        relay.arm(10_000, deliver=True)
        ((before, done),) = desk.rows(owed, paid.receivable)
        assert books.apply(made()[1]).outcome is WriteOutcome.WRITTEN
        ((after, _),) = desk.rows(owed, paid.receivable)
        step, count, cuts = before - after, relay.passed, 0
        assert step == Decimal("0.20")
        for place, cut in enumerate(range(count - 10, count, 3)):
            ((before, done),) = desk.rows(owed, paid.receivable)
            _, write = made()
            relay.arm(cut, deliver=place % 2 == 0)
            try:
                result = books.apply(write)
            except RetryLater:
                result = desk.settled(write) or desk.books.apply(write)
            relay.disarm()
            cuts += relay.cut
            assert result.outcome is WriteOutcome.WRITTEN, result.reason
            assert desk.rows(owed, paid.receivable) == [(before - step, done + step)]
            source.close()
            books.apply(made()[1])
        assert cuts > 1


def test_every_statement_of_changing_payments_is_known(desk: PaymentDesk) -> None:
    """Nothing is sent that is not in the record, under no other isolation."""
    lines = said_for_payment_changes(desk)
    assert [line for line in lines if not is_recorded(line)] == []
    hints = [line for line in lines if "WITH (" in line]
    assert all("WITH (UPDLOCK, ROWLOCK)" in line and line.startswith("READ COMMITTED") for line in hints)
