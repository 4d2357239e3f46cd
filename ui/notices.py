"""When the tray speaks by itself: only when a person is newly needed, once, and not while it is snoozed."""

from __future__ import annotations

import datetime as dt

from connector.control.messages import Light
from ui.agent_words import advice, agent_said
from ui.preferences import Preferences
from ui.state import Desk, believed, needs
from ui.text import translate


class Notices:
    """Knows what was said already."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._said: dict[str, tuple[int, bool]] = {}
        """By connection: how many things needed a person, and whether it did not work."""
        self._accounts: frozenset[tuple[str, str]] = frozenset()
        """Cloud accounts that were told of."""

    def snooze(self, until: dt.datetime) -> None:
        """Say nothing before then."""
        self._preferences.snoozed_until = until

    def take(self, desk: Desk, now: dt.datetime) -> list[tuple[str, str]]:
        """Title and sentence of each notice that is due now."""
        if not believed(desk, now):
            return []
        due, speaks = [], self._speaks(now)
        for status in desk.connections:
            count, broken = needs(status), status.light is Light.RED
            before_count, before_broken = self._said.get(status.id, (0, False))
            if not speaks:  # what came meanwhile is said afterwards, if it is still there
                self._said[status.id] = (min(count, before_count), broken and before_broken)
                continue
            self._said[status.id] = (count, broken)
            if count > before_count or (broken and not before_broken):
                due.append((status.title, advice(status.sentence, status.remedy) or _needed(count)))
        return due + self._of_accounts(desk, speaks=speaks)

    def _of_accounts(self, desk: Desk, *, speaks: bool) -> list[tuple[str, str]]:
        wanting = {(each.organization, each.provider): each for each in desk.accounts if each.reconnect}
        fresh = [each for place, each in wanting.items() if place not in self._accounts] if speaks else []
        self._accounts = frozenset(wanting) if speaks else self._accounts & frozenset(wanting)
        again = translate("Notices", "Sign in again: nothing is exchanged until then.")
        return [(each.title, agent_said(each.attention) or again) for each in fresh]

    def _speaks(self, now: dt.datetime) -> bool:
        until = self._preferences.snoozed_until
        return self._preferences.notices and (until is None or now >= until)


def _needed(count: int) -> str:
    return translate("Notices", "%n thing(s) need(s) you", "", count)
