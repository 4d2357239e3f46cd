"""What reading QuickBooks must not get wrong: rows that move, ceilings, windows, tokens, numbers, quotas."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from connector.domain.changes import Cursor
from connector.domain.documents import Invoice
from connector.domain.errors import (
    BridgeError,
    ProtocolBroken,
    SettingsInvalid,
    SignInRefused,
    Throttled,
    Unreachable,
)
from connector.domain.keys import EntityKind, Key
from connector.domain.metering import Asked
from connector.domain.parties import Customer, PartyState
from connector.domain.products import Product
from connector.online.position import Position
from connector.providers.registry import open_books, open_source, ordinary
from tests.contracts.source import everything, latest, seen
from tests.fakes.clock import ManualClock
from tests.fakes.quickbooks.company import Company
from tests.fakes.quickbooks.server import Fault
from tests.live.account_writes import done, edit, new, read
from tests.live.quickbooks.stage import Stage, Tokens, customer, payment, stage

C, PRODUCT, INVOICE = EntityKind.CUSTOMER, EntityKind.PRODUCT, EntityKind.INVOICE
_MANY = 2_300


def _many(*, still: bool = False) -> Company:
    company = Company(still=still)
    company.fill("Customer", (customer(f"Pelanggan {n}") for n in range(_MANY)))
    return company


def _queries(desk: Stage) -> int:
    return desk.simulator.counted()["/query"]


def test_rows_that_move_while_pages_are_read_are_all_told() -> None:
    """Between the pages somebody edits what was read, what was not, and takes one away: nothing is passed over."""
    with stage(_many()) as desk:
        pages = desk.source.changes(C, None)
        told = latest([next(pages)])
        for key in ("5", "900", "1500", "2000"):
            desk.company.edit("Customer", key, Notes="moved")
        desk.company.remove("Customer", "3")
        told |= latest(pages)
        there = {key: change for key, change in told.items() if key != "3"}
        assert set(there) == set(seen(desk.source, C))
        for key in ("5", "900", "1500", "2000"):
            entity = told[Key(key)].entity
            assert isinstance(entity, Customer)
            assert entity.note == "moved"


def test_more_records_of_one_second_than_a_page_are_all_told() -> None:
    """An import saves thousands at once: the order of saving says nothing of them."""
    with stage(_many(still=True)) as desk:
        told = latest(everything(desk.source, C))
        assert len(told) == _MANY
        assert _queries(desk) < 10


def test_a_first_reading_tells_each_record_once() -> None:
    """Pages meet in time, and what stands on both is told by the first."""
    with stage(_many()) as desk:
        told = [change.key for page in everything(desk.source, C) for change in page.changes]
        assert len(told) == len(set(told)) == _MANY


def test_an_interrupted_first_reading_goes_on_where_it_was() -> None:
    """The cursor of a page costs no page before it."""
    with stage(_many()) as desk:
        first = next(desk.source.changes(C, None))
        desk.simulator.asked.clear()
        rest = latest(everything(desk.source, C, first.cursor))
        assert set(latest([first])) | set(rest) == {Key(row["Id"]) for row in desk.company.rows("Customer")}
        assert _queries(desk) == 2


def test_inactive_names_are_told() -> None:
    """Inactive customers and products are no deletions."""
    with stage() as desk:
        buyer, item = latest(everything(desk.source, C))[Key("2")], latest(everything(desk.source, PRODUCT))
        assert isinstance(buyer.entity, Customer)
        assert buyer.entity.state is PartyState.INACTIVE
        products = [change.entity for change in item.values() if isinstance(change.entity, Product)]
        assert [product.active for product in products].count(False) == 1


def test_a_sku_comes_whichever_way_an_item_is_read() -> None:
    """It comes only when it is asked for, and what changed does not tell it: nothing flaps."""
    with stage() as desk:
        first = everything(desk.source, PRODUCT)
        key = next(iter(latest(first)))
        desk.company.edit("Item", key, Description="lain")
        again = latest(everything(desk.source, PRODUCT, first[-1].cursor))[key].entity
        assert isinstance(again, Product)
        assert (again.description2, again.long_description) == ("SKU Barang 0", "lain")


def test_what_changed_costs_one_request_for_all_kinds() -> None:
    """Reading is metered: a run over an unchanged company asks once."""
    with stage() as desk:
        cursors = {kind: everything(desk.source, kind)[-1].cursor for kind in desk.source.kinds()}
        desk.simulator.asked.clear()
        for kind in desk.source.kinds():
            assert everything(desk.source, kind, cursors[kind])[-1].complete
        assert desk.simulator.counted()["/cdc"] == 1
        desk.source.asked()
        everything(desk.source, C)
        done(desk, new(C, Customer(code="", name="Dikira", currency="MYR")))
        assert (desk.source.asked(), desk.source.asked()) == (Asked(1, 1), Asked())


def test_what_was_written_meanwhile_is_told_as_it_is_then() -> None:
    """One answer serves all kinds of a run, and no kind is told of a time before a write of our own."""
    with stage() as desk:
        cursors = {kind: everything(desk.source, kind)[-1].cursor for kind in desk.source.kinds()}
        everything(desk.source, C, cursors[C])
        key = Key(desk.company.rows("Invoice")[4]["Id"])
        seen = read(desk, INVOICE, key)
        assert isinstance(seen, Invoice)
        done(desk, edit(desk, INVOICE, key, replace(seen, note="baharu")))
        told = latest(everything(desk.source, INVOICE, cursors[INVOICE]))[key].entity
        assert isinstance(told, Invoice)
        assert told.note == "baharu"


def test_a_payment_moves_the_version_of_what_it_settles() -> None:
    """Whether it is a save of the invoice is not published: the sweep sees it either way."""
    with stage() as desk:
        before, bill = seen(desk.source, INVOICE), desk.company.rows("Invoice")[4]
        desk.company.save("Payment", payment(bill["CustomerRef"]["value"], bill["Id"], Decimal(1)))
        after = seen(desk.source, INVOICE)
        assert {key for key in after if after[key] != before[key]} == {Key(bill["Id"])}


def test_a_full_answer_of_what_changed_loses_nothing() -> None:
    """A thousand records in one answer: others were left out, so that everything saved since is gone through."""
    with stage(_many()) as desk:
        cursor = everything(desk.source, C)[-1].cursor
        desk.company.remove("Customer", "7")
        for row in desk.company.rows("Customer")[100:1400]:
            desk.company.edit("Customer", row["Id"], Notes="new")
        told = latest(everything(desk.source, C, cursor))
        notes = [change.entity.note for change in told.values() if isinstance(change.entity, Customer)]
        assert notes.count("new") == 1300


def test_a_full_answer_for_all_kinds_is_asked_for_each_kind() -> None:
    """The ceiling is shared: what many customers took from the products is asked for again."""
    with stage(_many()) as desk:
        made = desk.company.save("Item", {"Name": "Barang", "Type": "Service"})
        cursors = {kind: everything(desk.source, kind)[-1].cursor for kind in desk.source.kinds()}
        for row in desk.company.rows("Customer")[:1000]:
            desk.company.edit("Customer", row["Id"], Notes="new")
        desk.company.edit("Item", made["Id"], Description="baharu")
        everything(desk.source, C, cursors[C])
        desk.simulator.asked.clear()
        assert Key(made["Id"]) in latest(everything(desk.source, PRODUCT, cursors[PRODUCT]))
        assert dict(desk.simulator.counted()) == {"/cdc": 1, "/query": 1}  # the products alone, and this one whole


def test_a_deletion_is_told_by_what_changed() -> None:
    """A stub with its status is a deletion, not a record without fields."""
    with stage() as desk:
        cursor = everything(desk.source, C)[-1].cursor
        desk.delete(Key("4"))
        gone = latest(everything(desk.source, C, cursor))[Key("4")]
        assert (gone.entity, gone.failure) == (None, None)


def test_a_merged_customer_is_gone() -> None:
    """A merge is the end of one record; what names it then names the other."""
    with stage() as desk:
        cursor = everything(desk.source, C)[-1].cursor
        desk.company.merge("Customer", "4", "5")
        assert latest(everything(desk.source, C, cursor))[Key("4")].entity is None
        assert Key("4") not in seen(desk.source, C)


def test_beyond_thirty_days_what_was_saved_since_is_gone_through() -> None:
    """What changed is told for thirty days only; a host that was off for longer asks for records by their time."""
    clock = ManualClock(dt.datetime.now(dt.UTC))
    with stage(clock=clock) as desk:
        cursor = everything(desk.source, C)[-1].cursor
        clock.advance(40 * 86_400)
        desk.company.now += dt.timedelta(days=40)
        desk.company.edit("Customer", "6", Notes="later")
        desk.simulator.asked.clear()
        pages = everything(desk.source, C, cursor)
        assert Key("6") in latest(pages)
        assert not desk.simulator.counted()["/cdc"]
        assert len(latest(everything(desk.source, C, pages[-1].cursor))) <= 1


@pytest.mark.parametrize("behind", [40, -400], ids=["behind", "ahead"])
def test_a_clock_that_is_wrong_by_weeks_asks_for_nothing_that_is_refused(behind: int) -> None:
    """How long ago it was is told by the clock of QuickBooks: what changed is asked for as far back as it tells, and
    gone through when it is longer ago, whatever this computer believes."""
    clock = ManualClock(dt.datetime.now(dt.UTC) - dt.timedelta(days=behind))
    with stage(clock=clock) as desk:
        cursor = everything(desk.source, C)[-1].cursor
        desk.company.edit("Customer", "5", Notes="soon")
        desk.source.close()
        pages = everything(desk.source, C, cursor)
        assert Key("5") in latest(pages)
        assert desk.simulator.counted()["/cdc"] == 1
        desk.company.now += dt.timedelta(days=35)
        desk.company.edit("Customer", "6", Notes="later")
        desk.source.close()
        assert Key("6") in latest(everything(desk.source, C, pages[-1].cursor))
        assert desk.simulator.counted()["/cdc"] == 1


def test_a_cursor_of_another_version_begins_anew() -> None:
    """Nobody is stuck with what he cannot read."""
    with stage() as desk:
        strange = [Cursor("{"), Cursor("17"), Position(form=99).cursor()]
        assert all(len(latest(everything(desk.source, C, cursor))) == 12 for cursor in strange)


def test_prices_are_exact() -> None:
    """Numbers of an answer are read as decimals, never as binary fractions."""
    with stage() as desk:
        desk.company.save("Item", {"Name": "Tepat", "Type": "Service", "UnitPrice": Decimal("1234567890.12345678")})
        found = [change.entity for change in latest(everything(desk.source, PRODUCT)).values()]
        (product,) = [each for each in found if isinstance(each, Product) and each.description == "Tepat"]
        assert product.units[0].price == Decimal("1234567890.12345678")


def test_one_bad_record_comes_with_its_reason() -> None:
    """And all others come."""
    with stage() as desk:
        desk.company.get("Customer", "3")["MetaData"]["CreateTime"] = "yesterday"
        told = latest(everything(desk.source, C))
        failure = told[Key("3")].failure
        assert failure is not None
        assert "MetaData_CreateTime" in failure.sentence
        assert len([change for change in told.values() if change.entity is not None]) == 11


# -- tokens ------------------------------------------------------------------------------------------------------------


def test_a_token_that_is_over_is_renewed_once_and_the_reading_goes_on() -> None:
    """A revoked or expired token in the middle of a run."""
    with stage() as desk:
        everything(desk.source, C)
        desk.simulator.tokens = lambda token: token == "access-second"
        desk.tokens.next = "access-second"
        assert latest(everything(desk.source, C))
        assert desk.tokens.renewed == 1


def test_a_consent_that_was_taken_back_ends_in_one_clear_sentence() -> None:
    """The second refusal asks a person; no token is told."""
    with stage() as desk:
        desk.simulator.tokens = lambda token: False
        with pytest.raises(SignInRefused, match="Connect QuickBooks again") as told:
            desk.source.identify()
        assert desk.tokens.renewed == 1
        assert desk.tokens.value not in repr((told.value, told.value.facts, desk.tokens))


def test_a_token_of_another_environment_is_told_as_that() -> None:
    """A sandbox's token at the address of production (3100)."""
    with stage() as desk:
        desk.simulator.refuse("3100", "/", status=403, gateway=True)
        with pytest.raises(SettingsInvalid, match="sandbox"):
            desk.source.identify()


