"""What an organization can connect, what it has connected, and how an agent lets somebody sign in at a provider.

POST   /api/integrations/{provider}/connect      StartSignIn → SignInStarted (201)   an agent's or an admin's token
GET    /api/integrations/{provider}/auth         the browser, with the ticket        → the provider
GET    /api/integrations/{provider}/callback     the browser, from the provider      → the agent's loopback address
POST   /api/integrations/{provider}/redeem       RedeemSignIn → SignedIn             the agent that began
"""

from __future__ import annotations

import datetime as dt

import msgspec

from connector.domain.gathered import Summary


class AskedSetting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A setting of a connection, as `provider.toml` describes it."""

    name: str
    title: str
    help: str = ""
    default: str | int | None = None
    required: bool = False
    secret: bool = False


class Available(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A provider that can be connected, and what it can do."""

    provider: str
    title: str
    hosted_by: str
    """agent (on the office PC) or worker (beside the platform), as `provider.toml` says."""
    entities: list[str]
    """Kept equal."""
    gathers: list[str] = []
    """Only collected from there: leads, metrics."""
    directions: dict[str, str] = {}
    """inbound, outbound or bidirectional, for each entity and each thing gathered."""
    summary: str = ""
    signs_in: bool = False
    """Connected by signing in there, in the browser."""
    tells: bool = False
    """Tells by webhook what changed."""
    account: str = ""
    """What people call what they choose there: company, organisation, page."""
    settings: list[AskedSetting] = []
    ready: bool = True
    """False: its operator has not registered the platform with the provider yet."""


class AvailableList(msgspec.Struct, frozen=True):
    """Providers that can be connected."""

    integrations: list[Available]


class Connected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A connected provider (`organization_integrations`)."""

    provider: str
    is_active: bool
    connected_at: dt.datetime
    last_synced_at: dt.datetime | None = None
    company_name: str = ""
    pc_name: str = ""
    agent_online: bool = False
    """Whether its agent was in touch within the last minute, and did not leave."""
    last_contact_at: dt.datetime | None = None
    """When its agent was last in touch."""
    hosted_by: str = "agent"
    """agent (an office PC), or worker: the platform keeps it by the vendor's API."""
    title: str = ""
    """Name of the provider for people."""
    entities: list[str] = []
    gathers: list[str] = []
    state: str = "working"
    """working, or reconnect: only signing in again helps; `attention` says why."""
    attention: str = ""
    """A sentence for people: what they should do, and until when."""
    signed_in_by: str = ""
    consent_ends_at: dt.datetime | None = None
    """When people must have signed in again, where that is known."""
    ended: str = ""
    """How the last runs of its kinds ended, where the platform keeps it: the worst of success, partial and failed;
    empty before the first."""
    last_words: str = ""
    """Why one did not come through."""
    overdue: bool = False
    """Nobody on the platform carries its runs out: the next one should have begun a while ago, or whoever began one
    has shown no life since."""
    collected: Summary | None = None
    """What is only collected from there, in a few numbers; None where nothing is."""


class ConnectedList(msgspec.Struct, frozen=True):
    """Connected providers of one organization."""

    integrations: list[Connected]


class StartSignIn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What an agent begins a sign-in with; a person in the browser sends nothing."""

    code_challenge: str = ""
    """S256 of a verifier that never leaves the agent until it redeems (RFC 7636)."""
    redirect_uri: str = ""
    """Where the agent listens: `http://127.0.0.1:port/path`."""
    state: str = ""
    """Comes back to the agent with the code."""


class SignInStarted(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in that waits for the browser."""

    url: str
    """What the browser opens; it holds a ticket that works once."""
    expires_at: dt.datetime

    def __repr__(self) -> str:
        return "SignInStarted(url='***')"


class RedeemSignIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What came to the loopback address, with the proof that this agent began."""

    code: str
    code_verifier: str

    def __repr__(self) -> str:
        return "RedeemSignIn(code='***', code_verifier='***')"


class SignedIn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A provider that is connected now."""

    provider: str
    title: str
    account: str = ""
    """Name of the company, organisation or page, or its identifier."""


class Refreshed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the tokens of a connection stand; they themselves are never told."""

    provider: str
    refreshed_at: dt.datetime
    expires_at: dt.datetime | None = None
    consent_ends_at: dt.datetime | None = None


class Disconnected(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a provider that people had signed in at."""

    provider: str
    revoked: bool
    """It took the consent back too."""
    sentence: str = ""
