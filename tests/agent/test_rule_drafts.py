"""A rule that a person chooses comes out of the mapping file as it was chosen."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from connector.agent.rule_drafts import NOTHING, amount_typed, draft_of, raw_of, scalar
from connector.control.mapping_desk import Draft, RuleKind
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.mapping import load
from connector.mapping.mapping import examine_text, fields_of
from connector.mapping.own_file import keys_of, with_rule
from connector.mapping.record import Column, ColumnType
from connector.mapping.sampled import value_text
from connector.mapping.targets import target_at

CUSTOMER, TABLE = EntityKind.CUSTOMER, "AR_CUSTOMER"
NAMES = st.sampled_from(["AREA", "REMARK", "UDF_REGION", "billing.EMAIL", "UDF_KAWASAN_2"])
COLUMNS = st.lists(NAMES, min_size=1, max_size=3, unique=True).map(tuple)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
EMPTIES = st.none() | st.lists(WORDS, max_size=2, unique=True).map(lambda words: tuple(sorted(words)))
DEFAULT = st.just("") | WORDS


def one(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The first of some columns."""
    return columns[:1]


SIMPLE = st.one_of(
    st.builds(
        Draft,
        kind=st.just(RuleKind.COPY),
        columns=COLUMNS,
        default=DEFAULT,
        empties=EMPTIES,
        required=st.booleans(),
        rich_text=st.booleans(),
    ),
    st.builds(Draft, kind=st.just(RuleKind.CONSTANT), value=WORDS),
    st.builds(
        Draft,
        kind=st.just(RuleKind.LOOKUP),
        columns=COLUMNS.map(one),
        pairs=st.dictionaries(WORDS, WORDS, min_size=1, max_size=3).map(lambda pairs: tuple(pairs.items())),
        default=DEFAULT,
        empties=EMPTIES,
    ),
    st.builds(Draft, kind=st.just(RuleKind.JOIN), columns=COLUMNS, separator=st.just("") | WORDS, default=DEFAULT),
    st.builds(
        Draft,
        kind=st.just(RuleKind.SPLIT),
        columns=COLUMNS.map(one),
        separator=WORDS,
        part=st.integers(-3, 3).filter(bool),
    ),
)
DRAFTS = SIMPLE | st.builds(
    Draft,
    kind=st.just(RuleKind.WHEN),
    columns=COLUMNS.map(one),
    equals=st.none() | st.lists(WORDS, min_size=1, max_size=3, unique=True).map(lambda words: tuple(sorted(words))),
    then=SIMPLE,
    otherwise=st.none() | SIMPLE,
)


@settings(max_examples=40)
@given(draft=DRAFTS)
def test_a_draft_comes_back_as_it_was_chosen(draft: Draft) -> None:
    """Through the file and its parser, whatever texts are in it."""
    target = target_at(CUSTOMER, "remark")
    assert target is not None
    raw = raw_of(draft, target, lambda _: None)
    text = with_rule("own.toml", "", keys_of(CUSTOMER, TABLE, "remark"), raw)
    mapping, problems = examine_text("sql_accounting", "own.toml", text)
    assert mapping is not None, problems
    assert draft_of(mapping.section(CUSTOMER, TABLE).fields["remark"]) == draft


AMOUNTS = st.integers(-(10**9), 10**9).map(lambda sen: value_text(sen, amount=True))
OF_AMOUNTS = st.one_of(
    st.builds(Draft, kind=st.just(RuleKind.CONSTANT), value=AMOUNTS),
    st.builds(Draft, kind=st.just(RuleKind.COPY), columns=st.just(("CREDITLIMIT",)), default=st.just("") | AMOUNTS),
    st.builds(
        Draft,
        kind=st.just(RuleKind.LOOKUP),
        columns=COLUMNS.map(one),
        pairs=st.dictionaries(WORDS, AMOUNTS, min_size=1, max_size=3).map(lambda pairs: tuple(pairs.items())),
        default=st.just("") | AMOUNTS,
    ),
)
INNER = OF_AMOUNTS | st.builds(
    Draft, kind=st.just(RuleKind.WHEN), columns=COLUMNS.map(one), then=OF_AMOUNTS, otherwise=st.none() | OF_AMOUNTS
)


@settings(max_examples=40)
@given(
    draft=INNER
    | st.builds(Draft, kind=st.just(RuleKind.WHEN), columns=COLUMNS.map(one), then=INNER, otherwise=st.none() | INNER)
)
def test_amounts_stay_what_they_are_wherever_they_stand_in_a_rule(draft: Draft) -> None:
    """Also one that stands in place of nothing, and those of a rule inside of a rule: an edit of something else does
    not make a hundred times as much of them."""
    target = target_at(CUSTOMER, "credit_limit")
    assert target is not None
    text = with_rule("own.toml", "", keys_of(CUSTOMER, TABLE, "credit_limit"), raw_of(draft, target, lambda _: None))
    mapping, problems = examine_text("sql_accounting", "own.toml", text)
    assert mapping is not None, problems
    assert amount_typed(draft_of(mapping.section(CUSTOMER, TABLE).fields["credit_limit"]), target) == draft


