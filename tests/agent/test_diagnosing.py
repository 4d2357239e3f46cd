"""The file for support that the platform asks for: made as a face's, handed in once, and never to a stranger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from connector.agent.diagnosing import PAUSES, Diagnosing, able_of
from connector.connections import Registry
from connector.control.diagnosis import DiagnosticsMade
from connector.domain.errors import BridgeError, StorageFull, Unreachable, Unsupported
from connector.paths import Home
from connector.platform.wire import Capability
from connector.platform.wire_diagnostics import DiagnosticsRefused
from tests.agent.office import SOON, company, enter, running
from tests.fakes.clock import ManualClock


@dataclass
class Platform:
    """Takes files, after so many failures."""

    failures: list[BridgeError] = field(default_factory=list)
    came: list[bytes] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    tried: int = 0
    over: Event = field(default_factory=Event)

    def __call__(self, content: bytes | DiagnosticsRefused) -> None:
        """One try."""
        self.tried += 1
        if self.failures:
            failure = self.failures.pop(0)
            if not self.failures and not isinstance(failure, Unreachable):
                self.over.set()
            raise failure
        if isinstance(content, DiagnosticsRefused):
            self.why.append(content.sentence)
        else:
            self.came.append(content)
        self.over.set()


class Desk:
    """What makes files: each says which it is."""

    def __init__(self, folder: Path, *names: str) -> None:
        self.home = Home(folder / "home")
        self.home.prepare()
        enter(self.home, *names)
        self.clock = ManualClock()
        self.ending = Event()
        self.made = 0
        self.gate: Event | None = None
        self.begun = Event()

    def make(self) -> DiagnosticsMade:
        """A file."""
        self.made += 1
        self.begun.set()
        if self.gate is not None:
            assert self.gate.wait(SOON)
        path = self.home.diagnostics / f"{self.made}.zip"
        path.write_bytes(b"file %d" % self.made)
        return DiagnosticsMade(path=str(path), file=path.name, size=6, made_at=self.clock.now(), parts=(), missing=())


def test_the_platform_gets_the_file_that_lies_here(tmp_path: Path) -> None:
    """A running agent makes it as for its own face, and sends the very file."""
    with running(tmp_path, "acme") as made:
        platform = Platform()
        assert made.workshop.heard.wait(SOON)
        made.workshop.ears["acme"].diagnose(platform)
        assert platform.over.wait(SOON)
        [file] = made.home.diagnostics.iterdir()
        assert platform.came == [file.read_bytes()]


def test_a_network_that_is_away_is_waited_for(tmp_path: Path) -> None:
    """The same file is sent again, with growing pauses; the platform tells by the command that it has it."""
    desk, platform = Desk(tmp_path, "acme"), Platform([Unreachable("Away."), Unreachable("Away.", after=60)])
    Diagnosing(desk, desk.make).ask(platform)
    assert platform.over.wait(SOON)
    assert (platform.came, platform.tried, desk.clock.waited) == ([b"file 1"], 3, [PAUSES[0], 60])


@pytest.mark.parametrize("failure", [Unsupported("Too much."), StorageFull("Full.")])
def test_a_refusal_is_not_repeated_and_the_next_one_is_heard(tmp_path: Path, failure: BridgeError) -> None:
    """Whoever asks again gets a new file."""
    desk, platform = Desk(tmp_path, "acme"), Platform([failure])
    diagnosing = Diagnosing(desk, desk.make)
    diagnosing.ask(platform)
    assert platform.over.wait(SOON)
    platform.over.clear()
    diagnosing.ask(platform)
    assert platform.over.wait(SOON)
    assert (platform.came, platform.tried, desk.clock.waited) == ([b"file 2"], 2, [])


def test_who_asks_while_one_is_made_gets_the_next(tmp_path: Path) -> None:
    """One is made at a time; of several that ask meanwhile the last one is answered."""
    desk, first, lost, last = Desk(tmp_path, "acme"), Platform(), Platform(), Platform()
    desk.gate = Event()
    diagnosing = Diagnosing(desk, desk.make)
    diagnosing.ask(first)
    assert desk.begun.wait(SOON)
    diagnosing.ask(lost)
    diagnosing.ask(last)
    assert desk.made == 1
    desk.gate.set()
    assert last.over.wait(SOON)
    assert (first.came, lost.came, last.came) == ([b"file 1"], [], [b"file 2"])


def test_a_pc_with_books_of_several_organizations_hands_nothing_in(tmp_path: Path) -> None:
    """The file tells of all of them: the PC does not offer it, and one that was asked before does not do it."""
    registry = Registry()
    offered = []
    for name in ("acme", "lain"):
        organization, connection = company(name)
        registry = registry.with_organization(organization).with_connection(connection)
        offered.append(Capability.DIAGNOSTICS in able_of(registry))
    assert offered == [True, False]
    assert able_of(registry) == (Capability.PAUSE,)
    desk, theirs = Desk(tmp_path, "acme", "lain"), Platform()
    Diagnosing(desk, desk.make).ask(theirs)
    assert theirs.over.wait(SOON)
    assert (theirs.came, desk.made) == ([], 0)
    assert theirs.why == [
        "Its file tells of books of other organizations, too: it is made and looked at on that PC alone."
    ]


def no_room(_desk: Desk) -> DiagnosticsMade:
    """Fails as making one does."""
    raise StorageFull("The disk is full.", remedy="Make room.")


def lost(desk: Desk) -> DiagnosticsMade:
    """One that is gone before it is read."""
    made = desk.make()
    Path(made.path).unlink()
    return made


@pytest.mark.parametrize(
    ("make", "sentence"),
    [(no_room, "The disk is full. Make room."), (lost, "The file cannot be read there: No such file or directory.")],
)
def test_a_pc_that_cannot_make_one_says_so_to_whoever_asked(
    tmp_path: Path, make: Callable[[Desk], DiagnosticsMade], sentence: str
) -> None:
    """In a sentence, once, also when the network is away at first."""
    desk, platform = Desk(tmp_path, "acme"), Platform([Unreachable("Away.")])
    Diagnosing(desk, partial(make, desk)).ask(platform)
    assert platform.over.wait(SOON)
    assert (platform.why, platform.came, platform.tried) == ([sentence], [], 2)
