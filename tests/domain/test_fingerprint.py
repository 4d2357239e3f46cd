"""Fingerprints stand for equality, on both ends."""

import datetime as dt
from decimal import Decimal
from zlib import crc32

import msgspec
import pytest

from connector.domain.documents import Invoice, Line
from connector.domain.entities import ENTITY_TYPES, references
from connector.domain.fingerprint import action_id, canonical, changed_fields, decode, field_digests, fingerprint
from connector.domain.keys import ConnectionId, EntityKind, Key, TimelineId
from connector.domain.parties import Customer, TextValue, UserField
from connector.domain.payments import Allocation, Payment

INVOICE = Invoice(
    number="IV-00001",
    date=dt.date(2026, 3, 1),
    customer="300-A0001",
    currency="MYR",
    total=10600,
    local_total=10600,
    outstanding=10600,
    lines=(Line(item="P1", quantity=Decimal(2), unit_price=Decimal("50"), amount=10000, tax_amount=600),),
)


def test_canonical_form_is_stable() -> None:
    """The bytes are part of the protocol: a change of them would make every record look different."""
    assert canonical(INVOICE) == (
        b'{"currency":"MYR","customer":"300-A0001","date":"2026-03-01",'
        b'"lines":[{"amount":10000,"item":"P1","quantity":"2","tax_amount":600,"unit_price":"50"}],'
        b'"local_total":10600,"number":"IV-00001","outstanding":10600,"total":10600}'
    )
    assert (
        fingerprint(canonical(INVOICE)).hex()
        == fingerprint(canonical(decode(EntityKind.INVOICE, canonical(INVOICE)))).hex()
    )


def test_decoding_gives_the_same_entity() -> None:
    """Nothing is lost on the wire."""
    customer = Customer(
        code="300-A", name="阿里巴巴 & Söhne", currency="MYR", user_fields=(UserField("UDF_X", TextValue("தமிழ்")),)
    )
    assert decode(EntityKind.CUSTOMER, canonical(customer)) == customer


def test_unknown_fields_are_refused() -> None:
    """A field that this side does not know would silently be lost: refuse it."""
    with pytest.raises(msgspec.ValidationError, match="colour"):
        decode(EntityKind.CUSTOMER, b'{"code":"A","name":"B","currency":"MYR","colour":"red"}')


def test_changed_fields_are_named() -> None:
    """Field digests tell which fields differ, also when one appears or goes."""
    after = msgspec.structs.replace(INVOICE, total=10700, lines=(), terms="30 Days")
    before_digests, after_digests = field_digests(canonical(INVOICE)), field_digests(canonical(after))
    assert changed_fields(EntityKind.INVOICE, before_digests, after_digests) == ("lines", "terms", "total")


@pytest.mark.parametrize("kind", EntityKind)
def test_field_names_have_distinct_hashes(kind: EntityKind) -> None:
    """Two fields of an entity never share the hash that names them in the digests."""
    names = ENTITY_TYPES[kind].__struct_fields__
    assert len({crc32(name.encode()) for name in names}) == len(names)


def test_action_ids_tell_revisions_apart() -> None:
    """a→b→a is three actions; a retry is the same one."""

    def identity(revision: int, target: bytes) -> str:
        return action_id(ConnectionId("c"), TimelineId("t"), EntityKind.CUSTOMER, Key("k"), revision, target)

    assert identity(1, b"a") == identity(1, b"a")
    assert len({identity(1, b"a"), identity(2, b"b"), identity(3, b"a")}) == 3


def test_references_name_the_parents() -> None:
    """An invoice waits for its customer and items, a payment for its customer and invoices."""
    assert references(INVOICE) == ((EntityKind.CUSTOMER, "300-A0001"), (EntityKind.PRODUCT, "P1"))
    payment = Payment(
        number="OR-1",
        date=dt.date(2026, 3, 2),
        customer="300-A0001",
        currency="MYR",
        amount=1,
        local_amount=1,
        allocations=(Allocation(document_type="IV", document="17", amount=1),),
    )
    assert references(payment) == ((EntityKind.CUSTOMER, "300-A0001"), (EntityKind.INVOICE, "17"))
