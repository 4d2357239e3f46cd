"""What goes wrong with an API, and what a person is told: wrong keys, foreign pages, limits, a restored backup."""

from __future__ import annotations

from decimal import Decimal

import pytest

from connector.domain.errors import (
    BridgeError,
    ProtocolBroken,
    SettingsInvalid,
    SignInRefused,
    Throttled,
    TimelineBroken,
)
from connector.domain.keys import EntityKind
from connector.providers.registry import open_books, open_source
from connector.providers.sql_accounting_api.sink import ApiBooks
from connector.providers.sql_accounting_api.source import ApiSource
from tests.contracts.source import everything, latest
from tests.live.sql_accounting_api.simulator import Fault
from tests.live.sql_accounting_api.stage import Keys, company, sale, stage

I = EntityKind.INVOICE  # noqa: E741  # read as a word in every line below


@pytest.mark.parametrize("keys", [Keys(secret_key="wrong"), Keys(access="nobody.sql.my/X")])
def test_a_wrong_key_is_told_as_one(keys: Keys) -> None:
    """Whoever cannot sign is told to make a new key, and no key is repeated."""
    with stage(keys=keys) as desk, pytest.raises(SignInRefused) as told:
        desk.source.identify()
    assert "access key" in str(told.value)
    assert keys.secret_key not in repr((told.value, told.value.facts))
    assert keys.secret_key not in repr(keys)


@pytest.mark.parametrize("more", [{"service": "execute-api"}, {"region": "ap-southeast-1"}])
def test_service_and_region_are_part_of_the_signature(more: dict[str, str]) -> None:
    """Another scope than the server's is refused: both are settings."""
    with stage(None, None, **more) as desk, pytest.raises(SignInRefused, match="service and region"):
        desk.source.identify()


@pytest.mark.parametrize("damaged", ["", "a\nb"])
def test_a_damaged_key_is_never_sent(damaged: str) -> None:
    """A key that no header can carry ends before anything is sent."""
    with stage(keys=Keys(access=damaged)) as desk:
        with pytest.raises(SignInRefused):
            desk.source.identify()
        assert not desk.simulator.asked


@pytest.mark.parametrize(
    ("fault", "expected", "words"),
    [
        (Fault.PAGE, ProtocolBroken, "A page, not SQL Accounting's API, answered"),
        (Fault.BROKEN, ProtocolBroken, "cannot be read to its end"),
        (Fault.SLOW_DOWN, Throttled, "asks for a pause"),
    ],
)
def test_an_answer_of_somebody_else_is_told_in_plain_words(
    fault: Fault, expected: type[BridgeError], words: str
) -> None:
    """HTML, half an answer or 429 end the reading with a sentence, and the next one works."""
    with stage() as desk:
        desk.simulator.strike(fault, "GET", "/salesinvoice")
        with pytest.raises(expected, match=words) as told:
            everything(desk.source, I)
        if isinstance(told.value, Throttled):
            assert told.value.after == 7
        assert latest(everything(desk.source, I))


def test_a_cut_line_is_asked_again() -> None:
    """A reading whose connection was cut is repeated by itself."""
    with stage() as desk:
        desk.simulator.strike(Fault.REFUSED, "GET", "/salesinvoice")
        assert len(latest(everything(desk.source, I))) == 61


def test_what_answers_without_a_company_is_no_company() -> None:
    """Another service at the address is not taken for books."""
    shelf = company()
    shelf.profile.clear()
    with stage(shelf) as desk, pytest.raises(ProtocolBroken, match="no company"):
        desk.source.identify()


def test_only_what_moved_is_read_whole() -> None:
    """A run after a run asks for the headers, and for nothing that is as it was."""
    with stage() as desk:
        cursor = everything(desk.source, I)[-1].cursor
        desk.simulator.asked.clear()
        assert not latest(everything(desk.source, I, cursor))
        assert not [line for line in desk.simulator.asked if line.startswith("GET /salesinvoice/")]
        key = desk.add()
        assert set(latest(everything(desk.source, I, cursor))) == {key}


def test_a_document_that_was_saved_more_often_before_stops_the_run() -> None:
    """Books that went back in time are a restored backup: nothing is done before a person says so."""
    with stage() as desk:
        record = desk.shelf.rows("salesinvoice")[-1]
        backup = dict(record)
        desk.edit(desk.add())
        desk.shelf.touch(record)
        desk.shelf.touch(record)
        cursor = everything(desk.source, I)[-1].cursor
        desk.shelf.put("salesinvoice", backup)
        with pytest.raises(TimelineBroken, match="restored"):
            everything(desk.source, I, cursor)


def test_most_of_the_last_work_gone_at_once_stops_the_run() -> None:
    """A backup that knows nothing of the last weeks is noticed too; a few deletions are no restore."""
    with stage() as desk:
        keys = [desk.add() for _ in range(200)]
        cursor = everything(desk.source, I)[-1].cursor
        for key in keys[:3]:
            desk.delete(key)
        everything(desk.source, I, cursor)
        for key in keys[3:150]:
            desk.delete(key)
        with pytest.raises(TimelineBroken, match="restored"):
            everything(desk.source, I, cursor)


def test_a_value_that_cannot_be_read_sets_one_record_aside() -> None:
    """One bad record delays nobody: it comes with its reason, and all others come."""
    with stage() as desk:
        bad = desk.add()
        desk.shelf.get("salesinvoice", bad)["docdate"] = "yesterday"
        told = latest(everything(desk.source, I))
        failure = told[bad].failure
        assert failure is not None
        assert "DOCDATE" in failure.sentence
        assert len([change for change in told.values() if change.entity is not None]) == 61


def test_knocking_off_shows_in_the_version_of_the_invoice() -> None:
    """A payment in the books moves the invoice's version, though the invoice itself was not saved."""
    with stage() as desk:
        before = {seen.key: seen.version for batch in desk.source.keys(I) for seen in batch}
        sales = desk.shelf.create("salesinvoice", sale("300-A0001", Decimal(5)))
        key = str(sales["dockey"])
        first = {seen.key: seen.version for batch in desk.source.keys(I) for seen in batch}
        receivable = desk.shelf.find("customerinvoice", docno=sales["docno"])
        assert receivable is not None
        receivable["paymentamt"] = "1.00"
        after = {seen.key: seen.version for batch in desk.source.keys(I) for seen in batch}
        assert {name for name in after if after[name] != first[name]} == {key}
        assert set(after) - set(before) == {key}


@pytest.mark.parametrize(
    "settings",
    [{"address": "http://api.sql.my"}, {"a_second": 0}, {"region": " "}, {"a_second": "many"}, {"path": "C:\\A.FDB"}],
)
def test_a_setting_that_cannot_work_is_told_at_once(settings: dict[str, object]) -> None:
    """Plain http to another computer, no speed, an unknown setting: refused before a key is asked for."""
    with pytest.raises(SettingsInvalid):
        open_source("sql_accounting", {"way": "api", **settings}, None)


def test_the_registry_opens_both_ways_of_one_provider() -> None:
    """The setting decides, and each way gives its own books."""
    by_api = open_source("sql_accounting", {"way": "api"}, Keys())
    assert isinstance(by_api, ApiSource)
    assert isinstance(open_books("sql_accounting", by_api, None), ApiBooks)
    by_file = open_source("sql_accounting", {"path": "C:\\A.FDB"}, Keys())
    assert not isinstance(by_file, ApiSource)
