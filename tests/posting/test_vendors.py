"""Whatever rules a vendor posts by, they are found; what no rule explains is told and blocks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connector.posting.plan import rows
from connector.posting.profile import PostingPlan
from connector.posting.rehearse import compare, learn
from connector.posting.rules import Cell, Symbol, spelled
from tests.posting.learned import UNEXPLAINED, VENDORS, books, in_books, learned, planned, profile
from tests.posting.vendor import Rules, Sales, Spare, Taxes, Void, documents, schema

RULES = st.builds(
    Rules,
    sales=st.sampled_from(Sales),
    taxes=st.sampled_from(Taxes),
    spare=st.sampled_from(Spare),
    void=st.sampled_from(Void),
    control_account=st.booleans(),
    negative_credits=st.booleans(),
    same_key=st.booleans(),
    debtor_last=st.booleans(),
    text=st.sampled_from(("name", "both", "text")),
    step=st.sampled_from((1, 1000)),
    cut=st.sampled_from((12, 30, 100)),
)


@pytest.mark.parametrize("name", VENDORS)
def test_unseen_documents_of_each_vendor_are_made_exactly(name: str) -> None:
    """Documents that were neither learned from nor proved on come out row by row as the vendor posted them."""
    rules = VENDORS[name]
    found = profile(rules)
    unseen = documents(rules, 60, seed=99)
    assert [difference.sentence for each in unseen for difference in compare(found, each)] == []


@given(rules=RULES, seed=st.integers(0, 1000))
@settings(max_examples=12, deadline=None, derandomize=True)
def test_any_vendor_is_followed(rules: Rules, seed: int) -> None:
    """Rules put together at random are found from sixty documents and hold for the others."""
    made = documents(rules, 120, seed)
    full = next(each for each in made if all(each.posted.values()))
    found = learn(schema(full), made[::2], made[1::2])
    assert found.differences == ()
    assert found.profile.proved_on >= 20


def test_a_vendor_that_no_rule_explains_is_refused() -> None:
    """A column with a rule that nobody knows is named with what it holds, and nothing is proved."""
    found = learned(UNEXPLAINED)
    assert not found.proved
    assert {(each.table, each.column) for each in found.differences} == {("GL_TRANS", "DIGEST")}
    assert "no rule was found; it is" in found.differences[0].sentence
    assert found.profile.traits == frozenset()


def test_the_same_documents_give_the_same_rules() -> None:
    """Nothing of the search depends on chance or order."""
    made = list(books(VENDORS["row a line"]))
    form = profile(VENDORS["row a line"]).schema
    again = learn(form, made[::2], made[1::2])
    assert again.profile == profile(VENDORS["row a line"])


@pytest.mark.parametrize("name", VENDORS)
def test_a_new_document_gets_every_row_with_keys_to_be_drawn(name: str) -> None:
    """From the writer's columns alone comes what the vendor would have posted, keys aside, and it balances."""
    rules = VENDORS[name]
    document = in_books(rules, home=False)
    plan = planned(profile(rules), document)
    assert isinstance(plan, PostingPlan)
    assert plan.header.cells["LOCALDOCAMT"] == document.header["LOCALDOCAMT"]
    for table, there in document.posted.items():
        made = [_without_keys(row.cells) for row in plan.rows if row.table == table]
        wanted = [{name: row[name] for name in made[0]} for row in there] if made else []
        assert sorted(map(_spelled, made)) == sorted(map(_spelled, wanted))
        assert len(made) == len(there)


def _spelled(row: Mapping[str, Cell]) -> list[tuple[str, str]]:
    return sorted((name, spelled(value)) for name, value in row.items())


def _without_keys(cells: object) -> dict[str, Cell]:
    assert isinstance(cells, dict)
    return {
        name: value
        for name, value in sorted(cells.items())
        if not isinstance(value, Symbol) and not name.endswith("KEY")
    }


def test_rows_refer_to_each_other_by_one_key() -> None:
    """The ledger's group, the receivable's key and the lines' keys are the same symbols wherever they stand."""
    plan = planned(profile(), in_books(Rules()))
    assert isinstance(plan, PostingPlan)
    (receivable,) = [row for row in plan.rows if row.table == "AR_IV"]
    ledger = [row for row in plan.rows if row.table == "GL_TRANS"]
    assert {row.cells["GLTRANSID"] for row in ledger} == {receivable.cells["GLTRANSID"]}
    assert ledger[0].cells["FROMKEY"] == receivable.cells["DOCKEY"]
    assert {line.cells["DOCKEY"] for line in plan.lines} == {plan.header.cells["DOCKEY"]}
    assert {row.cells["FROMKEY"] for row in ledger[1:]} <= {line.cells["DTLKEY"] for line in plan.lines}
    assert len({row.cells["DOCKEY"] for row in ledger}) == len(ledger)


def test_supplied_keys_are_kept() -> None:
    """An edit supplies the keys that the document has: they are used instead of new ones."""
    document = in_books(Rules())
    plan = rows(profile(), document.header, document.lines, document.facts, document.line_facts)
    assert isinstance(plan, PostingPlan)
    assert plan.header.cells["DOCKEY"] == document.header["DOCKEY"]
    assert [line.unit for line in plan.lines] == [str(line["DTLKEY"]) for line in document.lines]
