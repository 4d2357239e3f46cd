"""One listener to the platform for each organization that has a connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Event, Thread

from connector.agent.configuring import Configuring
from connector.agent.diagnosing import Diagnosing
from connector.agent.workshop import Exchange, HandIn, Wake, Workshop
from connector.connections import Organization


class Listeners:
    """Begins and ends listeners as organizations come, go, or are paired again.

    Args:
        workshop: listens.
        wake: told of what an organization asks, by its slug.
        configuring: deals with settings.
        diagnosing: makes the file for support.
    """

    def __init__(
        self,
        workshop: Workshop,
        wake: Callable[[str, Wake], None],
        configuring: Configuring,
        diagnosing: Diagnosing,
    ) -> None:
        self._workshop = workshop
        self._wake = wake
        self._configuring = configuring
        self._diagnosing = diagnosing
        self._stops: dict[Organization, Event] = {}

    def serve(self, organizations: Iterable[Organization]) -> None:
        """Listen for these and nobody else."""
        wanted = set(organizations)
        for organization in set(self._stops) - wanted:  # gone, or paired again
            self._stops.pop(organization).set()
        for organization in wanted - set(self._stops):
            stop = self._stops[organization] = Event()
            ear = _Ear(organization.slug, self._wake, self._configuring, self._diagnosing)
            arguments = (organization, ear, stop)
            Thread(target=self._workshop.listen, args=arguments, name="listener", daemon=True).start()

    def close(self) -> None:
        """Listen no more."""
        self.serve(())


class _Ear:
    """Hears for one organization."""

    def __init__(
        self, slug: str, wake: Callable[[str, Wake], None], configuring: Configuring, diagnosing: Diagnosing
    ) -> None:
        self._slug = slug
        self._wake = wake
        self._configuring = configuring
        self._diagnosing = diagnosing

    def wake(self, wake: Wake) -> None:
        """A run is asked for, or settings are wished."""
        if wake.settings:
            self._configuring.ask(self._slug, wake.provider)
        else:
            self._wake(self._slug, wake)

    def diagnose(self, hand_in: HandIn) -> None:
        """The file for support is asked for."""
        self._diagnosing.ask(hand_in)

    def settle(self, exchange: Exchange) -> None:
        """Tell and hear settings."""
        self._configuring.settle(self._slug, exchange)
