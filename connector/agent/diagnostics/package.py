"""The file for support: made at one click, within seconds, at most 5 MB, without a secret or a customer's word in it.

What is in it comes from values that are told by their names (`harmless.py`) and sentences of which only our own phrases
are kept (`phrases.py`). As a second line everything is scrubbed of the vault's secrets, which the doctor has opened.
"""

from __future__ import annotations

import io
import re
import secrets
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from threading import Lock
from time import monotonic
from typing import Final

import msgspec

from connector.agent.diagnostics import office
from connector.agent.diagnostics.errand import Errand
from connector.agent.diagnostics.harmless import Harmless
from connector.agent.diagnostics.phrases import own_phrases
from connector.agent.diagnostics.subject import Look, Subject
from connector.agent.diagnostics.technical_log import log_lines
from connector.connections import Connection, Registry, load_registry
from connector.control import diagnosis as say
from connector.control.messages import Check
from connector.domain.entities import ENTITY_TYPES
from connector.domain.errors import BridgeError, NotFound
from connector.domain.keys import EntityKind
from connector.logs import SCRUBBER
from connector.mapping import load
from connector.mapping.targets import targets_of
from connector.paths import write_private
from connector.platform import wire_diagnostics
from connector.providers.registry import specs

MOST_BYTES: Final = wire_diagnostics.MOST_BYTES
LOOK_SECONDS: Final = 2.8
"""How long platforms and books may take to answer, beside which everything else is read; packing comes after it."""
_LOG_SECONDS: Final = 0.7
"""How long reading one log may take."""
_LINES: Final = 20_000
_KEPT: Final = 5
_PIECE: Final = 200_000
"""Characters of one answer."""
_ONE: Final = Lock()
"""Of a program that is asked by a face and by the platform at once."""
_NAME: Final = re.compile(r"bukubridge-diagnostics-\d{8}-\d{6}-[0-9a-f]{6}\.zip")

Texts = dict[str, str]


class Diagnostics:
    """Makes files for support of one home, and shows what is in them.

    Args:
        look_seconds: how long what is outside may take to answer.
    """

    def __init__(self, subject: Subject, *, look_seconds: float = LOOK_SECONDS) -> None:
        self._subject = subject
        self._look_seconds = look_seconds

    def reply(self, request: say.Request) -> say.DiagnosticsMade | say.DiagnosticPart:
        """What a face asks. Raises BridgeError."""
        return self.make() if isinstance(request, say.MakeDiagnostics) else self.part(request)

    def make(self) -> say.DiagnosticsMade:
        """Make a file.

        Raises:
            StorageFull: no room for it.
            SettingsInvalid: its folder cannot be written.
        """
        with _ONE:
            home, now = self._subject.home, self._subject.clock.now()
            home.prepare()
            texts, missing = self._texts()
            content = _packed(texts)
            path = home.diagnostics / f"bukubridge-diagnostics-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}.zip"
            write_private(path, content)
            self._forget_old()
        parts = tuple(say.Part(name=name, size=len(text)) for name, text in _contents(content))
        return say.DiagnosticsMade(
            path=str(path), file=path.name, size=len(content), made_at=now, parts=parts, missing=tuple(missing)
        )

    def part(self, request: say.GetDiagnosticPart) -> say.DiagnosticPart:
        """A piece of what is in a file that was made here. Raises NotFound."""
        path = self._subject.home.diagnostics / request.file
        try:
            content = path.read_bytes() if _NAME.fullmatch(request.file) else b""
            found = dict(_contents(content))
        except (OSError, zipfile.BadZipFile) as exc:
            raise NotFound("That diagnostics file is no longer there.", remedy="Make a new one.") from exc
        if (text := found.get(request.name)) is None:
            raise NotFound(f"There is nothing called {request.name} in the diagnostics file.")
        end = max(0, request.offset) + _PIECE
        piece = text[max(0, request.offset) : end]
        return say.DiagnosticPart(text=piece, size=len(text), next_offset=end if end < len(text) else None)

    def _forget_old(self) -> None:
        files = [path for path in self._subject.home.diagnostics.glob("*.zip") if _NAME.fullmatch(path.name)]
        files.sort(key=lambda path: path.stat().st_mtime_ns)
        for path in files[:-_KEPT]:
            path.unlink(missing_ok=True)

    def _texts(self) -> tuple[Texts, list[str]]:
        """Everything that is told, the most telling first, and what is missing."""
        subject, started = self._subject, monotonic()
        until = started + self._look_seconds
        registry = _registry(subject)
        general = Errand(lambda _: subject.general())
        looks = {item.id: Errand(partial(subject.look, item)) for item in registry.connections}
        harmless = _harmless(registry)
        texts = _Inside(subject, registry, harmless).texts(until)
        missing = [] if general.wait(until) else ["Platforms did not answer in time."]
        late = [name for name, errand in looks.items() if not errand.wait(until)]
        missing += [f"The books of connection {name} did not answer in time." for name in late]
        texts = {"about.json": _json(office.about(subject.home, subject.clock) | {"missing": missing}), **texts}
        checks = _checks(general, looks.values())
        texts["doctor.json"] = _json(office.checks(checks, harmless))
        seen = {name: errand.result for name, errand in looks.items()}
        texts["schema.json"] = _json([office.schema(item, seen[item.id], harmless) for item in registry.connections])
        return texts, missing


