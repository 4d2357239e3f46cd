"""A planned document into the books: inserted, or made out of what we wrote before, and read back before it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from connector.domain.errors import Rejected
from connector.domain.keys import EntityKind
from connector.drivers.firebird import Transaction, Writing
from connector.ledger.rows import read_listed
from connector.ledger.statements import Statements, key_of, settled_cells
from connector.ledger.structure import Structure
from connector.posting.profile import PlannedRow, PostingPlan
from connector.posting.rules import Symbol, spelled
from connector.posting.sample import Row, Value
from connector.providers.sql_accounting.document_effects import Move, moves
from connector.providers.sql_accounting.document_families import Family, FamilyReader
from connector.providers.sql_accounting.document_habits import Habits
from connector.providers.sql_accounting.document_moved import Moved
from connector.providers.sql_accounting.document_tables import DocumentTables
from connector.providers.sql_accounting.document_trace import Trace, TracedRow, traced
from connector.providers.sql_accounting.generators import draw_keys

_MODIFIED = "LASTMODIFIED"


@dataclass(frozen=True, slots=True)
class Ground:
    """What posting needs to know of the books."""

    structure: Structure
    tables: DocumentTables
    """With those tables only that the posting rules name."""
    habits: Habits
    stamp: int
    """Now, as LASTMODIFIED tells it."""

    @property
    def entity(self) -> EntityKind:
        """Kind of the documents."""
        return self.tables.entity


@dataclass(slots=True)
class Made:
    """A planned row with its keys, and the row that it was before."""

    planned: PlannedRow
    cells: Row
    before: Row | None


def present_rows(transaction: Transaction, ground: Ground, key: Value) -> dict[str, list[Row]]:
    """All rows of a document by table as they are now; nothing when it is gone."""
    family = present_family(transaction, ground, key)
    if family is None:
        return {}
    found = {ground.tables.header.name: [family.header], **family.posted}
    if family.lines:
        found[ground.tables.line.name] = family.lines
    return found


def present_family(transaction: Transaction, ground: Ground, key: Value) -> Family | None:
    """A document with its rows as they are now; None when it is gone."""
    reader = FamilyReader(transaction, ground.structure, ground.tables)
    families = reader.lines(read_listed(transaction, ground.tables.header, "DOCKEY", [key]))
    reader.complete(families)
    return families[0] if families else None


class Poster:
    """Posts one document within one write transaction."""

    def __init__(self, transaction: Writing, ground: Ground) -> None:
        self._transaction = transaction
        self._ground = ground
        self._statements = Statements(transaction, ground.structure)
        self._labels: dict[str, str] = {}
        """Keys of new lines by their places."""

    def post(
        self, plan: PostingPlan, before: Trace | None, reference: str, memos: Mapping[str, Mapping[str, str]]
    ) -> Trace:
        """Write the rows of a plan; cells that documents share are not touched yet, see `settle`.

        Raises:
            Moved: the document was touched meanwhile.
            Rejected: a value does not fit, or the books made something else of it.
        """
        made = self._made(plan, before)
        kept = {(row.planned.template, self._unit(row.planned)) for row in made if row.before is not None}
        if before is not None:
            self._remove([row for row in before.rows if (row.template, row.unit) not in kept])
        self._write(made, memos)
        header = made[0]
        rows = self._read_back(made)
        _check_balance(rows)
        return Trace(
            entity=self._ground.entity,
            key=int(str(header.cells["DOCKEY"])),
            number=str(header.cells["DOCNO"]),
            reference=reference,
            rows=rows,
        )

    def remove(self, before: Trace) -> None:
        """Delete all rows of a document. Raises Moved when one of them is not there any more."""
        self._remove(before.rows)

    def settle(self, before: Mapping[str, Sequence[Row]], after: Mapping[str, Sequence[Row]]) -> tuple[Move, ...]:
        """Move the cells that documents share, last of all: their rows are those that others wait for.

        Raises:
            Moved: what the document refers to is gone.
            Rejected: nobody can tell by how much.
        """
        found = moves(self._ground.entity, self._ground.habits.caches, before, after)
        self.move(found)
        return found

    def move(self, wanted: Sequence[Move]) -> None:
        """Move cells. Raises Moved when their row is gone."""
        for move in wanted:
            cell = move.cell
            key: dict[str, Value] = {cell.key_column: cell.key}
            if self._statements.add(cell.table, key, cell.column, move.by) != 1:
                raise Moved(f"{cell.table} {cell.key}")
            if cell.table == "AR_IV":
                self._paid(cell.key)

    def _paid(self, receivable: Value) -> None:
        """A receivable was paid: never by more than it was open, which somebody else may have changed just now."""
        table = self._ground.structure.tables["AR_IV"]
        (row,) = read_listed(self._transaction, table, "DOCKEY", [receivable])
        if _amount(row["PAYMENTAMT"]) > _amount(row["DOCAMT"]) or _amount(row["PAYMENTAMT"]) < 0:
            raise Moved(f"AR_IV {receivable}")
        if table.has(_MODIFIED):  # its readers are told; a form that somebody has open on it is not disturbed
            self._statements.update("AR_IV", {"DOCKEY": receivable}, {_MODIFIED: self._ground.stamp})

    def _made(self, plan: PostingPlan, before: Trace | None) -> list[Made]:
        """Planned rows with keys: those that they had, or new ones from the vendor's generators."""
        existing = {(row.template, row.unit): row.row for row in before.rows} if before is not None else {}
        planned = plan.everything()
        known: dict[Symbol, Value] = {}
        for row in planned:
            old = existing.get((row.template, row.unit))
            if old is not None:
                known.update({cell: old[name] for name, cell in row.cells.items() if isinstance(cell, Symbol)})
        keys = draw_keys(self._transaction, self._ground.structure, planned, known)
        made = [Made(row, settled_cells(row.cells, keys), existing.get((row.template, row.unit))) for row in planned]
        line_key = self._ground.tables.line.key[0]
        lines = made[1 : 1 + len(plan.lines)]
        self._labels = {f"#{number}": spelled(line.cells[line_key]) for number, line in enumerate(lines, start=1)}
        return made

    def _unit(self, planned: PlannedRow) -> str:
        return self._labels.get(planned.unit, planned.unit)

    def _write(self, made: Sequence[Made], memos: Mapping[str, Mapping[str, str]]) -> None:
        for row in made:
            if row.before is None:
                texts = memos.get(row.planned.template if row.planned.template == "header" else row.planned.unit, {})
                self._statements.insert(row.planned.table, row.cells, texts)
        for row in reversed(made):  # the header last: it tells whether somebody else was faster
            if row.before is not None:
                self._change(row, row.before)

    def _change(self, row: Made, before: Row) -> None:
        changed = {name: value for name, value in row.cells.items() if before.get(name) != value}
        if not changed:
            return
        key = key_of(self._ground.structure.tables[row.planned.table], before)
        if row.planned.template == "header" and "UPDATECOUNT" in before:
            key["UPDATECOUNT"] = before["UPDATECOUNT"]
        if self._statements.update(row.planned.table, key, changed) != 1:
            raise Moved(row.planned.table)

    def _remove(self, rows: Sequence[TracedRow]) -> None:
        for row in reversed(rows):
            key = key_of(self._ground.structure.tables[row.table], row.row)
            if self._statements.delete(row.table, key) != 1:
                raise Moved(row.table)

    def _read_back(self, made: Sequence[Made]) -> tuple[TracedRow, ...]:
        """The rows as the books have them now.

        Raises:
            Rejected: they are not what was written, or there are more of them.
        """
        present = present_rows(self._transaction, self._ground, made[0].cells["DOCKEY"])
        structure, rows = self._ground.structure, []
        found = {
            (table, tuple(key_of(structure.tables[table], row).values())): row
            for table, some in present.items()
            for row in some
        }
        for each in made:
            table = each.planned.table
            row = found.pop((table, tuple(key_of(structure.tables[table], each.cells).values())), None)
            if row is None:
                raise Rejected(f"A row of {table} was not to be found after it was written; nothing was kept.")
            for name, value in each.cells.items():
                if row.get(name) != value and name != _MODIFIED:
                    raise Rejected(
                        f"The books made {spelled(row.get(name)) or 'nothing'} of {spelled(value) or 'nothing'} in "
                        f"{table}.{name}; nothing was kept."
                    )
            rows.append(traced(table, row, each.planned.template, self._unit(each.planned)))
        if found:
            tables = ", ".join(sorted({table for table, _ in found}))
            raise Rejected(f"The books added rows of their own in {tables}; nothing was kept.")
        return tuple(rows)


def _check_balance(rows: Sequence[TracedRow]) -> None:
    """Debits equal credits, whatever a rule says.

    Raises:
        Rejected: they do not.
    """
    left = Decimal(0)
    for traced_row in rows:
        if traced_row.table == "GL_TRANS":
            row = traced_row.row
            left += _amount(row.get("LOCALDR")) - _amount(row.get("LOCALCR"))
    if left:
        raise Rejected(f"Debits and credits would differ by {abs(left)}; nothing was kept.")


def _amount(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)
