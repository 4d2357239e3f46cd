"""Looks at everything that must work, and says what to do where it does not. Needs no running agent."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import Protocol, runtime_checkable

from connector.agent.access import Access, program_version
from connector.agent.schedule import trigger_of
from connector.agent.state import spoken
from connector.connections import Connection, Organization, load_registry
from connector.control.messages import Check, Verdict
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, NotFound
from connector.domain.ports import Source, Store
from connector.paths import write_private
from connector.settings import load_settings

_LITTLE_ROOM = 500 * 1024 * 1024
"""Bytes on the disk below which the doctor warns."""
_REASONS = 3
"""Of why a kind cannot be written; the first ones say enough."""
_REHEARSE = "Put it right, or rehearse it again: bukubridge rehearse"


@runtime_checkable
class _Advising(Protocol):
    """A source that knows more about its books than the engine needs."""

    def notes(self) -> Sequence[str]: ...


class Doctor:
    """Checks one home."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def general(self) -> list[Check]:
        """What concerns every connection: home, settings, vault, platforms."""
        return [
            *self._try("home", self._home),
            *self._try("settings", self._settings),
            *self._try("vault", self._vault),
            *self._try("connections", self._connections),
            *self._platforms(),
        ]

    def connection(self, connection: Connection) -> list[Check]:
        """What concerns one connection: its mapping, its books, its memory, what may be written, its times."""
        checks = [
            *self._try("mapping", lambda: self._mapping(connection), connection.id),
            *self._books(connection),
            *self._try("memory", lambda: self._memory(connection), connection.id),
            *self._try("writing", lambda: self._writing(connection), connection.id),
            *self._try("schedule", lambda: self._schedule(connection), connection.id),
        ]
        if not connection.enabled:
            checks.append(_advice("connection", f"{connection.title} is switched off.", "", connection.id))
        return checks

    def _try(self, topic: str, look: Callable[[], Iterator[Check]], connection: str = "") -> list[Check]:
        """A problem ends one topic, never the examination."""
        found: list[Check] = []
        try:
            found.extend(look())
        except BridgeError as exc:
            found.append(_problem(topic, exc, connection))
        return found

    def _home(self) -> Iterator[Check]:
        home = self._access.home
        home.prepare()
        probe = home.root / ".probe"
        write_private(probe, b"")
        probe.unlink(missing_ok=True)
        yield _ok("home", f"All state is kept in {home.root}, version {program_version()}.")
        free = shutil.disk_usage(home.root).free
        if free < _LITTLE_ROOM:
            yield _advice("home", f"Only {free // 2**20:,} MB are free on its disk.", "Free some space.")

    def _settings(self) -> Iterator[Check]:
        settings = load_settings(self._access.home)
        trigger_of(settings.schedule)
        yield _ok("settings", "The settings can be read.")

    def _vault(self) -> Iterator[Check]:
        count = self._access.vault.check()
        yield _ok("vault", f"{count} secrets can be opened; the key is in {self._access.keys.describe()}.")

    def _connections(self) -> Iterator[Check]:
        registry = load_registry(self._access.home)
        if not registry.organizations:
            remedy = "Get a code on the platform and run: bukubridge pair URL CODE"
            yield Check(
                topic="connections",
                verdict=Verdict.PROBLEM,
                sentence="This PC is not paired with the platform.",
                remedy=remedy,
            )
        elif not registry.connections:
            yield Check(
                topic="connections",
                verdict=Verdict.PROBLEM,
                sentence="No books are connected.",
                remedy="Connect them with: bukubridge connect sql-accounting, or autocount.",
            )
        else:
            yield _ok("connections", f"Companies connected: {len(registry.connections)}.")

    def _platforms(self) -> list[Check]:
        try:
            organizations = load_registry(self._access.home).organizations
        except BridgeError:
            return []  # told under "connections"
        return [
            check
            for organization in organizations
            for check in self._try("platform", partial(self._platform, organization))
        ]

    def _platform(self, organization: Organization) -> Iterator[Check]:
        from connector.drivers.http import Patience, Timeouts
        from connector.platform.client import PlatformClient

        client = PlatformClient.at(
            organization.platform,
            lambda: self._access.token(organization),
            timeouts=Timeouts(connect=5, read=15, write=15, pool=5, whole=30),
            patience=Patience(attempts=1),
            clock=self._access.clock,
        )
        try:
            health = client.health()
            yield _ok("platform", f"{organization.platform} answers, version {health.version}.")
            if not health.ok:
                yield _advice("platform", f"{organization.platform} says that it is not well.", "Try again later.")
            client.connected(organization.slug)
            yield _ok("platform", f"It accepts this PC for {organization.name}.")
        finally:
            client.close()

    def _mapping(self, connection: Connection) -> Iterator[Check]:
        from connector.mapping import FindingKind, check

        overrides = self._access.overrides(connection.provider)
        invalid = [one for one in check(connection.provider, overrides) if one.kind is FindingKind.INVALID]
        for finding in invalid:
            yield Check(
                topic="mapping",
                verdict=Verdict.PROBLEM,
                sentence=finding.sentence,
                remedy="Correct the file.",
                connection=connection.id,
            )
        if not invalid:
            whose = f"with your {overrides}" if overrides else "as delivered"
            yield _ok("mapping", f"The mapping can be used, {whose}.", connection.id)

    def _books(self, connection: Connection) -> list[Check]:
        found: list[Check] = []
        try:
            source = self._access.source(connection)
        except BridgeError as exc:
            return [_problem("books", exc, connection.id)]
        try:
            found.extend(_look_at(source, connection.id))
        except BridgeError as exc:
            found.append(_problem("books", exc, connection.id))
        finally:
            source.close()
        return found

    def _memory(self, connection: Connection) -> Iterator[Check]:
        """Looks only: a running agent may have the file open."""
        from connector.store.sqlite import SqliteStore, is_damaged, is_outdated

        path = self._access.home.store(connection.id)
        if not path.exists():
            yield _advice("memory", "Nothing was synchronised yet.", "Run: bukubridge sync", connection.id)
            return
        if is_damaged(path):
            words = (
                "The memory is damaged. A run that meets the damage keeps it aside and builds it anew from the books."
            )
            yield _advice("memory", words, "Run: bukubridge sync", connection.id)
            return
        if is_outdated(path):
            words = "The memory was written by an earlier version. The next run brings it up to date."
            yield _advice("memory", words, "Run: bukubridge sync", connection.id)
            return
        with closing(SqliteStore(path)) as memory:
            yield from _told_by(memory, connection.id, self._access.clock)

    def _writing(self, connection: Connection) -> Iterator[Check]:
        """Whether what somebody lets be written can be: rights, and how the books post it. Nothing is written."""
        from connector.store.sqlite import SqliteStore, is_damaged, is_outdated

        path = self._access.home.store(connection.id)
        wanted = {kind for kind, policy in connection.policies.kinds.items() if policy.write}
        if not wanted or not path.exists() or is_damaged(path) or is_outdated(path):
            return
        with closing(SqliteStore(path)) as memory:
            source, books = self._access.books(connection, memory)
            try:
                told = [ready for ready in (books.readiness() if books else ()) if ready.entity in wanted]
            finally:
                source.close()
        for ready in told:
            kind = ready.entity.value.replace("_", " ")
            if ready.ready:
                yield _ok("writing", f"The platform's {kind} can be written into the books.", connection.id)
            else:
                why = " ".join(ready.reasons[:_REASONS])
                words = f"The platform's {kind} cannot be written into the books: {why}"
                yield Check(
                    topic="writing", verdict=Verdict.PROBLEM, sentence=words, remedy=_REHEARSE, connection=connection.id
                )

    def _schedule(self, connection: Connection) -> Iterator[Check]:
        schedule = connection.schedule or load_settings(self._access.home).schedule
        next_at = trigger_of(schedule).get_next_fire_time(None, self._access.clock.now())
        if next_at is None:
            raise NotFound("The schedule has no next time.", remedy="Correct its cron line.")
        yield _ok("schedule", f"The next run is due at {next_at.astimezone():%H:%M on %d %b}.", connection.id)


