"""Parts of rules as a mapping file writes them, each checked and refused with its place."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from connector.mapping.positions import Path
from connector.mapping.reader import Layer, Source, Tree
from connector.mapping.rules import Place, Ref, Scalar
from connector.mapping.targets import Target

NAME = re.compile(r"[^\s.\"'*\0]+")
"""A table's or column's name."""


class Words:
    """Takes parts out of layers. Every method raises SettingsInvalid, with the place, for what cannot be meant."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def place(self, layer: Layer, word: str = "") -> Place:
        """Where a layer or one of its keys stands."""
        return self._source.place((*layer[1], word) if word else layer[1])

    def table(self, layer: Layer, known: frozenset[str]) -> Tree:
        """A table that has no other keys than the known ones."""
        raw = layer[0]
        if not isinstance(raw, dict):
            raise self.place(layer).error("a table is wanted here")
        for word in raw:
            if word not in known:
                meant = ", ".join(sorted(known))
                raise self.place(layer, word).error(f"{word!r} means nothing here; known are: {meant}")
        return raw

    def part(self, layer: Layer, word: str, otherwise: object = None) -> Layer:
        """The value of a key of a table, or the other one when there is no such key."""
        raw = layer[0]
        value = raw.get(word, otherwise) if isinstance(raw, dict) else otherwise
        if value is None:
            raise self.place(layer).error(f"{word!r} is missing")
        return value, (*layer[1], word)

    def text(self, layer: Layer, *, empty: bool = False) -> str:
        """A text."""
        if not isinstance(layer[0], str) or not (layer[0] or empty) or "\0" in layer[0]:
            raise self.place(layer).error("a text is wanted here")
        return layer[0]

    def texts(self, layer: Layer) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self.text(element) for element in self._elements(layer))

    def flag(self, layer: Layer) -> bool:
        """True or false."""
        if not isinstance(layer[0], bool):
            raise self.place(layer).error(f"{layer[1][-1]} is true or false")
        return layer[0]

    def scalar(self, layer: Layer) -> Scalar:
        """A single value."""
        value = layer[0]
        if isinstance(value, dt.datetime) or not isinstance(value, str | int | bool | Decimal | dt.date):
            raise self.place(layer).error("a text, a number, a date, true or false is wanted here")
        return value

    def scalars(self, layer: Layer) -> frozenset[Scalar]:
        """A list of single values."""
        return frozenset(self.scalar(element) for element in self._elements(layer))

    def scalar_table(self, layer: Layer) -> dict[str, Scalar]:
        """A table of single values."""
        if not isinstance(layer[0], dict):
            raise self.place(layer).error("a table of values is wanted here")
        return {key: self.scalar((raw, (*layer[1], key))) for key, raw in layer[0].items()}

    def constant(self, layer: Layer, target: Target) -> object:
        """A value of the field."""
        try:
            return target.constant(layer[0])
        except ValueError as exc:
            raise self.place(layer).error(str(exc)) from exc

    def ref(self, layer: Layer) -> Ref:
        """A column."""
        text = self.text(layer)
        row, dot, column = text.rpartition(".")
        if not NAME.fullmatch(column) or (dot and not NAME.fullmatch(row)):
            raise self.place(layer).error(f"{text!r} is no column: COLUMN or ROW.COLUMN is wanted")
        return Ref(row, column)

    def refs(self, layer: Layer) -> tuple[Ref, ...]:
        """A column, or a list of at least one."""
        if isinstance(layer[0], str):
            return (self.ref(layer),)
        refs = tuple(self.ref(element) for element in self._elements(layer))
        if not refs:
            raise self.place(layer).error("at least one column is wanted")
        return refs

    def _elements(self, layer: Layer) -> list[Layer]:
        raw, path = layer
        if not isinstance(raw, list):
            raise self.place(layer).error("a list is wanted here")
        return [(element, _element(path, number)) for number, element in enumerate(raw)]


def _element(path: Path, number: int) -> Path:
    return (*path, str(number))
