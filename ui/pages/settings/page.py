"""Settings: everything that a person may choose."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea

from connector.control.choices import GetPlaces, GetSettings, PlaceList, SettingsNow
from connector.domain.errors import BridgeError
from ui.agent_words import advice
from ui.autostart import Autostart, find_autostart
from ui.bridge import Bridge
from ui.pages.page import Page
from ui.pages.settings.about import AboutSection
from ui.pages.settings.agent_section import AgentSection
from ui.pages.settings.directions import DirectionsSection
from ui.pages.settings.face import LookSection, NoticesSection, StartSection
from ui.pages.settings.keeping import KeepingSection
from ui.pages.settings.network import NetworkSection
from ui.pages.settings.places import PlacesSection
from ui.pages.settings.schedule import ScheduleSection
from ui.pages.settings.section import Section
from ui.pages.settings.updates import UpdatesSection
from ui.preferences import Preferences
from ui.state import Desk, believed
from ui.text import translate
from ui.theme import Role
from ui.widgets import Banner


class SettingsPage(Page):
    """Section by section: those of the agent are applied, those of this face are in force at once."""

    name = "settings"
    icon_name = "settings"

    @classmethod
    def heading(cls) -> str:
        """Its name."""
        return translate("SettingsPage", "Settings")

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.news = Banner()
        self._known = True
        self.schedule, self.companies = ScheduleSection(bridge), DirectionsSection(bridge)
        self.network, self.keeping = NetworkSection(bridge), KeepingSection(bridge)
        self.places, self.updates, self.about = PlacesSection(), UpdatesSection(bridge), AboutSection(bridge)
        self.of_agent: tuple[AgentSection, ...] = (self.schedule, self.network, self.keeping, self.updates)
        self.sections: dict[str, Section] = {}
        self.column.addWidget(self.news)
        for section in (
            self.schedule, self.companies, self.network, self.keeping, self.places, self.updates, self.about,
        ):  # fmt: skip
            self.sections[section.name] = section
            self.column.addWidget(section)
            section.setEnabled(section is self.about)
        self.column.addStretch(1)

    def take_preferences(self, preferences: Preferences, autostart: Autostart | None = None) -> None:
        """What concerns this face stands between the companies and the network."""
        self.notices, self.look = NoticesSection(preferences), LookSection(preferences)
        self.start = StartSection(autostart or find_autostart())
        self.look.chosen.connect(self.preference_changed)
        place = self.column.indexOf(self.network)
        for section in (self.start, self.look, self.notices):
            self.sections[section.name] = section
            self.column.insertWidget(place, section)

    def take_desk(self, desk: Desk) -> None:
        """Companies come and go; an agent that is back is asked for what is in force."""
        before, self._known = self._known, believed(desk, dt.datetime.now(dt.UTC))
        self.companies.take_desk(desk)
        if self._known and not before and self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Ask for what is in force; what a person is about to change stays."""
        self.bridge.ask(self, GetSettings(), SettingsNow, self._take, self._unknown)
        self.bridge.ask(self, GetPlaces(), PlaceList, self._take_places, lambda _: None)
        self.companies.load()
        self.about.load()
        if "notices" in self.sections:
            self.notices.show_choice()
            self.start.show_choice()

    def show_what(self, wanted: str) -> None:
        """A section by its name, or a company by its connection."""
        section = self.sections.get(wanted)
        if section is None:
            self.companies.show_company(wanted)
            section = self.companies
        QTimer.singleShot(0, section, lambda: self._reveal(section))

    def _reveal(self, section: Section) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.verticalScrollBar().setValue(section.y())
        section.setFocus()

    def _take(self, now: SettingsNow) -> None:
        self.news.hide()
        for section in self.of_agent:
            section.take(now)
        for each in self.sections.values():
            each.setEnabled(True)

    def _take_places(self, told: PlaceList) -> None:
        self.places.take(told)

    def _unknown(self, error: BridgeError) -> None:
        self.news.show_news(advice(error.sentence, error.remedy), Role.WARNING)
