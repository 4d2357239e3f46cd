"""Learning the posting rules of a company from its own documents: the pure rules of `connector.posting`, at work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from connector.posting.profile import Difference, Profile
from connector.posting.rehearse import learn
from connector.posting.sample import Document, Schema

_NAMED = 3
"""Documents that are named with a difference."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of learning: the rules as far as they were found, and what they do not explain."""

    profile: Profile | None
    differences: tuple[str, ...]


Learn = Callable[[Schema, Sequence[Document], Sequence[Document]], Learned]
"""Finds the rules in some documents and proves them on others."""


def learn_posting(schema: Schema, derive: Sequence[Document], verify: Sequence[Document]) -> Learned:
    """Find the rules in some documents and prove them on others."""
    found = learn(schema, derive, verify)
    return Learned(found.profile, tuple(_told(difference) for difference in found.differences))


def learn_readily(schema: Schema, derive: Sequence[Document], verify: Sequence[Document]) -> Learned:
    """The same, but given up early: for documents that are welcome beside those whose rules are proved already."""
    found = learn(schema, derive, verify, brief=True)
    return Learned(found.profile, tuple(_told(difference) for difference in found.differences))


def _told(difference: Difference) -> str:
    where = ", ".join(difference.documents[:_NAMED])
    return f"{difference.sentence} ({where})" if where else difference.sentence
