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
