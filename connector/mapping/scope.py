"""Which rows and columns a compiled mapping can reach."""

from __future__ import annotations

from dataclasses import dataclass

from connector.mapping.record import RecordLayout, TableLayout
from connector.mapping.rules import Place, Ref, RowOf, Scalar, Section
from connector.mapping.values import Unfit, same
from connector.mapping.writer import Slot, Writer


@dataclass(frozen=True, slots=True)
class Scope:
    """The row that plain column names belong to."""

    row: str
    """Variable of the row."""
    layout: TableLayout


class Rows:
    """Finds columns; takes the first fitting row of a child table out when it is first asked for."""

    def __init__(self, writer: Writer, layout: RecordLayout, section: Section) -> None:
        self._writer = writer
        self._layout = layout
        self._section = section
        self._named: dict[str, Scope | None] = {}
        self.missing: list[str] = []
        """Columns that must be there and are not."""

    def child(self, table: str) -> tuple[int, TableLayout] | None:
        """A child table and its number, or None when the record has none of that name."""
        return next(((n, child) for n, child in enumerate(self._layout.children) if child.table == table), None)

    def named(self, name: str, at: Place) -> Scope | None:
        """A row that the section names, or the first row of a child table."""
        if name not in self._named:
            if name == self._section.table:
                self._named[name] = Scope("r", self._layout.parent)
            else:
                row = self._section.rows.get(name) or RowOf(at=at, table=name, where={})
                self._named[name] = self._pick(row)
        return self._named[name]

    def slot(self, ref: Ref, scope: Scope, at: Place) -> Slot | None:
        """Where a column's value stands, or None when this ledger does not have it."""
        found = self.named(ref.row, at) if ref.row else scope
        if found is None or (index := found.layout.position(ref.column)) is None:
            return None
        return Slot(found.row, index, found.layout.columns[index], found.layout.table)

    def test(self, row: str, layout: TableLayout, where: dict[str, Scalar], at: Place) -> str:
        """Source text that is true for rows whose columns have the given values; empty when all do."""
        parts: list[str] = []
        for name, value in where.items():
            index = layout.position(name)
            if index is None:
                self.missing.append(f"{layout.table}.{name}")
                continue
            try:
                parts.append(f"{row}[{index}] == {self._writer.constant(same(layout.columns[index], value))}")
            except Unfit as exc:
                raise at.error(str(exc)) from exc
        return " and ".join(parts)

    def _pick(self, row: RowOf) -> Scope | None:
        """Lines that take a row out of a child table; a row of Nones when none fits."""
        found = self.child(row.table)
        if found is None:
            return None
        number, layout = found
        v = self._writer.variable("b")
        nothing = self._writer.constant((None,) * len(layout.columns))
        lines = self._writer.prologue
        test = self.test(v, layout, row.where, row.at)
        if test:
            lines.append((f"  for {v} in k[{number}]:", None))
            lines.append((f"   if {test}: break", None))
            lines.append((f"  else: {v} = {nothing}", None))
        else:
            lines.append((f"  {v} = k[{number}][0] if k[{number}] else {nothing}", None))
        return Scope(v, layout)
