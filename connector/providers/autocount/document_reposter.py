"""A document that is in the books already made into what it shall be: rows that stay are changed in place, others come
and go. Everything within one transaction, the header last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from connector.domain.errors import SourceChanged
from connector.ledger.session import Writing
from connector.ledger.statements import Statements, key_of
from connector.ledger.structure import Structure
from connector.posting.profile import PlannedRow
from connector.posting.rules import Cell, Symbol
from connector.posting.sample import Row, Value
from connector.providers.autocount.document_poster import DocumentPoster, Place
from connector.providers.autocount.document_reader import whole_number
from connector.providers.autocount.document_standing import Becoming, Standing, becoming
from connector.providers.autocount.document_tables import real_names
from connector.providers.autocount.document_words import DRAWN
from connector.providers.autocount.stored import VERSIONS

_KEPT: Final = frozenset(("CREATEDTIMESTAMP", "CREATEDUSERID", *(name.upper() for name in VERSIONS), *DRAWN))
"""What a row that stays keeps: who made it and when, and numbers that were drawn for it. Its saves are counted on."""
C = TypeVar("C", bound=Cell)


@dataclass(frozen=True, slots=True)
class Change:
    """What a document becomes."""

    before: Sequence[Standing]
    after: Sequence[PlannedRow]
    moment: dt.datetime
    """By the server's own clock."""
    user: str
    beside: frozenset[str] = frozenset()
    """Columns of the planned header that its table does not have."""
    moments: frozenset[str] = frozenset()
    """Columns that tell when a row was saved: they move with it, and are no change by themselves."""
    memos: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Long texts that change, by template and what the row stands for."""


class Reposter:
    """Changes one document."""

    def __init__(self, transaction: Writing, structure: Structure, poster: DocumentPoster) -> None:
        self._structure = structure
        self._poster = poster
        self._statements = Statements(transaction, structure)

    def repost(self, change: Change) -> None:
        """Make the rows what they shall be.

        Raises:
            Rejected: a value does not fit.
            SourceChanged: no counter is known for a key, or a row changed while it was held.
        """
        rows, gone = becoming(change.before, change.after)
        keys = self._poster.keys(change.after, self._known(rows))
        drawn = self._poster.drawn(change.after, _numbers(rows))
        for lost in reversed(gone):
            self._once(self._statements.delete(lost.planned.table, self._key(lost)), lost)
        for each in rows:
            cells = self._poster.cells(each.planned, keys, drawn, change.beside)
            texts = change.memos.get(_memo_place(each.planned), {})
            if each.now is None:
                self._poster.check_whole(each.planned.table, cells)
                self._statements.insert(each.planned.table, cells, texts)
            elif each.planned.template != "header":
                self._change(each.now, cells, texts, change)
        header = rows[0]
        if header.now is not None:
            cells = self._poster.cells(header.planned, keys, drawn, change.beside)
            self._change(header.now, cells, change.memos.get("header", {}), change, always=True)
        self._poster.count()

    def _change(
        self,
        now: Standing,
        cells: Mapping[str, Value],
        texts: Mapping[str, str],
        change: Change,
        *,
        always: bool = False,
    ) -> None:
        """Cells of a row that stays, and that it was saved."""
        stored = self._structure.tables[now.planned.table]
        new: dict[str, Value] = differing(now, cells, change.moments)
        new |= texts
        if not new and not always:
            return
        later = change.moments - _KEPT if new else ()
        new |= {name: value for name, value in cells.items() if name.upper() in later}
        if stored.has("LastModified"):
            new |= {"LastModified": change.moment}
        if stored.has("LastModifiedUserID"):
            new |= {"LastModifiedUserID": change.user}
        if stored.has("LastUpdate"):
            count = now.row["LastUpdate"]
            new |= {"LastUpdate": (count if isinstance(count, int) else 0) + 1}
        self._once(self._statements.update(stored.name, self._key(now), new), now)

    def _known(self, rows: Sequence[Becoming]) -> dict[Symbol, int]:
        """Keys of rows that stay."""
        known: dict[Symbol, int] = {}
        for each in rows:
            for name, column in self._own_key(each.planned.table).items():
                cell = each.planned.cells.get(name)
                if each.now is not None and isinstance(cell, Symbol):
                    known[cell] = whole_number(each.now.row[column])
        return known

    def _own_key(self, table: str) -> dict[str, str]:
        stored = self._structure.tables[table]
        return {name: column for name, column in real_names(stored).items() if column in stored.key}

    def _key(self, now: Standing) -> dict[str, Value]:
        return key_of(self._structure.tables[now.planned.table], now.row)

    @staticmethod
    def _once(count: int, now: Standing) -> None:
        if count != 1:
            table = now.planned.table
            raise SourceChanged(f"A row of {table} changed while it was held.", facts={"table": table})


def differing(now: Standing, cells: Mapping[str, C], moments: frozenset[str]) -> dict[str, C]:
    """Cells that become others in a row that stays; what every save moves is none, nor is a key that is drawn yet."""
    return {
        name: cell
        for name, cell in cells.items()
        if name.upper() not in _KEPT | moments and not isinstance(cell, Symbol) and now.posted.get(name.upper()) != cell
    }


def _numbers(rows: Sequence[Becoming]) -> dict[Place, int]:
    """Drawn numbers of rows that stay, by what the rules call them."""
    known: dict[Place, int] = {}
    for each in rows:
        for name, (_, column) in DRAWN.items():
            place = each.planned.cells.get(name)
            there: Row = each.now.row if each.now is not None else {}
            if isinstance(place, int) and there.get(column) is not None:
                known.setdefault((name, place), whole_number(there[column]))
    return known


def _memo_place(row: PlannedRow) -> str:
    return "header" if row.template == "header" else row.unit if row.template == "line" else ""
