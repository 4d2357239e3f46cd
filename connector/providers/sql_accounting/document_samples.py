"""Documents to learn from: those that the vendor's program posted in this company, recent ones, as different as can be.

Some of them are there to find the rules, the others to prove them. Documents that we wrote ourselves teach nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from connector.domain.keys import EntityKind
from connector.drivers.firebird import Attachment, Transaction
from connector.ledger.document_samples import NEEDED, divided, is_reference
from connector.ledger.rows import read_rows
from connector.ledger.structure import Structure
from connector.posting.sample import Document, Row
from connector.providers.sql_accounting.document_families import FactReader, Family, FamilyReader
from connector.providers.sql_accounting.document_tables import DocumentTables

_LOOKED_AT: Final = 2_000
"""Newest documents that are looked through for rare traits."""
_RECENT: Final = 80
_OF_EACH: Final = 6
"""Documents wanted of every trait that is there."""
_STEP: Final = 500
_COPIED: Final = ("ADDRESS1", "ADDRESS2", "ADDRESS3", "ADDRESS4")
"""What a document takes from its customer when it is made (eStream DetailSpec)."""
_SORTS: Final = ("CURRENCYCODE", "CANCELLED", "TERMS", "PAYMENTMETHOD", "PROJECT")
REFERENCES: Final = ("DOCREF4", "DOCREF3", "DOCREF2", "DOCREF1", "DOCNOEX")
"""Columns that may take our reference, in the order of preference."""


@dataclass(frozen=True, slots=True)
class Samples:
    """What was found to learn from."""

    derive: tuple[Document, ...]
    verify: tuple[Document, ...]
    looked_at: int

    @property
    def enough(self) -> bool:
        """Whether the rules can be found and proved."""
        return len(self.derive) >= NEEDED and len(self.verify) >= NEEDED


def collect(attachment: Attachment, structure: Structure, tables: DocumentTables) -> Samples:
    """Read the samples of a kind, in short read-only transactions."""
    headers = list(_newest(attachment, structure, tables))
    if not headers:
        return Samples((), (), 0)
    chosen = _choose(tables, _with_lines(attachment, structure, tables, headers))
    documents: list[tuple[Document, frozenset[str]]] = []
    for start in range(0, len(chosen), _STEP):
        some = chosen[start : start + _STEP]
        with attachment.snapshot() as transaction:
            FamilyReader(transaction, structure, tables).complete(some)
            made = FactReader(transaction, structure).documents(tables, some)
        documents += [(each, _traits(tables, family)) for each, family in zip(made, some, strict=True)]
    unmoved = [(each, traits) for each, traits in documents if _customer_unmoved(each)]
    derive, verify = divided(unmoved if len(unmoved) >= 2 * NEEDED else documents)
    return Samples(tuple(derive), tuple(verify), len(headers))


def _customer_unmoved(document: Document) -> bool:
    """Whether the customer still has the address that the document was given: after an edit nobody can say any more
    where the document's own came from."""
    header, branch = document.header, document.facts.get("branch", {})
    return all(header[name] == branch[name] for name in _COPIED if name in header and name in branch)


def is_ours(row: Row) -> bool:
    """Whether a document carries our reference."""
    return any(is_reference(row.get(name)) for name in REFERENCES)


def newest_key(transaction: Transaction, structure: Structure, tables: DocumentTables) -> int:
    """The highest key that the vendor's generator gave."""
    name = tables.header.name
    if name not in structure.generators:
        return 0
    row = transaction.one(f'SELECT GEN_ID("{name}", 0) FROM RDB$DATABASE')
    return int(str(row[0])) if row is not None else 0


def _newest(attachment: Attachment, structure: Structure, tables: DocumentTables) -> Iterator[Row]:
    """Headers from the newest on: not ours, and made by the program's own form for this kind."""
    taken, condition = 0, 'P."DOCKEY" > ? AND P."DOCKEY" <= ?'
    if tables.entity is EntityKind.PAYMENT and tables.header.has("FROMDOCTYPE"):
        condition += " AND P.FROMDOCTYPE IS NULL"
    with attachment.snapshot() as transaction:
        upper = newest_key(transaction, structure, tables)
    while upper > 0 and taken < _LOOKED_AT:
        lower = max(0, upper - _STEP)
        with attachment.snapshot() as transaction:
            rows = read_rows(transaction, tables.header, condition, (lower, upper), 'P."DOCKEY"')
        for row in reversed(rows):
            if not is_ours(row):
                taken += 1
                yield row
        upper = lower


def _with_lines(
    attachment: Attachment, structure: Structure, tables: DocumentTables, headers: Sequence[Row]
) -> list[Family]:
    families: list[Family] = []
    for start in range(0, len(headers), _STEP):
        with attachment.snapshot() as transaction:
            families += FamilyReader(transaction, structure, tables).lines(headers[start : start + _STEP])
    return families


def _choose(tables: DocumentTables, families: Sequence[Family]) -> list[Family]:
    """The newest, and of each trait as many as are wanted."""
    numbers = Counter(family.header["DOCNO"] for family in families)
    chosen: list[Family] = []
    seen: Counter[str] = Counter()
    for family in families:
        if numbers[family.header["DOCNO"]] > 1:
            continue  # two documents of one number: nobody can say which rows belong to which
        traits = _traits(tables, family)
        if len(chosen) < _RECENT or any(seen[trait] < _OF_EACH for trait in traits):
            chosen.append(family)
            seen.update(traits)
    return chosen


def _traits(tables: DocumentTables, family: Family) -> frozenset[str]:
    """What makes a document different from others, for choosing only; `connector.posting` has its own opinion."""
    header, lines = family.header, family.lines
    found = {
        f"{name}={header.get(name)}" for name in ("CURRENCYCODE", "CANCELLED", "TERMS", "PAYMENTMETHOD", "PROJECT")
    }
    found.add(f"lines={min(len(lines), 2)}")
    if header.get("UPDATECOUNT"):
        found.add("edited")
    found |= {name for name in ("BOUNCEDDATE", "BANKCHARGE", "UNAPPLIEDAMT") if header.get(name)}
    for line in lines:
        found |= {f"{name}={line[name]}" for name in ("TAX", "TAXRATE", "ACCOUNT", "TODOCTYPE") if name in line}
        found |= {name for name in ("DISC", "FROMDOCTYPE", "BATCH", "GAINLOSS", "KOTAXDATE") if line.get(name)}
        found |= {f"without {name}" for name in ("ITEMCODE", "QTY", "UNITPRICE") if name in line and not line[name]}
        if tables.entity is EntityKind.INVOICE:
            found.add(f"inclusive={line.get('TAXINCLUSIVE')}")
            found.add(f"unit={line.get('RATE') == 1}")
            found.add(f"back={_negative(line.get('QTY'))}")
    return frozenset(found)


def _negative(value: object) -> bool:
    return str(value).startswith("-")
