"""What a company file tells of itself, what is never asked, and samples without a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from connector.domain.documents import CreditNote, Invoice
from connector.domain.errors import NotFound
from connector.domain.keys import EntityKind, Key
from connector.domain.payments import Payment
from connector.domain.ports import Source
from connector.domain.products import Product
from connector.domain.reference import Account
from connector.mapping import load
from connector.providers.registry import open_source
from connector.providers.sql_accounting.connection import SqlAccountingSettings
from connector.providers.sql_accounting.source import SqlAccountingSource
from tests.contracts.source import everything, latest, seen
from tests.live.ledgers import LedgerBooks, Password, engine_of, ledger
from tests.live.servers.firebird_server import HOST, FirebirdServer
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import Embedded, make_company
from tests.sample.variant import TINY, Engine, Flags, Variant

_SECRETS = ("PRODUCTIONCRED", "SANDBOXCRED", "FUTURECRED", "APIKEY", "SMTP_URI", "WEBAPP_DNSKEY")


@pytest.fixture
def books(firebird: FirebirdServer) -> Iterator[LedgerBooks]:
    """A company on each engine."""
    with ledger(firebird, Variant(engine=engine_of(firebird))) as books:
        yield books


def entities(source: Source, kind: EntityKind) -> dict[Key, object]:
    """Every record of a kind."""
    return {key: change.entity for key, change in latest(everything(source, kind)).items()}


def test_secret_columns_are_never_asked_for(books: LedgerBooks) -> None:
    """No statement of a whole run names a secret column of the profile, or every column of a table."""
    books.source.identify()
    for kind in books.source.kinds():
        everything(books.source, kind)
        seen(books.source, kind)
    books.source.notes()
    connection = books.server.connect(books.company.path)
    cursor = connection.cursor()
    cursor.execute("SELECT MON$SQL_TEXT FROM MON$STATEMENTS WHERE MON$ATTACHMENT_ID <> CURRENT_CONNECTION")
    statements = [str(row[0]) for row in cursor.fetchall()]
    connection.close()
    asked = [text for text in statements if "SY_PROFILE" in text]
    assert asked
    assert len(statements) > 30
    assert not [text for text in statements if any(secret in text.upper() for secret in _SECRETS)]
    assert not [text for text in statements if "SELECT *" in text and "SY_" in text]


def test_the_company_is_told_from_its_profile(books: LedgerBooks) -> None:
    """Name, alias, home currency and where it was found; marks and counters of its timeline."""
    identity = books.source.identify()
    assert identity.company.name == "Contoh Trading Sdn Bhd"
    assert identity.company.alias == "SAMPLE"
    assert identity.company.home_currency == "MYR"
    assert str(books.company.path) in identity.origin
    assert identity.marks["created"].startswith("20")
    assert identity.counters["transaction"] > 0
    assert identity.counters["SL_IV"] > 0


def test_a_restored_file_shows_in_the_counters(books: LedgerBooks) -> None:
    """A copy from before shows smaller counters with the same marks."""
    before = books.source.identify()
    books.source.close()
    copy = books.company.path.read_bytes()
    for _ in range(3):
        books.add()
    after = books.source.identify()
    books.source.close()
    books.rest()
    books.company.path.write_bytes(copy)
    restored = books.source.identify()
    assert restored.marks == after.marks == before.marks
    assert restored.counters["SL_IV"] < after.counters["SL_IV"]
    assert restored.counters["transaction"] < after.counters["transaction"]


def test_receivables_without_a_sale_are_invoices_too(books: LedgerBooks) -> None:
    """Opening balances (without lines) and invoices entered in the customer module have keys of their own."""
    invoices = entities(books.source, EntityKind.INVOICE)
    ledger_ones = {key: entity for key, entity in invoices.items() if key.startswith("AR:")}
    origins = {entity.origin for entity in invoices.values() if isinstance(entity, Invoice)}
    assert origins == {"sales", "receivable", "opening"}
    assert ledger_ones
    for entity in ledger_ones.values():
        assert isinstance(entity, Invoice)
        assert bool(entity.lines) == (entity.origin == "receivable")


def test_knock_offs_name_documents_as_they_are_keyed(books: LedgerBooks) -> None:
    """Every allocation to an invoice or cash sale leads to a record of this source."""
    invoices = entities(books.source, EntityKind.INVOICE)
    sales = entities(books.source, EntityKind.CASH_SALE)
    allocations = [
        part
        for payment in entities(books.source, EntityKind.PAYMENT).values()
        if isinstance(payment, Payment)
        for part in payment.allocations
    ]
    assert allocations
    for part in allocations:
        if part.document_type == "IV":
            document = invoices[Key(part.document)]
            assert isinstance(document, Invoice)
            assert document.number == part.number
        elif part.document_type == "CS":
            assert Key(part.document) in sales
    paid: dict[str, int] = {}
    for part in allocations:
        paid[part.document] = paid.get(part.document, 0) + part.amount
    credited = {
        note for note in entities(books.source, EntityKind.CREDIT_NOTE).values() if isinstance(note, CreditNote)
    }
    assert credited
    assert any(
        isinstance(invoice, Invoice) and invoice.paid == paid.get(key, 0) > 0 for key, invoice in invoices.items()
    )


def test_small_lists_and_products_are_whole(books: LedgerBooks) -> None:
    """Accounts know their parent's code; products have their units and barcodes."""
    accounts = [entity for entity in entities(books.source, EntityKind.ACCOUNT).values() if isinstance(entity, Account)]
    codes = {account.code for account in accounts}
    assert {account.parent for account in accounts if account.parent} <= codes
    products = [entity for entity in entities(books.source, EntityKind.PRODUCT).values() if isinstance(entity, Product)]
    assert all(product.units for product in products)
    assert any(product.barcodes for product in products)