# -- faults ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault.PAGE, ProtocolBroken),
        (Fault.BROKEN, ProtocolBroken),
        (Fault.SLOW_DOWN, Throttled),
        (Fault.SLOW_DOWN_SAID, Throttled),
    ],
)
def test_an_answer_of_somebody_else_is_told_in_plain_words(fault: Fault, expected: type[BridgeError]) -> None:
    """HTML, half an answer or a pause end the reading with a sentence; the next one works."""
    with stage(clock=ManualClock()) as desk:
        desk.simulator.strike(fault, "/query")
        with pytest.raises(expected):
            everything(desk.source, C)
        assert latest(everything(desk.source, C))


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.FAILED, Fault.AWAY])
def test_what_passes_is_asked_again(fault: Fault) -> None:
    """A cut line, 500 and 503 cost a reading nothing but another try."""
    with stage(clock=ManualClock()) as desk:
        desk.simulator.strike(fault, "/query")
        assert len(latest(everything(desk.source, C))) == 12
        desk.simulator.strike(fault, "/query", times=9)
        with pytest.raises(Unreachable):
            everything(desk.source, C)


def test_a_fault_in_a_success_is_a_fault() -> None:
    """HTTP 200 can carry one, in either spelling."""
    with stage() as desk:
        for gateway in (False, True):
            desk.simulator.refuse("10000", "/query", status=200, gateway=gateway)
            with pytest.raises(Unreachable, match="as ordered"):
                everything(desk.source, C)


