"""`bukubridge connect quickbooks` and its like: accounts that people sign in at, in their own browser.

The agent listens on this PC for the browser to come back, the platform keeps what the provider gives. Which of several
companies, organisations or pages it is, people choose in the browser, on the provider's pages or the platform's.
"""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from typing import Annotated, Final

import typer

from connector.cli.reach import agent
from connector.cli.terminal import say
from connector.control import cloud_accounts as ask
from connector.control.client import ControlClient
from connector.domain.errors import NotFound, SettingsInvalid, Unreachable

PROVIDERS: Final = {
    "quickbooks": "QuickBooks Online",
    "xero": "Xero",
    "facebook": "Facebook",
    "instagram": "Instagram",
}
"""Providers that people sign in at, by their names in commands: told here, so that help need not read descriptions."""

OrganizationOption = Annotated[
    str, typer.Option(help="Organization that it belongs to; needed when there are several.")
]
BrowserOption = Annotated[
    bool, typer.Option("--browser/--no-browser", help="Open the browser; otherwise the address to open is printed.")
]


def add_to(app: typer.Typer) -> None:
    """Register a command for each provider."""
    for provider, title in PROVIDERS.items():
        app.command(provider, help=f"Connect {title} by signing in there, in your own browser.")(_command(provider))


def connect_account(provider: str, organization: str, browser: bool) -> None:
    """Let somebody sign in, and say what was connected. Raises BridgeError."""
    with agent() as client:
        wanted = account_of(client, provider, organization)
        if not wanted.ready:
            raise SettingsInvalid(
                f"The platform is not registered with {wanted.title}.", remedy="Its operator has to do that first."
            )
        for event in client.watch(ask.SignIn(organization=wanted.organization, provider=provider)):
            match event:
                case ask.BrowserWanted():
                    _lead(event.url, wanted.title, browser)
                case ask.SignedIn():
                    account = f": {event.account}" if event.account else ""
                    say(f"{event.title} is connected with {wanted.organization}{account}.")


def disconnect_account(client: ControlClient, wanted: ask.CloudAccount) -> None:
    """Take the consent back, and say what is left to do. Raises BridgeError."""
    asked = ask.DisconnectAccount(organization=wanted.organization, provider=wanted.provider)
    done = client.ask(asked, ask.AccountDisconnected)
    say(f"{wanted.title} is disconnected; what was taken in stays on the platform.")
    if done.sentence:
        say(done.sentence)


def account_of(client: ControlClient, provider: str, organization: str) -> ask.CloudAccount:
    """The one that is meant.

    Raises:
        NotFound: no platform that this PC is paired with offers it.
        Unreachable: it does not answer, so that nobody knows.
        SettingsInvalid: several organizations could be meant.
    """
    told = client.ask(ask.GetCloudAccounts(), ask.CloudAccounts)
    offered = [each for each in told.accounts if each.provider == provider]
    found = [each for each in offered if organization in ("", each.organization, each.organization_name)]
    if not found and told.sentence:
        raise Unreachable(told.sentence, remedy="Try again when it can be reached.")
    if not found:
        raise NotFound(
            "No platform that this PC is paired with offers that.",
            remedy="Its operator registers the platform with the provider; this PC is paired with: bukubridge pair",
        )
    if len(found) > 1:
        known = ", ".join(each.organization for each in found)
        raise SettingsInvalid("Several organizations could be meant.", remedy=f"Name one with --organization: {known}.")
    return found[0]


def _command(provider: str) -> Callable[[str, bool], None]:
    def command(organization: OrganizationOption = "", browser: BrowserOption = True) -> None:
        connect_account(provider, organization, browser)

    return command


def _lead(url: str, title: str, browser: bool) -> None:
    """To the provider. The address holds a ticket that works once, and goes nowhere but to the screen."""
    if browser and webbrowser.open(url):
        say(f"Sign in at {title} in the browser that was opened. This waits until you are back.")
    else:
        say(f"Sign in at {title} in your browser. This waits until you are back. The address works once:")
        say(url)
