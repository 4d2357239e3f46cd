"""A side that is not the one that the links know: what it looks like, what accepting it does, and accepting it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from connector.control.attention import PreviewRebase, RebasePreview
from connector.control.both_ways import PastWrite
from connector.control.messages import Accepted, Rebase
from connector.domain.errors import BridgeError
from ui import text
from ui.agent_words import agent_said
from ui.bridge import Bridge
from ui.dialogs.dialog import Dialog
from ui.matters import did, looks_like
from ui.models.paged import PagedModel
from ui.theme import roomy
from ui.widgets import Muted, Plain
from ui.widgets.row_table import RowTable


class RebaseDialog(Dialog):
    """Explains first; accepts after a tick, by its own button only."""

    def __init__(self, bridge: Bridge, connection: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, connection, self.tr("Other books than before"), parent)
        self.preview: RebasePreview | None = None
        self.what, self.steps, self.lost_head = Plain(), Plain(), Muted()
        self.lost = PagedModel[PastWrite]((self.tr("Record"), self.tr("What was done"), self.tr("When")), _cell, self)
        self.table = RowTable(self.lost, self.tr("What is no longer in the books"), 0, {1: 20, 2: 24})
        self.sure = QCheckBox(self.tr("I know how this came about, and these are the right books"))
        self.sure.toggled.connect(self.look_at_buttons)
        self.body.addWidget(self.what)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.lost_head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.sure)
        self.body.addStretch(0)
        self.lost_head.hide()
        self.table.hide()
        self.sure.hide()
        self.closing.setText(self.tr("Leave everything stopped"))
        self.accepting = self.act(self.tr("Accept them as they are"))
        self.accepting.clicked.connect(self._accept)
        self.resize(roomy(720, 480))
        self.begin()
        self.say(self.tr("Looking at both sides…"))
        bridge.ask(self, PreviewRebase(connection=connection), RebasePreview, self._show, self._unlooked)

    def look_at_buttons(self) -> None:
        """Only what can be accepted, once it was explained and ticked."""
        acceptable = self.preview is not None and self.preview.acceptable
        self.accepting.setEnabled(acceptable and self.sure.isChecked() and not self.asking)
        self.sure.setEnabled(not self.asking)

    def _show(self, found: RebasePreview) -> None:
        self.preview = found
        self.end()
        self.say(agent_said(found.sentence))
        known = found.looks_like
        self.what.setText(looks_like(known) if known is not None else agent_said(found.remedy))
        self.sure.setVisible(found.acceptable)
        self.accepting.setVisible(found.acceptable)
        if not found.acceptable:
            if found.looks_like is not None:
                self.steps.setText(self.tr("This cannot be accepted. Connect these books as a company of their own."))
            return
        self.steps.setText("\n".join(f"• {line}" for line in self._steps(found)))
        if found.lost_total:
            self.lost.add(found.lost, len(found.lost))
            self.lost_head.setText(
                self.tr("%n record(s) written by BukuBridge are no longer in the books:", "", found.lost_total)
            )
            self.lost_head.show()
            self.table.show()

    def _unlooked(self, error: BridgeError) -> None:
        self.say("")
        self.failed(error)

    def _steps(self, found: RebasePreview) -> list[str]:
        lines = [self.tr("Everything is read again and compared, and both sides are made equal.")]
        if found.dropped:
            lines.append(self.tr("%n change(s) that waited are dropped and planned anew.", "", found.dropped))
        if found.lost_total:
            lines.append(
                self.tr(
                    "What is no longer in the books is put before you, one by one: nothing is written anew by itself."
                )
            )
        lines.append(self.tr("Unusually many changes or deletions are held back for you, as always."))
        return lines

    def _accept(self) -> None:
        if self.preview is None or not self.begin():
            return
        self.bridge.ask(self, Rebase(connection=self.connection), Accepted, self._done, self.failed)

    def _done(self, _: Accepted) -> None:
        self.end()
        self.changed.emit()
        self.accept()


def _cell(write: PastWrite, column: int) -> str:
    return (write.title or write.key, did(write.kind), text.moment(write.at))[column]
