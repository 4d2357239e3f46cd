"""The line to the books is cut at every message of a write: each document is there once and whole, or not at all."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator

import pytest

from connector.domain.actions import ActionKind
from connector.domain.documents import Invoice
from connector.domain.errors import RetryLater
from connector.domain.keys import EntityKind
from connector.domain.payments import Payment
from connector.domain.writing import Write, WriteOutcome, WriteResult, Written
from tests.live.documents_desk import DocumentDesk, Far, document_desk, totals
from tests.live.ledgers import engine_of
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.processes import wait_until
from tests.live.wire_cuts import CutRelay
from tests.sample.variant import Variant

MESSAGES = 1_000
"""More than any write has."""
LAST = 8
"""Messages before the end at each of which the line is cut: the last one commits."""
STEP = 1 if os.environ.get("BUKUBRIDGE_SCALE", "") == "1" else 12
"""Of the others every one at full size, else a few."""


@pytest.fixture(scope="module")
def desk(firebird: FirebirdServer) -> Iterator[DocumentDesk]:
    """A rehearsed company on each engine."""
    with document_desk(firebird, Variant(engine=engine_of(firebird))) as desk:
        desk.rehearse()
        yield desk


def settled(desk: DocumentDesk, write: Write) -> WriteResult | None:
    """What became of a write, asked until the server has noticed that the connection is gone."""
    found: list[WriteResult | None] = []

    def asked() -> bool:
        try:
            found.append(desk.writer(write.entity).settle(write))
        except RetryLater:
            return False
        return True

    wait_until(asked, "the server to give the lost connection up")
    return found[0]


def carried(desk: DocumentDesk, far: Far, relay: CutRelay, write: Write, cut: int, deliver: bool) -> Written:
    """Write over a line that is cut, settle, write again when it never arrived."""
    far.writer.readiness()
    far.opened.books()
    relay.arm(cut, deliver=deliver)
    result: WriteResult | None = None
    try:
        result = far.writer.apply(write)
    except RetryLater:
        far.opened.close()
        result = settled(desk, write) or desk.writer(write.entity).apply(write)
    finally:
        relay.disarm()
    assert result.outcome is WriteOutcome.WRITTEN, result.reason
    return desk.past.note(write, result)


@pytest.mark.parametrize("kind", [EntityKind.INVOICE, EntityKind.PAYMENT])
def test_every_cut_is_settled(desk: DocumentDesk, kind: EntityKind) -> None:
    """Whatever message the line breaks at, the document is written exactly once, and taking it back leaves nothing."""
    invoice = desk.create(desk.invoice(9))
    before = totals(desk)
    with CutRelay(desk.server.port) as relay, desk.far(kind, relay.port) as far:

        def once(cut: int, *, deliver: bool) -> None:
            content: Invoice | Payment = desk.invoice() if kind is EntityKind.INVOICE else desk.payment(invoice, 700)
            write = desk.write(ActionKind.CREATE, content)
            written = carried(desk, far, relay, write, cut, deliver)
            column, table = ("DOCREF4", "SL_IV") if kind is EntityKind.INVOICE else ("DOCREF2", "AR_PM")
            found = desk.rows(f"SELECT DOCKEY FROM {table} WHERE {column} = ?", write.reference)
            assert [str(key) for (key,) in found] == [written.key]
            assert desk.writer(kind).undo(written).outcome is WriteOutcome.WRITTEN
            assert totals(desk) == before

        once(MESSAGES, deliver=True)
        count = relay.passed
        far.opened.close()
        assert count > LAST
        for cut in range(1, count - LAST, STEP):
            once(cut, deliver=True)
            assert relay.cut
        for deliver in (True, False):
            for cut in itertools.count(count - LAST):  # until one comes after the last message, which commits
                once(cut, deliver=deliver)
                if not relay.cut:
                    assert cut > count - LAST
                    break
            far.opened.close()
