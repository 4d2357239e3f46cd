"""What the icon shows: never green by guess, the worst of all, no flicker."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from connector.control.messages import Activity, ConnectionStatus, Light
from tests.ui.scripted import now, status
from ui.state import STALE, SWEEP_AGE, Desk, Face, Steadied, attention, believed, face


def desk(*statuses: ConnectionStatus, heard: dt.timedelta = dt.timedelta(), reachable: bool = True) -> Desk:
    """A desk as the agent last told it."""
    return Desk(heard_at=now() - heard, reachable=reachable, connections=statuses)


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, Face.OK),
        ({"light": Light.RED}, Face.ERROR),
        ({"light": Light.AMBER}, Face.WARNING),
        ({"light": Light.UNKNOWN}, Face.UNKNOWN),
        ({"activity": Activity.OFFLINE, "light": Light.AMBER}, Face.UNKNOWN),
        ({"activity": Activity.DISABLED}, Face.UNKNOWN),
        ({"paused": True, "light": Light.AMBER}, Face.PAUSED),
        ({"activity": Activity.RUNNING}, Face.SYNCING),
        ({"activity": Activity.RUNNING, "light": Light.RED}, Face.ERROR),
        ({"swept_at": now() - SWEEP_AGE}, Face.WARNING),
        ({"reconciled_at": None}, Face.WARNING),
    ],
)
def test_each_state_has_a_face_of_its_own(changes: dict[str, Any], shown: Face) -> None:
    """A fault shows through a run, an old comparison is not green though the agent once said so."""
    assert face(desk(status(**changes)), now()) is shown


def test_the_worst_of_all_connections_is_shown() -> None:
    """One company in trouble is not hidden by ten that are well."""
    well, bad = status("a"), status("b", light=Light.RED)
    assert face(desk(well, bad, status("c", paused=True)), now()) is Face.ERROR
    assert face(desk(well, status("c", light=Light.AMBER)), now()) is Face.WARNING


def test_an_agent_that_is_silent_or_gone_is_not_believed() -> None:
    """What was green a moment ago is unknown once nobody says so any more, also when a clock was set back."""
    assert face(desk(status(), heard=STALE), now()) is Face.UNKNOWN
    assert face(desk(status(), heard=-2 * STALE), now()) is Face.UNKNOWN
    assert face(desk(status(), reachable=False), now()) is Face.UNKNOWN
    assert face(desk(), now()) is Face.UNKNOWN
    assert face(Desk(), now()) is Face.UNKNOWN
    assert believed(desk(status()), now())


def test_what_needs_a_person_is_counted() -> None:
    """Decisions, what is held, set aside or refused; a fault counts as one."""
    counted = status(problems=2, held=1, conflicts=3, changes_held=None, changes_refused=4)
    assert attention(desk(counted, status("b", light=Light.RED), status("c"))) == 11


def test_a_short_run_does_not_flicker_and_a_long_one_shows() -> None:
    """Within the first moment of a run the icon stays as it was; a fault shows at once."""
    steadied, start = Steadied(), now()
    running = desk(status(activity=Activity.RUNNING))
    assert steadied.take(running, start) is Face.OK
    assert steadied.take(running, start + dt.timedelta(seconds=0.5)) is Face.OK
    assert steadied.take(running, start + dt.timedelta(seconds=2)) is Face.SYNCING
    assert steadied.take(desk(status(light=Light.RED)), start) is Face.ERROR
    assert steadied.take(running, start + dt.timedelta(seconds=3)) is Face.OK
