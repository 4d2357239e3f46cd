"""Edits of both sides at once leave the books in balance and both sides equal, whatever rules the office's program has.

10,000 of them in `make crash`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from connector.domain.actions import ActionKind
from connector.domain.keys import EntityKind
from connector.domain.writing import Write, WriteOutcome, WriteResult
from tests.live.balance import FOLLOWED, BusyBooks, Life
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.variant import Rules

EDITS = 40
pytestmark = pytest.mark.timeout(300)  # learning how a company posts may come first


@pytest.mark.parametrize("rules", FOLLOWED, ids=lambda rules: rules.value)
def test_books_stay_in_balance_and_both_sides_equal(firebird3: FirebirdServer, rules: Rules, tmp_path: Path) -> None:
    """After random edits by people and office, nothing is wrong, most of what people wished is there, all is told."""
    life = Life(firebird3, rules, 1, tmp_path)
    try:
        assert life.blocked == []
        assert life.chapter(EDITS) == []
        applied = {what: count for what, count in life.told.outcomes.items() if what.endswith("applied")}
        assert sum(applied.values()) > sum(life.told.outcomes.values()) / 2, life.told
        assert applied["invoices create applied"] > 0
        assert life.told.office
    finally:
        life.close()


@dataclass(slots=True)
class Forgetful(BusyBooks):
    """Says that new invoices are written, and writes none."""

    def apply(self, write: Write) -> WriteResult:
        """Nothing."""
        if write.entity is EntityKind.INVOICE and write.kind is ActionKind.CREATE:
            return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=write.change)  # type: ignore[arg-type]
        return self.books.apply(write)


@dataclass(slots=True)
class Careless(BusyBooks):
    """Leaves a ledger row out."""

    def apply(self, write: Write) -> WriteResult:
        """All but one row."""
        result = self.books.apply(write)
        self.office.walk.counter.books.run("DELETE FROM GL_TRANS WHERE DOCKEY = (SELECT MAX(DOCKEY) FROM GL_TRANS)")
        self.office.walk.counter.books.commit()
        return result


@pytest.mark.parametrize(
    ("faulty", "sentence"), [(Forgetful, "was made and is lost"), (Careless, "is out of balance by")]
)
def test_faulty_books_are_found_out(
    firebird3: FirebirdServer, faulty: type[BusyBooks], sentence: str, tmp_path: Path
) -> None:
    """Planted faults: a write that is acknowledged and was not made, and one that leaves half a posting."""
    life = Life(firebird3, Rules.BY_LINE, 2, tmp_path, faulty)
    try:
        found = life.chapter(20)
        assert any(sentence in each for each in found), found
    finally:
        life.close()
