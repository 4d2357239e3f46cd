"""One of everything that is only collected."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from connector.domain.gathered import Gathered, Notice, Snapshot, Spend, Spending, Standing, Subject, Used


def collected(mark: str, now: dt.datetime) -> tuple[Gathered, Standing]:
    """A post with a figure, a campaign with a day's spend, and how it went; named by `mark`."""
    day = now.date()
    spend = Spend(campaign=mark, day=day, amount=Decimal("12.34"), currency="MYR", impressions=100, clicks=3)
    part = Gathered(
        subjects=(Subject(kind="post", key=mark, title=mark, published_at=now),),
        snapshots=(
            Snapshot(
                kind="post", key=mark, metric="post_media_view", day=day, value=Decimal(7), observed_at=now, whole=True
            ),
        ),
        spending=(Spending(account=mark, first=day, last=day, days=(spend,)),),
    )
    notice, used = Notice(code="x", sentence=mark), Used(of="pages", percent=13)
    return part, Standing(at=now, failure=mark, notices=(notice,), used=(used,))
