"""The platform as a sink: every action answered once, whatever happens on the way."""

from __future__ import annotations

import traceback

import httpx
import msgspec
import pytest

from connector.domain.actions import Action, ResultKind
from connector.domain.errors import (
    AnswerLost,
    BridgeError,
    LeaseHeld,
    ProtocolBroken,
    SignInRefused,
    Throttled,
    TimelineBroken,
    Unreachable,
    WrongCompany,
)
from connector.domain.fingerprint import BUCKETS, fingerprint
from connector.domain.keys import EntityKind, Key
from connector.domain.ports import RemoteEntry
from connector.domain.reconciliation import Entry, Tally
from connector.platform.client import LeaseLost
from connector.platform.sink import PlatformSink
from connector.platform.wire import MAX_BATCH_BYTES, MAX_BATCH_RECORDS, Batch, ProblemCode
from tests.contracts.actions import deletion, upsert
from tests.fakes.clock import ManualClock
from tests.fakes.entities import customer, invoice
from tests.fakes.platform_app import Fault, PlatformApp, Refused, body_of, problem
from tests.platform.conftest import client_of, sink_of

CUSTOMERS = EntityKind.CUSTOMER
RECORDS = "/records/"


def customers(count: int, revision: int = 1) -> list[Action]:
    """Some customers to be written."""
    return [upsert(customer(f"C{n:05}", f"Kedai {revision}"), revision) for n in range(count)]


def batches(app: PlatformApp) -> list[Batch]:
    """What was sent as records, unpacked."""
    sent = [body_of(request) for request in app.requests if RECORDS in request.url.path]
    return [msgspec.json.decode(body, type=Batch) for body in sent]


def test_identity_tells_platform_organization_and_sequence(app: PlatformApp, sink: PlatformSink) -> None:
    """The engine's timeline of the platform rests on what the handshake says."""
    sink.identify()
    sink.apply(CUSTOMERS, customers(1))
    identity = sink.identify()
    assert identity.marks == {"platform_id": "platform-1"}
    assert identity.counters == {"sequence": 1, "changes": 0}
    assert (identity.company.name, identity.origin) == ("maju", "platform.example")
    assert app.kept["sql_accounting"].company_name == "Maju Sdn Bhd"


def test_records_arrive_as_they_are(app: PlatformApp, sink: PlatformSink) -> None:
    """Content goes over the wire byte for byte; deletions carry none; results come in order, each with its id."""
    actions = [upsert(customer("C1", "阿明")), upsert(customer("C2")), deletion(CUSTOMERS, "C3", 4)]
    results = sink.apply(CUSTOMERS, actions)
    assert [(result.id, result.kind) for result in results] == [
        (actions[0].id, ResultKind.CREATED),
        (actions[1].id, ResultKind.CREATED),
        (actions[2].id, ResultKind.DELETED),
    ]
    assert [result.revision for result in results] == [1, 1, 4]
    assert all(result.remote for result in results)
    assert app.live(CUSTOMERS)[Key("C1")].content == actions[0].content
    (sent,) = batches(app)
    assert [bytes(record.content) for record in sent.records] == [actions[0].content, actions[1].content, b""]


def test_a_refused_record_does_not_hold_up_the_others(app: PlatformApp, sink: PlatformSink) -> None:
    """A rejection is an answer with its reason."""
    app.rejected[Key("C1")] = "Customer C1: the name is missing."
    results = sink.apply(CUSTOMERS, [upsert(customer("C1")), upsert(customer("C2"))])
    assert [result.kind for result in results] == [ResultKind.REJECTED, ResultKind.CREATED]
    assert results[0].reason == "Customer C1: the name is missing."


def test_the_idempotency_key_stands_for_the_actions(app: PlatformApp, sink: PlatformSink) -> None:
    """The same batch has the same key, another one another."""
    sink.apply(CUSTOMERS, customers(2))
    sink.apply(CUSTOMERS, customers(2))
    sink.apply(CUSTOMERS, customers(1))
    keys = [request.headers["Idempotency-Key"] for request in app.requests if RECORDS in request.url.path]
    assert keys[0] == keys[1] != keys[2]


