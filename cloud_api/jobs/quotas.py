"""How much may still be asked of a provider, shared by all workers: buckets of tokens in the database.

The limits stand in the provider's description. Each request takes a token from every bucket that counts it: the
account's own, and the one that all accounts of the platform's registration share. An empty bucket that fills up within
two seconds is waited for; for a longer time the run ends and its connection is due when the bucket has tokens again.
Sources have limits of one process before these (`connector.online.quota`), for whose turn a thread waits longer: up to
15 seconds with QuickBooks, up to 20 with Xero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from threading import Event

import msgspec
from sqlalchemy import ColumnElement, Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from cloud_api.db.engine import Database
from cloud_api.db.tables import provider_quotas
from connector.domain.clock import Clock
from connector.domain.errors import Stopped, Throttled
from connector.providers.description import RateSpec
from connector.providers.registry import spec

SHORT = 2.0
"""Seconds for which a request waits within its run."""
_REQUESTS = "requests"
_BATCHES = "batches"
_SILENCE = "silence"
"""Beside limits: until `counted_at` a provider wants to be left alone."""
_APP = "app"
_NOW = dt.timedelta(0)

_c = provider_quotas.c


class Bucket(msgspec.Struct, frozen=True, order=True):
    """One limit of one provider. Sorted, so that whoever takes several locks them in one order."""

    provider: str
    whose: str
    """`app`, or the connection."""
    limited: str
    """Such as `60 in 60 s`."""
    requests: int
    seconds: float

    def filled(self, tokens: float, passed: dt.timedelta) -> float:
        """Tokens after a while."""
        return min(float(self.requests), tokens + self.requests * max(passed.total_seconds(), 0.0) / self.seconds)

    def until_one(self, tokens: float) -> dt.timedelta:
        """How long until there is a token."""
        return dt.timedelta(seconds=max(0.0, 1.0 - tokens) * self.seconds / self.requests)


def buckets_of(
    provider: str, connection: str, rates: Sequence[RateSpec] | None = None, of: str = _REQUESTS
) -> list[Bucket]:
    """The buckets that a request of a connection takes from; `rates` instead of those of the description."""
    known = spec(provider).limits
    limits = rates if rates is not None else known.rates if known is not None else ()
    return sorted(_bucket(provider, connection, rate) for rate in limits if rate.of == of)


class Quotas:
    """The buckets of all providers."""

    def __init__(self, database: Database, rates: Sequence[RateSpec] | None = None) -> None:
        """`rates` instead of those of the descriptions."""
        self._database = database
        self._rates = rates

    def take(self, provider: str, connection: str, of: str = _REQUESTS) -> dt.timedelta:
        """Take a token for one request, or another thing that a limit counts; how long to wait when there is none, and
        none is taken then. Raises Unreachable."""
        buckets = buckets_of(provider, connection, self._rates, of)
        if not buckets:
            return _NOW
        now = dt.datetime.now(dt.UTC)
        with self._database.write() as writing:
            left = [_locked(writing, bucket, now) for bucket in buckets]
            wait = max(bucket.until_one(tokens) for bucket, tokens in zip(buckets, left, strict=True))
            wait = max(wait, _silent_for(writing, provider, connection, now))
            if wait > _NOW:
                return wait
            for bucket, tokens in zip(buckets, left, strict=True):
                writing.execute(update(provider_quotas).where(_is(bucket)).values(tokens=tokens - 1, counted_at=now))
        return _NOW

    def hush(self, provider: str, connection: str, seconds: float) -> None:
        """The provider wants nothing more of a connection for so long, whatever its buckets have; what it wished before
        ends as it would have. Raises Unreachable."""
        until = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds)
        with self._database.write() as writing:
            _made(writing, provider, connection, _SILENCE, 0.0, until)
            known = (_c.provider == provider) & (_c.whose == connection) & (_c.limited == _SILENCE)
            writing.execute(update(provider_quotas).where(known, _c.counted_at < until).values(counted_at=until))

    def closed_for(self, provider: str, connection: str) -> dt.timedelta:
        """How long nothing may be asked; zero when one may go. Raises Unreachable."""
        now = dt.datetime.now(dt.UTC)
        with self._database.read() as reading:
            wait = _silent_for(reading, provider, connection, now)
            for bucket in buckets_of(provider, connection, self._rates):
                row = reading.execute(select(_c.tokens, _c.counted_at).where(_is(bucket))).one_or_none()
                if row is not None:
                    wait = max(wait, bucket.until_one(bucket.filled(row.tokens, now - row.counted_at)))
        return wait


class Pace:
    """Before each request of one connection: a token, a moment's wait for one, or the end of the run."""

    def __init__(self, quotas: Quotas, provider: str, connection: str, clock: Clock, stop: Event) -> None:
        self._quotas = quotas
        self._place = (provider, connection)
        self._clock = clock
        self._stop = stop

    def __call__(self) -> None:
        """Raises Throttled when it would take long, Stopped."""
        self._wait(_REQUESTS)

    def batch(self) -> None:
        """The same for a batch, before it has its turn as a request."""
        self._wait(_BATCHES)

    def _wait(self, of: str) -> None:
        waited = 0.0
        while (wait := self._quotas.take(*self._place, of).total_seconds()) > 0:
            waited += wait
            if waited > SHORT:
                raise Throttled("The provider's limit is reached.", after=wait)
            if self._clock.wait(wait, self._stop):
                raise Stopped("The request was stopped.")

    def hush(self, seconds: float) -> None:
        """Nothing more of this connection for so long, by whichever worker. Raises Unreachable."""
        self._quotas.hush(*self._place, seconds)


def _bucket(provider: str, connection: str, rate: RateSpec) -> Bucket:
    """A bucket of a whole minute's requests lets as many again go while it fills. Of batches there are few, and each
    costs much where it is refused: they go one by one in equal distances, so that no minute has more than its number.
    """
    whose = _APP if rate.whose == "app" else connection
    if rate.of == _REQUESTS:
        return Bucket(provider, whose, f"{rate.requests} in {rate.seconds} s", rate.requests, rate.seconds)
    limited = f"{rate.requests} {rate.of} in {rate.seconds} s"
    return Bucket(provider, whose, limited, 1, rate.seconds / rate.requests)


def _silent_for(connection: Connection, provider: str, whose: str, now: dt.datetime) -> dt.timedelta:
    """How long a provider wants to be left alone by a connection."""
    known = (_c.provider == provider) & (_c.whose == whose) & (_c.limited == _SILENCE)
    until = connection.execute(select(_c.counted_at).where(known)).scalar_one_or_none()
    return max(until - now, _NOW) if until is not None else _NOW


def _is(bucket: Bucket) -> ColumnElement[bool]:
    return (_c.provider == bucket.provider) & (_c.whose == bucket.whose) & (_c.limited == bucket.limited)


def _locked(connection: Connection, bucket: Bucket, now: dt.datetime) -> float:
    """Its tokens now, nobody else's until the transaction ends; a new bucket is full."""
    _made(connection, bucket.provider, bucket.whose, bucket.limited, float(bucket.requests), now)
    row = connection.execute(select(_c.tokens, _c.counted_at).where(_is(bucket)).with_for_update()).one()
    return bucket.filled(row.tokens, now - row.counted_at)


def _made(connection: Connection, provider: str, whose: str, limited: str, tokens: float, at: dt.datetime) -> None:
    """A row that was not there is."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    named = {"provider": provider, "whose": whose, "limited": limited}
    new = dialect.insert(provider_quotas).values(**named, tokens=tokens, counted_at=at)
    connection.execute(new.on_conflict_do_nothing())
