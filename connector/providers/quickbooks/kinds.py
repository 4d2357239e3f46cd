"""Writing one kind of record into QuickBooks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b

from connector.domain.actions import ActionKind
from connector.domain.entities import MONEY_KINDS, Entity
from connector.domain.errors import DuplicateKey, NotInBooks, Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import Key
from connector.domain.writing import Deletion, Write, WriteResult, Written
from connector.ledger.wished import added, unlike
from connector.online.kinds import RecordBooks
from connector.online.places import Body
from connector.online.refusals import NoSuchRecord
from connector.online.remembered import Json
from connector.providers.quickbooks.bodies import BodyMaker
from connector.providers.quickbooks.looked import Question
from connector.providers.quickbooks.shapes import Shape
from connector.providers.quickbooks.source import QuickBooksSource


class KindBooks(RecordBooks):
    """One kind of names, each of which is there once; what documents need besides is in a class below this one."""

    def __init__(self, source: QuickBooksSource, shape: Shape) -> None:
        self.shape = shape
        self.source = source
        self.word = shape.word

    def read(self, key: Key) -> Json | None:
        """A record as it is now."""
        return self.source.record(self.shape, key)

    def last_told(self, key: Key) -> Json | None:
        """A record as it was told last: a write over another state is refused by QuickBooks (5010)."""
        return self.source.remembered(self.shape, key)

    def forget(self, key: Key) -> None:
        """A record is not as it was told."""
        self.source.forget(self.shape, key)

    def key_of(self, record: Json) -> Key:
        """The record's `Id`."""
        return self.shape.key_of(record)

    def entity(self, record: Json) -> Entity:
        """The record as an entity. Raises SkipRecord."""
        return self.source.reader.entity(self.shape, record)

    # -- what kinds of documents do otherwise --------------------------------------------------------------------------

    def new(self, write: Write, wanted: Entity) -> Body:
        """What is sent for a new record. Raises Rejected."""
        return self.maker().created(wanted, write.fields)

    def made(self, write: Write) -> Json | None:
        """The record that a creation made, if it did: the one of its name, which no two may have.

        Raises:
            DuplicateKey: another record has its name.
        """
        column, name = self._name(write)
        for record in self.source.looked.equal(self.shape, **{column: name}) if name else ():
            there = self.source.reader.entity(self.shape, record)
            if not unlike(there, write) and not added(there, write):
                self.source.remember(self.shape, record)
                return record
            raise DuplicateKey(f"QuickBooks already has a {self.shape.word} {name}.", remedy="Choose another name.")
        return None

    def remove(self, write: Write, record: Json) -> Json:
        """What a deletion on the platform does. Names are never deleted (providers.md, 1.2). Raises Rejected."""
        if write.deletion is not Deletion.DEACTIVATE:
            raise Rejected(
                f"QuickBooks does not delete a {self.shape.word}; it can be made inactive.",
                remedy=f"Let deletions of {self.shape.kind.value.replace('_', ' ')} deactivate them.",
            )
        return self.update({**same(record), "sparse": True, "Active": False}, write)

    def removed(self, write: Write, there: Entity | None) -> bool:
        """Whether a deletion was done."""
        return there is None or not stands(there)

    # -- details -----------------------------------------------------------------------------------------------------

    def maker(self) -> BodyMaker:
        """Of bodies of this kind."""
        section = self.source.rules.section(self.shape.kind, self.shape.name)
        return BodyMaker(self.shape, section, self.source.preferences.home)

    def save(self, body: Json, request_id: str, **query: str) -> Json:
        """Send a record; it is kept as the answer tells it."""
        return self.kept(body, self.source.client.write(self.shape, body, request_id, **query))

    def kept(self, body: Json, told: Json) -> Json:
        """What was told of a record that was sent."""
        key = Key(str(body.get("Id") or ""))
        if self.shape.select != "*" and "Sku" not in told:  # as in a query that does not ask for it
            before = self.source.remembered(self.shape, key) or {}
            sku = body["Sku"] if "Sku" in body else before.get("Sku") if body.get("sparse") else None
            told = {**told, "Sku": sku}
        self.source.wrote(self.shape, told)
        return told

    def create(self, write: Write) -> WriteResult:
        """A new record. Raises as `apply`."""
        body = self.prepared(write)
        return self.entered(write, lambda: self.save(body, write.id))

    def prepared(self, write: Write) -> Body:
        """What is sent for a new record. Raises Rejected."""
        body = self.new(write, self.wanted(write))
        check_currency(self.source, body)
        return body

    def entered(self, write: Write, send: Callable[[], Json]) -> WriteResult:
        """What is told of a new record. Raises as `apply`."""
        try:
            told = send()
        except DuplicateKey:
            # An earlier try of ours may be what is there, and our reference says so. A name says nothing: somebody may
            # have entered it in this minute.
            self.source.looked.clear()
            record = self.made(write) if write.entity in MONEY_KINDS else None
            if record is None:
                raise
            told = record
        except NoSuchRecord as exc:
            raise NotInBooks(exc.sentence, remedy="Something that it names is inactive or gone.") from exc
        return self.finished(write, told)

    def retract(self, write: Write, told: Json) -> None:
        """A record that was made is not to be."""
        request_id = request_of(write, f"back {told['SyncToken']}")
        self.source.client.write(self.shape, same(told), request_id, operation="delete")
        self.source.gone(self.shape, self.shape.key_of(told))

    # -- taking back ---------------------------------------------------------------------------------------------------

    def undoes(self, write: Write) -> str:
        """What taking a write back does."""
        made = "makes inactive" if self.shape.named else "deletes"
        return {ActionKind.CREATE: made, ActionKind.UPDATE: "puts back", ActionKind.DELETE: "brings back"}[write.kind]

    def is_final(self, write: Write) -> bool:
        """Only what was made inactive comes back."""
        return write.deletion is not Deletion.DEACTIVATE

    def take_back(self, written: Written, record: Json, before: Json) -> None:
        """Undo a write of a record that is as we left it. Raises as `apply`."""
        write = written.write
        request_id = blake2b(f"undo|{write.id}|{record['SyncToken']}".encode(), digest_size=16).hexdigest()
        if write.kind is ActionKind.CREATE and not self.shape.named:
            self.source.client.write(self.shape, same(record), request_id, operation="delete")
            self.source.gone(self.shape, written.key)
        elif write.kind is ActionKind.CREATE:
            self.save({**same(record), "sparse": True, "Active": False}, request_id)
        else:
            self.save({**before, **same(record), "sparse": False}, request_id)

    def change(self, write: Write, record: Json) -> Json:
        """An edit. Raises as `apply`."""
        wanted = decode(write.entity, write.content)
        if "currency" in write.fields:
            raise Rejected(f"The currency of a {self.shape.word} cannot be changed in QuickBooks.")
        return self.update(self.changed(write, wanted, record), write)

    def changed(self, write: Write, wanted: Entity, record: Json) -> Body:
        """What is sent for an edit. Raises Rejected."""
        return self.maker().changed(record, wanted, write.fields)

    def update(self, body: Body, write: Write) -> Json:
        """Send a record as it shall be."""
        return self.save(body, request_of(write, str(body["SyncToken"])))

    def foreseen(self, writes: Sequence[Write]) -> Iterator[Sequence[Question]]:
        """What `made` will ask for new records, besides what is asked to find those that look the same."""
        yield from ()

    def _name(self, write: Write) -> tuple[str, str]:
        wanted = decode(write.entity, write.content)
        if hasattr(wanted, "name"):
            return "DisplayName", str(wanted.name)
        return "Name", str(getattr(wanted, "description", ""))


def request_of(write: Write, sync_token: str) -> str:
    """The id of a request that changes a record: the same for every try of one write over one state. A write that is
    planned anew over another state has the same id of its own, and must not be given the refusal of before."""
    return blake2b(f"{write.id}|{sync_token}".encode(), digest_size=16).hexdigest()


def check_currency(source: QuickBooksSource, body: Body) -> None:
    """One currency needs no name, and another one needs a company that has many. Raises NotInBooks."""
    reference = body.get("CurrencyRef")
    wished = str(reference.get("value") or "") if isinstance(reference, dict) else ""
    told = source.preferences
    if told.many_currencies:
        return
    body.pop("CurrencyRef", None)
    if wished not in ("", told.home):
        raise NotInBooks(
            f"The company has no currency but {told.home}.",
            remedy="Switch multicurrency on in QuickBooks, or use the company's own currency.",
        )


def stands(entity: Entity) -> bool:
    """Whether a customer or product is active."""
    state = getattr(entity, "state", None)
    return str(state) == "active" if state is not None else bool(getattr(entity, "active", True))


def same(record: Json) -> Body:
    """What says which record is meant, and which save of it."""
    return {"Id": record["Id"], "SyncToken": record["SyncToken"]}
