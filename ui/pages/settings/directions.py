"""Company by company and kind by kind: which way records go, and who wins."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox, QProgressBar, QVBoxLayout, QWidget

from connector.control.both_ways import EndRehearsal, GetReadiness, ReadinessList, Rehearse
from connector.control.messages import Done
from connector.control.setting_up import (
    ConnectionSettings,
    GetConnection,
    GetProviders,
    ProviderList,
    SetPolicy,
)
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from connector.domain.writing import Readiness
from ui.agent_words import advice, agent_said
from ui.bridge import Bridge
from ui.pages.settings.company import CompanyChoices
from ui.pages.settings.kind_row import KindRow
from ui.pages.settings.section import Section
from ui.state import Desk
from ui.text import translate
from ui.theme import GAP, Role
from ui.widgets import Heading, Muted, Tinted


class DirectionsSection(Section):
    """One company at a time."""

    name = "companies"

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        explained = translate(
            "DirectionsSection",
            "Everything is read from the books but what you leave out. What is changed on the platform is written into "
            "the books only for the kinds that you choose.",
        )
        super().__init__(translate("DirectionsSection", "Companies"), explained, parent)
        self._bridge = bridge
        self._titles: dict[str, str] = {}
        self.settings: ConnectionSettings | None = None
        self._kinds: dict[str, tuple[EntityKind, ...]] = {}
        self.rows: dict[EntityKind, KindRow] = {}
        self.company = QComboBox()
        self.add("company", self.tr("Company"), self.company)
        self.whole = CompanyChoices(bridge)
        self.whole.told.connect(self._take_change)
        self.news = Tinted("", Role.WARNING)
        self.asking = QProgressBar()
        self.asking.setRange(0, 0)
        self.asking.setTextVisible(False)
        self.asking.setMaximumHeight(GAP)
        self.asking.setAccessibleName(self.tr("Asking the books"))
        self.none = Muted(self.tr("No company is connected yet."))
        self.below = QWidget()
        column = QVBoxLayout(self.below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.whole)
        column.addWidget(Heading(self.tr("Kinds of records"), 1.0))
        column.addWidget(self.asking)
        column.addWidget(self.news)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        self.body.addWidget(self.none)
        self.body.addWidget(self.below)
        for hidden in (self.below, self.news, self.asking):
            hidden.hide()
        self.company.currentIndexChanged.connect(lambda _: self.load())
        bridge.ticked.connect(self._tick)

    def take_desk(self, desk: Desk) -> None:
        """Companies come and go; the shown one stays."""
        titles = {item.id: item.title for item in desk.connections}
        if titles == self._titles:
            return
        before, self._titles = self.company.currentData(), titles
        self.company.blockSignals(True)
        self.company.clear()
        for name, title in titles.items():
            self.company.addItem(title, name)
        self.company.setCurrentIndex(max(0, self.company.findData(before)))
        self.company.blockSignals(False)
        self.show_field("company", visible=len(titles) > 1)
        self.none.setVisible(not titles)
        self.below.setVisible(bool(titles))
        if self.company.currentData() != before and self.isVisible():
            self.load()

    def show_company(self, connection: str) -> None:
        """Another page asked for one of them."""
        row = self.company.findData(connection)
        if row >= 0:
            self.company.setCurrentIndex(row)

    def load(self) -> None:
        """Ask what was chosen for the company, and then what its books say."""
        connection = self.company.currentData()
        if connection is None:
            return
        self._bridge.ask(self, GetConnection(connection=connection), ConnectionSettings, self._take, self._unknown)

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not applied."""
        return self.whole.dirty or any(row.dirty for row in self.rows.values())

    def _take(self, told: ConnectionSettings) -> None:
        if told.connection != self.company.currentData():
            return  # another one was chosen meanwhile
        other = self.settings is None or self.settings.connection != told.connection
        self.settings = told
        self.news.hide()
        self.whole.take(told)
        if other:
            for row in self.rows.values():
                row.deleteLater()
            self.rows = {}
        if told.provider in self._kinds:
            self._fill(told)
        else:
            self._bridge.ask(self, GetProviders(), ProviderList, self._take_providers, self._unknown)

    def _take_change(self, told: ConnectionSettings) -> None:
        if told.connection == self.company.currentData():
            self.settings = told

    def _take_providers(self, told: ProviderList) -> None:
        self._kinds = {provider.name: provider.kinds for provider in told.providers}
        if self.settings is not None:
            self._fill(self.settings)

    def _fill(self, told: ConnectionSettings) -> None:
        for kind in self._kinds.get(told.provider, ()):
            if kind not in self.rows:
                row = self.rows[kind] = KindRow(kind)
                row.wanted.connect(self._set_policy)
                row.rehearse.connect(self._rehearse)
                row.stop.connect(self._stop)
                self._list.addWidget(row)
            if not self.rows[kind].dirty:
                self.rows[kind].show_policy(told.policies.of(kind))
        self.asking.show()
        asked = GetReadiness(connection=told.connection)
        self._bridge.ask(self, asked, ReadinessList, self._take_ready, self._unready)

    def _take_ready(self, told: ReadinessList) -> None:
        self.asking.hide()
        self.news.hide()
        found = self._of_shown(told)
        if found is None:
            return
        for kind, row in self.rows.items():
            if not row.rehearsing:
                row.show_ready(found.get(kind))

    def _of_shown(self, told: ReadinessList) -> dict[EntityKind, Readiness] | None:
        """What was said of the company that is shown; None when it was of another one."""
        shown = self.settings.connection if self.settings is not None else ""
        books = [each for each in told.connections if each.connection == shown]
        return {ready.entity: ready for each in books for ready in each.kinds} if books else None

    def _unready(self, error: BridgeError) -> None:
        self.asking.hide()
        said = self.tr("The books cannot say now what can be written: {reason}").format(
            reason=agent_said(error.sentence)
        )
        self._say(advice(said, error.remedy))

    def _unknown(self, error: BridgeError) -> None:
        self._say(advice(error.sentence, error.remedy))

    def _say(self, words: str) -> None:
        self.news.setText(words)
        self.news.show()

    # Kind by kind -----------------------------------------------------------------------------------------------------

    def _set_policy(self, wished: SetPolicy) -> None:
        if self.settings is None:
            return
        row, connection = self.rows[wished.entity], self.settings.connection
        row.choices.bar.show_applying()

        def done(told: ConnectionSettings) -> None:
            if self.settings is not None and told.connection == self.settings.connection:
                self.settings = told
                row.show_policy(told.policies.of(row.kind), applied=True)

        self._bridge.ask(row, replace(wished, connection=connection), ConnectionSettings, done, row.refuse)

    def _rehearse(self, kind: EntityKind) -> None:
        if self.settings is None:
            return
        row = self.rows[kind]
        row.choices.readiness.show_rehearsing(dt.datetime.now(dt.UTC))

        def done(told: ReadinessList) -> None:
            found = self._of_shown(told)
            if found is not None:
                row.show_ready(found.get(kind))

        def failed(error: BridgeError) -> None:
            row.choices.readiness.show_unknown(advice(error.sentence, error.remedy))

        asked = Rehearse(connection=self.settings.connection, entity=kind)
        self._bridge.ask(row, asked, ReadinessList, done, failed)

    def _stop(self, kind: EntityKind) -> None:
        """The rehearsal alone: it may wait for a run, and that one goes on."""
        if self.settings is not None:
            asked = EndRehearsal(connection=self.settings.connection, entity=kind)
            self._bridge.ask(self, asked, Done, lambda _: None)

    def _tick(self) -> None:
        for row in self.rows.values():
            if row.rehearsing:
                row.choices.readiness.show_rehearsing(dt.datetime.now(dt.UTC))
