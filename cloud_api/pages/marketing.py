"""What advertising and posts came to, on a provider's page: campaigns, days, posts, and what is in the way. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final
from urllib.parse import urlsplit

from cloud_api.marketing.schemas import DayFigures, GatheredFigures, Money, SubjectFigures
from cloud_api.pages.charts import chart
from cloud_api.pages.markup import Markup, joined, moment, notice, table, text, words

_MOST_CHARTS: Final = 6
_UNKNOWN: Final = Markup('<span title="not told by the provider">–</span>')


def marketing(told: GatheredFigures, now: str) -> Markup:
    """All of it; `now` is a form that asks for a fresh look."""
    when = f"Collected {moment(told.gathered_at)}." if told.gathered_at else "Nothing was collected yet."
    parts = [Markup(f"<h2>Posts and advertising</h2><p>{when}</p>{now}")]
    if told.failure:
        parts.append(notice("bad", "The last look was broken off", told.failure))
    parts += [notice("warn", each.sentence, each.remedy) for each in told.notices]
    parts.append(Markup(f"<p>{told.leads} leads in these days, {told.leads_today} today.</p>"))
    parts.append(_campaigns(told))
    shown = [_series(each) for each in told.series[:_MOST_CHARTS]]
    parts.append(Markup(f'<div class="charts">{joined(shown)}</div>') if shown else Markup(""))
    parts.append(_subjects(told.subjects))
    if told.used:
        rows = [(text(words(each.of)), text(f"{each.percent} %")) for each in told.used]
        parts.append(table("How much of its limits was used, as the provider told last", ("Limit", "Used"), rows))
    return joined(parts)


def _campaigns(told: GatheredFigures) -> Markup:
    if not told.campaigns:
        return Markup("")
    heads = ("Campaign", "Spent", "Leads", "Cost per lead", "Invoiced since", "Paid", "Seen", "Clicks")
    rows = [
        (
            text(each.name or each.campaign), _money(each.spend), text(each.leads), _money(each.cost_per_lead),
            _money(each.invoiced), _money(each.paid), text(each.impressions), text(each.clicks),
        )
        for each in told.campaigns
    ]  # fmt: skip
    return table("What campaigns cost and brought in these days", heads, rows)


def _series(each: DayFigures) -> Markup:
    days = [(max(0, int(day.value)), 0) for day in each.days]
    return chart(_called(each.metric), days, ("in all", ""))


def _subjects(subjects: Sequence[SubjectFigures]) -> Markup:
    if not subjects:
        return Markup("")
    metrics = sorted({metric for each in subjects for metric in each.figures})
    heads = ("What", "Published", *(_called(metric) for metric in metrics))
    rows = [
        (_link(each), moment(each.published_at), *(_figure(each.figures, each.before, metric) for metric in metrics))
        for each in subjects
    ]
    return table("Posts, as they stood when we looked last (and since the look before)", heads, rows)


def _figure(now: Mapping[str, Decimal], before: Mapping[str, Decimal], metric: str) -> Markup:
    if metric not in now:
        return _UNKNOWN
    since = now[metric] - before[metric] if metric in before else Decimal(0)
    return text(f"{now[metric]:f} ({since:+f})" if since else f"{now[metric]:f}")


def _link(each: SubjectFigures) -> Markup:
    """A way to the post; an address that is none of the web is only told."""
    title = text(each.title or f"{words(each.kind)} {each.key}")
    if urlsplit(each.link).scheme != "https":
        return title
    return Markup(f'<a href="{text(each.link)}" rel="noreferrer">{title}</a>')


def _money(amounts: Sequence[Money]) -> Markup:
    if not amounts:
        return _UNKNOWN
    return text(", ".join(f"{each.currency} {each.amount:,.2f}".strip() for each in amounts))


def _called(metric: str) -> str:
    """A metric as people read it: `page_views_total` is Page views total."""
    return words(metric.replace(".", ": "))
