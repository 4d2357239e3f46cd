"""What one change of the platform comes to, given the books as they are now. Reads, and writes nothing."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from connector.domain.actions import ActionKind
from connector.domain.changes import Change
from connector.domain.conflicts import Choice, Conflict, ConflictKind, Policy, Resolution
from connector.domain.entities import MONEY_KINDS
from connector.domain.errors import SkipRecord
from connector.domain.fingerprint import canonical, decode, fingerprint
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ActionId, ConnectionId, EntityKind, Key, TimelineId, Version
from connector.domain.platform_changes import ChangeId, ChangeOutcome, PlatformChange
from connector.domain.policies import KindPolicy, Policies
from connector.domain.ports import Books, Inbox, Source
from connector.domain.writing import Deletion, Write
from connector.sync.merge import Merged, differing, fields_of, filled_in, merge
from connector.sync.references import key_in_books, resolved, root_of, unresolved

_REFERENCE = 18
_Fields = tuple[str, ...]


class Wait(msgspec.Struct, frozen=True):
    """It cannot be done now."""

    reason: str
    waits_for: str = ""
    """The change that must be settled first; empty when only time helps."""


class Refuse(msgspec.Struct, frozen=True):
    """It is not done at all."""

    reason: str
    code: str


class Agreed(msgspec.Struct, frozen=True):
    """The books have it so already, or keep what they have."""

    key: Key
    books_won: tuple[str, ...] = ()


class Ask(msgspec.Struct, frozen=True):
    """A person has to decide."""

    conflict: Conflict


class Go(msgspec.Struct, frozen=True):
    """It is to be written."""

    write: Write
    before: bytes = b""
    """Canonical bytes of the record as the books have it now."""
    books_won: tuple[str, ...] = ()
    alike: tuple[Key, ...] = ()
    """Records that look like a new one, and that a person said it is not."""
    version: Version = Version("")
    """What the books show for the record as it is before."""


Decision = Wait | Refuse | Agreed | Ask | Go


@dataclass(frozen=True, slots=True)
class Wishes:
    """Plans the changes of one connection, one at a time."""

    connection: ConnectionId
    timeline: TimelineId
    source: Source
    books: Books
    inbox: Inbox
    policies: Policies

    def decide(self, entry: InboxEntry, now: dt.datetime) -> Decision:
        """What a change comes to. Raises as `Source.fetch` and `Books.find_alike` do."""
        try:
            return self._waits_for_earlier(entry.change) or self._planned(entry, now)
        except SkipRecord as exc:
            return Refuse(str(exc), exc.code)
        except msgspec.MsgspecError as exc:
            return Wait(f"This version of the program cannot read the wished record: {exc}.")

    def _planned(self, entry: InboxEntry, now: dt.datetime) -> Decision:
        change = self._in_books_words(entry.change)
        if isinstance(change, (Wait, Refuse)):
            return change
        policy = self.policies.of(change.entity)
        if change.kind is ActionKind.CREATE:
            return self._creation(entry, change, policy, now)
        key = key_in_books(self.inbox, change)
        if key is None:
            return Wait("The record is not in the books yet.", waits_for=str(change.after or ""))
        change = msgspec.structs.replace(change, key=key)
        found = self._now(change.entity, key)
        if found.failure is not None:
            return Wait(found.failure.sentence)
        ours = canonical(found.entity) if found.entity is not None else b""
        work = self._deletion if change.kind is ActionKind.DELETE else self._edit
        decision = work(entry, change, policy, ours, now)
        return msgspec.structs.replace(decision, version=found.version) if isinstance(decision, Go) else decision

    def creation(self, entry: InboxEntry) -> Write | None:
        """What would be written of a new record, as far as nobody is asked. Raises SkipRecord, MsgspecError."""
        change = self._in_books_words(entry.change)
        return self._write(change, ActionKind.CREATE, change.content) if isinstance(change, PlatformChange) else None

    def put_back(self, entry: InboxEntry, write: Write, now: dt.datetime) -> Conflict | None:
        """What to ask when the record is as before a write that did not seem to arrive, and yet was touched since.

        It arrived and somebody put it back, or somebody only looked: nobody can say. Raises as `Source.fetch`.
        """
        if write.kind is ActionKind.CREATE:
            return None
        found = self._now(write.entity, write.key)
        ours = canonical(found.entity) if found.entity is not None else b""
        if not ours or ours != entry.before or found.version == entry.version:
            return None
        deleted = write.kind is ActionKind.DELETE
        fields = differing(write.entity, ours, write.content) if not deleted else ()
        kind = ConflictKind.DELETED_ON_PLATFORM if deleted else ConflictKind.FIELDS
        change = msgspec.structs.replace(entry.change, key=write.key)
        return _conflict(change, kind, fields, ours, now)

    def _creation(self, entry: InboxEntry, change: PlatformChange, policy: KindPolicy, now: dt.datetime) -> Decision:
        decided = _decision_of(entry)
        write = self._write(change, ActionKind.CREATE, change.content)
        if decided is None or decided.choice is Choice.KEEP_PLATFORM:
            # Written once, and our memory of it was lost: a document tells by our reference in it. A master has none,
            # and one that looks the same may be somebody else's: a person says whether it is.
            there = self.books.settle(write) if change.entity in MONEY_KINDS else None
            if there is not None:
                return Agreed(there.key)
            if (twin := self.twin(change, now)) is not None:
                return Ask(twin)
        elif decided.choice is Choice.LINK and entry.conflict is not None:
            return self._linked(change, entry.conflict.key, policy)
        elif decided.choice is Choice.KEEP_BOOKS:
            return _kept(decided)
        else:
            return Go(write, alike=tuple(self.books.find_alike(change.entity, change.content)))
        return Go(write)

    def twin(self, change: PlatformChange, now: dt.datetime) -> Conflict | None:
        """What to ask of a new record that the books seem to have already. Raises as `Books.find_alike`."""
        if change.kind is not ActionKind.CREATE or not (alike := self.books.find_alike(change.entity, change.content)):
            return None
        ours = self._content(change.entity, alike[0])
        fields = differing(change.entity, ours, change.content)
        return _conflict(change, ConflictKind.DUPLICATE, fields, ours, now, alike[0])

    def _linked(self, change: PlatformChange, key: Key, policy: KindPolicy) -> Decision:
        ours = self._content(change.entity, key)
        if not ours:
            return Refuse(f"The record {key}, which it was to be linked with, is not in the books.", "not_found")
        if change.entity in MONEY_KINDS:  # a document that people made in the books is never edited
            return Agreed(key, differing(change.entity, ours, change.content))
        linked = msgspec.structs.replace(change, key=key)
        return self._updated(linked, filled_in(change.entity, ours, change.content, policy), ours)

    def _edit(
        self, entry: InboxEntry, change: PlatformChange, policy: KindPolicy, ours: bytes, now: dt.datetime
    ) -> Decision:
        decided, kind = _decision_of(entry), change.entity
        if not ours:
            if decided is None or entry.conflict is None or entry.conflict.kind is ConflictKind.FIELDS:
                return Ask(_conflict(change, ConflictKind.DELETED_IN_BOOKS, (), ours, now))
            if decided.choice is Choice.KEEP_BOOKS:
                return _kept(decided)
            anew = msgspec.structs.replace(change, key=Key(""))
            return Go(self._write(anew, ActionKind.CREATE, change.content))
        choices = None
        if decided is not None and entry.conflict is not None:
            if _still_fits(kind, entry.conflict, ours, change.content):
                choices = {name: decided.fields.get(name, decided.choice) for name in entry.conflict.fields}
            elif entry.conflict.kind is ConflictKind.RESTORED_AWAY:
                return Ask(msgspec.structs.replace(entry.conflict, ours=ours, since=now))
        merged = merge(kind, change.base, ours, change.content, policy, choices)
        if merged.conflicts:
            return Ask(_conflict(change, ConflictKind.FIELDS, merged.conflicts, ours, now))
        return self._updated(change, merged, ours)

    def _updated(self, change: PlatformChange, merged: Merged, ours: bytes) -> Decision:
        if not merged.fields:
            return Agreed(change.key, merged.books_won)
        write = self._write(change, ActionKind.UPDATE, merged.content, merged.fields, fingerprint(ours))
        return Go(write, ours, merged.books_won)

    def _deletion(
        self, entry: InboxEntry, change: PlatformChange, policy: KindPolicy, ours: bytes, now: dt.datetime
    ) -> Decision:
        if not ours:
            return Agreed(change.key)
        if policy.deleted_on_platform is Deletion.IGNORE:
            return Refuse("Deletions on the platform are not carried out in the books (a setting).", "deletion_ignored")
        decided, edited = _decision_of(entry), differing(change.entity, change.base, ours)
        if decided is not None and decided.choice is Choice.KEEP_BOOKS:
            return _kept(decided)
        fits = decided is not None and entry.conflict is not None and entry.conflict.ours == ours
        if edited and not fits:
            if policy.conflict is Policy.ASK:
                return Ask(_conflict(change, ConflictKind.DELETED_ON_PLATFORM, edited, ours, now))
            if policy.conflict is Policy.BOOKS_WIN:
                return Refuse("It was edited in the books meanwhile, and the books win (a setting).", "books_win")
        write = self._write(change, ActionKind.DELETE, b"", (), fingerprint(ours))
        return Go(msgspec.structs.replace(write, deletion=policy.deleted_on_platform), ours)

    # -- what it stands on -----------------------------------------------------------------------------------------

    def _waits_for_earlier(self, change: PlatformChange) -> Decision | None:
        earlier = self.inbox.inbox_entry(change.after) if change.after else None
        if earlier is None:
            return None
        if earlier.state not in (InboxState.DONE, InboxState.TOLD):
            return Wait("An earlier edit of the same record is not settled yet.", waits_for=earlier.change.id)
        creation = self.inbox.inbox_entry(root_of(self.inbox, change) or earlier.change.id)
        if creation is not None and creation.change.kind is ActionKind.CREATE and _refused(creation):
            return Refuse("The record was refused by the books when it was new.", "parent_refused")
        return None

    def _in_books_words(self, change: PlatformChange) -> PlatformChange | Wait | Refuse:
        """The change with references in the books' own keys; why not, when a parent is not there."""
        if not change.content:
            return change
        entity = decode(change.entity, change.content)
        for parent in unresolved(entity, self.inbox.key_of):
            entry = self.inbox.inbox_entry(parent)
            if entry is not None and _refused(entry):
                return Refuse(
                    f"It belongs to a new {_word(entry.change.entity)} that the books refused.", "parent_refused"
                )
            what = _word(entry.change.entity) if entry is not None else "record"
            return Wait(f"It waits for a new {what} that is not in the books yet.", waits_for=parent)
        base = decode(change.entity, change.base) if change.base else None
        return msgspec.structs.replace(
            change,
            content=canonical(resolved(entity, self.inbox.key_of)),
            base=canonical(resolved(base, self.inbox.key_of)) if base is not None else b"",
        )

    def _now(self, kind: EntityKind, key: Key) -> Change:
        found = [change for page in self.source.fetch(kind, [key]) for change in page.changes if change.key == key]
        return found[0] if found else Change(key, _NO_VERSION, None)

    def _content(self, kind: EntityKind, key: Key) -> bytes:
        entity = self._now(kind, key).entity
        return canonical(entity) if entity is not None else b""

    def _write(
        self, change: PlatformChange, kind: ActionKind, content: bytes, fields: _Fields = (), expected: bytes = b""
    ) -> Write:
        identity = f"{self.connection}\x1f{self.timeline}\x1f{change.id}\x1f{kind}\x1f{change.key}"
        target = fingerprint(content) if content else b""
        return Write(
            id=ActionId(blake2b(identity.encode() + b"\x1f" + target, digest_size=16).hexdigest()),
            change=change.id,
            kind=kind,
            entity=change.entity,
            key=change.key if kind is not ActionKind.CREATE else Key(""),
            reference=reference_of(root_of(self.inbox, change) or change.id),
            content=content,
            fields=fields or (tuple(fields_of(content)) if kind is ActionKind.CREATE else ()),
            expected=expected,
        )


