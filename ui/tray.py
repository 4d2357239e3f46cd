"""The icon in the tray: says where everything stands, and what can be done about it with one click."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from connector.control.cloud_accounts import CloudAccount
from connector.control.messages import Accepted, Activity, ConnectionStatus, Pause, Resume, Status, Stop, Sync
from ui import text
from ui.account_words import account_title
from ui.agent_words import agent_said
from ui.bridge import Bridge
from ui.notices import Notices
from ui.preferences import Preferences
from ui.state import Desk, Face, Steadied, attention, believed, face_of, known_attention
from ui.theme import Role, color, picture
from ui.widgets.face_mark import ROLES, drawing, spoken

_SIZES = (16, 20, 24, 32, 48, 64)


class Tray(QObject):
    """The icon and its menu; what a person wants that needs the window is told to the application."""

    opened = Signal(str)
    """A page of the window is wanted."""
    quit_wanted = Signal()

    def __init__(self, bridge: Bridge, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._preferences = preferences
        self._steadied = Steadied()
        self._drawn: tuple[object, ...] = ()
        self._below: list[QMenu] = []
        self.face = Face.UNKNOWN
        self.menu = QMenu()
        self.menu.aboutToShow.connect(self.fill)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        self.icon.messageClicked.connect(lambda: self.opened.emit("problems"))
        self._notices = Notices(preferences)
        bridge.desk_changed.connect(self.show_desk)
        bridge.ticked.connect(self.show_desk)
        self.show_desk()
        self.fill()

    def show(self) -> None:
        """Appear, as soon as there is a tray."""
        self.icon.show()

    def show_desk(self) -> None:
        """Draw what is known now."""
        now = dt.datetime.now(dt.UTC)
        desk = self._bridge.desk
        self.face = self._steadied.take(desk, now)
        count = known_attention(desk, now)
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        drawn = (self.face, count, dark, self._preferences.monochrome)
        if drawn != self._drawn:
            self._drawn = drawn
            self.icon.setIcon(tray_icon(self.face, count, dark=dark, monochrome=self._preferences.monochrome))
        tip = "\n".join(["BukuBridge", *self._lines(desk, now)])
        if tip != self.icon.toolTip():
            self.icon.setToolTip(tip)
        for title, sentence in self._notices.take(desk, now):
            self.icon.showMessage(title, sentence, QSystemTrayIcon.MessageIcon.Warning)

    def _lines(self, desk: Desk, now: dt.datetime) -> list[str]:
        """One line a company: its face in words, and when both sides were last found equal."""
        if not believed(desk, now):
            return [agent_said(desk.sentence) or self.tr("BukuBridge's agent does not answer.")]
        if not desk.connections and not desk.accounts:
            return [self.tr("No company is connected yet.")]
        return [*(self._line(item, now) for item in desk.connections), *map(self._line_of_account, desk.accounts)]

    def _line_of_account(self, account: CloudAccount) -> str:
        called = account_title(account)
        if account.reconnect:
            return self.tr("{account}: sign in again").format(account=called)
        return self.tr("{account}: its sync did not come through").format(account=called)

    def _line(self, status: ConnectionStatus, now: dt.datetime) -> str:
        compared = (
            self.tr("compared {age}").format(age=text.age(status.reconciled_at, now))
            if status.reconciled_at
            else self.tr("not compared yet")
        )
        return f"{status.title}: {spoken(face_of(status, now))}, {compared}"

    def fill(self) -> None:
        """The menu as things stand now."""
        self.menu.clear()
        for menu in self._below:
            menu.deleteLater()
        self._below = []
        now, desk = dt.datetime.now(dt.UTC), self._bridge.desk
        known = believed(desk, now)
        for line in self._lines(desk, now):
            self.menu.addAction(line).setEnabled(False)
        following = [item.next_run_at for item in desk.connections if item.next_run_at and not item.paused]
        if known and following:
            when = self.tr("Next sync {when}").format(when=text.until(min(following), now))
            self.menu.addAction(when).setEnabled(False)
        self.menu.addSeparator()
        if known:
            self._fill_orders(desk)
        count = known_attention(desk, now)
        self._page(self.tr("Problems ({count})").format(count=text.number(count)), "problems").setEnabled(count > 0)
        self._page(self.tr("Activity"), "log")
        self._page(self.tr("Settings"), "settings")
        self._page(self.tr("Open BukuBridge"), "overview")
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Quit…")).triggered.connect(self.quit_wanted)

    def _fill_orders(self, desk: Desk) -> None:
        ready = [item for item in desk.connections if not item.paused and item.activity is not Activity.DISABLED]
        running = [item for item in ready if item.activity in (Activity.RUNNING, Activity.QUEUED)]
        if len(ready) > 1:
            several = self._menu(self.tr("Sync now"))
            self._order(several, self.tr("All companies"), Sync())
            for item in ready:
                self._order(several, item.title, Sync(connection=item.id))
        elif ready:
            self._order(self.menu, self.tr("Sync now"), Sync(connection=ready[0].id))
        for item in running:
            self._order(self.menu, self.tr("Stop {company}").format(company=item.title), Stop(connection=item.id))
        if ready:
            pause = self._menu(self.tr("Pause"))
            for label, seconds in self._pauses():
                self._order(pause, label, Pause(seconds=seconds))
        if any(item.paused for item in desk.connections):
            self._order(self.menu, self.tr("Resume"), Resume())
        if attention(desk) and self._preferences.notices:
            snooze = self.menu.addAction(self.tr("No notices until tomorrow"))
            snooze.triggered.connect(lambda: self._notices.snooze(tomorrow()))

    def _pauses(self) -> tuple[tuple[str, int | None], ...]:
        until_tomorrow = int((tomorrow() - dt.datetime.now(dt.UTC)).total_seconds())
        return (
            (self.tr("30 minutes"), 30 * 60),
            (self.tr("2 hours"), 2 * 3600),
            (self.tr("Until tomorrow morning"), until_tomorrow),
            (self.tr("Until I resume"), None),
        )

    def _order(self, menu: QMenu, label: str, request: Sync | Stop | Pause | Resume) -> None:
        menu.addAction(label).triggered.connect(lambda: self._send(request))

    def _send(self, request: Sync | Stop | Pause | Resume) -> None:
        if isinstance(request, Sync):
            self._bridge.ask(self, request, Accepted, lambda _: None)
        else:
            self._bridge.ask(self, request, Status, lambda _: None)

    def _menu(self, label: str) -> QMenu:
        menu = self.menu.addMenu(label)
        self._below.append(menu)  # clearing a menu does not delete those below it
        return menu

    def _page(self, label: str, page: str) -> QAction:
        action = self.menu.addAction(label)
        action.triggered.connect(lambda: self.opened.emit(page))
        return action

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit("overview")


def tray_icon(face: Face, count: int, *, dark: bool, monochrome: bool) -> QIcon:
    """A face for the tray, sharp at every size. On a dark taskbar a light one; without colours by its shape alone."""
    ground = "#f5f5f5" if dark else "#2b2b2b"
    ink = ground if monochrome else color(ROLES[face]).name()
    paper = "#202020" if dark else "#ffffff"
    badge = ground if monochrome else color(Role.ERROR).name()
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(picture(drawing(face, ink, paper, count, badge), size))
    return made


def tomorrow(now: dt.datetime | None = None) -> dt.datetime:
    """Eight o'clock tomorrow on this computer's clock, in UTC."""
    local = (now or dt.datetime.now(dt.UTC)).astimezone() + dt.timedelta(days=1)
    return local.replace(hour=8, minute=0, second=0, microsecond=0).astimezone(dt.UTC)
