"""What the platform promises to whoever sends records, whatever database it stands on."""

from __future__ import annotations

import datetime as dt
import random

import msgspec
import pytest

from connector.domain.actions import ResultKind
from connector.domain.entities import Entity, control_amount
from connector.domain.fingerprint import BUCKETS, bucket_of, canonical, fingerprint
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Supplier
from connector.domain.reconciliation import Entry, Tally
from connector.platform.wire import WireRecord, WireSummary, WireTitle
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, deletion, raw, upsert
from tests.fakes.entities import customer, invoice, payment, product, term
from tests.fakes.wire import to_wire

C = EntityKind.CUSTOMER


class RecordContract:
    """Records in: each once, never backwards, all of a batch or nothing. Subclasses give the fixture `cloud`."""

    @pytest.fixture
    def agent(self, cloud: Cloud) -> Agent:
        """An agent that holds the lease."""
        return cloud.keeper(cloud.organization())

    def test_a_new_record_is_created_with_an_identity(self, agent: Agent, cloud: Cloud) -> None:
        """A record that was never there is created, and people see its columns."""
        [result] = agent.send(C, upsert(C, "300-A", customer("300-A", "Kedai Kopi", email="a@b.my")))
        assert (result.kind, result.revision) == (ResultKind.CREATED, 1)
        [contact] = cloud.person("kedai").contacts()
        assert contact["id"] == result.remote
        assert contact["company_name"] == "Kedai Kopi"
        assert contact["primary_email"] == "a@b.my"
        assert contact["external_id"] == "300-A"
        assert contact["external_provider"] == PROVIDER
        assert contact["entity_type"] == "company"
        assert contact["contact_type"] == "customer"

    def test_the_same_action_again_changes_nothing(self, agent: Agent) -> None:
        """A batch that is sent twice is answered the same way and stored once."""
        record = upsert(C, "1", customer())
        [first] = agent.send(C, record)
        [again] = agent.send(C, record)
        assert (again.kind, again.remote, again.revision) == (ResultKind.UNCHANGED, first.remote, 1)
        assert agent.summary(C).count == 1

    def test_a_higher_revision_replaces(self, agent: Agent, cloud: Cloud) -> None:
        """An update keeps the identity and takes the new content."""
        [first] = agent.send(C, upsert(C, "1", customer(name="Old")))
        [second] = agent.send(C, upsert(C, "1", customer(name="New"), 2))
        assert (second.kind, second.remote, second.revision) == (ResultKind.UPDATED, first.remote, 2)
        assert [contact["company_name"] for contact in cloud.person("kedai").contacts()] == ["New"]

    def test_a_record_is_named_while_it_is_there(self, agent: Agent, cloud: Cloud) -> None:
        """What a deletion by key would take away: number, name and amount; nothing of what is gone or elsewhere."""
        agent.send(C, upsert(C, "1", customer("300-A", "Kedai Kopi")), upsert(C, "2", customer("300-B")))
        agent.send(EntityKind.INVOICE, upsert(EntityKind.INVOICE, "1", invoice(number="IV-00001")))
        agent.send(C, deletion(C, "2", 2))
        assert agent.titles(C, "1", "2", "3") == [WireTitle(Key("1"), "300-A Kedai Kopi")]
        (found,) = agent.titles(EntityKind.INVOICE, "1")
        assert found.title.startswith("IV-00001")
        assert (found.currency, found.amount) == control_amount(invoice(number="IV-00001"))
        assert cloud.keeper(cloud.organization("lain")).titles(C, "1") == []
        assert agent.call("POST", f"titles/{C}", json={"keys": ["1"] * 1001}).status_code == 413

    def test_a_late_older_revision_is_stale(self, agent: Agent, cloud: Cloud) -> None:
        """What arrives late never overwrites what is newer, and is told the stored revision."""
        agent.send(C, upsert(C, "1", customer(name="New"), 3))
        [late] = agent.send(C, upsert(C, "1", customer(name="Old"), 2))
        [same] = agent.send(C, upsert(C, "1", customer(name="Other"), 3))
        assert (late.kind, late.revision) == (ResultKind.STALE, 3)
        assert (same.kind, same.revision) == (ResultKind.STALE, 3)
        assert [contact["company_name"] for contact in cloud.person("kedai").contacts()] == ["New"]

    def test_equal_content_at_an_older_revision_is_unchanged(self, agent: Agent) -> None:
        """A host that lost its memory and sends what is there already is told the stored revision."""
        agent.send(C, upsert(C, "1", customer(), 5))
        [result] = agent.send(C, upsert(C, "1", customer(), 1))
        assert (result.kind, result.revision) == (ResultKind.UNCHANGED, 5)

    def test_a_to_b_to_a_arrives(self, agent: Agent, cloud: Cloud) -> None:
        """Going back to an earlier content is a change like any other."""
        for revision, name in enumerate(("A", "B", "A"), 1):
            agent.send(C, upsert(C, "1", customer(name=name), revision))
        assert [contact["company_name"] for contact in cloud.person("kedai").contacts()] == ["A"]
        assert agent.bucket_page(C, [bucket_of("1")]).entries[0].revision == 3

    def test_a_deletion_leaves_a_tombstone(self, agent: Agent, cloud: Cloud) -> None:
        """A deleted record is gone for people and keeps its revision against late arrivals."""
        agent.send(C, upsert(C, "1", customer()))
        [gone] = agent.send(C, deletion(C, "1", 2))
        [again] = agent.send(C, deletion(C, "1", 2))
        [late] = agent.send(C, upsert(C, "1", customer(name="Late"), 2))
        assert [gone.kind, again.kind, late.kind] == [ResultKind.DELETED, ResultKind.DELETED, ResultKind.STALE]
        assert late.revision == 2
        assert cloud.person("kedai").contacts() == []
        assert agent.summary(C) == _empty()

    def test_a_deletion_of_an_unknown_record_is_remembered(self, agent: Agent) -> None:
        """A deletion that overtakes its creation wins."""
        [gone] = agent.send(C, deletion(C, "1", 2))
        [late] = agent.send(C, upsert(C, "1", customer(), 1))
        assert (gone.kind, late.kind, late.revision) == (ResultKind.DELETED, ResultKind.STALE, 2)
        assert agent.summary(C) == _empty()

    def test_an_older_deletion_is_stale(self, agent: Agent) -> None:
        """A late deletion does not take away what is newer."""
        agent.send(C, upsert(C, "1", customer(), 3))
        [late] = agent.send(C, deletion(C, "1", 2))
        assert (late.kind, late.revision) == (ResultKind.STALE, 3)

    def test_a_deleted_record_can_come_back(self, agent: Agent, cloud: Cloud) -> None:
        """A record that is entered again after its deletion lives, under its old identity."""
        [first] = agent.send(C, upsert(C, "1", customer()))
        agent.send(C, deletion(C, "1", 2))
        [back] = agent.send(C, upsert(C, "1", customer(name="Back"), 3))
        assert (back.kind, back.remote) == (ResultKind.CREATED, first.remote)
        assert [contact["company_name"] for contact in cloud.person("kedai").contacts()] == ["Back"]

    def test_one_key_twice_in_a_batch_is_worked_off_in_order(self, agent: Agent, cloud: Cloud) -> None:
        """The last state of a key wins, each record has its own answer."""
        results = agent.send(
            C,
            upsert(C, "1", customer(name="One")),
            upsert(C, "1", customer(name="Two"), 2),
            upsert(C, "2", customer("2")),
            deletion(C, "2", 2),
            deletion(C, "3", 1),
            upsert(C, "3", customer("3", "Three"), 2),
        )
        assert [result.kind for result in results] == [
            ResultKind.CREATED,
            ResultKind.UPDATED,
            ResultKind.CREATED,
            ResultKind.DELETED,
            ResultKind.DELETED,
            ResultKind.CREATED,
        ]
        names = sorted(str(contact["company_name"]) for contact in cloud.person("kedai").contacts())
        assert names == ["Three", "Two"]
        assert agent.summary(C).count == 2

    def test_an_uncertain_action_is_settled(self, agent: Agent) -> None:
        """Asked later, the platform says what became of each action: arrived, overtaken, or never seen."""
        arrived, overtaken = upsert(C, "1", customer("1")), upsert(C, "2", customer("2"))
        newer, lost = upsert(C, "2", customer("2", "New"), 2), upsert(C, "3", customer("3"))
        gone = deletion(C, "4", 2)
        agent.send(C, arrived, overtaken, newer, gone)
        results = agent.settle(C, arrived, overtaken, newer, lost, gone)
        kinds = [result and result.kind for result in results]
        assert kinds == [ResultKind.UNCHANGED, ResultKind.STALE, ResultKind.UNCHANGED, None, ResultKind.DELETED]
        assert results[1] is not None
        assert results[1].revision == 2
        assert agent.settle(C, overtaken, revision=False) == [None]

    def test_the_sequence_grows_with_each_batch(self, agent: Agent) -> None:
        """Each accepted batch has a number; a handshake tells the last one."""
        before = agent.shake_hands(marks={"guid": "books of kedai"}).sequence
        for _ in range(3):
            agent.send(C, upsert(C, "1", customer()))
        assert agent.shake_hands(marks={"guid": "books of kedai"}).sequence == before + 3


