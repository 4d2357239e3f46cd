"""What is collected of a page: each part by itself, so that one that is in the way keeps no other from working."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

import pytest

from connector.domain.errors import SignInRefused, Throttled
from connector.domain.gathered import Before, Gathered, Gathers, Notice, Snapshot
from connector.providers.facebook.gathering import POST_METRICS, FacebookGatherer
from connector.providers.meta.versions import ENDS, notices
from tests.fakes.meta.server import usage
from tests.live.meta.account import ACCOUNT, page_with_figures
from tests.live.meta.stage import Stage


@dataclass(slots=True)
class Collected:
    """All parts, and what stood in the way."""

    desk: Stage
    gatherer: FacebookGatherer
    parts: list[Gathered]

    def figures(self, kind: str) -> dict[tuple[str, str, dt.date], Decimal]:
        """Snapshots of one kind of subject."""
        found = [each for part in self.parts for each in part.snapshots if each.kind == kind]
        return {(each.key, each.metric, each.day): each.value for each in found}

    def notice(self, code: str) -> Notice:
        """The one of a code."""
        [found] = [each for each in self.gatherer.notices() if each.code == code]
        return found


def collect(desk: Stage, before: Before | None = None) -> Collected:
    """Everything once."""
    assert isinstance(desk.source, Gathers)
    gatherer = desk.source.gatherer()
    assert isinstance(gatherer, FacebookGatherer)
    return Collected(desk, gatherer, list(gatherer.gather(before or Before())))


def test_figures_are_kept_as_they_were_seen() -> None:
    """A post's by the day of the look, a page's by the day that they are of; a zero that is told is one."""
    with page_with_figures() as desk:
        found, today = collect(desk), desk.clock.now().date()
        post, page = f"{desk.world.page}_1", desk.world.page
        assert found.figures("post")[post, "post_media_view", today] == 101
        assert found.figures("post")[post, "post_reactions_like_total", today] == 0
        assert found.figures("page") == {(page, "page_media_view", today - dt.timedelta(days=1)): 321}
        subjects = {each.key: each for part in found.parts for each in part.subjects if each.kind == "post"}
        assert set(subjects) == {f"{page}_0", f"{page}_1"}
        assert (subjects[post].title, subjects[post].link) == ("Promosi 1", f"https://facebook.com/{post}")
        looks: list[Snapshot] = [each for part in found.parts for each in part.snapshots]
        assert {each.observed_at for each in looks} == {desk.clock.now()}
        assert not found.gatherer.notices()


def test_spend_is_exact_and_of_ones_own_campaigns() -> None:
    """Amounts are decimals with the account's currency; a campaign that promotes another page is never read."""
    with page_with_figures() as desk:
        [span] = [span for part in collect(desk).parts for span in part.spending]
        [day] = span.days
        assert (day.campaign, day.amount, day.currency) == ("501", Decimal("5339.57"), "MYR")
        assert (day.impressions, day.clicks) == (361324, 12)
        again = collect(desk, Before(gathered_at=desk.clock.now()))
        [later] = [span for part in again.parts for span in part.spending]
        assert (desk.clock.now().date() - later.first).days == 28
        assert "999" not in "".join(line for line in desk.simulator.asked if "/insights" in line)


def test_spend_of_ads_that_show_posts_of_the_page_counts() -> None:
    """Where an ad set names no page the posts of its ads do: one of the page, one that was made for the ad; a post of
    another page is none of ours, and where every ad set names a page no ad is asked for."""
    with page_with_figures() as desk:
        world, yesterday = desk.world, str(desk.clock.now().date() - dt.timedelta(days=1))
        world.adsets[ACCOUNT] += [{"id": f"1{n}", "campaign_id": f"60{n}"} for n in range(3)]
        world.ads[ACCOUNT] = [
            {"id": "1", "campaign_id": "600", "creative": {"effective_object_story_id": f"{world.page}_77"}},
            {"id": "2", "campaign_id": "601", "creative": {"object_story_spec": {"page_id": world.page}}},
            {"id": "3", "campaign_id": "602", "creative": {"effective_object_story_id": f"9{world.page}_77"}},
            {"id": "4", "campaign_id": "999", "creative": {"effective_object_story_id": f"{world.page}_77"}},
        ]
        told = {"campaign_name": "Iklan", "impressions": "1", "clicks": "1", "account_currency": "MYR"}
        for n in range(3):
            world.spend[ACCOUNT, f"60{n}", yesterday] = {**told, "spend": f"{n + 1}.50"}
        [span] = [span for part in collect(desk).parts for span in part.spending]
        assert {each.campaign: each.amount for each in span.days} == {
            "501": Decimal("5339.57"), "600": Decimal("1.50"), "601": Decimal("2.50"),
        }  # fmt: skip
        world.adsets[ACCOUNT] = world.adsets[ACCOUNT][:2]
        desk.simulator.asked.clear()
        collect(desk)
        assert not [line for line in desk.simulator.asked if f"/{ACCOUNT}/ads?" in line]


