"""What AutoCount's benchmark is compared with: bare pyodbc, arrow-odbc and dlt on the tables that the product reads.

All three read one set of views, whose columns have plain types and the lengths of the books: a domain of PostgreSQL
tells ODBC no length, and arrow-odbc makes room for the longest text there can be. Left out are the texts without a
length, and columns that nothing reads: those of e-invoices, footers and withholding tax.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

import msgspec

from tests.bench.rig import peer_copy, peer_environment, peer_report
from tests.live.servers.autocount import READER, TranslatedDatabase
from tests.live.servers.postgres import PostgresServer
from tests.sample.autocount.dictionary import Column, tables

TABLES: Final = (
    "Debtor", "Branch", "TaxEntity", "GLMast", "Creditor", "Item", "ItemUOM", "IV", "IVDTL", "ARInvoice",
    "ARInvoiceDTL", "ARPayment", "ARPaymentDTL", "ARPaymentKnockOff",
)  # fmt: skip
"""Whatever is read of a company without cash sales and credit notes."""
_BATCH: Final = 1_000
_UNREAD: Final = ("EInvoice", "SGEInvoice", "Footer", "Withholding", "LocalWithholding", "TaxCurrency")
_ENDLESS: Final = frozenset({"text", "ntext", "varchar(max)", "nvarchar(max)", "varbinary(max)"})
_PLAIN: Final = {"tinyint": "smallint", "bit": "boolean", "uniqueidentifier": "uuid"}
_SCHEMA: Final = "peer"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a peer's reading of all views took."""

    seconds: float
    cpu: float
    rows: int
    peak_mb: float


def make_views(database: TranslatedDatabase) -> None:
    """The views, for the login that may only read."""
    with database.server.superuser(database.name) as connection:
        connection.execute(f'CREATE SCHEMA {_SCHEMA}; GRANT USAGE ON SCHEMA {_SCHEMA} TO "{READER.user}"')
        for name in TABLES:
            columns = ", ".join(_cast(column) for column in tables()[name].columns if _read(column))
            connection.execute(f'CREATE VIEW {_SCHEMA}.{name.lower()} AS SELECT {columns} FROM dbo."{name}"')
        connection.execute(f'GRANT SELECT ON ALL TABLES IN SCHEMA {_SCHEMA} TO "{READER.user}"')


def _read(column: Column) -> bool:
    return column.type not in _ENDLESS and not column.name.startswith(_UNREAD)


def _cast(column: Column) -> str:
    kind = re.sub(r"^n?(?:var)?char", "varchar", column.type)
    kind = re.sub(r"^datetime2?(?:\(\d\))?", "timestamp", _PLAIN.get(kind, kind)).replace("decimal", "numeric")
    return f'CAST("{column.name}" AS {kind}) AS "{column.name.lower()}"'


def read_over_odbc(database: TranslatedDatabase, reader: str) -> Reading:
    """`reader`: pyodbc or arrow-odbc, through the same driver with the same settings as ours."""
    order = {
        "reader": reader,
        "connection": database.opener.postgres_string(database.connection_string(READER)),
        "queries": [f"SELECT * FROM {_SCHEMA}.{name.lower()}" for name in TABLES],
        "batch": _BATCH,
    }
    python = Path(sys.executable) if reader == "pyodbc" else peer_environment() / "bin" / "python"
    return msgspec.convert(peer_report(python, "odbc_read.py", order), Reading)


def moved_by_dlt(database: TranslatedDatabase, platform: PostgresServer, folder: Path) -> tuple[int, float]:
    """Rows and seconds of the same tables into the platform's PostgreSQL.

    Not over ODBC: dlt speaks through SQLAlchemy, whose dialect for ODBC is SQL Server's own and cannot speak with
    PostgreSQL. It reads through psycopg2.
    """
    login = f"{READER.user}:{quote(READER.password, safe='')}@127.0.0.1:{database.server.postgres.port}"
    url = platform.create_database("peer").replace("postgresql+psycopg", "postgresql").replace("@", ":unused@", 1)
    order = {
        "source": f"postgresql+psycopg2://{login}/{database.name}",
        "destination": url,
        "tables": [name.lower() for name in TABLES],
        "schema": _SCHEMA,
        "backend": "pyarrow",
        "folder": str(folder / "dlt"),
    }
    report = peer_copy(order)
    counts = msgspec.convert(report["rows"], dict[str, int])
    rows = sum(count for name, count in counts.items() if not name.startswith("_"))
    return rows, msgspec.convert(report["seconds"], float)
