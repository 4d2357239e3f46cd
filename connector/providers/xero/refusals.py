"""What Xero's refusals mean: by status, and by the words of a validation, which has no codes (providers.md, 2.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from connector.domain.errors import (
    BridgeError,
    DuplicateKey,
    NotInBooks,
    ProtocolBroken,
    Rejected,
    SignInRefused,
    Throttled,
)
from connector.drivers.http_errors import Answer, Exchange, retry_after
from connector.online.places import listed
from connector.online.refusals import NoSuchRecord, TokenRefused

SILENCE: Final = 60.0
"""Seconds after a 429 that does not say how long."""
_LONGEST: Final = 300
_WINDOWS: Final = {
    "day": ("The organisation's requests of the day are used up in Xero; it goes on when Xero allows it.", 3600.0),
    "concurrent": ("Xero works on as many requests of this organisation as it takes at once.", 2.0),
}
"""What `X-Rate-Limit-Problem` says, with seconds where nothing says how long; whatever else it says is like a minute
(providers.md, 2.2: the spelling of the app's is not sure)."""
_TAKEN: Final = ("already assigned to another", "already exists", "must be unique")
_GONE: Final = ("could not be found", "was not found", "cannot be found")
_UNKNOWN: Final = ("is not a valid code", "does not exist", "not subscribed", "is not valid", "is archived")


def refusal(exchange: Exchange, answer: Answer) -> BridgeError | None:
    """The meaning of an answer that is no success; None leaves it to the general table."""
    if answer.status == 429:
        return _throttled(exchange, answer)
    if answer.is_page:
        return None
    told = _object(answer.body)
    facts = exchange.facts(status=answer.status, correlation=answer.headers.get("xero-correlation-id", ""))
    match answer.status:
        case 400:
            return _invalid(exchange, told, facts)
        case 401:
            return _unauthorized(told, facts)
        case 403:
            return SignInRefused(
                "Xero does not let this sign-in into the organisation: it was disconnected there, or the person left.",
                remedy="Connect Xero again, and choose the organisation.",
                facts=facts,
            )
        case 404:
            return NoSuchRecord("Xero has no such record.", facts=facts)
    return None


def problem_in(record: Mapping[str, object]) -> str:
    """What is wrong with an element of an answer that is a success as a whole; empty for nothing. Its parts have such
    lists, too."""
    said = " ".join(dict.fromkeys(_messages(record)))
    if not said and record.get("StatusAttributeString") == "ERROR":
        said = "the record is not valid"
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def meaning(said: str, facts: Mapping[str, object]) -> BridgeError:
    """The error that the words of a validation stand for."""
    sentence, lower = f"Xero says: {said}", said.lower()
    if any(words in lower for words in _TAKEN):
        return DuplicateKey(sentence, remedy="Choose another one.", facts=facts)
    if any(words in lower for words in _GONE):
        return NoSuchRecord(sentence, facts=facts)
    if any(words in lower for words in _UNKNOWN):
        return NotInBooks(sentence, remedy="Name another one, or enter it in Xero.", facts=facts)
    return Rejected(
        sentence, remedy="Correct the record on the platform, or enter what is missing in Xero.", facts=facts
    )


def _messages(part: object) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _messages(each)
    elif isinstance(part, dict):
        yield from (str(error.get("Message") or "") for error in listed(part, "ValidationErrors"))
        for name, value in part.items():
            if name not in ("ValidationErrors", "Warnings", "Contact", "Invoice", "CreditNote"):
                yield from _messages(value)


def _throttled(exchange: Exchange, answer: Answer) -> Throttled:
    problem = answer.headers.get("x-rate-limit-problem", "").strip().lower()
    sentence, silence = _WINDOWS.get(problem, ("Xero asks for a pause.", SILENCE))
    after = retry_after(answer, dt.datetime.now(dt.UTC))
    return Throttled(
        sentence, facts=exchange.facts(status=429, problem=problem), after=silence if after is None else after
    )


def _unauthorized(told: Mapping[str, object], facts: Mapping[str, object]) -> BridgeError:
    if "authorizationunsuccessful" in str(told.get("Detail") or "").lower():
        return SignInRefused(
            "The sign-in at Xero does not allow that: a permission is lacking.",
            remedy="Connect Xero again, and allow everything that is asked for.",
            facts=facts,
        )
    return TokenRefused("Xero does not accept the sign-in any more.", remedy="Connect it again.", facts=facts)


def _invalid(exchange: Exchange, told: Mapping[str, object], facts: Mapping[str, object]) -> BridgeError:
    said = " ".join(problem for element in listed(told, "Elements") if (problem := problem_in(element)))
    said = said or str(told.get("Message") or told.get("Detail") or "the request is not valid")
    if exchange.writes:
        return meaning(said, facts)
    return ProtocolBroken(f"Xero says: {said}", remedy="This program may need an update.", facts=facts)


def _object(body: bytes) -> Mapping[str, object]:
    try:
        value = msgspec.json.decode(body)
    except msgspec.MsgspecError:
        return {}
    return value if isinstance(value, dict) else {}
