"""Which of our languages somebody reads: English, Bahasa Melayu, 中文."""

from __future__ import annotations

import re
from typing import Final

LANGUAGES: Final = ("en", "ms", "zh")
"""By code, as BCP 47 has them."""
_RANGE: Final = re.compile(r"\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*")
_MOST: Final = 20


def preferred(accepted: str) -> str:
    """The language of ours that a browser likes best, by its header Accept-Language (RFC 9110, 12.5.4); else English.

    Malay is also spoken of as Bahasa Indonesia is written: whoever reads that one reads Malay sooner than English.
    """
    best, liked = "en", 0
    for part in accepted[:1000].split(",")[:_MOST]:
        match = _RANGE.fullmatch(part)
        if match is None:
            continue
        code = {"id": "ms"}.get(match[1].lower(), match[1].lower())
        weight = int((match[2] or "1").replace(".", "").ljust(4, "0"))  # in thousandths
        if code in LANGUAGES and weight > liked:
            best, liked = code, weight
    return best
