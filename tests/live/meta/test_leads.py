"""Leads become contacts: by webhook at once, by looking otherwise, each once, and none goes with Facebook's memory."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from connector.domain.errors import BridgeError, ProtocolBroken, SignInRefused, Throttled, Unreachable
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import PartyState, TextValue
from connector.domain.ports import Forgetful
from connector.domain.runs import Outcome, Trigger
from connector.providers.meta.refusals import NotAllowed, TokenRefused
from tests.contracts.source import SourceContract, everything, latest, seen
from tests.fakes.clock import ManualClock
from tests.fakes.meta.server import PAGE_TOKEN, Trouble, usage
from tests.fakes.meta.world import TEST_LEAD
from tests.live.meta.stage import Stage, bridge, stage

C = EntityKind.CUSTOMER


class TestLeads(SourceContract):
    """The source's contract, but for what cannot happen to a lead: it is never edited, and never a deletion."""

    @pytest.fixture
    def books(self):  # type: ignore[no-untyped-def]  # a fixture that yields
        """A page with some leads."""
        with stage() as books:
            yield books

    def test_an_edit_is_told_after_the_cursor(self, books: Stage) -> None:  # type: ignore[override]
        """A new lead comes with the next read; one that was read is not told again, as leads never change."""
        before = everything(books.source, C)
        new = books.add()
        assert set(latest(everything(books.source, C, before[-1].cursor))) == {new}

    def test_reading_goes_on_from_any_page(self, books: Stage) -> None:  # type: ignore[override]
        """What a page's cursor leaves out was on that page or before it."""
        pages = everything(books.source, C)
        told: set[Key] = set()
        for page in pages:
            told |= {change.key for change in page.changes}
            assert told | set(latest(everything(books.source, C, page.cursor))) == set(seen(books.source, C))

    def test_slices_show_what_no_version_tells(self, books: Stage) -> None:  # type: ignore[override]
        """A slice has every lead as it is; its version is its content's, so that nothing changes quietly."""
        key = next(iter(seen(books.source, C)))
        before = books.source.content_slice(C, None, 50)
        books.edit_quietly(key)
        after = latest([books.source.content_slice(C, None, 50)])
        assert (after[key].version, after[key].entity) != (latest([before])[key].version, latest([before])[key].entity)

    def test_fetching_tells_what_is_there_and_what_is_gone(self, books: Stage) -> None:  # type: ignore[override]
        """A lead that is not there is told as that, with a remedy, and not as a deletion."""
        read = latest(everything(books.source, C))
        fetched = latest(books.source.fetch(C, [*read, Key("1")]))
        assert {key: fetched[key] for key in read} == read
        failure = fetched[Key("1")].failure
        assert failure is not None
        assert "ninety days" in failure.sentence
        assert failure.remedy


def test_every_request_has_its_proof_and_no_token_in_its_address() -> None:
    """The version is in every path, the proof in every query, and no token is."""
    with stage() as desk:
        desk.simulator.page_size = 2
        everything(desk.source, C)
        for line in desk.simulator.asked:
            address = urlsplit(line.split(" ", 1)[1])
            assert address.path.startswith("/v26.0/")
            assert len(parse_qs(address.query)["appsecret_proof"][0]) == 64
            assert PAGE_TOKEN not in line
        desk.simulator.secret = "another"
        with pytest.raises(ProtocolBroken, match="appsecret_proof"):
            desk.source.identify()


def test_pages_are_followed_to_their_end() -> None:
    """Five leads, two a page: every one comes, and nothing is asked after the last page."""
    with stage() as desk:
        desk.simulator.page_size = 2
        assert len(latest(everything(desk.source, C))) == 5
        assert desk.simulator.counted() == {f"/{desk.world.page}/leadgen_forms": 1, "/910/leads": 1, "/920/leads": 2}


def test_what_a_webhook_told_is_fetched_by_its_id(tmp_path: Path) -> None:
    """Between two looks at all forms a webhook costs one request for each lead, and two for who it is."""
    with bridge(tmp_path) as both:
        both.desk.told.append(both.desk.add())
        assert both.run(after=60).outcome is Outcome.SUCCESS
        both.desk.simulator.asked.clear()
        key = both.desk.add()
        both.desk.told.append(key)
        assert both.run(after=60).outcome is Outcome.SUCCESS
        assert both.desk.simulator.counted() == {f"/{both.desk.world.page}": 2, f"/{key}": 1}
        assert set(both.contacts()) == set(both.desk.world.leads)


def test_a_lead_that_no_webhook_told_of_comes_with_the_next_look(tmp_path: Path) -> None:
    """And one that both told of, or that is told again and again, is one contact that is written once."""
    with bridge(tmp_path) as both:
        quiet, told = both.desk.add(), both.desk.add()
        both.desk.told += [told, told]
        assert both.run().counts[0].written == 2
        assert set(both.contacts()) >= {quiet, told}
        written = [run.counts for run in (both.run(), both.run(after=30), both.run(after=3600))]
        assert not any(each.written for counts in written for each in counts)


