"""Reference data: short lists that everything else points at."""

from __future__ import annotations

from decimal import Decimal

import msgspec


class TaxCode(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A tax code; the rate only where the ledger's table has one."""

    code: str
    description: str | None = None
    rate: str | None = None
    active: bool = True


class Term(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A credit term."""

    code: str
    description: str | None = None
    active: bool = True


class SalesAgent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A person who sells."""

    code: str
    description: str | None = None
    active: bool = True


class Currency(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A currency of the books with its present rates (home currency for one unit)."""

    code: str
    """As the books write it; the home currency may have a code that is not ISO."""
    iso_code: str | None = None
    description: str | None = None
    symbol: str | None = None
    buying_rate: Decimal | None = None
    selling_rate: Decimal | None = None
    home: bool = False


class Account(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A ledger account."""

    code: str
    description: str | None = None
    description2: str | None = None
    parent: str | None = None
    """Code of the parent account."""
    account_type: str | None = None
    special_type: str | None = None
    tax_code: str | None = None
