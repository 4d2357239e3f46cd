"""The promises about the pages, on SQLite; and how they look at what was read."""

from __future__ import annotations

import datetime as dt

import pytest

from cloud_api.pages.views import Card
from connector.domain.keys import EntityKind
from connector.platform.wire import EntityState, SyncLog, SyncStatus
from connector.platform.wire_integrations import Available, Connected
from tests.contracts.platform_page_forms import PageAskingContract, PageFormsContract
from tests.contracts.platform_page_records import PageRecordsContract
from tests.contracts.platform_pages import PagesContract

_AT = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


class TestPagesOnSqlite(PagesContract):
    """In the browser."""


class TestPageAskingOnSqlite(PageAskingContract):
    """What is asked for there."""


class TestPageFormsOnSqlite(PageFormsContract):
    """What is changed there."""


class TestPageRecordsOnSqlite(PageRecordsContract):
    """One record."""


def _card(
    *outcomes: str,
    online: bool = True,
    conflicts: int = 0,
    state: str = "working",
    attention: str = "",
    paused: bool = False,
) -> Card:
    about = Available(provider="p", title="P", hosted_by="agent", entities=[])
    known = Connected(provider="p", is_active=True, connected_at=_AT, state=state, attention=attention)
    entities = [
        EntityState(
            entity_type="customers",
            records=1,
            changes_in_conflict=conflicts,
            last_run=SyncLog(
                id="1",
                entity_type=EntityKind.CUSTOMER,
                sync_direction="inbound",
                records_synced=1,
                records_failed=0,
                status=outcome,
                started_at=_AT,
                completed_at=_AT + dt.timedelta(minutes=at),
            ),
        )
        for at, outcome in enumerate(outcomes)
    ]
    asked = _AT if paused else None
    status = SyncStatus(provider="p", connected=True, agent_online=online, pause_asked_at=asked, entities=entities)
    return Card(about, known, status)


@pytest.mark.parametrize(
    ("card", "kind"),
    [
        (_card("success", "success"), "good"),
        (_card("success", "partial"), "warn"),
        (_card("success", "failed"), "bad"),
        (_card("success", online=False), "warn"),
        (_card("success", conflicts=1), "warn"),
        (_card("success", paused=True), "warn"),
        (_card("success", "failed", paused=True), "bad"),
        (_card("success", attention="soon"), "warn"),
        (_card("success", state="reconnect"), "bad"),
        (_card(), "plain"),
    ],
)
def test_a_card_is_good_only_without_any_fault(card: Card, kind: str) -> None:
    """Never green over a fault."""
    assert card.standing[0] == kind


def test_reconciled_is_only_what_ended_equal_in_every_kind() -> None:
    """The earliest of the last runs, and nothing while one of them did not end equal."""
    assert _card("success", "success").reconciled_at == _AT
    assert _card("success", "partial").reconciled_at is None
    assert _card().reconciled_at is None
