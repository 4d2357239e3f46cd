"""What writing documents into AutoCount sends: `python -m tests.live.autocount_writing` writes the record anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from connector.domain.keys import EntityKind
from connector.domain.writing import Write, WriteOutcome
from connector.ledger.learning import Learned
from connector.ledger.rehearsals import Rehearsals, RememberedFacts
from connector.posting.profile import Profile
from connector.posting.sample import Document, Schema
from connector.providers.autocount.document_resaved import Seen
from tests.live.autocount_books import source_of
from tests.live.autocount_changes import edit, of_lines, removal, resized, work_on_invoices, work_on_payments
from tests.live.autocount_desk import history
from tests.live.invoice_desk import IV, InvoiceDesk, books_of, invoice_desk
from tests.live.payment_desk import PM, PaymentDesk, payment_desk
from tests.live.servers.autocount import WRITER, translated_server
from tests.live.test_autocount_statements import Listening, form
from tests.live.vendor_twin import twins
from tests.sample.autocount.variant import Rules, Variant

RECORD: Final = Path(__file__).with_name("autocount_writing.txt")
_UPDATED: Final = re.compile(r"(UPDATE \[?\w+\]? SET) .*( WHERE .*)")
_FEW: Final = 3
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


@dataclass
class Knowing:
    """Finds what was found before."""

    profile: Profile | None

    def __call__(self, schema: Schema, derive: Sequence[Document], verify: Sequence[Document]) -> Learned:
        return Learned(self.profile, ())


def said_for(desk: InvoiceDesk, kind: EntityKind, write: Write) -> list[str]:
    """Everything that rehearsing, writing, settling and taking back sends, one line for each statement."""
    heard: list[tuple[str, str]] = []

    def opening(text: str, /, *, autocommit: bool, timeout: int) -> Any:
        return Listening(desk.database.opener(text, autocommit=autocommit, timeout=timeout), heard)

    source = source_of(desk.database, WRITER, opening)
    try:
        learn = known_by(desk, IV) if kind is IV else Doubting("told", "ARPayment")
        books_of(source, RememberedFacts(), learn).rehearse(kind)
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
    return sorted({_shortened(line) for line in _forms(heard)})


def said_for_changes(desk: InvoiceDesk, made: Write, changes: Sequence[Callable[[str], Write]]) -> list[str]:
    """Everything that is sent for a document that is made, and then edited and cancelled."""
    heard: list[tuple[str, str]] = []

    def opening(text: str, /, *, autocommit: bool, timeout: int) -> Any:
        return Listening(desk.database.opener(text, autocommit=autocommit, timeout=timeout), heard)

    source = source_of(desk.database, WRITER, opening)
    try:
        books_of(source, RememberedFacts(), known_by(desk, made.entity)).rehearse(made.entity)
        books = books_of(source, desk.facts)
        key = books.apply(made).key
        for change in changes:
            write = change(key)
            result = books.apply(write)
            assert result.outcome is WriteOutcome.WRITTEN, result.reason
            assert books.settle(write) is not None
    finally:
        source.close()
    return sorted({_shortened(line) for line in _forms(heard)})


def known_by(desk: InvoiceDesk, kind: EntityKind) -> Knowing:
    """The rules that a company's rehearsal found."""
    known = Rehearsals(desk.facts, Seen).load(kind)
    assert known is not None
    return Knowing(known.profile)


def said_for_invoice_changes(desk: InvoiceDesk) -> list[str]:
    """Text, lines that come, go and change, a cancellation."""
    made = desk.new(desk.invoice([desk.line(0), desk.line(1)]))

    def other_lines(key: str) -> Write:
        there = desk.read(key)
        return edit(there, key, **of_lines((resized(there.lines[1], 4), desk.line(2))))

    return said_for_changes(
        desk,
        made,
        [
            lambda key: edit(desk.read(key), key, description="Lain", note="Nota"),
            other_lines,
            lambda key: removal(desk.read(key), key),
        ],
    )


def said_for_payment_changes(desk: PaymentDesk) -> list[str]:
    """Text, another amount, another invoice, a cancellation."""
    one, two = desk.two_open()
    more = desk.payment([(one, "1.50")])
    return said_for_changes(
        desk,
        desk.pays(desk.payment([(one, "1.00")])),
        [
            lambda key: edit(desk.paid(key), key, note="Nota"),
            lambda key: edit(desk.paid(key), key, amount=more.amount, allocations=more.allocations),
            lambda key: edit(desk.paid(key), key, allocations=desk.payment([(two, "0.50")]).allocations),
            lambda key: removal(desk.paid(key), key),
        ],
    )


def _shortened(line: str) -> str:
    """Which columns a document fills or changes depends on the document."""
    line = _INSERTED.sub(r"\1 (…) VALUES (?, …)", line)
    return _UPDATED.sub(r"\1 …\2", line) if line.count(" = ?, ") > _FEW else line


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
            work_on_invoices(desk)
            desk.books.rehearse(IV)
            said = said_for(desk, IV, desk.new(desk.invoice([desk.line(0), desk.line(1)])))
            said += said_for_invoice_changes(desk)
        with twins(server, Variant(rules=Rules.QUEUED, at_home=True)) as two:
            two.work_off(110)
            desk = two.desk
            desk.books.rehearse(IV)
            said += said_for(desk, IV, desk.new(desk.invoice([desk.line(0), desk.line(1)])))
        with payment_desk(server) as paying:
            work_on_payments(paying)
            paying.books.rehearse(PM)
            said += said_for(paying, PM, paying.pays(paying.payment([(paying.open(11), "1.00")])))
            said += said_for_payment_changes(paying)
    RECORD.write_text("\n".join(sorted({*said})) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
