"""A connection's settings as a form. Pure."""

from __future__ import annotations

from typing import Final

from cloud_api.configuration.schemas import ConfigurationState, Configured
from cloud_api.pages.markup import NOTHING, Markup, check, field, joined, moment, notice, select, text, words
from cloud_api.pages.settings_form import deletions
from cloud_api.pages.views import Card
from cloud_api.pages.visitor import Visitor
from connector.domain.keys import EntityKind
from connector.domain.policies import KindPolicy, Policies
from connector.domain.writable import TWO_WAY
from connector.domain.writing import Deletion
from connector.platform.wire_configuration import Schedule

_WINNERS: Final = (("ask", "ask a person"), ("books_win", "the books win"), ("platform_wins", "the platform wins"))
_GONE_HERE: Final = {
    Deletion.IGNORE: "leave it in the books",
    Deletion.CANCEL: "cancel it in the books",
    Deletion.DEACTIVATE: "deactivate it in the books",
    Deletion.DELETE: "delete it in the books",
}
_GONE_THERE: Final = (("delete", "delete it here"), ("ignore", "leave it here"))
_TIMES: Final = (
    ("every", "Every", "Such as 5m or 1h30m."),
    ("cron", "Or by cron", "Such as */10 8-18 * * mon-sat; it tells hours and days itself."),
    ("hours", "Only within these hours", "Such as 08:00-19:00."),
    ("days", "Only on these days", "Such as mon-sat."),
    ("timezone", "In the time zone", "Such as Asia/Kuala_Lumpur; empty: the PC's own."),
)


def kinds_of(card: Card) -> list[EntityKind]:
    """What the provider exchanges, in the order in which the form shows it: what can be written first."""
    kinds = [EntityKind(name) for name in card.about.entities]
    return sorted(kinds, key=lambda kind: kind not in TWO_WAY)


def settings(visitor: Visitor, card: Card, known: Configured, above: Markup = NOTHING) -> str:
    """The form; whoever may not change anything sees it without its button."""
    name = text(card.about.provider)
    office = known.every_seconds is None
    kinds, present = kinds_of(card), known.in_force.policies if known.in_force is not None else known.policies
    main = joined(_kind(kind, known, present, office=office) for kind in kinds if kind in TWO_WAY)
    lists = joined(
        check(f"{kind}.read", words(kind.value), on=known.policies.of(kind).read)
        for kind in kinds
        if kind not in TWO_WAY
    )
    body = (
        f'{above}{_state(known)}<form class="settings" method="post" action="/integrations/providers/{name}/settings">'
        f'{visitor.proof}<input type="hidden" name="version" value="{known.version}">'
        f'<fieldset class="all"{"" if visitor.connects else " disabled"}><legend>What is exchanged</legend>'
        f'<div class="kinds">{main}'
        + (f"<fieldset><legend>Short lists that are synchronised</legend>{lists}</fieldset>" if lists else "")
        + f"</div>{_times(known)}{_rules(known)}</fieldset>{_end(visitor, name)}</form>"
    )
    return visitor.page(f"Settings of {card.about.title}", Markup(body))


def _end(visitor: Visitor, name: Markup) -> Markup:
    back = f'<a class="button" href="/integrations/providers/{name}">Back</a>'
    if not visitor.connects:
        return Markup(f'<p>Only an admin changes these settings.</p><div class="actions">{back}</div>')
    return Markup(f'<div class="actions"><button type="submit" class="main">Save</button>{back}</div>')


