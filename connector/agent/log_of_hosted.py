"""The sync logs of cloud accounts: the platform has them, and is asked for each page that somebody looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Final

import msgspec

from connector.agent.access import Access
from connector.connections import Organization, load_registry
from connector.control import log_book as say
from connector.control import messages
from connector.control.envelope import Message
from connector.domain.errors import NotFound, Unsupported
from connector.domain.keys import EntityKind
from connector.domain.sync_log import Help
from connector.platform.hosted_log import HostedLogClient

_HELPS: Final = (Help.RETRY, Help.RECONNECT)
"""What can be done about it from a PC; everything else on the platform's own pages."""
Platform = Callable[[Organization], HostedLogClient]


class LogOfHosted:
    """Answers for a `cloud_log`; each is called on its client's thread. Raises BridgeError, which is told: what the
    platform does not answer is no empty log.

    Args:
        access: vault and files of the home.
        platform: the platform of an organization, in its name.
    """

    def __init__(self, access: Access, platform: Platform | None = None) -> None:
        self._access = access
        self._platform = platform or self._reached
        self._lines: dict[tuple[str, str], HostedLogClient] = {}
        """To platforms, by organization and address; kept open, as who scrolls asks many times a minute."""
        self._guard = Lock()

    def reply(self, request: say.Request) -> Message:
        """What is asked of the log itself."""
        match request:
            case say.GetLogRows():
                with self._asked(request.connection) as (client, organization, provider):
                    found = client.lines(
                        organization.slug,
                        provider,
                        request.wanted,
                        anchor=request.anchor,
                        position=max(0, request.position),
                        limit=request.limit,
                    )
                return say.LogRows(
                    connection=request.connection,
                    anchor=found.anchor,
                    position=found.position,
                    entries=found.entries,
                    matched=found.matched,
                    complete=found.complete,
                )
            case say.CountLog():
                with self._asked(request.connection) as (client, organization, provider):
                    matched = client.count(organization.slug, provider, request.wanted, request.anchor)
                return say.LogCount(connection=request.connection, matched=matched)
            case say.GetLogEntry():
                return self._entry(request)
            case _:
                raise Unsupported("The agent cannot do this for what the platform keeps.")

    def runs(self, request: messages.GetRuns) -> messages.RunList:
        """Runs, newest first."""
        with self._asked(request.connection) as (client, organization, provider):
            found = client.runs(organization.slug, provider, request.limit, request.before)
        return messages.RunList(runs=tuple(found))

    def sync(self, connection: str, kinds: Sequence[EntityKind]) -> None:
        """Ask the platform for a run of some kinds, or of all that it keeps equal or only collects.

        Raises:
            NotFound: the account is not connected any more.
            Unsupported: there is nothing that could be asked for.
        """
        with self._asked(connection) as (client, organization, provider):
            standing = client.connected(organization.slug).integrations
            known = next((each for each in standing if each.provider == provider and each.is_active), None)
            if known is None:
                raise NotFound(
                    "This account is not connected any more, so that it cannot be synced.",
                    remedy="Connect it again in the overview.",
                )
            wanted: Sequence[str] = kinds or (*known.entities, *known.gathers)
            if not wanted:
                raise Unsupported("There is nothing in this account that could be synced.")
            for each in wanted:
                client.ask_to_sync(provider, each)

    def close(self) -> None:
        """Hang up."""
        with self._guard:
            lines, self._lines = self._lines, {}
        for client in lines.values():
            client.close()

    def _entry(self, request: say.GetLogEntry) -> say.LogEntryShown:
        with self._asked(request.connection) as (client, organization, provider):
            shown = client.line(organization.slug, provider, request.entry)
        pages = organization.platform.rstrip("/")
        page = f"{pages}{shown.page or f'/integrations/providers/{provider}'}"
        helps = tuple(each for each in shown.helps if each in _HELPS)
        told = msgspec.structs.replace(shown, connection=request.connection, helps=helps, page=page)
        return say.LogEntryShown(shown=told)

    @contextmanager
    def _asked(self, connection: str) -> Iterator[tuple[HostedLogClient, Organization, str]]:
        place = say.cloud_place(connection)
        if place is None:
            raise NotFound("This is no cloud account.")
        organization = load_registry(self._access.home).organization(place[0])
        with self._guard:
            name = (organization.slug, organization.platform)
            client = self._lines.get(name)
            if client is None:
                client = self._lines[name] = self._platform(organization)
        yield client, organization, place[1]

    def _reached(self, organization: Organization) -> HostedLogClient:
        return HostedLogClient.at(
            organization.platform, lambda: self._access.token(organization), clock=self._access.clock
        )
