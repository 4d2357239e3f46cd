"""Our own cloud API, call by call: every endpoint of `wire` as a method with the types of `wire`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Self, TypeVar

import msgspec

from connector.domain.clock import Clock, SystemClock
from connector.domain.errors import (
    BridgeError,
    LeaseHeld,
    RetryLater,
    SettingsInvalid,
    SignInRefused,
    Unsupported,
    WrongCompany,
)
from connector.domain.gathered import GatheredReport
from connector.domain.keys import EntityKind
from connector.domain.secret import Secret
from connector.drivers.http import HttpOptions, HttpPeer, Patience, Request, Timeouts, Transport, at
from connector.drivers.http_address import Address
from connector.drivers.http_errors import Answer, Exchange, unreadable
from connector.platform import wire
from connector.platform.wire import ProblemCode, ProblemDetails
from connector.platform.wire_changes import WireAcknowledgements, WireChangePage
from connector.platform.wire_configuration import SettingsReport, SettingsWish
from connector.platform.wire_diagnostics import MEDIA_TYPE, DiagnosticsRefused
from connector.platform.wire_integrations import AvailableList, ConnectedList

T = TypeVar("T")

LONGEST_POLL: Final = 25.0
"""Seconds that the platform waits for a command at most (`wire`)."""
_POLL_MARGIN: Final = 15.0
"""Seconds on top of that until a silent long poll counts as dead."""
_API: Final = "/api/integrations"

_encode = msgspec.json.Encoder().encode


class LeaseLost(RetryLater):
    """The platform no longer counts the company as ours: nothing was written; shake hands again."""


class PlatformClient:
    """Typed calls. May be shared between threads; raises as `HttpPeer.send` does, and what is said here."""

    def __init__(self, peer: HttpPeer, clock: Clock | None = None) -> None:
        self._peer, self._clock = peer, clock or SystemClock()

    @classmethod
    def at(
        cls,
        address: str,
        token: Callable[[], Secret] | None = None,
        *,
        clock: Clock | None = None,
        timeouts: Timeouts | None = None,
        patience: Patience | None = None,
        transport: Transport | None = None,
    ) -> Self:
        """A client for the platform at an address; `token` is asked before each request.

        Raises:
            SettingsInvalid: the address is none, or plain http to another computer.
        """
        peer = HttpPeer(
            Address.parse(address),
            called="The platform",
            token=token,
            refusal=refusal,
            options=HttpOptions(timeouts=timeouts or Timeouts(), patience=patience or Patience()),
            clock=clock,
            transport=transport,
        )
        return cls(peer, clock)

    @property
    def origin(self) -> str:
        """Host and port of the platform."""
        return self._peer.address.origin

    def close(self) -> None:
        """Close the connections."""
        self._peer.close()

    def interrupt(self) -> None:
        """End whatever waits for an answer, from another thread; everything further raises `Stopped`."""
        self._peer.interrupt()

    # Without a token --------------------------------------------------------------------------------------------------

    def health(self) -> wire.Health:
        """Whether the platform answers."""
        return self._ask(Request(method="GET", path="/health", signed=False), _health)

    def ready(self) -> wire.Health:
        """Whether it can work, too: its database answers."""
        return self._ask(Request(method="GET", path="/ready", signed=False), _health)

    def pair(self, asked: wire.Pair) -> wire.Paired:
        """Exchange a one-time code for a token.

        Raises:
            SettingsInvalid: the code is wrong, used, or too old.
            AnswerLost: the code may be used up; only a new one helps.
        """
        request = Request(method="POST", path="/api/pair", body=_encode(asked), writes=True, signed=False)
        return self._ask(request, _paired)

    # A host's own -----------------------------------------------------------------------------------------------------

    def handshake(self, provider: str, asked: wire.Handshake) -> wire.Welcome:
        """Say who comes and take or renew the lease; once more changes nothing.

        Raises:
            LeaseHeld: another PC keeps this company.
            WrongCompany: the organization is connected with other books.
        """
        return self._ask(_post(at("api", "integrations", provider, "handshake"), _encode(asked)), _welcome)

    def release(self, provider: str, lease: str) -> None:
        """Give the lease back; in a hurry, as it ends by itself."""
        path = at("api", "integrations", provider, "lease")
        self._peer.send(Request(method="DELETE", path=path, headers=_leased(lease), hurried=True))

    def send_batch(self, provider: str, entity: EntityKind, lease: str, key: str, body: bytes) -> wire.BatchResult:
        """Write an encoded `Batch`; `key` is the hash of its action ids.

        Raises:
            LeaseLost: nothing was written; shake hands and send it again.
            TooLarge: nothing was written; send it in pieces.
        """
        request = Request(
            method="POST",
            path=at("api", "integrations", provider, "records", entity.value),
            body=body,
            headers={**_leased(lease), "Idempotency-Key": key},
            writes=True,
        )
        return self._ask(request, _batch_result)

    def settle(self, provider: str, entity: EntityKind, asked: wire.Settle) -> wire.Settled:
        """What became of uncertain actions."""
        return self._ask(_post(at("api", "integrations", provider, "settle", entity.value), _encode(asked)), _settled)

    def titles(self, provider: str, entity: EntityKind, asked: wire.TitleQuery) -> wire.Titles:
        """What people call some records."""
        return self._ask(_post(at("api", "integrations", provider, "titles", entity.value), _encode(asked)), _titles)

    def summary(self, provider: str, entity: EntityKind) -> wire.WireSummary:
        """What the platform stores of one kind, in a few numbers."""
        path = at("api", "integrations", provider, "reconciliation", entity.value)
        return self._ask(Request(method="GET", path=path), _summary)

    def bucket_page(self, provider: str, entity: EntityKind, asked: wire.BucketQuery) -> wire.BucketPage:
        """Some records of some buckets."""
        path = at("api", "integrations", provider, "reconciliation", entity.value, "keys")
        return self._ask(_post(path, _encode(asked)), _bucket_page)

    def changes(self, provider: str, entity: EntityKind, cursor: int, limit: int, wait: float = 0) -> WireChangePage:
        """Open changes of people after a place of the feed; the platform waits up to `wait` seconds for one to come."""
        wait = min(wait, LONGEST_POLL)
        query = {"cursor": str(cursor), "limit": str(limit)}
        path = at("api", "integrations", provider, "changes", entity.value)
        if not wait:
            return self._ask(Request(method="GET", path=path, query=query), _change_page)
        query["wait"] = f"{wait:g}"
        return self._ask(Request(method="GET", path=path, query=query, silence=wait + _POLL_MARGIN), _change_page)

    def acknowledge(self, provider: str, entity: EntityKind, lease: str, told: WireAcknowledgements) -> None:
        """Tell what became of changes; the same once more changes nothing.

        Raises:
            LeaseLost: nothing was noted; shake hands and tell it again.
        """
        path = at("api", "integrations", provider, "changes", entity.value, "acknowledgements")
        self._peer.send(Request(method="POST", path=path, body=_encode(told), headers=_leased(lease)))

    def commands(self, after: int, wait: float) -> wire.CommandPage:
        """Commands after a number; the platform waits up to `wait` seconds for one to come."""
        wait = min(wait, LONGEST_POLL)
        query = {"after": str(after), "wait": f"{wait:g}"}
        request = Request(method="GET", path="/api/agent/commands", query=query, silence=wait + _POLL_MARGIN)
        return self._ask(request, _commands)

    def tell_settings(self, provider: str, told: SettingsReport) -> SettingsWish:
        """Tell how a connection is configured here, and hear what is wished; the same once more changes nothing."""
        return self._ask(_post(at("api", "integrations", provider, "configuration", "report"), _encode(told)), _wish)

    def save_logs(self, provider: str, logs: Sequence[wire.SyncLog]) -> None:
        """Tell of runs; the same log once more changes nothing."""
        self._peer.send(_logs(provider, wire.SyncLogs(list(logs), self._clock.now())))

    def save_gathered(self, provider: str, told: GatheredReport) -> None:
        """Tell what was collected; the same once more changes nothing."""
        self._peer.send(_post(at("api", "integrations", provider, "gathered"), _encode(told)))

    def save_diagnostics(self, provider: str, command: int, content: bytes | DiagnosticsRefused) -> None:
        """Hand in the file that a command asked for, or say why there is none; the same once more changes nothing."""
        self._peer.send(_diagnostics(provider, command, content))

    # For people and faces ---------------------------------------------------------------------------------------------

    def record(self, provider: str, organization: str, entity: EntityKind, key: str) -> wire.StoredRecord:
        """One record with what the books have of it.

        Raises:
            NotFound: the platform does not have it.
        """
        query = {"organization_slug": organization, "provider": provider}
        return self._ask(Request(method="GET", path=at("api", "records", entity.value, key), query=query), _stored)

    def logs(self, organization: str, *, provider: str = "", limit: int = 50, before: str = "") -> wire.SyncLogPage:
        """Run logs, newest first; `before` is the id of the last one of the page before."""
        query = {"organization_slug": organization, "provider": provider, "limit": str(limit), "before": before}
        asked = {name: value for name, value in query.items() if value}
        return self._ask(Request(method="GET", path=f"{_API}/sync-logs", query=asked), _log_page)

    def available(self, organization: str) -> AvailableList:
        """Providers that can be connected."""
        return self._ask(Request(method="GET", path=_API, query={"organization_slug": organization}), _available)

    def connected(self, organization: str) -> ConnectedList:
        """Providers that are connected."""
        query = {"organization_slug": organization}
        return self._ask(Request(method="GET", path=f"{_API}/connected", query=query), _connected)

    def sync_status(self, provider: str) -> wire.SyncStatus:
        """How a provider's sync stands."""
        path = at("api", "integrations", provider, "sync-status")
        return self._ask(Request(method="GET", path=path), _sync_status)

    def ask_to_sync(self, provider: str, wanted: str) -> wire.SyncAccepted:
        """Wake whoever keeps a provider: for a kind of records, or for what is only collected there."""
        path = at("api", "integrations", provider, "sync", wanted)
        return self._ask(Request(method="POST", path=path, writes=True), _accepted)

    def _ask(self, request: Request, decoder: msgspec.json.Decoder[T]) -> T:
        answer = self._peer.send(request)
        try:
            return decoder.decode(answer.body)
        except msgspec.MsgspecError as exc:
            raise unreadable(self._peer.exchange(request), answer, str(exc)) from exc


