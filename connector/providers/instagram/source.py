"""One professional Instagram account as a source of the engine: it has no records, only figures.

By Instagram Login requests go to graph.instagram.com with the account's own token; by Facebook Login to
graph.facebook.com with that of the page, and with a proof (providers.md, 4.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from threading import Event
from typing import Final

from connector.domain.changes import Cursor, Page, Seen
from connector.domain.clock import Clock, Pace, SystemClock
from connector.domain.errors import ProtocolBroken
from connector.domain.gathered import Gatherer
from connector.domain.identity import Company, Identity
from connector.domain.keys import EntityKind, Key
from connector.domain.reconciliation import Total
from connector.domain.secret import Secrets
from connector.drivers.http import at
from connector.providers.instagram.gathering import InstagramGatherer
from connector.providers.meta.line import GraphSettings, Line, text

CALLED: Final = "Instagram"
MARK: Final = "tenant"
"""Mark of an account: its id."""
INSTAGRAM, FACEBOOK = "instagram", "facebook"
"""Both ways to sign in. A connection of before this was kept with it is told by its host."""
_OWN_HOST: Final = "graph.instagram.com"


class InstagramSource:
    """One account."""

    def __init__(
        self,
        settings: GraphSettings,
        secrets: Secrets | None,
        *,
        clock: Clock | None = None,
        stop: Event | None = None,
        pace: Pace | None = None,
    ) -> None:
        """Prepare; nothing is asked yet. `pace` is called before each request; a proof goes along where the account was
        connected by Facebook Login."""
        login = settings.login or (INSTAGRAM if _OWN_HOST in settings.api else FACEBOOK)
        self.line = Line(CALLED, settings, secrets, clock or SystemClock(), stop, pace, proves=login == FACEBOOK)

    def identify(self) -> Identity:
        """The account, read fresh.

        Raises:
            ProtocolBroken: what answers has no name.
        """
        account = self.line.get(at(self.line.settings.tenant), {"fields": "username"})
        name = text(account.get("username"))
        if not name:
            raise ProtocolBroken("What answers at the address of Instagram is no account.")
        company = Company(name=name, program="Instagram")
        return Identity(company=company, marks={MARK: self.line.settings.tenant}, origin=self.line.address.origin)

    def gatherer(self) -> Gatherer:
        """Its figures (`domain.gathered.Gathers`)."""
        return InstagramGatherer(self.line)

    def kinds(self) -> Sequence[EntityKind]:
        """None."""
        return ()

    def changes(self, kind: EntityKind, since: Cursor | None) -> Iterator[Page]:
        """Nothing."""
        del kind, since
        yield Page((), Cursor(""), True)

    def keys(self, kind: EntityKind) -> Iterator[Sequence[Seen]]:
        """Nothing."""
        del kind
        return iter(())

    def fetch(self, kind: EntityKind, keys: Sequence[Key]) -> Iterator[Page]:
        """Nothing."""
        del kind, keys
        yield Page((), Cursor(""), True)

    def totals(self, kind: EntityKind) -> Mapping[str, Total] | None:
        """None."""
        del kind
        return None

    def content_slice(self, kind: EntityKind, position: Cursor | None, limit: int) -> Page:
        """Nothing."""
        del kind, position, limit
        return Page((), Cursor(""), True)

    def close(self) -> None:
        """Give up the line; the next call opens it again."""
        self.line.close()
