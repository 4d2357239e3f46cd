"""The log is JSON lines that never hold a secret."""

import datetime as dt
import logging
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from connector import logs
from connector.domain.secret import Secret

CANARY = "canary-51c0"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log file of this test, with a secret that the log was told of."""
    path = tmp_path / "agent.log"
    scrubber = logs.Scrubber()
    scrubber.learn(Secret(CANARY))
    before, level = list(logging.getLogger().handlers), logging.getLogger().level
    logs.configure(path, "debug", scrubber)
    yield path
    for handler in [item for item in logging.getLogger().handlers if item not in before]:
        logging.getLogger().removeHandler(handler)
        handler.close()
    logging.getLogger().setLevel(level)


def lines(path: Path) -> list[dict[str, object]]:
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]


def test_a_line_is_json_with_time_level_and_place(log: Path) -> None:
    """Every line can be read by a machine."""
    logs.logger("agent").info("started", connections=2)
    (line,) = lines(log)
    assert (line["event"], line["level"], line["logger"], line["connections"]) == ("started", "info", "agent", 2)
    assert dt.datetime.fromisoformat(str(line["at"])).tzinfo is not None


def test_a_secret_never_reaches_the_file(log: Path) -> None:
    """Not as a value, in a text, nested, in an exception, in a foreign log line, or under a telling name."""
    out = logs.logger("agent")
    out.info(f"the password {CANARY}", url=f"https://user:{CANARY}@host/", nested={"a": [CANARY, {"b": CANARY}]})
    out.info("unknown secrets", password="other-canary", header="Authorization: Bearer other-canary")
    out.info("an object", thing=Secret(CANARY), raw=CANARY.encode())
    logging.getLogger("library").warning("token=%s and %s", "other-canary", CANARY)
    try:
        raise ValueError(f"cannot sign in with {CANARY}")
    except ValueError:
        out.exception("failed")
    text = log.read_text(encoding="utf-8")
    assert len(lines(log)) == 5
    assert "canary" not in text
    assert "ValueError" in text


def test_the_file_is_its_owners_alone(log: Path) -> None:
    """Other users of the PC cannot read the log."""
    logs.logger("agent").info("x")
    assert log.stat().st_mode & 0o077 == 0


def test_innocent_text_stays(log: Path) -> None:
    """Scrubbing leaves what is no secret."""
    logs.logger("agent").info("Invoice IV-00012 for 300-A0001", key="IV-00012", url="https://api.example.com/api/pair")
    (line,) = lines(log)
    assert (line["key"], line["url"]) == ("IV-00012", "https://api.example.com/api/pair")


def test_the_level_and_what_is_kept_change_while_the_program_runs(log: Path) -> None:
    """Nothing has to be begun anew; former files that are too many go at once."""
    for number in range(1, 6):
        log.with_name(f"agent.log.{number}").write_text("old", encoding="utf-8")
    logs.logger("agent").debug("small")
    logs.adjust("warning", 2)
    logs.logger("agent").info("not written")
    logs.logger("agent").warning("large")
    assert [line["event"] for line in lines(log)] == ["small", "large"]
    assert sorted(path.name for path in log.parent.iterdir()) == ["agent.log", "agent.log.1", "agent.log.2"]
    logs.adjust("debug", 9)
    logs.logger("agent").debug("small again")
    assert lines(log)[-1]["event"] == "small again"


def test_a_former_file_that_cannot_be_removed_stops_nothing(log: Path) -> None:
    """Somebody has it open, or put something else there."""
    blocked, gone = log.with_name("agent.log.2"), log.with_name("agent.log.3")
    blocked.mkdir()
    gone.touch()
    logs.adjust("warning", 1)
    assert (blocked.exists(), gone.exists()) == (True, False)
    assert logging.getLogger().level == logging.WARNING


def test_nothing_is_adjusted_where_no_log_was_begun() -> None:
    """A program that embeds this one keeps its own level."""
    before = logging.getLogger().level
    logs.adjust("debug", 1)
    assert logging.getLogger().level == before
