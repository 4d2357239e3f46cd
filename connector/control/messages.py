"""Everything that is said on the control channel. Each message is one JSON object with its type.

A client says Hello first and is welcomed. Then each request is answered by one reply, except `Watch`, `FollowLog`,
`SignIn` and what is asked with `watch`, which are answered by events until `Ended`. Anything may be answered by
`Refused`.
"""

from __future__ import annotations

import datetime as dt

from connector.control import (
    attention,
    both_ways,
    choices,
    cloud_accounts,
    diagnosis,
    log_book,
    mapping_desk,
    setting_up,
)
from connector.control.envelope import MAX_MESSAGE, PROTOCOL, Message
from connector.control.parts import (
    Activity,
    Check,
    ConnectionStatus,
    Light,
    LoggedLine,
    PlannedChange,
    SetAside,
    Target,
    Verdict,
)
from connector.domain.keys import EntityKind
from connector.domain.runs import EntityCounts, EntryKind, RunRecord

__all__ = [
    "MAX_MESSAGE",
    "PROTOCOL",
    "Accepted",
    "Activity",
    "Answer",
    "Check",
    "ConnectionStatus",
    "Diagnosis",
    "Done",
    "Ended",
    "Event",
    "Examine",
    "FollowLog",
    "Forget",
    "GetLog",
    "GetProblems",
    "GetRuns",
    "GetStatus",
    "Hello",
    "JobEnded",
    "Light",
    "LogLine",
    "LogPage",
    "LoggedLine",
    "Message",
    "Note",
    "Pause",
    "Planned",
    "PlannedChange",
    "ProblemList",
    "Progress",
    "Quit",
    "Rebase",
    "Refused",
    "Release",
    "Reload",
    "Reply",
    "Request",
    "Resume",
    "RunList",
    "SetAside",
    "Started",
    "Status",
    "StatusChanged",
    "Stop",
    "Sync",
    "Target",
    "Verdict",
    "Watch",
    "Welcome",
]

# Requests ---------------------------------------------------------------------------------------------------------


class Hello(Message, frozen=True, kw_only=True, omit_defaults=True, tag="hello"):
    """Who comes, and which protocol it speaks."""

    protocol: int
    client: str


