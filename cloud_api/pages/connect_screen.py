"""How books are connected: by an API key, or by pairing an office PC. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cloud_api.pages.markup import NOTHING, Markup, field, text
from cloud_api.pages.views import Card
from cloud_api.pages.visitor import Visitor

_NEVER = 'type="password" autocomplete="off" maxlength="256" required'
_PLAIN = 'autocomplete="off" maxlength="200" required'
FIELDS: Final = (
    (
        "address",
        "Address of the API",
        "https://api.sql.my",
        "The vendor's cloud, or the company's own API service.",
        _PLAIN,
    ),
    ("service", "Service of the keys", "sqlaccount", "Older keys: execute-api.", _PLAIN),
    ("region", "Region of the keys", "ap-southeast-5", "Older keys: ap-southeast-1.", _PLAIN),
)


def by_key(visitor: Visitor, card: Card, typed: Mapping[str, str], above: Markup = NOTHING) -> str:
    """The form for the two keys; they are never shown again, not even after a refusal."""
    name, title = text(card.about.provider), card.about.title
    keys = (
        field(
            "access_key", "Access key", "", help_text="SQL Accounting makes both keys for a user.", attributes=_NEVER
        ),
        field("secret_key", "Secret key", "", attributes=_NEVER),
    )
    others = (
        field(each, label, typed.get(each, usual), help_text=told, attributes=more)
        for each, label, usual, told, more in FIELDS
    )
    body = (
        f"{above}<p>The books are asked before anything is kept. The keys are kept encrypted and never shown again.</p>"
        f'<form method="post" action="/integrations/providers/{name}/connect">{visitor.proof}'
        f"{''.join(keys)}<details{' open' if _differs(typed) else ''}><summary>Where the API is</summary>"
        f"{''.join(others)}</details>"
        f'<div class="actions"><button type="submit" class="main">Connect {text(title)}</button>'
        '<a class="button" href="/integrations">Back</a></div></form>'
    )
    return visitor.page(f"Connect {title} by its API", Markup(body))


def _differs(typed: Mapping[str, str]) -> bool:
    return any(typed.get(each, usual) != usual for each, _, usual, _, _ in FIELDS)


def pairing(visitor: Visitor, card: Card, code: str, address: str) -> str:
    """A pairing code, shown once."""
    title = text(card.about.title)
    body = (
        f"<p>Install BukuBridge on the PC where the books of {title} are, and enter there:</p>"
        f"<dl><dt>Address of the platform</dt><dd>{text(address)}</dd>"
        f'<dt>Pairing code</dt><dd><strong class="code">{text(code)}</strong></dd></dl>'
        "<p>The code works once, within ten minutes. It is not shown again; another one can be made at any time.</p>"
        '<div class="actions"><a class="button" href="/integrations">Back</a></div>'
    )
    return visitor.page(f"Pair a PC for {card.about.title}", Markup(body))
