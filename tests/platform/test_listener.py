"""Commands arrive, failures do not storm, stopping is at once."""

from __future__ import annotations

import socket
from threading import Event, Thread

import httpx
import pytest

from connector.drivers.http import Patience
from connector.platform.client import PlatformClient
from connector.platform.listener import Listener
from connector.platform.wire import Command, ProblemCode
from tests.fakes.clock import ManualClock
from tests.fakes.platform_app import Fault, PlatformApp, Refused, problem

COMMAND = Command(id=7, provider="sql_accounting", kind="sync", entity="customers")


class Rounds(ManualClock):
    """Lets a listener make some pauses, then stops it."""

    def __init__(self, pauses: int) -> None:
        super().__init__()
        self.stop = Event()
        self._left = pauses

    def wait(self, seconds: float, stop: Event) -> bool:
        """Pass the time at once; the last pause sets the stop."""
        self._left -= 1
        if self._left <= 0:
            super().wait(seconds, stop)
            self.stop.set()
            return True
        return super().wait(seconds, stop)


def listened(
    app: PlatformApp, client: PlatformClient, rounds: int, chance: float = 1.0
) -> tuple[list[Command], Rounds]:
    """What a listener took in some rounds, and how it waited."""
    taken: list[Command] = []
    clock = Rounds(rounds)
    Listener(client, taken.append, clock=clock, chance=lambda: chance).listen(clock.stop)
    return taken, clock


def test_a_command_is_taken_once(app: PlatformApp, client: PlatformClient) -> None:
    """Commands come in order and are not asked for again."""
    app.commands += [COMMAND, Command(id=9, provider="sql_accounting", kind="sync", entity="invoices")]
    taken, _ = listened(app, client, 2)
    assert [command.id for command in taken] == [7, 9]
    assert [request.url.params["after"] for request in app.requests] == ["0", "9", "9"]


def test_a_platform_whose_numbers_began_anew_is_heard(app: PlatformApp, client: PlatformClient) -> None:
    """A platform that was restored from a backup counts its commands from a lower number: none is missed."""
    taken: list[Command] = []
    restored = Command(id=3, provider="sql_accounting", kind="sync", entity="invoices")

    def take(command: Command) -> None:
        taken.append(command)
        app.commands[:] = [restored]

    app.commands.append(COMMAND)
    clock = Rounds(2)
    Listener(client, take, clock=clock).listen(clock.stop)
    assert taken == [COMMAND, restored]


def test_the_same_wish_many_times_is_one(app: PlatformApp, client: PlatformClient) -> None:
    """Whoever clicked five times while the PC was off gets one run."""
    app.commands += [Command(id=n, provider="sql_accounting", kind="sync", entity="customers") for n in range(1, 6)]
    taken, _ = listened(app, client, 1)
    assert [command.id for command in taken] == [5]


def test_an_early_empty_answer_is_followed_by_a_pause(app: PlatformApp, client: PlatformClient) -> None:
    """A proxy that cuts long polls short does not make a storm of requests."""
    _, clock = listened(app, client, 4)
    assert clock.waited == [1.0, 1.0, 1.0, 1.0]
    assert len(app.requests) == 4


def test_failures_are_tried_ever_more_rarely(app: PlatformApp, client: PlatformClient) -> None:
    """The pause doubles up to a minute, and begins anew after a success."""
    app.faults += [Fault(httpx.ConnectError("gone")) for _ in range(9)]
    _, clock = listened(app, client, 11)
    assert clock.waited == [1, 2, 4, 8, 16, 32, 60, 60, 60, 1.0, 1.0]


def test_pauses_are_spread(app: PlatformApp, client: PlatformClient) -> None:
    """A thousand agents do not come back in the same second."""
    app.faults += [Fault(httpx.ConnectError("gone")) for _ in range(3)]
    _, clock = listened(app, client, 3, chance=0.0)
    assert clock.waited == [0.5, 1, 2]


@pytest.mark.parametrize(
    ("fault", "pause"),
    [
        (Fault(httpx.Response(429, headers={"Retry-After": "45"})), 45),
        (Fault(problem(Refused(401, ProblemCode.UNAUTHORIZED))), 300),
        (Fault(httpx.Response(200, html="<html>")), 1),
        (Fault(httpx.Response(500)), 1),
        (Fault(httpx.Response(200, content=b'{"commands":[{')), 1),
    ],
)
def test_each_failure_has_its_pause(app: PlatformApp, client: PlatformClient, fault: Fault, pause: float) -> None:
    """As long as the platform asks, long when only a person can help; listening goes on after every failure."""
    app.faults.append(fault)
    app.commands.append(COMMAND)
    taken, clock = listened(app, client, 2)
    assert clock.waited[0] == pause
    assert taken == [COMMAND]


def test_listening_goes_on_where_an_earlier_life_ended(app: PlatformApp, client: PlatformClient) -> None:
    """What was taken before a restart is not taken again, and each new number is given to be kept once."""
    app.commands += [COMMAND, Command(id=9, provider="sql_accounting", kind="changes", entity="invoices")]
    taken: list[Command] = []
    kept: list[int] = []
    clock = Rounds(2)
    Listener(client, taken.append, after=7, keep=kept.append, clock=clock).listen(clock.stop)
    assert ([command.id for command in taken], kept) == ([9], [9])


def test_of_a_pause_and_its_end_the_later_one_holds(app: PlatformApp, client: PlatformClient) -> None:
    """Asked for several while we were away, only what holds in the end is done."""
    kinds = ["pause", "sync", "resume", "pause"]
    app.commands += [Command(id=7 + n, provider="sql_accounting", kind=kind) for n, kind in enumerate(kinds)]
    taken, _ = listened(app, client, 2)
    assert sorted(command.kind for command in taken) == ["pause", "sync"]


def test_a_revoked_token_is_told_once(app: PlatformApp, client: PlatformClient) -> None:
    """Not at each of the tries that follow; once more after it worked in between."""
    refusal = Fault(problem(Refused(401, ProblemCode.UNAUTHORIZED)))
    told: list[int] = []
    clock = Rounds(3)
    app.faults += [refusal, refusal]
    Listener(client, lambda _: None, refused=lambda: told.append(1), clock=clock).listen(clock.stop)
    assert told == [1]


def test_run_logs_go_along(app: PlatformApp, client: PlatformClient) -> None:
    """Whatever waits is sent before each poll."""
    sent: list[int] = []
    clock = Rounds(2)
    Listener(client, lambda _: None, before=lambda: sent.append(len(app.requests)), clock=clock).listen(clock.stop)
    assert sent == [0, 1]


def test_stopping_wakes_a_silent_poll() -> None:
    """A poll that hangs on the network ends at once when the agent ends."""
    stop = Event()
    with socket.create_server(("127.0.0.1", 0)) as door:
        client = PlatformClient.at(f"http://127.0.0.1:{door.getsockname()[1]}", patience=Patience(attempts=1))
        thread = Thread(target=Listener(client, lambda _: None).listen, args=(stop,))
        thread.start()
        line, _ = door.accept()
        with line:
            assert line.recv(65536).startswith(b"GET /api/agent/commands")
            stop.set()
            thread.join(10)
            assert not thread.is_alive()
    client.close()
