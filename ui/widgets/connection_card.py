"""One connection on a card: whose books, how they stand, what runs, what to do."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from connector.control.log_book import History
from connector.control.messages import Activity, ConnectionStatus
from connector.domain.runs import Outcome
from ui import text
from ui.agent_words import advice
from ui.state import Face, face_of, needs
from ui.theme import GAP, icon
from ui.widgets.basics import Card, Heading, Muted, Plain
from ui.widgets.chart import Bar, Chart
from ui.widgets.face_mark import FaceMark

_PARTS = 1000
"""Of a bar that is filled by time."""


class ConnectionCard(Card):
    """Drawn from what the agent reports; buttons tell the page what a person wants."""

    wanted = Signal(str, str)
    """What, and for which connection: sync, stop, pause, resume, problems, preview, written, change, forget;
    first_run to go on with one that was begun, enable for one that is switched off."""

    def __init__(self, status: ConnectionStatus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.connection = status.id
        self.mark, self.title, self.where = FaceMark(36), Heading("", 1.2), Muted()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.where)
        top = QHBoxLayout()
        top.setSpacing(GAP * 2)
        top.addWidget(self.mark, alignment=Qt.AlignmentFlag.AlignTop)
        top.addLayout(names, 1)
        self.sync, self.stop = QPushButton(self.tr("Sync now")), QPushButton(self.tr("Stop"))
        self.finish, self.enable = QPushButton(self.tr("Finish setting up…")), QPushButton(self.tr("Switch on"))
        self.more = QToolButton()
        for each in (self.sync, self.stop, self.finish, self.enable, self.more):
            top.addWidget(each, alignment=Qt.AlignmentFlag.AlignTop)
        self.sentence, self.times, self.counts = Plain(), Muted(), Muted()
        self.progress, self.going = QProgressBar(), Muted()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.progress.setMaximumHeight(GAP)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.chart = Chart()
        self.chart.hide()
        self.problems = QPushButton()
        self.body.addLayout(top)
        for line in (self.sentence, self.progress, self.going, self.times, self.counts, self.chart):
            self.body.addWidget(line)
        self.body.addWidget(self.problems, alignment=Qt.AlignmentFlag.AlignLeft)
        self._connect()
        self.show_status(status, dt.datetime.now(dt.UTC), known=True)

    def _connect(self) -> None:
        self.sync.setDefault(False)
        for button, what in (
            (self.sync, "sync"),
            (self.stop, "stop"),
            (self.problems, "problems"),
            (self.finish, "first_run"),
            (self.enable, "enable"),
        ):
            button.clicked.connect(lambda _=False, what=what: self.wanted.emit(what, self.connection))
        self.menu = QMenu(self.more)
        for what, label in (
            ("preview", self.tr("What the next sync would do…")),
            ("written", self.tr("What was written into the books…")),
            ("pause", self.tr("Pause")),
            ("resume", self.tr("Resume")),
            ("change", self.tr("Change…")),
            ("forget", self.tr("Disconnect…")),
        ):
            action = self.menu.addAction(label)
            action.setObjectName(what)
            action.triggered.connect(lambda _=False, what=what: self.wanted.emit(what, self.connection))
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setAccessibleName(self.tr("More"))
        self.more.setToolTip(self.tr("More"))
        self.more.setIcon(icon("more"))

    def show_status(self, status: ConnectionStatus, now: dt.datetime, *, known: bool) -> None:
        """Show what is known; `known` is false when the agent does not answer: what was true before is not shown as
        true."""
        running = known and status.activity in (Activity.RUNNING, Activity.STOPPING)
        self.mark.show_face(face_of(status, now) if known else Face.UNKNOWN)
        self.title.setText(status.title)
        direction = (
            self.tr("both ways, writes {kinds}").format(kinds=", ".join(map(text.kind_title, status.writes)))
            if status.writes
            else self.tr("books → platform")
        )
        where = [status.organization_name or status.organization, direction]
        if status.leaves_out:
            where.append(self.tr("without {kinds}").format(kinds=", ".join(map(text.kind_title, status.leaves_out))))
        self.where.setText(" · ".join(where))
        said = status.sentence if known else self.tr("BukuBridge's agent does not answer, so this is not known now.")
        self.sentence.setText(advice(said, status.remedy if known else ""))
        self._show_run(status, now, running=running)
        self.times.setText(self._times(status, now, known=known))
        count = needs(status) if known else 0
        self.problems.setText(self.tr("%n thing(s) need(s) you", "", count))
        self.problems.setVisible(count > 0)
        off = not running and status.activity is Activity.DISABLED
        self.sync.setVisible(not running and not off)
        self.finish.setVisible(off and status.last_run is None)
        self.enable.setVisible(off and status.last_run is not None)
        self.sync.setEnabled(known and not status.paused and status.activity is not Activity.DISABLED)
        self.stop.setVisible(running)
        self.stop.setEnabled(status.activity is not Activity.STOPPING)
        for action in self.menu.actions():
            if action.objectName() in ("pause", "resume"):
                action.setVisible(status.paused == (action.objectName() == "resume"))
            action.setEnabled(known)

    def _show_run(self, status: ConnectionStatus, now: dt.datetime, *, running: bool) -> None:
        self.progress.setVisible(running)
        self.going.setVisible(running)
        if running:
            read = sum(item.read for item in status.progress)
            written = sum(item.written for item in status.progress)
            last = status.progress[-1].entity if status.progress else None
            said = self.tr("{read} records compared, {written} changed").format(
                read=text.number(read), written=text.number(written)
            )
            left = self._left(status, read, now)
            parts = [f"{text.kind_title(last)}: {said}" if last else said, left]
            self.going.setText(" · ".join(part for part in parts if part))
        run = status.last_run
        self.counts.setVisible(run is not None and not running)
        if run is not None and run.outcome is Outcome.FAILED:
            failed = self.tr("Last sync {when}: it did not go through")
            self.counts.setText(failed.format(when=text.moment(run.completed_at or run.started_at)))
        elif run is not None:
            self.counts.setText(
                self.tr("Last sync {when}: {read} compared, {written} changed, {failed} set aside").format(
                    when=text.moment(run.completed_at or run.started_at),
                    read=text.number(sum(item.read for item in run.counts)),
                    written=text.number(sum(item.written for item in run.counts)),
                    failed=text.number(sum(item.failed for item in run.counts)),
                )
            )

    def _left(self, status: ConnectionStatus, read: int, now: dt.datetime) -> str:
        """How long it still takes: by how much there is, else as the last one of its sort, else nobody knows."""
        whole, since = status.expected or 0, status.running_since
        if not whole and since is not None and status.due_at is not None and since <= now < status.due_at:
            return self._left_as_usual(since, status.due_at, now)
        self.progress.setRange(0, whole)
        self.progress.setValue(min(read, whole))
        if not whole or not read or since is None:
            return ""
        seconds = (now - since).total_seconds() * (whole - read) / read
        if seconds < 60:
            return self.tr("less than a minute left")
        return self.tr("about %n minute(s) left", "", round(seconds / 60))

    def _left_as_usual(self, since: dt.datetime, due: dt.datetime, now: dt.datetime) -> str:
        whole = (due - since).total_seconds()
        self.progress.setRange(0, _PARTS)
        self.progress.setValue(round(_PARTS * (now - since).total_seconds() / whole))
        left = (due - now).total_seconds()
        if left < 60:
            return self.tr("less than a minute left, if it takes as long as last time")
        return self.tr("about %n minute(s) left, if it takes as long as last time", "", round(left / 60))

    def show_history(self, history: History) -> None:
        """The last days, as bars; nothing while there was nothing."""
        bars = [
            Bar(
                day.written,
                day.failed,
                self.tr("{day}: {written} records synced, {failed} set aside").format(
                    day=text.day(day.day), written=text.number(day.written), failed=text.number(day.failed)
                ),
            )
            for day in history.days
        ]
        written, failed = sum(bar.value for bar in bars), sum(bar.failed for bar in bars)
        summary = self.tr("Last {days} days: {written} records synced, {failed} set aside").format(
            days=len(bars), written=text.number(written), failed=text.number(failed)
        )
        self.chart.show_bars(bars, summary)
        self.chart.setVisible(written + failed > 0)

    def _times(self, status: ConnectionStatus, now: dt.datetime, *, known: bool) -> str:
        compared = (
            self.tr("Both sides compared {age}").format(age=text.age(status.reconciled_at, now))
            if status.reconciled_at
            else self.tr("Both sides were not compared yet")
        )
        if status.next_run_at is None or status.paused or not known:
            return compared
        return self.tr("{compared} · next sync {when}").format(
            compared=compared, when=text.until(status.next_run_at, now)
        )
