"""Storms over tokens, small; the full size is in `make crash`."""

from __future__ import annotations

import pytest

from tests.live.token_storm import on_postgres, on_sqlite, storms


@pytest.mark.parametrize("database", ["postgresql", "sqlite"])
def test_no_token_is_lost_in_a_storm(request: pytest.FixtureRequest, database: str) -> None:
    """Several processes renew the same connections, are killed, and answers are lost: with a grace nothing is lost;
    without one each connection works or says clearly that it does not; with neither kills nor losses none ends."""
    fresh = on_sqlite if database == "sqlite" else on_postgres(request.getfixturevalue("postgres"))
    calm, graceful, harsh = storms(fresh, 480 if database == "postgresql" else 120, 12, seed=1)
    assert [storm.wrong for storm in (calm, graceful, harsh)] == [[], [], []]
    assert (calm.reconnects, graceful.reconnects) == (0, 0)
    assert (graceful.kills >= 5, harsh.kills > 0) == (True, True)