_health = msgspec.json.Decoder(wire.Health)
_paired = msgspec.json.Decoder(wire.Paired)
_welcome = msgspec.json.Decoder(wire.Welcome)
_batch_result = msgspec.json.Decoder(wire.BatchResult)
_settled = msgspec.json.Decoder(wire.Settled)
_summary = msgspec.json.Decoder(wire.WireSummary)
_titles = msgspec.json.Decoder(wire.Titles)
_bucket_page = msgspec.json.Decoder(wire.BucketPage)
_change_page = msgspec.json.Decoder(WireChangePage)
_commands = msgspec.json.Decoder(wire.CommandPage)
_wish = msgspec.json.Decoder(SettingsWish)
_stored = msgspec.json.Decoder(wire.StoredRecord)
_log_page = msgspec.json.Decoder(wire.SyncLogPage)
_available = msgspec.json.Decoder(AvailableList)
_connected = msgspec.json.Decoder(ConnectedList)
_sync_status = msgspec.json.Decoder(wire.SyncStatus)
_accepted = msgspec.json.Decoder(wire.SyncAccepted)
_problem = msgspec.json.Decoder(ProblemDetails)


def _post(path: str, body: bytes) -> Request:
    """A POST that may be sent again: it asks, or what it sets is the same the second time."""
    return Request(method="POST", path=path, body=body)


