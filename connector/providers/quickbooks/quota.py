"""Intuit's limits beside those of its description: silence after a 429, and readings metered by the month."""

from __future__ import annotations

from typing import Final

SILENCE: Final = 60.0
"""Seconds after a 429 that does not say how long (providers.md, 1.2)."""
METERED_A_MONTH: Final = 500_000
"""Readings that the free tier of the App Partner Program has in a month, of all companies together (providers.md,
1.2)."""
