"""Not one sen and not one digit is lost between a ledger's number and the entity's."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.domain.money import canonical
from connector.mapping.runtime import (
    CACHE_ENTRIES,
    Numbers,
    PartOfSen,
    number,
    part_of,
    sen_of,
    spelled,
    texts,
    whole_of,
)

RAW = st.integers(-(10**18), 10**18)
SCALE = st.integers(0, 12)


@given(RAW, SCALE)
def test_numbers_are_exact_and_have_one_spelling(raw: int, scale: int) -> None:
    """A scaled integer is the same number as a decimal, in the canonical spelling."""
    found = number(raw, scale)

    assert found == Decimal(raw).scaleb(-scale)
    assert str(found) == str(canonical(Decimal(raw).scaleb(-scale)))
    assert Decimal(spelled(raw, scale)) == found


@given(st.integers(-(10**37), 10**37), st.integers(0, 18))
def test_numbers_of_38_digits_are_exact(raw: int, scale: int) -> None:
    """NUMERIC(38) of Firebird 4 and newer keeps all its digits."""
    with localcontext(prec=80):
        assert number(raw, scale) * 10**scale == raw


@given(RAW, st.integers(3, 8))
def test_sen_are_exact_or_refused(raw: int, scale: int) -> None:
    """An amount becomes sen exactly, or is refused."""
    try:
        found = sen_of(raw, scale)
    except PartOfSen:
        assert raw % 10 ** (scale - 2)
    else:
        assert found * 10 ** (scale - 2) == raw


@given(st.lists(RAW, max_size=50))
def test_the_cache_changes_nothing(values: list[int]) -> None:
    """A number out of the cache is the number itself."""
    cache = Numbers(8, None)

    assert [cache[value] for value in values * 2] == [number(value, 8) for value in values * 2]


def test_the_cache_is_bounded() -> None:
    """However many different numbers pass, the cache stays small, and an empty value stays empty."""
    cache = Numbers(4, Decimal(1))
    for value in range(CACHE_ENTRIES * 3):
        assert cache[value] == Decimal(value).scaleb(-4)
        assert len(cache) <= CACHE_ENTRIES

    assert cache[None] == Decimal(1)


@given(RAW, st.integers(1, 8))
def test_whole_numbers_are_exact_or_refused(raw: int, scale: int) -> None:
    """A number with a fraction never becomes a whole one."""
    try:
        found = whole_of(raw, scale)
    except ValueError:
        assert raw % 10**scale
    else:
        assert found * 10**scale == raw


@given(st.lists(st.one_of(st.none(), st.text(st.characters(exclude_characters="\0"), max_size=5)), max_size=6))
def test_texts_keep_what_is_there(values: list[str | None]) -> None:
    """A list of texts has what is not empty, in its order."""
    assert texts(values, frozenset()) == tuple(value for value in values if value)
    assert texts(values, frozenset({"-"})) == tuple(value for value in values if value and value != "-")


@pytest.mark.parametrize(("part", "expected"), [(1, "a"), (2, "b"), (-1, "b"), (3, None), (-3, None)])
def test_part_of_a_text(part: int, expected: str | None) -> None:
    """Parts are counted from 1, or from the end."""
    assert part_of("a-b", "-", part) == expected
