"""One listener to the platform for each organization that has a connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from threading import Event, Thread

from connector.agent.workshop import Wake, Workshop
from connector.connections import Organization


class Listeners:
    """Begins and ends listeners as organizations come, go, or are paired again.

    Args:
        workshop: listens.
        wake: told of what an organization asks, by its slug.
    """

    def __init__(self, workshop: Workshop, wake: Callable[[str, Wake], None]) -> None:
        self._workshop = workshop
        self._wake = wake
        self._stops: dict[Organization, Event] = {}

    def serve(self, organizations: Iterable[Organization]) -> None:
        """Listen for these and nobody else."""
        wanted = set(organizations)
        for organization in set(self._stops) - wanted:  # gone, or paired again
            self._stops.pop(organization).set()
        for organization in wanted - set(self._stops):
            stop = self._stops[organization] = Event()
            arguments = (organization, partial(self._wake, organization.slug), stop)
            Thread(target=self._workshop.listen, args=arguments, name="listener", daemon=True).start()

    def close(self) -> None:
        """Listen no more."""
        self.serve(())