class ContentContract:
    """What a record may hold, and how it comes back. Subclasses give the fixture `cloud`."""

    @pytest.fixture
    def agent(self, cloud: Cloud) -> Agent:
        """An agent that holds the lease."""
        return cloud.keeper(cloud.organization())

    def test_a_bad_record_is_rejected_alone(self, agent: Agent) -> None:
        """Records that cannot be stored are refused each with a sentence; the others of the batch go on."""
        results = agent.send(
            C,
            raw("bad type", b'{"code":1,"name":"x","currency":"MYR"}'),
            raw("unknown field", b'{"code":"1","name":"x","currency":"MYR","colour":"red"}'),
            raw("missing field", b'{"code":"1"}'),
            raw("", b'{"code":"1","name":"x","currency":"MYR"}'),
            raw("no revision", b'{"code":"1","name":"x","currency":"MYR"}', 0),
            raw("too large", b'{"code":"1","name":"x","currency":"MYR","credit_limit":99999999999999999999}'),
            raw("no entity", b""),
            upsert(C, "good", customer("good")),
        )
        assert [result.kind for result in results] == [ResultKind.REJECTED] * 7 + [ResultKind.CREATED]
        assert results[0].reason == "Customer bad type: field code: expected `str`, got `int`."
        assert all(result.reason.endswith(".") for result in results[:7])
        assert agent.summary(C).count == 1

    @pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e20000", "1e-20000", "1." + "0" * 20000])
    def test_numbers_that_no_column_holds_are_rejected(self, agent: Agent, number: str) -> None:
        """A quantity that is none, or out of all proportion, is refused alone and stops nobody else."""
        kind = EntityKind.INVOICE
        head = '"number":"1","date":"2026-01-01","customer":"1","currency":"MYR","total":1,"local_total":1'
        content = f'{{{head},"lines":[{{"quantity":"{number}","amount":1}}]}}'.encode()
        bad, good = agent.send(kind, raw("1", content), upsert(kind, "2", invoice("2")))
        assert (bad.kind, good.kind) == (ResultKind.REJECTED, ResultKind.CREATED)
        assert bad.reason == "Invoice 1: a number is infinite, none, or out of all proportion."

    @pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(201, 2, 3), dt.date(9999, 12, 31)])
    def test_strange_days_are_kept(self, agent: Agent, cloud: Cloud, day: dt.date) -> None:
        """A day that somebody mistyped in the books arrives as it stands there."""
        kind = EntityKind.INVOICE
        agent.send(kind, upsert(kind, "1", msgspec.structs.replace(invoice("1"), date=day)))
        page = cloud.person("kedai").get("/api/invoices", external_provider=PROVIDER).json()
        assert [found["invoice_date"] for found in page["items"]] == [day.isoformat()]

    @pytest.mark.parametrize(
        "name", ['3" pipe', "back\\slash", "C:\\New\\N", "tab\tand\nnewline\r", "nul\0 inside", "茶室 🍵"]
    )
    def test_any_text_comes_back_as_it_was(self, agent: Agent, cloud: Cloud, name: str) -> None:
        """No character of a name is lost or changed; only NUL, which no text column takes, is left out of columns."""
        agent.send(C, upsert(C, "1", customer(name=name)))
        [contact] = cloud.person("kedai").contacts()
        assert contact["company_name"] == name.replace("\0", "")
        [entry] = agent.bucket_page(C, [bucket_of("1")]).entries
        assert entry.fingerprint == fingerprint(canonical(customer(name=name)))

    def test_any_key_is_found_again(self, agent: Agent) -> None:
        """Keys are text: quotes, backslashes, blanks and any script tell records apart."""
        keys = [
            'a"b',
            "a'b",
            "a\\b",
            "a b",
            " a",
            "A",
            "a",
            "茶室",
            "é",
            "e\u0301",
            "a,b",
            "{a}",
            "NULL",
            "%",
            "a\tb",
            "0",
            "00",
        ]
        agent.send(C, *(upsert(C, key, customer()) for key in keys))
        again = agent.send(C, *(upsert(C, key, customer()) for key in keys))
        assert {result.kind for result in again} == {ResultKind.UNCHANGED}
        assert agent.summary(C).count == len(keys)
        entries = agent.bucket_page(C, range(BUCKETS)).entries
        assert [entry.key for entry in entries] == sorted(keys, key=lambda key: key.encode())

    def test_lines_are_replaced_as_a_set(self, agent: Agent, cloud: Cloud) -> None:
        """A document has the lines of its last state, no more."""
        kind = EntityKind.INVOICE
        agent.send(kind, upsert(kind, "1", invoice(text="old")))
        [result] = agent.send(kind, upsert(kind, "1", invoice(text="new"), 2))
        found = cloud.person("kedai").get(f"/api/invoices/{result.remote}").json()
        assert [(line["description"], line["amount"], line["quantity"]) for line in found["lines"]] == [
            ("new", 10600, "1")
        ]
        assert (found["invoice_number"], found["total"], found["document_type"]) == ("IV1", 10600, "invoice")

    def test_every_kind_is_stored_apart(self, agent: Agent) -> None:
        """The same key of two kinds is two records, also where they share a table."""
        supplier = Supplier(code="1", name="Pembekal", currency="MYR")
        samples: list[tuple[EntityKind, Entity]] = [
            (C, customer("1")),
            (EntityKind.SUPPLIER, supplier),
            (EntityKind.PRODUCT, product("1")),
            (EntityKind.TERM, term("1")),
            (EntityKind.INVOICE, invoice("1")),
            (EntityKind.PAYMENT, payment("1")),
        ]
        for kind, entity in samples:
            [result] = agent.send(kind, upsert(kind, "1", entity))
            assert result.kind is ResultKind.CREATED
        assert [agent.summary(kind).count for kind, _ in samples] == [1] * len(samples)
        assert agent.summary(EntityKind.TAX_CODE).count == 0


