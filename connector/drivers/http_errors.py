"""What a failed request means, whichever way it failed: the one table from HTTP to the tree of errors.

The question that decides is: may the other side have acted on it? Where that is open, a write is `AnswerLost` (settle
before sending again) and a read `Unreachable` (just ask again). Statuses are those of RFC 9110 and RFC 6585.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Final

import msgspec

from connector.domain.errors import (
    AnswerLost,
    BridgeError,
    NotFound,
    ProtocolBroken,
    SignInRefused,
    Throttled,
    Unreachable,
)

LONGEST_PAUSE: Final = 86_400.0
"""Seconds: what a peer asks for beyond a day is cut to a day."""
_PLAIN: Final = (408, 413, 429)
"""Statuses that mean the same whoever on the way says them."""
_SHOWN: Final = 300
"""Characters of the other side's own words that are passed on."""
PROBLEM_JSON: Final = "application/problem+json"


class TooLarge(ProtocolBroken):
    """The request has more bytes than the other side takes: send it in smaller pieces."""


class Exchange(msgspec.Struct, frozen=True):
    """What was being asked of whom, for sentences and for the log."""

    called: str
    """The peer in a sentence: "The platform", "QuickBooks"."""
    host: str
    method: str
    path: str
    writes: bool
    """Whether the request may change something there."""

    def facts(self, **more: object) -> dict[str, object]:
        """Details for the log; nothing of headers or bodies."""
        return {"host": self.host, "method": self.method, "path": self.path, **more}


class Answer(msgspec.Struct, frozen=True):
    """A whole answer."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def content_type(self) -> str:
        """The media type without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_page(self) -> bool:
        """Whether it is a page for people instead of data: a captive portal, a proxy's or a hoster's message."""
        return self.content_type in ("text/html", "application/xhtml+xml") or self.body[:64].lstrip()[:1] == b"<"

    @property
    def is_problem(self) -> bool:
        """Whether it speaks RFC 9457."""
        return self.content_type == PROBLEM_JSON


class Failure(StrEnum):
    """How a request failed before a whole answer was there."""

    NOT_CONNECTED = "not_connected"
    NO_SUCH_HOST = "no_such_host"
    NOT_TRUSTED = "not_trusted"
    """The certificate is not valid for this host, or nobody that we trust vouches for it."""
    NOT_ENCRYPTED = "not_encrypted"
    """It does not speak TLS, or none that we do."""
    PROXY = "proxy"
    CONNECT_TIMEOUT = "connect_timeout"
    BUSY = "busy"
    """All of our own connections are in use."""
    TIMEOUT = "timeout"
    """Sent, and nothing came for too long."""
    CUT = "cut"
    """Sent, and the connection ended before the answer did."""
    GARBLED = "garbled"
    """What came is no HTTP, or cannot be unpacked."""
    TOO_LONG = "too_long"
    """The answer has more bytes than an answer may have."""


_NOT_SENT: Final[Mapping[Failure, tuple[str, str]]] = {
    Failure.NOT_CONNECTED: (
        "{called} at {host} does not answer.",
        "Check the internet connection of this PC; the next try comes by itself.",
    ),
    Failure.NO_SUCH_HOST: (
        "The name {host} is not known on this network.",
        "Check the internet connection of this PC and the address.",
    ),
    Failure.NOT_TRUSTED: (
        "The certificate of {host} cannot be trusted, so nothing was sent.",
        "Check the date and time of this PC, and whether a security program or a proxy reads encrypted connections.",
    ),
    Failure.NOT_ENCRYPTED: (
        "No encrypted connection to {host} comes about, so nothing was sent.",
        "Check the address, and whether a security program or a proxy is in the way.",
    ),
    Failure.PROXY: (
        "The proxy of this network does not let the connection to {host} through.",
        "Ask whoever looks after the network to allow {host}.",
    ),
    Failure.CONNECT_TIMEOUT: (
        "{called} at {host} does not answer.",
        "Check the internet connection of this PC; the next try comes by itself.",
    ),
    Failure.BUSY: ("All connections to {host} are in use.", ""),
}

