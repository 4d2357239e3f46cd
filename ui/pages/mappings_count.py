"""How many records a rule would change, counted by a dry run before anything is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from connector.control.mapping_desk import PreviewRules
from connector.control.messages import Event, JobEnded
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from connector.domain.runs import Outcome, RunRecord
from ui.agent_words import advice
from ui.bridge import Bridge, Watching
from ui.text import kind_name, translate
from ui.theme import Role


class RuleCount(QObject):
    """One count at a time; what was asked about another company or kind is told no more."""

    told = Signal(str, object)
    """A sentence and its `Role`."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._watching: Watching | None = None

    def begin(self, request: PreviewRules) -> None:
        """Count with rules that are not kept yet; a count that is under way is given up."""
        self.cancel()
        counted = partial(self._counted, request.entity)
        self._watching = self._bridge.watch(self, request, counted, self.cancel, self._refused)

    def cancel(self) -> None:
        """Nobody wants to know any more."""
        if self._watching is not None:
            self._watching.cancel()
            self._watching = None

    def _counted(self, kind: EntityKind, event: Event) -> None:
        if not isinstance(event, JobEnded):
            return
        if event.refused is not None:
            self.told.emit(advice(event.refused.sentence, event.refused.remedy), Role.ERROR)
        elif event.run is not None:
            self.told.emit(*change_words(kind, event.run))

    def _refused(self, error: BridgeError) -> None:
        self.told.emit(advice(error.sentence, error.remedy), Role.ERROR)


def change_words(kind: EntityKind, run: RunRecord) -> tuple[str, Role]:
    """What a dry run says of a rule; one that did not come to its end says nothing of it."""
    if run.outcome not in (Outcome.SUCCESS, Outcome.PARTIAL):
        early = translate("PreviewDialog", "This is not all: the look ended early. Nothing was written.")
        return advice(run.sentence, run.remedy) or early, Role.ERROR
    changed = sum(counts.updated + counts.created + counts.held for counts in run.counts)
    aside = sum(counts.failed for counts in run.counts)
    words = [translate("MappingsPage", "{records} would change.").format(records=kind_name(kind, changed))]
    if aside:
        failing = translate("MappingsPage", "{records} would be set aside.")
        words.append(failing.format(records=kind_name(kind, aside)))
    return " ".join(words), Role.WARNING if aside else Role.ACCENT
