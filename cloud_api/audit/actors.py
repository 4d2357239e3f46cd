"""Who does something, as the audit trail names them: a person's token, an agent, a worker, the operator.

A request says so once, when its caller is known; what no request began is the program's own doing.
"""

from __future__ import annotations

import getpass
import os
from contextvars import ContextVar
from platform import node

import msgspec

from cloud_api.security.caller import AgentCaller, Caller


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody."""

    kind: str
    """person, agent, worker, operator, or visitor: a request that came without a token."""
    id: str = ""
    """Of the token, of the agent, or host and process of a program."""
    name: str = ""
    """What people call it."""


VISITOR = Actor(kind="visitor")
_acting: ContextVar[Actor | None] = ContextVar("who acts", default=None)


def act_as(actor: Actor) -> None:
    """From now on this is somebody's request; carried into worker threads."""
    _acting.set(actor)


def acting() -> Actor:
    """Whoever this is done for; the program itself where nobody asked."""
    return _acting.get() or program()


def actor_of(caller: Caller) -> Actor:
    """The caller of a request."""
    if isinstance(caller, AgentCaller):
        return Actor(kind="agent", id=caller.agent_id, name=caller.pc_name)
    return Actor(kind="person", id=caller.token_id, name=f"{caller.person} ({caller.role.value})")


def program() -> Actor:
    """This process, at its own work."""
    return Actor(kind="worker", id=f"{node()} {os.getpid()}")


def operator() -> Actor:
    """Whoever works at the command line, by the name that the operating system knows."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may run under a number that has no name
        name = ""
    return Actor(kind="operator", id=f"{node()} {os.getpid()}", name=name)
