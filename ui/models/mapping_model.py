"""Fields of one kind with their rules and samples, as rows of a table."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from connector.control.mapping_desk import BooksColumn, FieldForm, FieldRow, RuleKind, SectionTable
from ui.field_words import field_title
from ui.rule_words import rule_words
from ui.text import translate
from ui.theme import Role, color

Index = QModelIndex | QPersistentModelIndex


class Place(IntEnum):
    """Columns of the table."""

    BOOKS = 0
    EXAMPLE = 1
    PLATFORM = 2
    BECOMES = 3


class Show(StrEnum):
    """Which rows are wanted."""

    ALL = "all"
    OWN = "own"
    EMPTY = "empty"
    UNREAD = "unread"


Row = FieldRow | BooksColumn
_NOTHING: Final = QModelIndex()


class MappingModel(QAbstractTableModel):
    """The rows of a section, those that are wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section: SectionTable | None = None
        self._rows: list[Row] = []
        self._show = Show.ALL
        self._search = ""

    def show_section(self, section: SectionTable | None) -> None:
        """Another section, or the same with other rules."""
        self._section = section
        self._fill()

    def show_rows(self, show: Show, search: str) -> None:
        """Other rows of it."""
        self._show, self._search = show, search.casefold()
        self._fill()

    def row(self, number: int) -> Row | None:
        """What stands in a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, field: str) -> int:
        """The row of a field; -1 when it is not shown."""
        found = (n for n, row in enumerate(self._rows) if isinstance(row, FieldRow) and row.field == field)
        return next(found, -1)

    def counts(self) -> dict[Show, int]:
        """How many rows each choice has."""
        if self._section is None:
            return dict.fromkeys(Show, 0)
        fields, columns = self._section.fields, self._section.columns
        return {
            Show.ALL: len(fields),
            Show.OWN: sum(field.changed for field in fields),
            Show.EMPTY: sum(field.rule.kind is RuleKind.NOTHING for field in fields),
            Show.UNREAD: sum(_unread(column) for column in columns),
        }

    def rowCount(self, parent: Index = _NOTHING) -> int:  # noqa: N802  # Qt's name
        """Rows that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOTHING) -> int:  # noqa: N802  # Qt's name
        """Rule, example, field, result."""
        return 0 if parent.isValid() else len(Place)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802  # Qt's name
        """What the columns are called."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Place.BOOKS: translate("MappingModel", "In the books"),
            Place.EXAMPLE: translate("MappingModel", "Example"),
            Place.PLATFORM: translate("MappingModel", "On the platform"),
            Place.BECOMES: translate("MappingModel", "Becomes"),
        }[Place(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, what a screen reader says, weight and colour."""
        row, place = self.row(index.row()), Place(index.column())
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _text(row, place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            changed = isinstance(row, FieldRow) and row.changed and place is Place.PLATFORM
            text = _text(row, place)
            return translate("MappingModel", "{field}, changed by you").format(field=text) if changed else text
        if role == Qt.ItemDataRole.FontRole and isinstance(row, FieldRow) and row.changed:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(row, place)
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = [row for row in self._candidates() if self._search in _searched(row)]
        self.endResetModel()

    def _candidates(self) -> list[Row]:
        if self._section is None:
            return []
        fields = self._section.fields
        match self._show:
            case Show.UNREAD:
                return [column for column in self._section.columns if _unread(column)]
            case Show.OWN:
                return [field for field in fields if field.changed]
            case Show.EMPTY:
                return [field for field in fields if field.rule.kind is RuleKind.NOTHING]
            case _:
                return list(fields)


def _unread(column: BooksColumn) -> bool:
    return not column.read and not column.left_out


def _searched(row: Row) -> str:
    return " ".join(_text(row, place) for place in Place).casefold()


def _text(row: Row, place: Place) -> str:
    if isinstance(row, BooksColumn):
        nobody = translate("MappingModel", "nothing reads it")
        return {Place.BOOKS: f"{row.table}.{row.name}", Place.EXAMPLE: row.sample, Place.PLATFORM: nobody}.get(
            place, ""
        )
    if place is Place.BOOKS:
        return rule_words(row.rule)
    if place is Place.PLATFORM:
        changed = translate("MappingModel", "changed") if row.changed else ""
        return f"{field_title(row.field)} ({changed})" if changed else field_title(row.field)
    sample = next((sample for sample in row.samples if sample.problem or sample.result), None)
    if sample is None:
        return ""
    if place is Place.EXAMPLE:
        return ", ".join(value for _, value in sample.books if value)
    return sample.problem or sample.result


def _colour(row: Row, place: Place) -> object:
    if isinstance(row, BooksColumn):
        return color(Role.MUTED) if place is Place.PLATFORM else None
    if place is Place.BECOMES and any(sample.problem for sample in row.samples):
        return color(Role.ERROR)
    faded = row.rule.kind is RuleKind.NOTHING or row.form in (FieldForm.GROUP, FieldForm.GROUPS)
    return color(Role.MUTED) if place is Place.EXAMPLE or (faded and place is Place.BOOKS) else None
