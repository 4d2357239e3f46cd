"""What the file for support tells of this PC and of each connection."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import ssl
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path

import msgspec

from connector.agent.access import program_version
from connector.agent.diagnostics.harmless import Harmless
from connector.agent.diagnostics.phrases import HOLE
from connector.agent.diagnostics.subject import Look
from connector.connections import Connection, Registry
from connector.control.messages import Check, ConnectionStatus
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError
from connector.domain.inbox import InboxState
from connector.hosting.running import Memory
from connector.mapping.findings import Layouts
from connector.mapping.record import TableLayout
from connector.paths import Home
from connector.settings import Schedule, load_settings

Told = dict[str, object]

_LIBRARIES = ("PySide6", "APScheduler", "cryptography", "fdb", "httpx", "keyring", "msgspec", "pyodbc", "structlog")
_LOCAL = frozenset({"", "localhost", "127.0.0.1", "::1"})
_PLAIN = frozenset({"port", "charset", "way", "embedded"})
"""Settings that are told as they are when they read like one word."""
_ONE_WORD = re.compile(r"[A-Za-z0-9_]{1,12}")
_TIMES = re.compile(r"(?:[0-9*/,: -]|mon|tue|wed|thu|fri|sat|sun|[smhd](?![a-z])){0,60}")
_ZONE = re.compile(r"[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+")
_PROGRAM = re.compile(r"(?P<name>[A-Za-z ]+?) (?P<version>\d{1,2}(\.\d{1,5}){1,3})")
_RUNS = 200
_PROBLEMS = 5000


def about(home: Home, clock: Clock) -> Told:
    """Versions and the machine, without its name."""
    return {
        "version": program_version(),
        "packaged": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "processors": os.cpu_count(),
        "tls": ssl.OPENSSL_VERSION,
        "libraries": dict(_versions()),
        "written_at": clock.now().isoformat(),
        "hours_from_utc": _offset(clock),
        "free_megabytes": shutil.disk_usage(home.root).free // 2**20,
    }


def _versions() -> Iterator[tuple[str, str]]:
    for name in _LIBRARIES:
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue


def _offset(clock: Clock) -> float | None:
    offset = clock.now().astimezone().utcoffset()
    return offset.total_seconds() / 3600 if offset is not None else None


def settings(home: Home, harmless: Harmless) -> Told:
    """What was chosen; of places only whether they were."""
    try:
        chosen = load_settings(home)
    except BridgeError as exc:
        return {"error": exc.code, "sentence": harmless.said(exc.sentence)}
    return {
        "log_level": chosen.log_level.value,
        "priority": chosen.priority.value,
        "schedule": _schedule(chosen.schedule),
        "key_file": bool(chosen.vault.key_file),
        "file": home.settings.exists(),
    }


def _schedule(schedule: Schedule | None) -> Told | None:
    if schedule is None:
        return None
    told: Told = {
        name: text if _TIMES.fullmatch(text) else HOLE
        for name in ("every", "cron", "hours", "days")
        if (text := getattr(schedule, name))
    }
    if schedule.timezone:
        told["timezone"] = schedule.timezone if _ZONE.fullmatch(schedule.timezone) else HOLE
    return told


def checks(found: Sequence[Check], harmless: Harmless) -> list[Told]:
    """What the doctor said."""
    return [
        {
            "connection": harmless.connection(check.connection) if check.connection else "",
            "topic": harmless.word(check.topic),
            "verdict": check.verdict.value,
            "sentence": harmless.said(check.sentence),
            "remedy": harmless.said(check.remedy),
        }
        for check in found
    ]


def connections(registry: Registry, harmless: Harmless) -> Told:
    """What is connected, without names: organizations are counted."""
    slugs = [item.slug for item in registry.organizations]
    return {
        "agent_id": registry.agent_id,
        "organizations": [
            {"number": number, "paired_at": item.paired_at, "https": item.platform.startswith("https://")}
            for number, item in enumerate(registry.organizations, start=1)
        ],
        "connections": [
            {
                "id": item.id,
                "provider": harmless.word(item.provider),
                "organization": slugs.index(item.organization) + 1 if item.organization in slugs else None,
                "connected_at": item.connected_at,
                "enabled": item.enabled,
                "direction": item.direction.value,
                "schedule": _schedule(item.schedule),
                "settings": {name: _setting(name, value) for name, value in item.settings.items()},
                "policies": {
                    kind.value: {
                        "read": policy.read,
                        "write": policy.write,
                        "conflict": policy.conflict.value,
                        "fields": {harmless.column(name): wins.value for name, wins in policy.fields.items()},
                        "deleted_on_platform": policy.deleted_on_platform.value,
                        "deleted_in_books": policy.deleted_in_books.value,
                    }
                    for kind, policy in item.policies.kinds.items()
                },
            }
            for item in registry.connections
        ],
    }


def _setting(name: str, value: object) -> object:
    """A setting's kind where its value names a person, a computer or a folder."""
    if isinstance(value, bool):
        return value
    text = str(value)
    if name == "host":
        return "this computer" if text.lower() in _LOCAL else "another computer"
    if name in _PLAIN:
        return text if _ONE_WORD.fullmatch(text) else HOLE
    return f"set, {len(text)} characters"


