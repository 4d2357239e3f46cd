"""One of the processes of a storm over tokens: renews the tokens of chance connections until it is ended.

    python -m tests.live.token_worker URL KEYS REGISTRATIONS SEED

It is started again and again, so it loads what it needs and nothing else.
"""

from __future__ import annotations

import random
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import Final

from sqlalchemy import select

from cloud_api.db.engine import Database
from cloud_api.db.tables import integration_tokens
from cloud_api.settings import Settings
from cloud_api.sign_in.parts import SignInParts, parts_of
from connector.domain.clock import SystemClock
from connector.domain.errors import BridgeError
from connector.providers.registry import look_also_in

PROVIDER: Final = "daftar"
FURTHER: Final = Path(__file__).parents[1] / "fakes" / "providers"


@contextmanager
def opened(url: str, keys: str, file: str) -> Iterator[SignInParts]:
    """The platform's parts in this process."""
    database = Database(url)
    parts = parts_of(Settings(database_url=url, key_file=keys, registrations_file=file), database, SystemClock())
    try:
        yield parts
    finally:
        parts.close()
        database.close()


def work(url: str, keys: str, file: str, seed: int) -> None:
    """Renew tokens of chance connections until killed, or told to stop: then what was asked for is kept still."""
    look_also_in(FURTHER)
    rng, stop = random.Random(seed), Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    with opened(url, keys, file) as parts:
        with Database(url).read() as connection:
            every = list(connection.execute(select(integration_tokens.c.organization_id)).scalars())
        while not stop.is_set():
            with suppress(BridgeError):
                parts.refreshing.refresh(rng.choice(every), PROVIDER)


if __name__ == "__main__":
    url, keys, file, seed = sys.argv[1:]
    work(url, keys, file, int(seed))