_SENT: Final[Mapping[Failure, str]] = {
    Failure.TIMEOUT: "{called} at {host} took the request and said nothing for {seconds:.0f} seconds.",
    Failure.CUT: "The connection to {host} broke off before the answer was there.",
    Failure.GARBLED: "What came back from {host} cannot be read.",
    Failure.TOO_LONG: "The answer of {host} is longer than an answer may be.",
}


def failed(exchange: Exchange, failure: Failure, seconds: float = 0, cause: str = "") -> BridgeError:
    """The error for a request without a whole answer; `cause` is the foreign error's type name."""
    facts = exchange.facts(failure=failure.value, cause=cause)
    if failure in _NOT_SENT:
        sentence, remedy = _NOT_SENT[failure]
        return Unreachable(_said(sentence, exchange), remedy=_said(remedy, exchange), facts=facts)
    sentence = _SENT[failure].format(called=exchange.called, host=exchange.host, seconds=seconds)
    if exchange.writes:
        return AnswerLost(sentence, facts=facts)
    if failure in (Failure.GARBLED, Failure.TOO_LONG):
        return ProtocolBroken(sentence, facts=facts)
    return Unreachable(sentence, facts=facts)


def refused(exchange: Exchange, answer: Answer, now: dt.datetime) -> BridgeError:
    """The error for an answer that is no success."""
    if answer.is_page and 400 <= answer.status < 500 and answer.status not in _PLAIN:
        return page(exchange, answer)
    rule = _STATUSES.get(answer.status)
    if rule is not None:
        return rule(exchange, answer, now)
    if answer.status >= 500:
        return _server_failed(exchange, answer, now)
    if answer.status < 400:
        return page(exchange, answer)
    return _not_understood(exchange, answer, now)


def page(exchange: Exchange, answer: Answer) -> BridgeError:
    """Somebody else answered: a sign-in page of a network, a proxy, a hoster.

    A refusal (4xx) was not acted on; with anything else nobody knows where the request ended.
    """
    sentence = f"A page, not {_inner(exchange.called)}, answered at {exchange.host}."
    remedy = "Open the address in a browser: the network may want a sign-in, or the address is another one."
    facts = exchange.facts(status=answer.status, content_type=answer.content_type)
    if exchange.writes and not 400 <= answer.status < 500:
        return AnswerLost(sentence, remedy=remedy, facts=facts)
    return ProtocolBroken(sentence, remedy=remedy, facts=facts)


def unreadable(exchange: Exchange, answer: Answer, why: str) -> BridgeError:
    """A success whose body cannot be decoded: half of it, or something else."""
    if answer.is_page:
        return page(exchange, answer)
    sentence = f"The answer of {exchange.host} cannot be read to its end."
    facts = exchange.facts(status=answer.status, content_type=answer.content_type, why=why)
    return AnswerLost(sentence, facts=facts) if exchange.writes else ProtocolBroken(sentence, facts=facts)


def retry_after(answer: Answer, now: dt.datetime) -> float | None:
    """Seconds that `Retry-After` asks for, as a number or a date; None when it says nothing that can be read.

    A date is measured by the peer's own clock where the answer has one: that of a PC may be wrong.
    """
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_PAUSE)
    until = _date(value)
    if until is None:
        return None
    seconds = (until - (_date(answer.headers.get("date", "")) or now)).total_seconds()
    return min(max(seconds, 0.0), LONGEST_PAUSE)


class _Problem(msgspec.Struct, frozen=True):
    title: str = ""
    detail: str = ""