def test_what_was_archived_has_cost_what_it_has() -> None:
    """A campaign that somebody archives is read on: its days are told as before, and not as nothing."""
    with page_with_figures() as desk:
        [before] = [span for part in collect(desk).parts for span in part.spending]
        desk.world.adsets[ACCOUNT][0]["effective_status"] = "ARCHIVED"
        [after] = [span for part in collect(desk).parts for span in part.spending]
        assert after.days == before.days
        desk.world.adsets[ACCOUNT][0]["effective_status"] = "DELETED"
        [after] = [span for part in collect(desk).parts for span in part.spending]
        assert after.days == before.days


def test_one_dead_metric_fails_nothing_else() -> None:
    """It is found by halves, told as no longer supplied, remembered for this version, and asked for no more."""
    with page_with_figures() as desk:
        desk.world.dead.add("post_clicks")
        found, today = collect(desk), desk.clock.now().date()
        told = {metric for _, metric, _ in found.figures("post")}
        assert told == set(POST_METRICS) - {"post_clicks"}
        assert found.figures("post")[f"{desk.world.page}_0", "post_media_view", today] == 100
        assert "no longer supplies the figure post_clicks" in found.notice("metric_gone").sentence
        assert found.gatherer.dead() == {"post_clicks": "v26.0"}
        desk.simulator.asked.clear()
        again = collect(desk, Before(dead=found.gatherer.dead()))
        assert not [line for line in desk.simulator.asked if "post_clicks" in line]
        assert again.notice("metric_gone").sentence
        assert collect(desk, Before(dead={"post_clicks": "v25.0"})).gatherer.dead() == {"post_clicks": "v26.0"}


def test_where_every_metric_is_refused_none_is_called_dead() -> None:
    """It is the request that is wrong then: it is told, and the figures are asked for again the next day."""
    with page_with_figures() as desk:
        desk.world.dead.update(POST_METRICS)
        found = collect(desk)
        assert not found.gatherer.dead()
        assert "none of the figures" in found.notice("protocol_broken").sentence
        assert found.figures("page")


@pytest.mark.parametrize(
    ("permission", "feature", "works"),
    [
        ("read_insights", "Figures of the page", "spending"),
        ("ads_management", "What advertising costs", "snapshots"),
        ("pages_read_engagement", "Posts of the page", "spending"),
        ("pages_manage_metadata", "New leads are not told of at once", "snapshots"),
        ("leads_retrieval", "Leads are not read", "snapshots"),
    ],
)
def test_what_was_left_out_at_the_sign_in_is_told_plainly(permission: str, feature: str, works: str) -> None:
    """Which feature is off, and how to mend it; everything else goes on."""
    with page_with_figures() as desk:
        desk.world.declined.add(permission)
        found = collect(desk)
        told = [each for each in found.gatherer.notices() if each.code == "not_allowed"]
        assert [each for each in told if feature in each.sentence and permission in each.sentence]
        assert all("Connect Facebook again" in each.remedy for each in told)
        assert any(getattr(part, works) for part in found.parts)


def test_the_page_is_asked_to_tell_of_leads_once() -> None:
    """What it tells already stays; where it tells of leads nothing is asked for."""
    with page_with_figures() as desk:
        desk.world.subscribed = ["messages"]
        collect(desk)
        assert desk.world.subscribed == ["messages", "leadgen"]
        desk.simulator.asked.clear()
        collect(desk)
        assert not [line for line in desk.simulator.asked if line.startswith("POST")]


def test_a_post_that_was_deleted_meanwhile_keeps_no_other() -> None:
    """Between the list of posts and its figures somebody deletes it."""
    with page_with_figures() as desk:
        desk.simulator.refuse(100, f"/{desk.world.page}_0/insights", subcode=33)
        assert {key for key, _, _ in collect(desk).figures("post")} == {f"{desk.world.page}_1"}


def test_spend_that_cannot_be_read_is_told_and_not_guessed() -> None:
    """An amount that is no number: nothing of that account is told, and everything else is."""
    with page_with_figures() as desk:
        for row in desk.world.spend.values():
            row["spend"] = "many"
        found = collect(desk)
        assert not [span for part in found.parts for span in part.spending]
        assert "cannot be read" in found.notice("protocol_broken").sentence
        assert found.figures("post")


def test_a_sign_in_that_is_over_and_a_pause_end_it() -> None:
    """What was collected by then stays; and from 75 percent on figures wait for leads."""
    with page_with_figures() as desk:
        desk.simulator.refuse(190, "/insights", subcode=463)
        with pytest.raises(SignInRefused):
            collect(desk)
        desk.simulator.headers = usage(80)
        desk.source.identify()
        asked = len(desk.simulator.asked)
        with pytest.raises(Throttled, match="figures wait for leads"):
            collect(desk)
        assert len(desk.simulator.asked) == asked


def test_a_version_is_told_of_before_its_end() -> None:
    """Ninety days before, and after it; one whose end is not published is no alarm."""
    ends = ENDS["v25.0"]
    assert not notices("v25.0", ends - dt.timedelta(days=91))
    [soon] = notices("v25.0", ends - dt.timedelta(days=90))
    [over] = notices("v25.0", ends)
    assert "in 90 days" in soon.sentence
    assert "ended on" in over.sentence
    assert soon.remedy
    assert not notices("v26.0", ends)
