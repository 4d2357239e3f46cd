"""What an Instagram account of a test has."""

from __future__ import annotations

import datetime as dt

from tests.fakes.meta.world import World


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
