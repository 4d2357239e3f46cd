"""What the webhooks of each provider are read as: published bodies, shapes that differ, and bodies that are none."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.domain.webhooks import UNREADABLE, WebhookEvent, payload_text, read
from connector.providers.facebook import webhook as facebook
from connector.providers.instagram import webhook as instagram
from connector.providers.quickbooks import webhook as quickbooks
from connector.providers.xero import webhook as xero
from tests.providers.payloads import payload

Reader = Callable[[bytes], list[WebhookEvent]]
READERS: list[Reader] = [quickbooks.events, xero.events, facebook.events, instagram.events]


def test_quickbooks_older_body() -> None:
    """Realm, entity and operation become our words; a vendor is a supplier."""
    first, second = quickbooks.events(payload("quickbooks_legacy"))
    assert (first.type, first.entity, first.tenant, first.subject) == (
        "customer.created",
        "customers",
        "1185883450",
        "1",
    )
    assert first.occurred_at == dt.datetime(2015, 10, 5, 21, 42, 19, tzinfo=dt.UTC)
    assert (second.type, second.entity) == ("supplier.created", "suppliers")
    assert first.dedupe_key != second.dedupe_key


def test_quickbooks_cloud_events() -> None:
    """A list of CloudEvents; nanoseconds are cut, the id makes it one event."""
    [event] = quickbooks.events(payload("quickbooks_cloudevents"))
    assert (event.type, event.entity, event.tenant, event.subject) == ("account.created", "accounts", "310687", "1234")
    assert event.occurred_at == dt.datetime(2025, 9, 10, 21, 31, 25, 179851, tzinfo=dt.UTC)
    single = json.dumps(json.loads(payload("quickbooks_cloudevents"))[0]).encode()
    assert quickbooks.events(single) == [event]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("qbo.invoice.void.v1", "invoice.voided"),
        ("qbo.invoice.voided.v1", "invoice.voided"),
        ("qbo.customer.merged.v1", "customer.merged"),
        ("qbo.item.updated.v1", "product.updated"),
        ("qbo.timeactivity.created.v1", "timeactivity.created"),
        ("something.else", "something.else"),
    ],
)
def test_quickbooks_names(name: str, wanted: str) -> None:
    """The beginning of a word counts; what we do not know keeps its own name."""
    body = json.dumps([{"specversion": "1.0", "id": "1", "type": name, "intuitaccountid": "9"}]).encode()
    assert [event.type for event in quickbooks.events(body)] == [wanted]


def test_quickbooks_realms_of_one_body_are_told_apart() -> None:
    """One body may hold several realms; the same change in two realms is two events."""
    change = {
        "entities": [{"name": "Invoice", "id": "7", "operation": "Update", "lastUpdated": "2026-01-01T00:00:00Z"}]
    }
    body = {"eventNotifications": [{"realmId": realm, "dataChangeEvent": change} for realm in ("1", "2")]}
    first, second = quickbooks.events(json.dumps(body).encode())
    assert (first.tenant, second.tenant) == ("1", "2")
    assert first.dedupe_key != second.dedupe_key


def test_xero_update() -> None:
    """A time without an offset is UTC; what makes the event one is tenant, record, type and time."""
    [event] = xero.events(payload("xero_contact_update"))
    assert (event.type, event.entity) == ("customer.updated", "customers")
    assert event.tenant == "c2cc9b6e-9458-4c7d-93cc-f02b81b0594f"
    assert event.subject == "717f2bfc-c6d4-41fd-b238-3f2f0c0cf777"
    assert event.occurred_at == dt.datetime(2024, 6, 21, 1, 15, 39, 902000, tzinfo=dt.UTC)
    later = json.loads(payload("xero_contact_update"))
    later["events"][0]["eventDateUtc"] = "2024-06-21T01:15:40.000"
    assert xero.events(json.dumps(later).encode())[0].dedupe_key != event.dedupe_key


def test_xero_intent_to_receive_holds_nothing() -> None:
    """It is answered, and is no event."""
    assert xero.events(payload("xero_intent_to_receive")) == []


def test_xero_tells_of_a_payment() -> None:
    """A document that Xero calls paid is paid; a subscription of the app is nobody's books."""
    item = {"tenantId": "t", "resourceId": "r", "eventType": "UPDATE", "eventDateUtc": "2026-01-01T00:00:00"}
    paid = {**item, "eventCategory": "INVOICE", "data": {"Type": "ACCREC", "Status": "PAID"}}
    own = {**item, "eventCategory": "SUBSCRIPTION", "tenantType": "APPLICATION"}
    first, second = xero.events(json.dumps({"events": [paid, own]}).encode())
    assert first.type == "invoice.paid"
    assert (second.type, second.tenant) == ("subscription.updated", "")
    assert second.parked


