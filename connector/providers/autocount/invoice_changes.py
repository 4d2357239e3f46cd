"""Edits and cancellations of sales invoices: what is their own in `document_changing`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from connector.domain.documents import Invoice
from connector.domain.errors import Rejected
from connector.domain.payments import Payment
from connector.ledger.session import Reading, Writing
from connector.posting.rules import Symbol, spelled
from connector.posting.sample import Document, Row, Value
from connector.providers.autocount.document_changing import ELSEWHERE, DocumentChanges, Now, Wanted
from connector.providers.autocount.document_draft import Draft, Setting
from connector.providers.autocount.document_guard import who_opened
from connector.providers.autocount.document_reader import Family
from connector.providers.autocount.document_ready import Ready
from connector.providers.autocount.document_reposter import differing
from connector.providers.autocount.document_standing import becoming, given, merged
from connector.providers.autocount.document_words import is_ours
from connector.providers.autocount.document_writer import plan_of
from connector.providers.autocount.invoice_draft import InvoiceDrafter
from connector.providers.autocount.invoice_guard import names_of, touched
from connector.providers.autocount.invoice_habits import Habits
from connector.providers.autocount.invoice_reader import InvoiceReader
from connector.providers.autocount.invoice_tables import InvoiceTables, invoice_tables
from connector.providers.autocount.invoice_words import added_facts
from connector.providers.autocount.payment_settling import hold

_KEY: Final = "DTLKEY"
_MOVEMENTS: Final = "StockDTL"
_QUEUE: Final = "StockTransQueue"


class InvoiceChanges(DocumentChanges[InvoiceTables, Habits]):
    """Changes sales invoices."""

    table = "IV"

    def is_ours(self, header: Row) -> bool:
        """By its GUID."""
        return is_ours(header)

    def check_closed(self, transaction: Reading, family: Family) -> None:
        """Neither the invoice nor its receivable is open on a screen."""
        who_opened(transaction, self.preparation.structure, f"Invoice {family.header['DocNo']}", names_of(family))

    def touched(self, transaction: Reading, family: Family) -> Iterator[str]:
        """Submitted, paid, cancelled, made into another document, or of a closed day."""
        return touched(transaction, self.preparation.structure, family)

    def cancelled(self, document: Document) -> Document:
        """As it is."""
        return document

    def check(self, transaction: Reading, now: Now, wanted: Wanted, ready: Ready[InvoiceTables, Habits]) -> None:
        """Stock whose balances and costs are kept elsewhere, too, is not moved again: how is not public."""
        moments = frozenset(ready.profile.schema.versions)
        items = list(dict.fromkeys(_moved(now, wanted, moments)))
        queued = any(template.table == _QUEUE for template in ready.profile.templates)
        reader = InvoiceReader(transaction, self.preparation.structure, ready.tables)
        for item in items:
            if queued:
                raise Rejected(
                    f"AutoCount works out stock costs of these books later ({_QUEUE}), and what it does when an "
                    f"invoice of product {item} changes is not known.",
                    remedy=ELSEWHERE,
                )
            if reader.is_apart(item):
                raise Rejected(
                    f"Product {item} is sold by batch or serial number, and the platform names none.", remedy=ELSEWHERE
                )
            if table := reader.stock.kept_beside(item):
                raise Rejected(
                    f"The books keep more of product {item} than its stock movements ({table}), and what changes of it "
                    "when an invoice changes is not known.",
                    remedy=ELSEWHERE,
                )

    def hold(self, transaction: Writing, now: Now, wanted: Wanted) -> None:
        """Its receivable: nobody pays it meanwhile."""
        hold(transaction, [now.family.receivable["DocKey"]] if now.family.receivable else [])

    def release(self, transaction: Writing, now: Now, wanted: Wanted, ready: Ready[InvoiceTables, Habits]) -> None:
        """An invoice changes no rows but its own."""

    def settle(self, transaction: Writing, now: Now, wanted: Wanted, ready: Ready[InvoiceTables, Habits]) -> None:
        """An invoice changes no rows but its own."""

    def edited(
        self, transaction: Reading, ready: Ready[InvoiceTables, Habits], wanted: Invoice | Payment, now: Now
    ) -> Wanted:
        """Only what the platform changed: what it does not know of stays as it is."""
        if not isinstance(wanted, Invoice) or not isinstance(now.entity, Invoice):
            raise Rejected("Only invoices are written as invoices.")
        structure, number = self.preparation.structure, str(now.family.header["DocNo"])
        reader = InvoiceReader(transaction, structure, invoice_tables(structure))
        setting = Setting(structure, ready.habits, self.preparation.books, now.moment, now.user)
        there = InvoiceDrafter(reader, setting)
        old = there.told(now.entity, number)
        new = InvoiceDrafter(reader, setting, there.sentences).draft(wanted, number)
        schema = ready.profile.schema
        base = given((*schema.given_header, schema.table(schema.header).key), now.document.header)
        header = now.saved(merged(base, old.header, new.header))
        lines = _lines(now, wanted, old.lines, new.lines, (*schema.given_line, _KEY))
        facts = {**reader.facts(header), **added_facts(lines)}
        draft = Draft(header, lines, facts, [reader.line_facts(line) for line in lines])
        return Wanted(plan_of(ready.profile, draft).everything(), _memos(now.entity, wanted, lines))


def _moved(now: Now, wanted: Wanted, moments: frozenset[str]) -> Iterator[Value]:
    """Products of which a stock movement comes, goes or becomes another one."""
    rows, gone = becoming(now.standing, wanted.rows)
    yield from (lost.posted["ITEMCODE"] for lost in gone if lost.planned.table == _MOVEMENTS)
    for each in rows:
        if each.planned.table != _MOVEMENTS:
            continue
        if each.now is not None and differing(each.now, each.planned.cells, moments):
            yield each.now.posted["ITEMCODE"]
        item = each.planned.cells["ITEMCODE"]
        if (each.now is None or each.now.posted["ITEMCODE"] != item) and not isinstance(item, Symbol):
            yield item


def _lines(now: Now, wanted: Invoice, old: Sequence[Row], new: Sequence[Row], columns: Sequence[str]) -> list[Row]:
    """Lines that stay keep their keys; those without one, or with one that is not there, are new."""
    assert isinstance(now.entity, Invoice)  # noqa: S101  # `edited` looked
    before = {line.key: row for line, row in zip(now.entity.lines, old, strict=True)}
    there = {spelled(row[_KEY]): row for row in now.document.lines}
    found: list[Row] = []
    for line, row in zip(wanted.lines, new, strict=True):
        standing = there.pop(line.key, None) if line.key is not None and line.key in before else None
        found.append(merged(given(columns, standing), before[line.key], row) if standing is not None else row)
    return found


def _memos(old: Invoice, wanted: Invoice, lines: Sequence[Row]) -> Mapping[str, Mapping[str, str]]:
    """Long texts that are other ones now."""
    found: dict[str, Mapping[str, str]] = {}
    if wanted.note != old.note:
        found["header"] = {"Note": wanted.note or ""}
    before = {line.key: line.long_description for line in old.lines}
    for place, (line, row) in enumerate(zip(wanted.lines, lines, strict=True), 1):
        key = row.get(_KEY)
        stays = key is not None and not isinstance(key, Symbol)
        if line.long_description != (before.get(line.key) if stays else None):
            found[spelled(key) if stays else f"#{place}"] = {"FurtherDescription": line.long_description or ""}
    return found
