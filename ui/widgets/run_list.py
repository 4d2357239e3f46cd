"""Runs, newest first, each with what it did for every kind of record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from connector.control.log_book import ALL
from connector.control.messages import GetRuns, RunList
from connector.domain.keys import EntityKind, RunId
from connector.domain.runs import EntityCounts, RunRecord
from ui import log_words
from ui.agent_words import agent_said
from ui.bridge import Bridge
from ui.text import kind_name, moment, number
from ui.theme import icon

_PAGE: Final = 100
_ROLE: Final = 0x0100
"""Qt.ItemDataRole.UserRole: the run's id; beside it, the kind."""


class RunListView(QTreeWidget):
    """`chosen` tells which run, and which kind of it, is to be shown; both empty for everything."""

    chosen = Signal(str, str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._connection = ""
        self._runs: dict[RunId, QTreeWidgetItem] = {}
        self._round = 0
        self.titles: Mapping[str, str] = {}
        """What companies are called, by connection."""
        self._wanted = ""
        """The run that shall be chosen as soon as it is in the list."""
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setIconSize(QSize(16, 16))
        self.setUniformRowHeights(False)
        self.setAccessibleName(self.tr("Runs"))
        self.setMinimumWidth(200)
        self._clear()
        self.currentItemChanged.connect(self._choose)
        self.itemActivated.connect(self._activate)
        self.itemClicked.connect(self._activate)

    def show_company(self, connection: str) -> None:
        """Look for the runs of one company, or of `ALL`."""
        self._connection = connection
        self._clear()
        self.renew()

    def renew(self) -> None:
        """Look for newer runs, and how those that ran have ended."""
        if self._connection:
            self._ask(before="")

    def select(self, run: str) -> None:
        """Choose a run for the person, who is not asked; everything until it is in the list."""
        self._wanted = run
        with QSignalBlocker(self):
            self.setCurrentItem(self._runs.get(RunId(run), self._everything))

    def _clear(self) -> None:
        self._round += 1
        self._runs.clear()
        with QSignalBlocker(self):
            self.clear()
            everything = self._everything = QTreeWidgetItem([self.tr("All runs")])
            everything.setIcon(0, icon("activity"))
            self.addTopLevelItem(everything)
            self.setCurrentItem(everything)

    def _ask(self, before: str) -> None:
        current = self._round

        def take(found: RunList) -> None:
            if current == self._round:
                with QSignalBlocker(self):
                    self._take(found, before)

        request = GetRuns(connection="" if self._connection == ALL else self._connection, limit=_PAGE, before=before)
        self._bridge.ask(self, request, RunList, take, lambda _: None)

    def _take(self, found: RunList, before: str) -> None:
        chosen, kind = self._current()
        more = self._more()
        if more is not None and before:
            self.takeTopLevelItem(self.indexOfTopLevelItem(more))
        for place, run in enumerate(found.runs):
            item = self._runs.get(run.id)
            if item is None:
                item = self._runs[run.id] = QTreeWidgetItem()
                row = self.topLevelItemCount() if before else min(1 + place, self.topLevelItemCount())
                self.insertTopLevelItem(row, item)
            self._draw(item, run)
        if len(found.runs) == _PAGE and self._more() is None:
            self.addTopLevelItem(QTreeWidgetItem([self.tr("Earlier runs…")]))
        self._choose_again(self._wanted or chosen, kind)

    def _current(self) -> tuple[str, str]:
        item: QTreeWidgetItem | None = self.currentItem()  # none while there is none, whatever Qt's stubs say
        return (str(item.data(0, _ROLE) or ""), str(item.data(0, _ROLE + 1) or "")) if item is not None else ("", "")

    def _choose_again(self, run: str, kind: str) -> None:
        """What was chosen stays chosen: what stands below a run was drawn anew."""
        item = self._runs.get(RunId(run))
        if item is None or self._current() == (run, kind):
            return
        below = (item.child(row) for row in range(item.childCount()))
        self.setCurrentItem(next((each for each in below if kind and each.data(0, _ROLE + 1) == kind), item))

    def _more(self) -> QTreeWidgetItem | None:
        last = self.topLevelItem(self.topLevelItemCount() - 1)
        known = last is not None and (last.data(0, _ROLE) or self.topLevelItemCount() == 1)
        return None if known else last

    def _draw(self, item: QTreeWidgetItem, run: RunRecord) -> None:
        name, role = log_words.run_role(run.outcome)
        written = sum(counts.written for counts in run.counts)
        failed = sum(counts.failed + counts.refused for counts in run.counts)
        parts = [self.tr("%n written", "", written)] if written or not failed else []
        parts += [self.tr("%n failed", "", failed)] if failed else []
        whose = [self.titles.get(run.connection, "")] if self._connection == ALL else []
        item.setText(0, "\n".join([moment(run.started_at), *whose, " · ".join(parts)]))
        item.setIcon(0, icon(name, role))
        how = f"{log_words.run_outcome(run.outcome)}, {log_words.trigger(run.trigger)}."
        item.setToolTip(0, f"{how} {agent_said(run.sentence)}")
        item.setData(0, _ROLE, run.id)
        item.takeChildren()
        for counts in run.counts:
            words = self._counted(counts)
            if words:
                child = QTreeWidgetItem([words])
                child.setData(0, _ROLE, run.id)
                child.setData(0, _ROLE + 1, counts.entity.value)
                child.setToolTip(0, self.tr("{count} read").format(count=number(counts.read)))
                item.addChild(child)

    def _counted(self, counts: EntityCounts) -> str:
        """What was done for one kind; empty when nothing was."""
        parts = [
            (counts.written, self.tr("%n written", "", counts.written)),
            (counts.failed, self.tr("%n failed", "", counts.failed)),
            (counts.refused, self.tr("%n refused", "", counts.refused)),
            (counts.held, self.tr("%n held", "", counts.held)),
            (counts.undecided, self.tr("%n waiting", "", counts.undecided)),
        ]
        told = [words for count, words in parts if count]
        return f"{kind_name(counts.entity, counts.read)}: {', '.join(told)}" if told else ""

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item is not self._more():
            self._wanted = ""
            self.chosen.emit(str(item.data(0, _ROLE) or ""), str(item.data(0, _ROLE + 1) or ""))

    def _activate(self, item: QTreeWidgetItem) -> None:
        if item is self._more():
            last = self.topLevelItem(self.topLevelItemCount() - 2)
            self._ask(before=str(last.data(0, _ROLE)) if last is not None else "")


def kind_of(name: str) -> EntityKind | None:
    """The kind that `chosen` names."""
    return EntityKind(name) if name else None
