"""The sync log of what the platform hosts, call by call."""

from __future__ import annotations

from typing import Final

import msgspec

from connector.domain.runs import RunRecord
from connector.domain.sync_log import LogFilter, LogSlice, Shown
from connector.drivers.http import Request, at
from connector.platform.client import PlatformClient
from connector.platform.wire_log import MOST_RUNS, LogCount, RunPage

_slice: Final = msgspec.json.Decoder(LogSlice)
_count: Final = msgspec.json.Decoder(LogCount)
_shown: Final = msgspec.json.Decoder(Shown)
_runs: Final = msgspec.json.Decoder(RunPage)


class HostedLogClient(PlatformClient):
    """Typed calls; raises as `PlatformClient` does, and Unsupported where the platform does not host the books."""

    def lines(
        self, organization: str, provider: str, wanted: LogFilter, *, anchor: int, position: int, limit: int
    ) -> LogSlice:
        """Wanted lines from a place on, newest first."""
        place = {"anchor": str(anchor), "position": str(position), "limit": str(limit)}
        return self._ask(_get(organization, provider, "log", {**_query(wanted), **place}), _slice)

    def count(self, organization: str, provider: str, wanted: LogFilter, anchor: int) -> int:
        """How many lines are wanted."""
        query = {**_query(wanted), "anchor": str(anchor)}
        return self._ask(_get(organization, provider, "log/count", query), _count).matched

    def line(self, organization: str, provider: str, number: int) -> Shown:
        """Everything about one line; its page is a path on the platform.

        Raises:
            NotFound: it is no longer kept.
        """
        return self._ask(_get(organization, provider, "log/line", {"number": str(number)}), _shown)

    def runs(self, organization: str, provider: str, limit: int, before: str = "") -> list[RunRecord]:
        """Runs, newest first; `before` is the last one of the page before."""
        query = {"limit": str(max(1, min(limit, MOST_RUNS))), "before": before}
        return self._ask(_get(organization, provider, "runs", query), _runs).runs


def _get(organization: str, provider: str, what: str, query: dict[str, str]) -> Request:
    asked = {name: value for name, value in query.items() if value}
    path = at("api", "integrations", provider, *what.split("/"))
    return Request(method="GET", path=path, query={"organization_slug": organization, **asked})


def _query(wanted: LogFilter) -> dict[str, str]:
    return {
        "entities": ",".join(wanted.entities),
        "toward": wanted.toward or "",
        "outcomes": ",".join(wanted.outcomes),
        "begin": wanted.begin.isoformat() if wanted.begin is not None else "",
        "end": wanted.end.isoformat() if wanted.end is not None else "",
        "run": wanted.run,
        "key": wanted.key,
        "text": wanted.text,
    }
