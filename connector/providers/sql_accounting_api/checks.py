"""What a wish must be before it is sent: the vendor posts it, and says less clearly what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from connector.domain.documents import Invoice
from connector.domain.entities import Entity
from connector.domain.errors import NotInBooks, Rejected
from connector.domain.money import amount
from connector.domain.payments import Payment
from connector.ledger.writing import ENTER_IT
from connector.providers.sql_accounting_api.client import ApiClient, Json
from connector.providers.sql_accounting_api.columns import flag, number

_LISTS: Final[Mapping[str, tuple[str, str]]] = {
    "creditterm": ("terms", "credit term"), "terms": ("terms", "credit term"), "agent": ("agent", "sales agent"),
    "area": ("area", "area"), "tax": ("tax", "tax code"), "sltax": ("tax", "tax code"), "phtax": ("tax", "tax code"),
    "stockgroup": ("stockgroup", "stock group"), "project": ("project", "project"),
    "pricetag": ("pricetag", "price tag"),
    "companycategory": ("companycategory", "category"), "controlaccount": ("account", "account"),
    "account": ("account", "account"), "location": ("location", "location"), "itemcode": ("stockitem", "product"),
    "paymentmethod": ("pmmethod", "payment method"),
}  # fmt: skip
"""Columns whose value must be in a list of the books, with the list's endpoint and its name for people."""
NONE: Final = "----"
_SHOWN: Final = 8


class Checks:
    """Looks things up in the books; what was found once is not asked for again in one write."""

    def __init__(self, client: ApiClient) -> None:
        self._client = client
        self._known: dict[tuple[str, str], bool] = {}
        self._wrong: list[str] = []
        self._lacking = 0

    def add(self, sentence: str) -> None:
        """Note what is wrong."""
        self._wrong.append(sentence)

    def lack(self, what: str) -> None:
        """Note what the books do not have."""
        self._lacking += 1
        self.add(what)

    def codes(self, cells: Json, where: str = "") -> None:
        """Everything that some columns refer to is there."""
        for column, (endpoint, name) in _LISTS.items():
            code = cells.get(column)
            if not isinstance(code, str) or code.strip() in ("", NONE):
                continue
            if not self._has(endpoint, code):
                self.lack(f"{where}The books have no {name} {code}.")

    def customer(self, code: str) -> None:
        """The customer of a document is there."""
        if not self._has("customer", code):
            self.lack(f"The books have no customer {code}.")

    def document(self, wanted: Entity) -> None:
        """Amounts of a document as they stand in it."""
        if isinstance(wanted, Invoice):
            self._invoice(wanted)
        elif isinstance(wanted, Payment):
            self._payment(wanted)

    def settled(self, payment: Payment, receivable: Json, paid: int, before: int) -> None:
        """An invoice can take so much: it is the customer's, stands, and is open by that much. Amounts in sen."""
        label = receivable.get("docno")
        owner = str(receivable.get("code") or "").rstrip()
        if owner != payment.customer:
            self.add(f"Invoice {label} belongs to customer {owner}, not to {payment.customer}.")
        if flag(receivable.get("cancelled")):
            self.add(f"Invoice {label} is cancelled.")
        left = number(receivable.get("docamt")) - number(receivable.get("paymentamt")) + amount(before)
        if amount(paid) > left:
            self.add(f"{amount(paid)} is more than what is open of invoice {label}: {left}.")
        if paid <= 0:
            self.add(f"The amount paid of invoice {label} must be more than 0.")

    def end(self) -> None:
        """Raises Rejected with everything that is wrong, NotInBooks where that is only what the books lack."""
        if self._wrong:
            error = NotInBooks if self._lacking == len(self._wrong) else Rejected
            raise error(" ".join(self._wrong[:_SHOWN]), remedy=ENTER_IT)

    def _invoice(self, wanted: Invoice) -> None:
        added = sum(line.amount + line.tax_amount for line in wanted.lines)
        if not wanted.lines:
            self.add("The invoice has no lines.")
        elif added != wanted.total:
            self.add(f"The total {amount(wanted.total)} is not what the lines add up to: {amount(added)}.")
        if wanted.total < 0:
            self.add("The total of an invoice cannot be negative.")
        for place, line in enumerate(wanted.lines, start=1):
            if line.quantity < 0:
                self.add(f"Line {place}: the quantity {line.quantity} is negative.")

    def _payment(self, wanted: Payment) -> None:
        applied = sum(part.amount for part in wanted.allocations)
        if wanted.amount <= 0:
            self.add("The amount of a payment must be more than 0.")
        if applied > wanted.amount:
            self.add(f"It pays {amount(applied)} of invoices, more than its amount {amount(wanted.amount)}.")
        if not wanted.method:
            self.add("The payment has no payment method.")

    def _has(self, endpoint: str, code: str) -> bool:
        known = self._known.get((endpoint, code))
        if known is None:
            known = self._known[endpoint, code] = self._client.first(endpoint, code=code) is not None
        return known
