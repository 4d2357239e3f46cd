"""The platform in memory, spoken to over HTTP (`httpx.MockTransport`). Keeps the promises of `connector.platform.wire`.

app = PlatformApp()
client = PlatformClient.at("https://platform.example", app.token_for("PC-1"), transport=httpx.MockTransport(app))
"""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import httpx
import msgspec

from connector.domain.actions import ResultKind
from connector.domain.clock import Clock
from connector.domain.keys import EntityKind, Key
from connector.domain.secret import Secret
from connector.domain.titles import title_of
from connector.platform import wire
from connector.platform.wire import PROBLEM_TYPE, ProblemCode, ProblemDetails, WireRecord, WireResult
from connector.platform.wire_integrations import Available, AvailableList, Connected, ConnectedList
from tests.fakes.clock import ManualClock
from tests.fakes.platform_shelf import Kept, StoredRecord
from tests.fakes.wire import to_wire

_encode = msgspec.json.encode


@dataclass(slots=True)
class Fault:
    """What happens to one request instead of, or after, its being done."""

    reply: httpx.Response | Exception
    arrives: bool = False
    """The request is done first: only its answer is replaced."""
    path: str = ""
    """The first request whose path holds this; empty: the very next one."""
    passes: int = 0
    """How many such requests go through before."""


@dataclass(slots=True)
class Agent:
    """A paired host."""

    installation: str
    pc_name: str


def body_of(request: httpx.Request) -> bytes:
    """A request's body, unpacked."""
    return gzip.decompress(request.content) if request.headers.get("Content-Encoding") == "gzip" else request.content


class Refused(Exception):
    """Answered with a problem."""

    def __init__(self, status: int, code: ProblemCode, detail: str = "", held_by: str = "") -> None:
        super().__init__(detail)
        title = HTTPStatus(status).phrase
        self.problem = ProblemDetails(PROBLEM_TYPE + code, title, status, detail, held_by)


def problem(refused: Refused, headers: dict[str, str] | None = None) -> httpx.Response:
    """The answer of a refusal."""
    content_type = {"Content-Type": "application/problem+json", **(headers or {})}
    return httpx.Response(refused.problem.status, content=_encode(refused.problem), headers=content_type)


class PlatformState:
    """What one organization's platform knows. `faults` are used up in order; `requests` is what came."""

    def __init__(self, clock: Clock | None = None, *, lease_seconds: int = 90) -> None:
        self.clock = clock or ManualClock()
        self.lease_seconds = lease_seconds
        self.platform_id = "platform-1"
        self.organization = "maju"
        self.agents: dict[str, Agent] = {}
        self.codes: set[str] = set()
        self.kept: dict[str, Kept] = {}
        self.hosted: list[Connected] = []
        """Accounts that the platform keeps itself."""
        self.logs: dict[str, tuple[str, wire.SyncLog]] = {}
        self.commands: list[wire.Command] = []
        self.faults: deque[Fault] = deque()
        self.requests: list[httpx.Request] = []
        self.rejected: dict[Key, str] = {}
        """Reasons why some records are refused."""
        self.most_bytes = wire.MAX_BATCH_BYTES
        self.most_entries = 10_000
        self._numbers = iter(range(1, 1_000_000))

    def token_for(self, pc_name: str, installation: str = "") -> Callable[[], Secret]:
        """Pair a PC; gives its token as hosts hand it to the client."""
        token = f"canary-token-{next(self._numbers)}"
        self.agents[token] = Agent(installation or pc_name, pc_name)
        return lambda: Secret(token)

    def live(self, kind: EntityKind, provider: str = "sql_accounting") -> dict[Key, StoredRecord]:
        """Records that exist."""
        return self._of(provider).live(kind)

    def _agent(self, request: httpx.Request) -> Agent:
        agent = self.agents.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if agent is None:
            raise Refused(401, ProblemCode.UNAUTHORIZED, "The request has no valid token.")
        return agent

    def _of(self, provider: str) -> Kept:
        return self.kept.get(provider) or Kept({}, "")

    def _next_fault(self, request: httpx.Request) -> Fault | None:
        fault = next((each for each in self.faults if each.path in request.url.path), None)
        if fault is not None and fault.passes:
            fault.passes -= 1
            return None
        if fault is not None:
            self.faults.remove(fault)
        return fault