def test_flags_mean_the_same_in_every_form(firebird: FirebirdServer) -> None:
    """A company with 'T' and 'F' gives the same entities as one with BOOLEAN."""
    engine = engine_of(firebird)
    with (
        ledger(firebird, Variant(engine=engine)) as new,
        ledger(firebird, Variant(engine=engine, flags=Flags.LETTERS)) as old,
    ):
        for kind in (EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.PAYMENT):
            assert entities(new.source, kind) == entities(old.source, kind)


def test_long_notes_arrive_whole(books: LedgerBooks) -> None:
    """A note longer than what comes with its row is read to its end."""
    text = "A long note 贸易. " * 700
    code = books.customers()[0]
    books.vendor.books.update("AR_CUSTOMER", {"CODE": code}, NOTE=text)
    books.vendor.books.done()
    entity = latest(books.source.fetch(EntityKind.CUSTOMER, [Key(code)]))[Key(code)].entity
    assert getattr(entity, "note", None) == text


def test_an_edited_list_is_told(books: LedgerBooks) -> None:
    """Lists that tell no time are read whole each time, and their versions move with their content."""
    kind = EntityKind.CURRENCY
    cursor = everything(books.source, kind)[-1].cursor
    before = seen(books.source, kind)
    code = next(key for key in before if key != "----")
    books.vendor.books.update("CURRENCY", {"CODE": code}, BUYINGRATE=Decimal("4.8765"))
    books.vendor.books.done()
    now = seen(books.source, kind)
    assert {key for key in now if now[key] != before[key]} == {code}
    assert code in latest(everything(books.source, kind, cursor))


def test_a_sample_is_read_embedded() -> None:
    """A Firebird 5 sample file is a source without any server, through the registry as a host opens it."""
    with scratch_folder("embedded-company") as folder:
        company = make_company(Embedded(folder), Variant(engine=Engine.FIREBIRD_5), TINY)
        with closing(open_source("sql-accounting", {"path": str(company.path), "host": ""}, None)) as source:
            assert source.identify().company.alias == "SAMPLE"
            for kind in source.kinds():
                read = latest(everything(source, kind))
                assert {key: change.version for key, change in read.items()} == seen(source, kind)


def test_a_user_field_reaches_an_entity_by_an_override(firebird: FirebirdServer, tmp_path: Path) -> None:
    """The columns that an override names are read without a change of code."""
    overrides = tmp_path / "mapping.toml"
    overrides.write_text('[customers]\nmobile = "UDF_WHATSAPP"\n')
    with ledger(firebird, replace(Variant(user_fields=True), engine=engine_of(firebird))) as books:
        settings = SqlAccountingSettings(path=str(books.company.path), host=HOST, port=firebird.port)
        own = SqlAccountingSource(settings, Password(firebird.password), load("sql_accounting", overrides))
        with closing(own):
            found = {getattr(entity, "mobile", None) for entity in entities(own, EntityKind.CUSTOMER).values()}
        assert found - {None}


def test_an_unknown_provider_is_refused() -> None:
    """The registry says what it knows."""
    with pytest.raises(NotFound, match="abacus"):
        open_source("abacus", {}, None)
