"""Learning the posting rules of a company from its own documents: the pure rules of `connector.posting`, at work."""

from __future__ import annotations

from collections.abc import Sequence

from connector.posting.profile import Difference
from connector.posting.rehearse import learn
from connector.posting.sample import Document, Schema
from connector.providers.sql_accounting.rehearsal import Learned

_NAMED = 3
"""Documents that are named with a difference."""


def learn_posting(schema: Schema, derive: Sequence[Document], verify: Sequence[Document]) -> Learned:
    """Find the rules in some documents and prove them on others."""
    found = learn(schema, derive, verify)
    return Learned(found.profile, tuple(_told(difference) for difference in found.differences))


def _told(difference: Difference) -> str:
    where = ", ".join(difference.documents[:_NAMED])
    return f"{difference.sentence} ({where})" if where else difference.sentence
