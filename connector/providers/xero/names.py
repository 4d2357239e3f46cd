"""Contacts and items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from connector.domain.entities import Entity
from connector.domain.errors import DuplicateKey, Rejected
from connector.domain.parties import Customer
from connector.domain.products import Product
from connector.domain.writing import Deletion, Write
from connector.ledger.wished import added, unlike
from connector.online.places import Body
from connector.online.remembered import Json
from connector.providers.xero.kinds import KindBooks, key_over

_LONGEST_CODE: Final = 30
_LONGEST_NAME: Final = 50
"""Characters (xero_accounting.yaml, Item)."""


class ContactBooks(KindBooks):
    """Contacts: never deleted, but archived; a name is there once among those that are not."""

    ends = "archives"

    def new(self, write: Write, wanted: Entity) -> Body:
        """A new contact. Raises Rejected."""
        if getattr(wanted, "code", ""):
            raise Rejected("Xero gives the code of a contact itself.", remedy="Leave the code empty.")
        made = self.maker().made(wanted, write.fields, None)
        currency = getattr(wanted, "currency", "")
        if currency and currency != self.source.organisation.home:
            made["DefaultCurrency"] = currency
        return made

    def made(self, write: Write) -> Json | None:
        """The contact of its name. Raises DuplicateKey: it is another one."""
        for record in self.named(str(getattr(self.wanted(write), "name", ""))):
            if record.get("ContactStatus") == "ACTIVE":
                there = self.entity(record)
                if not unlike(there, write) and not added(there, write):
                    self.source.remember(self.shape, record)
                    return record
                raise DuplicateKey(f"Xero already has a contact {record['Name']}.", remedy="Choose another name.")
        return None

    def named(self, name: str) -> list[Json]:
        """Contacts of a name, archived ones too."""
        if not name or self.source.looked.is_absent(self.shape, name):
            return []
        rows = self.source.client.asked(self.shape, searchTerm=name)
        return [row for row in rows if str(row.get("Name") or "").lower() == name.lower()]

    def foreseen(self, write: Write) -> Sequence[str]:
        """Its name."""
        return (str(getattr(self.wanted(write), "name", "")),)

    def remove(self, write: Write, record: Json) -> Json:
        """Archive a contact. Raises Rejected."""
        if write.deletion is not Deletion.DEACTIVATE:
            raise Rejected("Xero does not delete a contact; it can be archived.", remedy="Let deletions deactivate it.")
        return self.end(record, key_over(write.id, record))

    def removed(self, write: Write, there: Entity | None) -> bool:
        """Whether it is archived."""
        return not isinstance(there, Customer) or there.state != "active"

    def is_final(self, write: Write) -> bool:
        """Archived ones come back."""
        return write.deletion is not Deletion.DEACTIVATE

    def end(self, record: Json, key: str) -> Json:
        """Archive a contact."""
        return self.save({self.shape.id: record[self.shape.id], "ContactStatus": "ARCHIVED"}, key)

    def put_back(self, write: Write, record: Json, before: Json) -> Body:
        """What makes a contact what it was."""
        return super().put_back(write, record, before) if write.fields else {"ContactStatus": "ACTIVE"}


class ItemBooks(KindBooks):
    """Items: known by their code, and deleted for good."""

    def new(self, write: Write, wanted: Entity) -> Body:
        """A new item. Raises Rejected."""
        assert isinstance(wanted, Product)  # noqa: S101  # the kind of the write says so
        if not wanted.code:
            raise Rejected("Xero wants a code for each item.", remedy="Enter one on the platform.")
        if "stock_control" in write.fields and wanted.stock_control:
            raise Rejected("Items with a stock are made in Xero.", remedy="Switch stock control off.")
        made = self.maker().made(wanted, [name for name in write.fields if name != "stock_control"], None)
        return self._fitting({"Code": wanted.code, **made})

    def changed(self, write: Write, wanted: Entity, record: Json) -> Body:
        """An edit. Raises Rejected."""
        if "stock_control" in write.fields:
            raise Rejected("Whether an item has a stock is decided in Xero.", remedy="Change it there.")
        return self._fitting(super().changed(write, wanted, record))

    def made(self, write: Write) -> Json | None:
        """The item of its code. Raises DuplicateKey: it is another one."""
        wanted = self.wanted(write)
        assert isinstance(wanted, Product)  # noqa: S101  # the kind of the write says so
        rows = self.source.client.page(self.shape, 1).rows
        record = next((row for row in rows if row.get("Code") == wanted.code), None)
        if record is None:
            return None
        there = self.entity(record)
        if not unlike(there, write) and not added(there, write):
            return record
        raise DuplicateKey(f"Xero already has an item {wanted.code}.", remedy="Choose another code.")

    def foreseen(self, write: Write) -> Sequence[str]:
        """Its code and its name."""
        wanted = self.wanted(write)
        return tuple(str(getattr(wanted, name, "") or "") for name in ("code", "description"))

    def remove(self, write: Write, record: Json) -> Json:
        """Delete an item. Raises Rejected."""
        if write.deletion is not Deletion.DELETE:
            raise Rejected("Xero has no inactive items; one can be deleted.", remedy="Let deletions delete it.")
        return self.end(record, "")

    def removed(self, write: Write, there: Entity | None) -> bool:
        """Whether it is gone."""
        return there is None

    def end(self, record: Json, key: str) -> Json:
        """Delete an item; what is gone already is gone."""
        self.source.client.delete(self.shape, str(record[self.shape.id]))
        self.source.forget(self.shape, self.key_of(record))
        return {}

    def _fitting(self, made: Body) -> Body:
        for name, most in (("Code", _LONGEST_CODE), ("Name", _LONGEST_NAME)):
            if len(str(made.get(name) or "")) > most:
                raise Rejected(f"The {name.lower()} of an item in Xero has at most {most} characters.")
        return made
