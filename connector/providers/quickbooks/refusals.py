"""What Intuit's refusals mean. A Fault comes in two spellings, and also with HTTP 200 (providers.md, 1.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from connector.domain.errors import (
    AnswerLost,
    AskUser,
    BridgeError,
    DuplicateKey,
    ProtocolBroken,
    Rejected,
    SettingsInvalid,
    SignInRefused,
    Throttled,
    Unreachable,
    Unsupported,
)
from connector.drivers.http_errors import Answer, Exchange, retry_after
from connector.online.refusals import NoSuchRecord, Overtaken, TokenRefused
from connector.providers.quickbooks.quota import SILENCE

_LONGEST: Final = 300
_SLOW_DOWN: Final = "3001"


class Fault(msgspec.Struct, frozen=True):
    """What Intuit says went wrong."""

    code: str
    """Text: it may begin with zeros."""
    kind: str
    """ValidationFault, SystemFault, AuthenticationFault, AuthorizationFault or something else."""
    said: str
    """Message and detail, for people."""


def fault_of(value: object) -> Fault | None:
    """The Fault in an answer, whichever way it is spelled; None when there is none."""
    if not isinstance(value, dict):
        return None
    lower = {str(name).lower(): part for name, part in value.items()}
    fault = lower.get("fault")
    if not isinstance(fault, dict):
        return None
    parts = {str(name).lower(): part for name, part in fault.items()}
    listed = parts.get("error")
    errors = [_lowered(each) for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    said = " ".join(" ".join(str(each.get(name) or "") for name in ("message", "detail")) for each in errors)
    said = " ".join(said.split())
    codes = [str(each.get("code") or "") for each in errors]
    code = next((code for code in codes if _known(code)), codes[0] if codes else "")
    return Fault(code, str(parts.get("type") or ""), said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…")


def refusal(exchange: Exchange, answer: Answer) -> BridgeError | None:
    """The meaning of an answer that is no success; None leaves it to the general table."""
    if answer.is_page:
        return None
    if answer.status == 429:
        return _throttled(exchange, answer)
    try:
        fault = fault_of(msgspec.json.decode(answer.body))
    except msgspec.MsgspecError:
        fault = None
    if answer.status == 401 and (fault is None or not _known(fault.code)):
        return _token(exchange, fault or Fault("", "", ""), exchange.facts(status=401))
    return meaning(exchange, answer, fault) if fault is not None else None


def meaning(exchange: Exchange, answer: Answer, fault: Fault) -> BridgeError:
    """The error that a Fault stands for."""
    facts = exchange.facts(
        status=answer.status, said=fault.said, fault=fault.code, tid=answer.headers.get("intuit_tid", "")
    )
    if _plain(fault.code) == _SLOW_DOWN:
        return _throttled(exchange, answer)
    make = _CODES.get(_plain(fault.code)) or _KINDS.get(fault.kind.lower().removesuffix("fault")) or _rejected
    return make(exchange, fault, facts)


def _known(code: str) -> bool:
    return _plain(code) == _SLOW_DOWN or _plain(code) in _CODES


def _plain(code: str) -> str:
    """Some of the gateways write zeros before a code (providers.md, 1.2)."""
    return code.lstrip("0")


_Facts = dict[str, object]


def _lowered(error: Mapping[str, object]) -> dict[str, object]:
    return {str(name).lower(): part for name, part in error.items()}


def _says(fault: Fault) -> str:
    return f"QuickBooks says: {fault.said or 'the request is not valid'}"


def _throttled(exchange: Exchange, answer: Answer) -> Throttled:
    after = retry_after(answer, dt.datetime.now(dt.UTC))
    return Throttled(
        "QuickBooks asks for a pause.",
        facts=exchange.facts(status=answer.status, tid=answer.headers.get("intuit_tid", "")),
        after=after or SILENCE,
    )


def _token(_exchange: Exchange, _fault: Fault, facts: _Facts) -> BridgeError:
    return TokenRefused("QuickBooks does not accept the sign-in any more.", remedy="Connect it again.", facts=facts)


def _not_allowed(_exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return SignInRefused(
        _says(fault), remedy="Connect QuickBooks again, as somebody who administers the company.", facts=facts
    )


def _environment(_exchange: Exchange, _fault: Fault, facts: _Facts) -> BridgeError:
    return SettingsInvalid(
        "The company and the address of QuickBooks do not belong together: sandbox companies have another address.",
        remedy="The platform's operator corrects api_host in the file of registrations.",
        facts=facts,
    )


def _company(_exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return AskUser(_says(fault), remedy="Look at the company's subscription in QuickBooks.", facts=facts)


def _absent(_exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return NoSuchRecord(_says(fault), facts=facts)


def _stale(_exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return Overtaken(_says(fault), facts=facts)


def _duplicate(_exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return DuplicateKey(_says(fault), remedy="Choose another one.", facts=facts)


def _by_its_text(exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    """6140 and 6210: sources disagree which is the number that is there already, and which the closed period."""
    if "duplicate" in fault.said.lower():
        return _duplicate(exchange, fault, facts)
    return _rejected(exchange, fault, facts)


def _rejected(exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    if not exchange.writes:
        return ProtocolBroken(_says(fault), remedy="This program may need an update.", facts=facts)
    return Rejected(
        _says(fault),
        remedy="Correct the record on the platform, or enter what is missing in QuickBooks.",
        facts=facts,
    )


def _unsupported(exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return _rejected(exchange, fault, facts) if exchange.writes else Unsupported(_says(fault), facts=facts)


def _not_understood(_exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return ProtocolBroken(_says(fault), remedy="This program may need an update.", facts=facts)


def _failed(exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return (AnswerLost if exchange.writes else Unreachable)(_says(fault), facts=facts)


_Make = Callable[[Exchange, Fault, _Facts], BridgeError]
_CODES: Final[Mapping[str, _Make]] = {
    "120": _not_allowed,
    "500": _unsupported,
    "610": _absent,
    "2020": _rejected,
    "2030": _rejected,
    "3100": _environment,
    "3200": _token,
    "4000": _not_understood,
    "4001": _not_understood,
    "5010": _stale,
    "6000": _rejected,
    "6140": _by_its_text,
    "6190": _company,
    "6210": _by_its_text,
    "6240": _duplicate,
    "10000": _failed,
}
"""Every code of the reference (providers.md, 1.2), less that of a pause."""
_KINDS: Final[Mapping[str, _Make]] = {
    "authentication": _token,
    "authorization": _not_allowed,
    "system": _failed,
    "validation": _rejected,
}
