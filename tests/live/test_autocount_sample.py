"""The sample AutoCount company is sound in every variant, and its rows obey the schema's own keys."""

from __future__ import annotations

from typing import Any

import pytest

from tests.live.servers.autocount import AutoCountDatabase, TranslatedServer
from tests.live.servers.mssql import MicrosoftServer
from tests.sample.autocount.company import make_company
from tests.sample.autocount.dictionary import tables
from tests.sample.autocount.oracle import expected, untied
from tests.sample.autocount.variant import Rules, Variant
from tests.sample.variant import TINY

VARIANTS = [*(Variant(rules=rules) for rules in Rules), Variant(monthly=True, user_fields=True, five_cents=True)]


@pytest.fixture(scope="module", params=VARIANTS, ids=lambda variant: variant.name)
def company(request: pytest.FixtureRequest, autocount_server: TranslatedServer | MicrosoftServer) -> AutoCountDatabase:
    """One company of each kind."""
    return make_company(autocount_server, request.param)


def test_the_totals_tie(company: AutoCountDatabase) -> None:
    """Ledger, receivables, knock-offs, vouchers, bank and counters agree with each other."""
    connection = company.connect()
    assert untied(connection) == []
    connection.close()


def test_every_foreign_key_leads_to_a_row(company: AutoCountDatabase) -> None:
    """What was loaded with the keys switched off would have passed them."""
    connection = company.connect()
    loose = [sentence for table in tables().values() for sentence in _loose(connection, table.name)]
    assert loose == []
    connection.close()


def test_everything_that_is_asked_for_is_there(company: AutoCountDatabase) -> None:
    """As many of each kind as the sizes say, some void, some paid in part, some for two invoices at once."""
    connection = company.connect()
    books = expected(connection)
    assert len(books.customers) == TINY.customers
    assert len(books.suppliers) == TINY.suppliers
    assert len(books.products) == TINY.products
    assert len(books.invoices) == TINY.invoices
    assert len(books.cash_sales) == TINY.cash_sales
    assert len(books.credit_notes) == TINY.credit_notes
    assert any(invoice.cancelled for invoice in books.invoices.values())
    assert any(0 < invoice.paid < invoice.total for invoice in books.invoices.values())
    assert any(len(payment.allocations) > 1 for payment in books.payments.values())
    assert any(payment.unapplied > 0 for payment in books.payments.values())
    connection.close()


def test_a_total_that_does_not_tie_is_seen(autocount_server: TranslatedServer | MicrosoftServer) -> None:
    """The check itself: a sen more on one ledger row, a knock-off gone."""
    database = make_company(autocount_server)
    connection = database.connect()
    connection.execute("UPDATE GLDTL SET HomeDR = HomeDR + 0.01 WHERE GLDtlKey = (SELECT MIN(GLDtlKey) FROM GLDTL)")
    connection.execute(
        "DELETE FROM ARPaymentKnockOff WHERE KnockOffKey = (SELECT MIN(KnockOffKey) FROM ARPaymentKnockOff)"
    )
    connection.commit()
    found = " ".join(untied(connection))
    assert "out of balance" in found
    assert "knock-offs of" in found
    connection.close()
    database.drop()


def _loose(connection: Any, name: str) -> list[str]:
    found = []
    for key in tables()[name].foreign_keys:
        same = " AND ".join(
            f"r.[{there}] = t.[{here}]" for here, there in zip(key.columns, key.references, strict=True)
        )
        given = " AND ".join(f"t.[{column}] IS NOT NULL" for column in key.columns)
        sql = (
            f"SELECT COUNT(*) FROM [{name}] t WHERE {given} AND NOT EXISTS (SELECT 1 FROM [{key.table}] r WHERE {same})"
        )
        (count,) = connection.execute(sql).fetchone()
        if count:
            found.append(f"{count} rows of {name} lead to no {key.table} by {key.columns}")
    return found
