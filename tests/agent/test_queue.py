"""Jobs are done one after the other on a connection, side by side on different ones, and never lost."""

from collections.abc import Iterator
from threading import Barrier, Event

import pytest

from connector.agent.queue import Queue, Ticket
from connector.domain.errors import NotFound, Stopped
from connector.domain.keys import ConnectionId

ONE, OTHER = ConnectionId("one"), ConnectionId("other")
SOON = 10


@pytest.fixture
def queue() -> Iterator[Queue]:
    queue = Queue()
    yield queue
    queue.close(SOON)


def test_a_job_gives_its_result_or_its_error(queue: Queue) -> None:
    """Whoever waits gets what the job gave or raised."""

    def fail(_: Ticket[int]) -> int:
        raise NotFound("not there")

    assert queue.submit(ONE, "a", lambda _: 7).result(SOON) == 7
    with pytest.raises(NotFound):
        queue.submit(ONE, "b", fail).result(SOON)


def test_one_connection_runs_one_job_at_a_time_in_order(queue: Queue) -> None:
    """Jobs of one connection never overlap and keep their order."""
    inside, trace = [0], []

    def work(number: int) -> int:
        inside[0] += 1
        assert inside[0] == 1
        trace.append(number)
        inside[0] -= 1
        return number

    tickets = [queue.submit(ONE, number, lambda _, n=number: work(n)) for number in range(50)]  # type: ignore[misc]
    assert [ticket.result(SOON) for ticket in tickets] == list(range(50)) == trace


def test_different_connections_run_side_by_side(queue: Queue) -> None:
    """Two jobs that wait for each other both come through."""
    meeting = Barrier(2)
    tickets = [queue.submit(name, "a", lambda _: meeting.wait(SOON)) for name in (ONE, OTHER)]
    assert sorted(ticket.result(SOON) for ticket in tickets) == [0, 1]


def test_equal_jobs_that_wait_are_one(queue: Queue) -> None:
    """A second request of the same kind shares the one that waits, not the one that already runs."""
    begun, go, done = Event(), Event(), []

    def work(_: Ticket[int]) -> int:
        begun.set()
        assert go.wait(SOON)
        done.append(1)
        return 1

    running = queue.submit(ONE, "a", work)
    assert begun.wait(SOON)
    waiting = queue.submit(ONE, "a", work)
    assert waiting is not running
    assert queue.submit(ONE, "a", work) is waiting
    different = queue.submit(ONE, "b", work)
    assert different is not waiting
    assert queue.waiting(ONE) == 2
    go.set()
    assert different.result(SOON) == 1
    assert len(done) == 3


def test_a_job_is_withdrawn_by_its_name_and_no_other_one(queue: Queue) -> None:
    """Running it is asked to stop, waiting it is refused; whatever else runs or waits goes on."""
    begun, go, why = Event(), Event(), Stopped("Nobody wants it any more.")

    def work(ticket: Ticket[bool]) -> bool:
        begun.set()
        assert go.wait(SOON)
        return ticket.stop.is_set()

    queue.withdraw(ONE, "look", why)
    running = queue.submit(ONE, "run", work)
    assert begun.wait(SOON)
    waiting, other = queue.submit(ONE, "look", work), queue.submit(ONE, "other", work)
    queue.withdraw(ONE, "look", why)
    with pytest.raises(Stopped, match="Nobody wants it"):
        waiting.result(SOON)
    queue.withdraw(OTHER, "run", why)
    go.set()
    assert (running.result(SOON), other.result(SOON)) == (False, False)
    go.clear()
    begun.clear()
    looking = queue.submit(ONE, "look", work)
    assert begun.wait(SOON)
    queue.withdraw(ONE, "look", why)
    go.set()
    assert looking.result(SOON) is True


def test_a_fault_in_a_job_does_not_end_its_worker(queue: Queue) -> None:
    """Even a bug leaves the connection able to work."""

    def bug(_: Ticket[int]) -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        queue.submit(ONE, "a", bug).result(SOON)
    assert queue.submit(ONE, "b", lambda _: 1).result(SOON) == 1


def test_a_running_job_is_asked_to_stop(queue: Queue) -> None:
    """Stopping sets the job's flag and says whether there was one."""
    begun = Event()

    def work(ticket: Ticket[bool]) -> bool:
        begun.set()
        return ticket.stop.wait(SOON)

    ticket = queue.submit(ONE, "a", work)
    assert begun.wait(SOON)
    assert queue.stop(ONE)
    assert ticket.result(SOON)
    assert not queue.stop(OTHER)


def test_closing_stops_what_runs_and_refuses_what_waits() -> None:
    """At the end everybody who waits is answered, and nothing new comes in."""
    begun, refused = Event(), []
    queue = Queue(refused=lambda ticket: refused.append(ticket.id))

    def work(ticket: Ticket[bool]) -> bool:
        begun.set()
        return ticket.stop.wait(SOON)

    running = queue.submit(ONE, "a", work)
    assert begun.wait(SOON)
    waiting = queue.submit(ONE, "b", work)
    assert queue.close(SOON)
    assert running.result(SOON)
    with pytest.raises(Stopped):
        waiting.result(SOON)
    assert refused == [waiting.id]
    with pytest.raises(Stopped):
        queue.submit(ONE, "c", work)


def test_a_job_that_does_not_stop_is_told(queue: Queue) -> None:
    """Closing does not wait for ever, and says that something did not end."""
    begun, go = Event(), Event()

    def deaf(_: Ticket[bool]) -> bool:
        begun.set()
        return go.wait(SOON)

    queue.submit(ONE, "a", deaf)
    assert begun.wait(SOON)
    assert not queue.close(0)
    go.set()


def test_a_forgotten_connection_can_come_back(queue: Queue) -> None:
    """After its line was ended, a new one begins with the next job."""
    assert queue.submit(ONE, "a", lambda _: 1).result(SOON) == 1
    assert queue.forget(ONE, SOON)
    assert queue.forget(ONE, SOON)
    assert queue.submit(ONE, "a", lambda _: 2).result(SOON) == 2


def test_every_worker_is_prepared() -> None:
    """Each connection's thread is prepared once (its priority lowered)."""
    prepared: list[int] = []
    queue = Queue(lambda: prepared.append(1))
    for name in (ONE, ONE, OTHER):
        queue.submit(name, "a", lambda _: 1).result(SOON)
    queue.close(SOON)
    assert len(prepared) == 2
