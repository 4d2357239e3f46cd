"""What a run wrote into the books, what taking it back would do, and taking it back: chosen one by one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from connector.control.attention import PAGE, GetWritingRuns, PastRun, WritingRuns
from connector.control.both_ways import PreviewUndo, Undo, UndoList, UndoOutcome
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from ui import text
from ui.agent_words import advice
from ui.bridge import Bridge
from ui.dialogs.dialog import Dialog
from ui.models.steps import StepsModel
from ui.theme import Role, roomy
from ui.widgets.row_table import RowTable

_MOST = 10_000
"""Writes that are taken back at once at most."""


class UndoDialog(Dialog):
    """Of one run, chosen above, or of one record; nothing is ticked at first."""

    def __init__(
        self,
        bridge: Bridge,
        connection: str,
        parent: QWidget | None = None,
        *,
        run: str = "",
        entity: EntityKind | None = None,
        key: str = "",
    ) -> None:
        super().__init__(bridge, connection, self.tr("What was written into the books"), parent)
        self._entity = entity
        self._key = key
        self._asked_for = ""
        """Which run the shown steps are of: an answer for another one came too late."""
        self.steps = StepsModel(self)
        self.steps.ticked.connect(self.look_at_buttons)
        self.steps.wanted.connect(self._ask)
        self.runs, self._label = QComboBox(), QLabel(self.tr("&Sync:"))
        self._label.setBuddy(self.runs)
        row = QHBoxLayout()
        row.addWidget(self._label)
        row.addWidget(self.runs, 1)
        self.body.addLayout(row)
        self.table = RowTable(self.steps, self.tr("What was written"), 2, {0: 32, 1: 24})
        self.body.addWidget(self.table, 1)
        self.all: QPushButton = self.act(self.tr("Tick all that can be taken back"))
        self.all.clicked.connect(lambda _=False: self.steps.tick_all())
        self.take_back = self.act("")
        self.take_back.clicked.connect(self._take_back)
        self.resize(roomy(860, 560))
        self._label.setVisible(not key)
        self.runs.setVisible(not key)
        if key:
            self._look("")
        else:
            self._find_runs(run)

    def look_at_buttons(self) -> None:
        """What is ticked can be taken back, once everything is known."""
        ticked = len(self.steps.wanted_back())
        self.take_back.setText(self.tr("Take back %n record(s)", "", ticked))
        self.take_back.setEnabled(bool(ticked) and not self.asking)
        self.all.setEnabled(self.steps.possible() > 0 and not self.asking)
        self.runs.setEnabled(not self.asking)
        self.steps.setEnabled(not self.asking)

    def _find_runs(self, run: str) -> None:
        self.begin()
        request = GetWritingRuns(connection=self.connection)
        self.bridge.ask(self, request, WritingRuns, partial(self._show_runs, run), self.failed)

    def _show_runs(self, wanted: str, found: WritingRuns) -> None:
        self.end()
        for run in found.runs:
            self.runs.addItem(self._called(run), run.run)
        place = next((n for n, run in enumerate(found.runs) if wanted and run.run.startswith(wanted)), 0)
        self.runs.setCurrentIndex(place)
        self.runs.currentIndexChanged.connect(lambda _: self._look(self.runs.currentData() or ""))
        if found.runs:
            self._look(self.runs.currentData())
        else:
            self.say(self.tr("Nothing was written into these books yet."))

    def _called(self, run: PastRun) -> str:
        kinds = ", ".join(text.kind_title(kind) for kind in run.kinds)
        words = self.tr("{when}: {count} ({kinds})").format(
            when=text.moment(run.at), count=self.tr("%n record(s)", "", run.writes), kinds=kinds
        )
        if run.taken_back:
            return self.tr("{run}, {count} taken back").format(run=words, count=text.number(run.taken_back))
        return words

    def _look(self, run: str) -> None:
        """What taking back this run would do; the books are asked, so it may take a moment."""
        if not self.begin():
            return
        self._asked_for = run
        self.steps.clear()
        self.say(self.tr("Looking into the books…"))
        self.bridge.ask(self, self._request(0), UndoList, partial(self._first, run), self._unlooked)

    def _ask(self, skip: int) -> None:
        run = self._asked_for
        self.bridge.ask(self, self._request(skip), UndoList, partial(self._more, run), self._lost)

    def _request(self, skip: int) -> PreviewUndo:
        return PreviewUndo(
            connection=self.connection,
            run=self._asked_for,
            entity=self._entity,
            key=self._key,
            skip=skip,
            limit=PAGE,
        )

    def _first(self, run: str, found: UndoList) -> None:
        self.end()
        self._more(run, found)

    def _unlooked(self, error: BridgeError) -> None:
        self.say("")
        self.failed(error)

    def _more(self, run: str, found: UndoList) -> None:
        if run == self._asked_for:
            self.steps.add(found.steps, found.total)
            self.say(
                self.tr(
                    "What nobody touched since can be taken back, with everything that was posted for it. The platform "
                    "follows by itself."
                )
            )
            self.look_at_buttons()

    def _lost(self, error: BridgeError) -> None:
        self.steps.failed()
        self.news.show_news(advice(error.sentence, error.remedy), Role.WARNING)

    def _take_back(self) -> None:
        wanted = self.steps.wanted_back()[:_MOST]
        if not wanted or not self.begin():
            return
        request = Undo(connection=self.connection, writes=tuple(wanted))
        self.bridge.ask(self, request, UndoList, self._done, self._unknown)

    def _done(self, found: UndoList) -> None:
        self.end()
        self.steps.replace(found.steps)
        undone = sum(step.outcome is UndoOutcome.UNDONE for step in found.steps)
        refused = len(found.steps) - undone
        self.news.show_news(
            self.tr("%n record(s) taken back.", "", undone)
            + (" " + self.tr("%n could not be taken back; the list says why.", "", refused) if refused else ""),
            Role.WARNING if refused else Role.OK,
        )
        self.look_at_buttons()
        self.changed.emit()

    def _unknown(self, error: BridgeError) -> None:
        """Nobody knows how far it came: what the list says is looked at anew before anything else is done."""
        self.failed(error)
        self.steps.clear()
        self.look_at_buttons()
        self.say(self.tr("Choose the sync again, or open this anew, to see what was taken back."))
