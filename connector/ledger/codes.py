"""New codes by the company's own pattern, such as 300-A0001: control account, first letter of the name, a number."""

from __future__ import annotations

import re
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
        return self.head + initial(name)


def learned(records: Iterable[tuple[str, str]]) -> CodePattern:
    """The most frequent pattern of some records' codes, given as (code, name).

    Whether the letter before the number is a name's first letter is told by the names: where it is that of hardly any
    of them, and the same in all codes, it belongs to what stands before it.

    Raises:
        Rejected: they follow none.
    """
    seen: dict[CodePattern, list[tuple[str, str]]] = {}
    for code, name in list(records)[:_RECENT]:
        match = _PATTERN.fullmatch(code)
        if match is not None:
            pattern = CodePattern(match["head"], match["letter"] is not None, len(match["number"]))
            seen.setdefault(pattern, []).append((match["letter"] or "", initial(name)))
    if not seen:
        raise Rejected(
            "The codes in the books follow no pattern that could be gone on with.",
            remedy="Give the new record a code on the platform.",
        )
    pattern = max(seen, key=lambda each: (len(seen[each]), each.head, each.digits))
    letters = {letter for letter, _ in seen[pattern]}
    named = sum(letter == first for letter, first in seen[pattern])
    if pattern.lettered and len(letters) == 1 and named * 2 <= len(seen[pattern]):
        return CodePattern(pattern.head + letters.pop(), False, pattern.digits)
    return pattern


def initial(name: str) -> str:
    """The letter by which a name is filed: its first one in Latin script, Z where it has none."""
    return next((char for char in name.upper() if "A" <= char <= "Z"), "Z")


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
