"""Writing one kind of record into Xero.

There is no version, so that nothing can be refused because somebody saved meanwhile: a record is read in the moment
before it is written, compared with what was planned against, and then only what was wished is sent (providers.md, 2.2).
What is repeated under one `Idempotency-Key` is done once; how long Xero remembers is not published, so that a lost
answer is asked for in the records themselves.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from hashlib import blake2b

from connector.domain.actions import ActionKind
from connector.domain.entities import MONEY_KINDS, Entity
from connector.domain.errors import DuplicateKey, NotInBooks, Rejected
from connector.domain.keys import Key
from connector.domain.writing import Write, WriteResult, Written
from connector.online.kinds import RecordBooks
from connector.online.places import Body
from connector.online.refusals import NoSuchRecord
from connector.online.remembered import Json
from connector.providers.xero.bodies import BodyMaker
from connector.providers.xero.shapes import Shape
from connector.providers.xero.source import XeroSource


class KindBooks(RecordBooks):
    """What all kinds have in common."""

    def __init__(self, source: XeroSource, shape: Shape) -> None:
        self.shape = shape
        self.source = source
        self.word = shape.word

    def read(self, key: Key) -> Json | None:
        """A record as it is in this moment."""
        return self.source.record(self.shape, key)

    def last_told(self, key: Key) -> Json | None:
        """Nothing: Xero would take a write over any state."""
        return None

    def forget(self, key: Key) -> None:
        """A record is not as it was told."""
        self.source.forget(self.shape, key)

    def key_of(self, record: Json) -> Key:
        """The record's key."""
        return self.shape.key_of(record)

    def entity(self, record: Json) -> Entity:
        """The record as an entity. Raises SkipRecord."""
        return self.source.reader.entity(self.shape, record)

    def create(self, write: Write) -> WriteResult:
        """A new record. Raises as `apply`."""
        body = self.new(write, self.wanted(write))
        return self.entered(write, lambda: self.save(body, write.id, new=True))

    def entered(self, write: Write, send: Callable[[], Json]) -> WriteResult:
        """What is told of a new record. Raises as `apply`."""
        try:
            told = send()
        except DuplicateKey:
            # An earlier try of ours may be what is there, and our reference says so. A name says nothing: somebody may
            # have entered it in this minute.
            self.source.looked.clear()
            found = self.made(write) if write.entity in MONEY_KINDS else None
            if found is None:
                raise
            told = found
        except NoSuchRecord as exc:
            raise NotInBooks(exc.sentence, remedy="Something that it names is archived or gone.") from exc
        return self.finished(write, told)

    def change(self, write: Write, record: Json) -> Json:
        """An edit. Raises as `apply`."""
        return self.update(self.changed(write, self.wanted(write), record), write, record)

    @abstractmethod
    def new(self, write: Write, wanted: Entity) -> Body:
        """What is sent for a new record. Raises Rejected."""

    def changed(self, write: Write, wanted: Entity, record: Json) -> Body:
        """What is sent for an edit. Raises Rejected."""
        if "currency" in write.fields:
            raise Rejected(
                f"The currency of a {self.word} is not changed from the platform.", remedy="Change it in Xero."
            )
        return self.maker().made(wanted, write.fields, record)

    def maker(self) -> BodyMaker:
        """Of bodies of this kind."""
        return BodyMaker(self.shape, self.source.rules.section(self.shape.kind, self.shape.name))

    def save(self, body: Body, key: str, *, new: bool = False) -> Json:
        """Send a record; it is kept as the answer tells it."""
        return self.kept(self.source.client.write(self.shape, body, key, new=new))

    def kept(self, told: Json) -> Json:
        """What was told of a record that was sent."""
        self.source.remember(self.shape, told)
        self.source.looked.came(self.shape, told)
        return told

    def foreseen(self, write: Write) -> Sequence[str]:
        """Names or references that will be asked for before a new record is made."""
        return (write.reference,)

    def update(self, body: Body, write: Write, record: Json) -> Json:
        """Send what is wished of a record; whatever else it has stays."""
        identifier = self.shape.id
        return self.save({identifier: record[identifier], **body}, key_over(write.id, record))

    def is_gone(self, told: Json) -> bool:
        """Whether what was told of a write is that the record is no more."""
        return not told or not self.shape.counts(told)

    # -- taking back ---------------------------------------------------------------------------------------------------

    ends = "deletes"
    """What taking back a new record does."""

    def undoes(self, write: Write) -> str:
        """What taking a write back does."""
        return {ActionKind.CREATE: self.ends, ActionKind.UPDATE: "puts back", ActionKind.DELETE: "brings back"}[
            write.kind
        ]

    def is_final(self, write: Write) -> bool:
        """What was deleted or voided stays so."""
        return True

    def take_back(self, written: Written, record: Json, before: Json) -> None:
        """Undo a write of a record that is as we left it. Raises as `apply`."""
        write, identifier = written.write, self.shape.id
        key = key_over(f"undo|{write.id}", record)
        if write.kind is ActionKind.CREATE:
            self.end(record, key)
            return
        body = self.put_back(write, record, before)
        self.save({identifier: record[identifier], **body}, key)

    @abstractmethod
    def end(self, record: Json, key: str) -> Json:
        """A record is not to be any more; as it is then. Raises as `apply`."""

    def put_back(self, write: Write, record: Json, before: Json) -> Body:
        """What makes a record what it was."""
        return self.maker().made(self.entity(before), write.fields, record)


def key_over(name: str, record: Json) -> str:
    """The key of a request that changes a record: the same for every try over one state of it, and another one over
    another state, which must not be given the answer of before."""
    return blake2b(f"{name}|{record.get('UpdatedDateUTC')}".encode(), digest_size=16).hexdigest()
