"""What Meta has of one business: a page with forms, leads and posts, ad accounts, an Instagram account.

Rules (providers.md 3.3, 3.4 and 4.2 unless said otherwise):

- leads are kept for ninety days; after that neither the form nor the id tells them (3.3, recalled)
- a lead of the dashboard's test (444444444444) cannot be fetched: error 100, subcode 33 (3.6)
- `field_data` values are always lists of texts; boxes that were ticked stand in `custom_disclaimer_responses`
- one metric that is not supplied fails the whole request with code 100; no metric at all is 3001, subcode 1504028
- insights of a page: at most ninety days in a call; `end_time` is Pacific midnight at the end of the day
- figures of media: no data is an empty list, not a zero; a story that fewer than five people saw is error 10, with the
  same code as a permission that is missing; a medium from before the account was professional is 100, subcode 2108006
- spend of campaigns by day, amounts as texts (developers.facebook.com, Ads Insights API: `"spend": "5339.5"`)
- an ad set names the page that it promotes in `promoted_object` (facebook-business, adobjects/adset.py), which some
  objectives want and others do not have; an ad's creative names the post that it shows, `page_post`, in
  `effective_object_story_id`, and a post that was made for it in `object_story_spec` (adobjects/adcreative.py)
- archived and deleted ad sets and ads are listed only when `effective_status` asks for them (Marketing API, ad account)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

TEST_LEAD = "444444444444"
KEPT = dt.timedelta(days=90)
PAGE_METRICS = frozenset(
    (
        "page_follows", "page_media_view", "page_total_media_view_unique", "page_post_engagements",
        "page_daily_follows", "page_daily_follows_unique", "page_daily_unfollows_unique", "page_views_total",
        "page_total_actions", "page_lifetime_engaged_followers_unique",
    )
)  # fmt: skip
"""Those that a probe of 2026-09-01 found alive (3.4)."""
POST_METRICS = frozenset(
    (
        "post_media_view", "post_total_media_view_unique", "post_clicks", "post_reactions_like_total",
        "post_reactions_love_total", "post_video_views",
    )
)  # fmt: skip
MEDIA_METRICS = {
    "FEED": frozenset(("comments", "likes", "saved", "views", "reach", "shares", "total_interactions", "follows",
                       "profile_visits", "reposts")),
    "REELS": frozenset(("comments", "likes", "saved", "views", "reach", "shares", "total_interactions", "reposts",
                        "ig_reels_avg_watch_time", "ig_reels_video_view_total_time")),
    "STORY": frozenset(("views", "reach", "shares", "total_interactions", "follows", "profile_visits", "replies")),
}  # fmt: skip
"""Which metric goes with which kind of medium (4.2)."""
ACCOUNT_METRICS = frozenset(("reach", "views", "follower_count", "profile_views", "accounts_engaged",
                             "total_interactions"))  # fmt: skip


class Refused(Exception):
    """An error as Meta tells it."""

    def __init__(self, code: int, message: str, subcode: int = 0) -> None:
        super().__init__(message)
        self.code, self.message, self.subcode = code, message, subcode


@dataclass(slots=True)
class World:
    """Everything, and the clock."""

    page: str = "153125381133"
    name: str = "Kedai Kopi Aneka"
    account: str = "17841405309211844"
    username: str = "kedai.aneka"
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    forms: dict[str, list[str]] = field(default_factory=lambda: {"910": [], "920": []})
    leads: dict[str, Json] = field(default_factory=dict)
    posts: dict[str, Json] = field(default_factory=dict)
    media: dict[str, Json] = field(default_factory=dict)
    figures: dict[tuple[str, str], Any] = field(default_factory=dict)
    """By object and metric; for a page and an account by day as well: `metric@2026-11-29`."""
    dead: set[str] = field(default_factory=set)
    """Metrics that are no longer supplied."""
    few: set[str] = field(default_factory=set)
    """Stories that fewer than five people saw."""
    granted: set[str] = field(
        default_factory=lambda: {
            "leads_retrieval", "pages_show_list", "pages_read_engagement", "pages_manage_metadata",
            "pages_manage_ads", "ads_management", "read_insights",
        }
    )  # fmt: skip
    declined: set[str] = field(default_factory=set)
    subscribed: list[str] = field(default_factory=list)
    adsets: dict[str, list[Json]] = field(default_factory=dict)
    """By ad account: campaign_id, promoted_object."""
    ads: dict[str, list[Json]] = field(default_factory=dict)
    """By ad account: campaign_id, creative."""
    spend: dict[tuple[str, str, str], Json] = field(default_factory=dict)
    """By ad account, campaign and day."""

    def submit(self, form: str = "910", at: dt.datetime | None = None, **answers: str) -> str:
        """Somebody sends a form; the lead's id."""
        key = str(5_000_000_000 + len(self.leads))
        told = answers or {"full_name": f"Siti {key}", "email": f"siti.{key}@contoh.my", "phone_number": "+60123456789"}
        self.leads[key] = {
            "id": key, "created_time": (at or self.now()).strftime("%Y-%m-%dT%H:%M:%S+0000"), "form_id": form,
            "ad_id": "701", "ad_name": "Iklan 1", "adset_id": "601", "adset_name": "Set 1", "campaign_id": "501",
            "campaign_name": "Raya", "is_organic": False, "platform": "fb",
            "field_data": [{"name": name, "values": [value]} for name, value in told.items()],
            "custom_disclaimer_responses": [{"checkbox_key": "news", "is_checked": "1"}],
        }  # fmt: skip
        self.forms.setdefault(form, []).append(key)
        return key

    def lead(self, key: str) -> Json:
        """One that is there still. Raises Refused."""
        self.need("leads_retrieval")
        found = self.leads.get(key)
        if found is None or self.old(found):
            raise Refused(100, f"Unsupported get request. Object with ID '{key}' does not exist", 33)
        return found

    def of_form(self, form: str, after: int | None) -> list[Json]:
        """Those of a form, newest first, after a time. Raises Refused."""
        self.need("leads_retrieval")
        if form not in self.forms:
            raise Refused(100, f"Object with ID '{form}' does not exist", 33)
        there = [self.leads[key] for key in self.forms[form] if not self.old(self.leads[key])]
        wanted = [lead for lead in there if after is None or created(lead).timestamp() > after]
        return sorted(wanted, key=lambda lead: (lead["created_time"], lead["id"]), reverse=True)

    def old(self, lead: Json) -> bool:
        """Whether it was forgotten."""
        return self.now() - created(lead) > KEPT

    def need(self, *permissions: str) -> None:
        """Raise Refused for what was not allowed."""
        missing = [each for each in permissions if each not in self.granted - self.declined]
        if missing:
            raise Refused(200, f"(#200) Requires {missing[0]} permission to manage the object")

    def of_page(self, metrics: list[str], since: dt.date, until: dt.date) -> list[Json]:
        """Figures of the page by day. Raises Refused."""
        self.need("read_insights")
        if (until - since).days > KEPT.days:
            raise Refused(100, "(#100) There cannot be more than 90 days between since and until")
        return [self._series(self.page, metric, since, until) for metric in self._checked(metrics, PAGE_METRICS)]

    def of_post(self, key: str, metrics: list[str]) -> list[Json]:
        """Figures of a post, for all of its life. Raises Refused."""
        self.need("read_insights")
        return [self._whole(key, metric) for metric in self._checked(metrics, POST_METRICS)]

    def of_medium(self, key: str, metrics: list[str]) -> list[Json]:
        """Figures of a medium. Raises Refused."""
        medium = self.media[key]
        if medium.get("old"):
            raise Refused(100, "(#100) Media posted before business account conversion", 2108006)
        if key in self.few:
            raise Refused(10, "(#10) Not enough viewers for the media to show insights")
        known = MEDIA_METRICS[medium["media_product_type"]]
        return [self._whole(key, name) for name in self._checked(metrics, known) if (key, name) in self.figures]

    def of_account(self, metrics: list[str], kind: str, since: dt.date, until: dt.date) -> list[Json]:
        """Figures of the Instagram account by day, or of a span as a whole. Raises Refused."""
        checked = self._checked(metrics, ACCOUNT_METRICS)
        if kind == "total_value":
            whole = [(name, self.figures[self.account, f"{name}@{since}"]) for name in checked
                     if (self.account, f"{name}@{since}") in self.figures]  # fmt: skip
            return [{"name": name, "period": "day", "total_value": {"value": value}} for name, value in whole]
        return [self._series(self.account, metric, since, until) for metric in checked]

    def spent(self, account: str, campaigns: set[str], since: str, until: str) -> list[Json]:
        """Spend of campaigns by day. Raises Refused."""
        self.need("ads_management")
        return [
            {"campaign_id": campaign, "date_start": day, "date_stop": day, **told}
            for (of, campaign, day), told in sorted(self.spend.items())
            if of == account and campaign in campaigns and since <= day <= until
        ]

    def _checked(self, metrics: list[str], known: frozenset[str]) -> list[str]:
        if not metrics:
            raise Refused(3001, "No metric was specified", 1504028)
        if any(metric in self.dead or metric not in known for metric in metrics):
            raise Refused(100, "(#100) The value must be a valid insights metric")
        return metrics

    def _series(self, key: str, metric: str, since: dt.date, until: dt.date) -> Json:
        days = [since + dt.timedelta(days=n) for n in range((until - since).days)]
        told = [(day, self.figures[key, f"{metric}@{day}"]) for day in days if (key, f"{metric}@{day}") in self.figures]
        values = [{"value": v, "end_time": f"{day + dt.timedelta(days=1)}T08:00:00+0000"} for day, v in told]
        return {"name": metric, "period": "day", "values": values, "id": f"{key}/insights/{metric}/day"}

    def _whole(self, key: str, metric: str) -> Json:
        value = self.figures.get((key, metric), 0)
        return {"name": metric, "period": "lifetime", "values": [{"value": value}], "id": f"{key}/insights/{metric}"}


def created(lead: Json) -> dt.datetime:
    """When it was sent; a time that a test made unreadable is in the future."""
    try:
        return dt.datetime.fromisoformat(lead["created_time"])
    except ValueError:
        return dt.datetime.max.replace(tzinfo=dt.UTC)
