"""Sample companies on a server: made once for each server, then copied."""

from __future__ import annotations

from typing import Final

from tests.live.servers.autocount import AutoCountDatabase, TranslatedServer
from tests.live.servers.mssql import MicrosoftServer
from tests.sample.autocount.generate import COMPANY, Maker
from tests.sample.autocount.variant import Variant
from tests.sample.variant import TINY, Sizes

AutoCountServer = TranslatedServer | MicrosoftServer
USER_FIELDS: Final = (("Debtor", "UDF_Route", "nvarchar(40)"), ("IV", "UDF_Driver", "nvarchar(40)"))


def make_company(
    server: AutoCountServer,
    variant: Variant | None = None,
    sizes: Sizes = TINY,
    seed: int = 1,
    *,
    name: str | None = None,
    company: str = COMPANY,
) -> AutoCountDatabase:
    """A database of its own with a company in it; ``company`` is the name in its profile."""
    variant = variant or Variant()
    if isinstance(server, MicrosoftServer):
        database: AutoCountDatabase = server.create(name)
        _fill(database, variant, sizes, seed, company)
    else:
        database = server.create(name, template=_kept(server, variant, sizes, seed, company))
    database.allow_snapshot(variant.snapshot)
    database.variant = variant.rules.value
    return database


def _kept(server: TranslatedServer, variant: Variant, sizes: Sizes, seed: int, company: str) -> str:
    """The database that copies are made from."""
    label = repr((variant, sizes, seed, company))
    if label not in server.companies:
        database = server.create(f"COMPANY_{len(server.companies)}")
        _fill(database, variant, sizes, seed, company)
        server.companies[label] = database.name
    return server.companies[label]


def _fill(database: AutoCountDatabase, variant: Variant, sizes: Sizes, seed: int, company: str) -> None:
    if variant.user_fields:
        for table, column, kind in USER_FIELDS:
            database.add_column(table, column, kind)
    Maker(database, variant, sizes, seed).make(company)
    database.analyse()
