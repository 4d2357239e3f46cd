"""How a company uses its payments: what is written nowhere, but shown by every payment of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from connector.ledger.session import Reading
from connector.ledger.structure import Structure
from connector.posting.sample import Document, Value
from connector.providers.autocount.document_numbers import Format, find_format
from connector.providers.autocount.document_reader import DocumentReader
from connector.providers.autocount.document_resaved import Seen
from connector.providers.autocount.payment_proof import prove
from connector.providers.autocount.payment_settling import RATES, Habit
from connector.providers.autocount.payment_tables import CODE, VOUCHER_CODE
from connector.providers.autocount.payment_words import REFERENCE

NUMBERED: Final = ("ARPayment",)
VOUCHERS: Final = ("CB",)
BOTH: Final = (*NUMBERED, *VOUCHERS)
_NEWEST: Final = 20


class Habits(Seen, msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was seen in a company's payments."""

    description: str | None = None
    """What most of them say."""
    one_number: bool = True
    """A payment has the number of its voucher in the cash book."""
    vouchered: bool = True
    """Payments have vouchers."""
    numbers: Format = Format()
    """Of payments that have a number of their own."""
    receipts: dict[str, Format] = {}
    """Of vouchers, by payment method: those with which the company's payments were made."""
    obstacles: tuple[str, ...] = ()
    """Plain sentences: what was seen that no payment of ours can be written beside."""
    rates: tuple[str, ...] = RATES
    foreign: bool = False
    stamped: bool = False

    @property
    def settling(self) -> Habit:
        """How what was paid is kept."""
        return Habit(self.rates, self.stamped)


def find_habits(
    transaction: Reading, structure: Structure, documents: Sequence[Document], reader: DocumentReader
) -> Habits:
    """Look at payments that AutoCount made."""
    newest = sorted(documents, key=lambda each: str(each.header["DOCKEY"]).zfill(20), reverse=True)
    vouchered = any(each.header.get("VOUCHERNO") is not None for each in documents)
    one_number = not vouchered or all(each.header.get("VOUCHERNO") == each.header["DOCNO"] for each in documents)
    paid = [line["KNOCKOFFDOCKEY"] for each in newest for line in each.lines if line["KNOCKOFFDOCTYPE"] == "RI"]
    proof = prove(transaction, structure, paid)
    return Habits(
        description=_most(each.header.get("DESCRIPTION") for each in documents),
        one_number=one_number,
        vouchered=vouchered,
        numbers=find_format(transaction, structure, CODE, _numbers(newest, "DOCNO")),
        receipts=_receipts(transaction, structure, newest, reader, "VOUCHERNO" if vouchered else "DOCNO"),
        obstacles=(*proof.obstacles, *_obstacles(documents, reader)),
        rates=proof.rates,
        foreign=proof.foreign,
        stamped=proof.stamped,
    )


def _receipts(
    transaction: Reading, structure: Structure, newest: Sequence[Document], reader: DocumentReader, column: str
) -> dict[str, Format]:
    """The format of each method, as far as it made the numbers of what was paid by it."""
    found: dict[str, Format] = {}
    for method in dict.fromkeys(str(each.header.get("PAYMENTMETHOD")) for each in newest):
        own = reader.row("PaymentMethod", "PaymentMethod", method)
        name = str(own.get("RECEIPTFORMATNAME") or "")
        made = _numbers([each for each in newest if each.header.get("PAYMENTMETHOD") == method], column)
        found[method] = find_format(transaction, structure, VOUCHER_CODE, made, name)
    return found


def _numbers(newest: Iterable[Document], column: str) -> list[tuple[str, dt.date]]:
    numbered = [
        (str(number), day)
        for each in newest
        if (number := each.header.get(column)) is not None and isinstance(day := each.header["DOCDATE"], dt.date)
    ]
    return numbered[:_NEWEST]


def _obstacles(documents: Sequence[Document], reader: DocumentReader) -> Iterator[str]:
    used = next((each for each in documents if each.header.get(REFERENCE) is not None), None)
    if used is not None:
        yield (
            f"The company uses the second number of receipts (for example in {used.label}): there is no place left by "
            "which a payment of ours could be found again."
        )
    payers = [(each.header.get("DEALWITH"), each.header["DEBTORCODE"]) for each in documents]
    known = [
        deal == reader.row("Debtor", "AccNo", code).get("COMPANYNAME") for deal, code in payers if deal is not None
    ]
    if known and sum(known) * 2 <= len(known):
        yield "Most receipts are from somebody else than the customer's name says, and nobody knows from whom."


def _most(values: Iterable[Value]) -> str | None:
    found = Counter(value for value in values if isinstance(value, str) or value is None)
    return found.most_common(1)[0][0] if found else None
