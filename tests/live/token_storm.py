"""Storms over tokens: many processes renew the tokens of many connections at once, answers are lost, and processes are
killed in between. Where the provider has a grace nothing is lost; where it has none a connection ends with one clear
*connect again*, and nobody asks for it any more.

    python -m tests.live.token_storm [--attempts 100000] [--connections 1000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import secrets
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import select

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import integration_tokens
from cloud_api.hosted.keys import ServerKeys
from cloud_api.organizations.service import OrganizationService
from cloud_api.sign_in.grants import Grant, Tenant
from cloud_api.sign_in.tokens import REFRESH, SignedInAs, Tokens
from connector.domain.clock import SystemClock
from connector.domain.errors import BridgeError
from connector.domain.secret import Secret
from connector.providers.registry import look_also_in, look_no_more_in, spec
from tests.cloud_api.driver import new_key_file
from tests.fakes.sign_in.provider import Family, SignInProvider, sign_in_provider
from tests.fakes.sign_in.stage import registrations
from tests.live.servers.postgres import PostgresServer, postgres_server
from tests.live.servers.processes import ChildProcess, wait_until
from tests.live.servers.scratch import scratch_folder
from tests.live.token_worker import FURTHER, PROVIDER, opened

ATTEMPTS, CONNECTIONS, WORKERS = 100_000, 1_000, 4
_GRACE = 3600.0
_LOSSY = 0.02
_KILLS_EVERY = 500
"""Attempts."""
_SQLITE_SHARE = 10
"""One process at a time writes there, and each of its commits waits for the disk."""
_LOOK_EVERY = 1.0
"""Seconds between two looks into the database, which is busy with what is tried here."""


@dataclass(slots=True)
class Storm:
    """One storm and what came of it."""

    name: str
    grace: float
    lossy: float
    killing: bool
    attempts: int = 0
    kills: int = 0
    reconnects: int = 0
    wrong: list[str] = field(default_factory=list)


class Weather:
    """A platform's database, a provider, and processes that come and go."""

    def __init__(self, folder: Path, url: str, provider: SignInProvider, connections: int) -> None:
        self.folder, self.url, self.provider = folder, url, provider
        self.keys = new_key_file(folder)
        self.file = registrations(folder, provider)
        self.database = Database(url)
        self.families: dict[str, Family] = {}
        self._started, self._looked = 0, 0.0
        organizations = OrganizationService(self.database)
        for number in range(connections):
            slug = f"kedai-{number}-{secrets.token_hex(3)}"
            organizations.create(slug, slug)
            self._connect(organizations.id_of(slug), slug)

    def _connect(self, organization_id: str, slug: str) -> None:
        family, flow = self.provider.grown(slug), spec(PROVIDER).sign_in
        assert flow is not None
        grant = Grant(Secret(family.access), Secret(family.refresh))
        with self.database.write() as connection:
            tokens = Tokens(connection, ServerKeys(str(self.keys)))
            whose = SignedInAs(organization_id, PROVIDER, "Aminah")
            tokens.bind(whose, flow, grant, Tenant(slug), SystemClock().now())
        self.families[organization_id] = family

    def worker(self) -> ChildProcess:
        """A process that renews tokens of chance connections until it is ended."""
        self._started += 1
        command = [sys.executable, "-m", "tests.live.token_worker", self.url, str(self.keys), self.file]
        output = self.folder / f"worker-{self._started}.log"
        return ChildProcess([*command, str(self._started)], output=output)

    def rage(self, storm: Storm, attempts: int, rng: random.Random) -> Storm:
        """Let a storm pass; the provider counts the attempts."""
        self.provider.grace, self.provider.lossy = storm.grace, storm.lossy
        begun, step = self.provider.attempts, min(_KILLS_EVERY, max(attempts // 8, 1))
        with ExitStack() as open_:
            workers = [open_.enter_context(self.worker()) for _ in range(WORKERS)]
            while (done := self.provider.attempts - begun) < attempts and self._any_works():
                wanted = begun + min(done + step, attempts)
                wait_until(partial(self._reached, wanted), "attempts", timeout=600)
                if storm.killing:
                    number = rng.randrange(WORKERS)
                    workers[number].kill()
                    storm.kills += 1
                    workers[number] = open_.enter_context(self.worker())
            for worker in workers:
                worker.stop()
        storm.attempts = self.provider.attempts - begun
        self.provider.lossy = 0.0
        self._judge(storm)
        return storm

    def _reached(self, attempts: int) -> bool:
        """Whether so many were made, or, looked at now and then, nobody has anything left to renew."""
        if self.provider.attempts >= attempts:
            return True
        now = time.monotonic()
        if now - self._looked < _LOOK_EVERY:
            return False
        self._looked = now
        return not self._any_works()

    def _any_works(self) -> bool:
        with self.database.read() as connection:
            working = select(integration_tokens.c.connection).where(integration_tokens.c.state == "working").limit(1)
            return connection.execute(working).one_or_none() is not None

    def _judge(self, storm: Storm) -> None:
        """Each connection works once more, or says clearly that it does not, and is left alone."""
        with opened(self.url, str(self.keys), self.file) as parts:
            for organization_id, family in self.families.items():
                with suppress(BridgeError):
                    parts.refreshing.refresh(organization_id, PROVIDER)
                asked = self.provider.attempts
                if not self._works(organization_id):
                    with suppress(BridgeError):
                        parts.refreshing.refresh(organization_id, PROVIDER)
                with suppress(BridgeError):
                    parts.refreshing.token(organization_id, PROVIDER)
                self._judge_one(storm, organization_id, family, self.provider.attempts - asked)

    def _works(self, organization_id: str) -> bool:
        with self.database.read() as connection:
            known = Tokens(connection, ServerKeys(str(self.keys))).find(organization_id, PROVIDER)
        return known is not None and known.state == "working"

    def _judge_one(self, storm: Storm, organization_id: str, family: Family, asked: int) -> None:
        with self.database.read() as connection:
            tokens = Tokens(connection, ServerKeys(str(self.keys)))
            known = tokens.find(organization_id, PROVIDER)
            assert known is not None
            kept = tokens.secret(known, REFRESH)
        if known.state == "reconnect":
            storm.reconnects += 1
            if storm.grace or not (storm.killing or storm.lossy):
                storm.wrong.append(f"{family.account} was lost: {known.sentence}")
            if kept is not None or not known.sentence or asked:
                storm.wrong.append(f"{family.account} is no clear reconnect: asked for {asked} times more")
        elif kept is None or kept.reveal() != family.refresh:
            storm.wrong.append(f"{family.account} works with a token that the provider does not know")


Fresh = Callable[[Path], str]
"""Makes an empty database, in a folder where it is a file; its address."""


def on_postgres(server: PostgresServer) -> Fresh:
    """Databases of a server."""
    return lambda _folder: server.create_database(f"tokens_{secrets.token_hex(4)}")


def on_sqlite(folder: Path) -> str:
    """A file of its own."""
    return f"sqlite:///{folder / 'cloud.sqlite3'}"


def storms(fresh: Fresh, attempts: int, connections: int, seed: int) -> Iterator[Storm]:
    """Three storms, each over connections of its own: calm without a grace, wild with one, wild without."""
    rng = random.Random(seed)
    chosen: Sequence[Storm] = (
        Storm("one holder at a time", grace=0.0, lossy=0.0, killing=False),
        Storm("kills and lost answers, with a grace", grace=_GRACE, lossy=_LOSSY, killing=True),
        Storm("kills and lost answers, without a grace", grace=0.0, lossy=_LOSSY, killing=True),
    )
    look_also_in(FURTHER)
    try:
        for storm in chosen:
            with scratch_folder("tokens") as folder, sign_in_provider() as provider:
                url = fresh(folder)
                database = Database(url)
                upgrade(database)
                database.close()
                weather = Weather(folder, url, provider, connections)
                try:
                    yield weather.rage(storm, attempts // len(chosen), rng)
                finally:
                    weather.database.close()
    finally:
        look_no_more_in(FURTHER)


def run(attempts: int, connections: int, seed: int) -> int:
    """Print what came of the storms, on PostgreSQL and a tenth of them on SQLite; how many found something wrong."""
    with postgres_server() as server:
        wrong = _told("PostgreSQL", storms(on_postgres(server), attempts, connections, seed), connections)
    few = max(connections // _SQLITE_SHARE, 4)
    return wrong + _told("SQLite", storms(on_sqlite, attempts // _SQLITE_SHARE, few, seed), few)


def _told(database: str, passing: Iterator[Storm], connections: int) -> int:
    """Print each storm as it ends; how many of them found something wrong."""
    wrong, started = 0, time.monotonic()
    for storm in passing:
        wrong += bool(storm.wrong)
        for sentence in storm.wrong[:20]:
            print(f"WRONG {sentence}")
        print(
            f"tokens on {database}, {storm.name}: {storm.attempts} attempts over {connections} connections, "
            f"{storm.kills} kills, {storm.reconnects} reconnects, {len(storm.wrong)} wrong, "
            f"{time.monotonic() - started:.0f} s",
            flush=True,
        )
    return wrong


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attempts", type=int, default=ATTEMPTS)
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    return 1 if run(chosen.attempts, chosen.connections, chosen.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
