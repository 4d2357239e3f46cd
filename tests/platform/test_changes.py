"""The feed over the platform's API: what it makes of answers that are not as they should be."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from connector.domain.errors import ProtocolBroken
from connector.domain.fingerprint import canonical
from connector.domain.keys import EntityKind
from connector.domain.platform_changes import Acknowledgement, ChangeId, ChangeOutcome
from connector.domain.secret import Secret
from connector.drivers.http import Patience
from connector.platform.changes import MOST_ANSWERS, PlatformFeed
from connector.platform.client import PlatformClient
from tests.fakes.entities import customer
from tests.fakes.platform_app import body_of
from tests.platform.conftest import PROVIDER, sink_of

C = EntityKind.CUSTOMER
_WELCOME = {"platform_id": "p", "organization": "o", "sequence": 1, "lease": "l", "lease_seconds": 90}


def _feed(answer: Callable[[httpx.Request], object]) -> PlatformFeed:
    def carry(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/handshake"):
            return httpx.Response(200, json=_WELCOME)
        found = answer(request)
        return httpx.Response(204) if found is None else httpx.Response(200, json=found)

    client = PlatformClient.at(
        "https://platform.example",
        lambda: Secret("t"),
        patience=Patience(attempts=1),
        transport=httpx.MockTransport(carry),
    )
    return PlatformFeed(client, PROVIDER, sink_of(client, "PC-1"))


def _page(*changes: dict[str, object], last: int = 9, complete: bool = True, cursor: int | None = None) -> object:
    at = cursor if cursor is not None else max((int(str(change["sequence"])) for change in changes), default=0)
    return {"changes": list(changes), "cursor": at, "complete": complete, "last": last}


def _change(sequence: int, **fields: object) -> dict[str, object]:
    made = {"id": f"{sequence:032x}", "sequence": sequence, "kind": "update", "key": "300-A"}
    return {**made, "changed_at": "2026-11-25T08:00:00Z", **fields}


def test_entities_are_made_canonical() -> None:
    """Whatever order and spaces they travel in, equal entities have equal bytes."""
    content = {"name": "Kedai", "currency": "MYR", "credit_term": None, "code": "300-A"}
    page = _feed(lambda _: _page(_change(1, content=content))).changes(C, 0)
    assert page.changes[0].content == canonical(customer("300-A", "Kedai"))


def test_a_change_that_cannot_be_read_does_not_hold_up_the_others() -> None:
    """An entity of a later version is handed on as it came, and the changes around it are read."""
    later = {"code": "300-A", "name": "Kedai", "currency": "MYR", "field_of_a_later_version": 1}
    changes = [_change(1, content=later), _change(2, content={"code": "1", "name": "A", "currency": "MYR"})]
    page = _feed(lambda _: _page(*changes)).changes(C, 0)
    assert json.loads(page.changes[0].content) == later
    assert page.changes[1].content == canonical(customer("1", "A"))
    assert (page.cursor, page.complete) == (2, True)


@pytest.mark.parametrize(
    "page",
    [
        {"changes": "none"},
        _page(_change(1, kind="rename")),
        _page(_change(2), _change(1)),
        _page(_change(1), _change(1)),
        _page(_change(3), cursor=2),
        _page(complete=False),
    ],
)
def test_a_page_that_is_none_breaks_the_protocol(page: object) -> None:
    """What cannot be read as a whole, goes backwards or never ends stops the run instead of losing a change."""
    with pytest.raises(ProtocolBroken):
        _feed(lambda _: page).changes(C, 0)


def test_many_answers_travel_in_pieces() -> None:
    """More answers than the platform takes at a time are told in as many requests as it takes, each once."""
    told: list[str] = []

    def take(request: httpx.Request) -> None:
        assert request.headers["x-agent-lease"] == "l"
        answers = json.loads(body_of(request))["answers"]
        assert len(answers) <= MOST_ANSWERS
        told.extend(answer["change"] for answer in answers)

    changes = [ChangeId(f"{number:032x}") for number in range(MOST_ANSWERS * 2 + 1)]
    _feed(take).acknowledge(C, [Acknowledgement(change=each, outcome=ChangeOutcome.APPLIED) for each in changes])
    assert told == changes
