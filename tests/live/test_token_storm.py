"""Storms over tokens, small; the full size is in `make crash`."""

from __future__ import annotations

from tests.live.servers.postgres import PostgresServer
from tests.live.token_storm import storms


def test_no_token_is_lost_in_a_storm(postgres: PostgresServer) -> None:
    """Several processes renew the same connections, are killed, and answers are lost: with a grace nothing is lost;
    without one each connection works or says clearly that it does not; with neither kills nor losses none ends."""
    calm, graceful, harsh = storms(postgres, 480, 12, seed=1)
    assert [storm.wrong for storm in (calm, graceful, harsh)] == [[], [], []]
    assert (calm.reconnects, graceful.reconnects) == (0, 0)
    assert (graceful.kills >= 5, harsh.kills > 0) == (True, True)
