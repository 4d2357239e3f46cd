"""Settings that a person on the platform wishes for a connection of this PC: heard, weighed against what was changed
here, applied by the code of our own settings page, and told back.

What a wish does not name stays. Where both changed the same, the later one holds, and both are told. Writing into the
books is never begun from there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar

import msgspec

from connector.agent.governing import PolicyChange, check_change, govern_all
from connector.agent.own_rules import keep, put_aside, text_of
from connector.agent.queue import Queue, Ticket
from connector.agent.told_settings import Told, ToldSettings, items_of
from connector.agent.wishes import read_schedule
from connector.agent.workshop import Exchange, Workshop
from connector.connections import Connection, change_registry
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, SettingsInvalid, Stopped, StopRun
from connector.domain.keys import ConnectionId, EntityKind, RunId
from connector.domain.policies import KindPolicy
from connector.domain.runs import EntryKind, LogEntry
from connector.logs import logger
from connector.mapping.mapping import examine_text
from connector.paths import Home, locked
from connector.platform.client import LeaseLost
from connector.platform.wire_configuration import (
    MOST_RULES,
    OfficeSettings,
    Schedule,
    SettingsReport,
    SettingsWish,
    WishOutcome,
)

_AGAIN: Final = dt.timedelta(minutes=15)
"""How often it is asked although nothing happened: a command that woke us may have been lost."""
_AFTER_FAILURE: Final = dt.timedelta(minutes=1)
_SCHEDULE: Final = "schedule"
_MAPPING: Final = "mapping"

T = TypeVar("T")


class Office(Protocol):
    """What the agent is, in so far as settings need it."""

    home: Home
    clock: Clock
    workshop: Workshop
    queue: Queue

    def connections(self) -> Sequence[Connection]:
        """All of them."""

    def reload(self) -> None:
        """Take in what was kept."""


@dataclass
class _Weighed:
    """A wish against what holds here: what is taken, and what is to be said."""

    take: dict[str, object] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    failed: int = 0
    """Of what is taken."""
    kept: bool = False

    @property
    def outcome(self) -> WishOutcome:
        """What became of the wish as a whole."""
        if not self.kept and not self.failed:
            return WishOutcome.APPLIED
        return WishOutcome.PARTLY if len(self.take) > self.failed else WishOutcome.REFUSED

    def keep(self, sentence: str) -> None:
        """One thing that stays as it is here."""
        self.kept = True
        self.said.append(sentence)


class Configuring:
    """Used by one listener for each organization; each connection belongs to one of them."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._due: dict[ConnectionId, dt.datetime] = {}
        self._log = logger("agent")

    def ask(self, organization: str, provider: str) -> None:
        """The platform says that somebody wishes something. Raises nothing."""
        for connection in self._office.connections():
            if (connection.organization, connection.provider) == (organization, provider):
                self._due.pop(connection.id, None)

    def settle(self, organization: str, exchange: Exchange) -> None:
        """Tell what is another here, hear and apply what is wished. Raises Stopped; anything else is tried later."""
        for connection in self._office.connections():
            if connection.organization != organization:
                continue
            try:
                self._settle(connection, exchange)
            except Stopped:
                raise
            except LeaseLost:
                continue  # no run has shaken hands yet: tried again with the next question
            except BridgeError as exc:
                self._log.debug("settings were not told", connection=connection.id, code=exc.code, facts=exc.facts)
                self._due[connection.id] = self._office.clock.now() + _AFTER_FAILURE

    def _settle(self, connection: Connection, exchange: Exchange) -> None:
        office, memory = self._office, ToldSettings(self._office.home)
        now, before = office.clock.now(), memory.of(connection.id)
        known = self._noticed(connection, before, now)
        if known != before:
            memory.keep(connection.id, known)
        due = self._due.get(connection.id)
        if due is not None and now < due and (known.told or known == before):
            return
        wish = exchange(connection.provider, self._report(connection, known))
        known = msgspec.structs.replace(known, told=True)
        if wish.wanted is not None and wish.base is not None and wish.id != known.dealt:
            weighed = self._apply(connection, wish, known)
            changed = next((each for each in office.connections() if each.id == connection.id), connection)
            known = Told(
                settings=self._present(changed),
                dealt=wish.id,
                outcome=weighed.outcome,
                sentences=tuple(weighed.said),
            )
            memory.keep(connection.id, known)
            exchange(connection.provider, self._report(connection, known))
            known = msgspec.structs.replace(known, told=True)
        if known != before:
            memory.keep(connection.id, known)
        self._due[connection.id] = now + _AGAIN

    def _noticed(self, connection: Connection, before: Told | None, now: dt.datetime) -> Told:
        """What is known, with what somebody changed here since."""
        present = self._present(connection)
        if before is None:
            return Told(settings=present)
        if before.settings == present:
            return before
        old, new = items_of(before.settings), items_of(present)
        at = min(now, self._touched(connection) or now)
        changed = {name: at for name in new if new[name] != old.get(name)}
        return msgspec.structs.replace(before, settings=present, told=False, changed={**before.changed, **changed})

    def _touched(self, connection: Connection) -> dt.datetime | None:
        """When a file of settings was last written."""
        home = self._office.home
        times = []
        for path in (home.registry, home.mappings / f"{connection.provider}.toml"):
            try:
                times.append(path.stat().st_mtime)
            except OSError:
                continue
        return dt.datetime.fromtimestamp(max(times), dt.UTC) if times else None

    def _present(self, connection: Connection) -> OfficeSettings:
        """What holds here. Raises SettingsInvalid."""
        rules = text_of(self._office.home.mappings / f"{connection.provider}.toml")
        if len(rules) > MOST_RULES:
            raise SettingsInvalid("The mapping rules of this PC are too long to be told to the platform.")
        return OfficeSettings(policies=connection.policies, schedule=connection.schedule, mapping=rules)

    def _report(self, connection: Connection, known: Told) -> SettingsReport:
        return SettingsReport(
            connection=connection.id,
            present=known.settings,
            rules_shared=self._shared(connection),
            dealt=known.dealt,
            outcome=known.outcome,
            sentences=list(known.sentences),
        )

    def _shared(self, connection: Connection) -> bool:
        same = [each for each in self._office.connections() if each.provider == connection.provider]
        return len(same) > 1

    def _apply(self, connection: Connection, wish: SettingsWish, known: Told) -> _Weighed:
        """Do what is wished, and say here and there what was done. Raises StateCorrupt, StorageFull."""
        office = self._office
        weighed = _weigh(wish, known, office.clock.now())
        wanted = {name: value for name, value in weighed.take.items() if isinstance(value, KindPolicy)}
        here = connection.policies
        changes = {EntityKind(name): _change(here.of(EntityKind(name)), value) for name, value in wanted.items()}
        self._tried(weighed, len(changes), lambda: _govern(office.home, connection, changes) if changes else None)
        if _SCHEDULE in weighed.take:
            schedule = weighed.take[_SCHEDULE]
            self._tried(weighed, 1, lambda: _set_times(office.home, connection, schedule))
        if _MAPPING in weighed.take:
            self._tried(weighed, 1, lambda: self._set_rules(connection, str(weighed.take[_MAPPING])))
        office.reload()
        self._tell(connection, wish, weighed)
        return weighed

    def _tried(self, weighed: _Weighed, number: int, work: Callable[[], T]) -> None:
        try:
            work()
        except StopRun:
            raise
        except BridgeError as exc:
            weighed.failed += number
            weighed.said.append(str(exc))

    def _set_rules(self, connection: Connection, rules: str) -> None:
        """Keep other rules, or put all aside. Raises SettingsInvalid in words."""
        home = self._office.home
        if self._shared(connection):
            raise SettingsInvalid("Other companies of this PC follow the same mapping rules: change them on the PC.")
        path = home.mappings / f"{connection.provider}.toml"
        if rules:
            _, faults = examine_text(connection.provider, path.name, rules)
            if faults:
                raise SettingsInvalid("; ".join(fault.sentence for fault in faults[:5]))
        with locked(home.write_lock):
            if rules:
                keep(path, rules)
            else:
                put_aside(path)

    def _tell(self, connection: Connection, wish: SettingsWish, weighed: _Weighed) -> None:
        """In the connection's log on this PC, where its person reads it."""
        office = self._office
        done = ", ".join(_title(name).lower() for name in weighed.take)
        first = f"{wish.by or 'Somebody'} changed settings on the platform: {done or 'nothing that could be taken'}."
        entries = [
            LogEntry(
                at=office.clock.now(), connection=connection.id, run=RunId(""), kind=EntryKind.NOTE, sentence=sentence
            )
            for sentence in (first, *weighed.said)
        ]

        def job(_ticket: Ticket[None]) -> None:
            with office.workshop.store(connection) as memory:
                memory.log(entries)

        office.queue.submit(connection.id, ("told", wish.id), job)
        self._log.info("settings were changed on the platform", connection=connection.id, by=wish.by, said=weighed.said)


