"""Documents of ours that are edited or cancelled, as AutoCount itself leaves them.

What a person did meanwhile is never overwritten: a document is changed only while it is what the change was planned
against, only where every row of it stands as the rules of posting say, and only where the company's own documents show
what AutoCount leaves of one that it saves again (`document_resaved`). What was written is read back before it counts.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Generic, TypeVar

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice
from connector.domain.errors import Rejected, SourceChanged
from connector.domain.fingerprint import canonical, decode, fingerprint
from connector.domain.keys import Key
from connector.domain.payments import Payment
from connector.domain.writing import Deletion, Write
from connector.ledger.master_rows import Touched
from connector.ledger.rows import read_listed
from connector.ledger.session import Reading, Writing
from connector.ledger.wished import unlike
from connector.posting.cancelling import Unexplained, cancelled_rows, differences
from connector.posting.profile import PlannedRow
from connector.posting.sample import Document, Row
from connector.providers.autocount.document_numbers import Moved
from connector.providers.autocount.document_poster import DocumentPoster
from connector.providers.autocount.document_reader import DocumentReader, Family
from connector.providers.autocount.document_ready import Preparation, Ready
from connector.providers.autocount.document_reposter import Change, Reposter
from connector.providers.autocount.document_resaved import Seen
from connector.providers.autocount.document_standing import Standing, standing
from connector.providers.autocount.document_words import as_new
from connector.providers.autocount.master_kind import lacking_rights, user_of

ELSEWHERE: Final = "Change it in AutoCount."
"""What a person does instead."""
T = TypeVar("T")
H = TypeVar("H", bound=Seen)


@dataclass(frozen=True, slots=True)
class Now:
    """A document as it is."""

    entity: Invoice | Payment
    family: Family
    document: Document
    """As if it had been saved once."""
    standing: Sequence[Standing]
    moment: dt.datetime
    """By the server's own clock."""
    user: str

    def saved(self, header: Row) -> Row:
        """A header as if it were saved for the first time now."""
        stamps: Row = {"LASTMODIFIED": self.moment, "CREATEDTIMESTAMP": self.moment}
        return {**header, **{name: value for name, value in stamps.items() if name in header}}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What it is to be."""

    rows: Sequence[PlannedRow]
    memos: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Long texts that change (see `document_reposter.Change`)."""


