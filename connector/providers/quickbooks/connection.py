"""Where a company's books are, how its requests are signed, and how many of them may go."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Event
from typing import Final

import msgspec
import structlog

from connector.domain.clock import Clock, Pace
from connector.domain.errors import BridgeError, SettingsInvalid
from connector.domain.secret import Secrets
from connector.drivers.http import HttpOptions, Patience, Request, Timeouts
from connector.drivers.http_address import Address
from connector.drivers.http_errors import Answer, Exchange
from connector.online.line import Heard, Line, Service
from connector.online.quota import quota_of
from connector.providers.quickbooks.quota import SILENCE
from connector.providers.quickbooks.refusals import Fault, fault_of, meaning, refusal

CALLED: Final = "QuickBooks"
_log = structlog.get_logger("connector.quickbooks")


_OPTIONS: Final = HttpOptions(
    timeouts=Timeouts(read=125), patience=Patience(attempts=3, first=0.5), pack=False, max_answer=64 * 1024 * 1024
)
"""The server gives up after 120 seconds (providers.md, 1.2). A page has a thousand documents with their lines."""
BATCH: Final = "/batch"
_BURST: Final = 5
"""Batches that may go one right after the other."""
PATIENCE: Final = 15.0
"""Seconds for which a request waits where a host has other connections to serve: the limits of a second and a minute
take no longer, a silence does, and the run goes on after it from where it was."""
_SERVICE: Final = Service(called=CALLED, options=_OPTIONS, refusal=refusal, silence=SILENCE)


class QuickBooksSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a connection; its token comes through the host's port."""

    api: str
    """The company's address, https://quickbooks.api.intuit.com/v3/company/… (providers.md, 1.2)."""
    tenant: str
    """The company's `realmId`, which came with the sign-in."""
    minor_version: int = 75
    """Values up to 74 are ignored since August 2025 (providers.md, 1.2)."""
    batches_a_minute: int = 40
    """Batches at most, for each company; each is a request, too (providers.md, 1.2)."""
    a_second: int = 10
    a_minute: int = 500
    """Requests at most, for each company (providers.md, 1.2)."""


class CompanyLine(Line):
    """The line to one company."""

    def __init__(
        self,
        settings: QuickBooksSettings,
        secrets: Secrets | None,
        clock: Clock,
        stop: Event | None,
        pace: Pace | None = None,
    ) -> None:
        """`pace` is called before each request, after the limits of this process."""
        if min(settings.a_second, settings.a_minute, settings.batches_a_minute) < 1:
            raise SettingsInvalid("The number of requests must be more than 0.")
        address = Address.parse(settings.api)
        limits = ((1.0, settings.a_second), (60.0, settings.a_minute))
        quota = quota_of(address.base, limits, PATIENCE if pace is not None else None)
        super().__init__(_SERVICE, address, quota, secrets, clock, stop, pace)
        self._settings = settings
        # Never so many at once that the next one waits for most of a minute: a worker has others to serve.
        batches = ((60.0 * _BURST / settings.batches_a_minute, _BURST),)
        self._batches = quota_of(f"{address.base}{BATCH}", batches, quota.patience)

    @property
    def tenant(self) -> str:
        """The company's `realmId`."""
        return self._settings.tenant

    def send(self, request: Request) -> Heard:
        """What was answered; every request names the minor version."""
        version = {"minorversion": str(self._settings.minor_version)}
        return super().send(msgspec.structs.replace(request, query={**request.query, **version}))

    def _sent(self, request: Request) -> Heard:
        # Also where it goes once more with another token: Intuit counts each.
        if request.path == BATCH:
            self._batches.wait(self.clock, self.stop)
            if self.pace is not None:
                self.pace.batch()
        return super()._sent(request)

    def refused(self, request: Request, heard: Heard, fault: Fault) -> BridgeError:
        """What the Fault of a part of an answer stands for."""
        exchange = Exchange(CALLED, self.address.origin, request.method, request.path, request.writes)
        return meaning(exchange, Answer(200, heard.headers, b""), fault)

    def checked(self, exchange: Exchange, answer: Answer, value: Mapping[str, object]) -> None:
        """HTTP 200 can carry a Fault. Raises BridgeError."""
        _log.debug("QuickBooks answered", path=exchange.path, tid=answer.headers.get("intuit_tid", ""))
        fault = fault_of(value)
        if fault is not None:
            raise meaning(exchange, answer, fault)
