"""Questions to the sync log: which lines, from where, and what comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from connector.domain.keys import EntityKind, Key, RunId
from connector.domain.runs import EntryOutcome, FieldValue, LogEntry, RunRecord, Toward

PAGE = 200
"""Lines of one answer at most."""


class LogFilter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which lines are wanted; what is empty asks for nothing. May be a key of a dictionary."""

    entities: tuple[EntityKind, ...] = ()
    toward: Toward | None = None
    outcomes: tuple[EntryOutcome, ...] = ()
    begin: dt.datetime | None = None
    """From this moment on."""
    end: dt.datetime | None = None
    """Before this moment."""
    run: RunId = RunId("")
    key: Key = Key("")
    """One record; of the only one of `entities`."""
    text: str = ""
    """Words that must all be in a line's key, title, sentence or fields, in either case."""

    @property
    def words(self) -> tuple[str, ...]:
        """The wanted words as they are compared, the longest first: it excludes the most lines."""
        return tuple(sorted({word.lower() for word in self.text.split()}, key=len, reverse=True))


class LogSlice(msgspec.Struct, frozen=True, kw_only=True):
    """Some wanted lines, newest first, and how many there are as far as it was looked."""

    anchor: int
    """The newest line that positions are counted from; give it again, and lines that come later move nothing."""
    position: int
    """Place of the first of these lines among all wanted ones; 0 is the newest."""
    entries: tuple[LogEntry, ...]
    matched: int
    """Wanted lines; at least so many unless `complete`."""
    complete: bool


class Fixer(StrEnum):
    """Who can do something about it."""

    NOBODY = "nobody"
    """There is nothing to do."""
    ITSELF = "itself"
    """It goes on by itself."""
    BOOKKEEPER = "bookkeeper"
    """Whoever keeps the books: a record there is to be corrected, or a decision to be made."""
    OWNER = "owner"
    """Whoever set BukuBridge up: a sign-in, a setting, this PC."""
    SUPPORT = "support"
    """A fault of the program."""


class Help(StrEnum):
    """What a button can do about it."""

    RETRY = "retry"
    """Run again, and try what is set aside."""
    DECIDE = "decide"
    """Decide between both sides."""
    LINK = "link"
    """Say whether two records are the same."""
    RELEASE = "release"
    """Look at what is held, and let it go."""
    RECONNECT = "reconnect"
    SETTINGS = "settings"
    MAPPINGS = "mappings"
    DIAGNOSTICS = "diagnostics"


class Shown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line with everything that is known about it."""

    connection: str
    entry: LogEntry
    values: tuple[FieldValue, ...] = ()
    """Of the fields that changed; what was before comes from earlier lines where this one does not have it."""
    run: RunRecord | None = None
    """The run that wrote it, if it is still kept."""
    cause: str = ""
    """Why it did not go through, in words; empty when it did."""
    remedy: str = ""
    fixer: Fixer = Fixer.NOBODY
    helps: tuple[Help, ...] = ()
    """What helps, the best first."""
    is_open: bool = False
    """Whether this is still so."""
    settled_at: dt.datetime | None = None
    """When the record went through after all."""
    attempts: int = 0
    """Lines about this record; 0 for lines that are about none."""
    next_try: dt.datetime | None = None
    page: str = ""
    """Address of the record's page on the platform; empty where the platform does not have the record."""


class SyncLog(Protocol):
    """The sync log of one connection, read by place; a part of its memory. Never waits for a writer."""

    def log_slice(self, wanted: LogFilter, *, anchor: int = 0, position: int = 0, limit: int = PAGE) -> LogSlice:
        """Wanted lines from a place on; `anchor` 0 begins at the newest line that there is now."""

    def log_count(self, wanted: LogFilter, *, anchor: int = 0) -> int:
        """How many lines are wanted; looks at everything."""

    def log_entry(self, number: int) -> LogEntry | None:
        """One line; None when it is no longer kept."""

    def run(self, run: RunId) -> RunRecord | None:
        """One run; None when it is not kept."""

    def runs_since(self, moment: dt.datetime) -> Sequence[RunRecord]:
        """Runs that began since then, newest first."""
