"""The list of what needs a person as a table: a heading for each thing to do, its lines below it, a page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QPalette

from connector.control.attention import AttentionPage, Matter, Todo
from connector.domain.keys import EntityKind, Key
from ui import text
from ui.agent_words import advice
from ui.matters import called, said, todo_icon, todo_title
from ui.models.paged import Index
from ui.theme import Role, icon

_ROOT = QModelIndex()
WHAT, WHY, COMPANY, SINCE = range(4)


class MattersModel(QAbstractTableModel):
    """Lines as they come from the agent, in its order; a row is a `Matter`, or the `Todo` that heads the next ones."""

    wanted = Signal(int)
    """The next page is wanted, from this line on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Matter | Todo] = []
        self.lines = 0
        """Matters that came."""
        self.total = 0
        self._counts: dict[Todo, int] = {}
        self._companies: Mapping[str, str] = {}
        self._asked = False

    def show(self, page: AttentionPage, companies: Mapping[str, str]) -> None:
        """Begin anew with the first page; titles of companies by connection."""
        self.beginResetModel()
        self._companies = companies
        self._counts = {count.todo: count.records for count in page.counts}
        self.rows, self.lines, self.total, self._asked = [], 0, page.total, False
        self._take(page.matters)
        self.endResetModel()

    def add(self, page: AttentionPage) -> None:
        """The next page."""
        self._asked = False
        before = len(self.rows)
        fresh = self._rows_of(page.matters)
        self.total = page.total if page.matters else self.lines
        if fresh:
            self.beginInsertRows(_ROOT, before, before + len(fresh) - 1)
            self.rows += fresh
            self.lines += len(page.matters)
            self.endInsertRows()

    def failed(self) -> None:
        """The page did not come; scrolling asks again."""
        self._asked = False

    def matter(self, index: Index) -> Matter | None:
        """What stands in a row; None for a heading."""
        row = self.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Matter) else None

    def find(self, matter: Matter) -> QModelIndex:
        """Where the same thing stands now; an invalid index when it is gone."""
        same = (_same(matter, row) if isinstance(row, Matter) else False for row in self.rows)
        found = next((number for number, each in enumerate(same) if each), None)
        return self.index(found, 0) if found is not None else QModelIndex()

    def find_record(self, connection: str, kind: EntityKind, key: Key) -> QModelIndex:
        """Where the first line of a record stands; an invalid index when nothing of it is to do."""
        wanted = (connection, kind, key)
        for number, row in enumerate(self.rows):
            if isinstance(row, Matter) and (row.connection, row.entity, row.key) == wanted:
                return self.index(number, 0)
        return QModelIndex()

    def headings(self) -> list[int]:
        """Rows that go over all columns."""
        return [number for number, row in enumerate(self.rows) if isinstance(row, Todo)]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  # Qt's name
        """Rows that are there already."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  # Qt's name
        """What, why, company, since."""
        return 0 if parent.isValid() else 4

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are no lines: the keyboard goes past them."""
        if isinstance(self.rows[index.row()], Todo):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts; a heading in another weight with its sign."""
        row = self.rows[index.row()]
        if isinstance(row, Todo):
            return self._heading(row, index.column(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return advice(said(row), row.remedy)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{todo_title(row.todo)}: {self._cell(row, index.column())}"
        return None

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Record"), self.tr("What is wrong"), self.tr("Company"), self.tr("Since"))[section]
        return None

    def canFetchMore(self, parent: Index = _ROOT) -> bool:  # noqa: N802  # Qt's name
        """Whether there are more lines than came."""
        return not parent.isValid() and not self._asked and self.lines < self.total

    def fetchMore(self, parent: Index = _ROOT) -> None:  # noqa: N802  # Qt's name
        """Somebody scrolled to the end."""
        if self.canFetchMore(parent):
            self._asked = True
            self.wanted.emit(self.lines)

    def _take(self, matters: Sequence[Matter]) -> None:
        self.rows += self._rows_of(matters)
        self.lines += len(matters)

    def _rows_of(self, matters: Sequence[Matter]) -> list[Matter | Todo]:
        last = next((row.todo for row in reversed(self.rows) if isinstance(row, Matter)), None)
        rows: list[Matter | Todo] = []
        for matter in matters:
            if matter.todo is not last:
                rows.append(matter.todo)
                last = matter.todo
            rows.append(matter)
        return rows

    def _heading(self, todo: Todo, column: int, role: int) -> object:
        if column:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{todo_title(todo)} ({text.number(self._counts.get(todo, 0))})"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            return QGuiApplication.palette().brush(QPalette.ColorRole.WindowText)
        if role == Qt.ItemDataRole.DecorationRole:
            return _sign(todo)
        return None

    def _cell(self, matter: Matter, column: int) -> str:
        if column == WHAT:
            return called(matter)
        if column == WHY:
            return said(matter)
        if column == COMPANY:
            return self._companies.get(matter.connection, "")
        return text.age(matter.since, dt.datetime.now(dt.UTC)) if matter.since is not None else ""


def _sign(todo: Todo) -> QIcon:
    """As clear as any other although headings cannot be chosen."""
    drawn = icon(todo_icon(todo), Role.MUTED if todo is Todo.WAIT else Role.WARNING)
    made = QIcon()
    for size in drawn.availableSizes():
        made.addPixmap(drawn.pixmap(size), QIcon.Mode.Disabled)
    return made


def _same(one: Matter, other: Matter) -> bool:
    """Whether two lines are about the same thing, whatever it says of itself now."""
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("connection", "kind", "entity", "key", "change", "target", "action")
    )
