"""What the platform promises of a record that the books call otherwise now."""

from __future__ import annotations

import msgspec
import pytest

from connector.domain.actions import ResultKind
from connector.domain.entities import Entity, control_amount
from connector.domain.fingerprint import bucket_of, canonical, fingerprint
from connector.domain.keys import EntityKind, Key
from connector.domain.reconciliation import Entry, Tally
from connector.platform.wire import WireRecord, WireSummary
from tests.cloud_api.driver import Agent, Cloud, deletion, upsert
from tests.cloud_api.feed_stage import PlatformStage, carried_by
from tests.fakes.entities import customer, invoice
from tests.fakes.wire import to_wire

C, DOCUMENT = EntityKind.CUSTOMER, EntityKind.INVOICE


class RenameContract:
    """A rename moves the record, it does not make a second one. Subclasses give the fixture `cloud`."""

    @pytest.fixture
    def agent(self, cloud: Cloud) -> Agent:
        """An agent that holds the lease."""
        return cloud.keeper(cloud.organization())

    def test_the_record_keeps_its_identity(self, agent: Agent, cloud: Cloud) -> None:
        """The new key has the old record; the old key is gone, and its tombstone stands above what was there."""
        [first] = agent.send(C, upsert(C, "300-A", customer("300-A", "Kopi"), 3))
        [moved] = agent.send(C, _renamed("300-A", customer("300-B", "Kopi")))
        assert (moved.kind, moved.remote, moved.revision) == (ResultKind.CREATED, first.remote, 1)
        assert [contact["external_id"] for contact in cloud.person("kedai").contacts()] == ["300-B"]
        assert agent.summary(C) == _tally(("300-B", customer("300-B", "Kopi")))
        [late] = agent.send(C, upsert(C, "300-A", customer("300-A", "Late"), 4))
        assert (late.kind, late.revision) == (ResultKind.STALE, 4)

    def test_sent_again_it_changes_nothing(self, agent: Agent) -> None:
        """The same rename twice moves once, in one batch and in two; so does its deletion of the old key."""
        agent.send(C, upsert(C, "300-A", customer("300-A")))
        rename = _renamed("300-A", customer("300-B"))
        results = agent.send(C, rename, rename) + agent.send(C, rename, deletion(C, "300-A", 2))
        kinds = [ResultKind.CREATED, ResultKind.UNCHANGED, ResultKind.UNCHANGED, ResultKind.DELETED]
        assert [result.kind for result in results] == kinds
        assert len({result.remote for result in results[:3]}) == 1
        assert agent.summary(C) == _tally(("300-B", customer("300-B")))

    def test_it_is_settled_like_any_action(self, agent: Agent) -> None:
        """Asked later, the platform knows whether a rename arrived."""
        agent.send(C, upsert(C, "300-A", customer("300-A")))
        rename = _renamed("300-A", customer("300-B"))
        assert agent.settle(C, rename) == [None]
        [result] = agent.send(C, rename)
        [settled] = agent.settle(C, rename)
        assert settled is not None
        assert (settled.kind, settled.remote) == (ResultKind.UNCHANGED, result.remote)

    def test_an_unknown_former_key_makes_a_plain_creation(self, agent: Agent) -> None:
        """What the platform never had, or has deleted, cannot move: the record is simply new."""
        agent.send(C, upsert(C, "300-A", customer("300-A")), deletion(C, "300-A", 2))
        results = agent.send(C, _renamed("300-A", customer("300-B")), _renamed("300-X", customer("300-C")))
        assert [result.kind for result in results] == [ResultKind.CREATED] * 2
        assert agent.summary(C).count == 2

    def test_a_key_that_was_deleted_is_taken_over(self, agent: Agent) -> None:
        """A record may get a key that another one had; below that one's revision it is late."""
        [other] = agent.send(C, upsert(C, "300-B", customer("300-B", "Other")))
        agent.send(C, deletion(C, "300-B", 2), upsert(C, "300-A", customer("300-A")))
        [late] = agent.send(C, _renamed("300-A", customer("300-B"), 2))
        [moved] = agent.send(C, _renamed("300-A", customer("300-B"), 3))
        assert (late.kind, late.revision) == (ResultKind.STALE, 2)
        assert (moved.kind, moved.revision) == (ResultKind.CREATED, 3)
        assert moved.remote != other.remote
        assert agent.summary(C) == _tally(("300-B", customer("300-B")))

    def test_a_batch_of_everything_is_worked_off_in_order(self, agent: Agent, cloud: Cloud) -> None:
        """Created, renamed, renamed again, and its first key given to another one: each as if it came alone."""
        results = agent.send(
            C,
            upsert(C, "300-Y", customer("300-Y", "Y")),
            upsert(C, "300-Z", customer("300-Z")),
            upsert(C, "300-A", customer("300-A", "One")),
            _renamed("300-A", customer("300-B", "One")),
            _renamed("300-B", customer("300-C", "Two")),
            upsert(C, "300-A", customer("300-A", "Other"), 3),
            deletion(C, "300-Z", 2),
        )
        assert results[2].remote == results[3].remote == results[4].remote != results[5].remote
        names = {str(contact["external_id"]): contact["company_name"] for contact in cloud.person("kedai").contacts()}
        assert names == {"300-C": "Two", "300-A": "Other", "300-Y": "Y"}
        left = (("300-C", "Two"), ("300-A", "Other"), ("300-Y", "Y"))
        assert agent.summary(C) == _tally(*((key, customer(key, name)) for key, name in left))
        page = agent.bucket_page(C, [bucket_of("300-A"), bucket_of("300-C")])
        assert {entry.key: entry.revision for entry in page.entries} == {"300-A": 3, "300-C": 1}

    def test_a_document_moves_with_its_lines(self, agent: Agent, cloud: Cloud) -> None:
        """The lines of a document that goes by another key are its own, once."""
        [first] = agent.send(DOCUMENT, upsert(DOCUMENT, "1", invoice("1", text="before")))
        agent.send(DOCUMENT, _renamed("1", invoice("2", text="after"), kind=DOCUMENT))
        shown = cloud.person("kedai").get(f"/api/invoices/{first.remote}").json()
        assert (shown["external_id"], [line["description"] for line in shown["lines"]]) == ("2", ["after"])

    def test_open_changes_follow(self, cloud: Cloud) -> None:
        """What people wished of the record is asked of the key that it has now."""
        stage = PlatformStage(cloud, transport=carried_by(cloud.http))
        stage.has(customer("300-A", "Old"))
        change = stage.edit(C, "300-A", name="New")
        body = {"records": [_body(_renamed("300-A", customer("300-B", "Old")))]}
        lease = {"X-Agent-Lease": stage.sink.leased(str)}
        assert stage.agent.call("POST", f"records/{C}", json=body, headers=lease).status_code == 200
        (found,) = stage.feed.changes(C, 0).changes
        assert (found.id, found.key) == (change, "300-B")
        shown = stage.ask("GET", C, "300-B").json()
        assert (shown["wished"]["name"], shown["record"]["name"]) == ("New", "Old")
        stage.client.close()


def _renamed(before: str, entity: Entity, revision: int = 1, kind: EntityKind = C) -> WireRecord:
    key = getattr(entity, "code", "") or getattr(entity, "number", "")
    record = upsert(kind, key, entity, revision)
    return msgspec.structs.replace(record, renamed_from=Key(before))


def _body(record: WireRecord) -> object:
    return msgspec.json.decode(msgspec.json.encode(record))


def _tally(*entries: tuple[str, Entity]) -> WireSummary:
    tally = Tally()
    for key, entity in entries:
        tally.add(Entry(key, fingerprint(canonical(entity)), *control_amount(entity)))
    return to_wire(tally.summary())