def reference_of(change: ChangeId) -> str:
    """Ours, for a document in the books: 90 bits of the change that creates it, in letters and digits."""
    digest = blake2b(change.encode(), digest_size=15).digest()
    return "BB" + base64.b32encode(digest).decode()[:_REFERENCE]


def _conflict(
    change: PlatformChange,
    kind: ConflictKind,
    fields: tuple[str, ...],
    ours: bytes,
    now: dt.datetime,
    key: Key | None = None,
) -> Conflict:
    return Conflict(
        change=change.id,
        entity=change.entity,
        key=key if key is not None else change.key,
        kind=kind,
        fields=fields,
        base=change.base,
        ours=ours,
        theirs=change.content,
        since=now,
        changed_by=change.changed_by,
        changed_at=change.changed_at,
    )


def _still_fits(kind: EntityKind, conflict: Conflict, ours: bytes, theirs: bytes) -> bool:
    """Whether a decision was made about the values that both sides have now."""
    if conflict.kind not in (ConflictKind.FIELDS, ConflictKind.RESTORED_AWAY):
        return False
    moved = {*differing(kind, conflict.ours, ours), *differing(kind, conflict.theirs, theirs)}
    return moved.isdisjoint(conflict.fields)


def _decision_of(entry: InboxEntry) -> Resolution | None:
    return entry.resolution if entry.conflict is not None else None


def _kept(decided: Resolution) -> Refuse:
    who = f" ({decided.decided_by})" if decided.decided_by else ""
    return Refuse(f"A person kept what the books have{who}.", "kept_books")


def _refused(entry: InboxEntry) -> bool:
    answer = entry.acknowledgement
    done = entry.state in (InboxState.DONE, InboxState.TOLD)
    return done and answer is not None and answer.outcome is ChangeOutcome.REJECTED


def _word(kind: EntityKind) -> str:
    return kind.value.replace("_", " ").removesuffix("s")


_NO_VERSION = Version("")