class DocumentChanges(ABC, Generic[T, H]):
    """Changes documents of one kind."""

    table: str
    """Of the header."""
    beside: frozenset[str] = frozenset()
    """Columns of the header in the words of posting that its table does not have."""

    def __init__(self, preparation: Preparation[T, H]) -> None:
        self.preparation = preparation

    @abstractmethod
    def is_ours(self, header: Row) -> bool:
        """Whether the platform made a document."""

    @abstractmethod
    def check_closed(self, transaction: Reading, family: Family) -> None:
        """Raises Locked when somebody has it open."""

    @abstractmethod
    def touched(self, transaction: Reading, family: Family) -> Iterator[str]:
        """What forbids to change it, in plain words; the weightiest first."""

    @abstractmethod
    def edited(self, transaction: Reading, ready: Ready[T, H], wanted: Invoice | Payment, now: Now) -> Wanted:
        """What an edit makes of a document. Raises Rejected, Locked."""

    @abstractmethod
    def cancelled(self, document: Document) -> Document:
        """The document as a person would enter it, but for being cancelled."""

    @abstractmethod
    def check(self, transaction: Reading, now: Now, wanted: Wanted, ready: Ready[T, H]) -> None:
        """Raises Rejected when it is not known what the change does besides."""

    @abstractmethod
    def hold(self, transaction: Writing, now: Now, wanted: Wanted) -> None:
        """Hold whatever else the change moves. Raises Moved: it is to be planned anew."""

    @abstractmethod
    def release(self, transaction: Writing, now: Now, wanted: Wanted, ready: Ready[T, H]) -> None:
        """Before its rows change: undo what it did to others."""

    @abstractmethod
    def settle(self, transaction: Writing, now: Now, wanted: Wanted, ready: Ready[T, H]) -> None:
        """After they changed: do to others what it does now."""

    def change(self, write: Write, ready: Ready[T, H]) -> tuple[Family, Family]:
        """Change one document: what it was and what it is.

        Raises:
            Rejected: with the reason.
            Touched: it is not what the change was planned against.
            Locked: somebody has it open.
            Moved: it changed in this moment, and is to be looked at again.
        """
        number_of(write.key)
        cancels = is_cancellation(write)
        self.preparation.prepare()
        self._check_known(ready, cancels=cancels)
        with self.preparation.session.snapshot() as transaction:
            now = self._now(transaction, write, ready)
            wanted = self._wanted(transaction, write, ready, now, cancels=cancels)
            self.check(transaction, now, wanted, ready)
        structure = self.preparation.structure
        with self.preparation.session.writing() as transaction:
            self._hold(transaction, now)
            self.hold(transaction, now, wanted)
            self._check_same(transaction, write, now)
            self.release(transaction, now, wanted, ready)
            poster = DocumentPoster(transaction, structure, self.preparation.counters, ready.profile)
            moments = frozenset(ready.profile.schema.versions)
            change = Change(now.standing, wanted.rows, now.moment, now.user, self.beside, moments, wanted.memos)
            Reposter(transaction, structure, poster).repost(change)
            self.settle(transaction, now, wanted, ready)
            after = self._read_back(transaction, write, ready, now, cancels=cancels)
        return now.family, after

    def arrived(self, write: Write) -> bool:
        """Whether a change whose answer was lost is in the books: the document tells. Reads only."""
        self.preparation.prepare()
        with self.preparation.session.snapshot() as transaction:
            entity = self.preparation.entity_of(transaction, write.key)
        if entity is None or fingerprint(canonical(entity)) == write.expected:
            return False
        return entity.cancelled if is_cancellation(write) else not _missing(entity, write)

    def _check_known(self, ready: Ready[T, H], *, cancels: bool) -> None:
        resaved, many = ready.habits.resaved, self.preparation.many
        if cancels and resaved.cancelling is None:
            raise Rejected(resaved.no_cancelling(many), remedy="Cancel it in AutoCount.")
        if not cancels and not resaved.edits:
            raise Rejected(resaved.no_edits(many), remedy=ELSEWHERE)
        moved = [table for table, _ in resaved.cancelling.moved.values()] if resaved.cancelling and cancels else []
        for sentence in lacking_rights(self.preparation.session, self.preparation.structure, moved):
            raise Rejected(sentence, remedy="Cancel it in AutoCount.")

    def _now(self, transaction: Reading, write: Write, ready: Ready[T, H]) -> Now:
        entity = self.preparation.entity_of(transaction, write.key)
        if entity is None or fingerprint(canonical(entity)) != write.expected:
            raise Touched
        reader = self.preparation.reader(transaction)
        family = self._family(transaction, reader, int(write.key))
        if family is None:
            raise Touched
        if not self.is_ours(family.header):
            raise Rejected(
                "Only documents that came from the platform are changed by it; this one was made in the books.",
                remedy=ELSEWHERE,
            )
        self._check_free(transaction, family)
        document = as_new(reader.documents([family])[0])
        (moment,) = transaction.one("SELECT GETDATE()") or (None,)
        if not isinstance(moment, dt.datetime):
            raise SourceChanged("The database server does not tell the time.")
        rows = standing(ready.profile, family, document)
        return Now(entity, family, document, rows, moment, user_of(transaction, self.table))

    def _wanted(self, transaction: Reading, write: Write, ready: Ready[T, H], now: Now, *, cancels: bool) -> Wanted:
        if not cancels:
            content = decode(self.preparation.entity, write.content)
            assert isinstance(content, Invoice | Payment)  # noqa: S101  # the kind has no others
            return self.edited(transaction, ready, content, now)
        rule = ready.habits.resaved.cancelling
        assert rule is not None  # noqa: S101  # `_check_known`
        document = self.cancelled(now.document)
        if document.lines != now.document.lines and not rule.lines_gone:
            raise Rejected(
                f"{document.label} pays invoices, and cancelled {self.preparation.many} of these books still do.",
                remedy="Cancel it in AutoCount.",
            )
        try:
            document = replace(document, header=now.saved(document.header))
            return Wanted(cancelled_rows(ready.profile, rule, document))
        except Unexplained as exc:
            raise Rejected(
                f"What AutoCount leaves of {document.label} when it is cancelled is not known: {exc}.",
                remedy="Cancel it in AutoCount.",
            ) from exc

    def _hold(self, transaction: Writing, now: Now) -> None:
        sql = f'SELECT P."DocNo" FROM "{self.table}" P WITH (UPDLOCK, ROWLOCK) WHERE P."DocKey" = ?'
        transaction.one(sql, (now.family.key,))

    def _check_same(self, transaction: Writing, write: Write, now: Now) -> None:
        """Once more, now that nobody else can change it."""
        family = self._family(transaction, self.preparation.reader(transaction), now.family.key)
        if family != now.family:
            raise Moved
        entity = self.preparation.entity_of(transaction, write.key)
        if entity is None or fingerprint(canonical(entity)) != write.expected:
            raise Touched
        self._check_free(transaction, family)

    def _check_free(self, transaction: Reading, family: Family) -> None:
        self.check_closed(transaction, family)
        for sentence in self.touched(transaction, family):
            raise Rejected(sentence, remedy=ELSEWHERE)

    def _read_back(self, transaction: Writing, write: Write, ready: Ready[T, H], now: Now, *, cancels: bool) -> Family:
        """The document as the books have it then. Raises Rejected: they made something else of it."""
        reader = self.preparation.reader(transaction)
        family = self._family(transaction, reader, now.family.key)
        entity = self.preparation.entity_of(transaction, write.key)
        if family is None or entity is None:
            raise Rejected("The document was not to be found after it was written; nothing was kept.")
        document = as_new(reader.documents([family])[0])
        rule = ready.habits.resaved.cancelling
        if not cancels or rule is None:
            standing(ready.profile, family, document)
        elif where := next(differences(ready.profile, rule, document), ""):
            raise Rejected(f"The books made something else of {document.label} ({where}); nothing was kept.")
        if missing := _missing(entity, write):
            raise Rejected(
                f"AutoCount has no place for what was changed of {document.label} ({', '.join(sorted(missing))}), or "
                "tells it by something else; nothing was written.",
                remedy=ELSEWHERE,
            )
        return family

    def _family(self, transaction: Reading, reader: DocumentReader, key: int) -> Family | None:
        header = self.preparation.structure.tables[self.table]
        rows = read_listed(transaction, header, "DocKey", [key])
        return next(iter(reader.families(rows)), None)


def is_cancellation(write: Write) -> bool:
    """Whether a write cancels its document. Raises Rejected for what is neither that nor an edit."""
    if write.kind is ActionKind.DELETE:
        if write.deletion is not Deletion.CANCEL:
            raise Rejected(
                "Documents that are in AutoCount are not deleted, they can be cancelled.",
                remedy="Let deletions cancel documents (a setting), or delete it in AutoCount.",
            )
        return True
    content = decode(write.entity, write.content)
    return isinstance(content, Invoice | Payment) and content.cancelled


def number_of(key: Key) -> int:
    """A document's key as the books' own. Raises Rejected."""
    if not key.isdecimal() or not key.isascii():
        raise Rejected(f"{key or 'A document without a key'} was entered in AutoCount's ledgers, and is changed there.")
    return int(key)


def _missing(entity: Invoice | Payment, write: Write) -> set[str]:
    """Fields that were written and are not as written; references count whole."""
    if write.kind is ActionKind.DELETE:
        return set()
    missing = unlike(entity, write)
    wanted = decode(write.entity, write.content)
    if "references" in write.fields and isinstance(wanted, Invoice | Payment):
        missing |= {"references"} if entity.references != wanted.references else set()
    return missing
