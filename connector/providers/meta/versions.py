"""Until when each version of the Graph API is served (developers.facebook.com, changelog, versions; providers.md, 3.1).

A request with a version that has ended is served by the oldest living one, silently: so somebody has to look.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from connector.domain.gathered import Notice

ENDS: Final[Mapping[str, dt.date]] = {
    "v19.0": dt.date(2026, 5, 21),
    "v20.0": dt.date(2026, 9, 24),
    "v21.0": dt.date(2027, 1, 21),
    "v22.0": dt.date(2027, 5, 20),
    "v23.0": dt.date(2027, 10, 8),
    "v24.0": dt.date(2028, 2, 18),
    "v25.0": dt.date(2028, 7, 29),
}
"""v26.0 came on 2026-07-29; its end is not published, two years are usual."""
WARN_DAYS: Final = 90
_VERSION: Final = re.compile(r"/(v\d+\.\d+)$")


def version_of(api: str) -> str:
    """The version in an address; empty without one."""
    found = _VERSION.search(api)
    return found[1] if found is not None else ""


def notices(version: str, today: dt.date) -> tuple[Notice, ...]:
    """An alarm from ninety days before a version ends."""
    ends = ENDS.get(version)
    if ends is None or (ends - today).days > WARN_DAYS:
        return ()
    when = f"ended on {ends}" if ends <= today else f"ends on {ends}, in {(ends - today).days} days"
    return (
        Notice(
            code="version_ends",
            sentence=f"Version {version} of Meta's Graph API {when}.",
            remedy="The platform's operator enters a newer version in the file of registrations, and connects again.",
        ),
    )
