"""What every message of the control channel is."""

from __future__ import annotations

import msgspec

PROTOCOL = 1
"""Grows when an older client or agent would misunderstand; additions do not move it."""

MAX_MESSAGE = 8 * 1024 * 1024
"""Bytes of one message, either way."""


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="say"):
    """Something said on the control channel."""
