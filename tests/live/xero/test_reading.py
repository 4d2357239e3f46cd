"""Reading Xero: complete while people work on it, sparing of requests, and plain about what goes wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import pytest

from connector.domain.documents import CreditNote, Invoice
from connector.domain.errors import BridgeError, ProtocolBroken, SettingsInvalid, SignInRefused, Throttled, Unreachable
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Customer, PartyState
from connector.domain.payments import Payment
from connector.domain.products import Product
from connector.hosting.metering import options_for
from connector.providers.registry import open_source
from connector.providers.xero.moments import day, moment
from connector.sync.options import EngineOptions
from tests.contracts.source import everything, latest, seen
from tests.fakes.clock import ManualClock
from tests.fakes.xero.organisation import Organisation
from tests.fakes.xero.server import Fault
from tests.live.xero.stage import Stage, Tokens, buyer, contact, payment, sale, small_organisation, stage

C, PRODUCT, INVOICE = EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE
CREDIT_NOTE, PAYMENT = EntityKind.CREDIT_NOTE, EntityKind.PAYMENT
_MANY = 2_300


def _many(*, still: bool = False) -> Organisation:
    company = Organisation(still=still)
    rows = ({**contact(f"Pelanggan {n}"), "ContactStatus": "ACTIVE"} for n in range(_MANY))
    company.fill("Contacts", rows)
    return company


def _lists(desk: Stage) -> int:
    return desk.simulator.counted()["/Contacts"]


def _read(desk: Stage, kind: EntityKind) -> Mapping[Key, object]:
    return {key: change.entity for key, change in latest(everything(desk.source, kind)).items()}


# -- complete ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("still", [False, True], ids=["spread", "one moment"])
def test_rows_that_move_while_pages_are_read_are_all_told(still: bool) -> None:
    """Between the pages somebody edits what was read and what was not: nothing is passed over, whether records were
    changed one after another or all in one moment."""
    company = _many(still=still)
    ids = [row["ContactID"] for row in company.rows("Contacts")]
    with stage(company) as desk:
        pages = desk.source.changes(C, None)
        told = latest([next(pages)])
        for n in (5, 900, 999, 1500, 2000):
            company.edit("Contacts", ids[n], AccountNumber="moved")
        told |= latest(pages)
        assert set(told) == set(seen(desk.source, C)) == set(ids)
        for n in (5, 900, 999, 1500, 2000):
            entity = told[Key(ids[n])].entity
            assert isinstance(entity, Customer)
            assert entity.remark == "moved"


def test_positions_that_shift_within_a_moment_are_gone_through_again() -> None:
    """After each page of an import of one moment somebody edits what came already: all others move up by one."""
    company = _many(still=True)
    with stage(company) as desk:
        told: set[Key] = set()
        for page in desk.source.changes(C, None):
            told |= {change.key for change in page.changes}
            if len(told) < _MANY:
                company.edit("Contacts", company.rows("Contacts")[len(told) % 7]["ContactID"], AccountNumber="moved")
        assert told == {row["ContactID"] for row in company.rows("Contacts")}


def test_a_first_reading_tells_each_record_once_in_pages_of_a_thousand() -> None:
    """As few requests as pages take."""
    with stage(_many()) as desk:
        told = [change.key for page in everything(desk.source, C) for change in page.changes]
        assert len(told) == len(set(told)) == _MANY
        assert _lists(desk) == 3
        assert all("pageSize=1000" in line for line in desk.simulator.asked if line.startswith("GET /api.xro/2.0/C"))


def test_an_interrupted_first_reading_goes_on_where_it_was() -> None:
    """The cursor of a page costs no page before it."""
    with stage(_many()) as desk:
        first = next(desk.source.changes(C, None))
        desk.simulator.asked.clear()
        rest = latest(everything(desk.source, C, first.cursor))
        assert set(latest([first])) | set(rest) == {row["ContactID"] for row in desk.company.rows("Contacts")}
        assert _lists(desk) == 2


def test_what_changed_costs_a_request_a_kind_and_is_told_once() -> None:
    """`If-Modified-Since` goes back over the overlap; what was told of it already is not told again."""
    with stage() as desk:
        kinds = desk.source.kinds()
        cursors = {kind: everything(desk.source, kind)[-1].cursor for kind in kinds}
        changed = desk.company.rows("Contacts")[3]["ContactID"]
        desk.company.edit("Contacts", changed, AccountNumber="lain")
        desk.simulator.asked.clear()
        told = {kind: latest(everything(desk.source, kind, cursors[kind])) for kind in kinds}
        assert set(told[C]) == {Key(changed)}
        assert not any(told[kind] for kind in kinds if kind is not C)
        assert len(desk.simulator.asked) == len(kinds)
        assert desk.simulator.heads[-1]["if-modified-since"] < desk.company.now.strftime("%Y-%m-%dT%H:%M:%S")


def test_the_position_is_in_the_time_of_xero() -> None:
    """A PC whose clock is a day off loses nothing."""
    clock = ManualClock(dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    with stage(clock=clock) as desk:
        cursor = everything(desk.source, C)[-1].cursor
        changed = desk.company.rows("Contacts")[3]["ContactID"]
        desk.company.edit("Contacts", changed, AccountNumber="lain")
        assert Key(changed) in latest(everything(desk.source, C, cursor))


# -- states ------------------------------------------------------------------------------------------------------------


def test_archived_contacts_are_inactive_and_no_deletions() -> None:
    """They come only when they are asked for."""
    with stage() as desk:
        states = [entity.state for entity in _read(desk, C).values() if isinstance(entity, Customer)]
        assert (len(states), states.count(PartyState.INACTIVE)) == (12, 1)


def test_a_voided_invoice_is_cancelled_and_a_draft_is_none_yet() -> None:
    """Nor are bills of suppliers; once it is approved a draft comes as a new invoice."""
    with stage() as desk:
        pages = everything(desk.source, INVOICE)
        invoices = [change.entity for change in latest(pages).values() if isinstance(change.entity, Invoice)]
        [void] = [each for each in invoices if each.cancelled]
        assert (void.total, void.outstanding, void.paid) == (800, 0, 0)
        assert len(invoices) == 7
        draft = desk.company.find("Invoices", Status="DRAFT")
        assert draft is not None
        desk.company.edit("Invoices", draft["InvoiceID"], Status="AUTHORISED")
        assert Key(draft["InvoiceID"]) in latest(everything(desk.source, INVOICE, pages[-1].cursor))


def test_a_deleted_payment_is_gone_whichever_way_it_is_looked_for() -> None:
    """By what changed, by the sweep, by a question for it."""
    with stage() as desk:
        cursor = everything(desk.source, PAYMENT)[-1].cursor
        key = desk.company.rows("Payments")[0]["PaymentID"]
        desk.company.edit("Payments", key, Status="DELETED")
        for told in (everything(desk.source, PAYMENT, cursor), desk.source.fetch(PAYMENT, [key])):
            assert latest(told)[key].entity is None
        assert key not in seen(desk.source, PAYMENT)


def test_a_payment_moves_the_version_of_what_it_settles() -> None:
    """Whether that is a change of the invoice is not published: the sweep sees it either way."""
    with stage() as desk:
        before, bill = seen(desk.source, INVOICE), desk.company.rows("Invoices")[4]
        desk.company.create("Payments", payment(bill["InvoiceID"], Decimal(1)))
        after = seen(desk.source, INVOICE)
        assert {key for key in after if after[key] != before[key]} == {Key(bill["InvoiceID"])}


def test_credit_notes_and_payments_are_asked_for_one_by_one_or_gone_through() -> None:
    """There is no question for some of them: whichever way takes less."""
    with stage() as desk:
        company = desk.company
        for _ in range(15):
            company.save("CreditNotes", sale(buyer(company), Decimal(3), plural="CreditNotes"))
        keys = list(seen(desk.source, CREDIT_NOTE))
        for some in (keys[:3], keys):
            desk.simulator.asked.clear()
            assert set(latest(desk.source.fetch(CREDIT_NOTE, some))) == set(some)
            assert len(desk.simulator.asked) <= 3


# -- amounts, days, rates ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("/Date(1584585851967)/", "2020-03-19T02:44:11.967000+00:00"),
        ("/Date(1254268800000+0000)/", "2009-09-30T00:00:00+00:00"),
        ("/Date(1254268800000+1300)/", "2009-09-30T00:00:00+00:00"),
        ("/Date(-2208988800000-0500)/", "1900-01-01T00:00:00+00:00"),
        ("2024-06-21T01:15:39.902", "2024-06-21T01:15:39.902000+00:00"),
        ("2019-03-11T17:58:46Z", "2019-03-11T17:58:46+00:00"),
    ],
)
def test_the_offset_of_a_date_is_decoration(told: str, read: str) -> None:
    """The number is UTC; whoever adds the offset is thirteen hours off."""
    found = moment(told)
    assert found is not None
    assert found.isoformat() == read
    assert day(told) == read[:10]


def test_what_is_no_date_is_none() -> None:
    """Nothing is guessed."""
    assert [moment(each) for each in (None, "", "/Date()/", "gestern")] == [None] * 4


def test_taxes_inclusive_prices_discounts_and_four_decimals_add_up() -> None:
    """Amounts of lines are told without taxes, whichever way Xero has them, and add up to the total."""
    with stage() as desk:
        line = {"Description": "a", "Quantity": 3, "UnitAmount": Decimal("1.2345"), "AccountCode": "200"}
        lines = [{**line, "TaxType": "OUTPUT", "DiscountRate": Decimal(10)}, {**line, "TaxType": "NONE"}]
        for kind in ("Exclusive", "Inclusive", "NoTax"):
            bill = sale(buyer(desk.company), Decimal(0), LineAmountTypes=kind)
            key = desk.company.save("Invoices", {**bill, "LineItems": lines})["InvoiceID"]
            entity = latest(desk.source.fetch(INVOICE, [key]))[key].entity
            assert isinstance(entity, Invoice)
            assert sum(each.amount + each.tax_amount for each in entity.lines) == entity.total
            first = entity.lines[0]
            assert (first.unit_price, first.discount) == (Decimal("1.2345"), "10%")
            assert first.tax_inclusive == (kind == "Inclusive")
            assert (first.tax_amount > 0) == (kind != "NoTax")


@pytest.mark.parametrize(("theirs", "ours"), [("0.224719", "4.45"), ("33.898305", "0.0295"), ("1", "1")])
def test_rates_are_told_as_home_currency_for_one_unit(theirs: str, ours: str) -> None:
    """Xero tells them the other way round."""
    with stage() as desk:
        bill = sale(buyer(desk.company), Decimal(100), CurrencyCode="USD", CurrencyRate=Decimal(theirs))
        key = desk.company.save("Invoices", bill)["InvoiceID"]
        entity = latest(desk.source.fetch(INVOICE, [key]))[key].entity
        assert isinstance(entity, Invoice)
        assert (entity.currency, entity.currency_rate) == ("USD", Decimal(ours))
        assert abs(entity.local_total - 10_000 * Decimal(ours)) <= 1


def test_every_field_has_its_place() -> None:
    """A contact, an item, a credit note and a payment as the platform has them."""
    with stage() as desk:
        company = desk.company
        buyer_, thing = (next(iter(_read(desk, kind).values())) for kind in (C, PRODUCT))
        assert isinstance(buyer_, Customer)
        assert isinstance(thing, Product)
        assert (buyer_.phone, buyer_.remark, buyer_.currency) == ("60 03 222-2222", "A-1", "MYR")
        assert buyer_.billing_address is not None
        assert (buyer_.billing_address.lines, buyer_.billing_address.state) == (("1 Jalan",), "Selangor")
        assert (thing.code, thing.units[0].price, thing.units[0].cost) == ("B-0", Decimal("9.5"), Decimal(5))
        notes = [each for each in _read(desk, CREDIT_NOTE).values() if isinstance(each, CreditNote)]
        assert [each.unapplied for each in notes] == [each.total for each in notes]
        paid = [each for each in _read(desk, PAYMENT).values() if isinstance(each, Payment)]
        assert {part.document for each in paid for part in each.allocations} == {
            row["Invoice"]["InvoiceID"] for row in company.rows("Payments") if row["Status"] == "AUTHORISED"
        }
        assert {each.method for each in paid} == {"090"}


def test_one_bad_record_comes_with_its_reason() -> None:
    """And all others come."""
    with stage() as desk:
        bad = desk.company.rows("Invoices")[1]
        bad |= {"DueDate": "tomorrow", "DueDateString": "tomorrow"}
        told = latest(everything(desk.source, INVOICE))
        failure = told[Key(bad["InvoiceID"])].failure
        assert failure is not None
        assert "DueDate" in failure.sentence
        assert len([change for change in told.values() if change.entity is not None]) == 6


# -- whose books -------------------------------------------------------------------------------------------------------


def test_every_request_names_the_organisation() -> None:
    """One token opens several: which one is meant says the header."""
    other = small_organisation(4)
    other.tenant = "11111111-9458-4c7d-93cc-f02b81b0594f"
    with stage() as desk:
        desk.simulator.organisations.append(other)
        desk.simulator.connected.add(other.tenant)
        everything(desk.source, C)
        desk.source.identify()
        assert set(desk.simulator.tenants) == {desk.company.tenant}
        assert len(seen(desk.source, C)) == 12


def test_a_disconnected_organisation_asks_a_person() -> None:
    """403 is no end of the token: nothing is renewed, nothing counts as deleted."""
    with stage() as desk:
        everything(desk.source, C)
        desk.simulator.connected.clear()
        with pytest.raises(SignInRefused, match="disconnected"):
            everything(desk.source, C)
        assert desk.tokens.renewed == 0


def test_a_scope_that_is_lacking_is_told_as_that() -> None:
    """Renewing a token would not bring it."""
    with stage() as desk:
        desk.simulator.scopes.discard("accounting.payments")
        with pytest.raises(SignInRefused, match="permission"):
            everything(desk.source, PAYMENT)
        assert desk.tokens.renewed == 0
        assert latest(everything(desk.source, C))


def test_a_token_that_is_over_is_renewed_once_and_the_reading_goes_on() -> None:
    """A revoked or expired token in the middle of a run."""
    with stage() as desk:
        everything(desk.source, C)
        desk.simulator.tokens = lambda token: token == "access-second"
        desk.tokens.next = "access-second"
        assert latest(everything(desk.source, C))
        assert desk.tokens.renewed == 1
        desk.simulator.tokens = lambda token: False
        with pytest.raises(SignInRefused, match="Connect Xero again") as told:
            everything(desk.source, C)
        assert desk.tokens.value not in repr((told.value, told.value.facts, desk.tokens))


# -- limits and faults -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "after"), [(Fault.MINUTE, 7), (Fault.DAY, 5400), (Fault.CONCURRENT, 1), (Fault.APP, 60)]
)
def test_a_limit_ends_the_reading_until_it_ends(fault: Fault, after: float) -> None:
    """Nothing waits in a thread for it, and until then nothing is asked: by this process, nor by another host."""
    hushed: list[float] = []

    class Paced:
        def __call__(self) -> None:
            """Always."""

        def batch(self) -> None:
            """Xero counts none."""

        def hush(self, seconds: float) -> None:
            hushed.append(seconds)

    clock = ManualClock()
    with stage(clock=clock) as desk:
        settings = {"api": desk.simulator.api, "tenant": desk.company.tenant}
        source = open_source("xero", settings, Tokens(), clock=clock, pace=Paced())
        desk.simulator.strike(fault, "/Contacts")
        with pytest.raises(Throttled) as told:
            everything(source, C)
        assert (told.value.after, hushed) == (after, [after])
        if after > 2:
            before = len(desk.simulator.asked)
            with pytest.raises(Throttled):
                everything(source, C)
            assert len(desk.simulator.asked) == before
        clock.advance(after)
        assert latest(everything(source, C))
        source.close()


def test_sixty_requests_a_minute_are_kept_and_never_refused() -> None:
    """With Xero's own limits on: what is beyond a third of them waits for seconds, and no run ends over it."""
    clock = ManualClock()
    with stage(clock=clock) as desk:
        desk.simulator.limits.a_minute, desk.simulator.limits.clock = 60, clock.monotonic
        settings = {"api": desk.simulator.api, "tenant": desk.company.tenant}
        source = open_source("xero", settings, Tokens(), clock=clock)
        began = clock.monotonic()
        for _ in range(19):
            everything(source, CREDIT_NOTE)
        assert clock.monotonic() - began < 1
        for _ in range(131):
            everything(source, CREDIT_NOTE)
        assert desk.simulator.limits.refused == 0
        assert max(clock.waited) <= 20
        assert clock.monotonic() - began <= 150
        source.close()


