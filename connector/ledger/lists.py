"""What a record refers to must be in the lists of the books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from connector.domain.errors import NotInBooks, Rejected
from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.ledger.writing import ENTER_IT


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of the books."""

    table: str
    column: str
    """Its code."""
    name: str
    """What people call one of it."""


def check_lists(
    transaction: Reading,
    structure: Structure,
    lists: Mapping[str, Listed],
    cells: Mapping[str, object],
    none: str = "",
) -> None:
    """Everything that a record refers to is there. `lists` by column; `none` names nothing.

    Raises:
        NotInBooks: something is not, named in plain words.
    """
    for column, listed in lists.items():
        value = cells.get(column)
        if not isinstance(value, str) or value in ("", none) or not structure.has(listed.table, listed.column):
            continue
        if not _there(transaction, structure, listed, value):
            raise NotInBooks(
                f"The books have no {listed.name} “{value}”.",
                remedy=ENTER_IT,
                facts={"column": column},
            )


def _there(transaction: Reading, structure: Structure, listed: Listed, value: str) -> bool:
    try:
        wanted = structure.tables[listed.table].columns[listed.column].parameter(value)
    except Rejected:
        return False  # what has no room is not there
    sql = f'SELECT {structure.first(1)} 1 FROM "{listed.table}" P WHERE P."{listed.column}" = ?'
    return transaction.one(sql, (wanted,)) is not None
