"""What goes between the agent and the platform besides runs: commands in, run logs out."""

from __future__ import annotations

from contextlib import closing, suppress
from functools import partial
from threading import Event

from connector.agent.access import Access
from connector.agent.heard import Heard
from connector.agent.workshop import Asks, Ear, Wake
from connector.connections import Connection, Organization, load_registry
from connector.domain.errors import BridgeError
from connector.domain.keys import ConnectionId, EntityKind
from connector.domain.ports import Store
from connector.domain.secret import Secret
from connector.logs import logger
from connector.platform.client import PlatformClient
from connector.platform.listener import Listener
from connector.platform.run_logs import RunLogPost, StoredRunLogs
from connector.platform.wire import Command
from connector.platform.wire_configuration import COMMAND
from connector.platform.wire_diagnostics import COMMAND as DIAGNOSE
from connector.providers.registry import spec
from connector.store.sqlite import SqliteStore


class Letters:
    """Used by workers after their runs and by one listener for each organization."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._heard = Heard(access.home)
        self._told: set[ConnectionId] = set()
        """Connections whose run logs the platform has, all of them."""
        self._log = logger("agent")

    def listen(self, organization: Organization, ear: Ear, stop: Event) -> None:
        """Hear what the platform asks until told to stop."""
        known: list[Secret] = []

        def token() -> Secret:
            if not known:
                known.append(self._access.token(organization))
            return known[0]

        def refused() -> None:
            """A run tells people at once, and what to do: the face shows how it ended."""
            for connection in load_registry(self._access.home).connections:
                if connection.organization == organization.slug:
                    ear.wake(Wake(connection.provider))

        def before() -> None:
            self._send_late(organization, client)
            ear.settle(client.tell_settings)

        client = PlatformClient.at(organization.platform, token, clock=self._access.clock)
        try:
            listener = Listener(
                client,
                partial(_pass_on, ear, client),
                before=before,
                refused=refused,
                after=self._heard.last(organization.slug),
                keep=partial(self._heard.keep, organization.slug),
                clock=self._access.clock,
            )
            listener.listen(stop)
        finally:
            client.close()

    def _send_late(self, organization: Organization, client: PlatformClient) -> None:
        """Run logs that could not be sent after their run, or were left by a former agent."""
        for connection in load_registry(self._access.home).connections:
            if connection.organization == organization.slug and connection.id not in self._told:
                with suppress(BridgeError), closing(SqliteStore(self._access.home.store(connection.id))) as memory:
                    self.send(connection, client, memory)

    def send(self, connection: Connection, client: PlatformClient, memory: Store) -> None:
        """Everything that the platform does not have yet; what fails waits. Raises nothing."""
        kinds, direction = connection.policies.read_of(spec(connection.provider).entities), connection.direction.value
        self._told.discard(connection.id)
        try:
            RunLogPost(client, connection.provider, direction, kinds, StoredRunLogs(memory)).send_waiting()
        except BridgeError as exc:
            self._log.debug("run logs wait", connection=connection.id, code=exc.code)
        else:
            self._told.add(connection.id)


def _pass_on(ear: Ear, client: PlatformClient, command: Command) -> None:
    """What the platform asks, to whom it concerns."""
    if command.kind == DIAGNOSE:
        ear.diagnose(partial(client.save_diagnostics, command.provider, command.id))
        return
    kind = EntityKind(command.entity) if command.entity in set(EntityKind) else None
    asks = Asks(command.kind) if command.kind in set(Asks) else None
    ear.wake(Wake(command.provider, kind, settings=command.kind == COMMAND, asks=asks))
