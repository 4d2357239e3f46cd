"""Every endpoint once, and the refusals that only our platform has."""

from __future__ import annotations

import httpx
import pytest

from connector.domain.errors import (
    AnswerLost,
    BridgeError,
    LeaseHeld,
    NotFound,
    ProtocolBroken,
    SettingsInvalid,
    SignInRefused,
    Throttled,
    Unreachable,
)
from connector.domain.keys import EntityKind
from connector.domain.secret import Secret
from connector.drivers.http import Patience
from connector.platform.client import LeaseLost, PlatformClient
from connector.platform.wire import Pair, ProblemCode
from tests.fakes.platform_app import Fault, PlatformApp, Refused, problem
from tests.platform.conftest import PROVIDER, client_of

ASKED = Pair(code="AB-12", agent_id="agent-1", pc_name="FRONT-DESK")


def test_pairing_gives_a_token_that_works(app: PlatformApp) -> None:
    """A code is worth one token; the token opens the rest; neither shows in a repr."""
    app.codes.add("AB-12")
    stranger = client_of(app, None)
    paired = stranger.pair(ASKED)
    assert (paired.organization_slug, paired.organization_name) == ("maju", "Maju Sdn Bhd")
    assert paired.token not in repr(paired)
    assert client_of(app, lambda: Secret(paired.token)).connected("maju").integrations == []
    with pytest.raises(SettingsInvalid, match="The code is wrong") as raised:
        stranger.pair(ASKED)
    assert "new code" in raised.value.remedy
    assert "AB-12" not in f"{raised.value} {raised.value.facts}"


def test_a_pairing_whose_answer_is_lost_is_not_repeated(app: PlatformApp) -> None:
    """The code may be used up: only a person can get another one."""
    app.codes.add("AB-12")
    app.faults.append(Fault(httpx.ReadError("cut"), arrives=True))
    with pytest.raises(AnswerLost):
        client_of(app, None).pair(ASKED)
    assert len(app.requests) == 1


def test_no_token_goes_where_none_is_needed(app: PlatformApp, client: PlatformClient) -> None:
    """Health and pairing are open; the token stays at home."""
    assert client.health().ok
    app.codes.add("AB-12")
    client.pair(ASKED)
    assert [request.headers.get("Authorization") for request in app.requests] == [None, None]


def test_faces_read_what_is_connected(app: PlatformApp, client: PlatformClient) -> None:
    """The lists of the owner's API."""
    assert [each.provider for each in client.available("maju").integrations] == [PROVIDER]
    assert client.sync_status(PROVIDER).connected is False
    assert client.ask_to_sync(PROVIDER, EntityKind.CUSTOMER).command == app.commands[0].id
    assert client.commands(0, 25).commands == app.commands
    assert client.commands(app.commands[0].id, 25).commands == []
    assert client.logs("maju", limit=5).logs == []
    asked = app.requests[-1].url.params
    assert dict(asked) == {"organization_slug": "maju", "limit": "5"}


def test_a_long_poll_may_be_silent_longer_than_its_wait(app: PlatformApp, client: PlatformClient) -> None:
    """The read time-out follows the wait that was asked for, which is never above what the platform allows."""
    client.commands(0, 1000)
    (request,) = app.requests
    assert request.url.params["wait"] == "25"
    assert request.extensions["timeout"]["read"] == 40


def test_giving_the_lease_back_holds_nobody_up(app: PlatformApp) -> None:
    """A PC that shuts down does not wait for a network that is gone: one try, a few seconds."""
    patient = PlatformClient.at(
        "https://platform.example", clock=app.clock, patience=Patience(attempts=5), transport=httpx.MockTransport(app)
    )
    app.faults.append(Fault(httpx.ConnectTimeout("")))
    with pytest.raises(Unreachable):
        patient.release(PROVIDER, "lease-1")
    (request,) = app.requests
    assert set(request.extensions["timeout"].values()) == {3.0}


@pytest.mark.parametrize(
    ("refused", "error", "sentence"),
    [
        (Refused(409, ProblemCode.LEASE_HELD, "", "BACK-OFFICE"), LeaseHeld, "BACK-OFFICE already keeps"),
        (Refused(409, ProblemCode.LEASE_HELD), LeaseHeld, "Another PC already keeps"),
        (Refused(409, ProblemCode.LEASE_LOST), LeaseLost, "no longer counts"),
        (Refused(409, ProblemCode.NOT_CONNECTED), LeaseLost, "no longer counts"),
        (Refused(401, ProblemCode.UNAUTHORIZED), SignInRefused, "revoked"),
        (Refused(403, ProblemCode.FORBIDDEN, "Only a paired agent may do this."), SignInRefused, "Only a paired"),
        (Refused(404, ProblemCode.NOT_FOUND, "No such provider."), NotFound, "No such provider"),
        (Refused(429, ProblemCode.TOO_MANY_REQUESTS), Throttled, "asks for a pause"),
        (Refused(503, ProblemCode.UNAVAILABLE), Throttled, "asks for a pause"),
    ],
)
def test_refusals_in_the_platforms_own_words(
    app: PlatformApp, client: PlatformClient, refused: Refused, error: type[BridgeError], sentence: str
) -> None:
    """A problem code becomes the error that the host acts on."""
    app.faults.append(Fault(problem(refused)))
    with pytest.raises(BridgeError, match=sentence) as raised:
        client.sync_status(PROVIDER)
    assert type(raised.value) is error


@pytest.mark.parametrize("body", [b"", b"{", b'{"provider":1}', b"[]", b"\xff"])
def test_an_answer_that_is_not_the_platforms(app: PlatformApp, client: PlatformClient, body: bytes) -> None:
    """Read strictly: half an answer or another one ends the run."""
    app.faults.append(Fault(httpx.Response(200, content=body)))
    with pytest.raises(ProtocolBroken):
        client.sync_status(PROVIDER)


def test_fields_of_a_newer_platform_are_passed_over(app: PlatformApp, client: PlatformClient) -> None:
    """An older agent goes on working when the platform learns to say more."""
    app.faults.append(Fault(httpx.Response(200, json={"ok": True, "version": "9", "mood": "fine"})))
    assert client.health().version == "9"
