"""Who may talk to the agent on Windows, and the channel that a service's agent shares with faces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from connector.agent.build import only_agent, open_access
from connector.control.access_list import key_list, named_faces, pipe_list
from connector.control.client import ControlClient
from connector.control.messages import Done, Message, Reload, Request
from connector.control.server import ControlServer
from connector.domain.errors import SettingsInvalid
from connector.paths import Home, find_home

ME, AMINAH = "S-1-5-80-3582132113-377255048-813135585-1045294326-1805280838", "S-1-5-21-1-2-3-1001"


def test_the_lists_name_the_owner_the_system_and_the_faces_alone() -> None:
    """Nothing is inherited, and no group of everybody is in it."""
    assert pipe_list(ME) == f"D:P(A;;GA;;;SY)(A;;GA;;;{ME})"
    assert pipe_list(ME, [AMINAH]) == f"D:P(A;;GRGW;;;{AMINAH})(A;;GA;;;SY)(A;;GA;;;{ME})"
    assert key_list(ME, [AMINAH]) == f"D:P(A;;FR;;;{AMINAH})(A;;FA;;;SY)(A;;FA;;;{ME})"


def test_an_owner_who_is_named_as_a_face_stays_the_owner() -> None:
    """One entry each."""
    assert pipe_list(ME, [ME]) == f"D:P(A;;GA;;;{ME})(A;;GA;;;SY)"


def test_faces_are_read_a_line_each_and_nothing_else_gets_into_a_list(tmp_path: Path) -> None:
    """What is no identifier is nobody: not a name, not an entry of a list."""
    file = tmp_path / "faces"
    assert named_faces(file) == ()
    file.write_text(f"{AMINAH}\r\n\r\nEveryone\nS-1-1-0)(A;;GA;;;WD\n{AMINAH}\nS-1-5-32-545\n")
    assert named_faces(file) == (AMINAH, "S-1-5-32-545")


def handle(request: Request, gone: Event) -> Iterator[Message | None]:
    """Whatever is asked is done."""
    del request, gone
    yield Done()


def test_a_services_agent_is_reached_by_its_channel(tmp_path: Path) -> None:
    """State lies with the service, key and address in the folder that it shares."""
    channel = tmp_path / "channel"
    service = Home(tmp_path / "agent", channel)
    service.prepare()
    face = Home(tmp_path / "person", channel, face=True)
    server = ControlServer(service, "1.0", handle)
    server.start()
    try:
        with ControlClient(face, "test") as client:
            assert client.ask(Reload(), Done) == Done()
        assert not service.root.joinpath("control.key").exists()
        assert (channel / "control.key").stat().st_mode & 0o077 == 0
    finally:
        server.close()


@pytest.mark.parametrize(
    ("told", "face", "channel"),
    [
        ({"BUKUBRIDGE_HOME": "/h"}, False, None),
        ({"BUKUBRIDGE_HOME": "/h", "BUKUBRIDGE_CHANNEL": "/c"}, True, "/c"),
        ({"BUKUBRIDGE_HOME": "/h", "BUKUBRIDGE_CHANNEL": "/c", "BUKUBRIDGE_SUPERVISED": "1"}, False, "/c"),
        ({"BUKUBRIDGE_HOME": "/h", "BUKUBRIDGE_SUPERVISED": "1"}, False, None),
    ],
)
def test_whose_home_it_is(told: dict[str, str], face: bool, channel: str | None) -> None:
    """A service says that it is one; everybody else who is told of its channel is a face."""
    home = find_home(told)
    assert (home.face, home.channel) == (face, Path(channel) if channel else None)


def test_a_face_keeps_nothing_and_starts_no_agent(tmp_path: Path) -> None:
    """Two agents of one PC would be strangers to each other's secrets."""
    face = Home(tmp_path / "person", tmp_path / "channel", face=True)
    with pytest.raises(SettingsInvalid, match="A service runs the agent on this PC"):
        open_access(face)
    with pytest.raises(SettingsInvalid, match="A service runs the agent on this PC"), only_agent(face):
        pass
