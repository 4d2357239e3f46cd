"""The parts of signing in, put together: one of each in a process."""

from __future__ import annotations

from dataclasses import dataclass

from cloud_api.db.engine import Database
from cloud_api.hosted.keys import ServerKeys
from cloud_api.registrations import Registrations
from cloud_api.settings import Settings
from cloud_api.sign_in.answers import Answers
from cloud_api.sign_in.calls import new_client
from cloud_api.sign_in.keeping import Keeping
from cloud_api.sign_in.parting import Parting
from cloud_api.sign_in.refreshing import Refreshing
from cloud_api.sign_in.registrations import Registered
from cloud_api.sign_in.revoking import Revoking
from cloud_api.sign_in.service import SignInService
from connector.domain.clock import Clock


@dataclass(frozen=True, slots=True)
class SignInParts:
    """What endpoints and workers use."""

    registered: Registered
    service: SignInService
    answers: Answers
    refreshing: Refreshing
    parting: Parting
    keeping: Keeping

    def close(self) -> None:
        """Close the lines to providers."""
        self.service.close()


def parts_of(settings: Settings, database: Database, clock: Clock) -> SignInParts:
    """All of them over one database."""
    keys = ServerKeys(settings.key_file)
    registered = Registered(Registrations.read(settings.registrations_file))
    service = SignInService(database, keys, registered, settings.public_url, clock, new_client())
    revoking = Revoking(service)
    refreshing = Refreshing(service)
    return SignInParts(
        registered,
        service,
        Answers(service, revoking),
        refreshing,
        Parting(service, revoking),
        Keeping(service, refreshing, revoking),
    )
