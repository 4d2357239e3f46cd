"""What taking back some writes would do, as a table with a tick before everything that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal

from connector.control.both_ways import TakenBack, UndoOutcome
from connector.domain.keys import ActionId
from ui import text
from ui.agent_words import agent_said
from ui.matters import did
from ui.models.paged import Index, PagedModel
from ui.text import translate

_TICK = 0


class StepsModel(PagedModel[TakenBack]):
    """Ticks are of single writes; none is ticked at first."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        headings = (
            translate("steps", "Record"),
            translate("steps", "What was done"),
            translate("steps", "Taking it back"),
        )
        super().__init__(headings, _cell, parent)
        self._ticks: set[ActionId] = set()
        self._enabled = True

    def clear(self) -> None:
        """Begin anew, without ticks."""
        self._ticks.clear()
        super().clear()

    def setEnabled(self, enabled: bool) -> None:  # noqa: N802  # as widgets call it
        """Whether ticks can be moved now."""
        self._enabled = enabled

    def replace(self, steps: Sequence[TakenBack]) -> None:
        """What became of some of them."""
        became = {step.write.id: step for step in steps}
        self._ticks.clear()
        self.rows = [became.get(row.write.id, row) for row in self.rows]
        self._moved()

    def tick_all(self) -> None:
        """Everything that can be taken back and is shown."""
        self._ticks = {row.write.id for row in self.rows if row.outcome is UndoOutcome.POSSIBLE}
        self._moved()

    def possible(self) -> int:
        """How many of those that came can be taken back."""
        return sum(row.outcome is UndoOutcome.POSSIBLE for row in self.rows)

    def wanted_back(self) -> list[ActionId]:
        """What is ticked, in the order of the list: newest first."""
        return [row.write.id for row in self.rows if row.write.id in self._ticks]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be taken back can be ticked."""
        flags = super().flags(index)
        possible = self.rows[index.row()].outcome is UndoOutcome.POSSIBLE
        tickable = possible and index.column() == _TICK and self._enabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The tick beside the record."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _TICK:
            if row.outcome is not UndoOutcome.POSSIBLE:
                return None
            return Qt.CheckState.Checked if row.write.id in self._ticks else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802  # Qt's name
        """Tick, or take a tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        write = self.rows[index.row()].write.id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticks.add(write)
        else:
            self._ticks.discard(write)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def _moved(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.columnCount() - 1))
        self.ticked.emit()


def _cell(step: TakenBack, column: int) -> str:
    write = step.write
    if column == 0:
        return write.title or f"{text.kind_title(write.entity)} {write.key}"
    if column == 1:
        return f"{text.kind_title(write.entity)}: {did(write.kind)}"
    return _said(step)


def _said(step: TakenBack) -> str:
    words = {
        UndoOutcome.POSSIBLE: translate("steps", "Possible: {reason}"),
        UndoOutcome.IMPOSSIBLE: translate("steps", "Not possible: {reason}"),
        UndoOutcome.UNDONE: translate("steps", "Taken back: {reason}"),
        UndoOutcome.REFUSED: translate("steps", "Not taken back: {reason}"),
    }
    return words[step.outcome].format(reason=agent_said(step.sentence))
