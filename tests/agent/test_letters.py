"""Run logs of a PC's connections, as the platform gets them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from connector.agent.access import Access
from connector.agent.letters import Letters
from connector.connections import Connection
from connector.credentials.keys import KeyFile
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.policies import KindPolicy, Policies
from connector.domain.runs import Outcome, RunRecord, Trigger
from connector.paths import Home
from connector.providers.registry import spec
from connector.settings import Settings
from tests.fakes.clock import ManualClock
from tests.fakes.platform_app import PlatformApp
from tests.fakes.store import MemoryStore
from tests.platform.conftest import PROVIDER, client_of


@pytest.mark.parametrize("left_out", [(), (EntityKind.PAYMENT, EntityKind.CREDIT_NOTE)])
def test_a_run_that_came_to_no_kind_failed_for_those_that_are_read(
    tmp_path: Path, left_out: tuple[EntityKind, ...]
) -> None:
    """One that is left out has no later run to make it good."""
    clock, memory, home = ManualClock(), MemoryStore(), Home(tmp_path / "home")
    app = PlatformApp(clock)
    policies = Policies(kinds={kind: KindPolicy(read=False) for kind in left_out})
    connection = Connection(
        id=ConnectionId("c1"),
        provider=PROVIDER,
        title="Kedai",
        organization="kedai",
        connected_at=clock.now(),
        policies=policies,
    )
    now = clock.now()
    run = RunRecord(
        id=RunId("r1"),
        connection=connection.id,
        trigger=Trigger.SCHEDULE,
        started_at=now,
        completed_at=now + dt.timedelta(seconds=1),
        outcome=Outcome.FAILED,
        sentence="Wrong password.",
    )
    memory.save_run(run)
    client = client_of(app, app.token_for("FRONT-DESK"))
    try:
        Letters(Access(home, Settings(), clock, KeyFile(tmp_path / "key"))).send(connection, client, memory)
    finally:
        client.close()
    told = {log.entity_type for _, log in app.logs.values()}
    assert told == {kind.value for kind in spec(PROVIDER).entities if kind not in left_out}
