"""Every call of the client on a real server, and the server's refusals as the host understands them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import msgspec
import pytest

from connector.domain.errors import NotFound, ProtocolBroken, SettingsInvalid, SignInRefused, WrongCompany
from connector.domain.keys import EntityKind
from connector.domain.secret import Secret
from connector.drivers.http import HttpOptions, HttpPeer
from connector.drivers.http_address import Address
from connector.drivers.http_errors import TooLarge
from connector.platform.batches import encoded
from connector.platform.client import LeaseLost, PlatformClient, refusal
from connector.platform.wire import MAX_BATCH_BYTES, BucketQuery, Handshake, Pair, Settle, SyncLog
from tests.contracts.actions import upsert
from tests.fakes.entities import customer
from tests.live.faults import ShakyPlatform

PROVIDER = "sql_accounting"
CUSTOMERS = EntityKind.CUSTOMER
HANDSHAKE = Handshake(
    agent_id="FRONT-DESK",
    pc_name="FRONT-DESK",
    connection="c1",
    company_name="Maju Sdn Bhd",
    company_marks={"created": "1"},
    books_timeline="t1",
)


@pytest.fixture
def token(platform: ShakyPlatform, slug: str) -> Secret:
    """The token of its PC."""
    return platform.pair(slug, "FRONT-DESK")


@pytest.fixture
def client(platform: ShakyPlatform, token: Secret) -> Iterator[PlatformClient]:
    """The PC's client."""
    client = platform.client(token)
    yield client
    client.close()


def log(number: int) -> SyncLog:
    """A run log."""
    at = dt.datetime(2026, 3, 2, 9, number, tzinfo=dt.UTC)
    return SyncLog(
        id=str(uuid.UUID(int=number)),
        entity_type=CUSTOMERS,
        sync_direction="inbound",
        records_synced=number,
        records_failed=0,
        status="success",
        started_at=at,
        completed_at=at,
    )


def test_pairing(platform: ShakyPlatform, slug: str) -> None:
    """A code works once and gives a token for its organization."""
    code = platform.invite(slug)
    stranger = PlatformClient.at(platform.url)
    paired = stranger.pair(Pair(code, "agent-1", "FRONT-DESK"))
    assert paired.organization_slug == slug
    own = platform.client(Secret(paired.token))
    assert own.connected(slug).integrations == []
    with pytest.raises(SettingsInvalid, match="ten minutes"):
        stranger.pair(Pair(code, "agent-1", "FRONT-DESK"))
    own.close()
    stranger.close()


def test_everything_that_is_asked_about_a_connection(client: PlatformClient, slug: str) -> None:
    """Lists, states, commands and leases as `wire` says."""
    assert client.health().ok
    assert PROVIDER in [each.provider for each in client.available(slug).integrations]
    welcome = client.handshake(PROVIDER, HANDSHAKE)
    assert welcome.sequence == 0
    assert client.handshake(PROVIDER, HANDSHAKE).lease == welcome.lease
    (connected,) = client.connected(slug).integrations
    assert (connected.provider, connected.pc_name, connected.company_name) == (PROVIDER, "FRONT-DESK", "Maju Sdn Bhd")
    assert client.sync_status(PROVIDER).agent_online
    number = client.ask_to_sync(PROVIDER, CUSTOMERS).command
    assert [(each.id, each.kind, each.entity) for each in client.commands(0, 0).commands] == [
        (number, "sync", "customers")
    ]
    client.release(PROVIDER, welcome.lease)
    assert not client.sync_status(PROVIDER).agent_online


def test_run_logs_in_and_out(client: PlatformClient, slug: str) -> None:
    """Upserted by id, read back newest first, page by page."""
    client.handshake(PROVIDER, HANDSHAKE)
    client.save_logs(PROVIDER, [log(1), log(2), log(3)])
    client.save_logs(PROVIDER, [msgspec.structs.replace(log(2), records_synced=20)])
    page = client.logs(slug, provider=PROVIDER, limit=2).logs
    assert [each.records_synced for each in page] == [3, 20]
    assert page[0].completed_at == log(3).completed_at
    rest = client.logs(slug, limit=2, before=page[-1].id).logs
    assert [each.records_synced for each in rest] == [1]
    last = next(each for each in client.sync_status(PROVIDER).entities if each.entity_type == "customers").last_run
    assert last is not None
    assert last.records_synced == 3


