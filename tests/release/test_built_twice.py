"""Built twice, in two places: alike to the byte."""

from __future__ import annotations

import pytest

from tests.live.test_build_comparison import compare

pytestmark = pytest.mark.timeout(3000)
"""Seconds: builds."""


def test_the_starters_are_alike() -> None:
    """Compiled, linked and with their pictures; of whole programs see packaging/README.md (`compare.py --twice`)."""
    code, said = compare("--twice", "starters")
    assert (code, said) == (0, ["7 alike."])