class ReconciliationContract:
    """What the platform tells of its side. Subclasses give the fixture `cloud`."""

    def test_the_tally_follows_any_history(self, cloud: Cloud) -> None:
        """After random batches of creations, changes, deletions and repeats the sums equal those of the survivors."""
        agent = cloud.keeper(cloud.organization())
        chance, kind = random.Random(7), EntityKind.INVOICE
        alive: dict[str, Entity] = {}
        revisions: dict[str, int] = {}
        sent: list[WireRecord] = []
        for _ in range(12):
            records = chance.sample(sent, min(len(sent), 5))
            for _ in range(30):
                key = str(chance.randrange(60))
                revisions[key] = revisions.get(key, 0) + 1
                if chance.random() < 0.25:
                    alive.pop(key, None)
                    records.append(deletion(kind, key, revisions[key]))
                else:
                    made = invoice(key, total=chance.randrange(-500, 10**9), currency=chance.choice(["MYR", "USD"]))
                    alive[key] = made
                    records.append(upsert(kind, key, made, revisions[key]))
            sent += records
            agent.send(kind, *records)
        assert agent.summary(kind) == _summary(alive)
        page = agent.bucket_page(kind, range(BUCKETS))
        assert page.complete
        assert {entry.key: entry.revision for entry in page.entries} == {key: revisions[key] for key in alive}
        assert {e.key: (e.currency, e.amount) for e in page.entries} == {k: control_amount(e) for k, e in alive.items()}

    def test_buckets_are_listed_page_by_page(self, cloud: Cloud) -> None:
        """Going on after the last key of each page lists every record of the asked buckets once, in any page size."""
        agent = cloud.keeper(cloud.organization())
        keys = [f"K{number}" for number in range(300)]
        agent.send(C, *(upsert(C, key, customer(key)) for key in keys))
        wanted = sorted({bucket_of(key) for key in keys[:100]})
        for limit in (1, 7, 100):
            found: list[str] = []
            after, complete = "", False
            while not complete:
                page = agent.bucket_page(C, wanted, after, limit)
                found += [entry.key for entry in page.entries]
                after, complete = (found[-1] if found else ""), page.complete
            assert len(found) == len(set(found))
            assert set(found) == {key for key in keys if bucket_of(key) in set(wanted)}

    def test_deleted_records_do_not_end_a_listing(self, cloud: Cloud) -> None:
        """Pages of tombstones are passed over: what lives behind them is found."""
        agent = cloud.keeper(cloud.organization())
        keys = [f"K{number:03}" for number in range(40)]
        agent.send(C, *(upsert(C, key, customer(key)) for key in keys))
        agent.send(C, *(deletion(C, key, 2) for key in keys[:35]))
        page = agent.bucket_page(C, range(BUCKETS), limit=5)
        assert [entry.key for entry in page.entries] == keys[35:]
        rest = agent.bucket_page(C, range(BUCKETS), keys[-1], limit=5)
        assert (rest.entries, rest.complete) == ([], True)

    def test_nothing_sent_is_an_empty_summary(self, cloud: Cloud) -> None:
        """A kind that nothing came of is empty, not unknown."""
        assert cloud.keeper(cloud.organization()).summary(EntityKind.PAYMENT) == _empty()