def test_after_429_nothing_is_asked_for_a_minute() -> None:
    """All runs of a company are silent together: the line of the next one knows."""
    clock = ManualClock()
    with stage(clock=clock) as desk:
        desk.simulator.strike(Fault.SLOW_DOWN, "/query")
        with pytest.raises(Throttled):
            everything(desk.source, C)
        desk.source.close()
        before = clock.monotonic()
        everything(desk.source, C)
        assert clock.monotonic() - before >= 60


class Hosts:
    """A host that has other connections to serve (`domain.clock.Pace`)."""

    def __init__(self) -> None:
        self.silences: list[float] = []

    def __call__(self) -> None:
        """Every request may go."""

    def batch(self) -> None:
        """Every batch may go."""

    def hush(self, seconds: float) -> None:
        """Note it."""
        self.silences.append(seconds)


def test_where_others_wait_for_the_turn_it_is_given_back_at_once() -> None:
    """No thread is silent for a minute: the run ends, all hosts know, and after the minute it goes on at the page where
    it was."""
    clock, hosts = ManualClock(), Hosts()
    with stage(_many(), clock=clock) as desk:
        settings = {"api": desk.simulator.api, "tenant": desk.company.realm, **ordinary("quickbooks")}
        source = open_source("quickbooks", settings, Tokens(), clock=clock, pace=hosts)
        pages = source.changes(C, None)
        first = next(pages)
        desk.simulator.strike(Fault.SLOW_DOWN, "/query")
        with pytest.raises(Throttled):
            next(pages)
        silent = clock.monotonic()
        for _ in range(5):
            with pytest.raises(Throttled):
                next(source.changes(C, first.cursor))
        assert (clock.monotonic(), hosts.silences) == (silent, [60.0])
        clock.advance(60)
        asked = len(desk.simulator.asked)
        rest = {change.key for page in source.changes(C, first.cursor) for change in page.changes}
        assert len(rest | {change.key for change in first.changes}) == _MANY
        assert len(desk.simulator.asked) - asked == 2
        source.close()


