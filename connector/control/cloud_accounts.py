"""What is said on the control channel of providers that people sign in at; the platform keeps them, not this PC."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.control.envelope import Message
from connector.domain.gathered import Summary


class Trouble(StrEnum):
    """Why an account is not known to be equal with the platform, although its sign-in works."""

    FAILED = "failed"
    """The last run of some kind of record failed."""
    PARTIAL = "partial"
    """Records were set aside or held, or the sides differ."""
    UNKEPT = "unkept"
    """Its next run is overdue: nobody on the platform carries it out."""


class CloudAccount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One provider of one organization: connected, or to be connected."""

    organization: str
    organization_name: str
    provider: str
    title: str
    summary: str = ""
    ready: bool = True
    """The platform is registered with the provider."""
    connected: bool = False
    account: str = ""
    """Name of the company, organisation or page."""
    signed_in_by: str = ""
    reconnect: bool = False
    """Only signing in again helps."""
    attention: str = ""
    """What a person should do, and until when."""
    last_synced_at: dt.datetime | None = None
    read: int = 0
    """Metered readings of the present month."""
    included: int = 0
    """Those that a month includes, of all the platform's companies together; 0 where nothing is metered."""
    log: str = ""
    """Under which name the log of its runs is asked for (`log_book.cloud_log`); empty where the platform has none."""
    trouble: Trouble | None = None
    """How its last runs ended, where they did not come through; `last_words` says why."""
    last_words: str = ""
    collected: Summary | None = None
    """Leads, spend, what was used of the provider's limits, and what stands in the way; None where nothing is only
    collected, or nothing was yet."""


# Requests ---------------------------------------------------------------------------------------------------------


class GetCloudAccounts(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_cloud_accounts"):
    """Of every paired organization, as its platform says. → CloudAccounts."""


class SignIn(Message, frozen=True, kw_only=True, omit_defaults=True, tag="sign_in"):
    """Let a person sign in by the browser. → BrowserWanted, then SignedIn, then Ended; leaving gives the try up."""

    organization: str
    provider: str


class DisconnectAccount(Message, frozen=True, kw_only=True, omit_defaults=True, tag="disconnect_account"):
    """Take the consent back, and let the platform forget what it was given. → AccountDisconnected."""

    organization: str
    provider: str


Request = GetCloudAccounts | SignIn | DisconnectAccount


# Replies ----------------------------------------------------------------------------------------------------------


class CloudAccounts(Message, frozen=True, kw_only=True, omit_defaults=True, tag="cloud_accounts"):
    """Connected ones first."""

    accounts: tuple[CloudAccount, ...]
    sentence: str = ""
    """Why some are not told, when a platform did not answer."""


class AccountDisconnected(Message, frozen=True, kw_only=True, omit_defaults=True, tag="account_disconnected"):
    """It is gone here."""

    sentence: str = ""
    """What is left for the person to do over there."""


Reply = CloudAccounts | AccountDisconnected


# Events -----------------------------------------------------------------------------------------------------------


class BrowserWanted(Message, frozen=True, kw_only=True, omit_defaults=True, tag="browser_wanted"):
    """The face opens this address in the person's own browser: once, now."""

    url: str

    def __repr__(self) -> str:
        return "BrowserWanted(url='***')"


class SignedIn(Message, frozen=True, kw_only=True, omit_defaults=True, tag="signed_in"):
    """The provider is connected."""

    title: str
    account: str = ""


Event = BrowserWanted | SignedIn