def status(found: ConnectionStatus, harmless: Harmless) -> Told:
    """Where a connection stands."""
    names = "equality last_success_at reconciled_at swept_at next_run_at paused paused_until running_since problems "
    names += "held waiting conflicts changes_held changes_waiting changes_refused activity light writes"
    told: Told = {name: getattr(found, name) for name in names.split()}
    return {"connection": found.id, **told, "sentence": harmless.said(found.sentence)}


def memory(connection: Connection, kept: Memory, file: Path, harmless: Harmless) -> Told:
    """Runs, what is set aside, what waits: as numbers and kinds."""
    return {
        "connection": connection.id,
        "megabytes": round(file.stat().st_size / 2**20, 1) if file.exists() else None,
        "runs": [_run(run, harmless) for run in kept.runs(_RUNS)],
        "outbox": [
            {"entity": kind.value, "action": harmless.word(str(action)), "state": state.value, "count": count}
            for (kind, action, state), count in kept.outbox_counts().items()
        ],
        "inbox": [
            {"entity": kind.value, "action": action.value, "state": state.value, "count": count}
            for (kind, action, state), count in kept.inbox_counts().items()
        ],
        "set_aside": _grouped(
            (item.entity.value, item.code, harmless.said(item.sentence)) for item in kept.problems(limit=_PROBLEMS)
        ),
        "conflicts": _grouped(
            (entry.change.entity.value, entry.conflict.kind.value if entry.conflict else "", "")
            for entry in kept.inbox(None, InboxState.CONFLICT, _PROBLEMS)
        ),
    }


def _run(run: object, harmless: Harmless) -> Told:
    told: Told = msgspec.to_builtins(run, builtin_types=())
    return {
        **{name: told[name] for name in told.keys() - {"sentence", "remedy", "error_code", "id", "connection"}},
        "id": harmless.run(str(told["id"])),
        "error_code": harmless.word(str(told.get("error_code", ""))) if told.get("error_code") else "",
        "sentence": harmless.said(str(told.get("sentence", ""))),
    }


def _grouped(found: Iterator[tuple[str, str, str]]) -> list[Told]:
    return [
        {"entity": entity, "code": code, "sentence": sentence, "count": count}
        for (entity, code, sentence), count in Counter(found).most_common(200)
    ]


def sync_log(kept: Memory, lines: int, harmless: Harmless) -> Iterator[str]:
    """The last lines of a connection's sync log, newest first, as JSON."""
    for entry in reversed(kept.entries_log(before=1 << 62, limit=lines)):
        told: Told = {
            "at": entry.at,
            "connection": harmless.connection(entry.connection),
            "run": harmless.run(entry.run),
            "kind": entry.kind.value,
            "entity": entry.entity.value if entry.entity else None,
            "record": harmless.record(entry.key) if entry.key is not None else None,
            "sentence": harmless.said(entry.sentence),
            "fields": [harmless.column(name) for name in entry.fields[:50]],
        }
        yield msgspec.json.encode({name: value for name, value in told.items() if value}).decode()


def schema(connection: Connection, look: Look | None, harmless: Harmless) -> Told:
    """The fingerprint of the books' tables: which they are, not what is in them."""
    if look is None or not look.layouts:
        return {"connection": connection.id, "seen": False}
    tables = {table.table: table for table in _tables(look.layouts)}
    prints = {name: _print(table) for name, table in sorted(tables.items())}
    program = _PROGRAM.fullmatch(look.program)
    return {
        "connection": connection.id,
        "seen": True,
        "program": look.program if program and HOLE not in harmless.said(program["name"]) else HOLE,
        "fingerprint": hashlib.blake2b(msgspec.json.encode(prints), digest_size=16).hexdigest(),
        "tables": [
            {
                "table": harmless.column(name),
                "fingerprint": prints[name],
                "columns": len(table.columns),
                "not_of_the_standard": sum(harmless.column(column.name) == HOLE for column in table.columns),
                "known": [
                    f"{column.name} {column.type.value}{column.scale or ''}"
                    for column in table.columns
                    if harmless.column(column.name) != HOLE
                ],
            }
            for name, table in sorted(tables.items())
        ],
    }


def _tables(layouts: Layouts) -> Iterator[TableLayout]:
    for shapes in layouts.values():
        for layout in shapes:
            yield layout.parent
            yield from layout.children


def _print(table: TableLayout) -> str:
    said = msgspec.json.encode(sorted((column.name, column.type.value, column.scale) for column in table.columns))
    return hashlib.blake2b(said, digest_size=8).hexdigest()


def overrides(path: Path, harmless: Harmless) -> Told:
    """Which fields a user's mapping fills in another way, without its values and comments."""
    try:
        content = path.read_bytes()
        tree = tomllib.loads(content.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        return {"provider": harmless.word(path.stem), "error": type(exc).__name__}
    return {
        "provider": harmless.word(path.stem),
        "bytes": len(content),
        "digest": hashlib.blake2b(content, digest_size=16).hexdigest(),
        "rules": sorted(set(_rules(tree, (), harmless)))[:500],
    }


def _rules(tree: Mapping[str, object], path: tuple[str, ...], harmless: Harmless) -> Iterator[str]:
    for name, raw in tree.items():
        here = (*path, harmless.column(name))
        if isinstance(raw, Mapping):
            yield from _rules(raw, here, harmless)
        else:
            yield ".".join(here)
