"""Tables in which AutoCount posts a document: which they are is not taken from a list, but found in the live structure.

Whatever was posted for a document names it, either in DocType and DocKey or in SourceType and SourceKey.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from connector.domain.errors import SourceChanged
from connector.ledger.structure import StoredTable, Structure

_PAIRS: Final = (("DocType", "DocKey"), ("SourceType", "SourceKey"))
_BESIDE: Final = frozenset(
    (
        "ChangeLog", "Comment", "DocStatusChangeLog", "DocumentLock", "EInvoiceQueue", "EInvoiceStatusChangeLog",
        "EventLog", "Mail", "MailQueue", "ObjectEventLog", "TempDocument", "UnapprovedDocument", "UpdateSalesDocument",
    )
)  # fmt: skip
"""Logs, queues of other programs and drafts: they name documents, but nothing is posted in them."""


@dataclass(frozen=True, slots=True)
class Link:
    """A table whose rows name the document that they were posted for."""

    table: StoredTable
    type_column: str
    key_column: str


def check_tables(structure: Structure, needed: Mapping[str, Sequence[str]], what: str) -> None:
    """The books have these tables with these columns. Raises SourceChanged: they are not those of AutoCount 2."""
    for table, columns in needed.items():
        if not structure.has(table, *columns):
            raise SourceChanged(
                f"These books have no {table} of the known form ({', '.join(columns)}): {what} are written into "
                "AutoCount 2 only.",
                facts={"table": table},
            )


def posted_links(structure: Structure, own: Iterable[str]) -> tuple[Link, ...]:
    """All other tables that name documents, in the order in which rows can be made: a row names keys of tables before
    its own. `own` are those of the document itself."""
    found, known = [], frozenset(own)
    for name, table in sorted(structure.tables.items()):
        pair = next((pair for pair in _PAIRS if table.has(*pair)), None)
        apart = name in known or table.key == ("DocKey",)  # other documents, which may come from this one
        if pair is not None and name not in _BESIDE and not apart and table.key:
            found.append(Link(table, *pair))
    return tuple(sorted(found, key=lambda link: (link.table.name not in ("GLDTL", "TaxTrans"), link.table.name)))


def real_names(table: StoredTable) -> dict[str, str]:
    """Columns as the books spell them, by the words of `connector.posting`."""
    return {name.upper(): name for name in table.columns}
