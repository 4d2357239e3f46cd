"""What Xero publishes is understood, and the simulator tells nothing that Xero does not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from connector.domain.documents import CreditNote, Invoice
from connector.domain.errors import DuplicateKey
from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from connector.domain.payments import Payment
from connector.domain.products import Product
from connector.drivers.http_errors import Answer, Exchange
from connector.mapping import load
from connector.providers.xero.records import Reader
from connector.providers.xero.refusals import meaning, problem_in, refusal
from connector.providers.xero.shapes import SHAPES
from tests.live.xero.published import published, raw, unknown
from tests.live.xero.stage import Stage, stage

_EXAMPLES = {
    EntityKind.CUSTOMER: ("getContacts", Customer, 2),
    EntityKind.PRODUCT: ("getItems", Product, 2),
    EntityKind.INVOICE: ("getInvoices", Invoice, 3),
    EntityKind.CREDIT_NOTE: ("getCreditNotes", CreditNote, 1),
    EntityKind.PAYMENT: ("getPayments", Payment, 1),
}
"""Examples, and how many of their records are ours: bills, drafts and refunds are not."""


@pytest.mark.parametrize("kind", list(_EXAMPLES))
def test_published_records_become_entities(kind: EntityKind) -> None:
    """Each that is of the kind, by the rules of the mapping."""
    name, made, count = _EXAMPLES[kind]
    shape, reader = SHAPES[kind], Reader(load("xero"), "NZD")
    rows = [row for row in published(name)[shape.plural] if shape.counts(row)]
    changes = [reader.change(shape, row) for row in rows]
    assert [change.failure for change in changes] == [None] * count
    assert {type(change.entity) for change in changes} == {made}
    assert all(change.version for change in changes)


def test_a_published_refusal_and_published_errors_within_a_success() -> None:
    """400 with its elements; HTTP 200 whose element says what is wrong."""
    exchange = Exchange(called="Xero", host="x", method="PUT", path="/Contacts", writes=True)
    answer = Answer(400, {"content-type": "application/json"}, raw("refusedContact"))
    refused = refusal(exchange, answer)
    assert isinstance(refused, DuplicateKey)
    assert "Buzz Lightyear is already assigned" in refused.sentence
    [payment], [item] = published("createPayment")["Payments"], published("createItems")["Items"]
    assert problem_in(payment) == "Payment amount exceeds the amount outstanding on this document"
    assert isinstance(meaning(problem_in(item), {}), DuplicateKey)


def test_the_simulator_tells_nothing_that_xero_does_not() -> None:
    """Every field of its records is one of the schema's."""
    with stage() as desk:
        told = _told(desk)
        assert {name for name, _ in told} == {shape.name for shape in SHAPES.values()}
        assert not set().union(*(unknown(name, record) for name, record in told))


def _told(desk: Stage) -> list[tuple[str, Mapping[str, object]]]:
    found = []
    for shape in SHAPES.values():
        found += [(shape.name, row) for row in desk.source.client.page(shape, 1).rows]
    return found
