"""The program's own words: what may leave the house is what is found among them.

A sentence of ours has names, amounts and paths of a customer in it. No list of what must not be told would ever be
whole, so the file for support is made the other way round: of each text only the phrases are kept that stand in the
program's own code, and whatever lies between them becomes an ellipsis.
"""

from __future__ import annotations

import importlib.util
import pkgutil
import re
from collections.abc import Iterable, Iterator
from types import CodeType

import connector

HOLE = "…"
"""Stands for what is not told."""

_LONGEST = 300
_LEAD = 3
"""Characters by which phrases are found."""
_WORDS = re.compile(r"[^\W\d_]{2,}[^\w\n]+[^\W\d_]{2,}")
_GLUE = re.compile(r"\W*[a-z]{2,}[^\w\n]*")
"""One small word between two values of a sentence."""
_WORD = re.compile(r"[a-z][a-z_]{1,40}")


class Phrases:
    """Texts that stand in a program, whole and in parts, and the files that it is made of."""

    def __init__(self, texts: Iterable[str], modules: Iterable[str] = ()) -> None:
        self._modules = frozenset(modules)
        found = {text for text in texts if len(text) <= _LONGEST and "\n" not in text}
        self._whole = frozenset(found)
        self._starts: dict[str, list[str]] = {}
        for phrase in {text.strip() for text in found if _is_phrase(text)}:
            self._starts.setdefault(phrase[:_LEAD], []).append(phrase)
        for phrases in self._starts.values():
            phrases.sort(key=len, reverse=True)

    def knows(self, text: str) -> bool:
        """Whether a text stands in the program just so."""
        return text in self._whole

    def has_module(self, file: str) -> bool:
        """Whether the program is made of this file, such as connector/sync/run.py."""
        return file in self._modules

    def word(self, text: str) -> str:
        """One of the program's own small words (`customers`, `success`, `unreachable`), else a hole."""
        return text if _WORD.fullmatch(text) and text in self._whole else HOLE

    def said(self, text: str) -> str:
        """A text's own phrases, with a hole for each stretch between them."""
        if self.knows(text):
            return text
        parts: list[str] = []
        at = 0
        while at < len(text):
            phrase = self._at(text, at)
            if phrase:
                parts.append(phrase)
                at += len(phrase)
                continue
            if not text[at].isspace() and parts[-1:] != [HOLE]:
                parts.append(HOLE)
            at += 1
        return " ".join(parts)

    def _at(self, text: str, at: int) -> str:
        """The longest phrase that begins here and ends at the end of a word."""
        if at and text[at - 1].isalnum() and text[at].isalnum():
            return ""
        # Short phrases are found by all they have.
        for lead in range(_LEAD, 1, -1):
            for phrase in self._starts.get(text[at : at + lead], ()):
                end = at + len(phrase)
                whole = end >= len(text) or not (text[end].isalnum() and phrase[-1].isalnum())
                if whole and text.startswith(phrase, at):
                    return phrase
        return ""


def _is_phrase(text: str) -> bool:
    """At least two words, or one that joins values: a single name in the code must not vouch for anybody's name."""
    return bool(_WORDS.search(text)) or (bool(_GLUE.fullmatch(text)) and text != text.strip())


def own_phrases() -> Phrases:
    """The phrases of this program, read from its compiled code: there is no source beside a packaged program."""
    codes = dict(_codes())
    return Phrases((text for code in codes.values() for text in _texts(code)), codes)


def _codes() -> Iterator[tuple[str, CodeType]]:
    for module in pkgutil.walk_packages(connector.__path__, "connector."):
        found = importlib.util.find_spec(module.name)
        loader = found.loader if found is not None else None
        # A packaged program's loader has the method, but is none of importlib's own kinds.
        get_code = getattr(loader, "get_code", None)
        code: CodeType | None = get_code(module.name) if get_code is not None else None
        if code is not None:
            path = module.name.replace(".", "/")
            yield f"{path}/__init__.py" if module.ispkg else f"{path}.py", code


def _texts(code: CodeType) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from _texts(constant)
        elif isinstance(constant, tuple | frozenset):
            yield from (part for part in constant if isinstance(part, str))
