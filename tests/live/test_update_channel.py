"""What may become an update: only what the release's keys signed, the newest of it, whole, and in time."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from connector.domain.errors import ProtocolBroken, Unreachable
from connector.updates.channel import Channel, Release, platform_name
from tests.live.servers.releases import ReleaseServer
from tests.live.servers.scratch import scratch_folder

NEWEST = f"newest-{platform_name()}.json"


@pytest.fixture
def server() -> Iterator[ReleaseServer]:
    """A channel with version 2.0."""
    with scratch_folder("releases") as folder, ReleaseServer(folder).running() as running:
        running.add("2.0", summary="Receipts are matched sooner.")
        yield running


@pytest.fixture
def channel(server: ReleaseServer, tmp_path: Path) -> Iterator[Channel]:
    """As a program of version 1.0 has it."""
    made = Channel(server.address, server.root, tmp_path / "updates")
    yield made
    made.close()


def fetch(channel: Channel) -> Path:
    """What an agent does."""
    release = channel.newest("1.0")
    assert release is not None
    return channel.download(release)


def expect_refusal(channel: Channel, *, words: str = "not signed by whom this program trusts") -> None:
    """Nothing is believed, and a person is told so in plain words."""
    with pytest.raises(ProtocolBroken, match=words):
        fetch(channel)


def test_what_is_newer_is_told_and_fetched(channel: Channel, server: ReleaseServer) -> None:
    """Once; a file that is here already is not fetched again."""
    release = channel.newest("1.0")
    assert release is not None
    assert (release.version, release.summary) == ("2.0", "Receipts are matched sooner.")
    content = channel.download(release).read_bytes()
    asked = [path for path in server.asked if path.endswith(".tar.gz")]
    assert channel.download(release).read_bytes() == content
    assert [path for path in server.asked if path.endswith(".tar.gz")] == asked


def test_a_large_file_comes_in_pieces(channel: Channel, server: ReleaseServer) -> None:
    """More than one answer may hold at once."""
    server.add("2.1", {"big": os.urandom(18 * 1024 * 1024)})
    release = channel.newest("2.0")
    assert release is not None
    assert channel.download(release).stat().st_size > 18 * 1024 * 1024
    assert len([path for path in server.asked if path.endswith(".tar.gz")]) == 5


@pytest.mark.parametrize("running", ["2.0", "2.0.1", "3"])
def test_what_is_not_newer_is_nothing(channel: Channel, running: str) -> None:
    """Not even when it is signed: nobody is taken back to a version with old faults."""
    assert channel.newest(running) is None


def test_another_platforms_release_is_nothing(channel: Channel, server: ReleaseServer) -> None:
    """Each has a list of its own."""
    server.at().add("9.0", "win32-other", server.folder / "new.tgz")
    release = channel.newest("1.0")
    assert release is not None
    assert release.version == "2.0"


def test_rollback(channel: Channel, server: ReleaseServer) -> None:
    """What was said once is never taken for news again, also after a start anew."""
    former = server.folder / "former"
    shutil.copytree(server.channel / "metadata", former)
    server.add("2.1")
    assert channel.newest("1.0") is not None
    shutil.rmtree(server.channel / "metadata")
    shutil.copytree(former, server.channel / "metadata")
    expect_refusal(channel)


def test_freeze(channel: Channel, server: ReleaseServer) -> None:
    """A server that repeats what was said last week is out of date, and that is told."""
    server.at(dt.datetime.now(dt.UTC) - dt.timedelta(days=8)).renew()
    expect_refusal(channel, words="out of date")


def test_mix_and_match(channel: Channel, server: ReleaseServer) -> None:
    """The list of one release with the file of another."""
    kept = next(path for path in server.at().targets.iterdir() if path.name.endswith(NEWEST)).read_bytes()
    server.add("2.1")
    server.lie = lambda path, content: kept if path.endswith(NEWEST) else content
    expect_refusal(channel, words="signed")


def test_metadata_of_two_times(channel: Channel, server: ReleaseServer) -> None:
    """Snapshot and targets that were never said together."""
    targets = (server.channel / "metadata" / "1.targets.json").read_bytes()
    server.lie = lambda path, content: targets if path.endswith("2.targets.json") else content
    expect_refusal(channel)


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])
def test_wrong_key(channel: Channel, server: ReleaseServer, role: str) -> None:
    """Whoever has one key of his own, and ours but for that one."""
    stolen = server.folder / "stolen"
    shutil.copytree(server.keys, stolen)
    shutil.copyfile(server.other_keys() / f"{role}.pem", stolen / f"{role}.pem")
    server.at(keys=stolen).add("6.6.6", platform_name(), server.folder / "new.tgz")
    expect_refusal(channel)


def test_another_channel_altogether(server: ReleaseServer, channel: Channel) -> None:
    """The download server is somebody else's now, with a root of his own."""
    shutil.rmtree(server.channel)
    foreign = server.at(keys=server.other_keys())
    foreign.begin()
    foreign.add("6.6.6", platform_name(), server.folder / "new.tgz")
    expect_refusal(channel)


@pytest.mark.parametrize("change", [lambda content: content[:-1] + b"x", lambda content: content[:-1]])
def test_another_file(channel: Channel, server: ReleaseServer, change: object) -> None:
    """One byte is enough."""
    assert callable(change)
    server.lie = lambda path, content: change(content) if path.endswith(".tar.gz") else content
    expect_refusal(channel)


def test_a_file_without_an_end(channel: Channel, server: ReleaseServer) -> None:
    """Reading stops at the signed length."""
    server.lie = lambda path, content: (content or b"") + bytes(9_000_000) if path.endswith(".tar.gz") else content
    expect_refusal(channel, words="longer than what was signed")


@pytest.mark.parametrize("role", ["root", "targets", "snapshot", "timestamp"])
def test_new_keys_are_believed_when_the_former_root_says_so(channel: Channel, server: ReleaseServer, role: str) -> None:
    """And what the former key says from then on is not."""
    server.at().rekey(role)
    assert fetch(channel).is_file()
    if role != "root":
        stolen = server.folder / "stolen"
        shutil.copytree(server.keys, stolen)
        shutil.copyfile(server.keys / f"{role}.former.pem", stolen / f"{role}.pem")
        server.at(keys=stolen).add("6.6.6", platform_name(), server.folder / "new.tgz")
        expect_refusal(channel)


def test_nobody_there(server: ReleaseServer, tmp_path: Path) -> None:
    """Tried again later; nothing is broken."""
    channel = Channel("http://127.0.0.1:9", server.root, tmp_path / "updates")
    with pytest.raises(Unreachable):
        channel.newest("1.0")
    channel.close()


def test_a_channel_without_its_files(channel: Channel, server: ReleaseServer) -> None:
    """A server that was just set up."""
    server.lie = lambda path, content: None if "timestamp" in path else content
    with pytest.raises(Unreachable):
        channel.newest("1.0")


def test_an_announced_version_without_a_signed_file(channel: Channel) -> None:
    """A list may be signed by mistake."""
    with pytest.raises(ProtocolBroken, match="its file is not signed"):
        channel.download(Release(version="2.5", archive="bukubridge-2.5.tar.gz"))
