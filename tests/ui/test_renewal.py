"""After an update the newer face takes over: by itself when nobody looks, else when it is asked to."""

from __future__ import annotations

import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.test_app import face, window
from ui.app import Application
from ui.renewal import STEADY, Renewal, face_of_version
from ui.single import Single
from ui.state import Desk

__all__ = ["face"]


@dataclass
class Watched:
    """A face that looks twice a second, and what it was told."""

    versions: tuple[str, ...] = ("2.0",)
    now: float = 0.0
    told: list[tuple[str, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.renewal = Renewal(
            lambda version: Path(version) if version in self.versions else None,
            lambda version, _: self.told.append((version, self.now)),
        )

    def see(self, version: str, seconds: float) -> list[tuple[str, float]]:
        """Look on for some seconds while the agent says it is of a version; what was told."""
        begun, before = self.now, len(self.told)
        while self.now < begun + seconds:
            self.now += 0.5
            self.renewal.look(Desk(reachable=bool(version), version=version), self.now)
        return [(name, at - begun) for name, at in self.told[before:]]


def test_a_version_that_stays_is_told_once() -> None:
    """Not the one that runs, nor one that is gone again at once; nor one whose face does not lie here."""
    watched = Watched()
    assert watched.see("1.0", 100) == []
    assert watched.see("2.0", STEADY - 2) == []
    assert watched.see("", 5) == []
    assert watched.see("3.0", 100) == []
    [(version, after)] = watched.see("2.0", 100)
    assert version == "2.0"
    assert STEADY <= after <= STEADY + 1


def test_the_face_of_a_version_lies_beside_this_one(tmp_path: Path) -> None:
    """Only where versions lie side by side; a name that leads elsewhere is none."""
    for version in ("1.0", "2.0"):
        program = tmp_path / "versions" / version / "bukubridge-tray"
        program.parent.mkdir(parents=True)
        program.touch()
    own = tmp_path / "own"
    mine = str(tmp_path / "versions" / "1.0" / "bukubridge-tray")
    elsewhere = own / "versions" / "4.0" / "bukubridge-tray"
    elsewhere.parent.mkdir(parents=True)
    elsewhere.touch()
    assert face_of_version("4.0", mine, own=own, frozen=True) == elsewhere
    assert face_of_version("2.0", mine, own=own, frozen=True) == tmp_path / "versions" / "2.0" / "bukubridge-tray"
    for wrong in ("1.0", "", "3.0", "../versions/2.0", ".", ".."):
        assert face_of_version(wrong, mine, own=own, frozen=True) is None, wrong
    assert face_of_version("2.0", mine, own=own, frozen=False) is None
    assert face_of_version("2.0", str(tmp_path / "elsewhere" / "bukubridge-tray"), own=own, frozen=True) is None


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A newer face, which only notes how it was started."""
    path = tmp_path / "bukubridge-tray"
    noting = f"open({str(tmp_path / 'started')!r}, 'w').write(' '.join(sys.argv[1:]))"
    path.write_text(f"#!{sys.executable}\nimport sys\n{noting}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def _started(program: Path) -> str | None:
    noted = program.with_name("started")
    return noted.read_text() if noted.exists() else None


def test_a_face_that_nobody_looks_at_gives_way_at_once(qtbot: QtBot, face: Application, program: Path) -> None:
    """The newer one is started without a window, and can be the one face."""
    face.take_newer("2.0", program)
    qtbot.waitUntil(lambda: _started(program) == "", timeout=30_000)
    assert Single(face.bridge.home).claim(quietly=True)


def test_whoever_looks_is_asked_and_finds_the_window_again(qtbot: QtBot, face: Application, program: Path) -> None:
    """News with a button; until then nothing changes under anybody's hands."""
    face.open("settings")
    face.take_newer("2.0", program)
    news = window(face).updated
    qtbot.waitUntil(news.isVisible)
    assert news.text.text() == "BukuBridge was updated to version 2.0."
    with qtbot.waitSignals([face.bridge.ticked] * 2, timeout=30_000):
        pass
    assert _started(program) is None
    news.button.click()
    qtbot.waitUntil(lambda: _started(program) == "--show", timeout=30_000)
    assert face.window is None


def test_a_window_that_is_closed_lets_the_newer_face_come(qtbot: QtBot, face: Application, program: Path) -> None:
    """By itself, without a window."""
    face.open("overview")
    face.take_newer("2.0", program)
    window(face).close()
    qtbot.waitUntil(lambda: _started(program) == "", timeout=30_000)


def test_a_newer_face_that_does_not_start_changes_nothing(qtbot: QtBot, face: Application, tmp_path: Path) -> None:
    """This one goes on, and stays the only one."""
    face.take_newer("2.0", tmp_path / "none")
    assert face.newer is None
    assert not Single(face.bridge.home).claim(quietly=True)
    with qtbot.waitSignal(face.bridge.ticked, timeout=30_000):
        pass
