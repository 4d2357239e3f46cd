"""Only what was reproduced exactly is proved, and every difference is told in plain words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from msgspec.structs import replace as altered

from connector.posting.describe import describe
from connector.posting.plan import refuse
from connector.posting.profile import Refusal, decode, encode
from connector.posting.rehearse import compare, learn, verify
from connector.posting.sample import Document, Invariant, Row
from tests.posting.learned import VENDORS, books, changed, in_books, planned, profile
from tests.posting.vendor import Rules, schema

UNSEEN = in_books(Rules())


def told(document: Document) -> str:
    """All sentences about a document of the plain vendor's books."""
    return "\n".join(each.sentence for each in compare(profile(), document))


def test_a_document_as_posted_has_no_difference() -> None:
    """The comparison is silent where there is nothing to tell."""
    assert told(UNSEEN) == ""


def test_a_changed_amount_is_told_with_both_amounts() -> None:
    """Row, column, what the books have, what the rules say."""
    wrong = changed(UNSEEN, "GL_TRANS", 1, CR=Decimal("106.00"))
    right = UNSEEN.posted["GL_TRANS"][1]["CR"]
    assert f"GL_TRANS row 2: CR is 106 in the books, {Decimal(str(right)).normalize():f} by the profile" in told(wrong)


@pytest.mark.parametrize("column", ["CODE", "DESCRIPTION", "FROMKEY", "GLTRANSID", "POSTDATE", "TABLETYPE"])
def test_any_changed_cell_is_found(column: str) -> None:
    """Also references to keys of other rows."""
    value = {"FROMKEY": 1, "GLTRANSID": 2, "POSTDATE": None}.get(column, "?")
    assert f": {column} is" in told(changed(UNSEEN, "GL_TRANS", 1, **{column: value}))


def test_a_missing_and_a_surplus_row_are_told() -> None:
    """One that the profile makes and the books lack, and the other way round."""
    ledger = UNSEEN.posted["GL_TRANS"]
    missing = replace(UNSEEN, posted={**UNSEEN.posted, "GL_TRANS": ledger[:-1]})
    surplus = replace(UNSEEN, posted={**UNSEEN.posted, "GL_TRANS": (*ledger, {**ledger[-1], "DOCKEY": 1})})
    assert "the books have no row with" in told(missing)
    assert "is in the books, the profile makes none" in told(surplus)


def test_one_difference_anywhere_proves_nothing() -> None:
    """A profile with a single wrong cell in one of the documents may not write."""
    others = [*books(Rules())[:25], changed(UNSEEN, "ST_TR", 0, QTY=Decimal(7))] if UNSEEN.posted["ST_TR"] else []
    others = others or [*books(Rules())[:25], changed(UNSEEN, "AR_IV", 0, DOCAMT=Decimal(7))]
    found = verify(profile(), others)
    assert not found.proved
    assert found.differences[0].documents == (UNSEEN.label,)


def test_a_damaged_document_is_named() -> None:
    """Somebody changed one ledger row by hand: no rules explain it, and it is told by its number, cell by cell."""
    made = list(books(Rules()))
    made[31] = changed(made[31], "GL_TRANS", 1, CR=Decimal("7777.77"), LOCALCR=Decimal("7777.77"))
    full = next(each for each in made if all(each.posted.values()))
    found = learn(schema(full), made[::2], made[1::2])
    label = made[31].label
    told = [each.sentence for each in found.differences]
    assert any(sentence.startswith(f"{label}: GL_TRANS row 2: CR is 7777.77 in the books") for sentence in told), told
    assert not found.proved


def test_few_documents_prove_nothing() -> None:
    """Nineteen are not twenty."""
    sentences = [each.sentence for each in verify(profile(), books(Rules())[:19]).differences]
    assert sentences == ["Only 19 documents are there to prove the rules on; 20 are needed."]
    assert verify(profile(), books(Rules())[:20]).proved


