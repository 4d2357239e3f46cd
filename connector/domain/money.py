"""Money and quantities: integers and decimals, never floats."""

from __future__ import annotations

from decimal import Decimal

Sen = int
"""An amount in hundredths of its currency (sen for MYR, cents for USD)."""


def sen(amount: Decimal) -> Sen:
    """Turn an amount into sen, exactly.

    Raises:
        ValueError: the amount has a part of a sen, which would be lost.
    """
    scaled = amount.scaleb(2)
    whole = int(scaled)
    if whole != scaled:
        raise ValueError(f"{amount} is not a whole number of sen")
    return whole


def amount(value: Sen) -> Decimal:
    """Sen as a decimal with two places."""
    return Decimal(value).scaleb(-2)


def canonical(value: Decimal) -> Decimal:
    """The one spelling of a number: no trailing zeros, no negative zero, no power of ten written as an exponent."""
    if not value:
        return Decimal(0)
    normal = value.normalize()
    return normal if normal.as_tuple().exponent <= 0 else normal.quantize(Decimal(1))  # type: ignore[operator]
