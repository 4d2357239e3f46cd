"""What travels between a host and the platform: one set of types for both ends. JSON, gzip where it pays.

    POST   /api/pair                                          Pair → Paired                    (no token, one-time code)
    GET    /health                                            → Health                         (no token)
    GET    /ready                                             → Health          (no token; 503 with the reason)
    POST   /api/integrations/{provider}/handshake             Handshake → Welcome              409 problem when refused
    DELETE /api/integrations/{provider}/lease                 → 204                            (graceful stop)
    POST   /api/integrations/{provider}/records/{entity}      Batch → BatchResult   ≤ 500 records, ≤ 4 MB unpacked
    POST   /api/integrations/{provider}/settle/{entity}       Settle → Settled
    GET    /api/integrations/{provider}/reconciliation/{entity}        → WireSummary
    POST   /api/integrations/{provider}/reconciliation/{entity}/keys   BucketQuery → BucketPage
    POST   /api/integrations/{provider}/sync-logs             SyncLogs → 204                   (upsert by id)
    GET    /api/integrations/sync-logs?organization_slug=&provider=&limit=&before=  → SyncLogPage
    GET    /api/integrations?organization_slug=               → AvailableList          (people's token or agent's)
    GET    /api/integrations/connected?organization_slug=     → ConnectedList
    GET    /api/integrations/{provider}/sync-status           → SyncStatus
    POST   /api/integrations/{provider}/sync/{entity}         → SyncAccepted (202)             wakes whoever keeps it
    GET    /api/integrations/{provider}/sync-jobs/{id}        → SyncJob                        what became of that
    POST   /api/integrations/{provider}/connect               by a key: the platform hosts it  (an admin's token)
    DELETE /api/integrations/{provider}/disconnect            → 204                            (an admin's token)
    GET, PUT /api/integrations/{provider}/policies            of a hosted connection           (PUT: an admin's token)
    POST   /api/integrations/{provider}/agent/{pause|resume} → SyncAccepted (202)              asks the agent's PC
    GET    /api/agent/commands?after={id}&wait={seconds ≤ 25} → CommandPage                    (long poll)

`Authorization: Bearer <token>`. A host's token names the organization and the agent. Errors are RFC 9457
problem+json (`ProblemDetails`). `Idempotency-Key` of a batch is the hash of its action ids. Every request of a host
carries `X-Agent-Lease` (the lease id of its Welcome) where it writes; without the lease a write is answered 409.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.domain.actions import ActionKind, ResultKind
from connector.domain.keys import ActionId, Key
from connector.platform.wire_diagnostics import DiagnosticsState
from connector.platform.wire_jobs import SyncJob

MAX_BATCH_RECORDS = 500
MAX_BATCH_BYTES = 4 * 1024 * 1024
"""Unpacked."""


class Health(msgspec.Struct, frozen=True):
    """The server answers (`/health`); it can work, too (`/ready`)."""

    ok: bool
    version: str


class Pair(msgspec.Struct, frozen=True):
    """A one-time code for a token."""

    code: str
    agent_id: str
    """Random identifier of the agent's installation."""
    pc_name: str


class Paired(msgspec.Struct, frozen=True):
    """The agent's token for one organization; shown once."""

    token: str
    organization_slug: str
    organization_name: str

    def __repr__(self) -> str:
        return f"Paired(token='***', organization_slug={self.organization_slug!r})"


class Handshake(msgspec.Struct, frozen=True, kw_only=True):
    """Who comes: asked at the start of each run, renews the lease."""

    agent_id: str
    pc_name: str
    connection: str
    company_name: str
    company_marks: dict[str, str]
    """Timeline marks of the books; another company's are refused."""
    books_timeline: str
    company_registration_no: str = ""
    """As the books tell it; a company that was begun as a copy of another one's file has its marks, not its number."""
    version: str = ""
    """Of the agent's program; empty from those that were before it was told."""
    capabilities: list[str] = []
    """What it can be asked besides runs (`Capability`); words that the platform does not know mean nothing to it."""


class Capability(StrEnum):
    """What an agent can be asked, besides what every agent can."""

    PAUSE = "pause"
    """Stand still until somebody asks it to go on: the commands `pause` and `resume`."""
    DIAGNOSTICS = "diagnostics"
    """Make the file for support and hand it in (`wire_diagnostics`)."""


