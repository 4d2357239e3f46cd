"""Chooses a rule without a file: what it does, which columns, which values."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from connector.control.mapping_desk import Draft, FieldRow, RuleKind
from ui.rule_words import kind_words, kinds_for
from ui.widgets.branch_choice import BranchChoice
from ui.widgets.column_choice import ColumnsChoice
from ui.widgets.pairs_table import PairsTable
from ui.widgets.value_choice import ValueChoice, WordsLine

_MANY = 8
"""Columns of one rule."""
_SEVERAL = frozenset({RuleKind.COPY, RuleKind.JOIN, RuleKind.COLLECT, RuleKind.DIFFERENCE})
_READING = _SEVERAL | {RuleKind.LOOKUP, RuleKind.SPLIT, RuleKind.WHEN, RuleKind.CURRENCY}
_DEFAULTS = frozenset({RuleKind.COPY, RuleKind.LOOKUP, RuleKind.JOIN, RuleKind.SPLIT})


class RuleEditor(QWidget):
    """Shows a field's rule and lets a person choose another one."""

    chosen = Signal()
    """Another rule is chosen, or another part of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field: FieldRow | None = None
        self._offered: Sequence[tuple[str, str]] = ()
        self._start = Draft(kind=RuleKind.NOTHING)
        self.kind, self.columns, self.value, self.pairs = QComboBox(), ColumnsChoice(), ValueChoice(), PairsTable()
        self.separator, self.part, self.default = QLineEdit(), QSpinBox(), ValueChoice()
        self.test, self.equals = QComboBox(), WordsLine(self.tr("Values that the column has"))
        self.then = BranchChoice(self.tr("Then"), (RuleKind.COPY, RuleKind.CONSTANT))
        self.otherwise = BranchChoice(self.tr("Otherwise"), (RuleKind.NOTHING, RuleKind.COPY, RuleKind.CONSTANT))
        self.test.addItem(self.tr("is one of"), False)
        self.test.addItem(self.tr("is empty"), True)
        self.part.setRange(-20, 20)
        self.part.setToolTip(self.tr("1 is the first part, -1 the last one"))
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._lay_out()
        self._listen()

    def show_rule(self, field: FieldRow, rule: Draft, columns: Sequence[tuple[str, str]]) -> None:
        """Begin with a rule of a field; `columns` are those that it may read."""
        self._field, self._start, self._offered = field, rule, columns
        self.blockSignals(True)
        self.kind.clear()
        for kind in kinds_for(field.form, rule.kind, field.delivered.kind):
            self.kind.addItem(kind_words(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        self._fill(rule, field)
        self._arrange()
        self.blockSignals(False)

    def rule(self) -> Draft:
        """What is chosen now. What cannot be chosen here stays as it was while the rule does the same."""
        kind = RuleKind(self.kind.currentData() or RuleKind.NOTHING)
        if kind in (RuleKind.GROUP, RuleKind.EACH, RuleKind.USER_FIELDS):
            return self._start if self._start.kind is kind else Draft(kind=kind, columns=("UDF_*",))
        same = self._start if self._start.kind is kind else Draft(kind=kind)
        made = replace(same, columns=self.columns.columns() if kind in _READING else ())
        match kind:
            case RuleKind.CONSTANT:
                made = replace(made, value=self.value.value())
            case RuleKind.LOOKUP:
                made = replace(made, pairs=self.pairs.pairs())
            case RuleKind.JOIN:
                made = replace(made, separator=self.separator.text())
            case RuleKind.SPLIT:
                made = replace(made, separator=self.separator.text(), part=self.part.value())
            case RuleKind.WHEN:
                made = self._when(made)
        return replace(made, default=self.default.value()) if self._has_default(kind) else made

    def _when(self, draft: Draft) -> Draft:
        equals = None if self.test.currentData() else self.equals.values()
        otherwise = self.otherwise.rule()
        return replace(
            draft,
            equals=equals,
            then=self.then.rule(),
            otherwise=None if otherwise.kind is RuleKind.NOTHING else otherwise,
        )

    def _has_default(self, kind: RuleKind) -> bool:
        # A list of words has no empty one: there a default would always be said.
        return kind in _DEFAULTS and self._field is not None and not self._field.choices and self._field.form != "flag"

    def _lay_out(self) -> None:
        for words, widget in (
            (self.tr("&Rule"), self.kind),
            (self.tr("&Columns"), self.columns),
            (self.tr("&Value"), self.value),
            (self.tr("&Table"), self.pairs),
            (self.tr("&Separator"), self.separator),
            (self.tr("&Part"), self.part),
            (self.tr("The column"), self.test),
            (self.tr("Values, divided by ;"), self.equals),
            (self.tr("Then"), self.then),
            (self.tr("Otherwise"), self.otherwise),
            (self.tr("When &empty"), self.default),
        ):
            self.form.addRow(words, widget)

    def _listen(self) -> None:
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.test.currentIndexChanged.connect(self._kind_chosen)
        self.separator.textChanged.connect(lambda _: self.chosen.emit())
        self.part.valueChanged.connect(lambda _: self.chosen.emit())
        for each in (self.columns, self.value, self.pairs, self.equals, self.then, self.otherwise, self.default):
            each.chosen.connect(self.chosen)

    def _fill(self, rule: Draft, field: FieldRow) -> None:
        self.columns.offer(self._offered)
        self.columns.show_columns(rule.columns, _MANY if rule.kind in _SEVERAL else 1)
        for value, text in ((self.value, rule.value), (self.default, rule.default)):
            value.show_field(field)
            value.choose(text)
        self.pairs.choose(rule.pairs)
        self.separator.setText(rule.separator)
        self.part.setValue(rule.part)
        self.test.setCurrentIndex(int(rule.kind is RuleKind.WHEN and rule.equals is None))
        self.equals.choose(rule.equals or ())
        self.then.show_rule(rule.then or Draft(kind=RuleKind.CONSTANT), field, self._offered)
        self.otherwise.show_rule(rule.otherwise, field, self._offered)

    def _kind_chosen(self) -> None:
        kind = RuleKind(self.kind.currentData() or RuleKind.NOTHING)
        self.columns.show_columns(self.columns.columns(), _MANY if kind in _SEVERAL else 1)
        self._arrange()
        self.chosen.emit()

    def _arrange(self) -> None:
        """Show what belongs to the chosen kind."""
        kind = RuleKind(self.kind.currentData() or RuleKind.NOTHING)
        shown = {
            self.columns: kind in _READING,
            self.value: kind is RuleKind.CONSTANT,
            self.pairs: kind is RuleKind.LOOKUP,
            self.separator: kind in (RuleKind.JOIN, RuleKind.SPLIT),
            self.part: kind is RuleKind.SPLIT,
            self.test: kind is RuleKind.WHEN,
            self.equals: kind is RuleKind.WHEN and not self.test.currentData(),
            self.then: kind is RuleKind.WHEN,
            self.otherwise: kind is RuleKind.WHEN,
            self.default: self._has_default(kind),
        }
        for widget, wanted in shown.items():
            self.form.setRowVisible(widget, wanted)
