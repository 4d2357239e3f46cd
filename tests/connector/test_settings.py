"""Settings are read as written, or refused with the place of the mistake."""

import datetime as dt
from pathlib import Path

import pytest

from connector.domain.choices import LogLevel
from connector.domain.errors import SettingsInvalid
from connector.paths import Home
from connector.settings import Priority, Schedule, Settings, duration, load_settings


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_without_a_file_everything_is_at_its_default(home: Home) -> None:
    """No file is no error."""
    assert load_settings(home, {}) == Settings()


def test_a_full_file_is_read(home: Home) -> None:
    """Every setting of the file arrives."""
    home.settings.write_text(
        'log_level = "debug"\npriority = "normal"\n[schedule]\nevery = "10m"\nhours = "08:00-19:00"\n'
        'days = "mon-sat"\ntimezone = "Asia/Kuala_Lumpur"\n[vault]\nkey_file = "/k"\n',
        encoding="utf-8",
    )
    settings = load_settings(home, {})
    assert (settings.log_level, settings.priority, settings.vault.key_file) == (LogLevel.DEBUG, Priority.NORMAL, "/k")
    assert settings.schedule.period() == dt.timedelta(minutes=10)
    assert settings.schedule.window() == (dt.time(8), dt.time(19))
    assert settings.schedule.weekdays() == {0, 1, 2, 3, 4, 5}


def test_the_environment_wins(home: Home) -> None:
    """What the environment says is stronger than the file, and is checked too."""
    home.settings.write_text('log_level = "debug"\n[vault]\nkey_file = "/k"\n', encoding="utf-8")
    settings = load_settings(home, {"BUKUBRIDGE_LOG_LEVEL": "ERROR", "BUKUBRIDGE_KEY_FILE": "/other"})
    assert (settings.log_level, settings.vault.key_file) == (LogLevel.ERROR, "/other")
    with pytest.raises(SettingsInvalid, match="BUKUBRIDGE_LOG_LEVEL is loud"):
        load_settings(home, {"BUKUBRIDGE_LOG_LEVEL": "loud"})


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('log_level = "debug"\nlog_level 5\n', "line 2, column 11", "after a key"),
        ('log_level = "loud"\n', "line 1, column 1", "loud"),
        ('\n[schedule]\n  every = "soon"\n', "line 2, column 2", "no length of time"),
        ('[vault]\nkey_file = ""\n[schedule]\ndays = 3\n', "line 4, column 1", "expected `str`"),
        ('[schedule]\nevery = "5m"\nofice = 1\n', "line 3, column 1", "ofice"),
        ('[schedule]\nevery = "1s"\n', "line 1", "at least 10s"),
        ('[schedule]\ntimezone = "Mars/Base"\n', "line 1", "no time zone Mars/Base"),
        ('[schedule]\nhours = "19:00-08:00"\n', "line 1", "begins before it ends"),
        ('[schedule]\nevery = "5m"\ncron = "* * * * *"\n', "line 1", "not both"),
    ],
)
def test_a_mistake_is_told_with_its_place(home: Home, text: str, place: str, words: str) -> None:
    """Line, column and what is wrong."""
    home.settings.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsInvalid) as caught:
        load_settings(home, {})
    assert place in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "seconds"), [("30s", 30), ("5m", 300), ("2h", 7200), ("1d", 86400), ("1h30m", 5400), (" 2 H ", 7200)]
)
def test_lengths_of_time(text: str, seconds: int) -> None:
    """Written as people write them."""
    assert duration(text).total_seconds() == seconds


@pytest.mark.parametrize("text", ["", "5", "m", "5x", "0s", "-5m", "5m!", "1.5h"])
def test_what_is_no_length_of_time(text: str) -> None:
    """Anything else is refused."""
    with pytest.raises(ValueError, match="no length of time"):
        duration(text)


def test_days_may_go_over_the_weekend() -> None:
    """fri-mon is four days; a list is what it says."""
    assert Schedule(days="fri-mon").weekdays() == {4, 5, 6, 0}
    assert Schedule(days="tue, thu").weekdays() == {1, 3}