@pytest.mark.parametrize(
    ("fault", "expected"),
    [(Fault.PAGE, ProtocolBroken), (Fault.BROKEN, ProtocolBroken), (Fault.INVALID, ProtocolBroken)],
)
def test_an_answer_of_somebody_else_is_told_in_plain_words(fault: Fault, expected: type[BridgeError]) -> None:
    """HTML, half an answer or a refused question end the reading with a sentence; the next one works."""
    with stage(clock=ManualClock()) as desk:
        desk.simulator.strike(fault, "/Contacts")
        with pytest.raises(expected):
            everything(desk.source, C)
        assert latest(everything(desk.source, C))


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.FAILED, Fault.AWAY])
def test_what_passes_is_asked_again(fault: Fault) -> None:
    """A cut line, 500 and 503 cost a reading nothing but another try."""
    with stage(clock=ManualClock()) as desk:
        desk.simulator.strike(fault, "/Contacts")
        assert len(latest(everything(desk.source, C))) == 12
        desk.simulator.strike(fault, "/Contacts", times=9)
        with pytest.raises(Unreachable):
            everything(desk.source, C)


@pytest.mark.parametrize(
    "settings",
    [{"api": "http://api.xero.com/api.xro/2.0"}, {"a_minute": 0}, {"tenant": ""}, {"path": "C:\\A.FDB"}],
)
def test_a_setting_that_cannot_work_is_told_at_once(settings: dict[str, object]) -> None:
    """Plain http to another computer, no speed, no organisation, an unknown setting."""
    with pytest.raises(SettingsInvalid):
        open_source("xero", {"api": "https://api.xero.com/api.xro/2.0", "tenant": "1", **settings}, None)


def test_requests_are_counted_and_sweeps_are_seldom() -> None:
    """A day has a number of them: everything is gone through once an hour, not every quarter."""
    with stage() as desk:
        everything(desk.source, C)
        desk.source.asked()
        everything(desk.source, C)
        assert (desk.source.asked().reads, desk.source.asked().reads) == (1, 0)
        assert options_for(desk.source).sweep_every > EngineOptions().sweep_every
