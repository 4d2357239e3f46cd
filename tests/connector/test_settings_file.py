"""The settings file as the program writes it: read back as wished, comments kept, nothing changed by a refusal."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from msgspec.structs import replace

from connector.domain.choices import LogLevel, ProxyUse
from connector.domain.errors import SettingsInvalid
from connector.paths import Home
from connector.settings import Priority, Proxy, Retention, Schedule, Settings, VaultSettings, read_settings
from connector.settings_file import change_settings
from connector.store.runs import KEPT_LINES, KEPT_RUNS

COMMENTED = """\
# Written by hand.
log_level = "debug"  # while we look for something

[schedule]  # the office's
every = "5m"  # often
hours = "08:00-19:00"

[vault]
key_file = "/k"  # not in the key store
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home of its own."""
    return Home(tmp_path)


def test_a_change_touches_nothing_else(home: Home) -> None:
    """Comments, order and the other values stay as a person wrote them."""
    home.settings.write_text(COMMENTED, encoding="utf-8")
    wished = Schedule(every="10m", hours="08:00-19:00")
    change_settings(home, lambda known: replace(known, log_level=LogLevel.INFO, schedule=wished))
    expected = COMMENTED.replace('"debug"', '"info"').replace('"5m"', '"10m"')
    assert home.settings.read_text(encoding="utf-8") == expected


def test_what_was_not_there_is_added_and_what_is_given_up_goes(home: Home) -> None:
    """A new table at the end; an empty value leaves the file."""
    home.settings.write_text(COMMENTED, encoding="utf-8")
    proxy = Proxy(use=ProxyUse.ADDRESS, address="http://proxy.office:8080")
    change_settings(home, lambda known: replace(known, proxy=proxy, schedule=Schedule(cron="*/10 8-18 * * mon-sat")))
    text = home.settings.read_text(encoding="utf-8")
    assert text.startswith("# Written by hand.\n")
    assert "every" not in text
    assert "[proxy]" in text
    assert read_settings(home.settings).proxy == proxy


def test_without_a_file_one_is_made_and_nothing_changed_writes_nothing(home: Home) -> None:
    """Only what is not as usual stands in it."""
    change_settings(home, lambda known: known)
    assert not home.settings.exists()
    change_settings(home, lambda known: replace(known, log_level=LogLevel.WARNING))
    assert home.settings.read_text(encoding="utf-8") == 'log_level = "warning"\n'
    assert home.settings.stat().st_mode & 0o077 == 0


def test_a_refusal_leaves_the_file_as_it_is(home: Home) -> None:
    """Neither a wish that is refused nor a file that cannot be read is written over."""

    def refuse(_: Settings) -> Settings:
        raise SettingsInvalid("No.")

    home.settings.write_text(COMMENTED, encoding="utf-8")
    with pytest.raises(SettingsInvalid, match="No"):
        change_settings(home, refuse)
    assert home.settings.read_text(encoding="utf-8") == COMMENTED
    home.settings.write_text("log_level = 5\n", encoding="utf-8")
    with pytest.raises(SettingsInvalid, match="line 1"):
        change_settings(home, lambda _: Settings())
    assert home.settings.read_text(encoding="utf-8") == "log_level = 5\n"


@pytest.mark.parametrize(
    "text",
    [
        'schedule.every = "5m"\nschedule.hours = "08:00-19:00"\n',
        'schedule = { every = "5m", hours = "08:00-19:00" }\n',
        '"schedule" = {every="5m",hours="08:00-19:00"} # c',
        'log_level = "info"\n\n\n[schedule]\nevery = """5m"""\nhours = \'08:00-19:00\'\n[proxy]\n',
    ],
)
def test_every_way_of_writing_is_understood(home: Home, text: str) -> None:
    """Dotted names, tables in one line, quotes of all kinds."""
    home.settings.write_text(text, encoding="utf-8")
    change_settings(home, lambda known: replace(known, schedule=replace(known.schedule, every="1h", days="mon-fri")))
    wished = Settings(schedule=Schedule(every="1h", hours="08:00-19:00", days="mon-fri"))
    assert read_settings(home.settings) == wished


texts = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12)
schedules = st.one_of(
    st.builds(
        Schedule,
        every=st.sampled_from(["", "30s", "5m", "1h30m"]),
        hours=st.sampled_from(["", "08:00-19:00", "7:30-23:59"]),
        days=st.sampled_from(["", "mon-sat", "fri-mon", "tue,thu"]),
        timezone=st.sampled_from(["", "Asia/Kuala_Lumpur"]),
    ),
    st.builds(Schedule, cron=st.just("*/10 8-18 * * mon-sat")),
)
proxies = st.builds(
    Proxy,
    use=st.sampled_from(ProxyUse),
    address=st.sampled_from(["http://proxy.office:8080", "https://[::1]:3128", "http://10.0.0.1"]),
    user=texts.map(lambda text: text.replace(":", "")),
)
wishes = st.builds(
    Settings,
    log_level=st.sampled_from(LogLevel),
    priority=st.sampled_from(Priority),
    schedule=schedules,
    proxy=proxies,
    retention=st.builds(Retention, runs=st.integers(100, 100_000), log_files=st.integers(1, 50)),
    vault=st.builds(VaultSettings, key_file=texts),
)


@effort(max_examples=40, deadline=None)
@given(st.lists(wishes, min_size=1, max_size=4), st.sampled_from(["", COMMENTED, "[schedule]\n# nothing yet\n"]))
def test_whatever_is_wished_is_read_back(wished: list[Settings], text: str) -> None:
    """From any file, through any number of changes; and no comment of the first line is lost."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        home.settings.write_text(text, encoding="utf-8")
        for each in wished:
            assert change_settings(home, lambda _, each=each: each) == each  # type: ignore[misc]  # a default binds it
            assert read_settings(home.settings) == each
        if text == COMMENTED:
            assert home.settings.read_text(encoding="utf-8").startswith("# Written by hand.\n")
        assert not home.settings.with_name("settings.toml.before").exists()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("proxy.office:8080", "reads like"),
        ("socks5://proxy:1080", "reads like"),
        ("http://", "reads like"),
        ("http://proxy:99999", "reads like"),
        ("http://proxy/there", "reads like"),
        ("http://pro xy", "reads like"),
        ("http://me:canary@proxy:8080", "do not belong"),
    ],
)
def test_what_is_no_proxy(address: str, words: str) -> None:
    """It is refused in words that do not repeat it."""
    with pytest.raises(ValueError, match=words) as caught:
        Proxy(address=address)
    assert "canary" not in str(caught.value)


def test_other_settings_that_cannot_work() -> None:
    """A proxy without a place, a user that no proxy understands, too little and too much."""
    for refused in (
        lambda: Proxy(use=ProxyUse.ADDRESS),
        lambda: Proxy(user="a:b"),
        lambda: Retention(runs=99),
        lambda: Retention(log_files=51),
    ):
        with pytest.raises(ValueError, match="`"):
            refused()


def test_the_memory_keeps_by_itself_what_the_settings_say() -> None:
    """Two places, one number."""
    assert (Retention().runs, Retention().lines) == (KEPT_RUNS, KEPT_LINES)
