"""Rehearsal of companies whose program posts by different rules: each is followed, what none explains is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest

from connector.domain.keys import EntityKind
from connector.domain.writing import WriteOutcome
from tests.live.documents_desk import DocumentDesk, document_desk, totals
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.test_sql_accounting_documents_paid import at_the_vendors, rows_of
from tests.sample.balance import wrong
from tests.sample.variant import TINY, Rules, Variant
from tests.sample.vendor_receipts import Allocation

INVOICE, PAYMENT = EntityKind.INVOICE, EntityKind.PAYMENT
pytestmark = pytest.mark.timeout(300)  # learning how a company posts takes a minute or two
FOLLOWED = [rules for rules in Rules if rules is not Rules.SEALED]


@contextmanager
def company(server: FirebirdServer, rules: Rules) -> Iterator[DocumentDesk]:
    """A company whose program posts by some rules."""
    with document_desk(server, Variant(rules=rules)) as desk:
        yield desk


@pytest.fixture(scope="module", params=FOLLOWED, ids=lambda rules: rules.value)
def desk(request: pytest.FixtureRequest, firebird3: FirebirdServer) -> Iterator[DocumentDesk]:
    """A rehearsed company of each program that is consistent in itself."""
    with company(firebird3, request.param) as desk:
        desk.rehearse()
        yield desk


def balanced(desk: DocumentDesk) -> list[str]:
    """What an oracle that knows nothing of us finds wrong with the books."""
    connection = desk.server.connect(desk.company.path)
    try:
        return wrong(connection)
    finally:
        connection.close()


class TestFollowing:
    """Four programs with rules that differ."""

    def test_invoices_are_posted_by_the_companys_rules(self, desk: DocumentDesk) -> None:
        """Whatever the rules are, our invoice is posted as this company's program would have posted it."""
        for tax in ("ST", "SV", None):
            key = desk.create(desk.invoice(tax=tax))
            assert desk.posted(key) == desk.vendors_own(key)
        assert balanced(desk) == []

    def test_payments_are_posted_by_the_companys_rules(self, desk: DocumentDesk) -> None:
        """The same for a payment of an invoice with service tax, and for one with an amount left over."""
        for tax, amount, more in (("SV", 2700, 0), ("ST", 1000, 250)):
            invoice = desk.create(desk.invoice(tax=tax))
            key = desk.create(desk.payment(invoice, amount, more))
            ours, owed = rows_of(desk, int(key)), desk.rows("SELECT CODE, OUTSTANDING FROM AR_CUSTOMER")
            assert balanced(desk) == []
            (written,) = desk.past.written(kind=PAYMENT, key=key)
            assert desk.payments.undo(written).outcome is WriteOutcome.WRITTEN
            receivable, code = desk.vendor._receivable(int(invoice))[0], desk.customer()
            part = [Allocation(receivable, Decimal(amount) / 100)]
            with at_the_vendors(desk):
                theirs = desk.vendor._receipts.create(code, part, Decimal(more) / 100, desk.today(), 1)
                assert rows_of(desk, theirs) == ours
                assert desk.vendor.books.rows("SELECT CODE, OUTSTANDING FROM AR_CUSTOMER") == owed

    def test_taking_back_leaves_the_totals(self, desk: DocumentDesk) -> None:
        """By every rule, an invoice and its payment can be taken back without a trace."""
        before = totals(desk)
        invoice = desk.create(desk.invoice())
        payment = desk.create(desk.payment(invoice, 1000))
        for kind, key in ((PAYMENT, payment), (INVOICE, invoice)):
            (written,) = desk.past.written(kind=kind, key=key)
            assert desk.writer(kind).undo(written).outcome is WriteOutcome.WRITTEN
        assert totals(desk) == before
        assert balanced(desk) == []


class TestRefusing:
    """What must not be written."""

    def test_a_column_that_nobody_can_compute(self, firebird3: FirebirdServer) -> None:
        """A seal over each ledger row is no rule that could be followed: both kinds are refused, and it is named."""
        with company(firebird3, Rules.SEALED) as desk:
            for kind in (INVOICE, PAYMENT):
                found = desk.writer(kind).preparation.rehearse()
                assert not found.passed
                assert any("DIGEST" in sentence for sentence in found.differences)
                assert not desk.writer(kind).readiness().ready

    def test_too_few_documents(self, firebird3: FirebirdServer) -> None:
        """A company with hardly any documents is told how many are missing."""
        with document_desk(firebird3, Variant(), TINY) as desk:
            desk.vendor.books.run("DELETE FROM SL_IV WHERE DOCKEY > 30")
            desk.vendor.books.done()
            found = desk.invoices.preparation.rehearse()
            (reason,) = found.reasons
            assert reason.startswith("The books hold 30 sales invoices that their own program made; 40 are needed")

    def test_an_upgrade_pauses_writing(self, desk: DocumentDesk, firebird3: FirebirdServer) -> None:
        """Once a column was added to the books, nothing is written before the rehearsal was held again."""
        ready = desk.invoices.readiness()
        assert ready.ready
        assert any(rule.startswith("GL_TRANS") for rule in ready.rules)
        desk.vendor.rollback()
        desk.opened.close()
        connection = firebird3.connect(desk.company.path)
        connection.execute_immediate("ALTER TABLE GL_TRANS ADD UDF_NEW VARCHAR(5)")
        connection.commit()
        connection.close()
        (reason,) = desk.invoices.readiness().reasons
        assert "rehearse it again" in reason
