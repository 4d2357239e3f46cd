"""One company read from its file and through the vendor's API is the same company."""

from __future__ import annotations

from msgspec.structs import replace

from connector.domain.documents import Invoice
from connector.domain.entities import Entity
from connector.domain.fingerprint import canonical
from tests.contracts.source import everything, latest
from tests.live.ledgers import engine_of, ledger
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.sql_accounting_api.copying import shelf_of
from tests.live.sql_accounting_api.stage import stage
from tests.sample.variant import Variant


def _plain(entity: Entity | None) -> bytes:
    """Canonical bytes; the API does not tell which receivables are opening balances."""
    if isinstance(entity, Invoice) and entity.origin == "opening":
        entity = replace(entity, origin="receivable")
    return canonical(entity) if entity is not None else b""


def test_both_ways_give_the_same_entities(firebird: FirebirdServer) -> None:
    """Every record of every kind that the API gives has the same key and the same canonical bytes as from the file."""
    with ledger(firebird, Variant(engine=engine_of(firebird))) as by_file, stage(shelf_of(by_file.company)) as api:
        for kind in api.source.kinds():
            expected = latest(everything(by_file.source, kind))
            found = latest(everything(api.source, kind))
            assert set(found) == set(expected)
            assert expected
            differing = [
                (key, _plain(found[key].entity), _plain(expected[key].entity))
                for key in expected
                if _plain(found[key].entity) != _plain(expected[key].entity)
            ]
            assert not differing, (kind, len(differing), differing[0])
            assert api.source.totals(kind) == by_file.source.totals(kind)
