"""Planning is a pure function of what the books have and what was agreed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connector.domain.actions import ActionKind
from connector.domain.changes import Change
from connector.domain.entities import Entity, control_amount
from connector.domain.fingerprint import canonical, field_digests, fingerprint
from connector.domain.keys import ConnectionId, EntityKind, Key, TimelineId, Version
from connector.domain.links import Link
from connector.domain.ports import RemoteEntry
from connector.sync.plan import Scope, above, plan, repair
from tests.fakes.entities import customer, invoice, key_of

CUSTOMERS = Scope(ConnectionId("c1"), TimelineId("t1"), EntityKind.CUSTOMER)
INVOICES = Scope(ConnectionId("c1"), TimelineId("t1"), EntityKind.INVOICE)
GONE = Change(Key("C1"), Version(""), None)


def _change(entity: Entity) -> Change:
    return Change(key_of(entity), Version("v2"), entity)


def _link(entity: Entity | None, revision: int = 3) -> Link:
    content = canonical(entity) if entity is not None else b""
    money = control_amount(entity) if entity is not None else ("", 0)
    wanted, digests = (fingerprint(content), field_digests(content)) if content else (b"", b"")
    return Link(Key("C1"), "r1", revision, wanted, digests, Version("v1"), *money)


def _seen(entity: Entity, revision: int) -> RemoteEntry:
    return RemoteEntry(Key("C1"), "r1", revision, fingerprint(canonical(entity)), *control_amount(entity))


def test_new_record_is_created() -> None:
    """A record without a link is a creation at revision 1 that carries all it needs."""
    bill = invoice(total=500)
    action = plan(_change(bill), None, INVOICES)
    assert action is not None
    assert (action.kind, action.revision, action.version) == (ActionKind.CREATE, 1, "v2")
    assert (action.content, action.fingerprint) == (canonical(bill), fingerprint(canonical(bill)))
    assert (action.currency, action.amount) == ("MYR", 500)


def test_equal_record_needs_nothing() -> None:
    """The agreed content again, whatever its version, is no action."""
    assert plan(_change(customer()), _link(customer()), CUSTOMERS) is None


def test_edited_record_names_its_fields() -> None:
    """An edit is an update above the link's revision that says which fields differ."""
    action = plan(_change(customer(name="Baharu", email="a@b.my")), _link(customer()), CUSTOMERS)
    assert action is not None
    assert (action.kind, action.revision, action.changed) == (ActionKind.UPDATE, 4, ("email", "name"))


def test_deletion_and_return() -> None:
    """A deletion goes above the link; a record that comes back goes above its tombstone; gone twice is nothing."""
    gone = plan(GONE, _link(customer()), CUSTOMERS)
    back = plan(_change(customer()), _link(None, 4), CUSTOMERS)
    assert gone is not None
    assert back is not None
    assert (gone.kind, gone.revision, gone.content, gone.fingerprint) == (ActionKind.DELETE, 4, b"", b"")
    assert (back.kind, back.revision) == (ActionKind.CREATE, 5)
    assert plan(GONE, _link(None), CUSTOMERS) is None
    assert plan(GONE, None, CUSTOMERS) is None


def test_there_and_back_is_three_actions() -> None:
    """a→b→a are different actions though the first and the last want the same; planned again each is itself."""
    first = plan(_change(customer()), None, CUSTOMERS)
    last = plan(_change(customer()), _link(customer(name="b"), 2), CUSTOMERS)
    assert first is not None
    assert last is not None
    assert first.id != last.id
    assert first.fingerprint == last.fingerprint
    assert plan(_change(customer()), None, CUSTOMERS) == first


@given(st.none() | st.integers(1, 9), st.none() | st.integers(1, 9), st.booleans(), st.booleans(), st.booleans())
def test_repair_ends_above_both_sides(
    agreed: int | None, seen: int | None, exists: bool, same: bool, gone: bool
) -> None:
    """Whatever was agreed and whatever the platform has: nothing when it has the books' state, else above both."""
    ours = _change(customer(name="ours")) if exists else GONE
    link = _link(None if gone else customer(name="agreed"), agreed) if agreed else None
    theirs = _seen(customer(name="ours" if same else "theirs"), seen) if seen else None
    action = repair(ours, link, theirs, CUSTOMERS)
    if action is None:
        assert (exists and theirs is not None and same) or (not exists and theirs is None)
        return
    assert action.revision == max(agreed or 0, seen or 0) + 1
    if not exists:
        assert action.kind is ActionKind.DELETE
    else:
        assert action.kind is (ActionKind.CREATE if theirs is None else ActionKind.UPDATE)


def test_repair_looks_at_the_amount_too() -> None:
    """The same fingerprint with another control amount on the platform is a difference."""
    bill = invoice(total=500)
    seen = RemoteEntry(Key("IV1"), "r1", 2, fingerprint(canonical(bill)), "MYR", 499)
    assert repair(_change(bill), None, seen, INVOICES) is not None


def test_above_counts_as_an_update() -> None:
    """What was a creation and turns out to overwrite something is left to the safeguard; a deletion stays one."""
    create = plan(_change(customer()), None, CUSTOMERS)
    delete = plan(GONE, _link(customer()), CUSTOMERS)
    assert create is not None
    assert delete is not None
    again = above(create, 7, CUSTOMERS)
    assert (again.kind, again.revision, again.content) == (ActionKind.UPDATE, 8, create.content)
    assert again.id != create.id
    assert above(delete, 7, CUSTOMERS).kind is ActionKind.DELETE
