"""Where an organisation's books are, how its requests are signed, and how many of them may go.

One token reaches every organisation that its person connected: which one is meant says a header of each request. Before
the first write of a run Xero is asked whether the sign-in still opens exactly this one (providers.md, 2.1).
"""

from __future__ import annotations

from threading import Event
from typing import Final

import msgspec
import structlog

from connector.domain.clock import Clock, Pace
from connector.domain.errors import SettingsInvalid, WrongCompany
from connector.domain.secret import Secrets
from connector.drivers.http import HttpOptions, Patience, Request, Timeouts
from connector.drivers.http_address import Address
from connector.online.line import Heard, Line, Service
from connector.online.places import listed
from connector.online.quota import quota_of
from connector.providers.xero.refusals import SILENCE, refusal

TENANT: Final = "xero-tenant-id"
_ORGANISATION: Final = "ORGANISATION"
_OPTIONS: Final = HttpOptions(
    timeouts=Timeouts(read=125), patience=Patience(attempts=3, first=0.5), pack=False, max_answer=64 * 1024 * 1024
)
_SERVICE: Final = Service(called="Xero", options=_OPTIONS, refusal=refusal, silence=SILENCE)
_WINDOWS: Final = 3
"""In each third of a minute goes a third of its requests: a small run need not wait, and a long one waits for seconds
and not for most of a minute. In smaller pieces more of a reading's last piece is waited for."""
_PATIENCE: Final = 20.0
"""Seconds that a request waits for its turn by the minute's limit."""
_SILENCE: Final = 2.0
"""Seconds that it waits when Xero itself wants a pause; for longer the run ends, and goes on when there is room."""
_log = structlog.get_logger("connector.xero")


class XeroSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a connection; its token comes through the host's port."""

    api: str
    """https://api.xero.com/api.xro/2.0 (providers.md, 2.2)."""
    tenant: str
    """The organisation's `tenantId`, which was chosen at the sign-in."""
    a_minute: int = 60
    """Requests at most, of each organisation (providers.md, 2.2)."""


class OrganisationLine(Line):
    """The line to one organisation."""

    def __init__(
        self,
        settings: XeroSettings,
        secrets: Secrets | None,
        clock: Clock,
        stop: Event | None,
        pace: Pace | None = None,
    ) -> None:
        """`pace` is called before each request, after the limits of this process."""
        if settings.a_minute < 1:
            raise SettingsInvalid("The number of requests must be more than 0.")
        if not settings.tenant:
            raise SettingsInvalid("Nobody said which organisation is meant.", remedy="Connect Xero again.")
        address = Address.parse(settings.api)
        root, _, path = address.base.partition("://")[2].partition("/")
        scheme = address.base.partition("://")[0]
        some = max(1, settings.a_minute // _WINDOWS)
        quota = quota_of(
            f"{address.base} {settings.tenant}", ((60.0 * some / settings.a_minute, some),), _PATIENCE, _SILENCE
        )
        super().__init__(_SERVICE, Address.parse(f"{scheme}://{root}"), quota, secrets, clock, stop, pace)
        self._path = f"/{path}" if path else ""
        self.tenant: Final = settings.tenant
        self._confirmed = False

    def send(self, request: Request) -> Heard:
        """What was answered. Every request names the organisation; none writes before Xero said that it is the one.

        Raises:
            WrongCompany: the sign-in does not open this organisation.
        """
        if request.writes and not self._confirmed:
            self._confirm()
        heard = super().send(
            msgspec.structs.replace(
                request, path=self._path + request.path, headers={**request.headers, TENANT: self.tenant}
            )
        )
        told = heard.headers
        _log.debug(
            "Xero answered",
            path=request.path,
            correlation=told.get("xero-correlation-id", ""),
            left_today=told.get("x-daylimit-remaining", ""),
            left_this_minute=told.get("x-minlimit-remaining", ""),
        )
        return heard

    def renewed(self) -> None:
        """Another token may open something else: whoever was about to write asks again."""
        if self._confirmed:
            self._confirmed = False
            self._confirm()

    def close(self) -> None:
        """Give the peer up; the next run asks again whose books these are."""
        self._confirmed = False
        super().close()

    def _confirm(self) -> None:
        told = super().send(Request(method="GET", path="/connections")).value
        opened = [each for each in listed(told, "") if each.get("tenantType") == _ORGANISATION]
        if not any(each.get("tenantId") == self.tenant for each in opened):
            raise WrongCompany(
                "The sign-in at Xero does not open this organisation any more, so nothing is written.",
                remedy="Connect Xero again, and choose the organisation.",
            )
        self._confirmed = True
