"""A new version is on trial until it has shown that it works; one that does not is taken back and never tried again.

The version that runs switches to the new one, starts a *watcher* (its own program, which is known to work) and ends.
The new version notes that it passed when it has run for a while with everything open, and the watcher switches back
when that is not noted in time: no language is needed that both versions speak. What is on trial lies on the disk: if
watcher and PC die together, the next starts are counted, and one too many switches back by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from threading import Event
from typing import Final, Protocol

import msgspec

from connector.domain.clock import Clock
from connector.domain.errors import StateCorrupt
from connector.paths import write_private
from connector.updates.installed import Installed

PASSED_WITHIN: Final = dt.timedelta(minutes=3)
"""How long a new version has to pass: its first start reads a cold disk, under a virus scanner."""
MOST_STARTS: Final = 3
_LOOK_SECONDS: Final = 1.0


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """A version that has not shown yet that it works."""

    version: str
    former: str
    begun_at: dt.datetime
    starts: int = 0


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of trials."""

    trial: Trial | None = None
    failed: dict[str, str] = {}
    """Versions that were taken back, and why: one sentence each."""
    former: str = ""
    """The version before this one, kept as the way back."""


class Programs(Protocol):
    """What a watcher does with programs."""

    def ended(self) -> bool:
        """Whether the one that was running has ended."""

    def start(self) -> None:
        """Start what is current now, unless a service does."""

    def failed(self) -> bool:
        """Whether what was started has ended with an error."""

    def end(self) -> None:
        """End what was started, whatever its state."""


def read_record(installed: Installed) -> Record:
    """What is kept; a damaged file is none: then nothing is on trial. Raises StateCorrupt when it cannot be read."""
    try:
        return msgspec.json.decode(installed.trial.read_bytes(), type=Record)
    except FileNotFoundError:
        return Record()
    except msgspec.MsgspecError:
        return Record()
    except OSError as exc:
        raise StateCorrupt("What is known of updates cannot be read.", remedy="Run the installer again.") from exc


def begin(installed: Installed, version: str, clock: Clock) -> Trial:
    """Let a version that was laid beside this one start from now on, on trial. Raises NotFound, StorageFull.

    The record comes first: whatever is switched to is known to be on trial.
    """
    record, former = read_record(installed), installed.current()
    trial = Trial(version=version, former=former, begun_at=clock.now())
    _write(installed, msgspec.structs.replace(record, trial=trial))
    installed.switch(version)
    return trial


def started(installed: Installed, running: str) -> str:
    """Called by each start of an agent: counts, and takes a version back that starts again and again without success.

    Returns:
        The version that should run instead, after a switch back; empty when this one may go on.
    """
    record = read_record(installed)
    trial = record.trial
    if trial is None:
        return ""
    if trial.version != running:
        _settle(installed, record, trial)
        return ""
    if trial.starts >= MOST_STARTS:
        take_back(installed, f"Version {trial.version} was started {trial.starts} times and did not get going.")
        return trial.former
    _write(installed, msgspec.structs.replace(record, trial=msgspec.structs.replace(trial, starts=trial.starts + 1)))
    return ""


def _settle(installed: Installed, record: Record, trial: Trial) -> None:
    """The PC went off between a switch and its record: what was started had been taken back, else nothing begun."""
    if installed.current() == trial.version:
        return  # a program of the version before it still runs
    failed = record.failed
    if trial.starts:
        failed = {**failed, trial.version: f"Version {trial.version} did not get going."}
    _write(installed, Record(failed=failed, former=record.former))


def passed(installed: Installed, running: str) -> bool:
    """The version on trial works: it stays, with the one before it as the way back. Whether it was on trial."""
    record = read_record(installed)
    if record.trial is None or record.trial.version != running:
        return False
    former = record.trial.former
    _write(installed, Record(failed=record.failed, former=former))
    installed.tidy((running, former))
    return True


def take_back(installed: Installed, why: str) -> str:
    """Back to the version before; the one on trial is not tried again. The version that starts now."""
    record = read_record(installed)
    if record.trial is None:
        return installed.current()
    failed = {**record.failed, record.trial.version: why}
    # The switch first: a record without it would leave the bad version as the one that starts, on trial no more.
    installed.switch(record.trial.former)
    _write(installed, Record(failed=failed, former=record.former))
    return record.trial.former


def watch(
    installed: Installed, programs: Programs, clock: Clock, stop: Event, within: dt.timedelta = PASSED_WITHIN
) -> Record:
    """Start the version on trial and see that it becomes well; else the one before it. What is kept then.

    Told to stop it leaves everything as it is: the next starts go on counting.
    """
    trial = read_record(installed).trial
    if trial is None:
        return read_record(installed)
    _until(programs.ended, clock, stop, within)
    programs.start()
    _until(lambda: read_record(installed).trial is None or programs.failed(), clock, stop, within)
    if read_record(installed).trial is not None and not stop.is_set():
        programs.end()
        take_back(installed, f"Version {trial.version} did not get going.")
        programs.start()
    return read_record(installed)


def _until(true: Callable[[], bool], clock: Clock, stop: Event, within: dt.timedelta) -> bool:
    deadline = clock.monotonic() + within.total_seconds()
    while not true():
        if clock.monotonic() >= deadline or clock.wait(_LOOK_SECONDS, stop):
            return False
    return True


def _write(installed: Installed, record: Record) -> None:
    write_private(installed.trial, msgspec.json.encode(record))
