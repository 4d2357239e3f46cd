"""The composition root: from a home folder to a running agent, and the doctor without one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from connector.agent import parting, surroundings
from connector.agent.access import PLATFORM, TOKEN, Access, find_keys, pc_name, program_version, token_scope
from connector.agent.agent import STOP_SECONDS, Agent
from connector.agent.commands import Commands
from connector.agent.described import layouts_of
from connector.agent.doctor import Doctor
from connector.agent.governing import PolicyChange, check_change, check_ready, govern
from connector.agent.handing_over import hand_over, take_over
from connector.agent.premises import Premises
from connector.agent.priority import keep_what_is_loaded
from connector.agent.schedule import trigger_of
from connector.agent.setting_up import SettingUp
from connector.agent.updating import Updating, updating_of
from connector.agent.versions import count_start, gave_way, start_version, watch_over
from connector.agent.wishes import Wish, read_schedule
from connector.connections import Connection, Registry, load_registry
from connector.control.diagnosis import DiagnosticsMade
from connector.control.messages import Check
from connector.control.server import ControlServer
from connector.domain.clock import Clock, SystemClock
from connector.domain.errors import SettingsInvalid, StateCorrupt, StorageFull
from connector.domain.writing import Readiness
from connector.logs import logger
from connector.paths import Home, find_home, locked, write_private
from connector.settings import Schedule, Settings, load_settings
from connector.store.sqlite import SqliteStore

__all__ = [
    "PLATFORM",
    "TOKEN",
    "Access",
    "PolicyChange",
    "SettingUp",
    "Updating",
    "Wish",
    "check_change",
    "check_ready",
    "check_schedule",
    "count_start",
    "examine",
    "forget",
    "forget_organization",
    "gave_way",
    "govern",
    "hand_over_to_service",
    "keep_what_is_loaded",
    "layouts_of",
    "make_diagnostics",
    "open_access",
    "pc_name",
    "program_version",
    "read_schedule",
    "readiness",
    "serve",
    "start_version",
    "token_scope",
    "updating_of",
    "watch_over",
]

_LOOK_SECONDS = 1.0
"""How often the main thread wakes so that a signal is handled on Windows too."""


@contextmanager
def only_agent(home: Home) -> Iterator[None]:
    """Hold the home for one agent; the operating system gives it back however the process ends.

    Raises:
        SettingsInvalid: another agent has it, or a service's agent is the one here.
    """
    _refuse_face(home)
    home.prepare()
    with locked(home.lock, wait=False) as ours:
        if not ours:
            raise SettingsInvalid(
                "An agent is already running here.", remedy="Look at it with: bukubridge status, or end that one first."
            )
        yield


def serve(home: Home, clock: Clock | None = None, *, ready: Callable[[int], None] = lambda _: None) -> bool:
    """Run the agent until a signal or a face ends it; whether everything ended in time.

    Raises:
        SettingsInvalid: another agent has this home, or the settings cannot work.
        StateCorrupt: the list of connections is damaged.
    """
    clock = clock or SystemClock()
    with only_agent(home):
        take_over(home, find_keys(home, load_settings(home)))
        settings = load_settings(home)
        access = Access(home, settings, clock)
        agent = Agent(home, Premises(access), clock)
        version = program_version()
        server = ControlServer(home, version, Commands(agent, version, SettingUp(access)))
        log = logger("agent")
        _obey_signals(agent)
        agent.updating = updating_of(
            home, version, clock, use=lambda: load_settings(home).updates, idle=agent.queue.idle, end=agent.ending.set
        )
        try:
            home.ended.unlink(missing_ok=True)
            agent.start()
            server.start()
            log.info("started", version=version, connections=len(agent.connections()))
            ready(len(agent.connections()))
            if agent.updating is not None:
                agent.updating.start()
            while not agent.ending.wait(_LOOK_SECONDS):
                pass
            with suppress(StorageFull):  # a face may then start it again; it is ended all the same
                write_private(home.ended, b"")
        finally:
            log.info("ending")
            if agent.updating is not None:
                agent.updating.close()
            ended = agent.close(STOP_SECONDS)
            server.close()
            log.info("ended", in_time=ended)
        return ended


def examine(home: Home, wanted: str = "", clock: Clock | None = None) -> Sequence[Check]:
    """The doctor's whole examination without a running agent. Raises NotFound for a connection that is not there."""
    clock = clock or SystemClock()
    doctor = Doctor(open_access(home, clock))
    checks = list(doctor.general())
    try:
        registry = load_registry(home)
    except StateCorrupt:
        registry = Registry()  # told under "connections"
    connections = [registry.connection(wanted)] if wanted else registry.connections
    for connection in connections:
        checks.extend(doctor.connection(connection))
    return checks


def make_diagnostics(home: Home, clock: Clock | None = None) -> DiagnosticsMade:
    """The file for support without a running agent. Raises StorageFull, SettingsInvalid."""
    from connector.agent.diagnostics.package import Diagnostics
    from connector.agent.diagnostics.subject import RestingHome

    home.prepare()
    return Diagnostics(RestingHome(open_access(home, clock))).make()


def readiness(home: Home, connection: Connection) -> Sequence[Readiness]:
    """Which kinds can be written into the books, and why others cannot, while no agent runs.

    Raises:
        SettingsInvalid: an agent runs.
        BridgeError: the books cannot be opened.
    """
    with only_agent(home):
        access = open_access(home)
        memory = SqliteStore(home.store(connection.id))
        source, books = access.books(connection, memory)
        try:
            return books.readiness() if books is not None else ()
        finally:
            source.close()
            memory.close()


def check_schedule(schedule: Schedule) -> None:
    """Refuse times that cannot be understood, before they are kept. Raises SettingsInvalid."""
    trigger_of(schedule)


def forget(home: Home, connection: Connection) -> None:
    """Disconnect while no agent runs. Raises SettingsInvalid when one does."""
    with only_agent(home):
        access = open_access(home)
        parting.give_lease_back(access, connection)
        parting.disconnect(access, connection)


def forget_organization(home: Home, slug: str) -> None:
    """Part from an organization that no connection uses. Raises NotFound, SettingsInvalid when one does."""
    parting.unpair(open_access(home), slug)


def hand_over_to_service(home: Home) -> int:
    """Give what this user connected to the service of this PC; how many connections. Raises as `hand_over`.

    `home` is the user's own, as it was before there was a service.
    """
    with only_agent(home):
        return hand_over(home, find_home().handed_over, open_access(home).vault)


def open_access(home: Home, clock: Clock | None = None) -> Access:
    """Vault, books and files of a home. Raises SettingsInvalid where a service has them."""
    _refuse_face(home)
    try:
        settings = load_settings(home)
    except SettingsInvalid:
        settings = Settings()  # the doctor tells of it
    access = Access(home, settings, clock or SystemClock())
    surroundings.take(settings, access.vault)
    return access


def _refuse_face(home: Home) -> None:
    if home.face:
        raise SettingsInvalid(
            "A service runs the agent on this PC, and keeps what is connected.",
            remedy="Pair, connect and change settings in the window: it talks to the service.",
        )


def _obey_signals(agent: Agent) -> None:
    """SIGTERM, Ctrl-C and Ctrl-Break end the agent gracefully."""
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, lambda *_: agent.ending.set())
