"""Money is exact."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.domain.money import amount, canonical, sen

amounts = st.decimals(min_value=-(10**13), max_value=10**13, places=2, allow_nan=False, allow_infinity=False)


@given(amounts)
def test_sen_and_back_is_the_same_amount(value: Decimal) -> None:
    """Not one sen is lost between an amount and its sen."""
    assert amount(sen(value)) == value


def test_a_part_of_a_sen_is_refused() -> None:
    """What would be lost is an error, not a rounding."""
    with pytest.raises(ValueError, match="whole number of sen"):
        sen(Decimal("1.005"))


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=8, allow_nan=False, allow_infinity=False))
def test_canonical_numbers_are_equal_and_have_one_spelling(value: Decimal) -> None:
    """Equal numbers have equal text, whatever zeros they came with."""
    spelled = canonical(value)
    assert spelled == value
    assert str(spelled) == str(canonical(value + Decimal("0E-12")))
    assert "E+" not in str(spelled)
