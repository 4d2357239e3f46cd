"""Times are shown as they are written, and nothing changes that nobody touched."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from connector.control.setting_up import Times
from connector.settings import Schedule, duration
from ui.widgets.times_editor import TimesEditor, days_of, seconds_of

WRITTEN = [
    Times(),
    Times(every="5m"),
    Times(every="1h30m", hours="8:00-19:00", days="fri-mon", timezone="Asia/Kuala_Lumpur"),
    Times(every="30s", hours="08:00-23:59", days="tue, thu"),
    Times(every="2d"),
    Times(cron="*/10 8-18 * * mon-sat", timezone="Asia/Kuala_Lumpur"),
]


@pytest.fixture
def editor(qtbot: QtBot) -> TimesEditor:
    """One of its own."""
    editor = TimesEditor()
    qtbot.addWidget(editor)
    return editor


@pytest.mark.parametrize("times", WRITTEN)
def test_what_nobody_touched_stays_as_it_was_written(editor: TimesEditor, times: Times) -> None:
    """To the letter, so that looking is no change."""
    editor.show_times(times)
    assert editor.times() == times


def test_what_is_chosen_is_written_as_the_settings_read_it(editor: TimesEditor) -> None:
    """Every quarter of an hour, at office hours, without the weekend."""
    editor.count.setValue(15)
    editor.office.setChecked(True)
    for box in editor.days[5:]:
        box.setChecked(False)
    assert editor.times() == Times(every="15m", hours="08:00-19:00", days="mon,tue,wed,thu,fri")
    editor.unit.setCurrentIndex(editor.unit.findData("h"))
    editor.office.setChecked(False)
    assert editor.times() == Times(every="15h", days="mon,tue,wed,thu,fri")


def test_without_any_day_nothing_can_be_applied(editor: TimesEditor) -> None:
    """Written down it would mean every day: it is said instead, until one is ticked."""
    editor.show()
    editor.show_times(Times(every="5m", days="mon"))
    assert (editor.complete(), editor.no_day.isVisible()) == (True, False)
    editor.days[0].setChecked(False)
    assert (editor.complete(), editor.no_day.isVisible()) == (False, True)
    editor.days[6].setChecked(True)
    assert (editor.complete(), editor.no_day.isVisible()) == (True, False)
    assert editor.times() == Times(every="5m", days="sun")


def test_times_of_cron_give_way_when_the_line_is_emptied(editor: TimesEditor) -> None:
    """Until then nothing else can be chosen."""
    editor.show_times(Times(cron="0 * * * *"))
    assert not editor.count.isEnabled()
    editor.cron.clear()
    assert editor.count.isEnabled()
    assert editor.times() == Times()


@effort(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    count=st.integers(1, 9999),
    unit=st.sampled_from("smh"),
    days=st.sets(st.integers(0, 6), min_size=1),
    office=st.booleans(),
)
def test_whatever_is_chosen_the_agent_understands_alike(
    editor: TimesEditor, count: int, unit: str, days: set[int], office: bool
) -> None:
    """Two readers of one spelling."""
    editor.count.setValue(count)
    editor.unit.setCurrentIndex(editor.unit.findData(unit))
    editor.office.setChecked(office)
    for number, box in enumerate(editor.days):
        box.setChecked(number in days)
    times = editor.times()
    assert seconds_of(times.every) == duration(times.every or "5m").total_seconds()
    assert days_of(times.days) == Schedule(days=times.days).weekdays() == days
    assert (Schedule(hours=times.hours).window() is not None) == office
