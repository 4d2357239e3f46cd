"""Edits and cancellations of customers' payments: what is their own in `document_changing`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from connector.domain.documents import Invoice
from connector.domain.errors import Locked, Rejected
from connector.domain.payments import Payment
from connector.ledger.document_samples import is_reference
from connector.ledger.rows import read_listed
from connector.ledger.session import Reading, Writing
from connector.ledger.statements import Statements, key_of
from connector.posting.rules import Symbol, number
from connector.posting.sample import Document, Row, Value
from connector.providers.autocount.document_changing import DocumentChanges, Now, Wanted
from connector.providers.autocount.document_draft import Draft, Setting
from connector.providers.autocount.document_guard import opened, who_opened
from connector.providers.autocount.document_numbers import Moved
from connector.providers.autocount.document_reader import Family
from connector.providers.autocount.document_ready import Ready
from connector.providers.autocount.document_standing import given, merged
from connector.providers.autocount.document_writer import plan_of
from connector.providers.autocount.payment_draft import Numbers, PaymentDrafter
from connector.providers.autocount.payment_guard import names_of, names_of_paid, touched
from connector.providers.autocount.payment_habits import Habits
from connector.providers.autocount.payment_reader import PaymentReader
from connector.providers.autocount.payment_settling import Settling, hold
from connector.providers.autocount.payment_tables import MARK, PARTS, PaymentTables, payment_tables
from connector.providers.autocount.payment_words import ENTERED, left_over

_TARGET: Final = "KNOCKOFFDOCKEY"
_AMOUNT: Final = "AMOUNT"
_RATE: Final = "TOHOMERATE"
_NOTHING: Final = Decimal(0)


class PaymentChanges(DocumentChanges[PaymentTables, Habits]):
    """Changes customers' payments."""

    table = "ARPayment"
    beside = frozenset(ENTERED)

    def is_ours(self, header: Row) -> bool:
        """By its second number."""
        return is_reference(header.get(MARK))

    def check_closed(self, transaction: Reading, family: Family) -> None:
        """Neither the payment, its voucher nor an invoice that it pays is open on a screen."""
        structure, header = self.preparation.structure, family.header
        who_opened(transaction, structure, f"Payment {header['DocNo']}", names_of(family))
        if who := opened(transaction, structure, names_of_paid(family)):
            raise Locked(f"An invoice that payment {header['DocNo']} pays is open in AutoCount ({who}).")

    def touched(self, transaction: Reading, family: Family) -> Iterator[str]:
        """Reconciled, returned, refunded, cancelled, or of a closed day."""
        return touched(transaction, self.preparation.structure, family)

    def cancelled(self, document: Document) -> Document:
        """It pays nothing any more."""
        header = {**document.header, "KNOCKOFFAMT": _NOTHING}
        facts = {**document.facts, "left": left_over(header)}
        return replace(document, header=header, lines=(), facts=facts, line_facts=())

    def check(self, transaction: Reading, now: Now, wanted: Wanted, ready: Ready[PaymentTables, Habits]) -> None:
        """What it does to invoices is known, and nothing else moves with it."""

    def hold(self, transaction: Writing, now: Now, wanted: Wanted) -> None:
        """The invoices that it pays, and those that it shall pay: nobody else pays them meanwhile."""
        before, after = _paid_now(now), _paid_then(wanted)
        for key, still_open in hold(transaction, {*before, *after}).items():
            if after.get(key, _NOTHING) > still_open + before.get(key, _NOTHING):
                raise Moved

    def release(self, transaction: Writing, now: Now, wanted: Wanted, ready: Ready[PaymentTables, Habits]) -> None:
        """Open the invoices again that it pays."""
        if not _moves(now, wanted):
            return
        family, structure = now.family, self.preparation.structure
        parts = family.apart.get(PARTS, [])
        stamped = {**family.header, "LastModified": now.moment, "LastModifiedUserID": now.user}
        Settling(transaction, structure).give_back(stamped, family.lines, parts, ready.habits.settling)
        statements, table = Statements(transaction, structure), structure.tables[PARTS]
        for part in parts:
            statements.delete(PARTS, key_of(table, part))

    def settle(self, transaction: Writing, now: Now, wanted: Wanted, ready: Ready[PaymentTables, Habits]) -> None:
        """Pay what it pays now."""
        if not _moves(now, wanted):
            return
        tables, key = ready.tables, now.family.key
        (header,) = read_listed(transaction, tables.header, "DocKey", [key])
        knock_offs = read_listed(transaction, tables.line, "DocKey", [key])
        Settling(transaction, self.preparation.structure).pay(header, knock_offs, ready.habits.settling)

    def edited(
        self, transaction: Reading, ready: Ready[PaymentTables, Habits], wanted: Invoice | Payment, now: Now
    ) -> Wanted:
        """Only what the platform changed: what it does not know of stays as it is."""
        if not isinstance(wanted, Payment) or not isinstance(now.entity, Payment):
            raise Rejected("Only payments are written as payments.")
        structure, there = self.preparation.structure, now.document.header
        reader = PaymentReader(transaction, structure, payment_tables(structure))
        setting = Setting(structure, ready.habits, self.preparation.books, now.moment, now.user)
        voucher = there.get("VOUCHERNO")
        numbers = Numbers(str(there["DOCNO"]), str(voucher) if voucher is not None else None)
        mark, released = str(now.family.header[MARK]), _paid_now(now)
        drafter = PaymentDrafter(reader, setting, released=released)
        old = drafter.told(now.entity, numbers, mark)
        new = PaymentDrafter(reader, setting, drafter.sentences, released).draft(wanted, numbers, mark)
        schema = ready.profile.schema
        base = given((*schema.given_header, schema.table(schema.header).key), there)
        header = now.saved(merged(base, old.header, new.header))
        columns = (*schema.given_line, schema.table(schema.line).key)
        lines = _lines(now.document, old.lines, new.lines, columns)
        draft = Draft(header, lines, reader.facts(header), [reader.line_facts(line) for line in lines])
        memos = {"header": {"Note": wanted.note or ""}} if wanted.note != now.entity.note else {}
        return Wanted(plan_of(ready.profile, draft).everything(), memos)


def _lines(document: Document, old: Sequence[Row], new: Sequence[Row], columns: Sequence[str]) -> list[Row]:
    """A payment pays each invoice once: what it paid of one keeps its key."""
    before = {row[_TARGET]: row for row in old}
    there = {row[_TARGET]: row for row in document.lines}
    return [
        merged(given(columns, there[row[_TARGET]]), before[row[_TARGET]], row)
        if row[_TARGET] in there and row[_TARGET] in before
        else row
        for row in new
    ]


def _paid_now(now: Now) -> dict[Value, Decimal]:
    return {line[_TARGET]: number(line[_AMOUNT]) for line in now.document.lines}


def _paid_then(wanted: Wanted) -> dict[Value, Decimal]:
    lines = [row.cells for row in wanted.rows if row.template == "line"]
    return {target: number(line[_AMOUNT]) for line in lines if not isinstance(target := line[_TARGET], Symbol)}


def _moves(now: Now, wanted: Wanted) -> bool:
    """Whether anything changes of what it pays, or of the rate at which it does."""
    rate = wanted.rows[0].cells.get(_RATE)
    return _paid_now(now) != _paid_then(wanted) or rate != now.document.header.get(_RATE)