def test_many_records_are_split_by_number(app: PlatformApp, sink: PlatformSink) -> None:
    """No request has more records than the platform takes; the order stays."""
    actions = customers(2 * MAX_BATCH_RECORDS + 1)
    results = sink.apply(CUSTOMERS, actions)
    assert [result.id for result in results] == [action.id for action in actions]
    assert [len(batch.records) for batch in batches(app)] == [MAX_BATCH_RECORDS, MAX_BATCH_RECORDS, 1]


def test_large_records_are_split_by_size(app: PlatformApp, sink: PlatformSink) -> None:
    """No request is larger than the platform takes, unpacked."""
    actions = [upsert(customer(f"C{n}", "x" * 1_000_000)) for n in range(9)]
    results = sink.apply(CUSTOMERS, actions)
    assert [result.kind for result in results] == [ResultKind.CREATED] * 9
    assert [len(batch.records) for batch in batches(app)] == [4, 4, 1]


def test_a_record_that_is_too_large_is_refused_alone(app: PlatformApp, sink: PlatformSink) -> None:
    """It is answered without being sent; its neighbours go through."""
    actions = [upsert(customer("C1")), upsert(customer("C2", "x" * MAX_BATCH_BYTES)), upsert(customer("C3"))]
    results = sink.apply(CUSTOMERS, actions)
    assert [result.kind for result in results] == [ResultKind.CREATED, ResultKind.REJECTED, ResultKind.CREATED]
    assert "4.0 MB" in results[1].reason
    assert set(app.live(CUSTOMERS)) == {"C1", "C3"}


def test_halves_when_something_on_the_way_takes_less(app: PlatformApp, sink: PlatformSink) -> None:
    """A proxy's smaller bound is found, remembered, and what still does not fit is refused by itself."""
    app.most_bytes = 20_000
    actions = customers(400)
    actions.insert(7, upsert(customer("BIG", "x" * 30_000)))
    results = sink.apply(CUSTOMERS, actions)
    assert [result.id for result in results] == [action.id for action in actions]
    assert [result.id for result in results if result.kind is not ResultKind.CREATED] == [actions[7].id]
    assert len(app.live(CUSTOMERS)) == 400
    app.requests.clear()
    sink.apply(CUSTOMERS, customers(400, revision=2))
    assert all(len(batch.records) < 400 for batch in batches(app))
    assert {stored.writes for stored in app.live(CUSTOMERS).values()} == {2}


def test_a_lost_answer_is_settled(app: PlatformApp, sink: PlatformSink) -> None:
    """Written, the answer lost: settling tells what became of each, sending again writes nothing twice."""
    actions = customers(3)
    app.faults.append(Fault(httpx.ReadError("cut"), arrives=True, path=RECORDS))
    with pytest.raises(AnswerLost):
        sink.apply(CUSTOMERS, actions)
    unknown = upsert(customer("NEW"))
    settled = sink.settle(CUSTOMERS, [*actions, unknown])
    assert [result and result.id for result in settled] == [*(action.id for action in actions), None]
    assert all(result.agreed for result in settled if result is not None)
    assert [result.kind for result in sink.apply(CUSTOMERS, actions)] == [ResultKind.UNCHANGED] * 3
    assert {stored.writes for stored in app.live(CUSTOMERS).values()} == {1}


def test_a_part_that_was_written_makes_the_whole_uncertain(app: PlatformApp, sink: PlatformSink) -> None:
    """The second request cannot be sent: the caller must settle, for the first one is there."""
    actions = customers(MAX_BATCH_RECORDS + 10)
    app.faults.append(Fault(httpx.ConnectError("gone"), path=RECORDS, passes=1))
    with pytest.raises(AnswerLost):
        sink.apply(CUSTOMERS, actions)
    settled = sink.settle(CUSTOMERS, actions)
    assert [result is not None for result in settled] == [True] * MAX_BATCH_RECORDS + [False] * 10


