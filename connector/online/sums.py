"""Control totals of records that are added up here, because the other side sums nothing."""

from __future__ import annotations

from collections.abc import Mapping

from connector.domain.money import Sen
from connector.domain.reconciliation import Total


class Sums:
    """Amounts by currency of records that may come twice."""

    def __init__(self) -> None:
        self._amounts: dict[str, tuple[str, Sen]] = {}

    def add(self, key: str, currency: str, amount: Sen) -> None:
        """One record, as it is now."""
        self._amounts[key] = (currency, amount)

    def totals(self) -> Mapping[str, Total]:
        """Count and amount of each currency."""
        found: dict[str, Total] = {}
        for currency, amount in self._amounts.values():
            before = found.get(currency, Total(0, 0))
            found[currency] = Total(before.count + 1, before.amount + amount)
        return found