def _weigh(wish: SettingsWish, known: Told, now: dt.datetime) -> _Weighed:
    """What of a wish is taken: what it names and nobody changed here later."""
    assert wish.base is not None  # noqa: S101 - the caller looked
    assert wish.wanted is not None  # noqa: S101 - the caller looked
    here, base, wanted = items_of(known.settings), items_of(wish.base), items_of(wish.wanted)
    weighed = _Weighed()
    for name, value in wanted.items():
        if value == base[name]:
            continue
        if here[name] == value:
            continue
        title = _title(name)
        if here[name] != base[name]:
            at = known.changed.get(name)
            if at is not None and (now - at).total_seconds() < wish.age_seconds:
                weighed.keep(f"{title}: this was changed on the PC later, and stays as it is there.")
                continue
            weighed.said.append(f"{title}: this had been changed on the PC too, but earlier; the platform's holds now.")
        if isinstance(value, KindPolicy):
            _take_policy(weighed, name, value, here[name])
        else:
            weighed.take[name] = value
    return weighed


def _take_policy(weighed: _Weighed, name: str, wanted: KindPolicy, here: object) -> None:
    """A policy, but for the permission to write, which the PC's own person gives."""
    allowed = isinstance(here, KindPolicy) and here.write
    if wanted.write and not allowed:
        weighed.keep(f"{_title(name)}: writing into the books must be allowed on the PC itself; it stays off.")
        wanted = msgspec.structs.replace(wanted, write=False)
    if wanted != here:
        weighed.take[name] = wanted


