"""The sync log as a table of a million rows: pages of lines are fetched as they come into view, and few are kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from connector.control.envelope import Message
from connector.control.log_book import ALL, CountLog, GetLogRows, LogCount, LogRows
from connector.domain.errors import BridgeError
from connector.domain.runs import EntryKind, LogEntry
from connector.domain.sync_log import PAGE, LogFilter
from ui import log_words, text
from ui.agent_words import agent_said
from ui.field_words import field_title

T = TypeVar("T", bound=Message)
Index = QModelIndex | QPersistentModelIndex
Line = tuple[str, int]
"""A line by its connection and its number, which are counted for each connection."""

KEPT_PAGES: Final = 40
"""Of `PAGE` lines each; what was not looked at for longest goes first."""
_AT_ONCE: Final = 2
"""Pages that are asked for at the same time."""
_DRAWN: Final = 500
"""Lines whose cells are kept."""
_WAITING: Final = 4
"""Pages that wait to be asked for: those that flew past are not."""
_NO_INDEX: Final = QModelIndex()


class Asker(Protocol):
    """Asks the agent; answers come later, on the thread that asked."""

    def ask(
        self,
        owner: QObject,
        request: Message,
        reply: type[T],
        done: Callable[[T], None],
        failed: Callable[[BridgeError], None] | None = None,
    ) -> None:
        """As `Bridge.ask`."""


class Column(IntEnum):
    """What stands in a row."""

    AT = 0
    OUTCOME = 1
    RECORD = 2
    KIND = 3
    WAY = 4
    WHAT = 5
    COMPANY = 6
    """Shown only beside others: see `LogModel.titles`."""


class _Drawn:
    """Cells of the lines that were drawn last, by their numbers: they are asked for again with every frame."""

    def __init__(self) -> None:
        self._texts: dict[Line, Sequence[str]] = {}

    def words(self, entry: LogEntry, company: str) -> Sequence[str]:
        """All cells of a line."""
        words = self._texts.get(name_of(entry))
        if words is None:
            if len(self._texts) >= _DRAWN:
                self._texts.clear()
            words = self._texts[name_of(entry)] = [*row_text(entry), company]
        return words

    def clear(self) -> None:
        """They may say something else from now on."""
        self._texts.clear()


class _Pages:
    """Of `PAGE` lines each; those that were looked at last."""

    def __init__(self, first: Sequence[LogEntry] = ()) -> None:
        self._pages: OrderedDict[int, Sequence[LogEntry]] = OrderedDict({0: first} if first else {})

    def get(self, page: int) -> Sequence[LogEntry] | None:
        """A page that somebody looks at now; None when it is not there."""
        if page in self._pages:
            self._pages.move_to_end(page)
        return self._pages.get(page)

    def put(self, page: int, lines: Sequence[LogEntry]) -> None:
        """A page that came; what was not looked at for longest goes."""
        self._pages[page] = lines
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)

    def forget_short(self, last: int) -> None:
        """There are more lines than was known: pages without all of theirs go, the last one apart."""
        short = [page for page, lines in self._pages.items() if len(lines) != PAGE and page != last]
        for page in short:
            del self._pages[page]

    def row_of(self, wanted: Line) -> int | None:
        """The row of a line, if it is among those that are there."""
        there = ((page * PAGE + n, line) for page, lines in self._pages.items() for n, line in enumerate(lines))
        return next((row for row, line in there if name_of(line) == wanted), None)

    @property
    def kept(self) -> int:
        """How many lines."""
        return sum(len(lines) for lines in self._pages.values())


class LogModel(QAbstractTableModel):
    """Lines of one connection that a filter lets through, newest first. A row is nothing but its place."""

    loading = Signal(bool)
    """Whether lines are being looked for after another filter was set."""
    counted = Signal(int, bool)
    """How many lines there are, and whether those are all."""
    failed = Signal(object)
    """A `BridgeError`. What was looked for is unknown then: lines of something else do not stay in its place."""
    answered = Signal()
    """Lines came."""

    def __init__(self, asker: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asker = asker
        self.connection = ""
        """Whose lines; `ALL` for the latest ones of all."""
        self.titles: Mapping[str, str] = {}
        """What companies are called, by connection."""
        self.wanted = LogFilter()
        self.anchor = 0
        self.complete = True
        self.unknown = ""
        """Why nobody knows which lines there are; empty while they are known."""
        self._shown: tuple[str, LogFilter] | None = None
        """What the lines that are there were looked for by."""
        self.older = False
        """Whether there are lines that are shown for each company by itself only."""
        self._rows = 0
        self._pages = _Pages()
        self._drawn = _Drawn()
        self._asked: set[int] = set()
        self._waiting: list[int] = []
        self._round = 0
        """Answers to what was asked before the last filter are not taken."""

    # What a view asks -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802  # Qt's name
        """As many as are known."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802  # Qt's name
        """See `Column`."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, and the outcome's icon; a line that is not there yet is asked for, and shows as "…"."""
        if role not in _ROLES or not index.isValid():
            return None
        entry = self.entry(index.row())
        if entry is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and index.column() == Column.RECORD else None
        if role == Qt.ItemDataRole.DecorationRole:
            return log_words.outcome_icon(entry) if index.column() == Column.OUTCOME else None
        words = self._drawn.words(entry, self.titles.get(entry.connection, ""))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {words}"
        return words

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What stands above the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return headers()[section]

    # What a page asks -------------------------------------------------------------------------------------------------

    def show_lines(self, connection: str, wanted: LogFilter) -> None:
        """Look for other lines; those that are there stay until the first of them come."""
        self.connection, self.wanted = connection, wanted
        self._begin(anchor=0)

    def renew(self) -> None:
        """Look for the newest lines by the same filter."""
        if self.connection and not (self._asked and self.anchor == 0):
            self._begin(anchor=0)

    def clear(self) -> None:
        """Show nothing."""
        self._round += 1
        self.connection = ""
        self._take_first(LogRows(connection="", anchor=0, position=0))

    def entry(self, row: int) -> LogEntry | None:
        """A line; None while it is not there, and then it is fetched."""
        page, place = divmod(row, PAGE)
        lines = self._pages.get(page)
        if lines is None:
            self._want(page)
            return None
        return lines[place] if place < len(lines) else None

    def row_of(self, wanted: Line) -> int | None:
        """The row of a line, if it is among those that are there."""
        return self._pages.row_of(wanted)

    def row_text(self, entry: LogEntry) -> Sequence[str]:
        """All cells of a line; its company's last, where those of others stand beside it."""
        cells = row_text(entry)
        return [*cells, self.titles.get(entry.connection, "")] if self.connection == ALL else cells

    @property
    def kept(self) -> int:
        """Lines that are held in memory."""
        return self._pages.kept

    # Asking -----------------------------------------------------------------------------------------------------------

    def _begin(self, anchor: int) -> None:
        self._round += 1
        self._asked, self._waiting = {0}, []
        self._drawn.clear()
        self.loading.emit(True)
        self._ask_rows(0, anchor, self._take_first)

    def _want(self, page: int) -> None:
        if page in self._asked or not self.connection:
            return
        if page in self._waiting:
            self._waiting.remove(page)
        self._waiting = [*self._waiting, page][-_WAITING:]
        self._ask_next()

    def _ask_next(self) -> None:
        while self._waiting and len(self._asked) < _AT_ONCE:
            page = self._waiting.pop()
            self._asked.add(page)
            self._ask_rows(page, self.anchor, self._take_page)

    def _ask_rows(self, page: int, anchor: int, done: Callable[[LogRows], None]) -> None:
        current = self._round

        def take(rows: LogRows) -> None:
            if current == self._round:
                self._asked.discard(page)
                done(rows)
                self._ask_next()

        def refuse(error: BridgeError) -> None:
            if current == self._round:
                self._asked.discard(page)
                self._waiting.clear()
                self.loading.emit(False)
                self._know_nothing(error)
                self.failed.emit(error)

        request = GetLogRows(connection=self.connection, wanted=self.wanted, anchor=anchor, position=page * PAGE)
        self._asker.ask(self, request, LogRows, take, refuse)

    def _know_nothing(self, error: BridgeError) -> None:
        """What is there stays where it is what was asked for; else nothing is shown in its place."""
        if self._shown == (self.connection, self.wanted):
            return
        self.beginResetModel()
        self._rows, self._pages, self._shown = 0, _Pages(), None
        self.unknown = error.sentence
        self.endResetModel()

    def _take_first(self, rows: LogRows) -> None:
        self.beginResetModel()
        self._shown, self.unknown = (self.connection, self.wanted), ""
        self.anchor, self.complete, self._rows = rows.anchor, rows.complete, rows.matched
        self.older = rows.older
        self._pages = _Pages(rows.entries)
        self.endResetModel()
        self.loading.emit(False)
        self.answered.emit()
        self.counted.emit(self._rows, self.complete)
        if not self.complete:
            self._count()

    def _take_page(self, rows: LogRows) -> None:
        self._pages.put(rows.position // PAGE, rows.entries)
        last = min(self._rows, rows.position + PAGE) - 1
        if last >= rows.position:
            self.dataChanged.emit(self.index(rows.position, 0), self.index(last, len(Column) - 1))

    def _count(self) -> None:
        current = self._round

        def take(count: LogCount) -> None:
            if current == self._round:
                self.older = count.older
                self._take_count(count.matched)

        request = CountLog(connection=self.connection, wanted=self.wanted, anchor=self.anchor)
        self._asker.ask(self, request, LogCount, take, self.failed.emit)

    def _take_count(self, count: int) -> None:
        self.complete = True
        if count > self._rows:
            self.beginInsertRows(_NO_INDEX, self._rows, count - 1)
            self._rows = count
            self.endInsertRows()
            self._pages.forget_short((self._rows - 1) // PAGE)
        self.counted.emit(self._rows, True)


_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


def cell(entry: LogEntry, column: int) -> str:
    """What stands in one cell."""
    match column:
        case Column.AT:
            return text.moment(entry.at)
        case Column.WAY:
            return log_words.side(entry.toward)
        case Column.KIND:
            return text.kind_title(entry.entity) if entry.entity is not None else ""
        case Column.RECORD:
            return entry.title or entry.key or _of_many(entry)
        case Column.OUTCOME:
            return log_words.outcome(entry)
        case _:
            fields = ", ".join(map(field_title, entry.fields))
            sentence = agent_said(entry.sentence)
            return f"{sentence} ({fields})" if fields else sentence


def row_text(entry: LogEntry) -> Sequence[str]:
    """All cells of a line but its company's."""
    return [cell(entry, column) for column in Column if column is not Column.COMPANY]


def name_of(entry: LogEntry) -> Line:
    """What tells a line from all others."""
    return entry.connection, entry.id


def headers() -> Sequence[str]:
    """What stands above the columns."""
    return [
        text.translate("LogModel", "Time"),
        text.translate("LogModel", "Outcome"),
        text.translate("LogModel", "Record"),
        text.translate("LogModel", "Kind"),
        text.translate("LogModel", "To"),
        text.translate("LogModel", "What happened"),
        text.translate("LogModel", "Company"),
    ]


def _of_many(entry: LogEntry) -> str:
    """A line about many records of a kind at once says what became of them; any other has its sentence beside."""
    return agent_said(entry.sentence) if entry.kind is EntryKind.WRITTEN else ""
