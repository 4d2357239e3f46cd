"""Plain text of rich text (RTF), as the ledger's editor for long descriptions writes it."""

from __future__ import annotations

import re
from functools import lru_cache

from striprtf.striprtf import rtf_to_text

_LONE = re.compile("[\ud800-\udfff]")
_PICTURE = re.compile(r"[0-9a-fA-F\r\n]{512,}")
"""Pictures are kilobytes of hexadecimal digits in a row; no text is."""

_CHARACTER_SET = re.compile(r"\\fcharset\d+")


def plain_text(rich: str) -> str:
    """The text of an RTF document, without formatting and without blank ends.

    Characters beyond the first plane are written as two halves in RTF; they become one again. A half without its
    other one becomes U+FFFD, a NUL nothing.
    """
    return _short(rich) if len(rich) <= _SHORT else _plain(rich)


def _plain(rich: str) -> str:
    text = _text(_PICTURE.sub("", rich))
    if _LONE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\0", "").strip()


_SHORT = 2048
_short = lru_cache(maxsize=512)(_plain)
"""Lines repeat the text of their product; long texts are not worth the memory."""


def _text(rich: str) -> str:
    try:
        return str(rtf_to_text(rich, errors="replace"))  # type: ignore[no-untyped-call]
    except LookupError:  # a font of a character set that Python does not have, such as Japanese of old Macintoshes
        plain = _CHARACTER_SET.sub(r"\\fcharset0", rich)
        return str(rtf_to_text(plain, errors="replace"))  # type: ignore[no-untyped-call]