FAULTS: list[tuple[str, Fault, type[BridgeError]]] = [
    ("refused", Fault(httpx.ConnectError("no")), Unreachable),
    ("silence", Fault(httpx.ReadTimeout(""), arrives=True), AnswerLost),
    ("half a body", Fault(httpx.Response(200, content=b'{"results":[{"id":"'), arrives=True), AnswerLost),
    ("a page", Fault(httpx.Response(200, html="<html>hello</html>")), AnswerLost),
    ("other JSON", Fault(httpx.Response(200, json={"ok": 1}), arrives=True), AnswerLost),
    ("too few answers", Fault(httpx.Response(200, json={"results": [], "sequence": 1})), ProtocolBroken),
    (
        "another's answer",
        Fault(httpx.Response(200, json={"results": [{"id": "x", "kind": "created"}], "sequence": 1})),
        ProtocolBroken,
    ),
    ("500", Fault(httpx.Response(500), arrives=True), AnswerLost),
    ("429", Fault(httpx.Response(429, headers={"Retry-After": "9"})), Throttled),
    ("401", Fault(problem(Refused(401, ProblemCode.UNAUTHORIZED, "no"))), SignInRefused),
    ("422", Fault(problem(Refused(422, ProblemCode.INVALID, "body: no batch"))), ProtocolBroken),
    ("409 held", Fault(problem(Refused(409, ProblemCode.LEASE_HELD, "", "BACK-OFFICE"))), LeaseHeld),
    ("409 wrong", Fault(problem(Refused(409, ProblemCode.WRONG_COMPANY, "Other."))), WrongCompany),
    ("409 unknown", Fault(problem(Refused(409, ProblemCode.CONFLICT, "Not now."))), ProtocolBroken),
]


@pytest.mark.parametrize(("fault", "error"), [pytest.param(f, e, id=name) for name, f, e in FAULTS])
def test_each_fault_of_a_write(app: PlatformApp, sink: PlatformSink, fault: Fault, error: type[BridgeError]) -> None:
    """Each fault has its error; after it, settle and send again and everything is there once."""
    action = upsert(customer("C1"))
    sink.identify()
    app.faults.append(fault)
    with pytest.raises(error) as raised:
        sink.apply(CUSTOMERS, [action])
    assert "canary" not in f"{raised.value.facts} {''.join(traceback.format_exception(raised.value))}"
    (settled,) = sink.settle(CUSTOMERS, [action])
    assert (settled is not None) == fault.arrives
    sink.apply(CUSTOMERS, [action])
    assert [stored.writes for stored in app.live(CUSTOMERS).values()] == [1]


def test_the_lease_is_taken_again_when_it_ran_out(app: PlatformApp, sink: PlatformSink, clock: ManualClock) -> None:
    """A PC that slept shakes hands again by itself, and its write goes through once."""
    sink.identify()
    clock.advance(app.lease_seconds + 1)
    assert [result.kind for result in sink.apply(CUSTOMERS, customers(1))] == [ResultKind.CREATED]


def test_the_lease_is_not_taken_again_for_ever(app: PlatformApp, sink: PlatformSink) -> None:
    """Refused twice in a row: the run waits, nothing was written."""
    sink.identify()
    lost = Refused(409, ProblemCode.LEASE_LOST)
    app.faults += [Fault(problem(lost), path=RECORDS), Fault(problem(lost), path=RECORDS)]
    with pytest.raises(LeaseLost):
        sink.apply(CUSTOMERS, customers(1))
    assert not app.live(CUSTOMERS)


def test_a_second_pc_is_refused_and_told_the_first_ones_name(app: PlatformApp, sink: PlatformSink) -> None:
    """Two agents for one company: the second hears who keeps it, and may when the first has gone."""
    sink.identify()
    second = sink_of(client_of(app, app.token_for("BACK-OFFICE")), "BACK-OFFICE")
    with pytest.raises(LeaseHeld, match="FRONT-DESK"):
        second.identify()
    sink.close()
    second.identify()
    with pytest.raises(LeaseHeld, match="BACK-OFFICE"):
        sink.apply(CUSTOMERS, customers(1))


