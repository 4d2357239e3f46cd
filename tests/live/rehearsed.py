"""What a rehearsal learned of a sample company, kept beside the finished companies: learning takes half a minute.

The same company and the same code learn the same; with any other code it is learned anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import tempfile
from functools import cache
from pathlib import Path
from typing import Final, cast

import msgspec

import connector.ledger
import connector.posting
import connector.providers.sql_accounting
from connector.domain.secret import Secret
from connector.mapping import load
from connector.providers.registry import open_books
from connector.providers.sql_accounting.sink import SqlAccountingBooks
from connector.providers.sql_accounting.source import SqlAccountingSource
from connector.store.sqlite import SqliteStore
from tests.live.ledgers import settings_of
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.walked import OneSecret
from tests.sample.cache import cache_folder, make_company, revision
from tests.sample.variant import Sizes, Variant

PROVIDER: Final = "sql_accounting"
_FACTS: Final = ("rehearsal:invoices", "rehearsal:payments")


def learned(server: FirebirdServer, variant: Variant, sizes: Sizes) -> dict[str, str]:
    """Facts for the memory of a connection to such a company.

    Raises:
        RuntimeError: the company's documents follow no rules.
    """
    label = hashlib.sha256(repr((variant, sizes, revision(), _code())).encode()).hexdigest()[:16]
    name = f"rehearsal-{variant.name}-{sizes.customers}-{sizes.invoices}"
    kept = cache_folder() / f"{name}-{label}.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for outdated in kept.parent.glob(f"{name}-*"):
                if outdated.stem != kept.stem:
                    outdated.unlink(missing_ok=True)
            part = kept.with_suffix(".part")
            part.write_bytes(msgspec.json.encode(_learn(server, variant, sizes)))
            part.rename(kept)
    return msgspec.json.decode(kept.read_bytes(), type=dict[str, str])


def _learn(server: FirebirdServer, variant: Variant, sizes: Sizes) -> dict[str, str]:
    company = make_company(server, variant, sizes)
    settings = settings_of(server, company.path, variant)
    source = SqlAccountingSource(settings, OneSecret(Secret(server.password)), load(PROVIDER))
    with tempfile.TemporaryDirectory() as folder:
        memory = SqliteStore(Path(folder) / "rehearsal.sqlite3")
        try:
            books = cast(SqlAccountingBooks, open_books(PROVIDER, source, memory))
            books.rehearse(None)
            blocked = [reason for ready in books.readiness() if not ready.ready for reason in ready.reasons]
            if blocked:
                raise RuntimeError(f"{variant.name} cannot be written: {blocked}")
            return {name: memory.fact(name) or "" for name in _FACTS}
        finally:
            source.close()
            memory.close()
            company.path.unlink()


@cache
def _code() -> str:
    """Hash of the code that learns, with the structure that it reads."""
    digest = hashlib.sha256()
    for package in (connector.ledger, connector.posting, connector.providers.sql_accounting):
        for source in sorted(Path(cast(str, package.__file__)).parent.glob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
