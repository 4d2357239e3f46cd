"""The first sync runs, and here one sees it come to its end; the window may be closed at any time."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from connector.control.messages import Accepted, Activity, ConnectionStatus, Sync
from connector.control.setting_up import ChangeConnection, ConnectionSettings
from connector.domain.errors import BridgeError
from ui import text
from ui.agent_words import advice, agent_said
from ui.bridge import Bridge
from ui.dialogs.first_run.draft import Draft
from ui.dialogs.first_run.step import Step
from ui.state import Face, believed, face_of
from ui.theme import GAP
from ui.widgets import FaceMark, Plain


class DoneStep(Step):
    """Switches the connection on and starts its first sync."""

    def __init__(self, bridge: Bridge, draft: Draft) -> None:
        super().__init__(bridge, draft)
        self.started = False
        self.mark, self.sentence = FaceMark(48), Plain()
        row = QHBoxLayout()
        row.setSpacing(GAP * 2)
        row.addWidget(self.mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        bridge.desk_changed.connect(self._look)
        bridge.ticked.connect(self._look)

    def title(self) -> str:
        """Done."""
        return self.tr("{company} is connected").format(company=self.draft.company or self.tr("The company"))

    def next_text(self) -> str:
        """Look at everything, or try again."""
        if self.busy:
            return self.tr("One moment…")
        return self.tr("Open the overview") if self.started else self.tr("Try again")

    def can_go_back(self) -> bool:
        """It runs."""
        return not self.started and not self.busy

    def enter(self) -> None:
        """Begin."""
        self.heading.setText(self.title())
        first = self.tr("The first sync goes on in the background; you may close this window at any time.")
        again = self.tr("It is synchronised with what you changed; you may close this window at any time.")
        self.say(again if self.draft.changing else first)
        if not self.started:
            self._start()

    def forward(self) -> None:
        """Leave, or try again."""
        if self.started:
            self.passed.emit()
        else:
            self._start()

    def _start(self) -> None:
        self.set_busy(True)
        change = ChangeConnection(connection=self.draft.connection, enabled=True)
        self.bridge.ask(self, change, ConnectionSettings, self._enabled, self._failed)

    def _enabled(self, kept: ConnectionSettings) -> None:
        self.draft.kept = kept
        self.bridge.ask(self, Sync(connection=kept.connection), Accepted, self._accepted, self._failed)

    def _accepted(self, _: Accepted) -> None:
        self.started = True
        self.set_busy(False)
        self._look()

    def _failed(self, error: BridgeError) -> None:
        self.sentence.setText("")
        self.complain(error)

    def _look(self) -> None:
        """What is known now; time alone makes it old, and an agent that is gone knows nothing."""
        desk, now = self.bridge.desk, dt.datetime.now(dt.UTC)
        status = desk.connection(self.draft.connection)
        if status is None or not self.started:
            return
        face = face_of(status, now) if believed(desk, now) else Face.UNKNOWN
        self.mark.show_face(face)
        if believed(desk, now):
            self.sentence.setText(self._told(status, face))
        else:
            self.sentence.setText(agent_said(desk.sentence) or self.tr("BukuBridge's agent does not answer."))

    def _told(self, status: ConnectionStatus, face: Face) -> str:
        if status.activity in (Activity.RUNNING, Activity.QUEUED, Activity.STOPPING) and face is not Face.OK:
            read = sum(item.read for item in status.progress)
            return self.tr("The sync is running: {read} records so far.").format(read=text.number(read))
        return advice(status.sentence, status.remedy)
