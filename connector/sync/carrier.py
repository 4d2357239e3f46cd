"""Carries out what one change of the platform comes to, each step durable before the next one begins."""

from __future__ import annotations

import datetime as dt

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.conflicts import Conflict, ConflictKind
from connector.domain.errors import AnswerLost, ConnectionBroken, DuplicateKey, SkipRecord
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import Key
from connector.domain.platform_changes import Acknowledgement, ChangeOutcome
from connector.domain.ports import Books, Inbox, Witness
from connector.domain.titles import title_of
from connector.domain.writing import Write, WriteOutcome, WriteResult, Written
from connector.sync import lines
from connector.sync.context import RunContext
from connector.sync.merge import fields_of
from connector.sync.problems import backoff
from connector.sync.wishes import Agreed, Ask, Decision, Go, Refuse, Wait, Wishes

_QUESTIONS = {
    ConflictKind.FIELDS: "Both sides changed it: {fields}.",
    ConflictKind.DELETED_IN_BOOKS: "It was edited on the platform and is gone from the books.",
    ConflictKind.DELETED_ON_PLATFORM: "It was deleted on the platform and edited in the books.",
    ConflictKind.DUPLICATE: "The books seem to have it already, as {key}.",
    ConflictKind.RESTORED_AWAY: "It was written into the books, which were then restored from an older backup.",
}

_replace = msgspec.structs.replace


class Carrier:
    """Takes one change at a time as far as it goes now."""

    def __init__(self, context: RunContext, books: Books, inbox: Inbox, wishes: Wishes) -> None:
        self._context = context
        self._books = books
        self._inbox = inbox
        self._wishes = wishes

    def carry(self, entry: InboxEntry, decided: Decision | None = None) -> None:
        """Plan a change, unless it was just decided, and carry out what it comes to; again when the books moved."""
        taken = False
        for _ in range(self._context.options.moved_rounds):
            decision = decided or self._wishes.decide(entry, self._context.clock.now())
            decided = None
            if not isinstance(decision, Go):
                self.keep(entry, decision)
                return
            result = self._write(entry, decision, last=taken or bool(decision.alike))
            if result.outcome is not WriteOutcome.MOVED:
                return
            taken = taken or result.code == DuplicateKey.code
            entry = self._inbox.inbox_entry(entry.change.id) or entry
        self.wait(entry, "The record is being changed in the books again and again.")

    def _write(self, entry: InboxEntry, go: Go, *, last: bool) -> WriteResult:
        """Durable first, then into the books; `last`: what is taken is refused, and not planned once more. Raises what
        leaves it open whether it was written."""
        sent = begun(entry, go, self._context.clock.now())
        self._context.journal.begin()
        self._inbox.save_inbox(sent)
        try:
            result = self._books.apply(go.write)
        except (AnswerLost, ConnectionBroken):
            self._inbox.save_inbox(_replace(sent, attempts=sent.attempts + 1))
            raise
        except SkipRecord as exc:
            result = WriteResult(
                id=go.write.id, outcome=WriteOutcome.REJECTED, reason=exc.sentence, remedy=exc.remedy, code=exc.code
            )
        result = result if last else asked_about(go.write, result)
        self.finish(sent, go.write, result)
        return result

    def finish(self, entry: InboxEntry, write: Write, result: WriteResult) -> None:
        """A result becomes history, an acknowledgement and a line of the log, in one durable step."""
        match result.outcome:
            case WriteOutcome.WRITTEN | WriteOutcome.UNCHANGED:
                won = entry.acknowledgement.fields if entry.acknowledgement is not None else ()
                key = result.key or write.key
                with self._context.store.together():
                    self._applied(entry, key, won)
                    if result.outcome is WriteOutcome.WRITTEN:
                        self._note_written(entry, write, key, result)
            case WriteOutcome.REJECTED:
                self._refuse(entry, f"{result.reason} {result.remedy}".strip(), result.code or "rejected")
            case WriteOutcome.MOVED:
                self.plan_again(entry)
            case WriteOutcome.BUSY:
                self.wait(entry, result.reason or "Somebody is working on the record in the books.")

    def settle(self, entry: InboxEntry, write: Write) -> None:
        """Ask the books what became of a write that was begun. Raises as `Books.settle`."""
        result = self._books.settle(write)
        if result is None:
            self.never_arrived(entry, write)
        elif result.key in entry.alike:
            self._tell_apart(entry, write, result)
        else:
            self.finish(entry, write, asked_about(write, result))

    def _tell_apart(self, entry: InboxEntry, write: Write, result: WriteResult) -> None:
        """What was found was there before. One more that looks the same is ours, else a person is asked again."""
        fresh = [key for key in self._books.find_alike(write.entity, write.content) if key not in entry.alike]
        if len(fresh) == 1:
            self.finish(entry, write, _replace(result, key=fresh[0]))
        else:
            self.plan_again(_replace(entry, conflict=None, resolution=None))

    def never_arrived(self, entry: InboxEntry, write: Write) -> None:
        """The books do not have what was begun. One whose answer is lost again and again must not hold the others."""
        asked = self._wishes.put_back(entry, write, self._context.clock.now())
        if asked is not None:
            self._ask(entry, asked)
        elif entry.attempts < self._context.options.lost_answers:
            self.plan_again(entry)
        else:
            self.wait(entry, "The books gave no answer whenever it was written.")

    def plan_again(self, entry: InboxEntry) -> None:
        """Nothing was written; what was to be told of it is void."""
        self._inbox.save_inbox(
            _replace(
                entry, state=InboxState.RECEIVED, write=None, before=b"", alike=(), acknowledgement=None, told=False
            )
        )

    def _note_written(self, entry: InboxEntry, write: Write, key: Key, result: WriteResult) -> None:
        journal, now = self._context.journal, self._context.clock.now()
        done = Written(
            write=write,
            key=key,
            run=journal.run.id,
            at=now,
            trace=result.trace,
            before=entry.before,
            title=result.title,
        )
        self._inbox.keep_written(done)
        journal.counts(write.entity).into_books += 1
        self._context.store.log([lines.written(journal, entry, done)])

    def keep(self, entry: InboxEntry, decision: Decision) -> None:
        """What a change comes to when nothing is written."""
        self._context.journal.begin()
        match decision:
            case Agreed(key=key, books_won=won):
                self._applied(entry, key, won)
            case Refuse(reason=reason, code=code):
                self._refuse(entry, reason, code)
            case Wait(reason=reason, waits_for=parent):
                self.wait(entry, reason, parent)
            case Ask(conflict=conflict):
                self._ask(entry, conflict)
            case Go():
                raise AssertionError("a write is no decision to keep")

    def _applied(self, entry: InboxEntry, key: Key, won: tuple[str, ...]) -> None:
        answer = Acknowledgement(change=entry.change.id, outcome=ChangeOutcome.APPLIED, key=key, fields=won)
        self._inbox.save_inbox(_replace(entry, state=InboxState.DONE, acknowledgement=answer, told=False))

    def _refuse(self, entry: InboxEntry, reason: str, code: str) -> None:
        answer = answer_of(entry, ChangeOutcome.REJECTED, reason, code)
        journal = self._context.journal
        journal.counts(entry.change.entity).refused += 1
        line = lines.refused(journal, entry, reason, code)
        title = title_of(entry.change.content or entry.change.base)
        done = _replace(entry, state=InboxState.DONE, acknowledgement=answer, told=False, title=title)
        with self._context.store.together():
            self._inbox.save_inbox(done)
            self._context.store.log([line])

    def wait(self, entry: InboxEntry, reason: str, parent: str = "") -> None:
        attempts = entry.attempts + 1
        next_try = self._context.clock.now() + backoff(attempts, self._context.options)
        answer = answer_of(entry, ChangeOutcome.WAITING, reason, "waiting")
        waiting = _replace(
            entry, state=InboxState.WAITING, write=None, attempts=attempts, next_try=next_try, waits_for=parent
        )
        self._context.journal.begin()
        with self._context.store.together():
            if self.save(waiting, answer):
                self._context.store.log([lines.waiting(self._context.journal, entry, reason)])

    def _ask(self, entry: InboxEntry, conflict: Conflict) -> None:
        """A person has to decide; what they said before was about other values."""
        conflict = _witnessed(self._books, conflict)
        question = question_of(conflict)
        answer = answer_of(entry, ChangeOutcome.CONFLICT, question, conflict.kind)
        journal = self._context.journal
        line = lines.asked(journal, conflict, question)
        asked = _replace(entry, state=InboxState.CONFLICT, write=None, conflict=conflict, resolution=None)
        with self._context.store.together():
            self.save(asked, _replace(answer, key=conflict.key, fields=conflict.fields))
            self._context.store.log([line])

    def save(self, entry: InboxEntry, answer: Acknowledgement) -> bool:
        """Keep an entry that is not settled; the same answer is told once. Whether it is another one than before."""
        before = self._inbox.inbox_entry(entry.change.id)
        same = before is not None and before.acknowledgement == answer
        told = before.told if before is not None and same else False
        self._inbox.save_inbox(_replace(entry, acknowledgement=answer, told=told))
        return not same


