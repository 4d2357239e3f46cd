"""What stands in the way of writing or deleting a master: rights, missing generators, whatever refers to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from connector.domain.errors import Rejected, SignInRefused, SourceChanged
from connector.domain.keys import EntityKind
from connector.drivers.firebird import Attachment
from connector.ledger.master_rows import RowImage, Touched
from connector.ledger.masters import WORD
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.providers.sql_accounting.generators import generator_of

NAMES: Final = ("CODE", "UOM")
"""Keys that people give; all others are numbers of a generator."""
_FAMILY: Final = {
    EntityKind.CUSTOMER: "AR_CUSTOMER",
    EntityKind.SUPPLIER: "AP_SUPPLIER",
    EntityKind.PRODUCT: "ST_ITEM_",
}
"""How the names of the tables begin whose rows belong to one record."""
_NO_ROW: Final = (
    'UPDATE "{0}" SET CODE = CODE WHERE 1 = 0',
    'INSERT INTO "{0}" (CODE) SELECT CODE FROM "{0}" WHERE 1 = 0',
    'DELETE FROM "{0}" WHERE 1 = 0',
)
_FEW: Final = 100


def unready(attachment: Attachment, structure: Structure, tables: Sequence[str]) -> list[str]:
    """Why masters that are kept in some tables cannot be written, in plain sentences.

    Rights are asked by statements of no row.
    """
    reasons: list[str] = []
    for table in tables:
        for name in structure.tables[table].key:
            try:
                if name not in NAMES:
                    generator_of(structure, table, name)
            except SourceChanged as exc:
                reasons.append(exc.sentence)
    for statement in [sql.format(table) for table in tables for sql in _NO_ROW]:
        try:
            with attachment.writing() as transaction:
                transaction.execute(statement)
        except SignInRefused as exc:
            return [*reasons, f"{exc.sentence} {exc.remedy}"]
    return reasons


@dataclass(frozen=True, slots=True)
class Usage:
    """Where masters of one kind are used."""

    kind: EntityKind
    structure: Structure
    table: str
    own: Sequence[str]
    """Tables of the further rows of a record."""

    def check(self, transaction: Reading, code: str, images: Sequence[RowImage] = ()) -> None:
        """Nothing in the books refers to the record, nothing belongs to it that this program does not know, and with
        `images` nothing that is not among them.

        Raises:
            Rejected: something refers to it, told with its table.
            Touched: somebody gave it a further row.
        """
        for table, column in self._references():
            if self._named(transaction, table, column, code):
                raise Rejected(
                    f"The {WORD[self.kind]} {code} is used in the books ({table}), and is not deleted.",
                    remedy="Make it inactive instead.",
                )
        for table in self.own if images else ():
            if self._named(transaction, table, "CODE", code) > sum(image.table == table for image in images):
                raise Touched

    def _named(self, transaction: Reading, table: str, column: str, code: str) -> int:
        """How many rows name the record; more than a few are not counted."""
        value = self.structure.tables[table].columns[column].parameter(code)
        sql = f'SELECT FIRST {_FEW} 1 FROM "{table}" P WHERE P."{column}" = ?'
        return len(transaction.rows(sql, (value,)))

    def _references(self) -> list[tuple[str, str]]:
        """Tables that may name such a record, by the columns that the vendor gives them: documents and ledgers, prices,
        recipes, credit control."""
        tables = self.structure.tables.values()
        own = {self.table, *self.own}
        family = _FAMILY[self.kind]
        found = [(t.name, "CODE") for t in tables if t.name.startswith(family) and t.has("CODE") and t.name not in own]
        if self.kind is EntityKind.PRODUCT:
            return [*found, *((t.name, name) for t in tables for name in ("ITEMCODE", "SUBCODE") if t.has(name))]
        prefixes = ("SL_", "AR_") if self.kind is EntityKind.CUSTOMER else ("PH_", "AP_")
        found += [(t.name, "CODE") for t in tables if t.has("DOCNO", "CODE") and t.name.startswith(prefixes)]
        found += [(t.name, "COMPANY") for t in tables if t.name.startswith("ST_ITEM") and t.has("COMPANY")]
        return [*found, *((t.name, "CODE") for t in tables if t.name == "GL_TRANS" and t.has("CODE"))]
