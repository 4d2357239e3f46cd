"""Shows exactly what is in a file for support, part by part."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from connector.control.diagnosis import DiagnosticPart, DiagnosticsMade, GetDiagnosticPart
from ui.bridge import Bridge
from ui.text import number
from ui.theme import GAP


class PartViewer(QWidget):
    """A list of the parts, and the text of the chosen one; a long one is loaded piece by piece."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._file = ""
        self._next: int | None = None
        self.parts, self.text, self.more = QListWidget(), QPlainTextEdit(), QPushButton(self.tr("Show more"))
        self.parts.setAccessibleName(self.tr("Parts of the file"))
        self.parts.setMaximumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.parts.currentRowChanged.connect(self._open)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Text of the chosen part"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * 12)
        self.more.clicked.connect(self._load)
        self.more.hide()
        right = QVBoxLayout()
        right.addWidget(self.text, 1)
        right.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.parts)
        row.addLayout(right, 1)

    def show_file(self, made: DiagnosticsMade) -> None:
        """Another file's parts."""
        self._file = made.file
        self.parts.clear()
        for part in made.parts:
            size = self.tr("{count} characters").format(count=number(part.size))
            item = QListWidgetItem(f"{part.name}\n{size}")
            item.setData(Qt.ItemDataRole.UserRole, part.name)
            self.parts.addItem(item)
        self.parts.setCurrentRow(0)

    def _open(self, row: int) -> None:
        self.text.clear()
        self.more.hide()
        self._next = 0 if row >= 0 else None
        self._load()

    def _chosen(self) -> str:
        row = self.parts.currentRow()
        return str(self.parts.item(row).data(Qt.ItemDataRole.UserRole)) if row >= 0 else ""

    def _load(self) -> None:
        name = self._chosen()
        if self._next is None:
            return
        request = GetDiagnosticPart(file=self._file, name=name, offset=self._next)
        self._next = None
        self._bridge.ask(self, request, DiagnosticPart, partial(self._take, self._file, name))

    def _take(self, file: str, name: str, piece: DiagnosticPart) -> None:
        if (file, name) != (self._file, self._chosen()):
            return  # another part was chosen meanwhile
        if self.text.document().isEmpty():
            self.text.setPlainText(piece.text)
        else:
            cursor = self.text.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            cursor.insertText(piece.text)
        self._next = piece.next_offset
        self.more.setVisible(piece.next_offset is not None)
