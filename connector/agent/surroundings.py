"""What the settings say of the process as a whole: how much is logged, and which way leads out of this computer."""

from __future__ import annotations

from typing import Final

from connector.credentials.vault import Scope, Vault
from connector.domain.choices import ProxyUse
from connector.domain.errors import BridgeError, NotFound
from connector.domain.secret import Secret
from connector.drivers.http_route import ROUTES, Route, Routes
from connector.logs import adjust, logger
from connector.settings import Proxy, Settings

PROXY: Final = Scope("network", "proxy")
"""Where the password of the proxy lies in the vault."""
PASSWORD: Final = "password"  # noqa: S105  # the name of a secret, not one


def take(settings: Settings, vault: Vault, routes: Routes = ROUTES) -> None:
    """Obey from now on. A password that cannot be opened is left out and the log says so: the proxy will ask for it."""
    adjust(settings.log_level, settings.retention.log_files)
    routes.take(route(settings.proxy, vault))


def route(proxy: Proxy, vault: Vault) -> Route:
    """The way out that a person chose."""
    if proxy.use is not ProxyUse.ADDRESS:
        return Route(system=proxy.use is ProxyUse.SYSTEM)
    return Route(
        system=False,
        proxy=proxy.address,
        user=proxy.user,
        password=_password(vault) if proxy.user else None,
    )


def _password(vault: Vault) -> Secret | None:
    try:
        return vault.get(PROXY, PASSWORD)
    except NotFound:
        return None
    except BridgeError as exc:
        logger("agent").error("the password of the proxy cannot be opened", code=exc.code, sentence=exc.sentence)
        return None
