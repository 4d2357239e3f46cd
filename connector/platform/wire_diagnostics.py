"""The file for support on its way from an office PC to the platform.

POST   /api/integrations/{provider}/agent/diagnostics     → SyncAccepted (202)             (an admin's token)
POST   /api/integrations/{provider}/diagnostics?command=  the file → 204                   (the asked agent's token)
GET    /api/integrations/{provider}/diagnostics           the file             (an admin's token, or support's)
"""

from __future__ import annotations

import datetime as dt
from typing import Final

import msgspec

COMMAND: Final = "diagnostics"
"""Asks an agent that said it can for the file; its number goes back with it."""
MOST_BYTES: Final = 5 * 1024 * 1024
MEDIA_TYPE: Final = "application/zip"


class DiagnosticsState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who asked last, and the newest file that came."""

    asked_at: dt.datetime
    asked_by: str
    received_at: dt.datetime | None = None
    """None: none came, or it was cleared away."""
    size: int = 0
    """Bytes."""
