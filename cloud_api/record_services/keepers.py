"""Records that a service of another team keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import structlog

from cloud_api.db.bulk import Stored
from cloud_api.db.engine import Database
from cloud_api.record_services.client import Patience, ServiceClient
from cloud_api.record_services.copying import ServiceCopy
from cloud_api.record_services.services import Service, services_of
from cloud_api.record_services.wire import KeptResult
from cloud_api.records.incoming import Incoming
from cloud_api.records.keeping import BuiltInRecords, Place, Prepared, RecordsKept, numbered
from cloud_api.records.leases import held_lease
from cloud_api.records.repository import RecordRepository
from cloud_api.security.caller import AgentCaller
from cloud_api.settings import Settings
from connector.domain.clock import SystemClock
from connector.domain.errors import RetryLater
from connector.domain.keys import ActionId, EntityKind
from connector.platform.wire import BatchResult, WireResult

_log = structlog.get_logger("cloud_api")


class ServiceRecords:
    """One service's kinds. No transaction is open while the service is asked."""

    def __init__(self, database: Database, service: Service, lease_time: dt.timedelta, patience: Patience) -> None:
        clock = SystemClock()
        self._database = database
        self._lease_time = lease_time
        self._client = ServiceClient(service, clock, patience)
        self._copy = ServiceCopy(database, self._client, clock, service.title)

    def take_in(self, caller: AgentCaller, lease: str, place: Place, records: Prepared) -> BatchResult:
        """Each record by itself. A batch whose lease was lost on the way is refused, although the service has it: the
        revisions of its records keep it from overwriting anything newer."""
        with self._database.read() as connection:
            held_lease(RecordRepository(connection, place.organization_id, place.provider), caller, lease)
        sent = [record for record in records if isinstance(record, Incoming)]
        answers = iter(self._client.send(place, sent) if sent else ())
        results = [record if isinstance(record, WireResult) else _told(next(answers)) for record in records]
        try:
            self._copy.catch_up(place)
        except RetryLater as exc:  # the records are kept; whoever compares reads on first
            _log.warning("what a service keeps could not be read", sentence=exc.sentence, **exc.facts)
        return numbered(self._database, caller, lease, place, self._lease_time, lambda *_: results)

    def held(self, place: Place, keys: Sequence[str]) -> Mapping[str, Stored]:
        """Asked of the service itself, never of the copy."""
        found = self._client.look_up(place, keys)
        return {
            record.key: Stored(str(record.remote), record.revision, record.action, b"", record.deleted, "", 0)
            for record in found
        }

    def look(self, place: Place) -> None:
        """Read on to the end of the service's changes."""
        self._copy.catch_up(place)

    def close(self) -> None:
        """End whatever waits for the service."""
        self._client.close()


class Keepers:
    """Who keeps which kind."""

    def __init__(
        self,
        database: Database,
        lease_seconds: int,
        services: Mapping[EntityKind, Service],
        patience: Patience,
    ) -> None:
        """The built-in tables keep whatever no service does."""
        lease_time = dt.timedelta(seconds=lease_seconds)
        self._built_in = BuiltInRecords(database, lease_time)
        by_name: dict[str, ServiceRecords] = {}
        self._served: dict[EntityKind, ServiceRecords] = {}
        for entity, service in services.items():
            if service.name not in by_name:
                by_name[service.name] = ServiceRecords(database, service, lease_time, patience)
            self._served[entity] = by_name[service.name]

    def of(self, entity: EntityKind) -> RecordsKept:
        """Who keeps a kind."""
        return self._served.get(entity, self._built_in)

    @property
    def served(self) -> frozenset[EntityKind]:
        """Kinds that services keep."""
        return frozenset(self._served)

    def close(self) -> None:
        """Wait for no service any more."""
        for kept in set(self._served.values()):
            kept.close()


def keepers_of(settings: Settings, database: Database) -> Keepers:
    """As the server was told. Raises SettingsInvalid."""
    services = services_of(settings.record_services_file)
    return Keepers(database, settings.lease_seconds, services, Patience(whole=settings.record_service_seconds))


def _told(result: KeptResult) -> WireResult:
    remote = "" if result.remote is None else str(result.remote)
    return WireResult(ActionId(result.id), result.kind, remote, result.reason, result.revision)
