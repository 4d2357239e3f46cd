"""How a question about the books is answered between runs, never beside one."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from connector.agent.agent import Agent
from connector.agent.queue import Ticket
from connector.connections import Connection
from connector.hosting.running import Opened

T = TypeVar("T")


def between_runs(
    agent: Agent, connection: Connection, name: Hashable, work: Callable[[Opened], T], *, looking: bool = False
) -> T:
    """Do something in the connection's line and wait for it. Raises as `work`, Stopped while it is paused.

    Two that ask under the same name while the first one waits share one answer. `looking` is for what changes nothing.
    """
    hosted = agent.ready(connection, looking=looking)

    def job(ticket: Ticket[T]) -> T:
        with agent.workshop.opened(connection, ticket.stop) as opened:
            result = work(opened)
        if not looking:
            agent.jobs.look(hosted)  # what needs a person is another number now, also where no run follows
        return result

    return agent.queue.submit(connection.id, name, job).result()
