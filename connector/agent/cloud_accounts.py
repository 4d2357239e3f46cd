"""Providers that people sign in at, for a face: the platform tells and keeps them, this PC lends its browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing
from threading import Event as Flag
from typing import Final

from connector.agent.access import Access
from connector.connections import Organization, load_registry
from connector.control import cloud_accounts as say
from connector.control.envelope import Message
from connector.control.log_book import cloud_log
from connector.control.messages import Ended
from connector.credentials.sign_in import Begun, SignIn
from connector.domain.errors import BridgeError, Unsupported
from connector.domain.metering import MonthUsage
from connector.domain.secret import Secret
from connector.logs import logger
from connector.platform.sign_in import SignInClient
from connector.platform.wire_integrations import Connected, RedeemSignIn, StartSignIn

LASTS: Final = dt.timedelta(minutes=25)
"""A person finds the password, the second factor, and the right company."""
_LOOK: Final = 0.25
"""Seconds between looks whether the face is still there."""
Platform = Callable[[Organization], SignInClient]


class CloudAccounts:
    """Answers what concerns such providers.

    Args:
        access: vault and files of the home.
        platform: the platform of an organization, in its name.
    """

    def __init__(self, access: Access, platform: Platform | None = None) -> None:
        self._access = access
        self._platform = platform or self._reached

    def reply(self, request: say.Request) -> Message:
        """The reply. Raises BridgeError, which is told to the client."""
        match request:
            case say.GetCloudAccounts():
                return self._accounts()
            case say.DisconnectAccount():
                organization = load_registry(self._access.home).organization(request.organization)
                with closing(self._platform(organization)) as client:
                    return say.AccountDisconnected(
                        sentence=client.disconnect(organization.slug, request.provider).sentence
                    )
            case _:
                raise Unsupported("The agent does not know this request.")

    def sign_in(self, request: say.SignIn, gone: Flag) -> Iterator[Message | None]:
        """Begin, say what the browser is to open, and wait for it while the face is there. Raises BridgeError."""
        organization = load_registry(self._access.home).organization(request.organization)
        with closing(self._platform(organization)) as client:
            broker = _Broker(client, organization.slug, request.provider)
            with SignIn(broker, self._access.clock) as try_:
                yield say.BrowserWanted(url=try_.begin(LASTS))
                account = None
                while account is None and not gone.is_set():
                    yield None
                    account = try_.look(_LOOK)
        if account is not None:
            logger("agent").info("a provider was connected", provider=request.provider, organization=organization.slug)
            yield say.SignedIn(title=broker.title, account=account)
        yield Ended()

    def _accounts(self) -> say.CloudAccounts:
        found: list[say.CloudAccount] = []
        sentence = ""
        for organization in load_registry(self._access.home).organizations:
            try:
                with closing(self._platform(organization)) as client:
                    found += _of(client, organization)
            except BridgeError as exc:
                sentence = exc.sentence
        found.sort(key=lambda each: (not each.connected, each.organization, each.title))
        return say.CloudAccounts(accounts=tuple(found), sentence=sentence)

    def _reached(self, organization: Organization) -> SignInClient:
        return SignInClient.at(
            organization.platform, lambda: self._access.token(organization), clock=self._access.clock
        )


class _Broker:
    """`credentials.sign_in.Broker` over the platform's client."""

    def __init__(self, client: SignInClient, organization: str, provider: str) -> None:
        self._client = client
        self._organization = organization
        self._provider = provider
        self.title = ""

    def begin(self, challenge: str, redirect_uri: str, state: str) -> Begun:
        """Get a ticket."""
        asked = StartSignIn(code_challenge=challenge, redirect_uri=redirect_uri, state=state)
        begun = self._client.begin_sign_in(self._organization, self._provider, asked)
        return Begun(begun.url, begun.expires_at)

    def redeem(self, code: Secret, verifier: Secret) -> str:
        """Connect."""
        asked = RedeemSignIn(code=code.reveal(), code_verifier=verifier.reveal())
        done = self._client.redeem_sign_in(self._provider, asked)
        self.title = done.title
        return done.account


def _of(client: SignInClient, organization: Organization) -> Iterator[say.CloudAccount]:
    connected = {each.provider: each for each in client.connected(organization.slug).integrations if each.is_active}
    for known in client.available(organization.slug).integrations:
        if not known.signs_in:
            continue
        stands = connected.get(known.provider)
        if stands is None and not known.ready:
            continue  # nobody here can do anything about it
        used = _usage(client, organization, stands) if stands is not None else None
        yield say.CloudAccount(
            organization=organization.slug,
            organization_name=organization.name,
            provider=known.provider,
            title=known.title,
            summary=known.summary,
            ready=known.ready,
            connected=stands is not None,
            account=stands.company_name if stands is not None else "",
            signed_in_by=stands.signed_in_by if stands is not None else "",
            reconnect=stands is not None and stands.state == "reconnect",
            attention=stands.attention if stands is not None else "",
            last_synced_at=stands.last_synced_at if stands is not None else None,
            read=used.reads if used is not None else 0,
            included=used.included if used is not None else 0,
            log=cloud_log(organization.slug, known.provider) if stands is not None and _is_kept_there(stands) else "",
            trouble=_trouble(stands) if stands is not None else None,
            last_words=stands.last_words if stands is not None else "",
            collected=stands.collected if stands is not None else None,
        )


def _is_kept_there(stands: Connected) -> bool:
    return stands.hosted_by == "worker"


def _trouble(stands: Connected) -> say.Trouble | None:
    """Whatever keeps it from being known as equal, the worst first; a sign-in that is over is told apart from it."""
    if not _is_kept_there(stands) or stands.state != "working":
        return None
    if stands.ended == "failed":
        return say.Trouble.FAILED
    if stands.overdue:
        return say.Trouble.UNKEPT
    return say.Trouble.PARTIAL if stands.ended == "partial" else None


def _usage(client: SignInClient, organization: Organization, stands: Connected) -> MonthUsage | None:
    """What is counted of an account this month; without an answer the card is silent about it."""
    if not _is_kept_there(stands):
        return None
    try:
        found = client.usage(organization.slug, stands.provider)
    except BridgeError:
        return None
    return found if found.month == f"{dt.datetime.now(dt.UTC):%Y-%m}" else None
