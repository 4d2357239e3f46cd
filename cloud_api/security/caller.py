"""The two kinds of callers and what each may do."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from cloud_api.problems import Problem
from connector.platform.wire import ProblemCode


class Role(StrEnum):
    """What a person may do with the API."""

    ADMIN = "admin"
    MEMBER = "member"
    SUPPORT = "support"
    """Looks, and changes nothing."""


class AgentCaller(msgspec.Struct, frozen=True, kw_only=True):
    """A host, known by its own token."""

    organization_id: str
    organization_slug: str
    agent_id: str
    pc_name: str


class PersonCaller(msgspec.Struct, frozen=True, kw_only=True):
    """A person, known by an API token."""

    organization_id: str
    organization_slug: str
    person: str
    role: Role
    token_id: str = ""
    """Which of his tokens, or that of his session."""


Caller = AgentCaller | PersonCaller


def name_of(caller: Caller) -> str:
    """Who it is, in a word that tells callers of one organization apart and that people understand."""
    if isinstance(caller, AgentCaller):
        return f"agent {caller.pc_name} {caller.agent_id}"
    return f"person {caller.person} ({caller.role.value})"


def agent_only(caller: Caller) -> AgentCaller:
    """The caller as an agent.

    Raises:
        Problem: 403, it is a person's token.
    """
    if isinstance(caller, AgentCaller):
        return caller
    raise Problem(403, ProblemCode.FORBIDDEN, "Only a paired agent may do this.")


def may_command(caller: Caller) -> None:
    """Let agents, admins and members pass.

    Raises:
        Problem: 403, the role only looks.
    """
    if isinstance(caller, PersonCaller) and caller.role is Role.SUPPORT:
        raise Problem(403, ProblemCode.FORBIDDEN, "A support token may look, not start anything.")


def admin_only(caller: Caller) -> PersonCaller:
    """The caller as an admin.

    Raises:
        Problem: 403, it is an agent, or a person with another role.
    """
    if isinstance(caller, PersonCaller) and caller.role is Role.ADMIN:
        return caller
    raise Problem(403, ProblemCode.FORBIDDEN, "Only an admin may do this.")


def may_edit(caller: Caller) -> PersonCaller:
    """The caller as a person who may edit records.

    Raises:
        Problem: 403, it is an agent, or a role that only looks.
    """
    if isinstance(caller, AgentCaller):
        raise Problem(403, ProblemCode.FORBIDDEN, "Only people edit records here; an agent sends what the books have.")
    if caller.role is Role.SUPPORT:
        raise Problem(403, ProblemCode.FORBIDDEN, "A support token may look, not edit anything.")
    return caller


def same_organization(caller: Caller, slug: str) -> None:
    """The organization that the request names must be the token's.

    Raises:
        Problem: 403; the same whether the other organization exists or not.
    """
    if slug != caller.organization_slug:
        raise Problem(403, ProblemCode.FORBIDDEN, "This token does not belong to that organization.")
