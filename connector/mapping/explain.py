"""From an error inside a compiled mapping to a sentence for people: which record, which column, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from connector.domain.errors import SkipRecord, Undecodable, Unmappable
from connector.domain.keys import EntityKind
from connector.mapping.runtime import FIRST_YEAR, LAST_YEAR, Implausible, NothingThere, NotText, PartOfSen
from connector.mapping.targets import Form
from connector.mapping.writer import Slot, Step

REFUSED = (TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
"""What a value of the wrong kind raises inside a compiled mapping."""

_NAMES: dict[EntityKind, str] = {
    EntityKind.ACCOUNT: "account",
    EntityKind.CURRENCY: "currency",
    EntityKind.TERM: "credit term",
    EntityKind.TAX_CODE: "tax code",
    EntityKind.SALES_AGENT: "sales agent",
    EntityKind.CUSTOMER: "customer",
    EntityKind.SUPPLIER: "supplier",
    EntityKind.PRODUCT: "product",
    EntityKind.INVOICE: "invoice",
    EntityKind.CASH_SALE: "cash sale",
    EntityKind.CREDIT_NOTE: "credit note",
    EntityKind.PAYMENT: "payment",
}
_SHOWN = 40


class Explainer:
    """Knows which line of a compiled mapping makes which field."""

    def __init__(self, kind: EntityKind, steps: Mapping[int, Step]) -> None:
        self._kind = kind
        self._steps = steps
        self._key = next((s for s in steps.values() if s.field in ("code", "number")), None)

    def explain(self, problem: Exception, variables: Mapping[str, object]) -> SkipRecord:
        """The error for the engine. `variables` are the compiled function's, as they were when it failed."""
        line = problem.__traceback__.tb_lineno if problem.__traceback__ else 0
        step = self._steps.get(line)
        record = f"{_NAMES[self._kind]} {self._record(variables)}".strip()
        facts: dict[str, object] = {"kind": self._kind.value, "key": self._record(variables)}
        if step is None:
            return Unmappable(f"The {record} cannot be read: {problem}.", facts=facts)
        slot, value = _culprit(step, variables)
        facts |= {"field": step.field, "column": slot.name if slot else ""}
        return _sentence(problem, step, slot, value, record, facts)

    def _record(self, variables: Mapping[str, object]) -> str:
        if self._key is None or not self._key.slots:
            return ""
        value = _value(self._key.slots[0], variables)
        return value if isinstance(value, str) else ""


def _value(slot: Slot, variables: Mapping[str, object]) -> object:
    row = variables.get(slot.row)
    return row[slot.index] if isinstance(row, tuple) and slot.index < len(row) else None


def _culprit(step: Step, variables: Mapping[str, object]) -> tuple[Slot | None, object]:
    """The column that the error is about: bytes or NUL characters first, then any value, then the first column."""
    values = [(slot, _value(slot, variables)) for slot in step.slots]
    for slot, value in values:
        if isinstance(value, bytes) or (isinstance(value, str) and "\0" in value):
            return slot, value
    filled = [pair for pair in values if pair[1] is not None]
    first = next(iter(filled or values), None)
    return first or (None, None)


def _sentence(
    problem: Exception, step: Step, slot: Slot | None, value: object, record: str, facts: dict[str, object]
) -> SkipRecord:
    column = slot.name if slot else step.field
    if isinstance(value, bytes):
        return Undecodable(
            f"{column} of {record} holds bytes that are no text in the ledger's character set.",
            remedy="Type the text again in the books.",
            facts=facts,
        )
    if isinstance(problem, NotText) or (isinstance(value, str) and "\0" in value):
        return Undecodable(
            f"{column} of {record} holds a NUL character, which is no text.",
            remedy="Type the text again in the books.",
            facts=facts,
        )
    remedy = "Correct it in the books."
    if isinstance(problem, NothingThere):
        return Unmappable(f"{column} of {record} is empty.", remedy=remedy, facts=facts)
    if isinstance(problem, Implausible) or (step.target.form in (Form.DAY, Form.MOMENT) and value is not None):
        return Unmappable(
            f"The date {column} of {record} is not plausible; correct it in the books.",
            facts=facts | {"first_year": FIRST_YEAR, "last_year": LAST_YEAR, "value": str(value)},
        )
    if isinstance(problem, PartOfSen):
        return Unmappable(f"{column} of {record} has a part of a sen, which would be lost.", remedy=remedy, facts=facts)
    shown = repr(value)[:_SHOWN]
    return Unmappable(
        f"{column} of {record} is {shown}, which {step.field} cannot take.",
        remedy="Correct it in the books, or change the mapping.",
        facts=facts,
    )