class Welcome(msgspec.Struct, frozen=True, kw_only=True):
    """The lease is ours until it ends; what the platform tells of itself."""

    platform_id: str
    """Identity of the platform's database: made when it is created."""
    organization: str
    sequence: int
    """Number of the last accepted batch of this connection; only grows."""
    lease: str
    lease_seconds: int
    changes: int = 0
    """Changes that people ever made for these books on the platform; only grows."""


class StoredRecord(msgspec.Struct, frozen=True):
    """A record as the platform shows it, in so far as a host asks for it."""

    key: str
    record: dict[str, object] | None
    """As the books have it; null for one that is only wished."""


class WireRecord(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One action on the wire."""

    id: ActionId
    kind: ActionKind
    key: Key
    revision: int
    content: msgspec.Raw = msgspec.Raw()
    """The entity as JSON; empty for a deletion."""
    renamed_from: Key = Key("")
    """The key that this record had before, when it is a creation by name only: the record at that key moves here with
    its identity, and leaves a tombstone."""


class Batch(msgspec.Struct, frozen=True):
    """Actions of one entity kind, in order."""

    records: list[WireRecord]


class WireResult(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The platform's answer for one action."""

    id: ActionId
    kind: ResultKind
    remote: str = ""
    reason: str = ""
    revision: int = 0


class BatchResult(msgspec.Struct, frozen=True):
    """Answers in the order of the batch, and the sequence number that it was given."""

    results: list[WireResult]
    sequence: int


class Settle(msgspec.Struct, frozen=True):
    """What became of these actions?"""

    records: list[SettleRecord]


class SettleRecord(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """An uncertain action."""

    id: ActionId
    key: Key
    revision: int = 0
    """Link revision that the action leads to: with it the platform can tell stale from never arrived."""


class Settled(msgspec.Struct, frozen=True):
    """For each, in order: its result, or None when it never arrived."""

    results: list[WireResult | None]


class WireTotal(msgspec.Struct, frozen=True, gc=False):
    """Count and sum (sen) of one currency."""

    count: int
    amount: int


class WireSummary(msgspec.Struct, frozen=True):
    """Reconciliation of one entity kind as the platform stores it; bytes travel as base64."""

    count: int
    totals: dict[str, WireTotal]
    buckets: bytes


class BucketQuery(msgspec.Struct, frozen=True):
    """Which buckets to list, and after which key to go on."""

    buckets: list[int]
    after: str = ""
    limit: int = 5000


class TitleQuery(msgspec.Struct, frozen=True):
    """Records whose names somebody wants to read; at most `MAX_BATCH_RECORDS`."""

    keys: list[Key]


class WireTitle(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What people call a live record, and its control amount in sen."""

    key: Key
    title: str
    currency: str = ""
    amount: int = 0


class Titles(msgspec.Struct, frozen=True):
    """By key; records that are not there are left out."""

    titles: list[WireTitle]


class WireEntry(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A live record of a bucket; the fingerprint travels as base64."""

    key: Key
    remote: str
    revision: int
    fingerprint: bytes
    currency: str = ""
    amount: int = 0


class BucketPage(msgspec.Struct, frozen=True):
    """Entries by key; go on after the last one unless complete."""

    entries: list[WireEntry]
    complete: bool


class SyncLog(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One run of one entity kind, in the platform's words (`integration_sync_logs`)."""

    id: str
    """UUID made by the host, so that sending it again changes nothing."""
    entity_type: str
    """A kind of record (`EntityKind`), or `metrics` for what was only collected."""
    sync_direction: str
    """inbound (to the platform), outbound, bidirectional."""
    records_synced: int
    records_failed: int
    status: str
    """success, partial, failed."""
    error_message: str = ""
    started_at: dt.datetime
    completed_at: dt.datetime | None = None


class SyncLogs(msgspec.Struct, frozen=True, omit_defaults=True):
    """Run logs in."""

    logs: list[SyncLog]
    sent_at: dt.datetime | None = None
    """By the clock that the times of the logs were read from: the platform keeps them by its own."""


class ProviderSyncLog(SyncLog, frozen=True, kw_only=True, omit_defaults=True):
    """A run log with its provider, as it is read back."""

    provider: str


class SyncLogPage(msgspec.Struct, frozen=True):
    """Newest first."""

    logs: list[ProviderSyncLog]


class EntityState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where one entity kind stands."""

    entity_type: str
    records: int
    last_run: SyncLog | None = None
    changes_waiting: int = 0
    """Changes of people that the books do not have yet, conflicts left out."""
    changes_in_conflict: int = 0


class SyncStatus(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """State of one provider's sync."""

    provider: str
    connected: bool
    agent_online: bool
    """Whether its agent was in touch within the last minute, and did not leave."""
    last_contact_at: dt.datetime | None = None
    """When its agent was last in touch."""
    hosted_by: str = "agent"
    """agent (an office PC), or worker: the platform keeps it by the vendor's API."""
    pause_asked_at: dt.datetime | None = None
    """Since when its PC was asked from the platform to stand still; None: it was not, or goes on."""
    pause_asked_by: str = ""
    entities: list[EntityState]
    jobs: list[SyncJob] = []
    """The latest ones that somebody asked for, newest first."""
    diagnostics: DiagnosticsState | None = None


class SyncAccepted(msgspec.Struct, frozen=True, omit_defaults=True):
    """The command that wakes whoever keeps the provider, and the job that tells what became of it."""

    command: int
    job: str = ""


class Command(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something the platform asks of an agent."""

    id: int
    provider: str
    kind: str
    """sync, changes, order, configuration; pause, resume and diagnostics, of agents that said they can."""
    entity: str = ""


class CommandPage(msgspec.Struct, frozen=True):
    """Commands after a number; empty when none came while we waited."""

    commands: list[Command]
    last: int | None = None
    """Highest number that the platform has for this agent, 0 without any: a lower one than was asked after tells that
    its numbers began anew (a backup was restored)."""


class ProblemCode(StrEnum):
    """Why a request was refused, in a word that hosts act on."""

    UNAUTHORIZED = "unauthorized"
    """401: no token, an unknown or a revoked one."""
    FORBIDDEN = "forbidden"
    """403: the token does not reach that far (role, organization)."""
    NOT_FOUND = "not-found"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    CONFLICT = "conflict"
    OUTDATED = "outdated"
    """412: the record is not as the caller saw it (`If-Match`)."""
    LEASE_HELD = "lease-held"
    """409: another PC keeps this company (`held_by`)."""
    LEASE_LOST = "lease-lost"
    """409: the write came without the live lease of its agent; shake hands again."""
    WRONG_COMPANY = "wrong-company"
    """409: the organization is connected with other books."""
    AGENT_OUTDATED = "agent-outdated"
    """409: the agent's program is older than the platform works with."""
    NOT_CONNECTED = "not-connected"
    """409: no agent ever shook hands for this provider."""
    CONNECT_REFUSED = "connect-refused"
    """422: the other system was asked and did not accept what was given, or could not be asked."""
    CODE_REFUSED = "code-refused"
    """422: the pairing code is wrong, used, or older than ten minutes."""
    TOO_LARGE = "too-large"
    """413: more bytes or records than a request may have."""
    INVALID = "invalid"
    """422 (400 when the request is no HTTP of ours): the request as a whole cannot be read."""
    TOO_MANY_REQUESTS = "too-many-requests"
    """429 with Retry-After."""
    UNAVAILABLE = "unavailable"
    """503 with Retry-After: the database does not answer or is being updated."""
    INTERNAL = "internal"
    """500."""


PROBLEM_TYPE = "urn:bukubridge:problem:"


class ProblemDetails(msgspec.Struct, frozen=True, omit_defaults=True):
    """RFC 9457. `type` is `PROBLEM_TYPE` and a `ProblemCode`."""

    type: str
    title: str
    status: int
    detail: str = ""
    held_by: str = ""
    """PC name that holds the lease (lease-held)."""
    held_until: dt.datetime | None = None
    """When that lease ends unless it is renewed."""
    request_id: str = ""
    """By which the platform's operator finds the request in the log."""

    @property
    def code(self) -> str:
        """The word at the end of `type`."""
        return self.type.rpartition(":")[2]
