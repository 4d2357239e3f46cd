"""Profiles learned from made-up vendors, each vendor once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from connector.posting.plan import rows
from connector.posting.profile import PostingPlan, Profile, Refusal
from connector.posting.rehearse import Rehearsal, learn
from connector.posting.sample import Document, Row
from tests.posting.vendor import Rules, Sales, Spare, Taxes, Void, documents, schema

VENDORS: Final = {
    "row a line": Rules(),
    "row an account": Rules(
        sales=Sales.ACCOUNT, taxes=Taxes.CODE, spare=Spare.OWN, void=Void.GONE, control_account=True, text="both"
    ),
    "negative credits": Rules(
        sales=Sales.ACCOUNT_AND_PROJECT, taxes=Taxes.TOTAL, spare=Spare.FIRST, negative_credits=True, same_key=True,
        debtor_last=True, text="text", step=1,
    ),
    "tax a code": Rules(taxes=Taxes.CODE, spare=Spare.OWN, text="text"),
}  # fmt: skip
"""Four that differ in what they post."""
UNEXPLAINED: Final = Rules(digest=True)
"""One whose ledger rows hold something that no rule explains."""


@cache
def books(rules: Rules, count: int = 120) -> tuple[Document, ...]:
    """Documents that this vendor posted."""
    return tuple(documents(rules, count))


@cache
def learned(rules: Rules) -> Rehearsal:
    """What was found in every other document and proved on the rest."""
    made = books(rules)
    full = next(each for each in made if all(each.posted.values()))
    return learn(schema(full), made[::2], made[1::2])


def profile(rules: Rules | None = None) -> Profile:
    """A profile that was proved."""
    found = learned(rules or Rules())
    assert found.proved, found.differences
    return found.profile


def planned(using: Profile, document: Document) -> PostingPlan | Refusal:
    """A document as the writer gives it: its own columns only, without keys."""

    def given(row: Row, columns: Sequence[str]) -> Row:
        return {name: row[name] for name in columns}

    lines = [given(line, using.schema.given_line) for line in document.lines]
    header = given(document.header, using.schema.given_header)
    return rows(using, header, lines, document.facts, document.line_facts)


def changed(document: Document, table: str, place: int, **cells: object) -> Document:
    """A document of the books in which somebody changed one posted row."""
    posted = [dict(row) for row in document.posted[table]]
    posted[place] |= cells  # type: ignore[arg-type]
    return replace(document, posted={**document.posted, table: tuple(posted)})


def in_books(rules: Rules, *, lines: int = 3, cancelled: bool = False, home: bool = True) -> Document:
    """The first unseen document of this sort: not among those that were learned from."""
    return next(
        each
        for each in documents(rules, 1500, seed=7)
        if len(each.lines) == lines
        and each.header["CANCELLED"] is cancelled
        and (each.header["CURRENCYCODE"] == "----") is home
        and all(line["TAX"] == "ST" for line in each.lines[:1] if home)
    )
