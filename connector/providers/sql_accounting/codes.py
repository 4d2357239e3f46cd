"""New codes by the company's own pattern, such as 300-A0001: control account, first letter of the name, a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from connector.domain.errors import Rejected

_PATTERN: Final = re.compile(r"(?P<head>.*?)(?P<letter>[A-Z])?(?P<number>\d+)")
_RECENT: Final = 200


@dataclass(frozen=True, slots=True)
class CodePattern:
    """How a company makes its codes."""

    head: str
    lettered: bool
    """Whether the first letter of the name stands before the number."""
    digits: int

    def stem(self, name: str) -> str:
        """What stands before the number."""
        if not self.lettered:
            return self.head
        letter = next((char for char in name.upper() if "A" <= char <= "Z"), "Z")
        return self.head + letter


def learned(codes: Iterable[str]) -> CodePattern:
    """The most frequent pattern of some codes. A letter that is the same in all of them is no letter of a name.

    Raises:
        Rejected: they follow none.
    """
    seen: Counter[CodePattern] = Counter()
    letters: dict[CodePattern, set[str]] = {}
    for code in list(codes)[:_RECENT]:
        match = _PATTERN.fullmatch(code)
        if match is not None:
            letter = match["letter"]
            pattern = CodePattern(match["head"], letter is not None, len(match["number"]))
            seen[pattern] += 1
            letters.setdefault(pattern, set()).add(letter or "")
    if not seen:
        raise Rejected(
            "The codes in the books follow no pattern that could be gone on with.",
            remedy="Give the new record a code on the platform.",
        )
    pattern = max(seen, key=lambda each: (seen[each], each.head, each.digits))
    if pattern.lettered and seen[pattern] > 1 and len(letters[pattern]) == 1:
        return CodePattern(pattern.head + letters[pattern].pop(), False, pattern.digits)
    return pattern


def next_code(pattern: CodePattern, name: str, taken: Iterable[str], length: int) -> str:
    """The code after the highest one of the same stem.

    Raises:
        Rejected: there is no room for another one.
    """
    stem = pattern.stem(name)
    numbers = [int(code[len(stem) :]) for code in taken if code.startswith(stem) and code[len(stem) :].isdecimal()]
    code = f"{stem}{max(numbers, default=0) + 1:0{pattern.digits}}"
    if length and len(code) > length:
        raise Rejected(f"The books have no room for another code that begins with {stem}.")
    return code
