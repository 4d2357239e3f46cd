"""An installed agent keeps itself up to date: looks once a day, fetches, and gives way when nothing runs.

It ends itself for it, and the watcher (`connector.updates.trial`) starts the new version; see there what happens when
that one does not get going. An agent that runs from a clone, or whose build names no channel, does nothing here.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from connector.agent.versions import start_watcher
from connector.domain.choices import UpdateUse
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, Locked
from connector.logs import logger
from connector.paths import Home, locked, own_program_folder
from connector.updates.installed import Installed, find_installed, place_of_updates
from connector.updates.trial import begin, passed, read_record

if TYPE_CHECKING:
    from connector.updates.channel import Release

DAILY: Final = dt.timedelta(days=1)
SOON: Final = dt.timedelta(hours=1)
"""After a look that came to nothing."""
_FIRST_LOOK: Final = dt.timedelta(minutes=30)
"""At most: not all PCs of all offices ask at once in the morning."""
_IDLE_SECONDS: Final = 5.0
PASSED_AFTER: Final = 20.0
"""Seconds with everything open, after which a version on trial has passed."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """`update/channel.json` in the program's folder, beside the first trusted root."""

    address: str
    """Of the channel."""


class Releases(Protocol):
    """Where newer versions come from."""

    def newest(self, running: str) -> Release | None:
        """What is newer than the running version."""

    def download(self, release: Release) -> Path:
        """Its archive, proved."""

    def close(self) -> None:
        """Close the connections."""

    def interrupt(self) -> None:
        """End what is being fetched."""


class Updating:
    """Newer versions of the running program.

    Args:
        installed: where the running version lies.
        releases: where newer ones come from.
        running: the version that runs.
        clock: time and waiting.
        use: what a person chose, asked each time.
        idle: whether nothing runs.
        give_way: starts the watcher and lets the agent end.
        place: where newer ones are laid; beside the running one otherwise.
    """

    def __init__(  # the ports of one small machine
        self,
        installed: Installed,
        releases: Releases,
        running: str,
        clock: Clock,
        *,
        use: Callable[[], UpdateUse],
        idle: Callable[[], bool],
        give_way: Callable[[], None],
        place: Installed | None = None,
    ) -> None:
        self._running_from = installed
        self._installed = place or installed
        self._releases = releases
        self._running = running
        self._clock = clock
        self._use = use
        self._idle = idle
        self._give_way = give_way
        self._stop = Event()
        self._thread: Thread | None = None
        self.sentence = ""
        """What a person may want to know: a version that waits, one that was taken back, why none can be had."""

    def start(self) -> None:
        """Begin to look, on a thread of its own."""
        self._thread = Thread(target=self.work, name="updates", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._stop.set()
        self._releases.interrupt()
        if self._thread is not None:
            self._thread.join()
        self._releases.close()

    def work(self) -> None:
        """What the thread does: pass the trial, then look again and again until `close`."""
        if self._clock.wait(PASSED_AFTER, self._stop):
            return
        if passed(self._installed, self._running):
            logger("agent").info("the new version works and stays", version=self._running)
        wait = _FIRST_LOOK * random.random()  # noqa: S311  # spreads load, hides nothing
        while not self._clock.wait(wait.total_seconds(), self._stop):
            wait = self.look()

    def look(self) -> dt.timedelta:
        """Look for a newer version, and go as far as a person allowed; when to look again."""
        try:
            use = self._use()
            if use is UpdateUse.OFF:
                self.sentence = ""
                return SOON
            release = self.wanted()
            if release is None:
                return DAILY
            if use is UpdateUse.TELL:
                self.sentence = f"Version {release.version} can be had. Install it with: bukubridge update install"
                return DAILY
            self.prepare(release)
            self.sentence = f"Version {release.version} is ready and is installed when nothing runs."
            self._when_idle(release)
        except BridgeError as exc:
            logger("agent").warning("no update", sentence=exc.sentence, facts=dict(exc.facts))
            self.sentence = exc.sentence
            return SOON
        return DAILY

    def prepare(self, release: Release) -> None:
        """Fetch a version and lay it beside this one. Raises Locked, and as the channel and unpacking do."""
        self._installed.adopt(self._running_from, self._running)
        with locked(self._installed.lock, wait=False) as ours:
            if not ours:
                raise Locked("Another program changes versions just now.", remedy="Try again in a few minutes.")
            self._installed.unpack(self._releases.download(release), release.version)

    def install(self, release: Release) -> None:
        """Switch to a version that lies here, and give way to it. Raises NotFound, StorageFull."""
        begin(self._installed, release.version, self._clock)
        logger("agent").info("giving way to a new version", version=release.version)
        self._give_way()

    def wanted(self) -> Release | None:
        """A newer version that did not fail here; None: none, `sentence` says why. Raises as `Channel.newest`."""
        record, release = read_record(self._installed), self._releases.newest(self._running)
        if release is None:
            self.sentence = ""
            return None
        if release.version in record.failed:
            self.sentence = f"{record.failed[release.version]} Version {self._running} goes on."
            return None
        return release

    def _when_idle(self, release: Release) -> None:
        while self._use() is UpdateUse.INSTALL:
            if self._idle():
                self.install(release)
                return
            if self._clock.wait(_IDLE_SECONDS, self._stop):
                return


def origin_of(installed: Installed | None, running: str) -> tuple[Origin, bytes] | None:
    """Where newer versions of an installed program come from, and the first trusted root; None: from nowhere."""
    if installed is None:
        return None
    folder = installed.folder(running) / "update"
    try:
        origin = msgspec.json.decode((folder / "channel.json").read_bytes(), type=Origin)
        return origin, (folder / "root.json").read_bytes()
    except (OSError, msgspec.MsgspecError):
        return None


def updating_of(
    home: Home, running: str, clock: Clock, *, use: Callable[[], UpdateUse], idle: Callable[[], bool],
    end: Callable[[], None],
) -> Updating | None:  # fmt: skip
    """What keeps this program up to date; None where it was not installed, or its build names no channel."""
    installed = find_installed()
    known = origin_of(installed, running)
    if installed is None or known is None:
        return None
    origin, root = known
    kept = home.root / "updates"
    from connector.updates.channel import Channel  # only an installed program loads what proves signatures

    releases = Channel(origin.address, root, kept)
    place = place_of_updates(installed, own_program_folder())

    def give_way() -> None:
        start_watcher(place, running)
        end()

    return Updating(installed, releases, running, clock, use=use, idle=idle, give_way=give_way, place=place)
