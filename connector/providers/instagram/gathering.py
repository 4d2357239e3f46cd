"""What is collected of an Instagram account: its own figures, and those of its media and stories (providers.md, 4.2).

What fewer than five people saw has no figures: nothing is kept of it then, neither an error nor a zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from connector.domain.gathered import Before, Gathered, Snapshot, Subject
from connector.drivers.http import at
from connector.providers.meta.gatherer import MetaGatherer, Part, title_of
from connector.providers.meta.insights import Figure, moment
from connector.providers.meta.line import Json, text
from connector.providers.meta.refusals import FewViewers, Gone

BY_DAY: Final = ("reach", "follower_count")
"""Figures of the account that are told for each of several days."""
OF_ONE_DAY: Final = ("views", "profile_views", "accounts_engaged", "total_interactions")
"""Those that are told for a span as a whole (`metric_type=total_value`)."""
_COMMON: Final = ("views", "reach", "shares", "total_interactions")
METRICS: Final[Mapping[str, Sequence[str]]] = {
    "FEED": (*_COMMON, "comments", "likes", "saved", "follows", "profile_visits"),
    "REELS": (*_COMMON, "comments", "likes", "saved", "ig_reels_avg_watch_time", "ig_reels_video_view_total_time"),
    "STORY": (*_COMMON, "replies", "follows", "profile_visits"),
}
"""Which figures go with which kind of medium; all others are left alone (an ad's, for one)."""
MOST_MEDIA: Final = 50
"""Media whose figures are looked at each day, the newest. Our choice: one request each."""
MEDIA_FOR: Final = dt.timedelta(days=90)
DAYS: Final = 7
FIRST_DAYS: Final = 28
"""Days of the account that are asked for: at most thirty in a call."""
_FIELDS: Final = "id,caption,media_type,media_product_type,permalink,timestamp"


class InstagramGatherer(MetaGatherer):
    """Of one account."""

    def parts(self) -> Sequence[tuple[str, Part]]:
        """Account, stories, media."""
        return (
            ("Figures of the account", self._of_account),
            ("Figures of stories", self._of_stories),
            ("Figures of posts", self._of_media),
        )

    @property
    def _account(self) -> str:
        return self.line.settings.tenant

    def _of_account(self, before: Before) -> Iterator[Gathered]:
        today = self.line.clock.now().date()
        yesterday = today - dt.timedelta(days=1)
        days = DAYS if before.gathered_at is not None else FIRST_DAYS
        span = {"period": "day", "metric_type": "time_series"}
        span |= {"since": str(today - dt.timedelta(days=days)), "until": str(today)}
        figures = self.insights.of(self._account, BY_DAY, span)
        whole = {"period": "day", "metric_type": "total_value", "since": str(yesterday), "until": str(today)}
        of_one = self.insights.of(self._account, OF_ONE_DAY, whole)
        told = [(each, each.day) for each in figures] + [(each, each.day or yesterday) for each in of_one]
        found = [self._snapshot("account", self._account, each, day) for each, day in told if day is not None]
        yield Gathered(subjects=(Subject(kind="account", key=self._account),), snapshots=tuple(found))

    def _of_stories(self, _before: Before) -> Iterator[Gathered]:
        """Those of the last day; later only a webhook told of them."""
        for stories in self.line.pages(at(self._account, "stories"), {"fields": _FIELDS}):
            for story in stories:
                yield from self._of_medium("story", story)

    def _of_media(self, _before: Before) -> Iterator[Gathered]:
        since = self.line.clock.now() - MEDIA_FOR
        for medium in islice(self._media(since), MOST_MEDIA):
            yield from self._of_medium("media", medium)

    def _media(self, since: dt.datetime) -> Iterator[Json]:
        for media in self.line.pages(at(self._account, "media"), {"fields": _FIELDS}):
            for medium in media:
                published = moment(medium.get("timestamp"))
                if published is not None and published < since:
                    return  # they come newest first
                yield medium

    def _of_medium(self, kind: str, medium: Json) -> Iterator[Gathered]:
        key, product = text(medium.get("id")), text(medium.get("media_product_type"))
        metrics = METRICS.get("STORY" if kind == "story" else product)
        if not key or metrics is None:
            return
        subject = Subject(
            kind=kind, key=key, title=title_of(medium.get("caption")),
            link=text(medium.get("permalink")), published_at=moment(medium.get("timestamp")),
        )  # fmt: skip
        try:
            figures = self.insights.of(key, metrics, {})
        except (FewViewers, Gone):
            # Seen by fewer than five, from before the account was a professional one, or deleted: unknown.
            yield Gathered(subjects=(subject,))
            return
        today = self.line.clock.now().date()
        found = [self._snapshot(kind, key, each, today, whole=True) for each in figures]
        yield Gathered(subjects=(subject,), snapshots=tuple(found))

    def _snapshot(self, kind: str, key: str, figure: Figure, day: dt.date, *, whole: bool = False) -> Snapshot:
        now = self.line.clock.now()
        return Snapshot(
            kind=kind, key=key, metric=figure.metric, day=day, value=figure.value, observed_at=now, whole=whole
        )
