"""Products: what QuickBooks wants of a new one beside what was wished."""

from __future__ import annotations

from collections import Counter
from typing import Final

from connector.domain.entities import Entity
from connector.domain.errors import NotInBooks, Rejected
from connector.domain.writing import Write
from connector.online.places import Body
from connector.providers.quickbooks.kinds import KindBooks
from connector.providers.quickbooks.scanning import by_id
from connector.providers.quickbooks.shapes import PRODUCT
from connector.providers.quickbooks.source import QuickBooksSource

_TYPES: Final = ("NonInventory", "Service")
"""Of which new products are made. Stock has a quantity, a day and an account of its own: it is entered over there."""
_LOOKED_AT: Final = 1000


class ProductBooks(KindBooks):
    """Items."""

    def new(self, write: Write, wanted: Entity) -> Body:
        """A new item of the wished type, on the account that most of the company's own items of it are on."""
        made = super().new(write, wanted)
        wished = str(made.setdefault("Type", _TYPES[0]))
        if wished not in _TYPES:
            raise Rejected(
                f"Products of the type {wished} are made in QuickBooks.", remedy=f"Known are: {', '.join(_TYPES)}."
            )
        if made.pop("TrackQtyOnHand", False):
            raise Rejected("Products with a stock are made in QuickBooks.", remedy="Switch stock control off.")
        account = _usual_account(self.source, wished)
        return {**made, "IncomeAccountRef": {"value": account}}


def _usual_account(source: QuickBooksSource, wished: str) -> str:
    """The account of most items of a type; of all items where there are none of it. Raises NotInBooks."""
    rows = by_id(source.client, PRODUCT, 1, _LOOKED_AT)
    for some in ([row for row in rows if row.get("Type") == wished], rows):
        references = [row.get("IncomeAccountRef") for row in some]
        accounts = Counter(str(each["value"]) for each in references if isinstance(each, dict) and each.get("value"))
        if accounts:
            return accounts.most_common(1)[0][0]
    raise NotInBooks(
        "No product in QuickBooks tells which income account a new one belongs to.",
        remedy="Enter the first product in QuickBooks, and save this one on the platform again.",
    )
