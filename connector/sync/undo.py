"""Taking back what was written into the books: durable before it is begun, settled after a crash, told to the platform.

What is about to be taken back is noted first. What was noted and has no result is settled by looking whether the record
is as it was before the write.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from connector.domain.clock import Clock
from connector.domain.fingerprint import canonical
from connector.domain.inbox import InboxState
from connector.domain.keys import ActionId, ConnectionId
from connector.domain.platform_changes import Acknowledgement, ChangeOutcome
from connector.domain.ports import Books, Inbox, Source, Store
from connector.domain.runs import EntryKind, EntryOutcome, LogEntry, Toward
from connector.domain.titles import title_of_written
from connector.domain.writing import WriteOutcome, WriteResult, Written
from connector.sync.restored import is_gone

_BEGUN = "undo_begun"
"""Fact: ids of writes that are being taken back."""
_TAKEN_BACK = "It was written into the books and taken back out of them by a person."
_ids = msgspec.json.Decoder(list[ActionId])


class Undo:
    """Takes single writes of one connection back, and finishes what an earlier process began."""

    def __init__(self, connection: ConnectionId, store: Store, inbox: Inbox, clock: Clock) -> None:
        self._connection = connection
        self._store = store
        self._inbox = inbox
        self._clock = clock

    def take_back(self, books: Books, written: Written, sentence: str) -> tuple[WriteResult, Written]:
        """Take one write back; the result, and the write as the history has it then.

        Raises:
            AnswerLost, ConnectionBroken: nobody knows; it is settled before anything else is taken back.
        """
        self._note([*self._begun(), written.write.id])
        result = books.undo(written)
        if result.outcome in (WriteOutcome.WRITTEN, WriteOutcome.UNCHANGED):
            return result, self._done(written, sentence)
        self._forget(written)
        return result, written

    def settle(self, source: Source) -> None:
        """Find out what became of everything that was begun and has no result. Raises as `Source.fetch`."""
        begun = set(self._begun())
        if not begun:
            return
        for written in self._inbox.written_by(begun):
            if written.undone_at is None:
                content = _content(source, written)
                if content is None:
                    continue  # it cannot be read now: the next run looks again
                if is_gone(written, content):
                    self._done(written, f"{written.key} is as it was before it was written.")
                else:
                    self._forget(written)

    def _done(self, written: Written, sentence: str) -> Written:
        """History, log and what the platform is to be told, as one durable step."""
        now, write = self._clock.now(), written.write
        done = msgspec.structs.replace(written, undone_at=now)
        line = LogEntry(
            at=now,
            connection=self._connection,
            run=written.run,
            kind=EntryKind.WRITTEN,
            entity=write.entity,
            key=written.key,
            sentence=f"Taken back: {sentence}",
            toward=Toward.BOOKS,
            outcome=EntryOutcome.UNDONE,
            title=title_of_written(written),
        )
        with self._store.together():
            self._inbox.keep_written(done)
            self._store.log([line])
            self._tell(written)
            self._forget(written)
        return done

    def _tell(self, written: Written) -> None:
        entry = self._inbox.inbox_entry(written.write.change)
        if entry is None or entry.state not in (InboxState.DONE, InboxState.TOLD):
            return
        answer = Acknowledgement(
            change=entry.change.id,
            outcome=ChangeOutcome.REJECTED,
            key=entry.change.key,
            reason=_TAKEN_BACK,
            code="taken_back",
        )
        self._inbox.save_inbox(
            msgspec.structs.replace(entry, state=InboxState.DONE, acknowledgement=answer, told=False)
        )

    def _forget(self, written: Written) -> None:
        self._note([one for one in self._begun() if one != written.write.id])

    def _begun(self) -> Sequence[ActionId]:
        fact = self._store.fact(_BEGUN)
        return _ids.decode(fact) if fact else ()

    def _note(self, ids: Sequence[ActionId]) -> None:
        self._store.mark_fact(_BEGUN, msgspec.json.encode(list(ids)).decode() if ids else "")


def _content(source: Source, written: Written) -> bytes | None:
    """The record now; empty when there is none, None when it cannot be read."""
    for page in source.fetch(written.write.entity, [written.key]):
        for change in page.changes:
            if change.key == written.key and change.failure is not None:
                return None
            if change.key == written.key and change.entity is not None:
                return canonical(change.entity)
    return b""
