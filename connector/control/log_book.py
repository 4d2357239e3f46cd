"""What is said on the control channel of the sync log as people look through it: pages, details, history."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.control.envelope import Message
from connector.domain.keys import EntityKind, Key
from connector.domain.runs import FieldValue, LogEntry, RunRecord
from connector.domain.sync_log import PAGE, LogFilter

ALL = "*"
"""Instead of a connection: all of them at once, of which only the latest lines are shown."""
MOST_OF_ALL = 1000
"""Lines of all connections that are shown together."""


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


class SideBySide(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One field as both sides have it now; None where a side has none."""

    name: str
    books: str | None = None
    platform: str | None = None


class DayOfRuns(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one day brought, on the calendar of this PC."""

    day: dt.date
    runs: int = 0
    """Runs that are kept: those that found nothing are one in an hour."""
    failed_runs: int = 0
    written: int = 0
    failed: int = 0
    """Records that were set aside."""


# Requests ---------------------------------------------------------------------------------------------------------


class GetLogRows(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_log_rows"):
    """Lines of one connection, or of `ALL`, by place, newest first, at most 200. → LogRows."""

    connection: str = ""
    wanted: LogFilter = LogFilter()
    anchor: int = 0
    """0: from the newest line that there is now."""
    position: int = 0
    limit: int = PAGE


class CountLog(Message, frozen=True, kw_only=True, omit_defaults=True, tag="count_log"):
    """How many lines of one connection, or of `ALL`, are wanted; looks at all of them. → LogCount."""

    connection: str = ""
    wanted: LogFilter = LogFilter()
    anchor: int = 0


class GetLogEntry(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_log_entry"):
    """Everything about one line. → LogEntryShown."""

    connection: str = ""
    entry: int


class CompareSides(Message, frozen=True, kw_only=True, omit_defaults=True, tag="compare_sides"):
    """One record as the books and as the platform have it now; the books are looked at between runs. → SidesCompared.

    Raises:
        RetryLater: a run is under way.
    """

    connection: str = ""
    entity: EntityKind
    key: Key


class GetHistory(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_history"):
    """What the last days brought, today included, 400 at most. → History."""

    connection: str = ""
    days: int = 30


Request = GetLogRows | CountLog | GetLogEntry | CompareSides | GetHistory


# Replies ----------------------------------------------------------------------------------------------------------


class LogRows(Message, frozen=True, kw_only=True, omit_defaults=True, tag="log_rows"):
    """Lines from a place on; ask for the next ones with the same anchor."""

    connection: str
    anchor: int
    position: int
    entries: tuple[LogEntry, ...] = ()
    matched: int = 0
    """Wanted lines in all; at least so many unless `complete`."""
    complete: bool = True
    older: bool = False
    """Whether there are older ones, which are shown for each connection by itself."""


class LogCount(Message, frozen=True, kw_only=True, omit_defaults=True, tag="log_count"):
    """How many."""

    connection: str
    matched: int
    older: bool = False
    """As in `LogRows`."""


class LogEntryShown(Message, frozen=True, kw_only=True, omit_defaults=True, tag="log_entry_shown"):
    """One line."""

    shown: Shown


class SidesCompared(Message, frozen=True, kw_only=True, omit_defaults=True, tag="sides_compared"):
    """A record on both sides at one moment."""

    connection: str
    entity: EntityKind
    key: Key
    at: dt.datetime
    in_books: bool
    on_platform: bool
    failure: str = ""
    """Why the books' record cannot be read, in words."""
    fields: tuple[SideBySide, ...] = ()
    """Those that differ."""
    equal: int = 0
    """How many fields are the same."""


class History(Message, frozen=True, kw_only=True, omit_defaults=True, tag="history"):
    """Oldest day first, none left out."""

    connection: str
    days: tuple[DayOfRuns, ...]


Reply = LogRows | LogCount | LogEntryShown | SidesCompared | History
