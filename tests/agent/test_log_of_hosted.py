"""A sync asked for from the log of a cloud account: the platform is asked for something, or it is said why not."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from connector.agent.access import Access
from connector.agent.log_of_hosted import LogOfHosted
from connector.connections import Organization, change_registry
from connector.control.log_book import cloud_log
from connector.credentials.keys import KeyFile
from connector.domain.errors import NotFound, Unsupported
from connector.domain.keys import EntityKind
from connector.drivers.http import Patience
from connector.paths import Home
from connector.platform.hosted_log import HostedLogClient
from connector.platform.wire_integrations import Connected
from connector.providers.registry import spec
from connector.settings import Settings
from tests.agent.office import PAIRED
from tests.fakes.clock import ManualClock
from tests.fakes.platform_app import PlatformApp

HOSTED = ("facebook", "instagram", "quickbooks", "xero")


@pytest.fixture
def app() -> PlatformApp:
    """A platform that hosts every provider of the cloud."""
    app = PlatformApp(ManualClock())
    app.hosted = [account(name) for name in HOSTED]
    return app


@pytest.fixture
def logs(app: PlatformApp, tmp_path: Path) -> LogOfHosted:
    """A PC that is paired with it."""
    home = Home(tmp_path)
    home.prepare()
    paired = Organization(slug="maju", name="Maju", platform="https://platform.example", paired_at=PAIRED)
    change_registry(home, lambda registry: registry.with_organization(paired))
    access, token = Access(home, Settings(), app.clock, KeyFile.create(home.key_file)), app.token_for("FRONT-DESK")

    def reached(organization: Organization) -> HostedLogClient:
        line = httpx.MockTransport(app)
        return HostedLogClient.at(
            organization.platform, token, clock=app.clock, patience=Patience(attempts=1), transport=line
        )

    return LogOfHosted(access, reached)


def account(provider: str, **changes: object) -> Connected:
    """As the platform tells of one."""
    known = spec(provider)
    told = {"entities": [kind.value for kind in known.entities], "gathers": list(known.gathers), "is_active": True}
    return Connected(provider=provider, connected_at=PAIRED, **{**told, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("provider", HOSTED)
def test_without_a_kind_everything_is_asked_for(logs: LogOfHosted, app: PlatformApp, provider: str) -> None:
    """Also what is only collected: an error of collecting has no kind, and Instagram nothing else."""
    logs.sync(cloud_log("maju", provider), ())
    known = spec(provider)
    assert [each.entity for each in app.commands] == [*known.entities, *known.gathers]
    assert {each.provider for each in app.commands} == {provider}


def test_a_kind_is_asked_for_alone(logs: LogOfHosted, app: PlatformApp) -> None:
    """As a line of the log names it."""
    logs.sync(cloud_log("maju", "xero"), (EntityKind.INVOICE,))
    assert [each.entity for each in app.commands] == ["invoices"]


@pytest.mark.parametrize("kinds", [(), (EntityKind.CUSTOMER,)], ids=["all", "one"])
@pytest.mark.parametrize("left", [[], [account("facebook", is_active=False), account("xero")]], ids=["gone", "off"])
def test_an_account_that_is_not_connected_is_not_said_to_be_tried(
    logs: LogOfHosted, app: PlatformApp, kinds: tuple[EntityKind, ...], left: list[Connected]
) -> None:
    """Nothing is asked, and a sentence says so."""
    app.hosted = left
    with pytest.raises(NotFound, match="not connected any more"):
        logs.sync(cloud_log("maju", "facebook"), kinds)
    assert app.commands == []


def test_an_account_with_nothing_to_sync_says_so(logs: LogOfHosted, app: PlatformApp) -> None:
    """Instead of nothing being tried again now."""
    app.hosted = [account("instagram", gathers=[])]
    with pytest.raises(Unsupported, match="nothing in this account"):
        logs.sync(cloud_log("maju", "instagram"), ())
