"""What is said on the control channel of the file for support."""

from __future__ import annotations

import datetime as dt

import msgspec

from connector.control.envelope import Message


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One text in the file."""

    name: str
    size: int
    """Characters."""


# Requests ---------------------------------------------------------------------------------------------------------


class MakeDiagnostics(Message, frozen=True, kw_only=True, omit_defaults=True, tag="make_diagnostics"):
    """Write what support needs into one file: no secret, no customer data, at most 5 MB, within seconds.
    → DiagnosticsMade."""


class GetDiagnosticPart(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_diagnostic_part"):
    """What is in a file that was made here, a piece at a time. → DiagnosticPart."""

    file: str
    """Its name, without a folder."""
    name: str
    """Of the part."""
    offset: int = 0
    """Characters."""


Request = MakeDiagnostics | GetDiagnosticPart


# Replies ----------------------------------------------------------------------------------------------------------


class DiagnosticsMade(Message, frozen=True, kw_only=True, omit_defaults=True, tag="diagnostics_made"):
    """Where the file is, and its table of contents."""

    path: str
    file: str
    size: int
    """Bytes."""
    made_at: dt.datetime
    parts: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    """What could not be looked at in time, in words."""


class DiagnosticPart(Message, frozen=True, kw_only=True, omit_defaults=True, tag="diagnostic_part"):
    """A piece of a part's text."""

    text: str
    size: int
    """Characters of the whole part."""
    next_offset: int | None = None
    """Where the next piece begins; None at the end."""


Reply = DiagnosticsMade | DiagnosticPart