def test_a_lead_that_becomes_visible_late_is_not_lost(tmp_path: Path) -> None:
    """Its time lies before the last look, within the overlap."""
    with bridge(tmp_path) as both:
        both.run()
        late = both.desk.world.submit(at=both.desk.clock.now() - dt.timedelta(minutes=5))
        both.run()
        assert late in both.contacts()


@pytest.mark.parametrize("hours", [-30, -2, 2, 30])
def test_a_clock_that_is_wrong_loses_no_lead(hours: int) -> None:
    """Forms are asked since a lead's own time, which is Facebook's: ours may be a day off, and jump."""
    with stage() as desk:
        theirs = ManualClock(desk.clock.now())
        desk.world.now = theirs.now
        desk.clock.advance(hours * 3600)
        cursor = everything(desk.source, C)[-1].cursor
        for _ in range(3):
            desk.clock.advance(300)
            theirs.advance(300)
            quiet = Key(desk.world.submit())
            pages = everything(desk.source, C, cursor)
            assert set(latest(pages)) == {quiet}
            cursor = pages[-1].cursor


def test_what_facebook_forgets_stays_on_the_platform(tmp_path: Path) -> None:
    """After ninety days the forms are empty: no contact is deleted, by no kind of run, and nothing is set aside."""
    with bridge(tmp_path) as both:
        assert isinstance(both.desk.source, Forgetful)
        before = both.contacts()
        both.desk.clock.advance(91 * 86400)
        for trigger in (Trigger.SCHEDULE, Trigger.PERSON):
            assert both.run(trigger=trigger).outcome is Outcome.SUCCESS
        assert both.contacts() == before
        assert not both.store.problems(C)


def test_where_it_came_from_and_every_answer_are_kept(tmp_path: Path) -> None:
    """Channel, campaign, ad, form, answers and consents; the usual questions have their fields."""
    with bridge(tmp_path) as both:
        answers = {"first_name": "Nur", "last_name": "Aini", "email": "nur@contoh.my", "selected dealer": "Klang"}
        key = both.desk.world.submit("930", at=both.desk.clock.now(), **answers)
        both.run()
        contact = both.contacts()[key]
        kept = {each.name: each.value.value for each in contact.user_fields if isinstance(each.value, TextValue)}
        assert (contact.name, contact.email, contact.phone) == ("Nur Aini", "nur@contoh.my", None)
        assert (contact.traffic_channel_id, contact.state) == ("Facebook Ads", PartyState.PROSPECT)
        assert (kept["FB_campaign_id"], kept["FB_ad_id"], kept["FB_form_id"]) == ("501", "701", "930")
        assert (kept["FB_answer_selected_dealer"], kept["FB_consent_news"]) == ("Klang", "yes")


def test_people_say_where_answers_go(tmp_path: Path) -> None:
    """A rule of one's own over the defaults, for an answer of one's own form."""
    own = tmp_path / "facebook.toml"
    own.write_text('[customers.Lead]\nremark = "budget"\ntraffic_channel_id = { constant = "Iklan Klang" }\n')
    with bridge(tmp_path, rules=own) as both:
        key = both.desk.world.submit(at=both.desk.clock.now(), full_name="Nur", budget="RM 2,000")
        both.run()
        contact = both.contacts()[key]
        assert (contact.remark, contact.traffic_channel_id) == ("RM 2,000", "Iklan Klang")


def test_ids_may_be_numbers_and_answers_several(tmp_path: Path) -> None:
    """Ids are numbers in some answers and text in others; an answer with several values, one with none, no answers."""
    with bridge(tmp_path) as both:
        one, none = both.desk.add(), both.desk.add()
        lead = both.desk.world.leads[one]
        lead["campaign_id"] = 501
        lead["field_data"] += [{"name": "cars", "values": ["Myvi", "Axia"]}, {"name": "empty", "values": []}]
        both.desk.world.leads[none]["field_data"] = []
        both.run()
        kept = {each.name: each.value for each in both.contacts()[one].user_fields}
        assert kept["FB_campaign_id"] == TextValue("501")
        assert kept["FB_answer_cars"] == TextValue("Myvi, Axia")
        assert "FB_answer_empty" not in kept
        assert both.contacts()[none].name == none


