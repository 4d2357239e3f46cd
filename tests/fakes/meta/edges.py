"""Which path of the Graph API tells what (providers.md, 3.2 to 3.4 and 4.1, 4.2)."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from tests.fakes.meta.world import Json, Refused, World


def answered(world: World, method: str, parts: list[str], query: dict[str, str], whose: str) -> Json | list[Json]:
    """An object, or the rows of an edge. Raises Refused."""
    head, edge = parts[0], parts[1] if len(parts) > 1 else ""
    if head == "me":
        return _of_person(world, edge, whose, query)
    if head.startswith("act_"):
        return _of_ad_account(world, head, edge, query, whose)
    if head == world.page:
        return _of_page(world, method, edge, query)
    if head == world.account:
        return _of_instagram(world, edge, query)
    if head in world.forms or edge == "leads":
        return [_fields(lead, query) for lead in world.of_form(head, _after(query))]
    if head in world.posts:
        return _only(world.posts[head], edge) or {"data": world.of_post(head, _metrics(query))}
    if head in world.media:
        return _only(world.media[head], edge) or {"data": world.of_medium(head, _metrics(query))}
    return _fields(world.lead(head), query)


def _of_person(world: World, edge: str, whose: str, query: dict[str, str]) -> Json | list[Json]:
    if not edge:
        return {"user_id": world.account, "username": world.username, "id": world.account}
    if whose != "person":
        raise Refused(100, f"(#100) Tried accessing nonexisting field ({edge}) on node type (Page)")
    if edge == "permissions":
        told = [(name, "granted") for name in sorted(world.granted - world.declined)]
        told += [(name, "declined") for name in sorted(world.declined)]
        return [{"permission": name, "status": status} for name, status in told]
    if edge == "adaccounts":
        world.need("ads_management")
        return [{"id": account, "account_id": account.removeprefix("act_")} for account in sorted(world.adsets)]
    del query
    raise Refused(2500, f"Unknown path components: /{edge}")


def _of_ad_account(world: World, account: str, edge: str, query: dict[str, str], whose: str) -> list[Json]:
    if whose != "person" or account not in world.adsets:
        raise Refused(200, "(#200) Ad account owner has NOT grant ads_management or ads_read permission")
    world.need("ads_management")
    if edge == "adsets":
        return _there(world.adsets[account], query)
    if edge == "ads":
        return _there(world.ads.get(account, []), query)
    if edge == "insights":
        if query.get("level") != "campaign" or query.get("time_increment") != "1":
            raise Refused(100, "(#100) Only spend of campaigns by day is simulated")
        filters = json.loads(query.get("filtering") or "[]")
        wanted = {str(each) for one in filters if one["field"] == "campaign.id" for each in one["value"]}
        span = json.loads(query["time_range"])
        return world.spent(account, wanted, span["since"], span["until"])
    raise Refused(2500, f"Unknown path components: /{edge}")


def _there(rows: list[Json], query: dict[str, str]) -> list[Json]:
    wanted = json.loads(query.get("effective_status") or "[]")
    states = [(row, row.get("effective_status", "ACTIVE")) for row in rows]
    return [row for row, state in states if (state in wanted if wanted else state not in ("ARCHIVED", "DELETED"))]


def _of_page(world: World, method: str, edge: str, query: dict[str, str]) -> Json | list[Json]:
    match edge:
        case "":
            return {"id": world.page, "name": world.name}
        case "leadgen_forms":
            return [{"id": form, "name": f"Borang {form}", "status": "ACTIVE"} for form in sorted(world.forms)]
        case "subscribed_apps" if method == "POST":
            world.need("pages_manage_metadata")
            world.subscribed = query["subscribed_fields"].split(",")
            return {"success": True}
        case "subscribed_apps":
            app: Json = {"id": "900900", "name": "BukuBridge", "subscribed_fields": world.subscribed}
            return [app] if world.subscribed else []
        case "published_posts":
            world.need("pages_read_engagement")
            return sorted(world.posts.values(), key=lambda post: str(post["created_time"]), reverse=True)
        case "insights":
            return {"data": world.of_page(_metrics(query), *_span(query))}
    raise Refused(2500, f"Unknown path components: /{edge}")


def _of_instagram(world: World, edge: str, query: dict[str, str]) -> Json | list[Json]:
    match edge:
        case "":
            return {"id": world.account, "username": world.username}
        case "media":
            return [medium for medium in world.media.values() if medium["media_product_type"] != "STORY"]
        case "stories":
            return [medium for medium in world.media.values() if medium["media_product_type"] == "STORY"]
        case "insights":
            return {"data": world.of_account(_metrics(query), query["metric_type"], *_span(query))}
    raise Refused(2500, f"Unknown path components: /{edge}")


def _only(told: Json, edge: str) -> Json | None:
    return None if edge == "insights" else told


def _fields(told: Json, query: dict[str, str]) -> Json:
    """Only what was asked for, and the id."""
    wanted = query.get("fields", "id").split(",")
    return {name: value for name, value in told.items() if name in wanted or name == "id"}


def _metrics(query: dict[str, str]) -> list[str]:
    return [name for name in query.get("metric", "").split(",") if name]


def _span(query: dict[str, str]) -> tuple[dt.date, dt.date]:
    return _day(query["since"]), _day(query["until"])


def _day(told: str) -> dt.date:
    return dt.datetime.fromtimestamp(int(told), dt.UTC).date() if told.isdigit() else dt.date.fromisoformat(told)


def _after(query: dict[str, str]) -> int | None:
    filters: list[Any] = json.loads(query.get("filtering") or "[]")
    return next((int(each["value"]) for each in filters if each["field"] == "time_created"), None)
