"""What is known of a provider without its code: the words of `provider.toml`.

A description says everything that is particular about a provider: where people sign in, how tokens are asked for and
renewed, which account they belong to, what can be kept equal, how much may be asked, how its webhooks are signed. The
engine, the sign-in, the pages and the tray read it; a provider of an ordinary kind is this one file.

Texts of a call may name values in braces: what the flow knows (`{code}`, `{redirect_uri}`, `{access_token}`,
`{refresh_token}`, `{client_id}`, `{client_secret}`), and any value that the operator gave for the platform's
registration with the provider.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from connector.domain.errors import NotFound
from connector.domain.keys import EntityKind

Direction = Literal["inbound", "outbound", "bidirectional"]
"""Towards the platform, away from it, or both."""


class _Described(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Part of a description; a word that nobody knows is a fault in the file."""


class SettingSpec(_Described, frozen=True, kw_only=True):
    """One setting, as a face or an operator is asked for it."""

    name: str
    title: str
    help: str = ""
    default: str | int | None = None
    required: bool = False
    secret: bool = False
    """Goes into the vault, never among the settings."""
    advanced: bool = False
    """The default is right nearly everywhere: a face shows it only when somebody wants to see it."""
    many: bool = False
    """Several values, which a person divides by commas."""


class WaySpec(_Described, frozen=True, kw_only=True):
    """A further way into the same books, from its `way.toml`."""

    name: str
    """Value of the setting `way`."""
    title: str
    help: str
    settings: tuple[SettingSpec, ...]


class CallSpec(_Described, frozen=True, kw_only=True):
    """One request of a sign-in; without parameters those of the standard (RFC 6749, RFC 7009) are sent."""

    url: str
    method: Literal["GET", "POST", "DELETE"] = "POST"
    form: Literal["form", "json", "query"] = "form"
    """How parameters travel."""
    client: Literal["basic", "parameters", "none"] = "basic"
    """How the platform says who it is: by `Authorization: Basic`, among the parameters, or not at all."""
    bearer: str = ""
    """Name of the token that goes into `Authorization: Bearer`; empty: none does."""
    parameters: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}
    within: str = ""
    """Field of the answer that lists the one object that is meant; an answer without it is meant itself."""


class RefreshSpec(_Described, frozen=True, kw_only=True):
    """How a token is renewed."""

    call: CallSpec
    rotates: bool = True
    """Each answer brings another refresh token; otherwise the access token itself is renewed."""
    before_seconds: int = 300
    """How long before its end an access token is renewed."""
    grace_seconds: int = 0
    """How long a refresh token that was replaced still works; 0: not at all, or nobody says so."""
    youngest_seconds: int = 0
    """A token younger than this is not renewed by the provider."""


class TenantSpec(_Described, frozen=True, kw_only=True):
    """How the account is found that a person consented for."""

    found: Literal["callback", "request", "answer"]
    """In the address that the browser comes back to, by a request of its own, or in the answer to the code."""
    title: str
    """What people call it: company, organisation, page."""
    id: str
    """Name of the parameter or field that identifies it."""
    name: str = ""
    """Name of the field that people know it by; empty: the provider tells none."""
    pattern: str = ""
    """What an identifier looks like; others are refused."""
    call: CallSpec | None = None
    """Lists the accounts; of one that came with the browser it tells the name."""
    items: str = ""
    """Field of the answer that lists the accounts; empty: the answer is the list, or the one account."""
    only: Mapping[str, str] = {}
    """Accounts are those whose fields have these values."""
    token: str = ""
    """Field with a token of the account's own, which is used instead of the person's."""
    keeps: Mapping[str, str] = {}
    """Further fields of the account that later calls need, by the names that they have in their texts."""
    some: bool = False
    """Not everything that is listed has an account: what has no identifier is passed over."""
    next: str = ""
    """Where the answer has the address of its next page (`paging.next`)."""


class Lifetimes(_Described, frozen=True, kw_only=True):
    """How long things last, in seconds, where the answer does not say; 0: nobody says, or for ever."""

    access: int = 0
    refresh: int = 0
    """Of a refresh token that nobody uses."""
    consent: int = 0
    """From the consent on, whatever was refreshed."""


