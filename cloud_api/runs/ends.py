"""How the last runs of a provider ended, in one word and one sentence."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from cloud_api.hosted.repository import find
from cloud_api.integrations.available import known_provider
from cloud_api.runs.repository import STATUSES, last_runs
from connector.domain.gathered import METRICS
from connector.domain.policies import Policies


class Ended(msgspec.Struct, frozen=True):
    """The worst of the last runs of each kind."""

    status: str = ""
    """success, partial or failed; empty before the first."""
    sentence: str = ""
    """Why it was no success."""


def ended(connection: Connection, organization_id: str, provider: str) -> Ended:
    """Of one provider of one organization. Figures that could not be had stand on their own: a permission that somebody
    did not give is no fault of a run. Kinds that are left out by now have no runs any more."""
    spec = known_provider(provider)
    read = _policies(connection, organization_id, provider).read_of(spec.entities)
    kinds = (*read, *((METRICS,) if spec.gathers else ()))
    found = last_runs(connection, organization_id, provider, kinds)
    runs = [run for kind, run in found.items() if kind != METRICS or run.status != "partial"]
    # Of those that ended alike the newest tells why.
    worst = max(runs, key=lambda run: (STATUSES.index(run.status), run.started_at), default=None)
    return Ended(worst.status, worst.error_message) if worst is not None else Ended()


def _policies(connection: Connection, organization_id: str, provider: str) -> Policies:
    """Of what the platform hosts; what cannot be understood leaves out nothing, and its turns tell of it."""
    hosted = find(connection, organization_id, provider)
    try:
        return msgspec.json.decode(hosted.policies, type=Policies) if hosted is not None else Policies()
    except msgspec.MsgspecError:
        return Policies()
