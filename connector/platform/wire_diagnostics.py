"""The file for support on its way from an office PC to the platform.

POST   /api/integrations/{provider}/agent/diagnostics     → SyncAccepted (202)             (an admin's token)
POST   /api/integrations/{provider}/diagnostics?command=  the file → 204                   (the asked agent's token)
POST   /api/integrations/{provider}/diagnostics/refusal?command=  DiagnosticsRefused → 204 (the asked agent's token)
GET    /api/integrations/{provider}/diagnostics           the file             (an admin's token, or support's)
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final

import msgspec

COMMAND: Final = "diagnostics"
"""Asks an agent that said it can for the file; its number goes back with it."""
MOST_BYTES: Final = 5 * 1024 * 1024
MEDIA_TYPE: Final = "application/zip"
MOST_WORDS: Final = 500
"""Signs of a refusal."""


class DiagnosticsRefused(msgspec.Struct, frozen=True):
    """There will be no file; why, in a sentence for whoever asked."""

    sentence: Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_WORDS)]


class DiagnosticsState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who asked last, and the newest file that came."""

    asked_at: dt.datetime
    asked_by: str
    received_at: dt.datetime | None = None
    """None: none came, or it was cleared away."""
    size: int = 0
    """Bytes."""
    refused_at: dt.datetime | None = None
    refusal: str = ""
    """Why the PC made none when it was asked last."""
