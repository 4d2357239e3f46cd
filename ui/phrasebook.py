"""Recognises sentences whose templates are known: which one it is, and what was put into it. Pure.

A template is a sentence with named holes: “The books have no customer {code}.”. A text may be several sentences; of all
ways to read it the one wins that explains the most of its letters, and what nothing explains stays as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

LONGEST: Final = 4_000
"""Characters of a text that is looked at; what is longer is shown as it came."""

_HOLE: Final = re.compile(r"\{(\w+)\}")
_BETWEEN: Final = re.compile(r"(?<=[.!?])\s+")
_MOST_SENTENCES: Final = 16
_LENGTHS: Final = (20, 12, 6, 3, 2, 1)
"""Letters by which templates are found."""


def _longest(edge: str) -> int:
    """Of those lengths the first that an edge has."""
    return next(length for length in _LENGTHS if length <= len(edge))


class Reading(NamedTuple):
    """A piece of a text: the template that it was made of, with what was put into it; or the piece itself."""

    text: str
    template: str = ""
    values: Mapping[str, str] = {}
    weight: int = 0
    """Characters that the template explains."""


class Template:
    """One template, taken apart."""

    __slots__ = ("_pieces", "holes", "text", "weight")

    def __init__(self, text: str) -> None:
        parts = _HOLE.split(text)
        self.text = text
        self._pieces = parts[::2]
        self.holes = parts[1::2]
        self.weight = sum(map(len, self._pieces))

    @property
    def edges(self) -> tuple[str, str]:
        """What each text of it begins and ends with."""
        return self._pieces[0], self._pieces[-1]

    def read(self, text: str) -> Reading | None:
        """The values within a text that was made of it; None when it was not. A value reaches as far as it must."""
        first, *middle = self._pieces
        if not middle:
            return Reading(text, self.text, {}, self.weight) if text == first else None
        last = middle.pop()
        end = len(text) - len(last)
        if end < len(first) or not text.startswith(first) or not text.endswith(last):
            return None
        found, at = [], len(first)
        for place, piece in enumerate(middle):
            where = text.find(piece, at, end)
            if where >= 0 and piece == " " and not text[where - 1].isdigit():
                # After a number comes what is counted; else a kind of record has several words, its code hardly ever.
                where = text.rfind(piece, at, self._next(text, middle[place + 1 :], where + 1, end))
            if where < 0:
                return None
            found.append(text[at:where])
            at = where + len(piece)
        return self._filled(text, [*found, text[at:end]])

    def _next(self, text: str, pieces: list[str], at: int, end: int) -> int:
        following = text.find(pieces[0], at, end) if pieces else end
        return following if following >= 0 else end

    def _filled(self, text: str, found: list[str]) -> Reading | None:
        values: dict[str, str] = {}
        for hole, value in zip(self.holes, found, strict=True):
            if values.setdefault(hole, value) != value:
                return None
        return Reading(text, self.text, values, self.weight)


class Phrasebook:
    """Templates, found by how they begin or, where that is a value, by how they end."""

    def __init__(self, templates: Iterable[str]) -> None:
        self._by_begin: dict[str, list[Template]] = {}
        self._by_end: dict[str, list[Template]] = {}
        for each in map(Template, templates):
            begins, ends = each.edges
            if begins:
                self._by_begin.setdefault(begins[: _longest(begins)], []).append(each)
            else:
                self._by_end.setdefault(ends[-_longest(ends) :], []).append(each)

    def recognise(self, text: str, depth: int = 2) -> Reading | None:
        """A text that is one sentence of ours; of several templates the one that explains the most of it, with what
        it quotes."""
        found = [reading for each in self._candidates(text) if (reading := each.read(text)) is not None]
        if depth and len(found) > 1:
            found = [self._with_quoted(reading, depth) for reading in found]
        return max(found, key=lambda reading: (reading.weight, -len(reading.values)), default=None)

    def _with_quoted(self, reading: Reading, depth: int) -> Reading:
        quoted = [self.recognise(value, depth - 1) for value in reading.values.values() if value[-1:] in (".", "?")]
        return reading._replace(weight=reading.weight + sum(each.weight for each in quoted if each is not None))

    def _candidates(self, text: str) -> Iterator[Template]:
        for length in _LENGTHS:
            yield from self._by_begin.get(text[:length], ())
            yield from self._by_end.get(text[-length:], ())

    def read(self, text: str) -> list[Reading]:
        """A text, sentence by sentence; a value may itself hold an end of a sentence."""
        if len(text) > LONGEST:
            return [Reading(text)]
        cuts = [0, *(match.end() for match in _BETWEEN.finditer(text))][:_MOST_SENTENCES]
        best: dict[int, tuple[int, list[Reading]]] = {len(text): (0, [])}
        for begin in reversed(cuts):
            ends = [cut for cut in cuts if cut > begin] + [len(text)]
            best[begin] = max((self._step(text[begin:end], best[end]) for end in ends), key=lambda step: step[0])
        return best[0][1]

    def _step(self, piece: str, rest: tuple[int, list[Reading]]) -> tuple[int, list[Reading]]:
        piece = piece.rstrip()
        reading = self.recognise(piece) or Reading(piece)
        return reading.weight + rest[0], [reading, *rest[1]]
