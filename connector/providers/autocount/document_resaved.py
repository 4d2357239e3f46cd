"""What a company's own documents show of those that AutoCount saved again: edited ones, and cancelled ones.

An edited document that the rules of posting reproduce shows that AutoCount posts it anew as it would a new one. What it
leaves of one that is cancelled is seen in those that are (`connector.posting.cancelling`). Nothing is taken from
anywhere else: without such documents, such writes are refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from connector.ledger.session import Reading, Session
from connector.posting.cancelling import NEEDED, Cancelling, Unexplained, learn_cancelling
from connector.posting.profile import Profile
from connector.posting.rules import number
from connector.posting.sample import Document
from connector.providers.autocount.document_reader import DocumentReader
from connector.providers.autocount.document_samples import Form, Samples, newest
from connector.providers.autocount.document_words import as_new

_LOOKED_AT: Final = 40
"""Cancelled documents, the newest first."""


class Resaved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was seen."""

    edited: int = 0
    """Edited documents among those on which the rules were found and proved."""
    cancelling: Cancelling | None = None
    unexplained: str = ""
    """Why nothing is known of cancelled ones."""

    @property
    def edits(self) -> bool:
        """Whether edits are understood."""
        return self.edited >= NEEDED

    def notes(self, many: str) -> Iterator[str]:
        """What is left to AutoCount, in whole sentences."""
        if not self.edits:
            yield self.no_edits(many)
        if self.cancelling is None:
            yield self.no_cancelling(many)

    def no_edits(self, many: str) -> str:
        """Why none is edited."""
        return (
            f"The rehearsal saw {self.edited} {many} that AutoCount itself saved again, and {NEEDED} are needed to "
            "show what an edit leaves in the books."
        )

    def no_cancelling(self, many: str) -> str:
        """Why none is cancelled."""
        why = self.unexplained or "the rehearsal did not look at it"
        return f"What AutoCount leaves in the books of {many} that are cancelled is not known: {why}."


class Seen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was seen in a company's documents of one kind; each kind adds its own."""

    counters: dict[str, int] = {}
    """Which counter feeds the numbers of a column, by table and column."""
    resaved: Resaved = Resaved()


def find_resaved(
    session: Session,
    form: Form,
    reader: Callable[[Reading], DocumentReader],
    samples: Samples,
    profile: Profile,
) -> Resaved:
    """Look at documents that AutoCount saved again."""
    edited = sum(_is_edited(each) for each in samples.all)
    try:
        found = learn_cancelling(profile, _cancelled(session, form, reader), samples.filled)
    except Unexplained as exc:
        return Resaved(edited=edited, unexplained=str(exc))
    return Resaved(edited=edited, cancelling=found)


def _is_edited(document: Document) -> bool:
    made, saved = (document.header.get(name) for name in ("CREATEDTIMESTAMP", "LASTMODIFIED"))
    return isinstance(made, dt.datetime) and isinstance(saved, dt.datetime) and saved > made


def _cancelled(session: Session, form: Form, reader: Callable[[Reading], DocumentReader]) -> list[Document]:
    documents: list[Document] = []
    for headers in newest(session, form, cancelled=True):
        with session.snapshot() as transaction:
            own = reader(transaction)
            found = own.documents(own.families(headers))
        for each in found:
            if not each.lines and number(each.header.get("KNOCKOFFAMT")):
                raise Unexplained(f"{each.label} pays nothing and has an amount for what it pays")
        documents += [as_new(each) for each in found]
        if len(documents) >= _LOOKED_AT:
            break
    return documents[:_LOOKED_AT]