@pytest.mark.parametrize(("holds", "examined"), [(False, 5), (True, 0)])
def test_a_rule_that_the_company_does_not_keep_blocks(holds: bool, examined: int) -> None:
    """A balance that is not what it should be, or that nobody could look at."""
    rule = Invariant(sentence="stock is the sum of its movements", holds=holds, examined=examined, counterexample="S1")
    found = verify(profile(), books(Rules())[:20], [rule])
    assert not found.proved
    assert "stock is the sum of its movements" in found.differences[0].sentence


def _with_line(document: Document, **cells: object) -> Document:
    lines: list[Row] = [{**line, **cells} if not place else line for place, line in enumerate(document.lines)]  # type: ignore[dict-item]
    return replace(document, lines=tuple(lines))


def test_a_trait_that_was_not_rehearsed_is_refused() -> None:
    """The sentence says which trait."""
    discounted = _with_line(UNSEEN, DISC="5%")
    assert refuse(profile(), UNSEEN) == ()
    (sentence,) = refuse(profile(), discounted)
    assert "No invoice with a discount on a line was among the documents" in sentence


def test_a_code_that_was_not_seen_is_refused() -> None:
    """Whose tax account it would be, nobody can say."""
    refused = planned(profile(), _with_line(UNSEEN, TAX="XX"))
    assert isinstance(refused, Refusal)
    assert any("TAX XX was not seen" in sentence for sentence in refused.sentences)


def test_where_two_sources_were_always_equal_a_document_that_tells_them_apart_is_refused() -> None:
    """The customer's name was the same in the document and in the master of all documents looked at."""
    other = replace(UNSEEN, header={**UNSEEN.header, "COMPANYNAME": "Another name"})
    refused = planned(profile(), other)
    assert isinstance(refused, Refusal)
    assert any("in all documents looked at these were the same" in sentence for sentence in refused.sentences)


def test_a_text_longer_than_any_that_was_seen_is_refused() -> None:
    """Nobody saw where the vendor cuts it."""
    name = "A name that is longer than all that the company has"
    facts = {**UNSEEN.facts, "customer": {**UNSEEN.facts["customer"], "COMPANYNAME": name}}
    refused = planned(profile(), replace(UNSEEN, header={**UNSEEN.header, "COMPANYNAME": name}, facts=facts))
    assert isinstance(refused, Refusal)
    assert any("would hold 51 characters" in sentence for sentence in refused.sentences)


def test_a_document_that_would_not_balance_is_refused() -> None:
    """A total that is not what its lines come to."""
    total = Decimal(str(UNSEEN.header["DOCAMT"])) + 5
    refused = planned(profile(), replace(UNSEEN, header={**UNSEEN.header, "DOCAMT": total}))
    assert isinstance(refused, Refusal)
    assert any("Debits and credits of GL_TRANS would differ by 5" in sentence for sentence in refused.sentences)


@pytest.mark.parametrize("name", VENDORS)
def test_cancelling_follows_the_vendor(name: str) -> None:
    """The rows of a cancelled document are those of the company's own cancelled documents."""
    cancelled = in_books(VENDORS[name], cancelled=True)
    assert compare(profile(VENDORS[name]), cancelled) == []
    live = replace(cancelled, header={**cancelled.header, "CANCELLED": False})
    assert compare(profile(VENDORS[name]), live) != []


def test_a_profile_survives_being_kept() -> None:
    """What is read back is what was proved, tied to the same schema."""
    kept = decode(encode(profile()))
    assert kept == profile()
    assert kept.tied_to(profile().schema)


def test_a_profile_is_tied_to_columns_and_program() -> None:
    """A new column or another version of the program unties it."""
    form = profile().schema
    table = altered(form.tables[0], columns=form.tables[0].columns[1:])
    assert not profile().tied_to(altered(form, program="2"))
    assert not profile().tied_to(altered(form, tables=(table, *form.tables[1:])))


def test_a_profile_is_told_in_plain_words() -> None:
    """Which rows there are, and when."""
    text = "\n".join(describe(profile()))
    assert "GL_TRANS: One row for each line, if the line's TAXAMT is not 0." in text
    assert "ST_TR: One row for each line, if" in text
    assert "STOCKCONTROL of the item is yes" in text