def _logs(provider: str, told: wire.SyncLogs) -> Request:
    return _post(at("api", "integrations", provider, "sync-logs"), _encode(told))


def _diagnostics(provider: str, command: int, content: bytes | DiagnosticsRefused) -> Request:
    path, query = at("api", "integrations", provider, "diagnostics"), {"command": str(command)}
    if isinstance(content, DiagnosticsRefused):
        return Request(method="POST", path=f"{path}/refusal", query=query, body=_encode(content))
    return Request(
        method="POST",
        path=path,
        query=query,
        body=content,
        headers={"Content-Type": MEDIA_TYPE},
        packed=True,
    )


def _leased(lease: str) -> dict[str, str]:
    return {"X-Agent-Lease": lease}


def refusal(exchange: Exchange, answer: Answer) -> BridgeError | None:
    """The error for one of the platform's own problem codes; None leaves it to the general table."""
    if not answer.is_problem:
        return None
    try:
        problem = _problem.decode(answer.body)
    except msgspec.MsgspecError:
        return None
    make = _REFUSALS.get(problem.code)
    return make(problem, exchange.facts(status=answer.status, problem=problem.code)) if make is not None else None


_Facts = Mapping[str, object]


def _lease_held(problem: ProblemDetails, facts: _Facts) -> BridgeError:
    holder = problem.held_by or "another PC"
    until = problem.held_until
    found = {**facts, "held_by": problem.held_by, "held_until": until.isoformat() if until is not None else ""}
    return LeaseHeld(
        f"The PC {holder} already keeps this company." if problem.held_by else "Another PC already keeps this company.",
        remedy=f"Stop BukuBridge on {holder}, or disconnect the company there; a few minutes later it is free.",
        facts=found,
    )


