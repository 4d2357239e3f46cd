"""AutoCount read over ODBC: everything once, nothing changed, the sweep of all keys; beside bare pyodbc.

    python -m tests.bench.bench_autocount [--size 1.0]

The database is the tests' own on PostgreSQL: what is compared is this program's reading with pyodbc's `fetchmany` over
the same driver, of the same tables and columns, in the same run. What the translator adds is in our time, not in the
peer's. Memory is not measured: this process made the company. Harm to other users cannot be measured there:
PostgreSQL's readers never wait.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyodbc

from connector.domain.changes import Cursor
from connector.domain.keys import EntityKind
from connector.domain.secret import Secret
from connector.drivers.odbc import SystemDoor, stand_in
from connector.mapping import load
from connector.providers.autocount.connection import AutoCountSettings
from connector.providers.autocount.source import AutoCountSource
from tests.bench.figure import Figure, emit, scale, scaled, watch
from tests.bench.rig import machine
from tests.live.servers.autocount import READER, TranslatedDatabase, TranslatedServer, translated_server
from tests.sample.autocount.company import make_company
from tests.sample.autocount.dictionary import tables
from tests.sample.variant import Sizes

_BATCH: Final = 1_000
_TABLES: Final = (
    "Debtor", "Branch", "TaxEntity", "GLMast", "Creditor", "Item", "ItemUOM", "IV", "IVDTL", "ARInvoice",
    "ARInvoiceDTL",
    "ARPayment", "ARPaymentDTL", "ARPaymentKnockOff",
)  # fmt: skip
"""Whatever is read of a company without cash sales and credit notes."""
_KINDS: Final = (EntityKind.CUSTOMER, EntityKind.SUPPLIER, EntityKind.PRODUCT, EntityKind.INVOICE, EntityKind.PAYMENT)


@dataclass(frozen=True, slots=True)
class _Password:
    def secret(self, name: str) -> Secret:
        """The reader's, whatever it is called."""
        return Secret(READER.password)


def figures(server: TranslatedServer, sizes: Sizes) -> list[Figure]:
    """All figures of one company."""
    database = make_company(server, sizes=sizes)
    assert isinstance(database, TranslatedDatabase)
    stand_in(SystemDoor(database.opener))
    bare = pyodbc.connect(database.bare)
    settings = AutoCountSettings(
        database=database.name, host="127.0.0.1", port=server.postgres.port, user=READER.user, trust="yes"
    )
    source = AutoCountSource(settings, _Password(), load("autocount"))
    try:
        return _measured(source, bare)
    finally:
        source.close()
        bare.close()
        database.drop()


def _measured(source: AutoCountSource, bare: pyodbc.Connection) -> list[Figure]:
    with watch() as theirs:
        rows = _fetchmany(bare)
    source.identify()
    cursors: dict[EntityKind, Cursor | None] = {}
    with watch() as first:
        entities = sum(_changes(source, kind, cursors) for kind in _KINDS)
    with watch() as again:
        changed = sum(_changes(source, kind, cursors) for kind in _KINDS)
    with watch() as sweep:
        keys = sum(len(batch) for kind in _KINDS for batch in source.keys(kind))
    about = {**machine(), "entities": entities, "rows": rows}
    read = Figure(
        name="autocount: backfill, read and mapped",
        value=round(entities / first.wall),
        unit="entities/s",
        peer="pyodbc fetchmany of the same tables",
        peer_value=round(entities / theirs.wall),
        ratio=round(theirs.wall / first.wall, 2),
        conditions={**about, "cpu_s": round(first.cpu, 2), "peer_rows_per_s": round(rows / theirs.wall)},
    )
    return [
        read,
        Figure(name="autocount: nothing changed, CPU", value=round(again.cpu * 1000), unit="ms", goal="<= 200 ms",
               conditions={**about, "wall_ms": round(again.wall * 1000), "read_again": changed}),
        Figure(name="autocount: sweep of all keys", value=round(keys / sweep.wall), unit="keys/s",
               conditions={**about, "keys": keys, "seconds": round(sweep.wall, 2)}),
    ]  # fmt: skip


def _changes(source: AutoCountSource, kind: EntityKind, cursors: dict[EntityKind, Cursor | None]) -> int:
    found = 0
    for page in source.changes(kind, cursors.get(kind)):
        found += len(page.changes)
        cursors[kind] = page.cursor
    return found


def _fetchmany(connection: pyodbc.Connection) -> int:
    rows = 0
    for table in _TABLES:
        cursor = connection.cursor()
        cursor.execute(f'SELECT {_columns(table)} FROM dbo."{table}"')
        while batch := cursor.fetchmany(_BATCH):
            rows += len(batch)
        cursor.close()
    connection.rollback()
    return rows


def _columns(table: str) -> str:
    """Without the many columns that nothing reads: those of e-invoices, footers and withholding tax."""
    unread: Sequence[str] = ("EInvoice", "SGEInvoice", "Footer", "Withholding", "LocalWithholding", "TaxCurrency")
    names = [column.name for column in tables()[table].columns if not column.name.startswith(tuple(unread))]
    return ", ".join(f'"{name}"' for name in names)


def main() -> None:
    """Make the company and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", "--scale", type=float, default=scale(), help="share of the full company")
    share = parser.parse_args().size / scale()
    sizes = Sizes(
        customers=scaled(int(10_000 * share)), suppliers=scaled(int(500 * share)), products=scaled(int(10_000 * share)),
        invoices=scaled(int(40_000 * share)), cash_sales=0, credit_notes=0, payments=scaled(int(40_000 * share)),
        light=True,
    )  # fmt: skip
    with translated_server() as server:
        for figure in figures(server, sizes):
            emit(figure)


if __name__ == "__main__":
    main()
