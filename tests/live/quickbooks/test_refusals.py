"""Every documented refusal, and what follows from it: try later, set one record aside, stop, or ask a person."""

from __future__ import annotations

from typing import Final

import msgspec
import pytest

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
from connector.drivers.http_errors import Answer, Exchange
from connector.online.refusals import NoSuchRecord, Overtaken, TokenRefused
from connector.providers.quickbooks.refusals import fault_of, refusal
from tests.fakes.quickbooks.server import fault

_Kind = type[BridgeError]
_DOCUMENTED: Final[dict[str, tuple[_Kind, _Kind]]] = {
    # code: what a reading comes to, and what a write
    "003001": (Throttled, Throttled),
    "120": (SignInRefused, SignInRefused),
    "500": (Unsupported, Rejected),
    "610": (NoSuchRecord, NoSuchRecord),
    "2020": (ProtocolBroken, Rejected),
    "2030": (ProtocolBroken, Rejected),
    "3100": (SettingsInvalid, SettingsInvalid),
    "3200": (TokenRefused, TokenRefused),
    "4000": (ProtocolBroken, ProtocolBroken),
    "4001": (ProtocolBroken, ProtocolBroken),
    "5010": (Overtaken, Overtaken),
    "6000": (ProtocolBroken, Rejected),
    "6140": (ProtocolBroken, Rejected),
    "6190": (AskUser, AskUser),
    "6210": (ProtocolBroken, Rejected),
    "6240": (DuplicateKey, DuplicateKey),
    "10000": (Unreachable, AnswerLost),
}
_BY_KIND: Final[dict[str, tuple[_Kind, _Kind]]] = {
    "ValidationFault": (ProtocolBroken, Rejected),
    "SystemFault": (Unreachable, AnswerLost),
    "AuthenticationFault": (TokenRefused, TokenRefused),
    "AuthorizationFault": (SignInRefused, SignInRefused),
    "AUTHENTICATION": (TokenRefused, TokenRefused),
    "SomethingNew": (ProtocolBroken, Rejected),
}


def _meant(told: object, *, writes: bool, status: int = 400) -> BridgeError | None:
    exchange = Exchange("QuickBooks", "quickbooks.api.intuit.com", "POST", "/customer", writes)
    headers = {"content-type": "application/json", "intuit_tid": "1-2"}
    return refusal(exchange, Answer(status, headers, msgspec.json.encode(told)))


@pytest.mark.parametrize("gateway", [False, True], ids=["Fault", "fault"])
@pytest.mark.parametrize("writes", [False, True], ids=["read", "write"])
@pytest.mark.parametrize("code", _DOCUMENTED)
def test_every_documented_code_has_its_meaning(code: str, writes: bool, gateway: bool) -> None:
    """Both spellings mean the same, and Intuit's words and the id of the request are kept for support."""
    found = _meant(fault(code, "the words", "ValidationFault", gateway=gateway), writes=writes)
    assert type(found) is _DOCUMENTED[code][writes]
    if isinstance(found, Throttled):
        assert found.after == 60
    else:
        assert found is not None
        assert (found.facts["fault"], found.facts["tid"]) == (code, "1-2")
        assert "the words" in str(found.facts["said"])


@pytest.mark.parametrize("code", _DOCUMENTED)
def test_zeros_before_a_code_change_nothing(code: str) -> None:
    """A code is a text, and gateways write some of them with zeros."""
    for written in (code.lstrip("0"), f"00{code}"):
        assert type(_meant(fault(written, "the words", "x"), writes=True)) is _DOCUMENTED[code][1]


@pytest.mark.parametrize("writes", [False, True], ids=["read", "write"])
@pytest.mark.parametrize("kind", _BY_KIND)
def test_a_code_that_nobody_knows_goes_by_its_kind(kind: str, writes: bool) -> None:
    """A code of tomorrow is no crash and no silent loss."""
    assert type(_meant(fault("99999", "new", kind), writes=writes)) is _BY_KIND[kind][writes]


@pytest.mark.parametrize("code", ["6140", "6210"])
def test_a_number_that_is_there_is_told_by_the_words(code: str) -> None:
    """Sources disagree which of the two codes it is: the text decides, and it is shown."""
    twice = _meant(fault(code, "Duplicate Document Number Error", "ValidationFault"), writes=True)
    assert type(twice) is DuplicateKey
    closed = _meant(fault(code, "The account period has closed", "ValidationFault"), writes=True)
    assert type(closed) is Rejected
    assert "has closed" in str(closed)


def test_any_429_is_a_pause_of_a_minute_unless_it_says_how_long() -> None:
    """Also one without a Fault."""
    exchange = Exchange("QuickBooks", "host", "GET", "/cdc", writes=False)
    plain = refusal(exchange, Answer(429, {}, b"{}"))
    told = refusal(exchange, Answer(429, {"retry-after": "7"}, b""))
    assert isinstance(plain, Throttled)
    assert isinstance(told, Throttled)
    assert (plain.after, told.after) == (60, 7)


def test_401_without_a_word_is_a_token_that_is_over() -> None:
    """Whatever the gateway says, another token is asked for before a person is."""
    exchange = Exchange("QuickBooks", "host", "GET", "/cdc", writes=False)
    assert isinstance(refusal(exchange, Answer(401, {}, b"")), TokenRefused)


def test_the_known_code_among_several_decides() -> None:
    """A Fault may have many errors."""
    told = {"Fault": {"Error": [{"Message": "a", "code": "7"}, {"Message": "b", "code": "5010"}], "type": "x"}}
    found = fault_of(told)
    assert found is not None
    assert (found.code, found.said) == ("5010", "a b")
    assert fault_of({"Customer": {"Id": "1"}}) is None
