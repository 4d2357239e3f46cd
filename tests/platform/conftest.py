"""One platform in memory, and a PC that is paired with it."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from connector.domain.secret import Secret
from connector.drivers.http import Patience
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink
from connector.platform.wire import Handshake
from tests.fakes.clock import ManualClock
from tests.fakes.platform_app import PlatformApp

PROVIDER = "sql_accounting"


@pytest.fixture
def clock() -> ManualClock:
    """Time of platform and PC alike."""
    return ManualClock()


@pytest.fixture
def app(clock: ManualClock) -> PlatformApp:
    """The platform."""
    return PlatformApp(clock)


@pytest.fixture
def client(app: PlatformApp) -> PlatformClient:
    """The client of a paired PC."""
    return client_of(app, app.token_for("FRONT-DESK"))


@pytest.fixture
def sink(client: PlatformClient) -> PlatformSink:
    """The sink of a paired PC."""
    return sink_of(client, "FRONT-DESK")


def client_of(app: PlatformApp, token: Callable[[], Secret] | None) -> PlatformClient:
    """A client that tries everything once."""
    return PlatformClient.at(
        "https://platform.example",
        token,
        clock=app.clock,
        patience=Patience(attempts=1),
        transport=httpx.MockTransport(app),
    )


def sink_of(client: PlatformClient, pc_name: str, company: str = "Maju Sdn Bhd") -> PlatformSink:
    """A sink for one company's books."""
    return PlatformSink(
        client,
        PROVIDER,
        lambda: Handshake(
            agent_id=pc_name,
            pc_name=pc_name,
            connection="c1",
            company_name=company,
            company_marks={"created": company},
            books_timeline="t1",
        ),
    )