def asked_about(write: Write, result: WriteResult) -> WriteResult:
    """What is made of the refusal of a new record whose name or number is taken: somebody may have entered in this
    minute what looks like it, so that it is planned anew, and then a person is asked whether it is the same."""
    taken = result.outcome is WriteOutcome.REJECTED and result.code == DuplicateKey.code
    return _replace(result, outcome=WriteOutcome.MOVED) if taken and write.kind is ActionKind.CREATE else result


def begun(entry: InboxEntry, go: Go, now: dt.datetime) -> InboxEntry:
    """An entry whose write begins; nothing is known of it any more until the books tell."""
    promise = Acknowledgement(change=entry.change.id, outcome=ChangeOutcome.APPLIED, fields=go.books_won)
    return _replace(
        entry,
        state=InboxState.SENT,
        write=go.write,
        before=go.before,
        version=go.version,
        alike=go.alike,
        acknowledgement=promise,
        told=True,
        sent_at=now,
        batch=None,
    )


def _witnessed(books: Books, conflict: Conflict) -> Conflict:
    """With who touched the record in the books last, as far as they tell."""
    if not isinstance(books, Witness) or not conflict.ours or not conflict.key:
        return conflict
    last = books.last_change(conflict.entity, conflict.key)
    return _replace(conflict, books_changed_by=last.by, books_changed_at=last.at)


def question_of(conflict: Conflict) -> str:
    """What there is to decide, in one sentence."""
    return _QUESTIONS[conflict.kind].format(fields=", ".join(conflict.fields), key=_called(conflict))


def _called(conflict: Conflict) -> str:
    """What people call the record of the books: a document by its number, anything else by its code."""
    number = fields_of(conflict.ours).get("number")
    return msgspec.json.decode(number, type=str) if number is not None else conflict.key


def answer_of(entry: InboxEntry, outcome: ChangeOutcome, reason: str, code: str) -> Acknowledgement:
    """What the platform is told of a change that is not simply applied."""
    return Acknowledgement(change=entry.change.id, outcome=outcome, key=entry.change.key, reason=reason, code=code)