def test_ten_requests_a_second_and_five_hundred_a_minute() -> None:
    """The limits of Intuit are kept by waiting, not by being refused."""
    clock = ManualClock()
    with stage(clock=clock) as desk:
        settings = {"api": desk.simulator.api, "tenant": desk.company.realm, **ordinary("quickbooks")}
        source = open_source("quickbooks", settings, Tokens(), clock=clock)
        before = clock.monotonic()
        for _ in range(30):
            list(source.fetch(C, [Key("1")]))
        a_second = clock.monotonic() - before
        for _ in range(500):
            list(source.fetch(C, [Key("1")]))
        assert 2 <= a_second < 4
        assert clock.monotonic() - before >= 60
        source.close()


def test_every_request_names_the_minor_version() -> None:
    """75, also where it is the default."""
    with stage() as desk:
        everything(desk.source, C)
        versions = [parse_qs(urlsplit(line.split(" ", 1)[1]).query)["minorversion"] for line in desk.simulator.asked]
        assert set(map(tuple, versions)) == {("75",)}


@pytest.mark.parametrize(
    "settings",
    [{"api": "http://quickbooks.api.intuit.com"}, {"a_second": 0}, {"minor_version": "new"}, {"path": "C:\\A.FDB"}],
)
def test_a_setting_that_cannot_work_is_told_at_once(settings: dict[str, object]) -> None:
    """Plain http to another computer, no speed, an unknown setting."""
    with pytest.raises(SettingsInvalid):
        open_source(
            "quickbooks", {"api": "https://quickbooks.api.intuit.com/v3/company/1", "tenant": "1", **settings}, None
        )


def test_the_registry_opens_it_and_its_books() -> None:
    """As any other provider."""
    with stage() as desk:
        source = open_source("quickbooks", {"api": desk.simulator.api, "tenant": "1"}, desk.tokens)
        assert open_books("quickbooks", source, None) is not None
        assert open_books("quickbooks", desk.source, None) is not None
