"""What is collected of a page: what was allowed, whether it tells of leads, its figures and those of its posts, and
what its advertising cost (providers.md, 3.3 to 3.4; Ads Insights API)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Final

import msgspec

from connector.domain.gathered import Before, Gathered, Snapshot, Spend, Spending, Subject
from connector.drivers.http import at
from connector.providers.meta.gatherer import MetaGatherer, Part, title_of
from connector.providers.meta.insights import moment
from connector.providers.meta.line import PERSON, Json, objects, text
from connector.providers.meta.refusals import Gone, ParameterRefused

PAGE_METRICS: Final = (
    "page_follows", "page_media_view", "page_total_media_view_unique", "page_post_engagements",
    "page_daily_follows_unique", "page_daily_unfollows_unique", "page_views_total",
)  # fmt: skip
POST_METRICS: Final = (
    "post_media_view", "post_total_media_view_unique", "post_clicks", "post_reactions_like_total",
    "post_reactions_love_total", "post_video_views",
)  # fmt: skip
"""Those that are alive since June 2026 (providers.md, 3.4)."""
FEATURES: Final[Mapping[str, str]] = {
    "leads_retrieval": "Leads are not read",
    "pages_manage_metadata": "New leads are not told of at once, and come with the next look",
    "read_insights": "Figures of the page and its posts are not collected",
    "pages_read_engagement": "Posts of the page are not listed",
    "ads_management": "What advertising costs is not collected",
}
"""What is off without a permission."""
MOST_POSTS: Final = 50
"""Posts whose figures are looked at each day, the newest. Our choice: one request each."""
POSTS_FOR: Final = dt.timedelta(days=90)
FIRST_DAYS: Final = 89
"""Days that are asked for when nothing was before: at most ninety in a call (providers.md, 3.4)."""
AGAIN_DAYS: Final = 7
"""Days of a page that are asked for again: figures are refreshed about once a day."""
_STATES: Final = ("ACTIVE", "PAUSED", "CAMPAIGN_PAUSED", "IN_PROCESS", "WITH_ISSUES", "ARCHIVED", "DELETED")
"""Of ad sets; what is archived or deleted is left out unless it is asked for, and has cost what it has (Marketing API,
ad account, ad sets and ads)."""
_STATES_OF_ADS: Final = ("ADSET_PAUSED", "PENDING_REVIEW", "DISAPPROVED", "PREAPPROVED", "PENDING_BILLING_INFO")
"""Of ads, besides."""
RESTATED_DAYS: Final = 28
"""Days of spend that are read again. Our choice: the longest window in which Meta still credits and corrects."""


class FacebookGatherer(MetaGatherer):
    """Of one page."""

    def parts(self) -> Sequence[tuple[str, Part]]:
        """What was allowed and whether the page tells of leads; figures; spend."""
        return (
            ("What was allowed", self._allowed),
            ("Being told of new leads", self._subscribed),
            ("Figures of the page", self._of_page),
            ("Figures of posts", self._of_posts),
            ("What advertising cost", self._spending),
        )

    @property
    def _page(self) -> str:
        return self.line.settings.tenant

    def _allowed(self, _before: Before) -> Iterator[Gathered]:
        """A person can untick permissions while signing in (providers.md, 3.2)."""
        for rows in self.line.pages(at("me", "permissions"), {}, by=PERSON):
            off = {text(row.get("permission")) for row in rows if text(row.get("status")) != "granted"}
            for name, feature in FEATURES.items():
                if name in off:
                    self.note(
                        "not_allowed",
                        f"{feature}: the permission {name} was not given to us at Facebook.",
                        "Connect Facebook again and leave everything ticked that it asks for.",
                    )
        yield Gathered()

    def _subscribed(self, _before: Before) -> Iterator[Gathered]:
        """Without this a page tells of nothing, whatever the app subscribed to (providers.md, 3.3)."""
        path = at(self._page, "subscribed_apps")
        told = [app for apps in self.line.pages(path, {}) for app in apps]
        fields = [field for app in told for field in _listed(app.get("subscribed_fields"))]
        if "leadgen" not in fields:
            self.line.post(path, {"subscribed_fields": ",".join(dict.fromkeys([*fields, "leadgen"]))})
        yield Gathered()

    def _of_page(self, before: Before) -> Iterator[Gathered]:
        now = self.line.clock.now()
        days = AGAIN_DAYS if before.gathered_at is not None else FIRST_DAYS
        since, until = now.date() - dt.timedelta(days=days), now.date() + dt.timedelta(days=1)
        span = {"period": "day", "since": str(since), "until": str(until)}
        page = Subject(kind="page", key=self._page)
        found = [
            Snapshot(kind="page", key=self._page, metric=each.metric, day=each.day, value=each.value, observed_at=now)
            for each in self.insights.of(self._page, PAGE_METRICS, span)
            if each.day is not None
        ]
        yield Gathered(subjects=(page,), snapshots=tuple(found))

    def _of_posts(self, _before: Before) -> Iterator[Gathered]:
        now = self.line.clock.now()
        for post in islice(self._posts(now - POSTS_FOR), MOST_POSTS):
            key = text(post.get("id"))
            try:
                figures = self.insights.of(key, POST_METRICS, {"period": "lifetime"})
            except Gone:  # deleted meanwhile
                continue
            subject = Subject(
                kind="post", key=key, title=title_of(post.get("message")), link=text(post.get("permalink_url")),
                published_at=moment(post.get("created_time")),
            )  # fmt: skip
            found = [
                Snapshot(
                    kind="post", key=key, metric=each.metric, day=now.date(), value=each.value, observed_at=now,
                    whole=True,
                )
                for each in figures
            ]  # fmt: skip
            yield Gathered(subjects=(subject,), snapshots=tuple(found))

    def _posts(self, since: dt.datetime) -> Iterator[Json]:
        query = {"fields": "id,message,created_time,permalink_url"}
        for posts in self.line.pages(at(self._page, "published_posts"), query):
            for post in posts:
                published = moment(post.get("created_time"))
                if published is not None and published < since:
                    return  # they come newest first
                yield post

    def _spending(self, before: Before) -> Iterator[Gathered]:
        """Of campaigns that promote this page, and of no others: whoever connected it may see accounts of others."""
        for accounts in self.line.pages(at("me", "adaccounts"), {"fields": "id"}, by=PERSON):
            for account in accounts:
                key = text(account.get("id"))
                campaigns = self._campaigns(key)
                if campaigns:
                    yield self._spent(key, campaigns, before)

    def _campaigns(self, account: str) -> Sequence[str]:
        """By the page that an ad set promotes, or where it names none, by the posts that its campaign's ads show."""
        query = {"fields": "campaign_id,promoted_object{page_id}", "effective_status": _json(_STATES)}
        named: dict[str, set[str]] = {}
        for adsets in self.line.pages(at(account, "adsets"), query, by=PERSON):
            for adset in adsets:
                page = text(_object(adset.get("promoted_object")).get("page_id"))
                named.setdefault(text(adset.get("campaign_id")), set()).add(page)
        found = {campaign for campaign, pages in named.items() if self._page in pages}
        open_ = {campaign for campaign, pages in named.items() if pages == {""}}
        return sorted((found | (self._showing_posts(account) & open_ if open_ else set())) - {""})

    def _showing_posts(self, account: str) -> set[str]:
        """Campaigns with an ad that shows a post of this page, published or made for the ad."""
        fields = "campaign_id,creative{effective_object_story_id,object_story_spec{page_id}}"
        query = {"fields": fields, "effective_status": _json((*_STATES, *_STATES_OF_ADS))}
        return {
            text(ad.get("campaign_id"))
            for ads in self.line.pages(at(account, "ads"), query, by=PERSON)
            for ad in ads
            if self._page in _pages_of(_object(ad.get("creative")))
        }

    def _spent(self, account: str, campaigns: Sequence[str], before: Before) -> Gathered:
        today = self.line.clock.now().date()
        days = RESTATED_DAYS if before.gathered_at is not None else FIRST_DAYS
        first, last = today - dt.timedelta(days=days), today + dt.timedelta(days=1)
        only = [{"field": "campaign.id", "operator": "IN", "value": campaigns}]
        query = {
            "level": "campaign",
            "time_increment": "1",
            "fields": "campaign_id,campaign_name,spend,impressions,clicks,account_currency",
            "time_range": _json({"since": str(first), "until": str(last)}),
            "filtering": _json(only),
        }
        names: dict[str, str] = {}
        spent: list[Spend] = []
        for rows in self.line.pages(at(account, "insights"), query, by=PERSON):
            for row in rows:
                each = _spend(row)
                names[each.campaign] = text(row.get("campaign_name"))
                spent.append(each)
        named = tuple(Subject(kind="campaign", key=key, title=name) for key, name in names.items())
        span = Spending(account=account, first=first, last=last, days=tuple(spent))
        return Gathered(subjects=named, spending=(span,))


def _spend(row: Json) -> Spend:
    """Raises ParameterRefused for a row that is none."""
    try:
        return Spend(
            campaign=text(row.get("campaign_id")),
            day=dt.date.fromisoformat(text(row.get("date_start"))),
            amount=Decimal(text(row.get("spend")) or "0"),
            currency=text(row.get("account_currency")),
            impressions=int(text(row.get("impressions")) or 0),
            clicks=int(text(row.get("clicks")) or 0),
        )
    except (ValueError, InvalidOperation) as exc:
        raise ParameterRefused("Facebook tells spend that cannot be read.") from exc


def _pages_of(creative: Json) -> set[str]:
    """The pages whose posts an ad shows: a post's id begins with its page's (`page_post`)."""
    post = text(creative.get("effective_object_story_id"))
    return {post.partition("_")[0], text(_object(creative.get("object_story_spec")).get("page_id"))} - {""}


def _listed(value: object) -> list[str]:
    """Fields of a subscription, told as words or as objects with a name."""
    if not isinstance(value, list):
        return []
    return [*(each for each in value if isinstance(each, str)), *(text(each.get("name")) for each in objects(value))]


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
