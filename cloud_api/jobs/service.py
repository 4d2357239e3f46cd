"""What people ask to be synchronised. Synchronous; runs in worker threads."""

from __future__ import annotations

from cloud_api.agents.service import CommandKind, leave_command
from cloud_api.configuration.repository import left_out
from cloud_api.db.engine import Database
from cloud_api.integrations.available import known_provider
from cloud_api.jobs import repository
from cloud_api.jobs.repository import Asked
from cloud_api.problems import Problem
from cloud_api.security.caller import Caller, PersonCaller
from connector.platform.wire import ProblemCode
from connector.platform.wire_jobs import SyncJob


class JobService:
    """One provider of one organization at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, caller: Caller, provider: str, wanted: str) -> tuple[SyncJob, str]:
        """A job for one kind of a provider, or for what is only collected there, and the host to be woken.

        Raises:
            Problem: 404, the provider has no such kind; 409, nobody keeps it.
        """
        spec = known_provider(provider)
        entity = spec.kind_of(wanted)
        gathered = wanted if entity is None and wanted in spec.gathers else ""
        if entity is None and not gathered:
            raise Problem(404, ProblemCode.NOT_FOUND, "This provider does not sync that.")
        by = caller.person if isinstance(caller, PersonCaller) else caller.pc_name
        name = entity.value if entity is not None else gathered
        asked = Asked(organization_id=caller.organization_id, provider=provider, entity=name, by=by)
        with self._database.write() as connection:
            left = leave_command(connection, caller.organization_id, provider, CommandKind.SYNC, entity, gathered)
            if left is None:
                raise Problem(409, ProblemCode.NOT_CONNECTED, "No agent keeps this provider.")
            number, agent_id = left
            return repository.ask(connection, asked, number, agent_id), agent_id

    def ask_for_all(self, caller: PersonCaller, provider: str) -> str:
        """A job for each kind that is kept equal or collected, by one command; the host to be woken.

        Raises:
            Problem: 404, there is no such provider; 409, nobody keeps it.
        """
        spec, organization_id = known_provider(provider), caller.organization_id
        with self._database.write() as connection:
            left = leave_command(connection, organization_id, provider, CommandKind.SYNC, None)
            if left is None:
                raise Problem(409, ProblemCode.NOT_CONNECTED, "No agent keeps this provider.")
            number, agent_id = left
            out = left_out(connection, organization_id, provider)
            for name in (*(kind.value for kind in spec.entities if kind not in out), *spec.gathers):
                asked = Asked(organization_id=organization_id, provider=provider, entity=name, by=caller.person)
                repository.ask(connection, asked, number, agent_id)
        return agent_id

    def find(self, caller: Caller, provider: str, job_id: str) -> SyncJob:
        """What became of a job. Raises Problem (404)."""
        known_provider(provider)
        with self._database.read() as connection:
            found = repository.find(connection, caller.organization_id, provider, job_id)
        if found is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "There is no such job.")
        return found