class SignInSpec(_Described, frozen=True, kw_only=True):
    """Where people sign in, and how their consent becomes tokens."""

    source: str
    """Where these facts are from."""
    authorize: str
    exchange: CallSpec
    scopes: tuple[str, ...]
    scope_separator: str = " "
    pkce: bool = False
    """The provider checks a code challenge (RFC 7636, S256)."""
    issuer: str = ""
    """What `iss` must say in the address that the browser comes back to, where the provider sends it (RFC 9207)."""
    parameters: Mapping[str, str] = {}
    """Further ones of the address that the browser is sent to."""
    lengthen: CallSpec | None = None
    """Turns the first token into one that lasts."""
    refresh: RefreshSpec | None = None
    """None: people must consent again."""
    revoke: CallSpec | None = None
    tenant: TenantSpec | None = None
    """None: whoever consents has one account only, which needs no name."""
    lifetimes: Lifetimes = Lifetimes()
    refresh_expires_in: str = ""
    """Field of an answer with the seconds that a refresh token lasts unused."""
    consent_expires_in: str = ""
    """Field of an answer with the seconds until the consent ends for good."""
    refused_codes: tuple[int, ...] = ()
    """Codes of an error object by which the provider says that a token or consent is over; the standard's
    `invalid_grant` always says so."""
    code_suffix: str = ""
    """What the provider appends to a code that does not belong to it."""
    api: str = ""
    """Where requests for records go of accounts that were opened this way; empty: as the provider's own `api` says."""
    settings: Mapping[str, str] = {}
    """Further settings of a connection that was opened this way."""


class RateSpec(_Described, frozen=True, kw_only=True):
    """At most so many requests in so many seconds."""

    requests: int
    seconds: int
    whose: Literal["tenant", "app", "tenant and app", "user"] = "tenant"
    of: str = "requests"
    """What is counted."""


class LimitSpec(_Described, frozen=True, kw_only=True):
    """How much may be asked of a provider."""

    source: str
    rates: tuple[RateSpec, ...] = ()
    at_once: int = 0
    """Requests in flight; 0: nobody says."""
    page: int = 0
    """Most records of one page; 0: nobody says."""
    note: str = ""


class ChallengeSpec(_Described, frozen=True, kw_only=True):
    """A handshake by GET before a webhook is used."""

    mode: str
    mode_value: str
    token: str
    challenge: str
    """Names of the parameters, and what the mode must be; the challenge is answered as it came."""
    secret: str
    """Setting of the registration that the token must equal."""


class WebhookSpec(_Described, frozen=True, kw_only=True):
    """How a provider tells what changed, and how it proves that it is the one who says so."""

    source: str
    header: str
    """HMAC-SHA-256 over the raw bytes of the body."""
    encoding: Literal["base64", "hex"]
    prefix: str = ""
    secret: str
    """Setting of the registration with the key, whose text is the key byte by byte."""
    answer_seconds: int = 0
    """Within which it wants its answer; 0: it does not say."""
    refused_status: int = 401
    challenge: ChallengeSpec | None = None
    dedupe: tuple[str, ...] = ()
    """Fields that together identify an event."""
    events: tuple[str, ...] = ()
    """Kinds of events that are told of."""


class ProviderSpec(_Described, frozen=True, kw_only=True):
    """What a provider is, from its `provider.toml`."""

    name: str
    title: str
    summary: str = ""
    hosted_by: Literal["agent", "worker"]
    """The agent for what lies on the office PC, the worker for what needs a sign-in on the server."""
    entities: tuple[EntityKind, ...] = ()
    """Kept equal."""
    gathers: tuple[str, ...] = ()
    """Only collected from there: leads, metrics."""
    arrives_as: Mapping[str, EntityKind] = {}
    """What is gathered and kept as records of a kind: leads as contacts."""
    directions: Mapping[str, Direction] = {}
    """Of each entity and of what is gathered; one that is not named only comes to the platform."""
    settings: tuple[SettingSpec, ...] = ()
    """Of one connection."""
    registration: tuple[SettingSpec, ...] = ()
    """Of the platform itself with the provider: what its operator is given there."""
    api: str = ""
    """Where requests for records go."""
    sign_in: SignInSpec | None = None
    sign_in_by: Mapping[str, SignInSpec] = {}
    """Other ways to sign in, by the value of the registration's `login`: an operator registers for one of them."""
    limits: LimitSpec | None = None
    webhook: WebhookSpec | None = None
    ways: tuple[WaySpec, ...] = ()
    """Other ways into the same books, with settings of their own."""

    def asked(self, way: str = "") -> tuple[SettingSpec, ...]:
        """The settings of one way. Raises NotFound."""
        if not way:
            return self.settings
        for known in self.ways:
            if known.name == way:
                return known.settings
        raise NotFound(f"There is no way {way!r} into {self.title}.")

    def flow(self, login: str = "") -> SignInSpec | None:
        """How people sign in, by what the operator registered for."""
        return self.sign_in_by.get(login, self.sign_in)

    def kind_of(self, name: str) -> EntityKind | None:
        """The kind of record that a word means, of an entity or of what is gathered; None when it is none."""
        return next((kind for kind in self.entities if kind.value == name), self.arrives_as.get(name))

    def direction(self, name: str) -> Direction:
        """Which way an entity, or something gathered, goes."""
        return self.directions.get(name, "inbound")
