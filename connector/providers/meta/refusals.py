"""What Meta's errors mean (providers.md, 3.5). The HTTP status is 400 for nearly all of them, so that it says nothing
about whether trying again helps: `is_transient` does first, then the code and its subcode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from connector.drivers.http_errors import Answer, Exchange
from connector.providers.meta.usage import SILENCE, heard

_LONGEST: Final = 300
_THROTTLES: Final = frozenset({4, 17, 32, 613, *range(80000, 80007), 80008, 80009, 80014})
_BLOCKED: Final = frozenset({341, 368})
_HOUR: Final = 3600.0
_TOKEN: Final = frozenset({102, 190})
_CHECKPOINT: Final = 459
"""A subcode of 190."""
_GONE: Final = frozenset({33, 2108006})
"""Subcodes of 100: no such object, or no right to see it; a medium from before the account was a professional one."""
_FEW: Final = "not enough viewers"
_AGAIN: Final = "Connect {called} again."
_TOKEN_WORDS: Final[Mapping[int, str]] = {
    458: "{called} was told that this platform may no longer do anything: the app was removed there.",
    459: "{called} wants the person who connected it to confirm the sign-in there first.",
    460: "The password of the person who connected {called} was changed there.",
    463: "The sign-in at {called} is over.",
    467: "The sign-in at {called} is no longer valid.",
    492: "The person who connected {called} no longer has a role on the page.",
}


class TokenRefused(SignInRefused):
    """The token is not taken any more."""


class ConfirmationWanted(TokenRefused):
    """It may be taken again: its person has to confirm something over there."""


class NotAllowed(SignInRefused):
    """Something is not allowed that a feature needs; other features go on."""


class Gone(NotFound):
    """There is no such object, or nobody may see it."""


class ParameterRefused(ProtocolBroken):
    """A parameter is not taken: a metric that is no longer supplied, for one."""


class FewViewers(NotFound):
    """Fewer than five people saw it: its figures are not told, which is neither an error nor a zero."""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """An error as Meta tells it."""

    message: str = ""
    code: int = 0
    error_subcode: int = 0
    error_user_msg: str | None = None
    is_transient: bool = False
    fbtrace_id: str | None = None


class _Told(msgspec.Struct, frozen=True):
    error: Fault


def fault_of(body: bytes) -> Fault | None:
    """The error in an answer; None when there is none."""
    try:
        return _decoder.decode(body).error
    except msgspec.MsgspecError:
        return None


def refusal(exchange: Exchange, answer: Answer) -> BridgeError | None:
    """The meaning of an answer that is no success; None leaves it to the general table."""
    fault = None if answer.is_page else fault_of(answer.body)
    return meaning(exchange, answer, fault) if fault is not None else None


def meaning(exchange: Exchange, answer: Answer, fault: Fault) -> BridgeError:
    """The error that a fault stands for."""
    facts = exchange.facts(
        status=answer.status, said=_shortened(fault.message), code=fault.code, subcode=fault.error_subcode,
        trace=fault.fbtrace_id or "",
    )  # fmt: skip
    if fault.code in _THROTTLES:
        asked = max((usage.regain for usage in heard(answer.headers)), default=0.0)
        return Throttled(f"{exchange.called} asks for a pause.", facts=facts, after=asked or SILENCE)
    if fault.code in _BLOCKED:
        return Throttled(f"{exchange.called} blocks requests for a time.", facts=facts, after=_HOUR)
    if fault.is_transient or fault.code in (1, 2):
        error = AnswerLost if exchange.writes else Unreachable
        return error(f"{exchange.called} failed to answer just now.", facts=facts)
    return _made(exchange, fault)(exchange, fault, facts)


_Facts = dict[str, object]
_Make = Callable[[Exchange, Fault, _Facts], BridgeError]


def _made(exchange: Exchange, fault: Fault) -> _Make:
    if fault.code in _TOKEN:
        return _token
    if fault.code == 10 and _FEW in fault.message.lower():
        return _few
    if fault.code in (3, 10) or 200 <= fault.code < 300:
        return _not_allowed
    if fault.code == 803 or (fault.code == 100 and fault.error_subcode in _GONE):
        return _gone
    return _parameter if fault.code in (100, 3001) else _other


def _token(exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    words = _TOKEN_WORDS.get(fault.error_subcode, "{called} does not accept the sign-in any more.")
    refused = ConfirmationWanted if fault.error_subcode == _CHECKPOINT else TokenRefused
    return refused(words.format(called=exchange.called), remedy=_AGAIN.format(called=exchange.called), facts=facts)


def _few(exchange: Exchange, _fault: Fault, facts: _Facts) -> BridgeError:
    return FewViewers(f"{exchange.called} tells no figures of what fewer than five people saw.", facts=facts)


def _not_allowed(exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return NotAllowed(
        f"{exchange.called} does not allow that: {_shortened(fault.error_user_msg or fault.message)}",
        remedy=f"Connect {exchange.called} again and leave everything ticked that it asks for.",
        facts=facts,
    )


def _gone(exchange: Exchange, _fault: Fault, facts: _Facts) -> BridgeError:
    return Gone(f"{exchange.called} has no such object any more, or does not show it.", facts=facts)


def _parameter(exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return ParameterRefused(
        f"{exchange.called} does not take a request: {_shortened(fault.message)}",
        remedy="This program may need an update.",
        facts=facts,
    )


def _other(exchange: Exchange, fault: Fault, facts: _Facts) -> BridgeError:
    return ProtocolBroken(
        f"{exchange.called} does not do what was asked: {_shortened(fault.error_user_msg or fault.message)}",
        remedy="This program may need an update.",
        facts=facts,
    )


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


_decoder = msgspec.json.Decoder(_Told)
