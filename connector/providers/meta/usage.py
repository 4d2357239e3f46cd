"""How much of Meta's limits was used, as its answers say in percent: slower from 75, silent from 95 (providers.md,
3.5).

`X-App-Usage` is the app's rolling hour, `X-Business-Use-Case-Usage` that of a page, an Instagram account or an ad
account, with the minutes until it is open again, and `X-Ad-Account-Usage` an ad account's with the seconds until it is
reset. Source: developers.facebook.com, Graph API rate limits and Marketing API rate limiting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from threading import Event, Lock
from typing import Final

import msgspec

from connector.domain.clock import Clock
from connector.domain.errors import Stopped, Throttled

SLOW_FROM: Final = 75.0
STOP_FROM: Final = 95.0
"""Percent."""
SILENCE: Final = 300.0
"""Seconds of silence where nobody says how long. Our choice: limits are of a rolling hour."""
_LONGEST_PAUSE: Final = 2.0
"""Seconds before a request just below the stop: what takes longer ends the run instead of holding a thread."""
_LONGEST_SILENCE: Final = 86_400.0
_PERCENTS: Final = ("call_count", "total_cputime", "total_time", "acc_id_util_pct")


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """One limit, as it was told last."""

    of: str
    """`app`, or the kind of use: pages, ads_insights, leadgen, instagram, ad_account …"""
    percent: float
    regain: float = 0.0
    """Seconds until it is open again; 0: it is open, or nobody says."""


def heard(headers: Mapping[str, str]) -> Sequence[Usage]:
    """What one answer tells; what cannot be read tells nothing."""
    return [*_app(headers.get("x-app-usage", "")), *_uses(headers.get("x-business-use-case-usage", "")),
            *_account(headers.get("x-ad-account-usage", ""))]  # fmt: skip


class Gauge:
    """The limits of one account, in this process. May be shared between threads."""

    def __init__(self) -> None:
        self._known: dict[str, Usage] = {}
        self._silent_until = 0.0
        self._lock = Lock()

    def note(self, headers: Mapping[str, str]) -> float:
        """Take in what an answer tells; for how many seconds nothing should be asked."""
        silence = 0.0
        for usage in heard(headers):
            with self._lock:
                self._known[usage.of] = usage
            if usage.percent >= STOP_FROM or usage.regain:
                silence = max(silence, min(usage.regain or SILENCE, _LONGEST_SILENCE))
        return silence

    def hush(self, clock: Clock, seconds: float) -> None:
        """Ask nothing for a while."""
        with self._lock:
            self._silent_until = max(self._silent_until, clock.monotonic() + seconds)

    def wait(self, clock: Clock, stop: Event) -> None:
        """Until the next request may go: a moment when much was used. Raises Throttled when it would take long,
        Stopped."""
        with self._lock:
            silence = self._silent_until - clock.monotonic()
        if silence > 0:
            raise Throttled("Nearly all that Meta lets us ask in an hour was used.", after=silence)
        share = (self.percent - SLOW_FROM) / (STOP_FROM - SLOW_FROM)
        if share >= 0 and clock.wait(_LONGEST_PAUSE * min(share, 1.0), stop):
            raise Stopped("The request was stopped.")

    @property
    def percent(self) -> float:
        """The fullest of them; 0 when nothing was told."""
        with self._lock:
            return max((usage.percent for usage in self._known.values()), default=0.0)

    def told(self) -> Sequence[Usage]:
        """Every limit that was told of, by name."""
        with self._lock:
            return [self._known[name] for name in sorted(self._known)]


_gauges: Final[dict[str, Gauge]] = {}
_guard: Final = Lock()


def gauge_of(account: str) -> Gauge:
    """The one of an account, by its address: a host opens a line for each run, limits last longer."""
    with _guard:
        return _gauges.setdefault(account, Gauge())


def _app(text: str) -> Iterator[Usage]:
    told = _object(text)
    if told:
        yield Usage(of="app", percent=_most(told))


def _uses(text: str) -> Iterator[Usage]:
    for uses in _object(text).values():
        for each in uses if isinstance(uses, list) else ():
            if isinstance(each, dict):
                minutes = each.get("estimated_time_to_regain_access")
                yield Usage(of=str(each.get("type") or "use"), percent=_most(each), regain=60.0 * _number(minutes))


def _account(text: str) -> Iterator[Usage]:
    told = _object(text)
    if told:
        percent = _most(told)
        full = percent >= STOP_FROM
        regain = _number(told.get("reset_time_duration")) if full else 0.0
        yield Usage(of="ad_account", percent=percent, regain=regain)


def _most(told: Mapping[str, object]) -> float:
    return max(_number(told.get(name)) for name in _PERCENTS)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else 0.0


def _object(text: str) -> Mapping[str, object]:
    try:
        value = msgspec.json.decode(text) if text else {}
    except msgspec.MsgspecError:
        return {}
    return value if isinstance(value, dict) else {}
