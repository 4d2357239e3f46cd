"""A profile in plain words, for people who decide whether it may be used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from connector.posting.profile import Profile, Scope, Template
from connector.posting.rules import Constant, Copy, Null, words
from connector.posting.sample import DocumentKind
from connector.posting.wording import rule_words, tests_words

_KINDS: Final = {DocumentKind.SALES_INVOICE: "sales invoice", DocumentKind.CUSTOMER_PAYMENT: "customer payment"}
_ROWS: Final = {Scope.DOCUMENT: "One row for the document", Scope.LINE: "One row for each line"}


def describe(profile: Profile) -> tuple[str, ...]:
    """What the profile says, one sentence after another."""
    return tuple(_sentences(profile))


def _sentences(profile: Profile) -> Iterator[str]:
    kind = _KINDS[profile.kind]
    yield (
        f"Rules for a {kind}, learned from {profile.learned_from} documents of this company and proved on "
        f"{profile.proved_on} others."
    )
    for template in profile.templates:
        yield from _template_sentences(template)
    if profile.left_out:
        yield f"Left empty, because people fill them: {', '.join(profile.left_out)}."
    shown = ", ".join(str(trait) for trait in sorted(profile.traits))
    yield f"Proved for a document {shown}." if shown else "Proved for no document."


def _template_sentences(template: Template) -> Iterator[str]:
    yield f"{template.table}: {_occurrence(template)}."
    for cells in template.columns:
        if isinstance(cells.rule, Null):
            continue
        if isinstance(cells.rule, Copy) and cells.rule.name.partition(".")[2] == cells.column and not cells.rivals:
            continue  # the same column of the document: nothing to tell
        sentence = f"{template.table}.{cells.column} is {rule_words(cells.rule)}"
        others = [rule_words(rival) for rival in cells.rivals if not isinstance(rival, Constant)]
        if others:
            sentence += f"; in all documents the same as {' and '.join(dict.fromkeys(others))}"
        yield f"{sentence}."


def _occurrence(template: Template) -> str:
    if template.scope is Scope.GROUP:
        shared = " and ".join(words(name) for name in template.group_by)
        text = f"One row for all lines that share {shared}"
        if template.lines:
            text += f", of lines where {tests_words(template.lines)}"
    else:
        text = _ROWS[template.scope]
    return f"{text}, if {tests_words(template.when)}" if template.when else text
