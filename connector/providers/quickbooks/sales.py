"""Invoices and credit memos: their lines, numbers and taxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from connector.domain.documents import Line, SalesDocument
from connector.domain.entities import Entity
from connector.domain.errors import Rejected
from connector.domain.money import amount, sen
from connector.domain.writing import Write, WriteResult
from connector.online.columns import number
from connector.online.places import Body, inside, listed
from connector.online.remembered import Json
from connector.providers.quickbooks.documents import Document, DocumentBooks, check, whole
from connector.providers.quickbooks.rows import DISCOUNT_LINE, ITEM_LINE, REST, TAX, TEXT_LINE, UNIT, lines
from connector.providers.quickbooks.shapes import CREDIT_MEMO

_OVER_THERE: Final = "Edit it in QuickBooks."


class SaleBooks(DocumentBooks):
    """One of the two kinds."""

    number = "DocNumber"
    elsewhere = frozenset({"lines", "total", "references"})

    def completed(self, made: Body, document: Document, record: Json | None) -> Body:
        """With its lines, which are sent all together."""
        assert isinstance(document, SalesDocument)  # noqa: S101  # of this kind
        kept = self._kept(document, record) if record is not None else []
        own = [line for line in document.lines if not kept or line.key != REST]
        check(_faults(document, own))
        there = {str(line.get("Id")): line for line in listed(record, "Line") if line.get("DetailType") == ITEM_LINE}
        made_of = [*(_line(line, there.get(line.key or "")) for line in own), *kept]
        if self.source.preferences.taxes:
            made["GlobalTaxCalculation"] = "TaxExcluded"
            self._check_taxes(document)
        return {**made, "Line": made_of} if record is None else whole(made, record, Line=made_of)

    def _kept(self, document: SalesDocument, record: Json) -> list[Json]:
        """Lines that are sent as they are, because QuickBooks takes away what is left out: discounts of an amount, when
        they are all that the lines of products do not come to. Taxes and discounts in percent are worked out anew over
        there, nobody says how: then lines are not edited. Raises Rejected."""
        made_here = {row["Id"]: row for row in lines(record) if row.get("Id") in (TAX, REST)}
        if not made_here:
            return []
        discounts = [line for line in listed(record, "Line") if line.get("DetailType") == DISCOUNT_LINE]
        fixed = all(inside(line, DISCOUNT_LINE).get("PercentBased") is False for line in discounts)
        rest = sum((number(line.get("Amount")) for line in discounts), Decimal(0))
        stays = [line.amount for line in document.lines if line.key == REST] == [-sen(rest)]
        if TAX in made_here or not fixed or not stays or number(made_here[REST].get("Amount")) != -rest:
            raise Rejected(
                f"The lines of a {self.shape.word} with taxes or discounts are not edited from the platform.",
                remedy=_OVER_THERE,
            )
        return discounts

    def new(self, write: Write, wanted: Entity) -> Body:
        """A new document. Raises Rejected."""
        if getattr(wanted, "number", ""):
            self._check_numbers()
        return super().new(write, wanted)

    def changed(self, write: Write, wanted: Entity, record: Json) -> Body:
        """An edit. Raises Rejected."""
        if "number" in write.fields:
            self._check_numbers()
        return super().changed(write, wanted, record)

    def void(self, record: Json, request_id: str) -> Json:
        """Void an invoice. Raises Rejected for a credit memo, of which nobody says how it is done."""
        if self.shape is CREDIT_MEMO:
            raise Rejected("A credit memo is not voided from the platform.", remedy="Let deletions delete it.")
        return super().void(record, request_id)

    def finished(self, write: Write, told: Json) -> WriteResult:
        """A new document whose total is not the wished one is taken back: QuickBooks added taxes of its own."""
        wanted = self.wanted(write)
        total = sen(number(told.get("TotalAmt")))
        if total == getattr(wanted, "total", total):
            return super().finished(write, told)
        self.retract(write, told)
        raise Rejected(
            f"In QuickBooks this {self.shape.word} comes to {amount(total)}, so it was not entered.",
            remedy="Taxes may be worked out there: enter it in QuickBooks.",
        )

    def _check_numbers(self) -> None:
        """Numbers from outside are honoured only where the company has set it so (providers.md, 1.2)."""
        if not self.source.preferences.own_numbers:
            raise Rejected(
                f"QuickBooks gives each {self.shape.word} its number itself, as the company has set it.",
                remedy="Leave the number as it is, or switch custom transaction numbers on in QuickBooks.",
            )

    def _check_taxes(self, document: SalesDocument) -> None:
        """Companies outside of the United States want a tax code on each line (providers.md, 1.2)."""
        if self.source.country == "US":
            return
        lacking = [n for n, line in enumerate(document.lines, 1) if line.item and not line.tax_code]
        check(f"Line {n} has no tax code, and the company uses taxes." for n in lacking)


def _faults(document: SalesDocument, own: Sequence[Line]) -> Iterator[str]:
    if not document.lines:
        yield "The document has no lines."
    added = sum(line.amount + line.tax_amount for line in document.lines)
    if document.lines and added != document.total:
        yield f"The total {amount(document.total)} is not what the lines add up to: {amount(added)}."
    for place, line in enumerate(own, 1):
        if line.tax_amount:
            yield f"Line {place}: taxes are worked out by QuickBooks, not taken from the platform."
        if line.unit not in (None, UNIT):
            yield f"Line {place}: QuickBooks has no units of measure but {UNIT!r}."
        if not line.item and line.amount:
            yield f"Line {place}: an amount needs a product."
        if line.unit_price and line.unit_price * line.quantity != amount(line.amount):
            yield f"Line {place}: {line.quantity} at {line.unit_price} is not {amount(line.amount)}."


def _line(line: Line, there: Mapping[str, object] | None) -> Body:
    """A line as it is sent; what is known of one that stays is kept."""
    known = dict(there or {})
    text: Body = {"Description": line.description} if line.description else {}
    known.pop("Description", None)
    if not line.item:
        return {**text, "DetailType": TEXT_LINE, TEXT_LINE: {}}
    inner = known.get(ITEM_LINE)
    detail: Body = dict(inner) if isinstance(inner, dict) else {}
    detail["ItemRef"] = {"value": line.item}
    prices: Mapping[str, Decimal] = {"Qty": line.quantity, "UnitPrice": line.unit_price} if line.unit_price else {}
    for name in ("Qty", "UnitPrice"):
        detail.pop(name, None)
    references = {"TaxCodeRef": line.tax_code, "ItemAccountRef": line.account}
    told = {name: {"value": value} for name, value in references.items() if value}
    days: Body = {"ServiceDate": line.delivery_date.isoformat()} if line.delivery_date else {}
    return {
        **known, **text, "DetailType": ITEM_LINE, "Amount": amount(line.amount),
        ITEM_LINE: {**detail, **prices, **told, **days},
    }  # fmt: skip
