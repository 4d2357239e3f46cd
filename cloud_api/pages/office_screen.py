"""What a provider's page shows of the office PC that keeps it, and of what was asked for. Pure."""

from __future__ import annotations

from cloud_api.pages.markup import Markup, moment, table, text, words
from cloud_api.pages.views import Card
from cloud_api.pages.visitor import Visitor


def stand_still(visitor: Visitor, card: Card) -> Markup:
    """Buttons that ask the office PC to stand still, or to go on."""
    known = card.connected
    if known is None or known.hosted_by != "agent" or not visitor.commands or card.status is None:
        return Markup("")
    word, label = ("pause", "Pause") if card.status.pause_asked_at is None else ("resume", "Go on")
    title, name = text(card.about.title), text(card.about.provider)
    return Markup(
        f'<form method="post" action="/integrations/providers/{name}/agent/{word}">{visitor.proof}'
        f'<button type="submit" aria-label="{label}: {title}">{label}</button></form>'
    )


def diagnostics(visitor: Visitor, card: Card) -> Markup:
    """The office PC's file for support: a button that asks for it, and the one that came."""
    known = card.connected
    if known is None or card.status is None:
        return Markup("")
    title, name = text(card.about.title), text(card.about.provider)
    address, told = f"/integrations/providers/{name}/diagnostics", card.status.diagnostics
    parts: list[str] = []
    if known.hosted_by == "agent" and visitor.connects:
        parts.append(
            f'<form method="post" action="{address}">{visitor.proof}'
            f'<button type="submit" aria-label="Ask for diagnostics: {title}">Ask for diagnostics</button></form>'
        )
    if told is not None and told.received_at is not None and visitor.diagnoses:
        size = max(1, round(told.size / 1024))
        parts.append(f'<a href="{address}">Diagnostics, {size} kB,</a> came {moment(told.received_at)}')
    if told is not None and (told.received_at is None or told.received_at < told.asked_at):
        parts.append(f"Diagnostics were asked for by {text(told.asked_by)}, {moment(told.asked_at)}")
    if told is not None and told.refused_at is not None:
        parts.append(f"The PC makes none, {moment(told.refused_at)}: {text(told.refusal)}")
    return Markup("".join(f"<div>{part}</div>" for part in parts))


def asked_for(card: Card) -> Markup:
    """The latest syncs that somebody asked for, and what became of them."""
    rows = [
        (
            moment(job.asked_at),
            text(words(job.entity_type)),
            text(job.asked_by),
            text(words(job.state.value)),
            text(words(job.outcome) if job.outcome else ""),
            text(job.sentence),
        )
        for job in (card.status.jobs if card.status is not None else ())
    ]
    heads = ("Asked", "Of", "By", "State", "Outcome", "Why")
    return table("Syncs that somebody asked for, newest first", heads, rows) if rows else Markup("")
