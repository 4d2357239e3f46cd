"""What is said on the control channel of the sync log as people look through it: pages, details, history."""

from __future__ import annotations

import datetime as dt

import msgspec

from connector.control.envelope import Message
from connector.domain.keys import EntityKind, Key
from connector.domain.runs import LogEntry
from connector.domain.sync_log import PAGE, LogFilter, Shown

ALL = "*"
"""Instead of a connection: all of them at once, of which only the latest lines are shown."""
MOST_OF_ALL = 1000
"""Lines of all connections that are shown together."""
_CLOUD = "cloud:"
"""Before organization and provider instead of a connection: the platform hosts it, and is asked for each page."""


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


def cloud_log(organization: str, provider: str) -> str:
    """How the log of a cloud account is asked for, instead of a connection of this PC."""
    return f"{_CLOUD}{organization}/{provider}"


def cloud_place(connection: str) -> tuple[str, str] | None:
    """Organization and provider of a cloud account's log; None for a connection of this PC, and for `ALL`."""
    if not connection.startswith(_CLOUD):
        return None
    organization, _, provider = connection.removeprefix(_CLOUD).rpartition("/")
    return organization, provider


# Requests ---------------------------------------------------------------------------------------------------------


class GetLogRows(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_log_rows"):
    """Lines of one connection, of `ALL`, or of a `cloud_log`, by place, newest first, at most 200. → LogRows."""

    connection: str = ""
    wanted: LogFilter = LogFilter()
    anchor: int = 0
    """0: from the newest line that there is now."""
    position: int = 0
    limit: int = PAGE


class CountLog(Message, frozen=True, kw_only=True, omit_defaults=True, tag="count_log"):
    """How many lines of one connection, of `ALL`, or of a `cloud_log`, are wanted; looks at all of them. → LogCount."""

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
