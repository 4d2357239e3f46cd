"""Where each key of a TOML text stands: errors name line and column, which the standard parser does not tell."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

Path = tuple[str, ...]
"""Keys from the top of a document down; elements of an array count as "0", "1", …"""


class Position(NamedTuple):
    """A place in a text, both counted from 1."""

    line: int
    column: int


class _Token(NamedTuple):
    kind: str
    text: str
    position: Position


_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t\r]+|\#[^\n]*)
    | (?P<long>\"{3}(?:\\[\s\S]|(?!\"{3})[\s\S])*\"{3,5}|'{3}(?:(?!'{3})[\s\S])*'{3,5})
    | (?P<text>"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    | (?P<newline>\n)
    | (?P<mark>[\[\]{}=,.])
    | (?P<bare>[^\s\[\]{}=,."'\#]+)
    """,
    re.VERBOSE,
)


def positions(text: str) -> dict[Path, Position]:
    """Position of every key, by its path. The text must have passed the standard parser: nothing is checked here."""
    return _Scanner(text).scan()


def _tokens(text: str) -> Iterator[_Token]:
    line, start = 1, 0
    for match in _TOKEN.finditer(text):
        kind, token = match.lastgroup or "", match.group()
        if kind != "blank":
            yield _Token(kind, token, Position(line, match.start() - start + 1))
        if newlines := token.count("\n"):
            line += newlines
            start = match.start() + token.rindex("\n") + 1
    yield _Token("end", "", Position(line, 1))


class _Scanner:
    """Walks over the tokens of a valid document and notes keys."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._next = 0
        self._found: dict[Path, Position] = {}

    def scan(self) -> dict[Path, Position]:
        base: Path = ()
        while self._peek().kind != "end":
            if self._peek().kind == "newline":
                self._take()
            elif self._peek().text == "[":
                while self._peek().text == "[":
                    self._take()
                base = self._key(())
                while self._peek().text == "]":
                    self._take()
            else:
                self._pair(base)
        return self._found

    def _peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        self._next = min(self._next + 1, len(self._tokens) - 1)
        return token

    def _skip_lines(self) -> None:
        while self._peek().kind == "newline":
            self._take()

    def _key(self, base: Path) -> Path:
        """Read a dotted key; each part is noted where it stands unless it was met before."""
        path = base
        while True:
            token = self._take()
            path = (*path, _plain(token))
            self._found.setdefault(path, token.position)
            if self._peek().text != ".":
                return path
            self._take()

    def _pair(self, base: Path) -> None:
        path = self._key(base)
        self._take()
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._peek().text
        if opening == "{":
            self._members(path, "}")
        elif opening == "[":
            self._members(path, "]")
        else:
            while self._peek().kind not in ("newline", "end") and self._peek().text not in (",", "]", "}"):
                self._take()

    def _members(self, path: Path, closing: str) -> None:
        self._take()
        index = 0
        while True:
            self._skip_lines()
            if self._peek().text == closing or self._peek().kind == "end":
                self._take()
                return
            if self._peek().text == ",":
                self._take()
            elif closing == "}":
                self._pair(path)
            else:
                element = (*path, str(index))
                self._found[element] = self._peek().position
                self._value(element)
                index += 1


def _plain(token: _Token) -> str:
    if token.kind != "text":
        return token.text
    if token.text.startswith("'"):
        return token.text[1:-1]
    try:
        return str(ast.literal_eval(token.text))
    except (ValueError, SyntaxError):
        return token.text[1:-1]
