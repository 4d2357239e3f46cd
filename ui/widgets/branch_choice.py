"""What a field gets in one case of a rule that depends on a column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from connector.control.mapping_desk import Draft, FieldRow, RuleKind
from ui.rule_words import kind_words, rule_words
from ui.widgets.basics import Muted
from ui.widgets.column_choice import ColumnChoice
from ui.widgets.value_choice import ValueChoice


class BranchChoice(QWidget):
    """A column, a value or nothing; a rule that is more than that is kept as it is until another one is chosen."""

    chosen = Signal()

    def __init__(self, name: str, kinds: Sequence[RuleKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.column, self.value, self.words = QComboBox(), ColumnChoice(), ValueChoice(), Muted()
        self.kind.setAccessibleName(name)
        self._kinds = tuple(kinds)
        self._kept: Draft | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for each in (self.kind, self.column, self.value, self.words):
            layout.addWidget(each)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.column.chosen.connect(self.chosen)
        self.value.chosen.connect(self.chosen)

    def show_rule(self, rule: Draft | None, field: FieldRow, columns: Sequence[tuple[str, str]]) -> None:
        """Set it."""
        rule = rule or Draft(kind=RuleKind.NOTHING)
        plain = rule.kind in self._kinds and (rule.kind is not RuleKind.COPY or len(rule.columns) == 1)
        self._kept = None if plain else rule
        self.column.offer(columns)
        self.value.show_field(field)
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in (*self._kinds, *(() if plain else (rule.kind,))):
            self.kind.addItem(kind_words(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        self.kind.blockSignals(False)
        self.column.choose(rule.columns[0] if rule.columns else "")
        self.value.choose(rule.value)
        self._arrange()

    def rule(self) -> Draft:
        """What is chosen."""
        kind = RuleKind(self.kind.currentData())
        if self._kept is not None and kind is self._kept.kind:
            return self._kept
        if kind is RuleKind.COPY:
            return Draft(kind=kind, columns=(self.column.column(),))
        return Draft(kind=kind, value=self.value.value() if kind is RuleKind.CONSTANT else "")

    def _kind_chosen(self) -> None:
        self._arrange()
        self.chosen.emit()

    def _arrange(self) -> None:
        kind = RuleKind(self.kind.currentData())
        kept = self._kept is not None and kind is self._kept.kind
        self.column.setVisible(kind is RuleKind.COPY and not kept)
        self.value.setVisible(kind is RuleKind.CONSTANT and not kept)
        self.words.setVisible(kept)
        self.words.setText(rule_words(self._kept) if self._kept is not None else "")
