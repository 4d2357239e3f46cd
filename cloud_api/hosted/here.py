"""What only the host of books can answer: the platform itself, and who else has it when it does not host them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from cloud_api.db.tables import organization_integrations
from cloud_api.hosted.repository import Hosted, find
from cloud_api.problems import Problem
from connector.platform.wire import ProblemCode

_i = organization_integrations.c


def hosted_here(connection: Connection, organization_id: str, provider: str, there: str) -> Hosted:
    """The connection that the platform hosts; `there` goes on after "The office PC keeps these books".

    Raises:
        Problem: 409, an office PC keeps these books, or nobody does.
    """
    found = find(connection, organization_id, provider)
    if found is not None:
        return found
    mine = (_i.organization_id == organization_id, _i.provider == provider, _i.is_active)
    keeper = connection.execute(select(_i.pc_name).where(*mine)).scalar_one_or_none()
    if keeper is None:
        raise Problem(409, ProblemCode.NOT_CONNECTED, "Nobody keeps the books of this provider.")
    raise Problem(409, ProblemCode.CONFLICT, f"The office PC {keeper} keeps these books{there}", held_by=keeper)
