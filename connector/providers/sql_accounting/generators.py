"""Keys from the vendor's own generators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from connector.domain.errors import SourceChanged
from connector.ledger.session import Writing
from connector.ledger.structure import Structure
from connector.posting.profile import PlannedRow, Profile
from connector.posting.rules import Fresh, Symbol
from connector.posting.sample import Value

_GROUP: Final = ("GLTRANSID", "GL_TRANS_ID")
"""The number that groups the ledger rows of a document, and its generator (seen in a public integration)."""


def draw_keys(
    transaction: Writing, structure: Structure, rows: Iterable[PlannedRow], known: Mapping[Symbol, Value]
) -> dict[Symbol, Value]:
    """Keys for all symbols of some rows that are not known yet, from the vendor's generators."""
    symbols = dict.fromkeys(cell for row in rows for cell in row.cells.values() if isinstance(cell, Symbol))
    wanted = [symbol for symbol in symbols if symbol not in known]
    counts = Counter(generator_of(structure, symbol.table, symbol.column) for symbol in wanted)
    ends: dict[str, int] = {}
    for name, count in counts.items():
        row = transaction.one(f'SELECT GEN_ID("{name}", {count}) FROM RDB$DATABASE')
        ends[name] = int(str(row[0])) - count if row is not None else 0
    drawn = dict(known)
    for symbol in wanted:
        name = generator_of(structure, symbol.table, symbol.column)
        ends[name] += 1
        drawn[symbol] = ends[name]
    return drawn


def generator_of(structure: Structure, table: str, column: str) -> str:
    """The vendor's generator of a key.

    Raises:
        SourceChanged: there is none of a known name: no key is ever invented.
    """
    stored = structure.tables.get(table)
    name = _GROUP[1] if column == _GROUP[0] else table
    if name not in structure.generators or (column != _GROUP[0] and (stored is None or stored.key != (column,))):
        raise SourceChanged(
            f"The books have no generator for {table}.{column}, and keys are never invented.",
            remedy="Enter documents in SQL Accounting, or connect through the vendor's own interface.",
            facts={"table": table, "column": column},
        )
    return name


def missing_generators(structure: Structure, profile: Profile) -> list[str]:
    """Sentences for keys that no generator of the books gives."""
    found: list[str] = []
    for template in (profile.header, profile.line, *profile.templates):
        for cells in template.columns:
            if isinstance(cells.rule, Fresh):
                try:
                    generator_of(structure, template.table, cells.column)
                except SourceChanged as exc:
                    found.append(exc.sentence)
    return found
