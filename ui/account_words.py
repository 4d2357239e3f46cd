"""What a cloud account's card says of its records: what came, what it cost, what was used of limits, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from connector.control.cloud_accounts import CloudAccount, Trouble
from connector.domain.gathered import Amount, Counted, Notice, Summary
from connector.domain.money import sen
from ui import text
from ui.agent_words import advice
from ui.text import translate

_NEAR: Final = 75
"""Percent of a limit from which it is worth a word in another colour: hosts go slower from there on."""
_CENT: Final = Decimal("0.01")


class Fact(NamedTuple):
    """One line of a card."""

    name: str
    words: str
    warns: bool = False


def account_title(account: CloudAccount) -> str:
    """Provider and company, organisation or page."""
    return " · ".join(filter(None, (account.title, account.account)))


def facts(account: CloudAccount) -> list[Fact]:
    """What is known of an account that is connected; what is not known has no line."""
    return [*_collected(account.collected), *_used(account)] if account.connected else []


def wrong(account: CloudAccount) -> list[str]:
    """What stands in the way, the worst first; signing in again is told elsewhere."""
    if not account.connected:
        return []
    collected = account.collected or Summary()
    said = [trouble_words(account)]
    if collected.failure and collected.failure != account.last_words:
        failed = translate("account", "Collecting was broken off: {why}")
        said.append(failed.format(why=advice(collected.failure)))
    said += [_notice(each) for each in collected.notices]
    return list(dict.fromkeys(each for each in said if each))


def trouble_words(account: CloudAccount) -> str:
    """How its last runs ended, where they did not come through."""
    why = advice(account.last_words)
    match account.trouble:
        case Trouble.FAILED:
            failed = translate("account", "The last sync failed.")
            return f"{failed} {why}".strip()
        case Trouble.PARTIAL:
            left = translate("account", "The last sync left something undone.")
            return f"{left} {why}".strip()
        case Trouble.UNKEPT:
            return translate("account", "Its next sync is overdue: nobody on the platform carries it out.")
        case None:
            return ""


def _collected(collected: Summary | None) -> Iterator[Fact]:
    if collected is None:
        return
    if collected.leads:
        yield Fact(translate("account", "Leads"), _leads(collected))
    if collected.spend:
        spent = translate("account", "{amount} in the last 30 days")
        yield Fact(translate("account", "Spent on ads"), spent.format(amount=" + ".join(map(_money, collected.spend))))
    if collected.at is not None:
        seen = [_counted(each) for each in collected.looked_at]
        when = translate("account", "collected {when}").format(when=text.moment(collected.at))
        yield Fact(translate("account", "Figures"), " · ".join([", ".join(filter(None, seen)), when]).lstrip(" ·"))


def _leads(collected: Summary) -> str:
    month, week, today = collected.leads, collected.leads_week, collected.leads_today
    parts = [
        translate("account", "%n in the last 30 days", "", month),
        translate("account", "%n in the last 7 days", "", week),
        translate("account", "%n today", "", today),
    ]
    if collected.last_lead_at is not None:
        parts.append(translate("account", "last one {when}").format(when=text.moment(collected.last_lead_at)))
    return " · ".join(parts)


def _used(account: CloudAccount) -> Iterator[Fact]:
    if account.included:
        used = translate("account", "{read} of {included}")
        words = used.format(read=text.number(account.read), included=text.number(account.included))
        near = account.read * 100 >= account.included * _NEAR
        yield Fact(translate("account", "Readings this month"), words, near)
    limits = account.collected.used if account.collected is not None else ()
    if limits:
        most = max(each.percent for each in limits)
        of = translate("account", "{percent} % of what {provider} allows")
        words = of.format(percent=text.number(most), provider=account.title)
        yield Fact(translate("account", "Limit used"), words, most >= _NEAR)


def _money(amount: Amount) -> str:
    return text.money(sen(amount.amount.quantize(_CENT, ROUND_HALF_UP)), amount.currency)


def _counted(counted: Counted) -> str:
    """Three posts; empty for a kind that this version has no word for."""
    count = counted.count
    return {
        "page": translate("account", "%n page(s)", "", count),
        "post": translate("account", "%n post(s)", "", count),
        "account": translate("account", "%n account(s)", "", count),
        "media": translate("account", "%n photo(s) and video(s)", "", count),
        "story": translate("account", "%n story(ies)", "", count),
        "campaign": translate("account", "%n campaign(s)", "", count),
    }.get(counted.kind, "")


def _notice(notice: Notice) -> str:
    return advice(notice.sentence, notice.remedy)
