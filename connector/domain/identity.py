"""Who is on each side: which company, and which continuous life of its database."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from connector.domain.keys import TimelineId


class Company(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One set of books, as its own profile tells."""

    name: str
    alias: str = ""
    registration_no: str = ""
    home_currency: str = ""
    program: str = ""
    """The ledger program with its version, as far as the books tell."""


class Identity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a side tells of itself at the start of a run.

    `counters` are values that only grow in one continuous life of a database (transaction number, generators, highest
    acknowledged sequence); `marks` are values that never change in it (creation time, database GUID).
    """

    company: Company
    counters: dict[str, int] = {}
    marks: dict[str, str] = {}
    origin: str = ""
    """Where it was found (host and path): a clone has the same marks elsewhere."""


class Break(StrEnum):
    """What a broken timeline looks like."""

    RESTORE = "restore"
    CLONE = "clone"
    RENAME = "rename"
    OTHER_COMPANY = "other_company"
    YEAR_END = "year_end"


class Timeline(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The life of a side that the links belong to, with what was last seen of it."""

    id: TimelineId
    identity: Identity
    seen_at: dt.datetime
