"""Learned posting rules are said in the language of whoever reads them, down to the last column."""

from __future__ import annotations

import re

import pytest

from connector.posting.describe import describe
from tests.posting.learned import VENDORS, profile
from ui.posting_words import posting_rule, posting_rules

_ENGLISH = re.compile(r"\b(is|the|if|row|line's|always|nothing|where|others|documents|Left|Proved)\b")


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_rule_of_a_profile_is_said_in_the_language(spoken: str, vendor: str) -> None:
    """What four vendors' books taught: in English as it came, else no word of English, and every column still there."""
    rules = describe(profile(VENDORS[vendor]))
    said = posting_rules(rules)
    assert len(said) == len(rules) > 10
    if spoken == "en":
        assert said == list(rules)
        return
    for before, after in zip(rules, said, strict=True):
        bare = re.sub(r'"[^"]*"', "", after)
        assert not _ENGLISH.search(bare), f"{before} → {after}"
        place = before.partition(" ")[0].rstrip(":.")
        if "." in place or before[len(place)] == ":":
            assert after.startswith(place)


_SHAPES = """
GL_TRANS.DR is the line's AMOUNT x the document's RATE / the document's UNITS - the line's TAXAMT, if positive, else 0.
GL_TRANS.CODE is what belongs to the line's TAX (none: nothing, SR: 400-000) if the line's TAX is filled, else nothing.
GL_TRANS.CODE is the line's ACCOUNT if the line's TAX is filled and the line's AMOUNT is not 0, else always "500-000".
AR_IV.DUEDATE is the document's DOCDATE + the days of the document's TERMS (none: 0 days, N30: 30 days).
GL_TRANS.REF is "IV" followed by the document's DOCNO followed by "/".
GL_TRANS: One row for all lines that share the line's ACCOUNT and the line's TAX, of lines where the line's X is not 0.
GL_TRANS.DR is what rounding left (A-B), on the last one; in all documents the same as the sum of the lines' X.
"""


@pytest.mark.parametrize("rule", _SHAPES.strip().splitlines())
def test_rules_of_every_shape_are_taken_apart(spoken: str, rule: str) -> None:
    """Also those that no vendor here happens to post."""
    assert (posting_rule(rule) == rule) == (spoken == "en")


@pytest.mark.parametrize(
    "text", ["", "GL_TRANS.DR is whatever pleases.", "GL_TRANS: One row now and then.", "x" * 5000]
)
def test_what_has_another_shape_is_shown_as_it_came(spoken: str, text: str) -> None:
    """An older or a newer agent breaks nothing."""
    del spoken
    assert posting_rule(text) == text
