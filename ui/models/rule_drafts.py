"""Rules that somebody began to edit and did not keep yet: they are there again when the field is looked at again."""

from __future__ import annotations

from connector.control.mapping_desk import Draft

Place = tuple[str, str, str, str]
"""Connection, kind, table and field."""


class RuleDrafts:
    """What is being edited, by its place, while the page lives."""

    def __init__(self) -> None:
        self._drafts: dict[Place, Draft] = {}
        self._open: Place | None = None

    def leave(self, edited: Draft | None) -> None:
        """The field that is open is left, with this on it."""
        if self._open is not None:
            if edited is None:
                self._drafts.pop(self._open, None)
            else:
                self._drafts[self._open] = edited
            self._open = None

    def open(self, place: Place) -> Draft | None:
        """Another field is opened; what was begun on it."""
        self._open = place
        return self._drafts.get(place)

    def forget(self, *place: str) -> None:
        """What was begun at a place, and on everything within it, was kept or given up."""
        size = len(place)
        self._drafts = {each: draft for each, draft in self._drafts.items() if each[:size] != place}
        if self._open is not None and self._open[:size] == place:
            self._open = None
