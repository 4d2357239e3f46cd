"""New documents into AutoCount's books, as the company's own program would have posted them.

Everything is looked up and planned before the one short transaction that writes. What a document is posted as is
learned from the company's own documents and proved on others of them; where that fails, nothing is written and the
rehearsal says which columns differ. How documents are edited and cancelled is in `document_changing`.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Final, Generic, TypeVar

from connector.domain.actions import ActionKind
from connector.domain.errors import Locked, Rejected, SkipRecord, SourceChanged
from connector.domain.keys import EntityKind, Key
from connector.domain.writing import Readiness, UndoStep, Write, WriteOutcome, WriteResult, Written
from connector.ledger.master_rows import MasterRows, RowImage, Touched, check_untouched
from connector.ledger.proof import check_kept
from connector.ledger.rows import read_listed
from connector.ledger.session import Reading, Writing
from connector.ledger.writing import refused
from connector.posting.plan import rows as planned
from connector.posting.profile import PostingPlan, Profile, Refusal
from connector.posting.sample import Row
from connector.providers.autocount import document_poster
from connector.providers.autocount.document_changing import DocumentChanges
from connector.providers.autocount.document_draft import Draft, Setting
from connector.providers.autocount.document_numbers import Moved
from connector.providers.autocount.document_poster import changes_of, images_of
from connector.providers.autocount.document_reader import DocumentReader, Family
from connector.providers.autocount.document_ready import Preparation, Ready
from connector.providers.autocount.document_resaved import Seen
from connector.providers.autocount.master_kind import user_of
from connector.providers.autocount.writing_session import WritingSession

_TRIES: Final = 3
"""Times that a document is planned anew when somebody else drew its number a moment earlier."""
_RANGE: Final = 100_000
"""Keys that one query looks through, so that none takes long."""
T = TypeVar("T")
H = TypeVar("H", bound=Seen)


class DocumentWriter(ABC, Generic[T, H]):
    """Writes documents of one kind (see `writing.KindWriter`)."""

    table: str
    """Of the header."""
    mark: str
    """Column of the header that carries our reference."""
    one: str
    """What people call such a document."""

    def __init__(self, preparation: Preparation[T, H]) -> None:
        self.preparation = preparation

    @property
    def entity(self) -> EntityKind:
        """The kind."""
        return self.preparation.entity

    @property
    @abstractmethod
    def changes(self) -> DocumentChanges[T, H]:
        """Edits and cancellations."""

    @property
    def session(self) -> WritingSession:
        """Alone of our kind while it writes."""
        return self.preparation.session

    @abstractmethod
    def create(self, write: Write, ready: Ready[T, H]) -> tuple[Family, tuple[RowImage, ...]]:
        """Write a new document; its rows as they stand. Raises Moved: it is to be planned anew."""

    @abstractmethod
    def reader(self, transaction: Reading) -> DocumentReader:
        """Reads whole documents."""

    @abstractmethod
    def marked(self, reference: str) -> str:
        """Our reference as it stands in the header."""

    @abstractmethod
    def touched(self, transaction: Reading, family: Family) -> Iterator[str]:
        """What forbids to take a document out of the books, in plain words; the weightiest first."""

    @abstractmethod
    def known(self) -> H | None:
        """What taking a document back needs to know of the company: looked up before, not within its transaction.

        Raises:
            Rejected: it is not known now.
        """

    @abstractmethod
    def take_back(self, transaction: Writing, family: Family, known: H | None) -> None:
        """Undo what the document did to rows that are not its own."""

    @abstractmethod
    def titled(self, header: Row) -> str:
        """What people know a document by."""

    def readiness(self) -> Readiness:
        """Whether such documents can be written now, and why not."""
        return self.preparation.readiness()

    def apply(self, write: Write) -> WriteResult:
        """Write one document. Raises what `Books.apply` raises."""
        try:
            ready = self.preparation.ready()
            for _ in range(_TRIES):
                try:
                    family, images = self._done(write, ready)
                except Moved:
                    continue
                check_kept(self.session, self.preparation.structure, images)
                return self._written(write, family, images)
        except Touched:
            return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=write.key)
        except (SkipRecord, SourceChanged) as exc:
            return refused(write, exc)
        except Locked as exc:
            return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key, reason=exc.sentence)
        return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=write.key)

    def _done(self, write: Write, ready: Ready[T, H]) -> tuple[Family, tuple[RowImage, ...]]:
        if write.kind is ActionKind.CREATE:
            return self.create(write, ready)
        before, after = self.changes.change(write, ready)
        return after, changes_of(self.preparation.structure, before, after)

    def setting(self, transaction: Reading, habits: H) -> Setting[H]:
        """What drafting needs to know. Raises SourceChanged."""
        (moment,) = transaction.one("SELECT GETDATE()") or (None,)
        if not isinstance(moment, dt.datetime):
            raise SourceChanged("The database server does not tell the time.")
        books = self.preparation.books
        return Setting(self.preparation.structure, habits, books, moment, user_of(transaction, self.table))

    def settle(self, write: Write) -> WriteResult | None:
        """What became of a write whose answer was lost: found by our reference in the document.

        Raises:
            RetryLater: the server has not noticed yet that the line is cut; it may still be committed.
        """
        with self.session.writing() as transaction:  # an attempt that is open at the server holds this lock
            transaction.one("SELECT 1")
        if write.kind is not ActionKind.CREATE:
            found = WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=write.key)
            return found if self.changes.arrived(write) else None
        key = find_marked(self.session, self.table, self.mark, self.marked(write.reference))
        if key is None:
            return None
        with self.session.snapshot() as transaction:
            family = self._read(transaction, key)
        if family is None:
            return None
        return self._written(write, family, images_of(self.preparation.structure, family))

    def _read(self, transaction: Reading, key: int) -> Family | None:
        """A document with all its rows as they are now; None when it is gone."""
        header = self.preparation.structure.tables[self.table]
        rows = read_listed(transaction, header, "DocKey", [key])
        return next(iter(self.reader(transaction).families(rows)), None)

    def preview_undo(self, written: Written) -> UndoStep:
        """Whether a document can be taken back now. Reads only."""
        try:
            images = self._images(written)
            self.known()
            with self.session.snapshot() as transaction:
                family = self._untouched(transaction, written, images)
        except (SkipRecord, SourceChanged) as exc:
            return UndoStep(written=written, possible=False, sentence=exc.sentence)
        except Touched:
            return UndoStep(written=written, possible=False, sentence=f"Somebody edited the {self.one} since.")
        return UndoStep(
            written=written,
            possible=True,
            sentence=f"Deletes {self.one} {family.header['DocNo']} with its {len(images)} rows.",
        )

    def undo(self, written: Written) -> WriteResult:
        """Take a document back, while nothing else has touched it."""
        write, structure = written.write, self.preparation.structure
        try:
            images, known = self._images(written), self.known()
            with self.session.writing() as transaction:
                self._hold(transaction, written.key)
                family = self._untouched(transaction, written, images)
                self.take_back(transaction, family, known)
                MasterRows(transaction, structure).put_back(images, {}, {})
            check_kept(self.session, structure, images, undone=True)
        except Touched:
            return WriteResult(id=write.id, outcome=WriteOutcome.MOVED, key=written.key)
        except Locked as exc:
            return WriteResult(id=write.id, outcome=WriteOutcome.BUSY, key=written.key, reason=exc.sentence)
        except (SkipRecord, SourceChanged) as exc:
            return refused(write, exc)
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=written.key)

    def _hold(self, transaction: Writing, key: Key) -> None:
        sql = f'SELECT P."{self.mark}" FROM "{self.table}" P WITH (UPDLOCK, ROWLOCK) WHERE P."DocKey" = ?'
        transaction.one(sql, (int(key),))

    def _untouched(self, transaction: Reading, written: Written, images: Sequence[RowImage]) -> Family:
        """The document, as we left it. Raises Rejected with what happened to it, or Touched."""
        structure = self.preparation.structure
        family = self._read(transaction, int(written.key))
        if family is None:
            raise Rejected(f"The {self.one} is not in the books any more.")
        for sentence in self.touched(transaction, family):
            raise Rejected(sentence, remedy="Cancel it in AutoCount.")
        if len(images) != sum(1 for _ in family.everything()):
            raise Touched
        for image in images:
            check_untouched(transaction, structure.tables[image.table], image, image.key_in(structure))
        return family

    def find_alike(self, number: str) -> Sequence[Key]:
        """Documents of the books with the same number."""
        stored = self.preparation.structure.tables[self.table]
        if not number or len(number) > stored.columns["DocNo"].length:
            return ()
        with self.session.snapshot() as transaction:
            rows = transaction.rows(f'SELECT P."DocKey" FROM "{self.table}" P WHERE P."DocNo" = ?', (number,))
        return tuple(Key(str(row[0])) for row in rows)

    def _images(self, written: Written) -> tuple[RowImage, ...]:
        if written.write.kind is not ActionKind.CREATE:
            raise Rejected(
                f"What was changed of the {self.one} is not taken back by itself.", remedy="Change it on the platform."
            )
        images = document_poster.decode(written.trace)
        if images is None:
            raise Rejected("What was written of it is not known any more, so that it cannot be taken back safely.")
        return images

    def _written(self, write: Write, family: Family, images: Sequence[RowImage]) -> WriteResult:
        key, trace = Key(str(family.key)), document_poster.encode(images)
        title = self.titled(family.header)
        return WriteResult(id=write.id, outcome=WriteOutcome.WRITTEN, key=key, trace=trace, title=title)


def find_marked(session: WritingSession, table: str, column: str, mark: str) -> int | None:
    """Key of the document that carries our reference, from the newest on."""
    newest = f'SELECT MAX(P."DocKey") FROM "{table}" P'
    ours = f'SELECT TOP (1) P."DocKey" FROM "{table}" P WHERE P."DocKey" > ? AND P."DocKey" <= ? AND P."{column}" = ?'
    with session.snapshot() as transaction:
        row = transaction.one(newest)
    upper = int(str(row[0])) if row is not None and row[0] is not None else 0
    while upper > 0:
        with session.snapshot() as transaction:
            found = transaction.one(ours, (upper - _RANGE, upper, mark))
        if found is not None:
            return int(str(found[0]))
        upper -= _RANGE
    return None


def plan_of(profile: Profile, draft: Draft) -> PostingPlan:
    """Every row that a draft comes to. Raises Rejected with why the rules cannot say."""
    plan = planned(profile, draft.header, draft.lines, draft.facts, draft.line_facts)
    if isinstance(plan, Refusal):
        raise Rejected(" ".join(plan.sentences), remedy="Enter it in AutoCount.")
    return plan