def test_writes_want_the_lease(client: PlatformClient) -> None:
    """Without a handshake, with a wrong lease and after its release a write is turned away, and nothing is there."""
    (batch,) = encoded([upsert(customer())])
    with pytest.raises(LeaseLost):
        client.send_batch(PROVIDER, CUSTOMERS, "", batch.key, batch.body())
    welcome = client.handshake(PROVIDER, HANDSHAKE)
    with pytest.raises(LeaseLost):
        client.send_batch(PROVIDER, CUSTOMERS, "another", batch.key, batch.body())
    client.release(PROVIDER, welcome.lease)
    with pytest.raises(LeaseLost):
        client.send_batch(PROVIDER, CUSTOMERS, welcome.lease, batch.key, batch.body())
    assert client.summary(PROVIDER, CUSTOMERS).count == 0


def test_other_books_are_refused(client: PlatformClient) -> None:
    """Another company's marks in the same connection and life of books."""
    client.handshake(PROVIDER, HANDSHAKE)
    other = msgspec.structs.replace(HANDSHAKE, company_name="Lain", company_marks={"created": "2"})
    with pytest.raises(WrongCompany, match="Maju Sdn Bhd"):
        client.handshake(PROVIDER, other)


def test_packed_bodies_arrive(platform: ShakyPlatform, token: Secret) -> None:
    """What goes over the internet is packed; the server reads it."""
    peer = HttpPeer(Address.parse(platform.url), token=lambda: token, refusal=refusal, options=HttpOptions(pack=True))
    packing = PlatformClient(peer)
    lease = packing.handshake(PROVIDER, HANDSHAKE).lease
    (batch,) = encoded([upsert(customer(f"C{n}", "Kedai Runcit Aminah")) for n in range(400)])
    assert len(batch.body()) > 16 * 1024
    assert len(packing.send_batch(PROVIDER, CUSTOMERS, lease, batch.key, batch.body()).results) == 400
    assert packing.summary(PROVIDER, CUSTOMERS).count == 400
    packing.close()


def test_bounds(client: PlatformClient) -> None:
    """One record or one byte too many is 413; exactly as much as allowed is fine."""
    lease = client.handshake(PROVIDER, HANDSHAKE).lease
    many = b'{"records":[%s]}' % b",".join(
        record for batch in encoded([upsert(customer(f"C{n}")) for n in range(501)]) for record in batch.records
    )
    with pytest.raises(TooLarge):
        client.send_batch(PROVIDER, CUSTOMERS, lease, "k", many)
    (batch,) = encoded([upsert(customer())])
    padded = batch.body()[:-1] + b" " * (MAX_BATCH_BYTES - batch.size) + b"}"
    assert len(client.send_batch(PROVIDER, CUSTOMERS, lease, "k", padded).results) == 1
    with pytest.raises(TooLarge):
        client.send_batch(PROVIDER, CUSTOMERS, lease, "k", padded + b" ")


def test_what_cannot_be_read_is_said(client: PlatformClient) -> None:
    """A body that is none of ours, a provider and a page that nobody knows, a token of nobody."""
    lease = client.handshake(PROVIDER, HANDSHAKE).lease
    with pytest.raises(ProtocolBroken, match="no batch"):
        client.send_batch(PROVIDER, CUSTOMERS, lease, "k", b'{"records":[{}]}')
    with pytest.raises(ProtocolBroken):
        client.bucket_page(PROVIDER, CUSTOMERS, BucketQuery([5000]))
    for call in (
        lambda: client.handshake("no_such_ledger", HANDSHAKE),
        lambda: client.settle("no_such_ledger", CUSTOMERS, Settle([])),
        lambda: client.save_logs("no_such_ledger", []),
    ):
        with pytest.raises(NotFound):
            call()


def test_another_organization_is_out_of_reach(platform: ShakyPlatform, client: PlatformClient) -> None:
    """A token opens its own organization only."""
    platform.organization("stranger")
    with pytest.raises(SignInRefused, match="does not belong"):
        client.connected("stranger")
