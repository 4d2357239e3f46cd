"""What every page is made of. Whatever is given as text is escaped here; what is `Markup` is HTML already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final, NewType

Markup = NewType("Markup", str)
"""Text that is HTML already."""

NOTHING: Final = Markup("")
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

_SIGNS: Final[Mapping[str, str]] = {
    "good": '<circle cx="12" cy="12" r="9.5"/><path d="m8 12.5 3 3 5.5-6.5"/>',
    "warn": '<path d="M12 3 2.5 20.5h19zM12 9.5v5m0 3v.1"/>',
    "bad": '<path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM8.8 8.8l6.4 6.4m0-6.4-6.4 6.4"/>',
    "plain": '<circle cx="12" cy="12" r="9.5" stroke-dasharray="3 4"/>',
}


def text(value: object) -> Markup:
    """Anything as text, also within an attribute in double quotes."""
    return Markup(escape(str(value)))


def joined(parts: Iterable[Markup]) -> Markup:
    """One after the other."""
    return Markup("".join(parts))


def moment(when: dt.datetime | None) -> Markup:
    """A time for people: in UTC, until the browser says it by its own clock."""
    if when is None:
        return Markup("never")
    at = when.astimezone(dt.UTC)
    return Markup(f'<time datetime="{at.isoformat(timespec="seconds")}">{at:%d %b %Y %H:%M} UTC</time>')


def state(kind: str, sentence: str) -> Markup:
    """How something stands: told apart by its sign as well as by its colour; `kind` is good, warn, bad or plain."""
    sign = f'<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">{_SIGNS[kind]}</svg>'
    return Markup(f'<p class="state {kind}">{sign}{text(sentence)}</p>')


def words(name: str) -> str:
    """A name of ours as people write it: `credit_notes` is Credit notes."""
    return name.replace("_", " ").capitalize()


def notice(kind: str, title: str, sentence: str) -> Markup:
    """Something that is said at once, also by a screen reader; `kind` is good, warn or bad."""
    role = "status" if kind == "good" else "alert"
    more = f"<p>{text(sentence)}</p>" if sentence else ""
    return Markup(f'<div class="notice {kind}" role="{role}"><p><strong>{text(title)}</strong></p>{more}</div>')


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[Markup]]) -> Markup:
    """A table with its name; the first cell of a row names the row. A narrow screen scrolls it, also by keyboard."""
    head = "".join(f'<th scope="col">{text(each)}</th>' for each in heads)
    lines = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>' for row in rows
    )
    return Markup(
        f'<div class="wide" role="region" aria-label="{text(caption)}" tabindex="0"><table><caption>{text(caption)}'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def choice(name: str, label: str, values: Sequence[tuple[str, str]], chosen: str) -> Markup:
    """A labelled list to choose from; the first choice is any."""
    options = "".join(
        f'<option value="{text(value)}"{" selected" if value == chosen else ""}>{text(shown)}</option>'
        for value, shown in [("", "any"), *values]
    )
    chosen_of = f'<select id="{name}" name="{name}">{options}</select>'
    return Markup(f'<span><label for="{name}">{text(label)}</label>{chosen_of}</span>')


def document(title: str, body: Markup, *, top: Markup = Markup("")) -> str:
    """A whole page; `top` is what stands above every page of somebody who is signed in."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{text(title)} – BukuBridge</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<link rel="stylesheet" href="/integrations/style.css">'
        '<script defer src="/integrations/times.js"></script></head>'
        f'<body><a class="skip" href="#main">Skip to the content</a>{top}<main id="main" tabindex="-1">'
        f"<h1>{text(title)}</h1>{body}</main></body></html>"
    )


def select(identifier: str, name: str, label: str, values: Sequence[tuple[str, str]], chosen: str) -> Markup:
    """A labelled list of which one is always chosen."""
    options = "".join(
        f'<option value="{text(value)}"{" selected" if value == chosen else ""}>{text(shown)}</option>'
        for value, shown in values
    )
    return Markup(
        f'<p><label for="{text(identifier)}">{text(label)}</label>'
        f'<select id="{text(identifier)}" name="{text(name)}">{options}</select></p>'
    )


def field(name: str, label: str, value: str, *, help_text: str = "", attributes: str = "") -> Markup:
    """A labelled line to type into, with its help; `attributes` is HTML of ours."""
    told = f' aria-describedby="{text(name)}-help"' if help_text else ""
    more = f'<small id="{text(name)}-help">{text(help_text)}</small>' if help_text else ""
    return Markup(
        f'<p class="field"><label for="{text(name)}">{text(label)}</label>'
        f'<input id="{text(name)}" name="{text(name)}" value="{text(value)}"{told} {attributes}>{more}</p>'
    )


def check(name: str, label: str, *, on: bool, disabled: bool = False) -> Markup:
    """A box to tick, with its label."""
    marks = f"{' checked' if on else ''}{' disabled' if disabled else ''}"
    return Markup(
        f'<p class="tick"><input type="checkbox" id="{text(name)}" name="{text(name)}" value="on"{marks}>'
        f'<label for="{text(name)}">{text(label)}</label></p>'
    )
