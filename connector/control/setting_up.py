"""What is said on the control channel of setting up: companies on this PC, pairing, connecting, changing a connection.

Secrets go to the agent only; no answer holds one.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from connector.control.envelope import Message
from connector.domain.conflicts import Policy
from connector.domain.keys import EntityKind
from connector.domain.policies import Policies
from connector.domain.writing import Deletion

Value = str | int | bool | tuple[str, ...]
"""A provider's setting such as host, port or path; never a secret."""


class AskedSetting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One setting as a face asks for it."""

    name: str
    title: str
    help: str = ""
    default: str | int | None = None
    required: bool = False
    secret: bool = False
    """To be sent among the secrets; it is never told again."""
    advanced: bool = False
    """The default is right nearly everywhere."""
    many: bool = False
    """Several values, sent as a list."""


class Way(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way into the books of a provider. The first one of a provider has no name."""

    name: str = ""
    title: str = ""
    help: str = ""
    settings: tuple[AskedSetting, ...] = ()


class Provider(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A kind of system that this agent can connect."""

    name: str
    title: str
    kinds: tuple[EntityKind, ...]
    ways: tuple[Way, ...]


class FoundBooks(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A set of books that lies on this PC. It was not opened: its company is known only once somebody signed in."""

    provider: str
    path: str
    name: str
    """What people may know it by."""
    size: int
    """Bytes."""
    modified_at: dt.datetime
    usable: bool
    sentence: str
    """What it is, or why it cannot be used."""
    settings: dict[str, Value] = msgspec.field(default_factory=dict)
    """What a connection to it needs, as far as that is known."""
    connected: str = ""
    """Title of the connection that has it already."""


class Fault(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why books could not be opened."""

    code: str
    sentence: str
    remedy: str = ""
    settings: tuple[str, ...] = ()
    """Which settings to look at; empty when none of them is to blame."""


class KnownOrganization(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An organization that this PC is paired with."""

    slug: str
    name: str
    platform: str
    paired_at: dt.datetime
    connected: tuple[str, ...] = ()
    """Providers that it is connected to: an organization has one connection to each."""


class Times(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When a connection is synchronised by itself, as the settings file writes it; all empty: as everything else."""

    every: str = ""
    """Such as 5m or 1h30m."""
    cron: str = ""
    hours: str = ""
    """Such as 08:00-19:00."""
    days: str = ""
    """Such as mon-sat."""
    timezone: str = ""


class _Secretive(Message, frozen=True, kw_only=True, omit_defaults=True):
    """A message with secrets: neither a log nor a traceback shows them."""

    secrets: dict[str, str] = msgspec.field(default_factory=dict)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(***)"


# Requests ---------------------------------------------------------------------------------------------------------


class GetProviders(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_providers"):
    """→ ProviderList."""


class Discover(Message, frozen=True, kw_only=True, omit_defaults=True, tag="discover"):
    """Books on this PC, in the vendors' folders, in those of the settings and in the given ones. → BooksFound."""

    provider: str = ""
    """Empty: of every provider."""
    folders: tuple[str, ...] = ()


class TryBooks(_Secretive, frozen=True, kw_only=True, omit_defaults=True, tag="try_books"):
    """Open books once and give them up again. → BooksTried."""

    provider: str
    settings: dict[str, Value] = msgspec.field(default_factory=dict)
    """What differs from the defaults; for a known connection, from what it has."""
    way: str = ""
    connection: str = ""
    """A known connection, whose secrets are taken where none are given."""


class Pair(Message, frozen=True, kw_only=True, omit_defaults=True, tag="pair"):
    """Pair this PC with an organization. → Paired."""

    platform: str
    code: str

    def __repr__(self) -> str:
        return f"Pair(platform={self.platform!r}, code=***)"


class Unpair(Message, frozen=True, kw_only=True, omit_defaults=True, tag="unpair"):
    """Forget an organization that has no connection. → Done."""

    organization: str


class GetOrganizations(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_organizations"):
    """→ OrganizationList."""


class Connect(_Secretive, frozen=True, kw_only=True, omit_defaults=True, tag="connect"):
    """Keep a new connection, or other settings of a known one; its secrets go into the vault. → ConnectionSettings."""

    connection: str = ""
    """Empty: a new one."""
    provider: str
    settings: dict[str, Value] = msgspec.field(default_factory=dict)
    """What differs from the defaults; for a known connection, from what it has."""
    way: str = ""
    organization: str = ""
    """Slug; not needed while one waits for books."""
    title: str = ""
    """Empty: the company's name; for a known connection, as it is."""
    times: Times | None = None
    enabled: bool = True
    """A new connection that is not enabled does nothing by itself; it can be looked at with a dry run."""
    check: bool = True
    """Open the books first; what they refuse is refused."""


class GetConnection(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_connection"):
    """→ ConnectionSettings."""

    connection: str = ""


class ChangeConnection(Message, frozen=True, kw_only=True, omit_defaults=True, tag="change_connection"):
    """Change what is named; everything else stays. → ConnectionSettings."""

    connection: str
    title: str | None = None
    times: Times | None = None
    """All empty: as the settings say for everything."""
    enabled: bool | None = None


class SetPolicy(Message, frozen=True, kw_only=True, omit_defaults=True, tag="set_policy"):
    """Change what is named of one kind; everything else stays. Writing is turned on only where the books can be
    written, which is looked at first. → ConnectionSettings."""

    connection: str
    entity: EntityKind
    read: bool | None = None
    """False leaves the kind out altogether, and turns writing off."""
    write: bool | None = None
    conflict: Policy | None = None
    fields: dict[str, Policy] = msgspec.field(default_factory=dict)
    deleted_on_platform: Deletion | None = None
    deleted_in_books: Deletion | None = None


Request = (
    GetProviders
    | Discover
    | TryBooks
    | Pair
    | Unpair
    | GetOrganizations
    | Connect
    | GetConnection
    | ChangeConnection
    | SetPolicy
)


# Replies ----------------------------------------------------------------------------------------------------------


class ProviderList(Message, frozen=True, kw_only=True, omit_defaults=True, tag="providers"):
    """What this agent can connect."""

    providers: tuple[Provider, ...]


class BooksFound(Message, frozen=True, kw_only=True, omit_defaults=True, tag="books_found"):
    """What can be used first, newest first."""

    books: tuple[FoundBooks, ...]


class BooksTried(Message, frozen=True, kw_only=True, omit_defaults=True, tag="books_tried"):
    """What the books told of themselves, or why they could not be opened."""

    fault: Fault | None = None
    company: str = ""
    program: str = ""
    registration_no: str = ""
    currency: str = ""
    """ISO 4217 of the home currency."""
    kinds: tuple[EntityKind, ...] = ()
    """Kinds of records that these books can give."""
    connected: str = ""
    """Title of another connection that has these books already."""


class Paired(Message, frozen=True, kw_only=True, omit_defaults=True, tag="paired"):
    """This PC is paired."""

    organization: KnownOrganization


class OrganizationList(Message, frozen=True, kw_only=True, omit_defaults=True, tag="organizations"):
    """Organizations that this PC is paired with, and the address that is offered for the next pairing."""

    organizations: tuple[KnownOrganization, ...] = ()
    platform: str = ""


class ConnectionSettings(Message, frozen=True, kw_only=True, omit_defaults=True, tag="connection_settings"):
    """Everything that was chosen for one connection, without its secrets."""

    connection: str
    provider: str
    title: str
    organization: str
    way: str = ""
    settings: dict[str, Value] = msgspec.field(default_factory=dict)
    times: Times | None = None
    """None: as the settings say for everything."""
    enabled: bool = True
    policies: Policies = Policies()


Reply = ProviderList | BooksFound | BooksTried | Paired | OrganizationList | ConnectionSettings
