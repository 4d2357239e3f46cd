"""What a page and an Instagram account of a test have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from tests.fakes.meta.world import World
from tests.live.meta.stage import Stage, stage

ACCOUNT = "act_77"
"""An ad account."""


def medium(world: World, key: str, product: str, **more: object) -> str:
    """Something that was published an hour ago."""
    at = (world.now() - dt.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S+0000")
    world.media[key] = {
        "id": key, "media_product_type": product, "caption": f"{product} {key}", "timestamp": at,
        "permalink": f"https://instagram.com/p/{key}", **more,
    }  # fmt: skip
    return key


def furnished(world: World) -> None:
    """A post, a reel, two stories of which few saw one, a post from before, and an advertisement."""
    medium(world, "11", "FEED")
    medium(world, "12", "REELS")
    medium(world, "13", "FEED", old=True)
    medium(world, "14", "AD")
    medium(world, "21", "STORY")
    medium(world, "22", "STORY")
    world.few.add("22")
    for key in ("11", "12", "21"):
        world.figures[key, "views"] = int(key) * 10
    world.figures["11", "likes"] = 0
    yesterday = world.now().date() - dt.timedelta(days=1)
    world.figures[world.account, f"reach@{yesterday}"] = 500
    world.figures[world.account, f"views@{yesterday}"] = 900


@contextmanager
def page_with_figures() -> Iterator[Stage]:
    """A page with two posts, figures, and an ad account with a campaign of its own and one of somebody else."""
    with stage(0) as desk:
        world, today = desk.world, desk.clock.now().date()
        for n in range(2):
            key = f"{world.page}_{n}"
            world.posts[key] = {
                "id": key, "message": f"Promosi {n}\0", "permalink_url": f"https://facebook.com/{key}",
                "created_time": f"{today - dt.timedelta(days=n)}T08:00:00+0000",
            }  # fmt: skip
            world.figures[key, "post_media_view"] = 100 + n
            world.figures[key, "post_reactions_like_total"] = 0
        world.posts["old"] = {"id": "old", "message": "", "created_time": "2024-01-01T08:00:00+0000"}
        yesterday = today - dt.timedelta(days=1)
        world.figures[world.page, f"page_media_view@{yesterday}"] = 321
        world.adsets[ACCOUNT] = [
            {"id": "1", "campaign_id": "501", "promoted_object": {"page_id": world.page}},
            {"id": "2", "campaign_id": "999", "promoted_object": {"page_id": "somebody else"}},
            {"id": "3", "campaign_id": "998"},
        ]
        for campaign, amount in (("501", "5339.57"), ("999", "1.00")):
            world.spend[ACCOUNT, campaign, str(yesterday)] = {
                "campaign_name": "Raya", "spend": amount, "impressions": "361324", "clicks": "12",
                "account_currency": "MYR",
            }  # fmt: skip
        yield desk
