"""Diagnostics: what the doctor says, and the file for support."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from connector.control.diagnosis import DiagnosticPart, DiagnosticsMade, GetDiagnosticPart, MakeDiagnostics
from connector.control.messages import Check, Diagnosis, Examine, Verdict
from connector.domain.errors import BridgeError
from ui.agent_words import advice, agent_said
from ui.bridge import Bridge
from ui.pages.page import Page
from ui.places import show_in_folder
from ui.state import Desk, believed
from ui.text import number, translate
from ui.theme import GAP, Role, icon
from ui.widgets import Banner, Card, Heading, Muted, Plain
from ui.widgets.check_row import CheckRow
from ui.widgets.part_viewer import PartViewer

_ORDER = (Verdict.PROBLEM, Verdict.ADVICE, Verdict.UNKNOWN, Verdict.OK)


class DiagnosticsPage(Page):
    """Looks at everything that must work, and makes the file that support asks for."""

    name = "diagnostics"
    icon_name = "diagnostics"

    @classmethod
    def heading(cls) -> str:
        """Its name."""
        return translate("DiagnosticsPage", "Diagnostics")

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.reveal: Callable[[Path], None] = show_in_folder
        self.made: DiagnosticsMade | None = None
        self._looked = self._lost = False
        self.news = Banner()
        self.column.addWidget(self.news)
        self.column.addWidget(self._make_checks())
        self.column.addWidget(self._make_file())
        self.column.addStretch(1)

    def take_desk(self, desk: Desk) -> None:
        """What was found of an agent that is gone is not said any more; one that is back is looked at."""
        known = believed(desk, dt.datetime.now(dt.UTC))
        if self._looked and not known and not self._lost:
            self._lost, self._looked = True, False
            self._clear()
            self.attention.emit(0)
            waiting = translate("OverviewPage", "Waiting for BukuBridge's agent…")
            self.summary.setText(agent_said(desk.sentence) or waiting)
        elif known and self._lost:
            self._lost = False
            if self.isVisible():
                self.refresh()

    def refresh(self) -> None:
        """Look when it is opened for the first time; again when somebody asks."""
        if not self._looked:
            self.look()

    def look(self) -> None:
        """Have everything examined."""
        self._looked = True
        self.again.setEnabled(False)
        self.summary.setText(self.tr("Looking at everything. This can take half a minute…"))
        self.bridge.ask(self, Examine(), Diagnosis, self._show_checks, self._not_looked)

    def make(self) -> None:
        """Have a file made."""
        self.make_button.setEnabled(False)
        self.where.setText(self.tr("Making the file…"))
        self.where.show()
        self.bridge.ask(self, MakeDiagnostics(), DiagnosticsMade, self._show_file, self._not_made)

    def copy_summary(self) -> None:
        """Put what support asks for first into the clipboard; like the file without a name of a customer."""
        if self.made is not None:
            request = GetDiagnosticPart(file=self.made.file, name="about.json")
            self.bridge.ask(self, request, DiagnosticPart, self._copy_about)

    def _make_checks(self) -> Card:
        card, top = Card(), QHBoxLayout()
        self.again = QPushButton(icon("sync"), self.tr("Check again"))
        self.again.clicked.connect(self.look)
        top.addWidget(Heading(self.tr("Checks"), 1.2), 1)
        top.addWidget(self.again)
        self.summary = Muted()
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        card.body.addLayout(top)
        card.body.addWidget(self.summary)
        card.body.addLayout(self.rows)
        return card

    def _make_file(self) -> Card:
        card, buttons = Card(), QHBoxLayout()
        self.make_button = QPushButton(icon("diagnostics"), self.tr("Make a file for support"))
        self.make_button.clicked.connect(self.make)
        self.folder = QPushButton(icon("folder"), self.tr("Show in folder"))
        self.folder.clicked.connect(self._reveal)
        self.copy = QPushButton(icon("copy"), self.tr("Copy summary"))
        self.copy.clicked.connect(self.copy_summary)
        self.where, self.viewer = Plain(), PartViewer(self.bridge)
        buttons.setSpacing(GAP)
        for button in (self.make_button, self.folder, self.copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        card.body.addWidget(Heading(self.tr("File for support"), 1.2))
        card.body.addWidget(
            Muted(
                self.tr(
                    "Versions, checks, summaries of runs and technical logs in one small file. Passwords, names, "
                    "amounts and folders are left out: below you see exactly what is in it."
                )
            )
        )
        card.body.addLayout(buttons)
        card.body.addWidget(self.where)
        card.body.addWidget(self.viewer)
        for each in (self.folder, self.copy, self.where, self.viewer):
            each.hide()
        return card

    def _show_checks(self, found: Diagnosis) -> None:
        self.again.setEnabled(True)
        self._clear()
        titles = {item.id: item.title for item in self.bridge.desk.connections}
        for check in sorted(found.checks, key=lambda check: _ORDER.index(check.verdict)):
            self.rows.addWidget(CheckRow(check, titles.get(check.connection, "") if len(titles) > 1 else ""))
        self.summary.setText(_summary(found.checks))
        self.attention.emit(sum(check.verdict is Verdict.PROBLEM for check in found.checks))

    def _clear(self) -> None:
        while self.rows.count():
            self.rows.takeAt(0).widget().deleteLater()

    def _not_looked(self, error: BridgeError) -> None:
        self._looked = False
        self.again.setEnabled(True)
        self.summary.setText("")
        self._say(error)

    def _show_file(self, made: DiagnosticsMade) -> None:
        self.made = made
        self.make_button.setEnabled(True)
        size = self.tr("{size} KB").format(size=number(made.size // 1024 + 1))
        self.where.setText(" ".join((f"{made.path} ({size}).", *made.missing)))
        for each in (self.folder, self.copy, self.viewer):
            each.show()
        self.viewer.show_file(made)

    def _not_made(self, error: BridgeError) -> None:
        self.make_button.setEnabled(True)
        self.where.setVisible(self.made is not None)
        self._say(error)

    def _reveal(self) -> None:
        if self.made is not None:
            self.reveal(Path(self.made.path))

    def _copy_about(self, about: DiagnosticPart) -> None:
        if self.made is not None:
            request = GetDiagnosticPart(file=self.made.file, name="doctor.json")
            self.bridge.ask(self, request, DiagnosticPart, lambda checks: self._copy_text(about.text, checks.text))

    def _copy_text(self, about: str, checks: str) -> None:
        facts = json.loads(about)
        lines = [f"BukuBridge {facts['version']}, {facts['system']}, Python {facts['python']}", facts["written_at"]]
        lines += [
            f"{check['verdict']}: {check['topic']} {check['connection']} {check['sentence']}"
            for check in json.loads(checks)
            if check["verdict"] != Verdict.OK
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.news.show_news(self.tr("The summary is copied. Paste it into your message to support."), Role.OK)

    def _say(self, error: BridgeError) -> None:
        self.news.show_news(advice(error.sentence, error.remedy), Role.ERROR)


def _summary(checks: tuple[Check, ...]) -> str:
    problems = sum(check.verdict is Verdict.PROBLEM for check in checks)
    if problems:
        return translate("DiagnosticsPage", "%n problem(s) found; what to do stands below each.", "", problems)
    if any(check.verdict is not Verdict.OK for check in checks):
        return translate("DiagnosticsPage", "Everything works; something could be better.")
    return translate("DiagnosticsPage", "Everything works.")