def _checks(general: Errand[Sequence[Check]], looks: Iterable[Errand[Look]]) -> list[Check]:
    return [*(general.result or ()), *(check for errand in looks if errand.result for check in errand.result.checks)]


class _Inside:
    """What lies in the home."""

    def __init__(self, subject: Subject, registry: Registry, harmless: Harmless) -> None:
        self._subject = subject
        self._registry = registry
        self._harmless = harmless

    def texts(self, until: float) -> Texts:
        """By name; logs are read until `time.monotonic()` says so."""
        home, harmless, connections = self._subject.home, self._harmless, self._registry.connections
        overrides = [office.overrides(path, harmless) for path in sorted(home.mappings.glob("*.toml"))]
        return {
            "connections.json": _json(office.connections(self._registry, harmless)),
            "status.json": _json([told for item in connections for told in self._status(item)]),
            "runs.json": _json([self._memory(item) for item in connections]),
            "settings.json": _json(office.settings(home, harmless)),
            "mapping.json": _json(overrides),
            "sync-log.jsonl": _joined((line for item in connections for line in self._sync_log(item)), until),
            "agent-log.jsonl": _joined(log_lines(home.agent_log, harmless), until),
            "command-log.jsonl": _joined(log_lines(home.command_log, harmless), until),
        }

    def _status(self, connection: Connection) -> Iterator[office.Told]:
        try:
            found = self._subject.status(connection)
        except BridgeError as exc:
            yield _failed(connection, exc, self._harmless)
            return
        if found is not None:
            yield office.status(found, self._harmless)

    def _memory(self, connection: Connection) -> office.Told:
        file = self._subject.home.store(connection.id)
        try:
            with self._subject.store(connection) as kept:
                return office.memory(connection, kept, file, self._harmless)
        except BridgeError as exc:
            return _failed(connection, exc, self._harmless)

    def _sync_log(self, connection: Connection) -> Iterator[str]:
        lines = max(200, _LINES // max(1, len(self._registry.connections)))
        try:
            with self._subject.store(connection) as kept:
                yield from office.sync_log(kept, lines, self._harmless)
        except BridgeError as exc:
            yield _json(_failed(connection, exc, self._harmless))


def _registry(subject: Subject) -> Registry:
    try:
        return load_registry(subject.home)
    except BridgeError:
        return Registry()  # the doctor tells of it


def _harmless(registry: Registry) -> Harmless:
    return Harmless(own_phrases(), frozenset(_columns()), {item.id for item in registry.connections})


def _columns() -> Iterator[str]:
    """Names of the standard: tables and columns that the mappings as delivered name, and fields of ours."""
    for provider in (known for known in specs() if known.hosted_by == "agent"):
        mapping = load(provider.name)
        for kind in EntityKind:
            for table, columns in mapping.columns(kind).items():
                yield table
                yield from columns
            for path in mapping.targets(kind):
                yield from path.split(".")
    for kind in EntityKind:
        yield kind.value
        yield from targets_of(ENTITY_TYPES[kind])


def _failed(connection: Connection, error: BridgeError, harmless: Harmless) -> office.Told:
    return {"connection": connection.id, "error": error.code, "sentence": harmless.said(error.sentence)}


def _joined(lines: Iterator[str], until: float) -> str:
    """Lines, newest first, as far as there is time for them; a few hundred always."""
    until = min(until, monotonic() + _LOG_SECONDS)
    taken: list[str] = []
    for line in islice(lines, _LINES):
        taken.append(line)
        if not len(taken) % 256 and monotonic() > until:
            break
    return "\n".join(taken)


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _packed(texts: Texts) -> bytes:
    """The file; logs give up their older half until it is small enough."""
    texts = {name: SCRUBBER.text(text) for name, text in texts.items()}
    while True:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
            for name, text in texts.items():
                file.writestr(name, text)
        content = buffer.getvalue()
        if len(content) <= MOST_BYTES:
            return content
        longest = max(texts, key=lambda name: len(texts[name]))
        half = texts[longest][: len(texts[longest]) // 2]
        texts[longest] = half[: half.rfind("\n")] if "\n" in half else half


def _contents(content: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            yield name, file.read(name).decode()
