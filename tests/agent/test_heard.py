"""How far commands were heard is remembered; losing it costs a run, never the agent."""

from pathlib import Path

import pytest

from connector.agent.heard import Heard
from connector.paths import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.prepare()
    return home


def test_each_organization_goes_on_where_it_was(home: Home) -> None:
    """Also in another life of the agent; one that is gone is forgotten."""
    first = Heard(home)
    first.keep("acme", 7)
    first.keep("bolt", 3)
    first.keep("acme", 9)
    again = Heard(home)
    assert (again.last("acme"), again.last("bolt"), again.last("nobody")) == (9, 3, 0)
    again.forget("acme")
    assert (again.last("acme"), again.last("bolt")) == (0, 3)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"acme": "x"}', bytes([255])])
def test_a_damaged_memory_of_it_is_none(home: Home, content: bytes) -> None:
    """The commands of the last hour are heard again, which does no harm."""
    home.heard.write_bytes(content)
    heard = Heard(home)
    assert heard.last("acme") == 0
    heard.keep("acme", 5)
    assert heard.last("acme") == 5