def _lease_lost(_problem: ProblemDetails, facts: _Facts) -> BridgeError:
    return LeaseLost("The platform no longer counts this PC as the company's keeper.", facts=facts)


def _wrong_company(problem: ProblemDetails, facts: _Facts) -> BridgeError:
    return WrongCompany(
        f"The organization is connected with other books. The platform says: {problem.detail}".strip(),
        remedy="Pair this company with an organization of its own, or choose the books that belong to this one.",
        facts=facts,
    )


def _code_refused(problem: ProblemDetails, facts: _Facts) -> BridgeError:
    return SettingsInvalid(
        problem.detail or "The platform did not accept the code.",
        remedy="Get a new code on the platform and enter it within ten minutes.",
        facts=facts,
    )


def _unauthorized(_problem: ProblemDetails, facts: _Facts) -> BridgeError:
    return SignInRefused(
        "The platform does not accept this PC's token: it was revoked, or replaced by a newer pairing.",
        remedy="Get a new code on the platform and pair this PC again.",
        facts=facts,
    )


def _outdated(problem: ProblemDetails, facts: _Facts) -> BridgeError:
    return Unsupported(
        "The BukuBridge on this PC is too old for the platform.",
        remedy="Update BukuBridge.",
        facts={**facts, "detail": problem.detail},
    )


_REFUSALS: Final[Mapping[str, Callable[[ProblemDetails, _Facts], BridgeError]]] = {
    ProblemCode.LEASE_HELD: _lease_held,
    ProblemCode.LEASE_LOST: _lease_lost,
    ProblemCode.NOT_CONNECTED: _lease_lost,
    ProblemCode.WRONG_COMPANY: _wrong_company,
    ProblemCode.CODE_REFUSED: _code_refused,
    ProblemCode.UNAUTHORIZED: _unauthorized,
    ProblemCode.AGENT_OUTDATED: _outdated,
}
"""What the general table would not know. A provider that nobody connected is met like a lost lease: by a handshake."""
