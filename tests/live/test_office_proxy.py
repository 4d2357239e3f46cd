"""A PC behind a proxy that asks for a password: paired, connected and equal by way of it, and by no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from connector.control.choices import ProxyChoice, SetSettings, SettingsNow
from connector.control.client import ControlClient
from connector.control.messages import Light
from connector.domain.choices import ProxyUse
from connector.paths import Home
from tests.fakes.certificates import new_certificate
from tests.live.desk import Desk
from tests.live.faults import ShakyPlatform, shaky_platform
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.office_network import OfficeNetwork
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import make_company
from tests.sample.variant import TINY, Engine, Variant

pytestmark = pytest.mark.timeout(600)

_SLUG = "kedai"
_NAME = "platform.office.example"
_PASSWORD = "only behind the proxy"


class StrictDesk(Desk):
    """A PC whose own store of authorities has the platform's."""

    @property
    def environment(self) -> dict[str, str]:
        """Added to every process of this PC."""
        return {**super().environment, "SSL_CERT_FILE": str(self.folder / "own.pem")}

    def choose(self, network: OfficeNetwork, password: str) -> None:
        """The page Settings of the window."""
        proxy = ProxyChoice(use=ProxyUse.ADDRESS, address=network.address, user=network.USER)
        with ControlClient(Home(self.home), "test") as client:
            assert client.ask(SetSettings(proxy=proxy, proxy_password=password), SettingsNow).proxy == proxy


@pytest.fixture
def platform() -> Iterator[ShakyPlatform]:
    """One platform with an organization."""
    with shaky_platform() as shaky:
        shaky.organization(_SLUG)
        yield shaky


def test_everything_goes_by_way_of_the_proxy(platform: ShakyPlatform, firebird5: FirebirdServer) -> None:
    """A wrong password is told in words; with the right one the books are equal. It is in the vault, nowhere else."""
    with scratch_folder("strict") as folder:
        network = OfficeNetwork({_NAME: platform.proxy.port}, new_certificate(folder, _NAME), _PASSWORD)
        desk = StrictDesk(folder, platform)
        with network.running(), desk.agent():
            invitation = platform.invite(_SLUG)
            desk.choose(network, "not this one")
            done = desk.run("pair", f"https://{_NAME}", invitation)
            assert (done.code, network.let_through) == (1, [])
            assert network.refused
            assert "proxy" in done.err.lower(), done

            desk.choose(network, _PASSWORD)
            done = desk.run("pair", f"https://{_NAME}", invitation)
            assert done.code == 0, done
            company = make_company(firebird5, Variant(engine=Engine.FIREBIRD_5), TINY)
            connection = desk.connect(firebird5, company, _SLUG)
            assert desk.sync()[0].code == 0
            desk.until(lambda status: status.light is Light.GREEN, connection, "green", timeout=180)
            assert set(network.let_through) == {f"{_NAME}:443"}
        assert _told(folder, _PASSWORD) == []


def _told(folder: Path, words: str) -> list[Path]:
    """Files that hold some words."""
    return [path for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]
