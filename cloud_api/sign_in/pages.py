"""What a browser shows on the way: short pages that work without scripts, and give nothing away to anybody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from typing import Final

from cloud_api.sign_in.languages import said, spoken
from connector.providers import registry

HEADERS: Final[Mapping[str, str]] = {
    # A form is answered with a way to the agent's own address on this computer.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://127.0.0.1:*; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.5rem;color-scheme:light dark}"
    "h1{font-size:1.4rem}label{display:block;padding:.4rem 0}button{font:inherit;padding:.4rem 1.2rem;margin-top:1rem}"
)


class Reason(StrEnum):
    """Why a sign-in came to nothing."""

    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    OTHER_BROWSER = "other_browser"
    OTHER_PROVIDER = "other_provider"
    NOT_ALLOWED = "not_allowed"
    DENIED = "access_denied"
    REFUSED = "refused"
    NO_ACCOUNT = "no_account"
    OTHER_ACCOUNT = "other_account"
    UNREACHABLE = "unreachable"
    NOT_READY = "not_ready"


_SENTENCES: Final[Mapping[Reason, tuple[str, str]]] = {
    Reason.UNKNOWN: (
        "This answer belongs to no sign-in",
        "It was not begun here, or it was finished long ago. Nothing was connected. Begin again where you connect.",
    ),
    Reason.USED: (
        "This link was used already",
        "Each works once. What it began goes on in the window where it was first opened; otherwise begin again.",
    ),
    Reason.EXPIRED: ("It took too long", "The sign-in was given up, and nothing was connected. Begin again."),
    Reason.OTHER_BROWSER: (
        "This sign-in was begun in another browser",
        "Nothing was connected. It can only be finished where it was begun: go back there, or begin again here.",
    ),
    Reason.OTHER_PROVIDER: (
        "The answer came from somebody else",
        "It belongs to a sign-in at another provider. Nothing was connected, and that sign-in was given up.",
    ),
    Reason.NOT_ALLOWED: (
        "Nobody may begin here like this",
        "A sign-in is begun by the connector on a PC, or by an admin who is signed in to the platform.",
    ),
    Reason.DENIED: ("It was not allowed", "You, or the provider, did not allow the connection. Nothing was connected."),
    Reason.REFUSED: ("The provider refused", "It did not accept the sign-in. Nothing was connected. Try again later."),
    Reason.NO_ACCOUNT: (
        "Nothing was chosen",
        "The sign-in opened no account that can be connected. Sign in again and choose one.",
    ),
    Reason.OTHER_ACCOUNT: (
        "Another account is connected",
        "One account belongs to one organization: this one has another, or another one has this. Nothing was changed.",
    ),
    Reason.UNREACHABLE: (
        "The provider did not answer",
        "Whether it took note of the sign-in is not known; nothing was connected. Try again in a moment.",
    ),
    Reason.NOT_READY: (
        "The platform is not ready for that",
        "Its operator has to register it with the provider, or to mend that. Nothing was connected.",
    ),
}


def sentence(reason: Reason) -> str:
    """One reason in words."""
    title, text = _SENTENCES[reason]
    return f"{title}. {text}"


@dataclass(frozen=True, slots=True)
class Ending:
    """What a browser gets: another address, or a page."""

    location: str = field(default="", repr=False)
    page: str = ""
    status: int = 200
    cookie: tuple[str, str, str] | None = field(default=None, repr=False)
    """Name, value and path of a cookie for this browser; an empty value takes it away."""


def refusal(reason: Reason, status: int = 400) -> Ending:
    """A page that says why nothing came of it."""
    title, text = _SENTENCES[reason]
    return Ending(page=document(said(title), said(text)), status=status)


def ending_words(provider: str, *, success: bool, reason: str) -> tuple[str, str]:
    """How a sign-in ended that no agent began, as title and sentence; only providers that are known have a name."""
    title = next((spec.title for spec in registry.specs() if spec.name == provider and spec.sign_in is not None), "")
    if success and title:
        return f"{title} is connected", "What it keeps equal is shown below."
    known = next((each for each in Reason if each.value == reason), Reason.REFUSED)
    heading, sentence = _SENTENCES[known]
    return f"{title or 'The provider'}: {heading[0].lower()}{heading[1:]}", sentence


def choice(provider_title: str, account: str, names: Sequence[str], token: str, address: str) -> str:
    """Which of several accounts shall be connected; each choice is its number."""
    kind = said(account)
    rows = "".join(
        f'<label><input type="radio" name="account" value="{number}" required> {escape(name)}</label>'
        for number, name in enumerate(names)
    )
    form = (
        f'<form method="post" action="{escape(address)}"><input type="hidden" name="token" value="{escape(token)}">'
        f"<fieldset><legend>{escape(kind[:1].upper() + kind[1:])}</legend>{rows}</fieldset>"
        f'<button type="submit">{escape(said("Connect"))}</button></form>'
    )
    asked, told = said("Which {account} shall be connected?"), said("{provider} opened several.")
    title = asked.format(account=kind)
    return document(title[:1].upper() + title[1:], told.format(provider=provider_title), form)


def document(title: str, text: str, more: str = "") -> str:
    """A whole page; `more` is markup, everything else is text."""
    return (
        f'<!doctype html><html lang="{spoken()}"><head><meta charset="utf-8"><title>'
        f'{escape(title)}</title><meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{escape(title)}</h1><p>{escape(text)}</p>{more}</main></body></html>"
    )
