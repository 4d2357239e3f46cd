"""The source contract on real engines: Firebird 3 and 5, as SYSDBA and as an ordinary login."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.source import SourceContract
from tests.live.ledgers import LedgerBooks, engine_of, ledger
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.variant import Variant


class TestAsSysdba(SourceContract):
    """Read as SYSDBA, who sees other users' transactions."""

    @pytest.fixture
    def books(self, firebird: FirebirdServer) -> Iterator[LedgerBooks]:
        """A company on each engine."""
        with ledger(firebird, Variant(engine=engine_of(firebird))) as books:
            yield books


class TestAsOrdinaryLogin(SourceContract):
    """Read as a login that has SELECT rights and nothing else."""

    @pytest.fixture
    def books(self, firebird: FirebirdServer) -> Iterator[LedgerBooks]:
        """A company on each engine."""
        with ledger(firebird, Variant(engine=engine_of(firebird)), ordinary=True) as books:
            yield books