def test_other_books_are_refused(app: PlatformApp, sink: PlatformSink) -> None:
    """The organization belongs to one company."""
    sink.identify()
    other = sink_of(client_of(app, app.token_for("FRONT-DESK")), "FRONT-DESK", "Lain Sdn Bhd")
    with pytest.raises(WrongCompany, match="Maju Sdn Bhd"):
        other.identify()


def test_a_platform_that_was_restored_meanwhile_is_noticed(
    app: PlatformApp, sink: PlatformSink, clock: ManualClock
) -> None:
    """The lease is lost because the platform's database went back: nothing is written into it, however often tried."""
    sink.identify()
    sink.apply(CUSTOMERS, customers(3))
    sink.apply(CUSTOMERS, customers(3, revision=2))
    app.kept["sql_accounting"].sequence = 1
    clock.advance(app.lease_seconds + 1)
    for _ in range(2):
        with pytest.raises(TimelineBroken):
            sink.apply(CUSTOMERS, customers(3, revision=3))
    assert {stored.revision for stored in app.live(CUSTOMERS).values()} == {2}


def test_a_platform_that_went_back_within_its_lease_is_noticed(app: PlatformApp, sink: PlatformSink) -> None:
    """The lease of the backup is still good: the number of the next batch tells, and it is the last one."""
    for revision in (1, 2, 3):
        sink.apply(CUSTOMERS, customers(1, revision))
    app.kept["sql_accounting"].sequence = 1
    for _ in range(2):
        with pytest.raises(TimelineBroken, match="restored"):
            sink.apply(CUSTOMERS, customers(1, revision=4))
    assert app.kept["sql_accounting"].sequence == 2


def test_closing_without_a_network_is_no_error(app: PlatformApp, sink: PlatformSink) -> None:
    """The lease ends by itself then."""
    sink.identify()
    app.faults.append(Fault(httpx.ConnectError("gone")))
    sink.close()
    sink.close()
    assert sum(request.method == "DELETE" for request in app.requests) == 1


def test_both_sides_sum_up_alike(app: PlatformApp, sink: PlatformSink) -> None:
    """The platform's summary equals a tally of what was sent."""
    actions = [upsert(invoice(f"IV{n}", total=n * 100)) for n in range(1, 40)]
    sink.apply(EntityKind.INVOICE, actions)
    tally = Tally()
    for action in actions:
        tally.add(Entry(action.key, action.fingerprint, action.currency, action.amount))
    assert sink.summary(EntityKind.INVOICE) == tally.summary()


def test_entries_come_in_pages_and_whole(app: PlatformApp, sink: PlatformSink) -> None:
    """Every live record of the buckets comes once, over as many pages as it takes."""
    app.most_entries = 7
    actions = [upsert(invoice(f"IV{n}", total=n)) for n in range(50)]
    sink.apply(EntityKind.INVOICE, actions)
    sink.apply(EntityKind.INVOICE, [deletion(EntityKind.INVOICE, "IV3", 2)])
    found: list[RemoteEntry] = []
    for page in sink.entries(EntityKind.INVOICE, range(BUCKETS)):
        assert 0 < len(page) <= 7
        found += page
    assert sorted(entry.key for entry in found) == sorted(a.key for a in actions if a.key != "IV3")
    by_key = {entry.key: entry for entry in found}
    assert by_key[Key("IV9")].fingerprint == fingerprint(actions[9].content)
    assert (by_key[Key("IV9")].currency, by_key[Key("IV9")].amount) == ("MYR", 9)
    assert not list(sink.entries(EntityKind.INVOICE, []))


def test_a_listing_without_end_is_refused(app: PlatformApp, sink: PlatformSink) -> None:
    """A page that does not go on would loop for ever."""
    sink.apply(CUSTOMERS, customers(1))
    app.faults.append(Fault(httpx.Response(200, json={"entries": [], "complete": False})))
    with pytest.raises(ProtocolBroken):
        list(sink.entries(CUSTOMERS, range(BUCKETS)))
