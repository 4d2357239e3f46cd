"""Sentences of a preview: one for each change that would not simply be written, so many as a person reads."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from connector.domain.platform_changes import PlatformChange

_MOST = 100
_NAMES = ("number", "code", "name", "description")
"""Fields that people know a record by."""
_fields = msgspec.json.Decoder(dict[str, object])


class Said:
    """Says what would become of single changes, and at the end how many more there were."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._count = 0

    def of(self, change: PlatformChange, sentence: str) -> None:
        """One change and why it is not simply written."""
        self._count += 1
        if self._count <= _MOST:
            self._say(f"{_title(change)}: {sentence}")

    def rest(self) -> None:
        """Those that were left out."""
        if self._count > _MOST:
            self._say(f"… and {self._count - _MOST:,} more that would not simply be written.")


def _title(change: PlatformChange) -> str:
    fields = _fields.decode(change.content or change.base) if change.content or change.base else {}
    names = dict.fromkeys([str(change.key), *(str(fields.get(name) or "") for name in _NAMES)])
    return " ".join([change.entity.value.replace("_", " ").removesuffix("s").capitalize(), *filter(None, names)])
