"""A table that is filled as it is scrolled: rows come in pages, and no more of them than are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PagedModel(QAbstractTableModel, Generic[T]):
    """Rows of one sort of thing.

    Args:
        headings: translated names of the columns.
        cell: the text of a row in a column.
    """

    wanted = Signal(int)
    """The next page is wanted, from this row on; `add` gives it."""

    def __init__(self, headings: Sequence[str], cell: Callable[[T, int], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[T] = []
        self.total = 0
        self._headings = tuple(headings)
        self._cell = cell
        self._asked = False

    def clear(self) -> None:
        """Begin anew; nothing is asked by it."""
        self.beginResetModel()
        self.rows, self.total, self._asked = [], 0, False
        self.endResetModel()

    def add(self, rows: Sequence[T], total: int) -> None:
        """The next page, and how many rows there are in all."""
        self._asked = False
        self.total = total if rows else len(self.rows)  # what ended early has no more, whatever was counted
        if rows:
            self.beginInsertRows(_ROOT, len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()

    def failed(self) -> None:
        """The page did not come; scrolling asks again."""
        self._asked = False

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  # Qt's name
        """Rows that are there already."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  # Qt's name
        """As many as headings."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, also as its tooltip: long ones are cut off."""
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(self.rows[index.row()], index.column())
        return None

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._headings[section]
        return None

    def canFetchMore(self, parent: Index = _ROOT) -> bool:  # noqa: N802  # Qt's name
        """Whether there are more rows than came."""
        return not parent.isValid() and not self._asked and len(self.rows) < self.total

    def fetchMore(self, parent: Index = _ROOT) -> None:  # noqa: N802  # Qt's name
        """Somebody scrolled to the end."""
        if self.canFetchMore(parent):
            self._asked = True
            self.wanted.emit(len(self.rows))
