"""The pages themselves, from what was read. Pure: nothing here asks anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from cloud_api.pages.charts import charts
from cloud_api.pages.marketing import marketing
from cloud_api.pages.markup import Markup, choice, document, joined, moment, notice, state, table, text, words
from cloud_api.pages.office_screen import asked_for, diagnostics, stand_still
from cloud_api.pages.views import Card
from cloud_api.pages.visitor import Visitor
from cloud_api.runs.metrics import Metrics
from cloud_api.runs.repository import SUBJECTS
from cloud_api.webhooks.schemas import WebhookLog
from connector.platform.wire import ProviderSyncLog
from connector.platform.wire_integrations import Available

BY_KEY: Final = frozenset({"sql_accounting"})
"""Providers whose books the platform opens by a key."""
_TOLD: Final = "webhooks"
"""Where on a provider's page these stand."""
OUTCOMES: Final = ("success", "partial", "failed")


def sign_in(above: Markup, onward: str = "") -> str:
    """For whoever is not signed in; afterwards a page of ours is shown that he came for."""
    further = f'<input type="hidden" name="onward" value="{text(onward)}">' if onward else ""
    form = (
        '<form method="post" action="/integrations/sign-in"><p><label for="token">Your API token</label></p>'
        '<p><input id="token" name="token" type="password" autocomplete="current-password" required maxlength="200" '
        'aria-describedby="token-help"></p><p id="token-help">An admin of the platform gives it to you. This browser '
        "stays signed in for eight hours.</p>"
        f'{further}<button type="submit">Sign in</button></form>'
    )
    return document("Sign in to your integrations", Markup(above + form))


def overview(visitor: Visitor, cards: Sequence[Card], above: Markup) -> str:
    """All providers."""
    told = joined(
        notice("bad" if card.connected.state == "reconnect" else "warn", card.about.title, card.connected.attention)
        for card in cards
        if card.connected is not None and card.connected.attention
    )
    shown = joined(_card(visitor, card) for card in cards)
    return visitor.page("Integrations", Markup(f'{above}{told}<ul class="cards">{shown}</ul>'))


def _card(visitor: Visitor, card: Card) -> Markup:
    kind, standing = card.standing
    name = text(card.about.provider)
    body: str = state(kind, standing)
    if card.connected is None:
        body += f"<p>{text(card.about.summary)}</p>"
    else:
        body += _facts(card)
    return Markup(
        f'<li class="card" id="{name}"><section aria-labelledby="{name}-title"><h2 id="{name}-title">'
        f'{text(card.about.title)}</h2>{body}<div class="actions">{_actions(visitor, card)}</div></section></li>'
    )


