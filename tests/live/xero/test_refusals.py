"""Every documented refusal, and what follows from it: try later, set one record aside, stop, or ask a person."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec
import pytest

from connector.domain.errors import (
    BridgeError,
    DuplicateKey,
    NotInBooks,
    ProtocolBroken,
    Rejected,
    SignInRefused,
    Throttled,
)
from connector.domain.keys import EntityKind
from connector.drivers.http_errors import Answer, Exchange
from connector.online.refusals import NoSuchRecord, TokenRefused
from connector.providers.xero.refusals import meaning, problem_in, refusal
from tests.contracts.source import everything, latest
from tests.fakes.xero.server import error, refused
from tests.live.xero.stage import buyer, payment, sale, stage

_Kind = type[BridgeError]
_TABLE: Final[list[tuple[int, object, _Kind | None, _Kind | None]]] = [
    # status, body, what a reading comes to, and what a write; None: the general table decides
    (400, error(10, "A validation exception occurred"), ProtocolBroken, Rejected),
    (400, error(14, "The string is not a valid Date"), ProtocolBroken, Rejected),
    (400, error(16, "No property or field exists"), ProtocolBroken, Rejected),
    (401, refused(401, "TokenExpired: token expired at 11/30/2026 08:00:00"), TokenRefused, TokenRefused),
    (401, refused(401, "AuthenticationUnsuccessful"), TokenRefused, TokenRefused),
    (401, refused(401, "AuthorizationUnsuccessful"), SignInRefused, SignInRefused),
    (401, "not json", TokenRefused, TokenRefused),
    (403, refused(403, "AuthenticationUnsuccessful"), SignInRefused, SignInRefused),
    (404, "The resource you're looking for cannot be found", NoSuchRecord, NoSuchRecord),
    (429, "", Throttled, Throttled),
    (500, {}, None, None),
    (503, {}, None, None),
]


@pytest.mark.parametrize("writes", [False, True], ids=["read", "write"])
@pytest.mark.parametrize(("status", "body", "read", "write"), _TABLE)
def test_every_documented_answer_has_its_meaning(
    status: int, body: object, read: _Kind | None, write: _Kind | None, writes: bool
) -> None:
    """One sentence each, and never a token in it."""
    raw = body.encode() if isinstance(body, str) else msgspec.json.encode(body)
    exchange = Exchange(called="Xero", host="api.xero.com", method="PUT", path="/Contacts", writes=writes)
    found = refusal(exchange, Answer(status, {"content-type": "application/json"}, raw))
    expected = write if writes else read
    assert type(found) is (expected or type(None))
    assert found is None or found.sentence.endswith((".", "occurred", "Date", "exists"))


@pytest.mark.parametrize(
    ("problem", "told", "after"),
    [
        ("minute", "12", 12), ("day", "40000", 40_000), ("day", "", 3600), ("concurrent", "", 2),
        ("app-minute", "9", 9), ("AppMinute", "", 60), ("", "", 60), ("day", "999999", 86_400),
    ],
)  # fmt: skip
def test_a_429_says_which_limit_and_how_long(problem: str, told: str, after: float) -> None:
    """What is not known is like a minute; nothing is longer than a day."""
    headers = {"x-rate-limit-problem": problem, **({"retry-after": told} if told else {})}
    exchange = Exchange(called="Xero", host="x", method="GET", path="/", writes=False)
    found = refusal(exchange, Answer(429, headers, b""))
    assert isinstance(found, Throttled)
    assert found.after == after
    assert ("day" in found.sentence) == (problem == "day")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("The contact name X is already assigned to another contact.", DuplicateKey),
        ("Price List Item with Code 'abc' already exists", DuplicateKey),
        ("Invoice # must be unique.", DuplicateKey),
        ("An existing Credit Note with the specified CreditNoteID could not be found", NoSuchRecord),
        ("The document with the supplied id was not found for this endpoint.", NoSuchRecord),
        ("Account code '999' is not a valid code for this document.", NotInBooks),
        ("Organisation is not subscribed to currency GBP", NotInBooks),
        ("Payment amount exceeds the amount outstanding on this document", Rejected),
    ],
)
def test_a_validation_is_told_in_its_own_words(said: str, kind: _Kind) -> None:
    """They have no codes."""
    found = meaning(said, {})
    assert type(found) is kind
    assert said in found.sentence


def test_errors_deep_within_an_element_are_found_once() -> None:
    """On addresses and lines, too; those of what it only names are not its own, and warnings are none."""
    wrong = {"ValidationErrors": [{"Message": "zu lang"}]}
    element = {
        "Addresses": [wrong, wrong], "LineItems": [{"Tracking": [{"ValidationErrors": [{"Message": "unbekannt"}]}]}],
        "Contact": wrong, "Warnings": [{"Message": "Achtung"}],
    }  # fmt: skip
    assert problem_in(element) == "zu lang unbekannt"
    assert problem_in({"StatusAttributeString": "ERROR"})
    assert not problem_in({"StatusAttributeString": "OK", "ValidationErrors": [], "HasErrors": False})


def test_types_and_states_that_were_never_seen_are_left_out() -> None:
    """A new kind of document or payment, a new state: nothing fails, and nothing is taken for what it is not."""
    with stage() as desk:
        bill = desk.company.save("Invoices", sale(buyer(desk.company), Decimal(3)))
        desk.company.save("Invoices", sale(buyer(desk.company), Decimal(4)))["Status"] = "ON_HOLD"
        desk.company.create("Payments", payment(bill["InvoiceID"], Decimal(1)))["PaymentType"] = "BARTERPAYMENT"
        for kind, count in ((EntityKind.INVOICE, 8), (EntityKind.PAYMENT, 2)):
            told = latest(everything(desk.source, kind))
            assert [change.failure for change in told.values()] == [None] * count
