"""What the vendor's refusals mean. Seen in public clients: a missing record is 400 with "not found" in its text, and a
save with an old `updatecount` is refused with "Record has been changed by another user" (official FAQ of the API)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from connector.domain.errors import BridgeError, NotFound, Rejected, SignInRefused
from connector.drivers.http_errors import Answer, Exchange

_CHANGED: Final = "changed by another user"
_ABSENT: Final = "not found"
_LONGEST: Final = 300


class NoSuchRecord(NotFound):
    """The books have no such record."""


class Overtaken(Rejected):
    """Somebody saved the record since it was read."""


def refusal(exchange: Exchange, answer: Answer) -> BridgeError | None:
    """The vendor's own words for an answer that is no success; None leaves it to the general table."""
    if answer.is_page or answer.status not in (400, 401, 403, 404, 409, 422):
        return None
    said, facts = words(answer.body), exchange.facts(status=answer.status)
    if answer.status in (401, 403):
        return SignInRefused(
            "SQL Accounting does not accept the access key, or its user may not do this.",
            remedy="Make a new key under Tools, Maintain User, and connect again; check service and region too.",
            facts={**facts, "said": said},
        )
    if _CHANGED in said.lower():
        return Overtaken(f"SQL Accounting says: {said}", facts=facts)
    absent = _ABSENT in said.lower() and (not exchange.writes or exchange.method == "DELETE")
    if absent or (answer.status == 404 and exchange.method != "POST"):
        return NoSuchRecord(f"SQL Accounting says: {said or 'not found'}", facts=facts)
    if not exchange.writes:
        return None
    return Rejected(
        f"SQL Accounting says: {said or 'the request is not valid'}",
        remedy="Correct the record on the platform, or enter what is missing in SQL Accounting.",
        facts=facts,
    )


def words(body: bytes) -> str:
    """Every text of an answer in one line, shortened; nothing is known of its form."""
    try:
        said = " ".join(_texts(msgspec.json.decode(body)))
    except msgspec.MsgspecError:
        said = body.decode("utf-8", "replace")
    said = " ".join(said.split())
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from _texts(part)
        case list():
            for part in value:
                yield from _texts(part)
