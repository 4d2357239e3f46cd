"""Makes a sample company in an empty database: tables, rows with all their postings, then keys and indexes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.sample import masters, nasty, products, receipts, receivables, sales, staging
from tests.sample.constants import constants
from tests.sample.doors import Door
from tests.sample.names import pools
from tests.sample.psql import expand, literal
from tests.sample.sales import Document
from tests.sample.sales_posting import SEALING
from tests.sample.schema import Schema, schema_of
from tests.sample.variant import Rules, Sizes, Variant

_APART: Final = {"AR_IV": 70_000, "AR_IVDTL": 90_000, "AR_CN": 50_000, "AR_CNDTL": 60_000}
"""First keys of the customer module: a receivable never has the key of its sales document …"""

_FAR: Final = 100_000_000
"""… unless the rules say so: then the keys of all other receivables are far from those of any sales document."""


def generate(
    door: Door, variant: Variant, sizes: Sizes, seed: int = 1, company: str = "Contoh Trading Sdn Bhd"
) -> None:
    """Fill a new database that does not exist yet; the same arguments give the same rows.

    Raises ValueError for sizes without a customer or a product.
    """
    if sizes.customers < 1 or sizes.products < 1:
        raise ValueError("a sample company needs at least one customer and one product")
    schema = schema_of(variant)
    door.create(variant.charset)
    with door.loading(variant.charset) as run:
        for statement in (*schema.create(), *staging.create()):
            run(statement)
    with door.loading(variant.charset) as run:
        for statement in _rows(schema, sizes, company):
            run(expand(statement, variant, seed))
    with door.loading(variant.charset) as run:
        for statement in (*staging.drop(), f"COMMENT ON DATABASE IS '{variant.rules.value}'"):
            run(statement)
    with door.loading(variant.charset) as run:
        for statement in schema.finish():
            run(statement)
    door.settle()


def _rows(schema: Schema, sizes: Sizes, company: str) -> Iterator[str]:
    for entry in pools(schema.variant.charset):
        texts = ", ".join(literal(text) for text in entry.texts)
        yield f"INSERT INTO TMP_POOL (KIND, N, T1, T2, T3) VALUES ('{entry.kind}', {entry.number}, {texts})"
    yield from constants(schema, sizes, company)
    for generator, start in _APART.items():
        far = _FAR if schema.variant.rules is Rules.CASH_BOOK and generator == "AR_IV" else 0
        yield f"SET GENERATOR {generator} TO {start + far}"
    yield masters.stage_customers(sizes)
    yield products.stage_items(sizes)
    if not sizes.light:
        yield products.opening_stock(schema)
    yield receivables.opening_balances(sizes)
    yield from _documents(schema, sizes)
    yield masters.customers(schema, sizes)
    yield masters.suppliers(schema, sizes)
    if not sizes.light:
        yield receivables.BALANCES
    yield products.items(schema, sizes)
    if schema.variant.rules is Rules.SEALED:
        yield from SEALING
    if schema.variant.nasty:
        yield from nasty.rows(schema)


def _documents(schema: Schema, sizes: Sizes) -> Iterator[str]:
    if sizes.invoices:
        yield sales.documents(schema, sizes, Document.INVOICE, sizes.invoices)
    yield receivables.direct_invoices(schema, sizes)
    yield receivables.RANK_OPEN
    yield receipts.payments(schema, sizes)
    if sizes.cash_sales:
        yield sales.documents(schema, sizes, Document.CASH_SALE, sizes.cash_sales)
        yield receipts.cash_payments(schema, sizes)
    if sizes.credit_notes:
        yield sales.documents(schema, sizes, Document.CREDIT_NOTE, sizes.credit_notes)
    yield receivables.receivables(schema)
    yield receivables.outstanding(schema)