def test_facebook_leads() -> None:
    """Numbers become text; a lead is one however often it is told."""
    first, second = facebook.events(payload("facebook_leadgen"))
    assert (first.type, first.entity, first.tenant, first.subject) == (
        "lead.created",
        "leads",
        "153125381133",
        "123123123123",
    )
    assert first.occurred_at == dt.datetime.fromtimestamp(1440120384, dt.UTC)
    assert second.subject == "123123123124"
    as_text = json.loads(payload("facebook_leadgen"))
    as_text["entry"][0]["changes"][0]["value"]["leadgen_id"] = "123123123123"
    as_text["entry"][0]["time"] += 60
    assert facebook.events(json.dumps(as_text).encode())[0].dedupe_key == first.dedupe_key


def test_facebook_test_lead_is_parked() -> None:
    """The dashboard's test lead cannot be fetched, and says so."""
    value = {"leadgen_id": "444444444444", "page_id": "444444444444", "created_time": 1}
    body = {"entry": [{"id": "0", "time": 1, "changes": [{"value": value, "field": "leadgen"}]}], "object": "page"}
    [event] = facebook.events(json.dumps(body).encode())
    assert event.parked


def test_instagram_story() -> None:
    """Figures of a story, as an object or in a list."""
    [event] = instagram.events(payload("instagram_story_insights"))
    assert (event.type, event.entity) == ("story_insights.updated", "metrics")
    assert (event.tenant, event.subject) == ("17841405309211844", "18023345989012587")
    listed = json.loads(payload("instagram_story_insights"))
    change = listed["entry"][0]["changes"][0]
    change["value"] = [change["value"]]
    assert instagram.events(json.dumps(listed).encode())[0].subject == event.subject


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'"\\ud800"',
        b"7",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"events": [' + b'{"data":' * 100 + b"1" + b"}" * 100 + b"]}",
    ],
)
def test_what_is_no_body_is_kept_as_such(reader: Reader, body: bytes) -> None:
    """No JSON, or nested deeper than anybody sends it: one event that says so, the same for the same bytes."""
    [event] = reader(body)
    assert event.type == UNREADABLE
    assert event.parked
    assert [event] == reader(body)


_WORDS = (
    *("events", "entry", "changes", "value", "field", "id", "time", "type", "specversion", "data", "name", "object"),
    *("eventNotifications", "dataChangeEvent", "entities", "operation", "eventType", "resourceId", "leadgen_id"),
)
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(_WORDS) | st.text(max_size=5),
            inner,
            max_size=6,
        )
    ),
    max_leaves=30,
)


@pytest.mark.parametrize("reader", READERS)
@given(content=_json)
def test_anything_is_read_as_something(reader: Reader, content: object) -> None:
    """Whatever JSON comes, the answer is events that fit the table."""
    for event in reader(json.dumps(content).encode()):
        assert 0 < len(event.type) <= 210
        assert len(event.dedupe_key) == 64
        assert max(len(event.tenant), len(event.subject)) <= 100
        assert "\0" not in event.type + event.tenant + event.subject
        assert json.loads(payload_text(event.payload)) is not None


def test_numbers_are_kept_as_they_came() -> None:
    """No amount of a payload passes through a float."""
    assert read(b'{"a": 1.10}') == {"a": Decimal("1.10")}
    assert payload_text(read(b'{"a": 1.10, "b": 123456789012345678901}')) == '{"a":1.10,"b":123456789012345678901}'
