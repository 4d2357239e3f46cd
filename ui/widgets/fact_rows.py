"""Names at the left, what is known of each at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.account_words import Fact
from ui.theme import GAP, WIDE, Role
from ui.widgets.basics import Muted, Tinted


class FactRows(QWidget):
    """Hidden while there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[Muted, Tinted]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(WIDE)
        self._grid.setVerticalSpacing(GAP // 2)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """These, in their order; labels that are there are used again, so that nothing flickers."""
        while len(self.rows) < len(facts):
            self._add()
        for row, (name, words) in enumerate(self.rows):
            shown = row < len(facts)
            if shown:
                fact = facts[row]
                name.setText(fact.name)
                words.setText(fact.words)
                words.set_role(Role.WARNING if fact.warns else None)
                words.setAccessibleName(f"{fact.name}: {fact.words}")
            name.setVisible(shown)
            words.setVisible(shown)
        self.setVisible(bool(facts))

    def _add(self) -> None:
        name, words = Muted(), Tinted(role=None)
        name.setBuddy(words)
        name.setWordWrap(False)
        row = len(self.rows)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, row, 1)
        self.rows.append((name, words))