class PlatformApp(PlatformState):
    """Answers requests."""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer as the platform, unless a fault comes first."""
        request.read()
        self.requests.append(request)
        fault = self._next_fault(request)
        if fault is None or fault.arrives:
            answer = self._answer(request)
        if fault is None:
            return answer
        if isinstance(fault.reply, Exception):
            raise fault.reply
        return fault.reply

    # ------------------------------------------------------------------ routes

    def _answer(self, request: httpx.Request) -> httpx.Response:
        for method, pattern, handler in self._routes():
            match = re.fullmatch(pattern, request.url.path)
            if match and request.method == method:
                return self._guarded(request, handler, match.groupdict())
        return problem(Refused(404, ProblemCode.NOT_FOUND, "There is nothing at this address."))

    def _routes(self) -> tuple[tuple[str, str, Callable[..., object]], ...]:
        base = "/api/integrations/(?P<provider>[^/]+)"
        return (
            ("GET", "/health", self._health),
            ("POST", "/api/pair", self._pair),
            ("POST", f"{base}/handshake", self._handshake),
            ("DELETE", f"{base}/lease", self._release),
            ("POST", f"{base}/records/(?P<entity>[^/]+)", self._take_in),
            ("POST", f"{base}/settle/(?P<entity>[^/]+)", self._settle),
            ("POST", f"{base}/titles/(?P<entity>[^/]+)", self._titles),
            ("GET", f"{base}/reconciliation/(?P<entity>[^/]+)", self._summary),
            ("POST", f"{base}/reconciliation/(?P<entity>[^/]+)/keys", self._bucket_page),
            ("POST", f"{base}/sync-logs", self._save_logs),
            ("GET", "/api/integrations/sync-logs", self._read_logs),
            ("GET", "/api/integrations", self._available),
            ("GET", "/api/integrations/connected", self._connected),
            ("GET", f"{base}/sync-status", self._status),
            ("POST", f"{base}/sync/(?P<entity>[^/]+)", self._ask_to_sync),
            ("GET", "/api/agent/commands", self._poll),
        )

    def _guarded(self, request: httpx.Request, handler: Callable[..., object], parts: dict[str, str]) -> httpx.Response:
        try:
            answer = handler(request, **parts)
        except Refused as refused:
            return problem(refused)
        except msgspec.MsgspecError as exc:
            return problem(Refused(422, ProblemCode.INVALID, str(exc)))
        if answer is None:
            return httpx.Response(204)
        return httpx.Response(200, content=_encode(answer), headers={"Content-Type": "application/json"})

    # ------------------------------------------------------------------ hosts

    def _health(self, _request: httpx.Request) -> wire.Health:
        return wire.Health(ok=True, version="1")

    def _pair(self, request: httpx.Request) -> wire.Paired:
        asked = msgspec.json.decode(body_of(request), type=wire.Pair)
        if asked.code not in self.codes:
            raise Refused(422, ProblemCode.CODE_REFUSED, "The code is wrong, was used, or is too old.")
        self.codes.remove(asked.code)
        token = self.token_for(asked.pc_name, asked.agent_id)().reveal()
        return wire.Paired(token, self.organization, "Maju Sdn Bhd")

    def _handshake(self, request: httpx.Request, provider: str) -> wire.Welcome:
        agent, now = self._agent(request), self.clock.now()
        asked = msgspec.json.decode(body_of(request), type=wire.Handshake)
        kept = self.kept.setdefault(provider, Kept(asked.company_marks, asked.company_name))
        if kept.marks != asked.company_marks:
            raise Refused(409, ProblemCode.WRONG_COMPANY, f"It is connected with {kept.company_name}.")
        live = kept.until is not None and kept.until > now
        if live and kept.agent != agent.installation:
            holder = next(each for each in self.agents.values() if each.installation == kept.agent)
            raise Refused(409, ProblemCode.LEASE_HELD, "Another PC keeps it.", held_by=holder.pc_name)
        kept.agent = agent.installation
        kept.lease = kept.lease if live else f"lease-{next(self._numbers)}"
        kept.until = now + dt.timedelta(seconds=self.lease_seconds)
        return wire.Welcome(
            platform_id=self.platform_id,
            organization=self.organization,
            sequence=kept.sequence,
            lease=kept.lease,
            lease_seconds=self.lease_seconds,
        )

    def _release(self, request: httpx.Request, provider: str) -> None:
        agent, kept = self._agent(request), self.kept.get(provider)
        if kept and (kept.agent, kept.lease) == (agent.installation, request.headers.get("X-Agent-Lease")):
            kept.lease, kept.until = "", None

    def _take_in(self, request: httpx.Request, provider: str, entity: str) -> wire.BatchResult:
        agent, now = self._agent(request), self.clock.now()
        body = body_of(request)
        if len(body) > self.most_bytes:
            raise Refused(413, ProblemCode.TOO_LARGE, "The request is too large.")
        batch = msgspec.json.decode(body, type=wire.Batch)
        if len(batch.records) > wire.MAX_BATCH_RECORDS:
            raise Refused(413, ProblemCode.TOO_LARGE, "The batch has too many records.")
        kept = self.kept.get(provider)
        if kept is None:
            raise Refused(409, ProblemCode.NOT_CONNECTED, "No agent has connected this provider yet.")
        lease = (agent.installation, request.headers.get("X-Agent-Lease"))
        if (kept.agent, kept.lease) != lease or kept.until is None or kept.until <= now:
            raise Refused(409, ProblemCode.LEASE_LOST, "This agent does not hold the company now.")
        results = [self._take(kept, EntityKind(entity), record) for record in batch.records]
        kept.sequence += 1
        kept.until = now + dt.timedelta(seconds=self.lease_seconds)
        return wire.BatchResult(results, kept.sequence)

    def _take(self, kept: Kept, kind: EntityKind, record: WireRecord) -> WireResult:
        if record.key in self.rejected:
            return WireResult(record.id, ResultKind.REJECTED, reason=self.rejected[record.key])
        return kept.take(kind, record)

    def _settle(self, request: httpx.Request, provider: str, entity: str) -> wire.Settled:
        self._agent(request)
        asked = msgspec.json.decode(body_of(request), type=wire.Settle)
        return wire.Settled([self._of(provider).settled(EntityKind(entity), record) for record in asked.records])

    def _titles(self, request: httpx.Request, provider: str, entity: str) -> wire.Titles:
        self._agent(request)
        asked = msgspec.json.decode(body_of(request), type=wire.TitleQuery)
        live = self._of(provider).live(EntityKind(entity))
        found = [(key, live[key]) for key in sorted(set(asked.keys)) if key in live]
        return wire.Titles([wire.WireTitle(key, title_of(it.content), it.currency, it.amount) for key, it in found])

    def _summary(self, request: httpx.Request, provider: str, entity: str) -> wire.WireSummary:
        self._agent(request)
        return to_wire(self._of(provider).summary(EntityKind(entity)))

    def _bucket_page(self, request: httpx.Request, provider: str, entity: str) -> wire.BucketPage:
        self._agent(request)
        asked = msgspec.json.decode(body_of(request), type=wire.BucketQuery)
        return self._of(provider).page(EntityKind(entity), asked, min(asked.limit, self.most_entries))

    def _save_logs(self, request: httpx.Request, provider: str) -> None:
        self._agent(request)
        for log in msgspec.json.decode(body_of(request), type=wire.SyncLogs).logs:
            self.logs[log.id] = (provider, log)

    def _poll(self, request: httpx.Request) -> wire.CommandPage:
        self._agent(request)
        after = int(request.url.params["after"])
        last = max((command.id for command in self.commands), default=0)
        return wire.CommandPage([command for command in self.commands if command.id > after], last)

    # ------------------------------------------------------------------ people

    def _read_logs(self, request: httpx.Request) -> wire.SyncLogPage:
        self._agent(request)
        limit = int(request.url.params.get("limit", "50"))
        found = [
            wire.ProviderSyncLog(provider=provider, **msgspec.structs.asdict(log))
            for provider, log in sorted(self.logs.values(), key=lambda each: each[1].started_at, reverse=True)
        ]
        return wire.SyncLogPage(found[:limit])

    def _available(self, request: httpx.Request) -> AvailableList:
        self._agent(request)
        return AvailableList(
            [Available(provider="sql_accounting", title="SQL Accounting", hosted_by="agent", entities=["customers"])]
        )

    def _connected(self, request: httpx.Request) -> ConnectedList:
        self._agent(request)
        return ConnectedList(
            [
                Connected(
                    provider=provider, is_active=True, connected_at=self.clock.now(), company_name=kept.company_name
                )
                for provider, kept in self.kept.items()
            ]
            + self.hosted
        )

    def _status(self, request: httpx.Request, provider: str) -> wire.SyncStatus:
        self._agent(request)
        kept = self.kept.get(provider)
        online = kept is not None and kept.until is not None and kept.until > self.clock.now()
        return wire.SyncStatus(provider=provider, connected=kept is not None, agent_online=online, entities=[])

    def _ask_to_sync(self, request: httpx.Request, provider: str, entity: str) -> wire.SyncAccepted:
        self._agent(request)
        number = next(self._numbers)
        self.commands.append(wire.Command(id=number, provider=provider, kind="sync", entity=entity))
        return wire.SyncAccepted(number)
