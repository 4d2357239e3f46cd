"""The way out of this computer: as the system says, straight, by a proxy; another one from one request to the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connector.domain.errors import Unreachable
from connector.domain.secret import Secret
from connector.drivers.http import HttpOptions, HttpPeer, Patience, Request
from connector.drivers.http_address import Address
from connector.drivers.http_route import Carriers, Route, Routes
from tests.fakes.proxy import Asked, NotingProxy

READ = Request(method="GET", path="/health")


@pytest.fixture
def proxy() -> Iterator[NotingProxy]:
    """A proxy that notes."""
    with NotingProxy() as proxy:
        yield proxy


@pytest.fixture
def no_system_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer says nothing of proxies."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def peer(routes: Routes, address: str = "https://books.invalid") -> HttpPeer:
    """A peer that nobody reaches straight."""
    return HttpPeer(Address.parse(address), options=HttpOptions(patience=Patience(attempts=1), routes=routes))


@pytest.mark.usefixtures("no_system_proxy")
def test_a_named_proxy_is_asked_with_its_user(proxy: NotingProxy) -> None:
    """Only the proxy sees its password; what it refuses is told as that."""
    routes = Routes(Route(system=False, proxy=proxy.address, user="office", password=Secret("canary")))
    door = peer(routes)
    with pytest.raises(Unreachable, match="proxy of this network") as caught:
        door.send(READ)
    door.close()
    assert proxy.asked == [Asked("books.invalid:443", "office", "canary")]
    assert "canary" not in repr(routes.route) + str(caught.value)


@pytest.mark.usefixtures("no_system_proxy")
def test_another_way_is_taken_by_the_next_request(proxy: NotingProxy) -> None:
    """Nothing has to be begun anew."""
    routes = Routes(Route(system=False))
    door = peer(routes)
    with pytest.raises(Unreachable, match="name"):
        door.send(READ)
    assert proxy.asked == []
    routes.take(Route(system=False, proxy=proxy.address))
    with pytest.raises(Unreachable, match="proxy"):
        door.send(READ)
    door.close()
    assert proxy.asked == [Asked("books.invalid:443")]


@pytest.mark.usefixtures("no_system_proxy")
def test_what_the_system_says_counts_only_where_it_is_asked(
    proxy: NotingProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `none`, the computer's own proxy is passed by."""
    monkeypatch.setenv("HTTPS_PROXY", proxy.address)
    straight, usual = peer(Routes(Route(system=False))), peer(Routes())
    with pytest.raises(Unreachable):
        straight.send(READ)
    assert proxy.asked == []
    with pytest.raises(Unreachable):
        usual.send(READ)
    assert proxy.asked == [Asked("books.invalid:443")]
    straight.close()
    usual.close()


@pytest.mark.usefixtures("no_system_proxy")
def test_this_computer_is_reached_straight(proxy: NotingProxy) -> None:
    """Whatever proxy was named."""
    door = peer(Routes(Route(system=False, proxy=proxy.address)), "http://127.0.0.1:9")
    with pytest.raises(Unreachable):
        door.send(READ)
    door.close()
    assert proxy.asked == []


class Ship:
    """Carries nothing."""

    closed = False

    def close(self) -> None:
        """Be closed."""
        self.closed = True


def test_a_request_under_way_ends_where_it_began() -> None:
    """The former carrier is closed when nobody waits in it any more, not before."""
    routes, made = Routes(), list[Ship]()

    def make(_: Route) -> Ship:
        made.append(Ship())
        return made[-1]

    carriers = Carriers(routes, make)
    with carriers.carrier() as first, carriers.carrier():
        routes.take(Route(system=False))
        with carriers.carrier() as second:
            assert first is not second
            assert [ship.closed for ship in made] == [False, False]
    assert [ship.closed for ship in made] == [True, False]
    routes.take(Route())
    with carriers.carrier():
        assert [ship.closed for ship in made] == [True, True, False]
    carriers.close()
    routes.take(Route(system=False))
    with carriers.carrier():
        assert [ship.closed for ship in made] == [True, True, True]
