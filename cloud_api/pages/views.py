"""What the pages show, read for one organization. Synchronous; runs in worker threads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import msgspec

from cloud_api.db.engine import Database
from cloud_api.integrations.available import available
from cloud_api.integrations.service import IntegrationService
from cloud_api.runs import repository
from cloud_api.runs.metrics import Metrics, metrics_of
from cloud_api.runs.repository import Wanted
from cloud_api.security.caller import PersonCaller
from cloud_api.sign_in.registrations import Registered
from cloud_api.webhooks import listing
from cloud_api.webhooks.schemas import WebhookLog
from connector.platform.wire import ProviderSyncLog, SyncStatus
from connector.platform.wire_integrations import Available, Connected

SHOWN = 25
"""Rows of a page of the history."""
DAYS = 30
"""Days of the chart, today among them."""


@dataclass(frozen=True, slots=True)
class Card:
    """One provider, and how it stands with the organization."""

    about: Available
    connected: Connected | None
    """None when it never was, or was disconnected."""
    status: SyncStatus | None

    @property
    def standing(self) -> tuple[str, str]:
        """Good, warn, bad or plain, and in words. Good only when the last run of every kind ended equal."""
        if self.connected is None or self.status is None:
            return "plain", "Not connected"
        if self.connected.state == "reconnect":
            return "bad", "Needs to be connected again"
        ended = {each.last_run.status for each in self.status.entities if each.last_run is not None}
        if "failed" in ended:
            return "bad", "The last sync failed"
        if self.status.pause_asked_at is not None:
            return "warn", "Paused from here"
        if self.connected.hosted_by == "agent" and not self.status.agent_online:
            return "warn", "The office PC is not reached now"
        if "partial" in ended or any(each.changes_in_conflict for each in self.status.entities):
            return "warn", "Something was set aside or is in conflict"
        if self.connected.attention:
            return "warn", "The sign-in ends soon"
        if not ended:
            return "plain", "Connected; nothing was synchronised yet"
        return "good", "The last sync ended equal"

    @property
    def reconciled_at(self) -> dt.datetime | None:
        """Since when everything is known to be equal: None while any kind's last run did not end so."""
        runs = [each.last_run for each in self.status.entities if each.last_run is not None] if self.status else []
        ends = [run.completed_at for run in runs if run.status == "success" and run.completed_at is not None]
        return min(ends) if ends and len(ends) == len(runs) else None


class Views:
    """Reads."""

    def __init__(self, database: Database, integrations: IntegrationService, registered: Registered) -> None:
        """Over the database as requests see it."""
        self._database = database
        self._integrations = integrations
        self._registered = registered

    def cards(self, caller: PersonCaller) -> list[Card]:
        """Every provider; those that are connected first."""
        known = {each.provider: each for each in self._integrations.connected(caller) if each.is_active}
        found = [self._card(caller, about, known) for about in available(self._registered.names())]
        return sorted(found, key=lambda card: (card.connected is None, card.about.title))

    def card(self, caller: PersonCaller, provider: str) -> Card | None:
        """One of them; None when there is no such provider."""
        known = {each.provider: each for each in self._integrations.connected(caller) if each.is_active}
        about = next((each for each in available(self._registered.names()) if each.provider == provider), None)
        return self._card(caller, about, known) if about is not None else None

    def history(self, caller: PersonCaller, wanted: Wanted) -> tuple[list[ProviderSyncLog], bool]:
        """A page of runs, newest first, and whether there are older ones."""
        asked = msgspec.structs.replace(wanted, limit=SHOWN + 1)
        with self._database.read() as connection:
            logs = repository.page(connection, caller.organization_id, asked)
        return logs[:SHOWN], len(logs) > SHOWN

    def run(self, caller: PersonCaller, log_id: str) -> ProviderSyncLog | None:
        """One sync of one kind; None when there is none."""
        with self._database.read() as connection:
            return repository.find(connection, caller.organization_id, log_id)

    def metrics(self, caller: PersonCaller, provider: str) -> Metrics:
        """The last days of a provider."""
        today = dt.datetime.now(dt.UTC).date()
        first = today - dt.timedelta(days=DAYS - 1)
        with self._database.read() as connection:
            return metrics_of(connection, caller.organization_id, provider, first, today)

    def webhooks(self, caller: PersonCaller, provider: str, before: str | None) -> tuple[list[WebhookLog], bool]:
        """A page of what a provider told, newest first, and whether there is more."""
        wanted = listing.Wanted(provider=provider, before=before, limit=SHOWN)
        with self._database.read() as connection:
            logs, complete = listing.of_organization(connection, caller.organization_id, wanted)
        return logs, not complete

    def _card(self, caller: PersonCaller, about: Available, known: dict[str, Connected]) -> Card:
        connected = known.get(about.provider)
        status = self._integrations.status(caller, about.provider) if connected is not None else None
        return Card(about, connected, status)