@pytest.mark.parametrize("kind", list(EntityKind))
def test_every_delivered_rule_can_be_shown_and_written_again(kind: EntityKind) -> None:
    """As a draft and back: the same rule, but for where it stands."""
    mapping = load("sql_accounting")
    for section in mapping.sections(kind):
        for path, rule in fields_of(section.fields):
            target = target_at(kind, path)
            assert target is not None
            draft = amount_typed(draft_of(rule), target)
            if draft.kind in (RuleKind.GROUP, RuleKind.EACH):
                continue
            number = Column("IDTYPE", ColumnType.INTEGER)
            raw = raw_of(draft, target, lambda name: number if name == "IDTYPE" else None)  # noqa: B023  # used at once
            text = with_rule("own.toml", "", keys_of(kind, section.table, path), raw)
            again, problems = examine_text("sql_accounting", "own.toml", text)
            assert again is not None, problems
            rules = dict(fields_of(again.section(kind, section.table).fields))
            assert amount_typed(draft_of(rules[path]), target) == draft


def test_an_empty_field_is_a_rule_too() -> None:
    """Nothing is written as taken away."""
    target = target_at(CUSTOMER, "remark")
    assert target is not None
    assert raw_of(NOTHING, target, lambda _: None) == {"remove": True}
    assert draft_of(None) == NOTHING


@pytest.mark.parametrize(
    ("field", "value", "raw"),
    [
        ("credit_limit", "1,234.50", 123450),
        ("credit_limit", "-0.05", -5),
        ("currency_rate", "4.4500", "4.4500"),
        ("created_on", "2026-03-01", "2026-03-01"),
        ("state", "active", "active"),
    ],
)
def test_values_are_typed_as_people_write_them(field: str, value: str, raw: object) -> None:
    """Amounts in ringgit, days in figures, words of a list."""
    kind = EntityKind.INVOICE if field == "currency_rate" else CUSTOMER
    target = target_at(kind, field)
    assert target is not None
    made = raw_of(Draft(kind=RuleKind.CONSTANT, value=value), target, lambda _: None)
    assert isinstance(made, dict)
    found = made["constant"]
    assert (found if isinstance(raw, int | str) and not hasattr(found, "isoformat") else str(found)) == raw


@pytest.mark.parametrize(
    ("field", "draft", "words"),
    [
        ("credit_limit", Draft(kind=RuleKind.CONSTANT, value="ten"), "Type an amount"),
        ("credit_limit", Draft(kind=RuleKind.CONSTANT, value="1.005"), "Type an amount"),
        ("created_on", Draft(kind=RuleKind.CONSTANT, value="1/3/26"), "Type a date"),
        ("state", Draft(kind=RuleKind.CONSTANT, value="asleep"), "Choose one"),
        ("remark", Draft(kind=RuleKind.CONSTANT), "Type a text"),
        ("remark", Draft(kind=RuleKind.COPY), "Choose a column"),
        ("remark", Draft(kind=RuleKind.LOOKUP, columns=("A",)), "at least one line"),
        ("remark", Draft(kind=RuleKind.SPLIT, columns=("A",)), "at what to split"),
        ("remark", Draft(kind=RuleKind.WHEN, columns=("A",), equals=()), "what the field gets"),
        ("billing_address", Draft(kind=RuleKind.GROUP), "change its fields"),
    ],
)
def test_what_is_missing_is_said(field: str, draft: Draft, words: str) -> None:
    """In words, with what to do."""
    target = target_at(CUSTOMER, field)
    assert target is not None
    with pytest.raises(SettingsInvalid) as refused:
        raw_of(draft, target, lambda _: None)
    assert words in str(refused.value)


def test_a_value_is_compared_as_its_column_has_it() -> None:
    """A number with numbers, a flag with flags; what the column never has is refused."""
    assert scalar("1", Column("A", ColumnType.INTEGER)) == 1
    assert scalar("yes", Column("A", ColumnType.FLAG)) is True
    assert scalar("1", Column("A", ColumnType.TEXT)) == "1"
    with pytest.raises(SettingsInvalid, match="never has the value 'x'"):
        scalar("x", Column("A", ColumnType.INTEGER))


@given(sen=st.integers(-(10**12), 10**12))
def test_amounts_lose_no_sen(sen: int) -> None:
    """Shown in ringgit and typed again."""
    target = target_at(CUSTOMER, "credit_limit")
    assert target is not None
    draft = amount_typed(Draft(kind=RuleKind.CONSTANT, value=str(sen)), target)
    assume(draft.value)
    assert raw_of(draft, target, lambda _: None) == {"constant": sen}
    assert msgspec.json.decode(msgspec.json.encode(draft), type=Draft) == draft
