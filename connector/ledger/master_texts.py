"""Texts are measured before anything is written: how long they may be, and whether the character set has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from connector.ledger.structure import StoredTable, Structure
from connector.mapping.inverse import Cells, Written
from connector.mapping.mapping import refs_of
from connector.mapping.rules import Each, Group, Rule, Section


def check_texts(section: Section, structure: Structure, written: Written) -> None:
    """Every text fits its column.

    Raises:
        Rejected: one does not, with the name that people know it by.
    """
    names = dict(_names(section))
    for table, row, cells in _rows(section, written):
        stored = structure.tables.get(table)
        if stored is not None:
            _check(stored, cells, {column: name for (of, column), name in names.items() if of == row})


def _check(stored: StoredTable, cells: Cells, names: Mapping[str, str]) -> None:
    for column, value in cells.items():
        live = stored.columns.get(column)
        if isinstance(value, str) and live is not None and not live.memo:
            live.check_text(value, names.get(column, column))


def _rows(section: Section, written: Written) -> Iterator[tuple[str, str, Cells]]:
    """Every row that is written: its table, by what the section calls it, its cells."""
    yield section.table, "", written.own
    for name, cells in written.rows.items():
        yield section.rows[name].table, name, cells
    for field, several in written.children.items():
        rule = section.fields[field]
        if isinstance(rule, Each):
            for cells in several:
                yield rule.table, field, cells


def _names(section: Section) -> Iterator[tuple[tuple[str, str], str]]:
    """What people call a column of a row; a field of its own comes after a group that has the column, too."""
    for name, rule in section.fields.items():
        if isinstance(rule, Group | Each):
            row = rule.row if isinstance(rule, Group) else name
            for inner, column in _columns(rule.fields):
                yield (row, column), f"{inner} of the {_spoken(name)}"
    for name, rule in section.fields.items():
        if not isinstance(rule, Group | Each):
            yield from (((ref.row, ref.column), _spoken(name)) for ref in islice(refs_of(rule), 1))


def _columns(fields: Mapping[str, Rule]) -> Iterator[tuple[str, str]]:
    for name, rule in fields.items():
        yield from ((_spoken(name), ref.column) for ref in refs_of(rule))


def _spoken(name: str) -> str:
    return name.replace("_", " ")
