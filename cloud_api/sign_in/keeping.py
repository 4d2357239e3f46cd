"""The worker's part: tokens are renewed before they end, people are warned in time, and what nobody finished goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from threading import Event, Thread
from typing import Final

import structlog
from sqlalchemy import or_, select

from cloud_api.db.engine import Database
from cloud_api.db.tables import integration_tokens
from cloud_api.sign_in import repository
from cloud_api.sign_in.notices import WARN_DAYS, days_ahead, ends_at
from cloud_api.sign_in.pending import Pending
from cloud_api.sign_in.refreshing import Refreshing
from cloud_api.sign_in.revoking import Revoking
from cloud_api.sign_in.service import SignInService
from cloud_api.sign_in.tokens import Known, Tokens
from connector.domain.errors import BridgeError, RetryLater

LOOK_SECONDS: Final = 5.0
"""How often is looked at what is due."""
_TURNS: Final = 12
"""Looks until people are warned and what is over is cleared away: a minute."""
_AT_ONCE: Final = 4
_BATCH: Final = 200
_t = integration_tokens.c
_log = structlog.get_logger("cloud_api.sign_in")


class Keeping:
    """Used from one thread; several workers may have one: whoever holds a row renews it, the others pass it by."""

    def __init__(self, begun: SignInService, refreshing: Refreshing, revoking: Revoking) -> None:
        self._begun = begun
        self._database: Database = begun.database
        self._clock = begun.clock
        self._refreshing = refreshing
        self._revoking = revoking

    def work(self, stop: Event) -> None:
        """Keep all of them until told to stop."""
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="tokens") as pool:
            for turn in count():
                try:
                    # What goes through whole tables waits for no one: a look at what is due is an index's.
                    self.renew(pool) if turn % _TURNS else self.look(pool)
                except RetryLater as exc:
                    _log.warning("tokens are as they were", sentence=exc.sentence)
                if stop.wait(LOOK_SECONDS):
                    return

    def look(self, pool: ThreadPoolExecutor) -> int:
        """Warn, clear away, renew; how many connections were renewed or found at their end."""
        self.warn()
        self.clear()
        return self.renew(pool)

    def renew(self, pool: ThreadPoolExecutor) -> int:
        """What is due now; how many connections were renewed or found at their end."""
        return sum(pool.map(self._renew, self._refreshing.due(_BATCH)))

    def warn(self) -> int:
        """Say once for each step that a consent ends soon; how many times it was said."""
        now = self._clock.now()
        latest = now + dt.timedelta(days=WARN_DAYS[0])
        statement = select(integration_tokens).where(
            _t.state == "working", or_(_t.consent_ends_at <= latest, _t.refresh_expires_at <= latest)
        )
        with self._database.read() as connection:
            near = connection.execute(statement).all()
        wanted = [(known, days) for known in near if (days := days_ahead(known, now)) is not None]
        news = [(known, days) for known, days in wanted if known.warned_days is None or known.warned_days > days]
        for known, days in news:
            with self._database.write() as connection:
                Tokens(connection, self._begun.keys).warned(known, days)
            _log.warning(
                "a consent ends soon",
                provider=known.provider,
                connection=known.connection,
                days=days,
                ends_at=str(ends_at(known)),
            )
        return len(news)

    def clear(self) -> int:
        """Sign-ins that nobody finished, with what they brought; how many rows."""
        now = self._clock.now()
        with self._database.read() as connection:
            old = repository.left_over(connection, now)
        for known in old:
            with self._database.write() as connection:
                pending = Pending(connection, self._begun.keys, known)
                kept = pending.grant() if known.state in repository.OPEN else None
                pending.erase()
                repository.forget(connection, known)
            if kept is not None:
                self._revoking.give_back(known.provider, kept[0], kept[1][0])
        return len(old)

    def _renew(self, known: Known) -> int:
        try:
            self._refreshing.refresh(known.organization_id, known.provider, seen=known, wait=False)
        except BridgeError:
            return 1  # it is recorded, and told in the log
        return 1


@contextmanager
def keeping(keeper: Keeping | None) -> Iterator[None]:
    """Keep tokens while the block lasts."""
    if keeper is None:
        yield
        return
    stop = Event()
    thread = Thread(target=keeper.work, args=(stop,), name="tokens")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
