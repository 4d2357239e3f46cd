"""The leads of one page as a source of the engine (see `domain.ports.Source`): contacts of the platform.

A webhook names a lead, and that one is fetched by its id; every few minutes all forms are gone through for what no
webhook told of. Facebook forgets leads after ninety days (providers.md, 3.3): what it no longer has was not deleted, so
that keys are never compared (`domain.ports.Forgetful`) and nothing that is asked for in vain becomes a deletion.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Event
from typing import Final

import msgspec

from connector.domain.changes import Change, Cursor, Page, Seen
from connector.domain.clock import Clock, Pace, SystemClock
from connector.domain.errors import ProtocolBroken
from connector.domain.gathered import Gatherer
from connector.domain.identity import Company, Identity
from connector.domain.keys import EntityKind, Key
from connector.domain.reconciliation import Total
from connector.domain.secret import Secrets
from connector.drivers.http import at
from connector.mapping import Mapping as Rules
from connector.providers.facebook.cursor import OVERLAP, Position
from connector.providers.facebook.gathering import FacebookGatherer
from connector.providers.facebook.leads import FIELDS, LeadReader, lost, newest_of, version_of
from connector.providers.meta.line import GraphSettings, Json, Line, text
from connector.providers.meta.refusals import Gone

CALLED: Final = "Facebook"
MARK: Final = "tenant"
"""Mark of a page: its id, by which the platform knows the account again that people signed in with."""
LOOK_EVERY: Final = dt.timedelta(minutes=4)
"""How often all forms are gone through while webhooks tell of leads. Our choice, below the period of a connection."""

Told = Callable[[], Sequence[str]]
"""Ids of leads that webhooks told of lately, also such as were read since."""


class FacebookSource:
    """One page."""

    forgets_after = dt.timedelta(days=90)
    """Leads are kept so long (providers.md, 3.3)."""

    def __init__(
        self,
        settings: GraphSettings,
        secrets: Secrets | None,
        rules: Rules,
        *,
        clock: Clock | None = None,
        stop: Event | None = None,
        pace: Pace | None = None,
        told: Told | None = None,
    ) -> None:
        """Prepare; nothing is asked yet. `pace` is called before each request."""
        self.line = Line(CALLED, settings, secrets, clock or SystemClock(), stop, pace)
        self._reader = LeadReader(rules)
        self._told = told or _nothing

    def identify(self) -> Identity:
        """The page, read fresh. Nothing of it only grows, and nobody restores one from a backup.

        Raises:
            ProtocolBroken: another object answers.
        """
        page = self.line.get(at(self._page), {"fields": "id,name"})
        if text(page.get("id")) != self._page:
            raise ProtocolBroken("What answers at the address of Facebook is another page.")
        company = Company(name=text(page.get("name")) or self._page, program="Facebook")
        return Identity(company=company, marks={MARK: self._page}, origin=self.line.address.origin)

    def kinds(self) -> Sequence[EntityKind]:
        """Leads are contacts."""
        return (EntityKind.CUSTOMER,)

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """What webhooks told of, then all forms where it is time, or where nobody told anything."""
        del kind
        position, now = Position.of(since), self.line.clock.now()
        last = position.looked_at
        fresh = [key for key in dict.fromkeys(self._told()) if key not in position.known] if last is not None else []
        if fresh:
            position = position.knowing(fresh)
            over = last is not None and dt.timedelta(0) <= now - last < LOOK_EVERY
            yield Page([self._lead(Key(key)) for key in fresh], position.cursor(), over, len(fresh))
            if over:
                return
        yield from self._all(position, now)

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Every lead that Facebook still has."""
        del kind
        for leads in self._leads(None):
            yield [Seen(Key(text(lead["id"])), version_of(lead)) for lead in leads]

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """Some leads as they are now; one that is not there is told as that, and never as a deletion."""
        del kind
        changes = [self._lead(key) for key in dict.fromkeys(keys)]
        yield Page(changes, Cursor(""), True, len(changes))

    def totals(self, kind: EntityKind) -> Mapping[str, Total] | None:
        """None: leads have no amounts."""
        del kind
        return None

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """Leads never change, so that all of them are one slice."""
        del kind, position, limit
        changes = [self._reader.change(lead) for leads in self._leads(None) for lead in leads]
        return Page(changes, Cursor(""), True, len(changes))

    def gatherer(self) -> Gatherer:
        """What is only collected of the page (`domain.gathered.Gathers`)."""
        return FacebookGatherer(self.line)

    def close(self) -> None:
        """Give up the line; the next call opens it again."""
        self.line.close()

    @property
    def _page(self) -> str:
        return self.line.settings.tenant

    def _all(self, position: Position, now: dt.datetime) -> Iterator[Page]:
        """All forms, from a while before the newest lead that was read."""
        since, newest = position.newest - OVERLAP if position.newest is not None else None, position.newest
        read: list[str] = []
        for leads in self._leads(since):
            new = [lead for lead in leads if text(lead["id"]) not in position.known] if since is not None else leads
            read += [text(lead["id"]) for lead in leads]
            newest = newest_of(leads, newest, now)
            yield Page([self._reader.change(lead) for lead in new], position.cursor(), False, len(leads))
        known = position.knowing(read) if since is not None else Position().knowing(read)
        yield Page((), msgspec.structs.replace(known, looked_at=now, newest=newest).cursor(), True)

    def _leads(self, since: dt.datetime | None) -> Iterator[list[Json]]:
        """Leads of every form, page by page; a form that went away meanwhile has none."""
        for forms in self.line.pages(at(self._page, "leadgen_forms"), {"fields": "id"}):
            for form in forms:
                try:
                    yield from self._of_form(text(form.get("id")), since)
                except Gone:
                    continue

    def _of_form(self, form: str, since: dt.datetime | None) -> Iterator[list[Json]]:
        query = {"fields": ",".join(FIELDS)}
        if since is not None:
            after = {"field": "time_created", "operator": "GREATER_THAN", "value": int(since.timestamp())}
            query["filtering"] = msgspec.json.encode([after]).decode()
        for leads in self.line.pages(at(form, "leads"), query):
            yield [lead for lead in leads if text(lead.get("id"))]

    def _lead(self, key: Key) -> Change:
        try:
            lead = self.line.get(at(key), {"fields": ",".join(FIELDS)})
        except Gone:
            return lost(key)
        return self._reader.change(lead)


def _nothing() -> Sequence[str]:
    return ()
