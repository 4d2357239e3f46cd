"""Whoever writes for a company must hold its lease."""

from __future__ import annotations

import datetime as dt

from cloud_api.problems import Problem
from cloud_api.records.repository import HeldLease, RecordRepository
from cloud_api.security.caller import AgentCaller
from connector.platform.wire import ProblemCode


def held_lease(repository: RecordRepository, caller: AgentCaller, lease: str) -> HeldLease:
    """The live lease, if it is the caller's.

    Raises:
        Problem: 409, nobody has one, or somebody else.
    """
    held = repository.lease()
    if held is None:
        raise Problem(409, ProblemCode.NOT_CONNECTED, "No agent has connected this provider yet.")
    mine = held.agent_id == caller.agent_id and lease and held.lease == lease
    if not mine or held.expires_at is None or held.expires_at <= dt.datetime.now(dt.UTC):
        raise lease_lost()
    return held


def lease_lost() -> Problem:
    """409."""
    return Problem(409, ProblemCode.LEASE_LOST, "This agent does not hold the company now; it must shake hands first.")
