"""The chosen field: its rule, what it makes of some records while it is edited, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from connector.control.mapping_desk import BooksColumn, Draft, FieldForm, FieldRow, RuleKind, SectionTable, Trial
from ui.field_words import field_title
from ui.rule_words import form_words, rule_words
from ui.theme import GAP, Role, icon
from ui.widgets.basics import Heading, Muted, Tinted
from ui.widgets.column_choice import offered
from ui.widgets.rule_editor import RuleEditor
from ui.widgets.samples_table import SamplesTable

DEBOUNCE_MS = 300
"""After the last key before a rule is tried."""
_GROUPS = (FieldForm.GROUP, FieldForm.GROUPS)


class RulePanel(QWidget):
    """Edits one rule; asks for tries, keeps nothing itself."""

    tried = Signal(object)
    """A `Draft` to be tried on the samples."""
    kept = Signal(object)
    """A `Draft` to be saved, or None for the rule as delivered."""
    counted = Signal(object)
    """A `Draft` of which a dry run shall tell what it would change."""
    wanted = Signal(str, str)
    """A field that shall read a column: both names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field: FieldRow | None = None
        self.section: SectionTable | None = None
        self._column = ""
        self.title, self.about, self.delivered = Heading("", 1.2), Muted(), Muted()
        self.editor, self.samples, self.problem = RuleEditor(), SamplesTable(), Tinted("", Role.ERROR)
        self.keep = QPushButton(icon("check"), self.tr("&Keep this rule"))
        self.count = QPushButton(self.tr("&What would change?"))
        self.reset = QPushButton(icon("undo"), self.tr("As &delivered"))
        self.use, self.use_it = QComboBox(), QPushButton(self.tr("Use it for this field"))
        self.use.setAccessibleName(self.tr("Field that shall read this column"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(lambda: self.tried.emit(self.editor.rule()))
        self._lay_out()
        self.editor.chosen.connect(self._edited)
        self.keep.clicked.connect(lambda: self.kept.emit(self.editor.rule()))
        self.count.clicked.connect(lambda: self.counted.emit(self.editor.rule()))
        self.reset.clicked.connect(lambda: self.kept.emit(None))
        self.use_it.clicked.connect(lambda: self.wanted.emit(str(self.use.currentData()), self._column))
        self.show_nothing()

    def show_nothing(self) -> None:
        """No row is chosen."""
        self.field = None
        self._timer.stop()
        self.title.setText(self.tr("Choose a field"))
        self.about.setText(self.tr("Its rule is shown here, with what it makes of records of this company."))
        self._arrange(editable=False, field=False, column=False)

    def show_field(self, section: SectionTable, field: FieldRow, rule: Draft | None = None) -> None:
        """Another field; `rule` is one to begin with instead of its own."""
        self.field, self.section = field, section
        self._timer.stop()
        self.title.setText(field_title(field.field))
        needed = self.tr("A record cannot be without it.") if field.needed else ""
        takes = self.tr("This field {takes}.").format(takes=form_words(field.form))
        self.about.setText(f"{takes} {needed}".strip())
        self.delivered.setText(self.tr("As delivered: {rule}").format(rule=rule_words(field.delivered)))
        self.problem.hide()
        editable = field.form not in _GROUPS
        if editable:
            columns = offered(section.columns, section.rows, field.scope)
            self.editor.show_rule(field, rule or field.rule, columns)
        self.samples.show_samples(field.samples)
        self._arrange(editable=editable, field=True, column=False)
        self.reset.setEnabled(field.changed)
        self._may_keep(rule is not None)
        if rule is not None:
            self._timer.start()

    def show_column(self, section: SectionTable, column: BooksColumn) -> None:
        """A column that nothing reads, with fields that could."""
        self.field, self.section = None, section
        self._timer.stop()
        # The plain name belongs to the row of the table; from anywhere else it is named with it.
        self._column = column.name
        self.title.setText(f"{column.table}.{column.name}")
        example = self.tr("Example: {value}").format(value=column.sample) if column.sample else ""
        unread = self.tr("No rule reads this column of the books.")
        self.about.setText(f"{unread} {example}".strip())
        self.use.clear()
        for field in section.fields:
            if field.scope == column.table and field.form not in (*_GROUPS, FieldForm.USER_FIELDS):
                self.use.addItem(f"{field_title(field.field)} ({rule_words(field.rule)})", field.field)
        self.use_it.setEnabled(self.use.count() > 0)
        self._arrange(editable=False, field=False, column=True)

    def show_trial(self, trial: Trial) -> None:
        """What the rule that was tried makes of the samples, or why it cannot work."""
        self.problem.setText(trial.problem)
        self.problem.setVisible(bool(trial.problem))
        self.samples.show_samples(trial.samples)
        self._may_keep(not trial.problem and self._is_another())

    def edited(self) -> Draft | None:
        """The rule that somebody began to choose and did not keep; None without one."""
        return self.editor.rule() if self._is_another() else None

    def _is_another(self) -> bool:
        if self.field is None or self.field.form in _GROUPS:
            return False
        return self.editor.rule() != self.field.rule

    def _edited(self) -> None:
        self._may_keep(False)
        self._timer.start()

    def _may_keep(self, may: bool) -> None:
        self.keep.setEnabled(may)
        self.count.setEnabled(may)

    def _lay_out(self) -> None:
        buttons, column = QGridLayout(), QVBoxLayout(self)
        buttons.setSpacing(GAP)
        # Two rows: beside each other they would leave no room for the table in languages with longer words.
        for place, button in enumerate((self.keep, self.reset, self.count)):
            buttons.addWidget(button, place // 2, place % 2)
        buttons.setColumnStretch(2, 1)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(GAP)
        for each in (self.title, self.about, self.delivered, self.use, self.use_it, self.editor, self.problem):
            column.addWidget(each)
        column.addWidget(self.samples)
        column.addLayout(buttons)
        column.addStretch(1)

    def _arrange(self, *, editable: bool, field: bool, column: bool) -> None:
        groups: Sequence[tuple[bool, tuple[QWidget, ...]]] = (
            (editable, (self.editor, self.samples, self.keep, self.count, self.reset)),
            (field and editable, (self.delivered,)),
            (column, (self.use, self.use_it)),
        )
        for shown, widgets in groups:
            for widget in widgets:
                widget.setVisible(shown)
        if not editable:
            self.problem.hide()


def reading(field: FieldRow, column: str) -> Draft:
    """The rule with which a field reads a column."""
    kind = RuleKind.COLLECT if field.form is FieldForm.TEXTS else RuleKind.COPY
    return Draft(kind=kind, columns=(column,))
