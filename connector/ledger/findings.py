"""What must be right before a document is written, each with a sentence for a bookkeeper, and amounts on their way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from connector.domain.errors import NotInBooks, Rejected
from connector.domain.money import Sen, amount
from connector.ledger.writing import ENTER_IT
from connector.posting.sample import Value

_MALAYSIA: Final = dt.timezone(dt.timedelta(hours=8))
_SEN: Final = Decimal("0.01")


class Findings:
    """What is wrong with one document; a person is told all of it at once."""

    def __init__(self, passed: Iterable[str] = ()) -> None:
        """`passed` are sentences that count for nothing: what was so before is not what an edit did."""
        self.sentences: list[str] = []
        self._passed = frozenset(passed)
        self._lacking = 0

    def lack(self, what: str) -> None:
        """One more: the books do not have what the document names."""
        if what not in self.sentences and what not in self._passed:
            self._lacking += 1
        self.add(what)

    def add(self, sentence: str) -> None:
        """One more."""
        if sentence not in self.sentences and sentence not in self._passed:
            self.sentences.append(sentence)

    def check(self, label: str) -> None:
        """Stop when something is wrong.

        Raises:
            NotInBooks: with all sentences; nothing is wrong but what the books lack.
            Rejected: with all sentences.
        """
        wrong, facts = " ".join(self.sentences), {"document": label}
        if self.sentences and self._lacking == len(self.sentences):
            raise NotInBooks(wrong, remedy=ENTER_IT, facts=facts)
        if self.sentences:
            raise Rejected(wrong, remedy="Correct it on the platform.", facts=facts)


def today(now: dt.datetime) -> dt.date:
    """The day in Malaysia."""
    return now.astimezone(_MALAYSIA).date()


def local(value: Decimal, rate: Decimal) -> Decimal:
    """An amount in the home currency, to the sen (DetailSpec: amount × currency rate)."""
    return (value * rate).quantize(_SEN, ROUND_HALF_UP)


def money(value: Sen) -> Decimal:
    """Sen as the books keep them."""
    return amount(value).quantize(_SEN)


def percent(rate: str) -> Decimal | None:
    """A tax rate as a number, from text such as "6%"."""
    try:
        return Decimal(rate.strip().removesuffix("%")) if rate.strip() else None
    except InvalidOperation:
        return None


def discounted(gross: Decimal, discount: str) -> Decimal | None:
    """A line's amount after a discount such as "5%+3"; None when it cannot be read."""
    left = gross
    for part in discount.replace(" ", "").split("+"):
        number = percent(part)
        if number is None:
            return None
        left -= left * number / 100 if part.endswith("%") else number
    return left


def filled(values: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """Columns that have something in them."""
    return {name: value for name, value in values if value is not None and value != ""}