class GetStatus(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_status"):
    """→ Status."""


class Sync(Message, frozen=True, kw_only=True, omit_defaults=True, tag="sync"):
    """Synchronise one connection, or all of them when none is named. → Accepted."""

    connection: str = ""
    entities: tuple[EntityKind, ...] = ()
    dry_run: bool = False
    watch: bool = False
    """Answer with Accepted and then the events of its jobs, none of them missed, until Ended."""


class Watch(Message, frozen=True, kw_only=True, omit_defaults=True, tag="watch"):
    """Events of some jobs until all have ended; of everything, without an end, when none is named."""

    jobs: tuple[str, ...] = ()


class GetRuns(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_runs"):
    """→ RunList."""

    connection: str = ""
    limit: int = 20
    before: str = ""


class GetLog(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_log"):
    """Lines of one connection's sync log: ascending from `after`, or the last ones before `before`. → LogPage."""

    connection: str = ""
    after: int = 0
    before: int | None = None
    entity: EntityKind | None = None
    kinds: tuple[EntryKind, ...] = ()
    run: str = ""
    search: str = ""
    limit: int = 200


class FollowLog(Message, frozen=True, kw_only=True, omit_defaults=True, tag="follow_log"):
    """New lines of the sync log as they are written, as LogLine events."""

    connection: str = ""
    entity: EntityKind | None = None
    kinds: tuple[EntryKind, ...] = ()
    search: str = ""


class GetProblems(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_problems"):
    """→ ProblemList."""

    connection: str = ""
    entity: EntityKind | None = None
    limit: int = 1000


class Release(Message, frozen=True, kw_only=True, omit_defaults=True, tag="release"):
    """Let go what the safeguard holds, and run. → Accepted."""

    connection: str = ""
    entity: EntityKind | None = None
    watch: bool = False
    """As for Sync."""


class Rebase(Message, frozen=True, kw_only=True, omit_defaults=True, tag="rebase"):
    """Accept both sides as they are now after a restore, clone or rename; read and compare everything. → Accepted."""

    connection: str
    watch: bool = False
    """As for Sync."""


class Pause(Message, frozen=True, kw_only=True, omit_defaults=True, tag="pause"):
    """Do nothing by itself for a time, or until resumed. → Status."""

    connection: str = ""
    seconds: int | None = None


class Resume(Message, frozen=True, kw_only=True, omit_defaults=True, tag="resume"):
    """Go on. → Status."""

    connection: str = ""


class Stop(Message, frozen=True, kw_only=True, omit_defaults=True, tag="stop"):
    """Stop the running run of a connection at a safe point. → Status."""

    connection: str = ""
    job: str = ""
    """Only if this job is the one that runs."""


class Examine(Message, frozen=True, kw_only=True, omit_defaults=True, tag="examine"):
    """Check everything; a ledger is looked at between runs, never beside one. → Diagnosis."""

    connection: str = ""


class Forget(Message, frozen=True, kw_only=True, omit_defaults=True, tag="forget"):
    """Disconnect: stop, remove its secrets and its memory. → Done."""

    connection: str


class Reload(Message, frozen=True, kw_only=True, omit_defaults=True, tag="reload"):
    """Settings or connections were changed on the disk. → Status."""


class Quit(Message, frozen=True, kw_only=True, omit_defaults=True, tag="quit"):
    """End the agent gracefully. → Done, and then it goes."""


Request = (
    Hello
    | GetStatus
    | Sync
    | Watch
    | GetRuns
    | GetLog
    | FollowLog
    | GetProblems
    | Release
    | Rebase
    | Pause
    | Resume
    | Stop
    | Examine
    | Forget
    | Reload
    | Quit
    | both_ways.Request
    | choices.Request
    | cloud_accounts.Request
    | diagnosis.Request
    | log_book.Request
    | mapping_desk.Request
    | setting_up.Request
    | attention.Request
)


# Replies ----------------------------------------------------------------------------------------------------------


class Welcome(Message, frozen=True, kw_only=True, omit_defaults=True, tag="welcome"):
    """The agent answers."""

    protocol: int
    version: str
    pid: int


class Status(Message, frozen=True, kw_only=True, omit_defaults=True, tag="status"):
    """Where everything stands now."""

    version: str
    pid: int
    started_at: dt.datetime
    now: dt.datetime
    connections: tuple[ConnectionStatus, ...] = ()
    update: str = ""
    """What a person may want to know of newer versions of the program; mostly nothing."""


class Accepted(Message, frozen=True, kw_only=True, omit_defaults=True, tag="accepted"):
    """These jobs are in the queue; equal requests share one."""

    jobs: tuple[str, ...]
    sentence: str = ""


class RunList(Message, frozen=True, kw_only=True, omit_defaults=True, tag="runs"):
    """Newest first."""

    runs: tuple[RunRecord, ...]


class LogPage(Message, frozen=True, kw_only=True, omit_defaults=True, tag="log"):
    """Lines in the order in which they were written."""

    lines: tuple[LoggedLine, ...]


class ProblemList(Message, frozen=True, kw_only=True, omit_defaults=True, tag="problems"):
    """What is set aside, oldest first."""

    problems: tuple[SetAside, ...]


class Diagnosis(Message, frozen=True, kw_only=True, omit_defaults=True, tag="diagnosis"):
    """What the doctor found."""

    checks: tuple[Check, ...]


class Done(Message, frozen=True, kw_only=True, omit_defaults=True, tag="done"):
    """It is done."""

    sentence: str = ""


class Refused(Message, frozen=True, kw_only=True, omit_defaults=True, tag="refused"):
    """It cannot be done: the code of the error, one sentence, what to do."""

    code: str
    sentence: str
    remedy: str = ""


# Events -----------------------------------------------------------------------------------------------------------


class Started(Message, frozen=True, kw_only=True, omit_defaults=True, tag="started"):
    """A job left the queue and runs."""

    job: str
    connection: str
    title: str = ""


class Progress(Message, frozen=True, kw_only=True, omit_defaults=True, tag="progress"):
    """A page was worked off; counts of one entity kind so far."""

    job: str
    connection: str
    counts: EntityCounts


class Note(Message, frozen=True, kw_only=True, omit_defaults=True, tag="note"):
    """Something worth saying."""

    job: str
    connection: str
    sentence: str


class Planned(Message, frozen=True, kw_only=True, omit_defaults=True, tag="planned"):
    """What a dry run would write."""

    job: str
    connection: str
    changes: tuple[PlannedChange, ...]


class JobEnded(Message, frozen=True, kw_only=True, omit_defaults=True, tag="job_ended"):
    """A job is over: its run, or why there was none."""

    job: str
    connection: str
    run: RunRecord | None = None
    refused: Refused | None = None


class LogLine(Message, frozen=True, kw_only=True, omit_defaults=True, tag="log_line"):
    """A new line of the sync log."""

    line: LoggedLine


class StatusChanged(Message, frozen=True, kw_only=True, omit_defaults=True, tag="status_changed"):
    """A connection's status is another one now."""

    status: ConnectionStatus


class Ended(Message, frozen=True, kw_only=True, omit_defaults=True, tag="ended"):
    """No more events follow."""


Reply = (
    Welcome
    | Status
    | RunList
    | LogPage
    | ProblemList
    | Diagnosis
    | Done
    | Refused
    | both_ways.Reply
    | choices.Reply
    | cloud_accounts.Reply
    | diagnosis.Reply
    | log_book.Reply
    | mapping_desk.Reply
    | setting_up.Reply
    | attention.Reply
)
Event = (
    Accepted | Started | Progress | Note | Planned | JobEnded | LogLine | StatusChanged | Ended | cloud_accounts.Event
)
Answer = Reply | Event
