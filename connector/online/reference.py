"""Our reference at the end of a text of a record, where the books have no field that is free for it."""

from __future__ import annotations

import re
from typing import Final

_OURS: Final = re.compile(r"(?:^|\s)(BB[A-Z2-7]{18})\s*$")


def reference_in(text: object) -> str:
    """Our reference in a text; empty without any."""
    found = _OURS.search(str(text or ""))
    return found[1] if found is not None else ""


def without_reference(text: object) -> str:
    """A text without our reference."""
    return _OURS.sub("", str(text or ""))


def with_reference(text: str, reference: str, between: str = "\n") -> str:
    """A text that carries our reference."""
    return f"{text}{between}{reference}" if text else reference
