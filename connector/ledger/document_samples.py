"""Documents to learn from and documents to prove on, each side with as many sorts of them as there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from connector.posting.sample import Document

NEEDED: Final = 20
"""Documents to find the rules from, and as many others to prove them."""
_TEACH: Final = 3
"""Documents of every trait to learn from."""
_OURS: Final = re.compile(r"BB[0-9A-Za-z]{18}")


def divided(documents: Sequence[tuple[Document, frozenset[str]]]) -> tuple[list[Document], list[Document]]:
    """Those to learn from and those to prove on: the first few of each trait teach, as many prove, the rest proves."""
    rarity = Counter(trait for _, traits in documents for trait in traits)
    sides: tuple[list[Document], list[Document]] = ([], [])
    seen: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for document, traits in sorted(documents, key=lambda each: min((rarity[trait] for trait in each[1]), default=0)):
        wanted = [
            trait for trait in sorted(traits, key=lambda trait: (rarity[trait], trait)) if seen[0][trait] < _TEACH
        ]
        teaches = bool(wanted) and seen[0][wanted[0]] <= seen[1][wanted[0]]
        side = 0 if teaches else 1
        sides[side].append(document)
        seen[side].update(traits)
    fuller, other = sorted(sides, key=len, reverse=True)
    while len(other) < NEEDED < len(fuller):
        other.append(fuller.pop())
    return sides


def is_reference(text: object) -> bool:
    """Whether a text of a document is our reference: such documents teach nothing."""
    return isinstance(text, str) and _OURS.fullmatch(text) is not None