def test_a_bad_lead_is_set_aside_alone(tmp_path: Path) -> None:
    """A lead without a time that can be read, and a webhook for one that cannot be fetched: all others arrive."""
    with bridge(tmp_path) as both:
        bad, good = both.desk.add(), both.desk.add()
        both.desk.told += [bad, TEST_LEAD, good]
        both.desk.world.leads[bad]["created_time"] = "yesterday"
        assert both.run(after=30).outcome is Outcome.PARTIAL
        assert good in both.contacts()
        aside = {problem.key: problem.sentence for problem in both.store.problems(C)}
        assert set(aside) == {bad, TEST_LEAD}
        assert "yesterday" in aside[Key(bad)]


def test_a_form_that_went_away_keeps_nobody_from_the_others() -> None:
    """Between the list of forms and its leads somebody deletes a form."""
    with stage() as desk:
        desk.simulator.refuse(100, "/910/leads", subcode=33)
        assert len(latest(everything(desk.source, C))) == 3


@pytest.mark.parametrize(
    ("code", "subcode", "more", "kind", "said"),
    [
        (1, 0, {}, Unreachable, "just now"),
        (2, 0, {}, Unreachable, "just now"),
        (100, 0, {"is_transient": True}, Unreachable, "just now"),
        (4, 0, {}, Throttled, "pause"),
        (17, 0, {}, Throttled, "pause"),
        (32, 0, {}, Throttled, "pause"),
        (613, 0, {}, Throttled, "pause"),
        (80001, 0, {}, Throttled, "pause"),
        (80005, 0, {}, Throttled, "pause"),
        (341, 0, {}, Throttled, "for a time"),
        (368, 0, {}, Throttled, "for a time"),
        (3, 0, {}, NotAllowed, "not allow"),
        (10, 0, {}, NotAllowed, "not allow"),
        (200, 0, {}, NotAllowed, "not allow"),
        (294, 0, {}, NotAllowed, "not allow"),
        (102, 0, {}, TokenRefused, "sign-in"),
        (190, 458, {}, TokenRefused, "app was removed"),
        (190, 459, {}, TokenRefused, "confirm"),
        (190, 460, {}, TokenRefused, "password"),
        (190, 463, {}, TokenRefused, "is over"),
        (190, 467, {}, TokenRefused, "no longer valid"),
        (190, 492, {}, TokenRefused, "no longer has a role"),
        (190, 0, {}, TokenRefused, "does not accept"),
        (803, 0, {}, BridgeError, "no such object"),
        (100, 33, {}, BridgeError, "no such object"),
        (100, 2108006, {}, BridgeError, "no such object"),
        (100, 0, {}, ProtocolBroken, "does not take"),
        (3001, 1504028, {}, ProtocolBroken, "does not take"),
        (506, 0, {}, ProtocolBroken, "does not do"),
        (999999, 0, {"error_user_msg": "Sila cuba lagi"}, ProtocolBroken, "Sila cuba lagi"),
    ],
)
def test_every_documented_code_has_its_meaning(
    code: int, subcode: int, more: dict[str, Any], kind: type[BridgeError], said: str
) -> None:
    """The status is 400 for all of them; a sentence for people, a remedy where one helps, and no token anywhere."""
    with stage() as desk:
        for _ in range(3):
            desk.simulator.refuse(code, subcode=subcode, **more)
        with pytest.raises(kind, match=said) as caught:
            desk.source.identify()
        assert PAGE_TOKEN not in f"{caught.value} {caught.value.facts}"
        if isinstance(caught.value, SignInRefused):
            assert "onnect Facebook again" in caught.value.remedy


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble(cut=True),
        Trouble(status=500, body={}),
        Trouble(status=503, body={}),
        Trouble(body={"error": {"message": "?", "code": 2, "is_transient": True}}),
        Trouble(half=True),
        Trouble(status=200, body=b"<html>Sign in to the hotel</html>"),
        Trouble(status=200, body={"data": "no list"}),
    ],
    ids=["cut", "500", "503", "transient", "half", "page", "no list"],
)
def test_whatever_befalls_a_look_no_lead_is_lost(tmp_path: Path, trouble: Trouble) -> None:
    """A run that could not be made to its end leaves everything for the next one."""
    with bridge(tmp_path) as both:
        key = both.desk.add()
        both.desk.simulator.strike(trouble, "leads")
        both.run()
        both.run()
        assert key in both.contacts()
        assert not both.store.problems(C)


@pytest.mark.parametrize(
    ("code", "subcode", "said"),
    [(190, 458, "app was removed"), (190, 492, "no longer has a role"), (200, 0, "does not allow"), (32, 0, "pause")],
    ids=["token revoked", "page role lost", "permission taken away", "throttled"],
)
def test_what_ends_a_run_in_its_middle_loses_nothing(tmp_path: Path, code: int, subcode: int, said: str) -> None:
    """The first form was read, the second is refused: it is told in words, the run fails, and with the next one that
    may go on every lead is there, each once."""
    with bridge(tmp_path) as both:
        keys = {both.desk.world.submit(form, at=both.desk.clock.now()) for form in ("910", "920", "930")}
        both.desk.simulator.refuse(code, "/920/leads", subcode=subcode)
        run = both.run()
        assert (run.outcome, said in run.sentence) == (Outcome.FAILED, True), run.sentence
        assert both.run().outcome is Outcome.SUCCESS
        assert keys <= set(both.contacts())
        assert not both.store.problems(C)


