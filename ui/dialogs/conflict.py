"""One conflict: both sides beside what they had, and what a person decides of it and of others like it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from connector.control.attention import PAGE, GetConflict, SimilarConflicts
from connector.control.both_ways import Dispute, Resolve
from connector.control.messages import Accepted
from connector.domain.conflicts import ConflictKind
from connector.domain.errors import BridgeError
from connector.domain.platform_changes import ChangeId
from ui import text
from ui.agent_words import advice
from ui.bridge import Bridge
from ui.dialogs.choices import FieldChoices, SideChoices
from ui.dialogs.dialog import Dialog, who
from ui.field_words import field_name
from ui.matters import question
from ui.models.paged import PagedModel
from ui.theme import Role, roomy
from ui.widgets import Muted
from ui.widgets.row_table import RowTable

_MOST_SIMILAR = 2_000
"""Conflicts that are decided at once at most."""


class ConflictDialog(Dialog):
    """Asks the agent for the conflict; decides it once, and only by its button."""

    def __init__(self, bridge: Bridge, connection: str, change: ChangeId, parent: QWidget | None = None) -> None:
        super().__init__(bridge, connection, self.tr("Decide"), parent)
        self._change = change
        self.conflict: Dispute | None = None
        self.similar: list[Dispute] = []
        self._similar_total = 0
        self.history = Muted()
        self.choices: FieldChoices | SideChoices | None = None
        self._place = QVBoxLayout()
        self.too = QCheckBox()
        self.too.toggled.connect(self._show_similar)
        self.others = self._make_others()
        self.body.addWidget(self.history)
        self.body.addLayout(self._place, 1)
        self.body.addWidget(self.too)
        self.body.addWidget(self.others, 1)
        for each in (self.history, self.too, self.others):
            each.hide()
        self.closing.setText(self.tr("Leave it undecided"))
        self.decide: QPushButton = self.act(self.tr("Decide"))
        self.decide.clicked.connect(self._decide)
        self.resize(roomy(860, 560))
        self._ask(0)

    def look_at_buttons(self) -> None:
        """It can be decided once everything was chosen."""
        chosen = self.choices is not None and self.choices.chosen() is not None
        complete = not self.too.isChecked() or len(self.similar) >= min(self._similar_total, _MOST_SIMILAR)
        self.decide.setEnabled(chosen and complete and not self.asking)
        if self.choices is not None:
            self.choices.setEnabled(not self.asking)
        self.too.setEnabled(not self.asking)

    def _ask(self, skip: int) -> None:
        """The conflict with the first of those like it, or the next ones."""
        request = GetConflict(connection=self.connection, change=self._change, skip=skip, limit=PAGE)
        if skip:
            self.bridge.ask(self, request, SimilarConflicts, self._more, self._lost_similar)
        elif self.begin():
            self.bridge.ask(self, request, SimilarConflicts, self._show, self.failed)

    def _show(self, found: SimilarConflicts) -> None:
        self.end()
        self.conflict = conflict = found.conflict
        self.title.setText(f"{text.kind_title(conflict.entity)}: {conflict.books or conflict.platform or conflict.key}")
        self.say(question(conflict.kind, tuple(field.name for field in conflict.fields)))
        self.history.setText(self._history(conflict))
        self.history.setVisible(bool(self.history.text()))
        by_field = conflict.kind is ConflictKind.FIELDS or (
            conflict.kind is ConflictKind.RESTORED_AWAY and bool(conflict.fields)
        )
        self.choices = FieldChoices(conflict) if by_field else SideChoices(conflict)
        self.choices.changed.connect(self.look_at_buttons)
        self._place.addWidget(self.choices)
        self.similar, self._similar_total = list(found.similar), found.total
        self.too.setText(self._too(found.total))
        self.too.setVisible(found.total > 0)
        self._other_rows.add(found.similar, found.total)
        self.look_at_buttons()

    def _too(self, total: int) -> str:
        """As many as are decided with one click, and that there are more where there are."""
        words = self.tr("Decide %n other(s) like this one in the same way", "", min(total, _MOST_SIMILAR))
        if total <= _MOST_SIMILAR:
            return words
        more = self.tr("%n more of them stay(s) for another time", "", total - _MOST_SIMILAR)
        return f"{words}. {more}."

    def _history(self, conflict: Dispute) -> str:
        """Who changed what when, as far as both sides tell."""
        lines = []
        if conflict.changed_by or conflict.changed_at:
            lines.append(
                self._changed(self.tr("On the platform: {who}, {when}"), conflict.changed_by, conflict.changed_at)
            )
        if conflict.books_changed_by or conflict.books_changed_at:
            words = self.tr("In the books: {who}, {when}")
            lines.append(self._changed(words, conflict.books_changed_by, conflict.books_changed_at))
        return "\n".join(lines)

    def _changed(self, words: str, name: str, when: object) -> str:
        moment = text.moment(when) if when is not None else self.tr("unknown when")  # type: ignore[arg-type]
        return words.format(who=name or self.tr("somebody"), when=moment)

    def _make_others(self) -> QWidget:
        self._other_rows = PagedModel[Dispute](
            (self.tr("Record"), self.tr("In the books"), self.tr("On the platform")), _other_cell, self
        )
        self._other_rows.wanted.connect(self._ask)
        return RowTable(self._other_rows, self.tr("Others like this one"), 0, {1: 36, 2: 36})

    def _show_similar(self, shown: bool) -> None:  # Qt's signal
        self.others.setVisible(shown)
        if shown:
            self._gather()
        self.look_at_buttons()

    def _gather(self) -> None:
        """All that would be decided too are loaded before that is possible: nobody decides what they could not see."""
        if len(self.similar) < min(self._similar_total, _MOST_SIMILAR):
            self._ask(len(self.similar))

    def _more(self, found: SimilarConflicts) -> None:
        known = {each.change for each in self.similar}
        fresh = [each for each in found.similar if each.change not in known]
        self.similar += fresh
        self._similar_total = found.total if fresh else len(self.similar)
        self._other_rows.add(fresh, self._similar_total)
        if self.too.isChecked():
            self._gather()
        self.look_at_buttons()

    def _lost_similar(self, error: BridgeError) -> None:
        self._other_rows.failed()
        self.too.setChecked(False)
        self.news.show_news(advice(error.sentence, error.remedy), Role.WARNING)

    def _decide(self) -> None:
        chosen = self.choices.chosen() if self.choices is not None else None
        if chosen is None or not self.begin():
            return
        others = [each.change for each in self.similar[:_MOST_SIMILAR]] if self.too.isChecked() else []
        request = Resolve(
            connection=self.connection,
            changes=(self._change, *others),
            choice=chosen.choice,
            fields=chosen.fields,
            key=chosen.key,
            decided_by=who(),
        )
        self.bridge.ask(self, request, Accepted, self._done, self.failed)

    def _done(self, _: Accepted) -> None:
        self.end()
        self.changed.emit()
        self.accept()


def _other_cell(conflict: Dispute, column: int) -> str:
    if column == 0:
        return conflict.books or conflict.platform or conflict.key
    values = ((each.books if column == 1 else each.platform) for each in conflict.fields)
    named = zip((field_name(each.name) for each in conflict.fields), values, strict=True)
    shown = ", ".join(f"{name}: {value if value is not None else '–'}" for name, value in named)
    return shown or (conflict.books if column == 1 else conflict.platform) or "–"
