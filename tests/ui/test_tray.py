"""The icon and its menu: say what is true, ask for what is clicked, speak only when a person is newly needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from connector.control.messages import Accepted, Activity, Light, Pause, Resume, Status, Stop, Sync
from connector.paths import Home
from tests.ui.scripted import ScriptedAgent, now, status
from ui.bridge import Bridge
from ui.notices import Notices
from ui.preferences import Preferences
from ui.state import Desk, Face
from ui.tray import Tray, tomorrow, tray_icon


@pytest.fixture
def preferences(home: Home) -> Preferences:
    """As delivered."""
    return Preferences(home.root / "face.ini")


@pytest.fixture
def tray(qtbot: QtBot, bridge: Bridge, preferences: Preferences) -> Iterator[Tray]:
    """An icon over the scripted agent."""
    tray = Tray(bridge, preferences)
    yield tray
    tray.icon.hide()
    tray.menu.deleteLater()


def found(menu: QMenu, label: str) -> QAction:
    """An entry of a menu or of one below it."""
    actions = [action for each in (menu, *menu.findChildren(QMenu)) for action in each.actions()]
    return next(action for action in actions if action.text() == label)


def picture_of(face: Face, count: int, *, dark: bool = False, monochrome: bool = False) -> QImage:
    """A face as it is drawn for the tray."""
    return tray_icon(face, count, dark=dark, monochrome=monochrome).pixmap(32, 32).toImage()


def outline(image: QImage) -> tuple[bool, ...]:
    """Which pixels are inked, whatever their colour."""
    return tuple(image.pixelColor(x, y).alpha() > 127 for x in range(image.width()) for y in range(image.height()))


def test_faces_differ_in_shape_alone_and_on_each_ground(qtbot: QtBot) -> None:
    """Without any colour no two faces look alike, and a number on one shows."""
    for dark in (False, True):
        shapes = [outline(picture_of(face, 0, dark=dark, monochrome=True)) for face in Face]
        differing = [
            sum(a != b for a, b in zip(one, other, strict=True))
            for index, one in enumerate(shapes)
            for other in shapes[index + 1 :]
        ]
        assert min(differing) > 20
    assert picture_of(Face.OK, 3) != picture_of(Face.OK, 0)


def test_the_menu_tells_how_old_the_last_comparison_is(tray: Tray, bridge: Bridge, agent: ScriptedAgent) -> None:
    """The status line is about both sides having been compared, not about something having run."""
    tray.fill()
    lines = [action.text() for action in tray.menu.actions()]
    assert lines[0] == "Syarikat Aneka Sdn Bhd: Up to date, compared just now"
    assert lines[1].startswith("Next sync in ")
    assert "Up to date" in tray.icon.toolTip()
    assert tray.face is Face.OK


def test_orders_reach_the_agent(qtbot: QtBot, tray: Tray, agent: ScriptedAgent) -> None:
    """Sync now, each pause, and for several companies one of them."""
    agent.answers[Sync] = Accepted(jobs=("j",))
    agent.answers[Pause] = Status(version="1", pid=1, started_at=now(), now=now())
    tray.fill()
    found(tray.menu, "Sync now").trigger()
    found(tray.menu, "30 minutes").trigger()
    found(tray.menu, "Until I resume").trigger()
    qtbot.waitUntil(lambda: len(agent.asked(Pause)) == 2 and len(agent.asked(Sync)) == 1)
    assert {request.seconds for request in agent.asked(Pause) if isinstance(request, Pause)} == {1800, None}


def test_several_companies_have_a_menu_of_their_own(
    qtbot: QtBot, tray: Tray, agent: ScriptedAgent, bridge: Bridge
) -> None:
    """One that is paused can be resumed, one that runs can be stopped."""
    agent.answers[Sync] = Accepted(jobs=("j",))
    agent.answers[Resume] = agent.answers[Stop] = Status(version="1", pid=1, started_at=now(), now=now())
    agent.set_status(
        status("a", "Satu"), status("b", "Dua", activity=Activity.RUNNING), status("c", "Tiga", paused=True)
    )
    qtbot.waitUntil(lambda: {item.id for item in bridge.desk.connections} == {"a", "b", "c"})
    tray.fill()
    found(tray.menu, "Dua").trigger()
    found(tray.menu, "Stop Dua").trigger()
    found(tray.menu, "Resume").trigger()
    qtbot.waitUntil(lambda: all(agent.asked(kind) for kind in (Sync, Stop, Resume)))
    assert [request.connection for request in agent.asked(Sync) if isinstance(request, Sync)] == ["b"]


def test_without_an_agent_nothing_can_be_ordered_and_nothing_is_green(
    qtbot: QtBot, tray: Tray, agent: ScriptedAgent
) -> None:
    """The icon says that it does not know, and why."""
    agent.stop()
    qtbot.waitUntil(lambda: tray.face is Face.UNKNOWN)
    tray.fill()
    assert "Sync now" not in [action.text() for action in tray.menu.actions()]
    assert "agent" in tray.icon.toolTip()


def test_a_notice_comes_once_when_a_person_is_newly_needed(preferences: Preferences) -> None:
    """Not for what was said, not for fewer things, not while it is snoozed or switched off, not on hearsay."""
    notices = Notices(preferences)

    def due(count: int, light: Light = Light.AMBER, heard: dt.timedelta = dt.timedelta()) -> int:
        told = status(problems=count, light=light)
        return len(notices.take(Desk(heard_at=now() - heard, reachable=True, connections=(told,)), now()))

    assert [due(0), due(2), due(2), due(1), due(2)] == [0, 1, 0, 0, 1]
    assert due(9, heard=dt.timedelta(minutes=1)) == 0
    assert due(2, Light.RED) == 1
    notices.snooze(tomorrow())
    assert due(5) == 0
    notices.snooze(now())
    assert [due(5), due(5), due(6)] == [1, 0, 1]
    preferences.notices = False
    assert due(7) == 0


def test_tomorrow_is_the_next_morning() -> None:
    """Eight o'clock here, also late at night."""
    late = dt.datetime.now().astimezone().replace(hour=23, minute=50)
    morning = tomorrow(late.astimezone(dt.UTC)).astimezone()
    assert (morning.date(), morning.hour) == (late.date() + dt.timedelta(days=1), 8)
