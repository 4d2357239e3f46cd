"""What the platform promises to people who enter, edit and look for records."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

import msgspec
import pytest

from connector.domain.documents import Invoice
from connector.domain.fingerprint import canonical, decode, fingerprint
from connector.domain.keys import EntityKind
from connector.domain.payments import Payment
from connector.domain.platform_changes import Acknowledgement, ChangeOutcome
from connector.platform.wire import ProblemCode
from tests.cloud_api.driver import PROVIDER, Cloud, problem
from tests.cloud_api.feed_stage import PlatformStage
from tests.contracts.platform_changes import StagedContract
from tests.fakes.entities import customer, invoice, payment, product

C, P = EntityKind.CUSTOMER, EntityKind.PRODUCT
DOCUMENT, PAYMENT = EntityKind.INVOICE, EntityKind.PAYMENT
LINE = {"description": "Kopi", "quantity": "2", "unit_price": "10.50", "amount": 2100, "tax_amount": 126}
BILL = {"customer": "C1", "date": "2026-11-25", "currency": "MYR", "lines": [LINE]}
RECEIPT = {"customer": "C1", "date": "2026-11-25", "currency": "MYR", "amount": 500}


class EditingContract(StagedContract):
    """An edit is a change beside the record; the record stays as the books have it."""

    def test_an_edit_shows_beside_the_record(self, stage: PlatformStage) -> None:
        """People see what the books have, what is wished, who wished it, and that it is open."""
        stage.has(customer("300-A", "Old"))
        stage.edit(C, "300-A", name="New")
        shown = stage.ask("GET", C, "300-A").json()
        assert (shown["record"]["name"], shown["wished"]["name"], shown["pending"]) == ("Old", "New", True)
        assert (shown["change"]["changed_by"], shown["change"]["state"]) == ("Aminah", "pending")
        assert stage.cloud.person("kedai").contacts()[0]["company_name"] == "Old"

    def test_what_became_of_it_is_shown(self, stage: PlatformStage) -> None:
        """A refusal stands at the record and in the list of changes, with its reason; the wish is gone."""
        stage.has(customer("300-A", "Old"))
        change = stage.edit(C, "300-A", name="New")
        reason = "The name is longer than 100 characters."
        answer = Acknowledgement(change=change, outcome=ChangeOutcome.REJECTED, reason=reason, code="rejected")
        stage.feed.acknowledge(C, [answer])
        shown = stage.ask("GET", C, "300-A").json()
        assert (shown["wished"], shown["pending"], shown["change"]["reason"]) == (None, False, reason)
        [listed] = stage.person.get("/api/changes", outcome="rejected").json()["items"]
        assert (listed["id"], listed["reason"], listed["key"]) == (change, reason, "300-A")
        assert stage.person.get("/api/changes", outcome="pending").json()["items"] == []

    def test_null_takes_a_field_away(self, stage: PlatformStage) -> None:
        """A merge patch merges objects, replaces lists, and takes away what is null."""
        stage.has(customer("300-A", "Kedai", phone="03-1", email="a@b.my"))
        stage.edit(C, "300-A", billing_address={"lines": ["1 Jalan Besar"], "city": "Ipoh"})
        stage.edit(C, "300-A", phone=None, billing_address={"city": None})
        wished = stage.ask("GET", C, "300-A").json()["wished"]
        assert "phone" not in wished
        assert (wished["email"], wished["billing_address"]) == ("a@b.my", {"lines": ["1 Jalan Besar"]})

    def test_an_edit_of_nothing_makes_no_change(self, stage: PlatformStage) -> None:
        """A patch that says what is there already is answered 200, and the feed stays empty."""
        stage.has(customer("300-A", "Kedai"))
        answer = stage.ask("PATCH", C, "300-A", content=b'{"name": "Kedai"}')
        assert (answer.status_code, answer.json()["change"]) == (200, None)
        assert stage.feed.changes(C, 0).changes == ()

    def test_who_saw_an_older_record_is_refused(self, stage: PlatformStage) -> None:
        """With `If-Match` an edit and a deletion go through only while the record is what the person saw."""
        stage.has(customer("300-A", "Old"))
        seen = stage.ask("GET", C, "300-A").headers["etag"]
        assert seen == f'"{fingerprint(canonical(customer("300-A", "Old"))).hex()}"'
        first = stage.ask("PATCH", C, "300-A", content=b'{"name": "New"}', headers={"If-Match": seen})
        assert first.status_code == 202
        for method, content in (("PATCH", b'{"name": "Newer"}'), ("DELETE", None)):
            late = stage.ask(method, C, "300-A", content=content, headers={"If-Match": seen})
            assert problem(late, 412).code == ProblemCode.OUTDATED
        again = {"If-Match": first.headers["etag"]}
        assert stage.ask("PATCH", C, "300-A", content=b'{"name": "Newer"}', headers=again).status_code == 202

    def test_the_same_request_makes_one_change(self, stage: PlatformStage) -> None:
        """A request whose answer was lost is sent again with its key, and makes no second record."""
        body = canonical(customer("", "Kedai"))
        answers = [stage.ask("POST", C, content=body, headers={"Idempotency-Key": "k1"}) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [201, 201]
        assert answers[0].json()["key"] == answers[1].json()["key"]
        assert len(stage.feed.changes(C, 0).changes) == 1
        other = stage.ask("POST", P, content=canonical(product()), headers={"Idempotency-Key": "k1"})
        assert problem(other, 409).code == ProblemCode.CONFLICT

    def test_another_wish_under_the_same_key_is_refused(self, stage: PlatformStage) -> None:
        """Answered as the first one was, it would be lost without a word; the same edit once more makes one change."""
        stage.has(customer("300-A"))
        edit, create = {"Idempotency-Key": "k2"}, {"Idempotency-Key": "k3"}
        answers = [stage.ask("PATCH", C, "300-A", content=b'{"name": "New"}', headers=edit) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [202, 200]
        refused = stage.ask("PATCH", C, "300-A", content=b'{"name": "Newer"}', headers=edit)
        assert problem(refused, 409).code == ProblemCode.CONFLICT
        assert stage.ask("POST", C, content=canonical(customer("", "Kedai")), headers=create).status_code == 201
        refused = stage.ask("POST", C, content=canonical(customer("", "Kedai Lain")), headers=create)
        assert problem(refused, 409).code == ProblemCode.CONFLICT
        assert len(stage.feed.changes(C, 0).changes) == 2

    @pytest.mark.parametrize("key", ["300/A", "A B", "100%", "a//b", "a/", "x%2Fy", "é货", "a?b#c", "./x"])
    def test_any_key_of_the_books_can_be_edited(self, stage: PlatformStage, key: str) -> None:
        """Codes are what people typed into the books: slashes, spaces and signs find their record."""
        stage.has(customer(key))
        stage.edit(C, quote(key, safe=""), name="New")
        assert [change.key for change in stage.feed.changes(C, 0).changes] == [key]

    def test_a_record_that_is_being_deleted_rests(self, stage: PlatformStage) -> None:
        """A second deletion changes nothing, and an edit is refused until the first one is decided."""
        stage.has(customer("300-A"))
        change = stage.delete(C, "300-A")
        assert stage.ask("DELETE", C, "300-A").status_code == 200
        problem(stage.ask("PATCH", C, "300-A", content=b'{"name": "New"}'), 409)
        stage.feed.acknowledge(C, [Acknowledgement(change=change, outcome=ChangeOutcome.REJECTED, reason="In use.")])
        assert stage.ask("PATCH", C, "300-A", content=b'{"name": "New"}').status_code == 202

    def test_a_refused_record_is_entered_anew(self, stage: PlatformStage) -> None:
        """What the books refused to have cannot be edited, nor referred to; both are said with the reason."""
        change = stage.create(customer("", "Kedai"))
        answer = Acknowledgement(change=change, outcome=ChangeOutcome.REJECTED, reason="The TIN is taken.")
        stage.feed.acknowledge(C, [answer])
        refused = problem(stage.ask("PATCH", C, f"new:{change}", content=b'{"name": "New"}'), 409)
        assert "The TIN is taken." in refused.detail
        problem(stage.ask("POST", DOCUMENT, content=canonical(invoice("", f"new:{change}"))), 422)
        problem(stage.ask("POST", DOCUMENT, content=canonical(invoice("", f"new:{'0' * 32}"))), 422)

    def test_a_record_goes_by_both_names_once_it_is_there(self, stage: PlatformStage) -> None:
        """`new:` still finds a record that has its key by now, and edits of it go by the key."""
        change = stage.create(customer("", "Kedai"))
        answer = Acknowledgement(change=change, outcome=ChangeOutcome.APPLIED, key=stage.has(customer("300-A")))
        stage.feed.acknowledge(C, [answer])
        assert stage.ask("GET", C, f"new:{change}").json()["key"] == "300-A"
        stage.edit(C, f"new:{change}", phone="03-1")
        assert [found.key for found in stage.feed.changes(C, 0).changes] == ["300-A"]
        [shown] = stage.person.get("/api/records/customers", provider=PROVIDER).json()["items"]
        assert (shown["key"], shown["wished"]["phone"]) == ("300-A", "03-1")

    def test_lists_have_the_books_and_what_is_new(self, stage: PlatformStage) -> None:
        """Page by page everything comes once: records of the books by key, then those that they do not have yet."""
        for number in range(5):
            stage.has(customer(f"300-{number}", f"Kedai {number}"))
        new = [f"new:{stage.create(customer('', f'Kopi {number}'))}" for number in range(4)]
        found: list[str] = []
        after: str | None = ""
        pages = 0
        while after is not None:
            page = stage.person.get("/api/records/customers", provider=PROVIDER, limit=3, after=after).json()
            found += [item["key"] for item in page["items"]]
            after, pages = page["next"], pages + 1
        assert found == [f"300-{number}" for number in range(5)] + sorted(new)
        assert pages == 3
        searched = stage.person.get("/api/records/customers", provider=PROVIDER, search="kopi 2").json()["items"]
        assert [item["key"] for item in searched] == [new[2]]
        searched = stage.person.get("/api/records/customers", provider=PROVIDER, search="300-4").json()["items"]
        assert [item["key"] for item in searched] == ["300-4"]
        assert stage.person.get("/api/records/customers", provider=PROVIDER, search="%").json()["items"] == []

    def test_changes_are_listed_page_by_page(self, stage: PlatformStage) -> None:
        """Newest first, each once."""
        made = [stage.create(customer("", f"Kedai {number}")) for number in range(5)]
        found: list[str] = []
        before: dict[str, str | int] = {}
        while True:
            page = stage.person.get("/api/changes", limit=2, entity="customers", **before).json()
            found += [item["id"] for item in page["items"]]
            if page["next"] is None:
                break
            before = {"before": page["next"]}
        assert found == made[::-1]

    def test_the_state_counts_open_changes(self, stage: PlatformStage) -> None:
        """Whoever looks at the sync sees how many changes wait, and how many a person must decide."""
        made = [stage.create(customer("", f"Kedai {number}")) for number in range(4)]
        outcomes = (ChangeOutcome.APPLIED, ChangeOutcome.CONFLICT, ChangeOutcome.WAITING)
        answers = [
            Acknowledgement(change=change, outcome=outcome) for change, outcome in zip(made, outcomes, strict=False)
        ]
        stage.feed.acknowledge(C, answers)
        state = stage.person.get(f"/api/integrations/{PROVIDER}/sync-status").json()
        [customers] = [entity for entity in state["entities"] if entity["entity_type"] == "customers"]
        assert (customers["changes_waiting"], customers["changes_in_conflict"]) == (2, 1)


class WishContract(StagedContract):
    """What is sent is read exactly, completed where it follows from the rest, and refused in plain words."""

    def test_sums_of_a_bill_follow_from_its_lines(self, stage: PlatformStage) -> None:
        """Number, totals and local amounts may be left out; decimals have one spelling."""
        assert stage.ask("POST", DOCUMENT, content=_json({**BILL})).status_code == 201
        (change,) = stage.feed.changes(DOCUMENT, 0).changes
        bill = decode(DOCUMENT, change.content)
        assert isinstance(bill, Invoice)
        assert (bill.number, bill.date, bill.total, bill.local_total) == ("", dt.date(2026, 11, 25), 2226, 2226)
        assert (bill.outstanding, bill.lines[0].local_amount, bill.lines[0].local_tax_amount) == (2226, 2100, 126)
        assert b'"unit_price":"10.5"' in change.content

    def test_the_rest_of_a_payment_follows(self, stage: PlatformStage) -> None:
        """What is not set against a document is unapplied."""
        part = {"document_type": "IV", "document": "1", "amount": 300}
        assert stage.ask("POST", PAYMENT, content=_json({**RECEIPT, "allocations": [part]})).status_code == 201
        (change,) = stage.feed.changes(PAYMENT, 0).changes
        found = decode(PAYMENT, change.content)
        assert isinstance(found, Payment)
        assert (found.local_amount, found.unapplied) == (500, 200)

    def test_lines_that_change_move_the_total(self, stage: PlatformStage) -> None:
        """Whoever edits the lines need not add up; what the books work out stays as they have it."""
        stage.has(invoice("1", total=1000))
        stage.edit(DOCUMENT, "1", lines=[LINE])
        wished = stage.ask("GET", DOCUMENT, "1").json()["wished"]
        assert (wished["total"], wished["local_total"], wished["outstanding"]) == (2226, 2226, 1000)

    def test_untouched_fields_stay_byte_by_byte(self, stage: PlatformStage) -> None:
        """An edit of one field leaves all others as the books spell them."""
        stage.has(invoice("1", total=1000))
        stage.edit(DOCUMENT, "1", note="Call first")
        (change,) = stage.feed.changes(DOCUMENT, 0).changes
        before, after = _fields(change.base), _fields(change.content)
        assert after.pop("note") == b'"Call first"'
        assert after == before

    @pytest.mark.parametrize(
        ("kind", "body", "words"),
        [
            (C, b"[]", "no JSON object"),
            (C, b'{"currency": "MYR"}', "it has no `name`"),
            (C, b'{"currency": "MYR", "name": "A", "nick": "B"}', "it has no field called `nick`"),
            (C, b'{"currency": "ringgit", "name": "A"}', "three capital letters"),
            (C, b'{"currency": "MYR", "name": " "}', "has a name"),
            (C, b'{"currency": "MYR", "name": "A", "credit_limit": 10.5}', "whole number of sen"),
            (C, b'{"currency": "MYR", "name": "A\\u0000"}', "NUL"),
            (C, b'{"currency": "MYR", "name": "A", "created_on": "2026-01-01"}', "created_on follows from the books"),
            (C, b'{"a":' * 5000 + b"1" + b"}" * 5000, "nested too deeply"),
            (C, b'{"name": "' + b"A" * 300_000 + b'"}', "more than 256 kB"),
            (P, b'{"description": "A", "units": [{"name": "PCS", "rate": 0}]}', "more than 0"),
            (P, b'{"description": "A", "units": [{"name": "PCS"}, {"name": "PCS"}]}', "2 times"),
            (P, b'{"description": "A", "min_quantity": "1e999999"}', "out of all proportion"),
            (EntityKind.SUPPLIER, b'{"currency": "MYR", "name": "A"}', "come from the books"),
        ],
    )
    def test_a_master_that_is_not_fit_is_refused(
        self, stage: PlatformStage, kind: EntityKind, body: bytes, words: str
    ) -> None:
        """Before anything is stored, with a sentence that names the fault."""
        assert words in problem(stage.ask("POST", kind, content=body), 422).detail
        assert stage.person.get("/api/changes").json()["items"] == []

    @pytest.mark.parametrize(
        ("provider", "kind", "words"),
        [
            ("facebook", C, "Customers of Facebook are only read"),
            ("autocount", EntityKind.CREDIT_NOTE, "Credit notes of AutoCount are only read"),
        ],
    )
    def test_what_would_never_be_written_is_not_taken(
        self, stage: PlatformStage, provider: str, kind: EntityKind, words: str
    ) -> None:
        """A change of what a provider is only read of would wait for ever."""
        asked = [("POST", ""), ("PATCH", "1"), ("DELETE", "1")]
        for method, key in asked:
            told = stage.ask(method, kind, key, content=b'{"currency": "MYR", "name": "A"}', provider=provider)
            assert words in problem(told, 422).detail
        assert stage.person.get("/api/changes").json()["items"] == []

    @pytest.mark.parametrize(
        ("kind", "wrong", "words"),
        [
            (DOCUMENT, {"total": 2000}, "The total is 20.00 MYR, but the lines come to 22.26 MYR."),
            (DOCUMENT, {"local_total": 2000}, "local total must be 22.26"),
            (DOCUMENT, {"lines": []}, "at least one line"),
            (DOCUMENT, {"lines": [{**LINE, "quantity": "-2"}]}, "Line 1: the quantity is -2; it cannot be negative."),
            (DOCUMENT, {"lines": [{**LINE, "amount": 2500}]}, "2 at 10.5 is 21.00, but the line's amount is 25.00."),
            (DOCUMENT, {"due_date": "2026-11-01"}, "before its date"),
            (DOCUMENT, {"paid": 100}, "paid follows from the books"),
            (DOCUMENT, {"outstanding": 1}, "outstanding follows from the books"),
            (DOCUMENT, {"customer": ""}, "has a customer"),
            (DOCUMENT, {"currency_rate": 0}, "more than 0"),
            (PAYMENT, {"amount": 0}, "more than 0"),
            (PAYMENT, {"local_amount": 1}, "local amount must be 5.00"),
            (
                PAYMENT,
                {"allocations": [{"document_type": "IV", "document": "1", "amount": 501}]},
                "5.01 MYR are set against documents, more than the payment of 5.00 MYR.",
            ),
            (PAYMENT, {"allocations": [{"document_type": "IV", "document": "1", "amount": -1}]}, "more than 0"),
            (PAYMENT, {"allocations": [{"document_type": "IV", "document": "1", "amount": 1}] * 2}, "2 times"),
        ],
    )
    def test_a_document_that_is_not_fit_is_refused(
        self, stage: PlatformStage, kind: EntityKind, wrong: dict[str, object], words: str
    ) -> None:
        """In words that a bookkeeper understands, with both amounts."""
        body = _json({**(BILL if kind is DOCUMENT else RECEIPT), **wrong})
        assert words in problem(stage.ask("POST", kind, content=body), 422).detail
        assert stage.feed.changes(kind, 0).changes == ()

    def test_old_faults_do_not_forbid_an_edit(self, stage: PlatformStage) -> None:
        """A record of the books that breaks a rule can be edited elsewhere; what the edit itself breaks is refused."""
        stage.has(msgspec.structs.replace(invoice("1", total=1000), total=1001, local_total=1001))
        assert stage.ask("PATCH", DOCUMENT, "1", content=b'{"note": "x"}').status_code == 202
        problem(stage.ask("PATCH", DOCUMENT, "1", content=b'{"total": 1002}'), 422)
        problem(stage.ask("PATCH", DOCUMENT, "1", content=b'{"paid": 1}'), 422)

    def test_a_payment_of_a_new_invoice_refers_to_it(self, stage: PlatformStage) -> None:
        """An invoice that the books do not have yet can be paid; the payment names it by its creation."""
        bill = stage.create(invoice("", "C1"))
        assert stage.ask("POST", PAYMENT, content=canonical(payment("", invoice=f"new:{bill}"))).status_code == 201

    def test_unknown_providers_and_kinds_are_not_found(self, stage: PlatformStage, cloud: Cloud) -> None:
        """What is not there is a 404, not a fault."""
        answers = [
            stage.person.get("/api/records/customers", provider="nobody"),
            stage.person.get("/api/records/shoes", provider=PROVIDER),
            stage.ask("GET", C, "300-X"),
            stage.ask("PATCH", C, "new:nothing", content=b"{}"),
            cloud.person("kedai").get("/api/changes/nothing"),
        ]
        assert [problem(answer, 404).code for answer in answers] == [ProblemCode.NOT_FOUND] * len(answers)


def _json(body: object) -> bytes:
    return msgspec.json.encode(body)


def _fields(content: bytes) -> dict[str, bytes]:
    return {name: bytes(raw) for name, raw in msgspec.json.decode(content, type=dict[str, msgspec.Raw]).items()}