def detail(answer: Answer) -> str:
    """The other side's own words where it speaks RFC 9457, shortened; empty for anything else."""
    if not answer.is_problem:
        return ""
    try:
        problem = msgspec.json.decode(answer.body, type=_Problem)
    except msgspec.MsgspecError:
        return ""
    words = " ".join((problem.detail or problem.title).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _date(text: str) -> dt.datetime | None:
    """An HTTP date, aware; None when it is none."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)


def _said(sentence: str, exchange: Exchange) -> str:
    return sentence.format(called=exchange.called, host=exchange.host)


def _inner(called: str) -> str:
    """A name as it stands inside of a sentence."""
    return "the" + called[3:] if called.startswith("The ") else called


def _sentence(exchange: Exchange, answer: Answer, otherwise: str) -> str:
    """What the other side says, or our own words when it says nothing."""
    said = detail(answer)
    return f"{exchange.called} says: {said}" if said else otherwise


def _facts(exchange: Exchange, answer: Answer) -> dict[str, object]:
    return exchange.facts(status=answer.status, said=detail(answer))


def _sign_in(exchange: Exchange, answer: Answer, _now: dt.datetime) -> BridgeError:
    return SignInRefused(
        f"{exchange.called} at {exchange.host} no longer accepts the sign-in of this PC.",
        remedy="Sign in again: pair this PC with a new code.",
        facts=_facts(exchange, answer),
    )


def _forbidden(exchange: Exchange, answer: Answer, _now: dt.datetime) -> BridgeError:
    return SignInRefused(
        _sentence(exchange, answer, f"{exchange.called} does not allow this PC to do that."),
        remedy="Sign in again with an account or a code that may.",
        facts=_facts(exchange, answer),
    )


def _not_there(exchange: Exchange, answer: Answer, now: dt.datetime) -> BridgeError:
    if not answer.is_problem:
        return _not_understood(exchange, answer, now)
    return NotFound(
        _sentence(exchange, answer, f"{exchange.called} has nothing at this address."),
        remedy="Check the address; this program or the other side may need an update.",
        facts=_facts(exchange, answer),
    )


def _request_timeout(exchange: Exchange, answer: Answer, _now: dt.datetime) -> BridgeError:
    return Unreachable(
        f"The request did not reach {exchange.host} in time.",
        remedy="The connection of this PC may be too slow just now.",
        facts=_facts(exchange, answer),
    )


def _too_large(exchange: Exchange, answer: Answer, _now: dt.datetime) -> BridgeError:
    return TooLarge(
        f"{exchange.called} does not take that much in one request.",
        remedy="If this goes on, send the diagnostics file to support.",
        facts=_facts(exchange, answer),
    )


def _throttled(exchange: Exchange, answer: Answer, now: dt.datetime) -> BridgeError:
    return Throttled(
        f"{exchange.called} asks for a pause.", facts=_facts(exchange, answer), after=retry_after(answer, now)
    )


def _unavailable(exchange: Exchange, answer: Answer, now: dt.datetime) -> BridgeError:
    """A 503 that says when to come again turned the request away; any other one is a failure like the rest."""
    if answer.is_problem or "retry-after" in answer.headers:
        return _throttled(exchange, answer, now)
    return _server_failed(exchange, answer, now)


def _server_failed(exchange: Exchange, answer: Answer, _now: dt.datetime) -> BridgeError:
    """A server may have committed before it failed, and a gateway cannot know."""
    sentence = f"{exchange.called} at {exchange.host} failed to answer (HTTP {answer.status})."
    error = AnswerLost if exchange.writes else Unreachable
    return error(sentence, facts=_facts(exchange, answer))


def _not_understood(exchange: Exchange, answer: Answer, _now: dt.datetime) -> BridgeError:
    return ProtocolBroken(
        _sentence(
            exchange,
            answer,
            f"{exchange.called} at {exchange.host} did not understand the request (HTTP {answer.status}).",
        ),
        remedy="Check the address; this program or the other side may need an update.",
        facts=_facts(exchange, answer),
    )


_STATUSES: Final[Mapping[int, Callable[[Exchange, Answer, dt.datetime], BridgeError]]] = {
    401: _sign_in,
    403: _forbidden,
    404: _not_there,
    408: _request_timeout,
    413: _too_large,
    429: _throttled,
    503: _unavailable,
}
