"""What writing documents into AutoCount sends: `python -m tests.live.autocount_writing` writes the record anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from connector.domain.keys import EntityKind
from connector.domain.writing import Write, WriteOutcome
from connector.ledger.learning import Learned
from connector.ledger.rehearsals import RememberedFacts
from connector.posting.sample import Document, Schema
from tests.live.autocount_books import source_of
from tests.live.autocount_desk import history
from tests.live.invoice_desk import IV, InvoiceDesk, books_of, invoice_desk
from tests.live.payment_desk import PM, payment_desk
from tests.live.servers.autocount import WRITER, translated_server
from tests.live.test_autocount_statements import Listening, form

RECORD: Final = Path(__file__).with_name("autocount_writing.txt")
_INSERTED: Final = re.compile(r"(INSERT INTO \[?\w+\]?) \([^)]*\) VALUES \(.*\)")


@dataclass
class Doubting:
    """Finds that the books differ."""

    difference: str
    header: str

    def __call__(self, schema: Schema, derive: Sequence[Document], verify: Sequence[Document]) -> Learned:
        assert schema.header == self.header
        assert len(derive) >= 20 <= len(verify)
        return Learned(None, (self.difference,) if self.difference else ())


def said_for(desk: InvoiceDesk, kind: EntityKind, write: Write) -> list[str]:
    """Everything that rehearsing, writing, settling and taking back sends, one line for each statement."""
    heard: list[tuple[str, str]] = []

    def opening(text: str, /, *, autocommit: bool, timeout: int) -> Any:
        return Listening(desk.database.opener(text, autocommit=autocommit, timeout=timeout), heard)

    source = source_of(desk.database, WRITER, opening)
    try:
        header = "IV" if kind is IV else "ARPayment"
        books_of(source, RememberedFacts(), Doubting("told", header)).rehearse(kind)
        books = books_of(source, desk.facts)
        assert books.readiness()
        result = books.apply(write)
        assert result.outcome is WriteOutcome.WRITTEN, result.reason
        assert books.settle(write) == result
        books.find_alike(kind, write.content)
        assert books.preview_undo(history(write, result)).possible
        assert books.undo(history(write, result)).outcome is WriteOutcome.WRITTEN
    finally:
        source.close()
    return sorted({_INSERTED.sub(r"\1 (…) VALUES (?, …)", line) for line in _forms(heard)})


def is_recorded(line: str) -> bool:
    """Whether the record has a statement."""
    return line in _recorded()


@cache
def _recorded() -> frozenset[str]:
    return frozenset(RECORD.read_text(encoding="utf-8").splitlines())


def _forms(heard: list[tuple[str, str]]) -> Iterator[str]:
    for level, sql in heard:
        batch = sql.startswith("DECLARE")  # several statements: as it stands
        yield f"{level} | {' '.join(sql.split()) if batch else form(sql)}"


def main() -> None:
    """Write the record of statements anew."""
    with translated_server() as server:
        with invoice_desk(server) as desk:
            desk.books.rehearse(IV)
            said = said_for(desk, IV, desk.new(desk.invoice([desk.line(0), desk.line(1)])))
        with payment_desk(server) as paying:
            paying.books.rehearse(PM)
            said += said_for(paying, PM, paying.pays(paying.payment([(paying.open(11), "1.00")])))
    RECORD.write_text("\n".join(sorted({*said})) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
