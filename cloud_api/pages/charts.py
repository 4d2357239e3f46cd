"""The last days of a provider as bars, and in figures for whoever does not see them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cloud_api.pages.markup import Markup, joined, table, text
from cloud_api.runs.metrics import Metrics

_TALL: Final = 100
_WIDE: Final = 10


def charts(metrics: Metrics, *, tells: bool) -> Markup:
    """Records, syncs and, of a provider that tells, webhooks of each day."""
    days = metrics.days
    shown = [
        chart("Records", [(day.records_synced, day.records_failed) for day in days], ("synchronised", "failed")),
        chart("Syncs", [(day.runs - day.runs_failed, day.runs_failed) for day in days], ("ended well", "failed")),
    ]
    if tells:
        shown.append(chart("Webhooks", [(day.webhooks, 0) for day in days], ("received", "")))
    rows = [
        tuple(
            text(x) for x in (day.day, day.runs, day.runs_failed, day.records_synced, day.records_failed, day.webhooks)
        )
        for day in days
    ]
    heads = ("Day (UTC)", "Syncs", "Of these failed", "Records", "Records failed", "Webhooks")
    first, last = (days[0].day, days[-1].day) if days else ("", "")
    return Markup(
        f"<h2>The last {len(days)} days</h2><p>{text(first)} to {text(last)}, by day (UTC).</p>"
        f'<div class="charts">{joined(shown)}</div><details><summary>The same in figures</summary>'
        f"{table('Day by day', heads, rows)}</details>"
    )


def chart(title: str, days: Sequence[tuple[int, int]], names: tuple[str, str]) -> Markup:
    """One bar a day: what went well below what did not."""
    most = max((good + bad for good, bad in days), default=0)
    scale = most or 1
    bars = []
    for at, (well, badly) in enumerate(days):
        good, bad = well * _TALL // scale, badly * _TALL // scale
        # What happened is seen, however little it was beside the highest day.
        good, bad = max(good, 2) if well else 0, max(bad, 2) if badly else 0
        bars.append(f'<rect class="synced" x="{at * _WIDE}" y="{_TALL - good}" width="8" height="{good}"/>')
        bars.append(f'<rect class="failed" x="{at * _WIDE}" y="{_TALL - good - bad}" width="8" height="{bad}"/>')
    well, badly = sum(good for good, _ in days), sum(bad for _, bad in days)
    told = f"{well} {names[0]}" + (f", {badly} {names[1]}" if names[1] else "") + f"; at most {most} a day"
    box = f"0 0 {max(len(days), 1) * _WIDE} {_TALL + 4}"
    return Markup(
        f"<figure><figcaption><strong>{text(title)}</strong>: {text(told)}</figcaption>"
        f'<svg viewBox="{box}" preserveAspectRatio="none" aria-hidden="true">{"".join(bars)}</svg></figure>'
    )