def _facts(card: Card) -> Markup:
    known = card.connected
    if known is None:
        return Markup("")
    keeper = "the platform" if known.hosted_by == "worker" else known.pc_name or "an office PC"
    facts = [
        ("Account" if card.about.signs_in else "Company", text(known.company_name or "not told")),
        ("Kept by", text(keeper)),
        (
            "Last reconciled sync",
            moment(card.reconciled_at) if card.reconciled_at else Markup("not known to be equal now"),
        ),
        ("Last sync", moment(known.last_synced_at)),
    ]
    if card.status is not None and card.status.pause_asked_at is not None:
        who = Markup(f"by {text(card.status.pause_asked_by)}, {moment(card.status.pause_asked_at)}")
        facts.append(("Paused", who))
    if known.consent_ends_at is not None:
        facts.append(("Sign-in ends", moment(known.consent_ends_at)))
    return Markup("<dl>" + "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in facts) + "</dl>")


def _actions(visitor: Visitor, card: Card) -> Markup:
    about, title = card.about, text(card.about.title)
    page = f"/integrations/providers/{text(about.provider)}"
    actions = []
    if card.connected is not None:
        actions.append(f'<a class="button" href="{page}">Details<span aria-hidden="true">…</span></a>')
        if visitor.commands and card.about.entities:
            actions.append(sync_now(visitor, card))
    if not visitor.connects:
        return Markup("".join(actions))
    # A run may have failed because the provider takes the sign-in no more: the way out stands beside what went wrong.
    again = card.connected is not None and (card.standing[0] == "bad" or bool(card.connected.attention))
    if about.signs_in and about.ready and (card.connected is None or again):
        label = "Connect again" if again else "Connect"
        actions.append(f'<a class="button" href="{text(_auth(visitor, about))}">{label} {title}</a>')
    elif card.connected is None:
        actions.append(_ways(visitor, about, page))
    if card.connected is not None:
        actions.append(f'<a class="button quiet" href="{page}/disconnect">Disconnect {title}</a>')
    return Markup("".join(actions))


def _auth(visitor: Visitor, about: Available) -> str:
    told = {"organization_slug": visitor.caller.organization_slug, "csrf_token": visitor.csrf}
    return f"/api/integrations/{about.provider}/auth?{urlencode(told)}"


def _ways(visitor: Visitor, about: Available, page: str) -> str:
    """How what nobody signs in at is connected: a PC is paired, or keys are entered."""
    title = text(about.title)
    if about.signs_in or about.hosted_by != "agent":
        why = f"The platform's operator has to register it with {about.title} first."
        return f"<details><summary>How to connect {title}</summary><p>{text(why)}</p></details>"
    pair = (
        f'<form method="post" action="{page}/pairing-code">{visitor.proof}'
        f'<button type="submit">Pair a PC for {title}</button></form>'
    )
    keys = (
        f'<a class="button" href="{page}/connect">Connect {title} by API keys</a>' if about.provider in BY_KEY else ""
    )
    return pair + keys


def sync_now(visitor: Visitor, card: Card, kind: str = "") -> str:
    """A button that asks for a sync of one kind, or of all."""
    name, title = text(card.about.provider), text(card.about.title)
    what = f"{words(kind).lower()} of " if kind else ""
    entity = f'<input type="hidden" name="entity" value="{text(kind)}">' if kind else ""
    return (
        f'<form method="post" action="/integrations/providers/{name}/sync">{visitor.proof}{entity}'
        f'<button type="submit" aria-label="Sync now: {text(what)}{title}">Sync now</button></form>'
    )


def disconnecting(visitor: Visitor, card: Card) -> str:
    """Asks before anything is ended."""
    title = card.about.title
    what = (
        "The sign-in is taken back where the provider lets us, and erased here."
        if card.about.signs_in
        else "Its secrets are erased, and an office PC that keeps these books must be paired again."
    )
    body = (
        f"<p>{text(what)} Records and the sync history stay.</p>"
        f'<form method="post" action="/integrations/providers/{text(card.about.provider)}/disconnect">{visitor.proof}'
        f'<div class="actions"><button type="submit" class="danger">Disconnect {text(title)}</button>'
        '<a class="button" href="/integrations">Keep it</a></div></form>'
    )
    return visitor.page(f"Disconnect {title}?", Markup(body))


def history(
    visitor: Visitor, titles: Mapping[str, str], asked: Mapping[str, str], logs: Sequence[ProviderSyncLog], more: bool
) -> str:
    """Runs, newest first; `asked` are the filters as they stand in the address."""
    form = (
        '<form class="filter" method="get" action="/integrations/history">'
        + choice("provider", "Provider", list(titles.items()), asked.get("provider", ""))
        + choice("entity_type", "Of", [(each, words(each)) for each in SUBJECTS], asked.get("entity_type", ""))
        + choice("status", "Outcome", [(each, words(each)) for each in OUTCOMES], asked.get("status", ""))
        + '<button type="submit">Show</button></form>'
    )
    rows = [
        (
            Markup(f'<a href="/integrations/history/{text(log.id)}">{moment(log.started_at)}</a>'),
            text(titles.get(log.provider, log.provider)),
            text(words(log.entity_type)),
            text(words(log.sync_direction)),
            outcome_mark(log.status),
            text(log.records_synced),
            text(log.records_failed),
            text(log.error_message),
        )
        for log in logs
    ]
    heads = ("Began", "Provider", "Of", "Direction", "Outcome", "Synchronised", "Failed", "Why")
    shown = table("Syncs, newest first", heads, rows) if rows else Markup("<p>There is no such sync.</p>")
    older = _older("/integrations/history", {**asked, "before": logs[-1].id}) if more else Markup("")
    return visitor.page("Sync history", Markup(form + shown + older))


def provider(visitor: Visitor, card: Card, metrics: Metrics, webhooks: Sequence[WebhookLog], more: bool) -> str:
    """One provider: where each kind stands, the last days, and what it told."""
    name = card.about.provider
    rows = [
        (
            text(words(each.entity_type)),
            text(each.records),
            outcome_mark(each.last_run.status) if each.last_run else Markup("no sync yet"),
            moment(each.last_run.completed_at if each.last_run else None),
            text(each.changes_waiting),
            text(each.changes_in_conflict),
            Markup(sync_now(visitor, card, each.entity_type) if visitor.commands and card.connected else ""),
        )
        for each in (card.status.entities if card.status else ())
    ]
    kind, standing = card.standing
    heads = ("Of", "Records", "Last outcome", "Ended", "Changes waiting", "In conflict", "Now")
    parts: list[str] = [state(kind, standing), _facts(card)]
    parts.append(_ways_on(card))
    parts.append(stand_still(visitor, card) + diagnostics(visitor, card))
    parts.append(table("Where each kind stands", heads, rows) if rows else "")
    parts.append(asked_for(card))
    parts.append(charts(metrics, tells=card.about.tells))
    if metrics.gathered is not None and card.connected is not None:
        parts.append(marketing(metrics.gathered, sync_now(visitor, card, "metrics") if visitor.commands else ""))
    parts.append(_settings(card.about))
    if card.about.tells:
        told = [
            (moment(log.received_at), text(log.event_type), text(words(log.state)), text(log.subject), text(log.note))
            for log in webhooks
        ]
        of_events = ("Received", "Event", "State", "Record", "Why")
        shown = table("Webhooks, newest first", of_events, told) if told else "<p>It told nothing by webhook.</p>"
        parts.append(f'<div id="{_TOLD}">{shown}</div>')
        address = f"/integrations/providers/{name}"
        parts.append(_older(address, {"before": webhooks[-1].id}, f"#{_TOLD}") if more else "")
    return visitor.page(card.about.title, Markup("".join(parts)))


def _ways_on(card: Card) -> str:
    """Where else to look from a provider's page."""
    name = text(card.about.provider)
    links = [f'<a class="button" href="/integrations/history?provider={name}">All its syncs</a>']
    if card.connected is not None and not card.about.signs_in:
        links.insert(0, f'<a class="button" href="/integrations/providers/{name}/settings">Settings</a>')
    return f'<div class="actions">{"".join(links)}</div>'


def run(visitor: Visitor, titles: Mapping[str, str], log: ProviderSyncLog) -> str:
    """One sync of one kind."""
    facts = [
        ("Provider", text(titles.get(log.provider, log.provider))),
        ("Of", text(words(log.entity_type))),
        ("Direction", text(words(log.sync_direction))),
        ("Outcome", outcome_mark(log.status)),
        ("Began", moment(log.started_at)),
        ("Ended", moment(log.completed_at) if log.completed_at else Markup("not told")),
        ("Synchronised", text(log.records_synced)),
        ("Failed", text(log.records_failed)),
        ("Why", text(log.error_message or "nothing to say")),
        ("Number", text(log.id)),
    ]
    told = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in facts)
    back = '<div class="actions"><a class="button" href="/integrations/history">Sync history</a></div>'
    return visitor.page("One sync", Markup(f"<dl>{told}</dl>{back}"))


def _settings(about: Available) -> Markup:
    """What the provider exchanges and which way, and what it asks for, as its description says."""
    ways = {"inbound": "to the platform", "outbound": "from the platform", "bidirectional": "both ways, where allowed"}
    rows = [(text(words(name)), text(ways[direction])) for name, direction in about.directions.items()]
    parts = [table("What can be exchanged", ("Of", "Which way"), rows)] if rows else []
    asked = [
        (text(each.title), text(each.help), Markup("kept secret") if each.secret else text(each.default or ""))
        for each in about.settings
    ]
    if asked:
        parts.append(table("Its settings", ("Setting", "What it means", "Usually"), asked))
    return joined(parts)


def _older(address: str, asked: Mapping[str, str], place: str = "") -> Markup:
    """The next page; `place` is where on it they stand, unless at its top."""
    return Markup(f'<p><a rel="next" href="{text(f"{address}?{urlencode(asked)}{place}")}">Older ones</a></p>')


def outcome_mark(status: str) -> Markup:
    """How a sync ended, in its colour and in words."""
    kind = {"success": "good", "partial": "warn", "failed": "bad"}.get(status, "plain")
    return Markup(f'<span class="{kind}">{text(words(status))}</span>')