def _state(known: Configured) -> Markup:
    """Who keeps the books, and what became of the last change."""
    keeper = text(known.kept_by)
    if known.every_seconds is not None:
        return Markup("<p>The platform keeps these books itself and follows within seconds.</p>")
    told = f" It told its settings at {moment(known.told_at)}." if known.told_at else ""
    parts = [f"<p>The PC {keeper} keeps these books: it applies what is saved here as soon as it is reached.{told}</p>"]
    by = f"{known.wanted_by} saved this here. " if known.wanted_by else ""
    said = " ".join(known.sentences)
    if known.state is ConfigurationState.WAITING:
        parts.append(notice("warn", f"Waiting for the PC {known.kept_by}", f"{by}Until then its former settings hold."))
    elif known.state is ConfigurationState.APPLIED:
        parts.append(notice("good", f"The PC {known.kept_by} applied the last change", f"{by}{said}"))
    elif known.state is ConfigurationState.PARTLY:
        parts.append(notice("warn", f"The PC {known.kept_by} applied a part of the last change", f"{by}{said}"))
    elif known.state is ConfigurationState.REFUSED:
        parts.append(notice("bad", f"The PC {known.kept_by} did not apply the last change", f"{by}{said}"))
    return Markup("".join(parts))


def _kind(kind: EntityKind, known: Configured, present: Policies, *, office: bool) -> Markup:
    policy, allowed = known.policies.of(kind), not office or present.of(kind).write
    parts = [check(f"{kind}.read", "Synchronise them", on=policy.read)]
    parts.append(
        check(f"{kind}.write", "Write changes into the books", on=policy.write and allowed, disabled=not allowed)
    )
    if not allowed:
        parts.append(Markup(f"<p><small>Can only be allowed on the PC {text(known.kept_by)}.</small></p>"))
    parts.append(_choice(kind, "conflict", "When both sides changed the same", _WINNERS, policy.conflict.value))
    offered = [(each.value, _GONE_HERE[each]) for each in deletions(kind)]
    gone_here, gone_there = policy.deleted_on_platform.value, policy.deleted_in_books.value
    parts.append(_choice(kind, "gone_here", "When it is deleted here", offered, gone_here))
    parts.append(_choice(kind, "gone_there", "When it is deleted in the books", _GONE_THERE, gone_there))
    parts.append(_fields(kind, policy))
    return Markup(f"<fieldset><legend>{text(words(kind.value))}</legend>{joined(parts)}</fieldset>")


def _choice(
    kind: EntityKind, what: str, label: str, values: tuple[tuple[str, str], ...] | list[tuple[str, str]], chosen: str
) -> Markup:
    return select(f"{kind}-{what}", f"{kind}.{what}", label, list(values), chosen)


def _fields(kind: EntityKind, policy: KindPolicy) -> Markup:
    """Fields with a rule of their own, and the way back."""
    if not policy.fields:
        return Markup("")
    winners = dict(_WINNERS)
    told = "; ".join(f"{name.replace('_', ' ')}: {winners[rule.value]}" for name, rule in sorted(policy.fields.items()))
    box = check(f"{kind}.fields", "Let single fields follow the kind again", on=False)
    return Markup(f"<p><small>Single fields: {text(told)}.</small></p>{box}")


def _times(known: Configured) -> Markup:
    if known.every_seconds is not None:
        often = field(
            "every_seconds",
            "Every how many seconds",
            str(known.every_seconds),
            help_text="At least 60, at most 86400 (a day).",
            attributes='type="number" min="60" max="86400" required',
        )
        return Markup(f"<fieldset><legend>When</legend>{often}</fieldset>")
    schedule = known.schedule or Schedule()
    lines = joined(
        field(name, label, getattr(schedule, name), help_text=told, attributes='maxlength="100" autocomplete="off"')
        for name, label, told in _TIMES
    )
    usual = "All empty: the PC's usual times."
    return Markup(f'<fieldset><legend>When</legend><p>{usual}</p><div class="times">{lines}</div></fieldset>')


def _rules(known: Configured) -> Markup:
    """A person's own mapping rules: shown, and put aside."""
    if not known.mapping:
        told = "<p>All fields are mapped as delivered.</p>"
    else:
        told = (
            '<div class="wide" role="region" aria-label="Own mapping rules" tabindex="0">'
            f"<pre>{text(known.mapping)}</pre></div>"
        )
        if known.rules_shared:
            told += "<p>Other companies of that PC follow the same rules: they are changed there.</p>"
        else:
            told += check("mapping.reset", "Map all fields as delivered again", on=False)
    return Markup(f"<fieldset><legend>Own mapping rules</legend>{told}</fieldset>")
