"""The platform's part of a sign-in at a provider, call by call."""

from __future__ import annotations

import msgspec

from connector.domain.metering import MonthUsage
from connector.drivers.http import Request, at
from connector.platform.client import PlatformClient
from connector.platform.wire_integrations import Disconnected, RedeemSignIn, SignedIn, SignInStarted, StartSignIn

_encode = msgspec.json.Encoder().encode
_started = msgspec.json.Decoder(SignInStarted)
_signed_in = msgspec.json.Decoder(SignedIn)
_usage = msgspec.json.Decoder(MonthUsage)
_disconnected = msgspec.json.Decoder(Disconnected)


class SignInClient(PlatformClient):
    """Typed calls; raises as `PlatformClient` does."""

    def begin_sign_in(self, organization: str, provider: str, asked: StartSignIn) -> SignInStarted:
        """A ticket for the browser.

        Raises:
            SettingsInvalid: the platform is not registered with the provider.
        """
        request = Request(
            method="POST",
            path=at("api", "integrations", provider, "connect"),
            query={"organization_slug": organization},
            body=_encode(asked),
            writes=True,
        )
        return self._ask(request, _started)

    def redeem_sign_in(self, provider: str, asked: RedeemSignIn) -> SignedIn:
        """Connect with a one-time code and its verifier.

        Raises:
            SignInRefused: the code connects nothing.
            WrongCompany: the organization is connected with another account.
        """
        path = at("api", "integrations", provider, "redeem")
        return self._ask(Request(method="POST", path=path, body=_encode(asked), writes=True), _signed_in)

    def disconnect(self, organization: str, provider: str) -> Disconnected:
        """Take the consent back and let the platform forget what it was given.

        Raises:
            NotFound: the provider is not connected.
        """
        path, query = at("api", "integrations", provider, "disconnect"), {"organization_slug": organization}
        return self._ask(Request(method="DELETE", path=path, query=query, writes=True), _disconnected)

    def usage(self, organization: str, provider: str) -> MonthUsage:
        """What a provider that meters its readings was asked.

        Raises:
            NotFound: nothing is counted there.
        """
        path, query = at("api", "integrations", provider, "usage"), {"organization_slug": organization}
        return self._ask(Request(method="GET", path=path, query=query), _usage)
