"""Who looks at a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from cloud_api.pages.markup import Markup, document, text
from cloud_api.security.caller import PersonCaller, Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks, and what proves that a form is from his own page."""

    caller: PersonCaller
    csrf: str = field(repr=False)

    @property
    def connects(self) -> bool:
        """May connect and disconnect."""
        return self.caller.role is Role.ADMIN

    @property
    def commands(self) -> bool:
        """May ask for syncs."""
        return self.caller.role is not Role.SUPPORT

    @property
    def diagnoses(self) -> bool:
        """May fetch the file for support."""
        return self.caller.role in (Role.ADMIN, Role.SUPPORT)

    @property
    def proof(self) -> Markup:
        """A form's hidden field."""
        return Markup(f'<input type="hidden" name="csrf_token" value="{text(self.csrf)}">')

    def page(self, title: str, body: Markup) -> str:
        """A page with the way to the others, and out."""
        top = (
            '<div class="top"><header><span class="brand">BukuBridge</span><nav aria-label="Pages">'
            '<a href="/integrations">Integrations</a><a href="/integrations/history">Sync history</a></nav>'
            f'<span class="who">{text(self.caller.person)}, {text(self.caller.role.value)} of '
            f"{text(self.caller.organization_slug)}</span>"
            f'<form method="post" action="/integrations/sign-out">{self.proof}<button type="submit">Sign out</button>'
            "</form></header></div>"
        )
        return document(title, body, top=Markup(top))