def busy(connection: Connection) -> Check:
    """Said instead of looking at books that are in use by a run."""
    return Check(
        topic="ledger",
        verdict=Verdict.OK,
        sentence=f"{connection.title} is being synchronised now; look again when it is done.",
        connection=connection.id,
    )


def _look_at(source: Source, connection: str) -> Iterator[Check]:
    company = source.identify().company
    program = f", {company.program}" if company.program else ""
    yield _ok("books", f"The books of {company.name or 'a company without a name'} can be read{program}.", connection)
    kinds = source.kinds()
    yield _ok("books", f"They have {', '.join(kind.value.replace('_', ' ') for kind in kinds)}.", connection)
    if isinstance(source, _Advising):
        for note in source.notes():
            yield _advice("books", note, "", connection)


def _told_by(memory: Store, connection: str, clock: Clock) -> Iterator[Check]:
    from connector.sync.ages import swept_at

    runs = [run for run in memory.runs(20) if run.outcome is not None and not run.dry_run]
    if runs:
        last = runs[0]
        ago = spoken(clock.now() - (last.completed_at or last.started_at))
        words = f"The last recorded run ended {ago} ago: {last.outcome}. {last.sentence}".strip()
        verdict = Verdict.OK if last.outcome == "success" else Verdict.ADVICE
        yield Check(topic="memory", verdict=verdict, sentence=words, remedy=last.remedy, connection=connection)
    swept = swept_at(memory)
    if swept is not None:
        yield _ok("memory", f"All keys were last compared {spoken(clock.now() - swept)} ago.", connection)
    problems = sum(memory.problem_counts().values())
    if problems:
        yield _advice("memory", f"{problems:,} records are set aside.", "See: bukubridge problems", connection)


def _ok(topic: str, sentence: str, connection: str = "") -> Check:
    return Check(topic=topic, verdict=Verdict.OK, sentence=sentence, connection=connection)


def _advice(topic: str, sentence: str, remedy: str, connection: str = "") -> Check:
    return Check(topic=topic, verdict=Verdict.ADVICE, sentence=sentence, remedy=remedy, connection=connection)


def _problem(topic: str, error: BridgeError, connection: str) -> Check:
    return Check(
        topic=topic, verdict=Verdict.PROBLEM, sentence=error.sentence, remedy=error.remedy, connection=connection
    )