def test_a_page_that_is_gone_is_told_and_deletes_nothing(tmp_path: Path) -> None:
    """Deleted at Facebook, or hidden from us: no contact goes, and a person hears of it."""
    with bridge(tmp_path) as both:
        before = both.contacts()
        both.desk.simulator.refuse(100, f"/{both.desk.world.page}", subcode=33)
        run = both.run(trigger=Trigger.PERSON)
        assert (run.outcome, "no such object" in run.sentence) == (Outcome.FAILED, True)
        assert both.contacts() == before


def test_a_storm_of_pauses_ends_with_every_lead(tmp_path: Path) -> None:
    """Every other answer asks for a pause, in every spelling: nothing is asked meanwhile, nothing is lost, none is
    there twice."""
    with bridge(tmp_path) as both:
        keys = {both.desk.world.submit(form, at=both.desk.clock.now()) for form in ("910", "920") for _ in range(20)}
        both.desk.simulator.page_size = 5
        for code in (4, 17, 32, 613, 80001, 80005):
            both.desk.simulator.refuse(code, "/leads")
            both.desk.simulator.refuse(code, "leadgen_forms")
        runs = [both.run(after=400) for _ in range(20)]
        assert runs[-1].outcome is Outcome.SUCCESS
        assert [run.outcome for run in runs].count(Outcome.FAILED) == 12
        assert keys <= set(both.contacts())
        assert sum(count.created for run in runs for count in run.counts) == len(keys)


def test_what_was_never_seen_before_is_kept_and_breaks_nothing(tmp_path: Path) -> None:
    """Another kind of answer, of object within one, of field: the lead is a contact, and what can be told is."""
    with bridge(tmp_path) as both:
        key = both.desk.add()
        lead = both.desk.world.leads[key]
        lead |= {"platform": "hologram", "is_organic": "perhaps", "home_listing": {"id": 7}}
        lead["field_data"] += [
            {"name": "when", "values": [{"day": 3}]}, {"name": 7, "values": ["x"]}, {"values": "no list"}, "no object",
        ]  # fmt: skip
        lead["custom_disclaimer_responses"] = {"no": "list"}
        assert both.run().outcome is Outcome.SUCCESS
        kept = {each.name: each.value for each in both.contacts()[key].user_fields}
        assert kept["FB_platform"] == TextValue("hologram")
        assert kept["FB_answer_7"] == TextValue("x")


def test_from_75_percent_on_it_goes_slower_and_from_95_it_is_silent() -> None:
    """As usage headers say; with the minutes that Meta asks for, and without asking meanwhile."""
    with stage() as desk:
        desk.simulator.headers = usage(74)
        desk.source.identify()
        began = desk.clock.monotonic()
        desk.source.identify()
        assert desk.clock.monotonic() == began
        desk.simulator.headers = usage(85)
        desk.source.identify()
        desk.source.identify()
        assert 0.5 <= desk.clock.monotonic() - began <= 2
        desk.simulator.headers = usage(96, minutes=7)
        desk.source.identify()
        asked = len(desk.simulator.asked)
        with pytest.raises(Throttled) as caught:
            desk.source.identify()
        assert caught.value.after == pytest.approx(420, abs=3)
        assert len(desk.simulator.asked) == asked
        desk.simulator.headers = {}
        desk.clock.advance(421)
        desk.source.identify()


def test_every_usage_header_is_understood() -> None:
    """The app's, a business's and an ad account's; what cannot be read tells nothing."""
    with stage() as desk:
        desk.simulator.headers = {
            "X-App-Usage": '{"call_count": 12, "total_cputime": 40, "total_time": 3}',
            "X-Ad-Account-Usage": '{"acc_id_util_pct": 9.67, "reset_time_duration": 100}',
            **usage(20),
        }
        desk.source.identify()
        told = {each.of: each.percent for each in desk.source.line.gauge.told()}
        assert told == {"app": 40.0, "ad_account": 9.67, "pages": 20.0}
        desk.simulator.headers = {"X-App-Usage": "nonsense", "X-Ad-Account-Usage": "[]"}
        desk.source.identify()


def test_another_page_is_refused() -> None:
    """What answers must be the page that was connected."""
    with stage() as desk:
        desk.simulator.strike(Trouble(status=200, body={"id": "999", "name": "Lain"}))
        with pytest.raises(ProtocolBroken, match="another page"):
            desk.source.identify()
