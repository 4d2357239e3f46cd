"""What stands in the way of writing or deleting a master: rights, missing generators, whatever refers to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from connector.domain.errors import Rejected, SignInRefused, SourceChanged
from connector.domain.keys import EntityKind
from connector.drivers.firebird import Attachment, Transaction
from connector.mapping.rules import Each, Section
from connector.providers.sql_accounting.document_rows import parameter
from connector.providers.sql_accounting.document_statements import generator_of
from connector.providers.sql_accounting.document_structure import Structure
from connector.providers.sql_accounting.master_rows import RowImage, Touched

WORD: Final = {EntityKind.CUSTOMER: "customer", EntityKind.SUPPLIER: "supplier", EntityKind.PRODUCT: "product"}
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


def own_tables(structure: Structure, section: Section) -> list[str]:
    """Tables of the further rows that a record is made of, as far as this company file has them."""
    tables = {row.table for row in section.rows.values()}
    tables |= {rule.table for rule in section.fields.values() if isinstance(rule, Each)}
    return sorted(tables & structure.tables.keys())


def unready(attachment: Attachment, structure: Structure, section: Section) -> list[str]:
    """Why masters of a section cannot be written, in plain sentences. Rights are asked by statements of no row."""
    reasons: list[str] = []
    tables = [section.table, *own_tables(structure, section)]
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
    section: Section
    legacy: tuple[str, ...]

    def check(self, transaction: Transaction, code: str, images: Sequence[RowImage] = ()) -> None:
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
        for table in own_tables(self.structure, self.section) if images else ():
            if self._named(transaction, table, "CODE", code) > sum(image.table == table for image in images):
                raise Touched

    def _named(self, transaction: Transaction, table: str, column: str, code: str) -> int:
        """How many rows name the record; more than a few are not counted."""
        value = parameter(self.structure.tables[table].columns[column], code, self.legacy)
        sql = f'SELECT FIRST {_FEW} 1 FROM "{table}" P WHERE P."{column}" = ?'
        return len(transaction.rows(sql, (value,)))

    def _references(self) -> list[tuple[str, str]]:
        """Tables that may name such a record, by the columns that the vendor gives them: documents and ledgers, prices,
        recipes, credit control."""
        tables = self.structure.tables.values()
        own = {self.section.table, *own_tables(self.structure, self.section)}
        family = _FAMILY[self.kind]
        found = [(t.name, "CODE") for t in tables if t.name.startswith(family) and t.has("CODE") and t.name not in own]
        if self.kind is EntityKind.PRODUCT:
            return [*found, *((t.name, name) for t in tables for name in ("ITEMCODE", "SUBCODE") if t.has(name))]
        prefixes = ("SL_", "AR_") if self.kind is EntityKind.CUSTOMER else ("PH_", "AP_")
        found += [(t.name, "CODE") for t in tables if t.has("DOCNO", "CODE") and t.name.startswith(prefixes)]
        found += [(t.name, "COMPANY") for t in tables if t.name.startswith("ST_ITEM") and t.has("COMPANY")]
        return [*found, *((t.name, "CODE") for t in tables if t.name == "GL_TRANS" and t.has("CODE"))]
