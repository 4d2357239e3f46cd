"""What writing into the books costs them: the length of a write transaction, which bounds every row lock, and its rate.

python -m tests.bench.bench_writes
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import cast

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice, Line
from connector.domain.entities import Entity
from connector.domain.fingerprint import canonical
from connector.domain.keys import ActionId, EntityKind, Key
from connector.domain.parties import Customer
from connector.domain.payments import Allocation, Payment
from connector.domain.platform_changes import ChangeId
from connector.domain.writing import Write, WriteOutcome, WriteResult
from connector.drivers.firebird import Writing
from connector.mapping import load
from connector.providers.registry import open_books
from connector.providers.sql_accounting.sink import SqlAccountingBooks
from connector.providers.sql_accounting.source import SqlAccountingSource
from connector.store.sqlite import SqliteStore
from connector.sync.merge import fields_of
from tests.bench.figure import Figure, emit, scaled
from tests.bench.rig import machine
from tests.live.kill_two_way import SIZES
from tests.live.ledgers import Password, settings_of
from tests.live.servers.firebird3 import firebird3_server
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import Company, make_company
from tests.sample.variant import Variant

_COUNT = 100


class Timed:
    """The books of one company, with the length of every write transaction."""

    def __init__(self, books: SqlAccountingBooks, source: SqlAccountingSource) -> None:
        self._books = books
        self._source = source
        self._number = 0
        self.transactions: list[float] = []

    def write(self, entity: Entity, kind: EntityKind) -> Key:
        """Write a new record; its key."""
        self._number += 1
        content, identity = canonical(entity), f"{self._number:032x}"
        write = Write(
            id=ActionId(identity), change=ChangeId(identity), kind=ActionKind.CREATE, entity=kind,
            reference=f"BB{self._number:018X}", content=content, fields=tuple(fields_of(content)),
        )  # fmt: skip
        with self._timing():
            result: WriteResult = self._books.apply(write)
        if result.outcome is not WriteOutcome.WRITTEN:
            raise RuntimeError(f"{kind.value}: {result.outcome} {result.reason}")
        return result.key

    @contextmanager
    def _timing(self) -> Iterator[None]:
        attachment = self._source.company.attachment
        plain = attachment.writing

        @contextmanager
        def timed() -> Iterator[Writing]:
            began = time.perf_counter()
            with plain() as transaction:
                yield transaction
            self.transactions.append(time.perf_counter() - began)

        cast("dict[str, object]", attachment.__dict__)["writing"] = timed
        try:
            yield
        finally:
            attachment.__dict__.pop("writing", None)


def main() -> None:
    """Measure customers, invoices and payments."""
    with firebird3_server() as server, scratch_folder("writes") as folder:
        company = make_company(server, Variant(), SIZES)
        source = SqlAccountingSource(
            settings_of(server, company.path, company.variant), Password(server.password), load("sql_accounting")
        )
        memory = SqliteStore(folder / "state.sqlite3")
        try:
            books = cast(SqlAccountingBooks, open_books("sql_accounting", source, memory))
            began = time.perf_counter()
            books.rehearse(None)
            emit(
                Figure(name="rehearsal of invoices and payments", value=round(time.perf_counter() - began, 1), unit="s")
            )
            _measure(Timed(books, source), company)
        finally:
            source.close()
            memory.close()


def _measure(timed: Timed, company: Company) -> None:
    count = scaled(_COUNT, 3)
    customers = [Customer(code="", name=f"Ukur {n}", currency="MYR", credit_term="30 Days") for n in range(count)]
    keys = _report(timed, "customer", [(each, EntityKind.CUSTOMER) for each in customers])
    item, unit = _item(company)
    bills = [_bill(key, item, unit) for key in keys]
    invoices = _report(timed, "invoice", [(bill, EntityKind.INVOICE) for bill in bills])
    paid = [_payment(key, invoice) for key, invoice in zip(keys, invoices, strict=True)]
    _report(timed, "payment", [(payment, EntityKind.PAYMENT) for payment in paid])


def _report(timed: Timed, name: str, wanted: list[tuple[Entity, EntityKind]]) -> list[Key]:
    timed.transactions.clear()
    began = time.perf_counter()
    keys = [timed.write(entity, kind) for entity, kind in wanted]
    seconds = time.perf_counter() - began
    lengths = sorted(timed.transactions)
    worst = round(1000 * lengths[-1], 1)
    conditions = {**machine(), "writes": len(wanted), "median_ms": round(1000 * statistics.median(lengths), 1)}
    emit(
        Figure(
            name=f"longest write transaction, {name} (no row is locked for longer)",
            value=worst,
            unit="ms",
            goal="<= 250 ms locked, <= 1000 ms in all",
            conditions=conditions,
        )
    )
    emit(Figure(name=f"writes into the books, {name}", value=round(len(wanted) / seconds, 1), unit="1/s"))
    return keys


def _item(company: Company) -> tuple[str, str]:
    connection = company.door.connect(company.charset)
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT FIRST 1 CODE, DEFUOM_SL FROM ST_ITEM WHERE STOCKCONTROL = TRUE AND DEFUOM_SL > ''")
        code, unit = cursor.fetchall()[0]
        return str(code), str(unit)
    finally:
        connection.close()


def _bill(customer: Key, item: str, unit: str) -> Invoice:
    lines = tuple(
        Line(item=item, description=f"Baris {n}", quantity=Decimal(2), unit=unit, unit_price=Decimal("12.5"),
             amount=2500, local_amount=2500)
        for n in range(3)
    )  # fmt: skip
    return Invoice(
        number="", date=_today(), customer=customer, currency="MYR", lines=lines, total=7500, local_total=7500
    )


def _payment(customer: Key, invoice: Key) -> Payment:
    return Payment(
        number="", date=_today(), customer=customer, method="310-001", currency="MYR", amount=7500, local_amount=7500,
        allocations=(Allocation(document_type="IV", document=invoice, amount=7500),),
    )  # fmt: skip


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the day of the office, which is this computer's


if __name__ == "__main__":
    main()