class TenantContract:
    """Organizations never meet. Subclasses give the fixture `cloud`."""

    def test_the_same_keys_in_two_organizations_are_two_records(self, cloud: Cloud) -> None:
        """Two companies with identical codes side by side see and change only their own."""
        a, b = cloud.keeper(cloud.organization("a")), cloud.keeper(cloud.organization("b"))
        a.send(C, upsert(C, "1", customer(name="Of A")), upsert(C, "2", customer("2")))
        [result] = b.send(C, upsert(C, "1", customer(name="Of B")))
        assert result.kind is ResultKind.CREATED
        b.send(C, deletion(C, "1", 2))
        assert {contact["external_id"] for contact in cloud.person("a").contacts()} == {"1", "2"}
        assert cloud.person("b").contacts() == []
        assert a.summary(C).count == 2
        assert b.bucket_page(C, range(BUCKETS)).entries == []
        assert b.settle(C, upsert(C, "2", customer("2"))) == [None]

    def test_nobody_reads_another_organization(self, cloud: Cloud) -> None:
        """A token of one organization is refused for the other, also for single records by id."""
        a, b = cloud.keeper(cloud.organization("a")), cloud.keeper(cloud.organization("b"))
        [stored] = a.send(EntityKind.INVOICE, upsert(EntityKind.INVOICE, "1", invoice()))
        stranger = cloud.person("b")
        paths = ("/api/contacts", "/api/products", "/api/invoices", "/api/payments", "/api/integrations/sync-logs")
        for path in (*paths, "/api/integrations", "/api/integrations/connected"):
            answer = stranger.get(path, organization_slug=cloud.slug("a"), external_provider=PROVIDER)
            assert answer.status_code == 403, path
        assert stranger.get(f"/api/invoices/{stored.remote}").status_code == 404
        assert b.post_batch(C, [upsert(C, "1", customer())], headers={"X-Agent-Lease": a.lease}).status_code == 409


def _empty() -> WireSummary:
    return to_wire(Tally().summary())


def _summary(entities: dict[str, Entity]) -> WireSummary:
    tally = Tally()
    for key, entity in entities.items():
        tally.add(Entry(key, fingerprint(canonical(entity)), *control_amount(entity)))
    return to_wire(tally.summary())