def _change(before: KindPolicy, wanted: KindPolicy) -> PolicyChange:
    """What makes one policy another one. Only what differs is named; writing is named only where it ends."""
    read = wanted.read if wanted.read != before.read else None
    return PolicyChange(
        read=read,
        write=False if before.write and not wanted.write else None,
        conflict=wanted.conflict,
        fields=wanted.fields,
        without=tuple(name for name in before.fields if name not in wanted.fields),
        deleted_on_platform=wanted.deleted_on_platform,
        deleted_in_books=wanted.deleted_in_books,
    )


def _govern(home: Home, connection: Connection, changes: Mapping[EntityKind, PolicyChange]) -> None:
    for kind, change in changes.items():
        check_change(kind, change)
    govern_all(home, connection, changes)


def _set_times(home: Home, connection: Connection, wanted: object) -> None:
    schedule = read_schedule(msgspec.structs.asdict(wanted)) if isinstance(wanted, Schedule) else None
    change_registry(
        home,
        lambda known: known.with_changed(msgspec.structs.replace(known.connection(connection.id), schedule=schedule)),
    )


def _title(name: str) -> str:
    """What people call a setting."""
    own = {_SCHEDULE: "Times", _MAPPING: "Mapping rules"}
    return own.get(name) or name.replace("_", " ").capitalize()
