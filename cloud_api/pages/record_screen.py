"""One record as a page, from what was read. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cloud_api.changes.schemas import shown
from cloud_api.changes.stored import StoredChange
from cloud_api.pages.markup import Markup, joined, moment, notice, table, text, words
from cloud_api.pages.screens import outcome_mark
from cloud_api.pages.views import Card
from cloud_api.pages.visitor import Visitor
from connector.domain.keys import EntityKind
from connector.domain.shown import value_shown
from connector.platform.wire import ProviderSyncLog

_ROWS: Final = 200
"""Of a record's own lines; the API has all."""
_NAMES: Final = ("name", "number", "description", "code")
"""The field that people call a record by, the best first."""
_OUTCOMES: Final = {"applied": "good", "rejected": "bad", "conflict": "warn"}


@dataclass(frozen=True, slots=True)
class RecordShown:
    """What is known of one record."""

    kind: EntityKind
    key: str
    fields: Mapping[str, object]
    """None of a record that was deleted."""
    revision: int
    created_at: dt.datetime
    updated_at: dt.datetime
    deleted_at: dt.datetime | None
    changes: Sequence[StoredChange]
    """By people, newest first."""
    runs: Sequence[ProviderSyncLog]
    """Of its kind, newest first."""


def record(visitor: Visitor, card: Card, found: RecordShown) -> str:
    """Fields, lines, changes by people, syncs."""
    one = found.kind.name.replace("_", " ").capitalize()
    called = next((str(value) for name in _NAMES if (value := found.fields.get(name))), found.key)
    plain = {name: value for name, value in found.fields.items() if not _is_table(value)}
    rows = [(text(words(name)), text(value_shown(name, value) or "")) for name, value in plain.items()]
    parts = [_gone(found), _facts(card, found), table("Fields", ("Field", "Value"), rows) if rows else Markup("")]
    parts += [_lines(name, value) for name, value in found.fields.items() if _is_table(value)]
    parts += [_changes(found.changes), _runs(card, found)]
    return visitor.page(f"{one} {called}", joined(parts))


def _gone(found: RecordShown) -> Markup:
    if found.deleted_at is None:
        return Markup("")
    return notice("warn", "This record was deleted", f"The books do not have it since {found.deleted_at:%d %b %Y}.")


def _facts(card: Card, found: RecordShown) -> Markup:
    page = f"/integrations/providers/{text(card.about.provider)}"
    company = card.connected.company_name if card.connected is not None else ""
    kept = f"{card.about.title}: {company}" if company else card.about.title
    facts = [
        ("Of", Markup(f'<a href="{page}">{text(kept)}</a>')),
        ("Number in the books", text(found.key)),
        ("First received", moment(found.created_at)),
        ("Last changed here", moment(found.updated_at)),
        ("Version", text(found.revision)),
    ]
    return Markup("<dl>" + "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in facts) + "</dl>")


def _is_table(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _lines(name: str, value: object) -> Markup:
    """A list of parts, one row each; columns are what any of them has."""
    lines = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
    names = list(dict.fromkeys(field for line in lines for field, part in line.items() if part not in (None, "", [])))
    rows = [
        (text(place), *(text(value_shown(field, line.get(field)) or "") for field in names))
        for place, line in enumerate(lines[:_ROWS], start=1)
    ]
    more = len(lines) - _ROWS
    told = f"<p>{more} more are not shown here.</p>" if more > 0 else ""
    return Markup(table(words(name), ("Line", *map(words, names)), rows) + told)


def _changes(changes: Sequence[StoredChange]) -> Markup:
    if not changes:
        return Markup("<p>Nobody changed it on the platform.</p>")
    rows = []
    for each in map(shown, changes):
        kind = _OUTCOMES.get(each.state.value, "plain")
        state = Markup(f'<span class="{kind}">{text(words(each.state.value))}</span>')
        rows.append(
            (moment(each.changed_at), text(each.changed_by), text(words(each.kind.value)), state, text(each.reason))
        )
    heads = ("Changed", "By", "What", "Became of it", "Why")
    return table("Changes on the platform, newest first", heads, rows)


def _runs(card: Card, found: RecordShown) -> Markup:
    rows = [
        (
            Markup(f'<a href="/integrations/history/{text(log.id)}">{moment(log.started_at)}</a>'),
            text(words(log.sync_direction)),
            outcome_mark(log.status),
            text(log.records_synced),
            text(log.records_failed),
            text(log.error_message),
        )
        for log in found.runs
    ]
    name = words(found.kind.value)
    if not rows:
        return Markup(f"<p>No sync of {text(name.lower())} was told yet.</p>")
    heads = ("Began", "Direction", "Outcome", "Synchronised", "Failed", "Why")
    address = f"/integrations/history?provider={text(card.about.provider)}&amp;entity_type={text(found.kind.value)}"
    return Markup(
        table(f"Last syncs of {name.lower()}", heads, rows)
        + f'<div class="actions"><a class="button" href="{address}">All syncs of {text(name.lower())}</a></div>'
    )
