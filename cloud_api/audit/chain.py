"""A chain of entries: each hash covers the entry and the hash before it. Pure.

What it shows: an entry that was changed, taken out, put in or moved breaks the chain at its place. What it cannot show
by itself: whoever may write the table can cut entries off the end, or write everything anew from some entry on. Only a
hash that was kept elsewhere (an `Anchor`) tells: up to it the chain is what it was then; what came after the newest one
is as trustworthy as the database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from hashlib import sha256

import msgspec

from cloud_api.audit.actors import Actor
from cloud_api.db.types import instant_text

PLATFORM = "platform"
"""Name of the platform's own chain; an organization's has the organization's id."""
BEGINNING = bytes(32)
"""Stands for the hash before the first entry."""
_FORM = "bukubridge audit 1"
"""Begins what is hashed, so that a later form is never taken for this one."""


class Action(StrEnum):
    """What was done."""

    API_TOKEN_ISSUED = "api-token.issued"  # noqa: S105  # names of actions, no tokens
    API_TOKEN_REVOKED = "api-token.revoked"  # noqa: S105
    SESSION_BEGUN = "session.begun"
    PAIRING_CODE_ISSUED = "pairing-code.issued"
    AGENT_PAIRED = "agent.paired"
    AGENT_REVOKED = "agent.revoked"
    DIAGNOSTICS_ASKED = "diagnostics.asked"
    DIAGNOSTICS_RECEIVED = "diagnostics.received"
    DIAGNOSTICS_FETCHED = "diagnostics.fetched"
    KEY_STORED = "api-key.stored"
    KEY_OPENED = "api-key.opened"
    TOKENS_RECEIVED = "oauth-tokens.received"
    TOKENS_OPENED = "oauth-tokens.opened"
    TOKENS_REFRESHED = "oauth-tokens.refreshed"
    TOKENS_ENDED = "oauth-tokens.ended"
    CONFIGURED = "connection.configured"
    DISCONNECTED = "connection.disconnected"
    BOOKS_ACCEPTED = "connection.books-accepted"
    KEYS_ROTATED = "server-key.rotated"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry, as it is stored."""

    chain: str
    number: int
    """From 1 on, without a gap."""
    organization_id: str | None
    at: dt.datetime
    actor: Actor
    action: str
    provider: str
    facts: str
    """JSON; never a secret, nor a hash of one."""
    previous: bytes
    hash: bytes = b""


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """The end of a chain as it once was, kept where whoever may write the database cannot."""

    chain: str
    number: int
    hash: str
    """Hexadecimal."""
    at: str = ""
    """When that entry was made (UTC)."""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A place where a chain is not what it was."""

    chain: str
    number: int
    sentence: str


def hash_of(entry: Entry) -> bytes:
    """What an entry's hash has to be. Each text has its ends, so that nothing moves from one to another."""
    actor = entry.actor
    covered = (
        _FORM,
        entry.chain,
        str(entry.number),
        entry.organization_id or "",
        instant_text(entry.at),
        actor.kind,
        actor.id,
        actor.name,
        entry.action,
        entry.provider,
        entry.facts,
        entry.previous.hex(),
    )
    return sha256(msgspec.json.encode(covered)).digest()


def faults_of(chain: str, entries: Iterable[Entry], anchors: Mapping[int, Anchor]) -> Iterator[Fault]:
    """What is wrong with one chain, read in the order of its numbers; anchors by their numbers."""
    number, before, met = 0, BEGINNING, set()
    for entry in entries:
        if entry.number != number + 1:
            yield _fault(chain, number + 1, f"entries {number + 1} to {entry.number - 1} were taken out")
        elif entry.previous != before:
            yield _fault(chain, entry.number, "does not follow the entry before it: something was put in, out or moved")
        if entry.hash != hash_of(entry):
            yield _fault(chain, entry.number, "was changed or moved after it was written")
        anchor = anchors.get(entry.number)
        if anchor is not None:
            met.add(entry.number)
            if anchor.hash != entry.hash.hex():
                yield _fault(chain, entry.number, "is another than the one that was anchored: history was written anew")
        number, before = entry.number, entry.hash
    for missing in sorted(anchors.keys() - met):
        if missing > number:
            yield _fault(chain, missing, f"was anchored, and the chain ends with {number}: its end was cut off")


def _fault(chain: str, number: int, what: str) -> Fault:
    return Fault(chain=chain, number=number, sentence=f"Entry {number} of {chain}: {what}.")
