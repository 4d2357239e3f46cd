"""The file for support at its worst: full logs, a long sync log, thousands set aside, a platform that never answers.

python -m tests.bench.bench_diagnostics
"""

from __future__ import annotations

import datetime as dt
import json
import random
import socket
from contextlib import closing
from pathlib import Path

from connector.agent.access import TOKEN, Access, token_scope
from connector.agent.diagnostics.package import MOST_BYTES, Diagnostics
from connector.agent.diagnostics.subject import RestingHome
from connector.connections import Connection, Organization, Registry, change_registry
from connector.credentials.keys import KeyFile
from connector.credentials.vault import Vault
from connector.domain.clock import SystemClock
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.runs import EntryKind, LogEntry, Problem
from connector.domain.secret import Secret
from connector.logs import KEPT_FILES
from connector.paths import Home
from connector.settings import Settings
from connector.store.sqlite import SqliteStore
from tests.bench.figure import Figure, emit, scaled, watch
from tests.live.servers.scratch import scratch_folder

_ACME = ConnectionId("acme")
_AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
_LINE_BYTES = 360


def fill(home: Home, platform: str) -> None:
    """A home after a year of trouble."""
    home.prepare()
    organization = Organization(slug="acme", name="Acme", platform=platform, paired_at=_AT)
    connection = Connection(
        id=_ACME, provider="sql_accounting", title="Acme", organization="acme", connected_at=_AT,
        settings={"path": "/nowhere/acme.fdb", "host": "127.0.0.1", "port": 9},
    )  # fmt: skip
    change_registry(home, lambda _: Registry(agent_id="a", organizations=(organization,), connections=(connection,)))
    for number in range(KEPT_FILES + 1):
        name = home.agent_log.name if not number else f"{home.agent_log.name}.{number}"
        _log(home.logs / name, number, scaled(10 * 1024 * 1024, least=100_000) // _LINE_BYTES)
    with closing(SqliteStore(home.store(_ACME))) as memory:
        lines = scaled(200_000, least=2_000)
        for start in range(0, lines, 5_000):
            memory.log([_entry(n) for n in range(start, min(lines, start + 5_000))])
        memory.set_aside([_problem(n) for n in range(scaled(5_000))])


def _log(path: Path, seed: int, lines: int) -> None:
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for number in range(lines):
            run = f"{chance.getrandbits(66):020d}"[:20] + f"{chance.getrandbits(48):012x}"
            line = {
                "event": "run", "logger": "sync", "level": "info", "at": _AT.isoformat(), "run": run, "read": number,
                "sentence": f"COMPANYNAME of customer C{number} is {chance.getrandbits(40)}, which name cannot take.",
                "facts": {"column": "COMPANYNAME", "value": f"{chance.getrandbits(90)}", "status": 502},
            }  # fmt: skip
            file.write(json.dumps(line) + "\n")


def _entry(number: int) -> LogEntry:
    return LogEntry(
        at=_AT,
        connection=_ACME,
        run=RunId("r"),
        kind=EntryKind.SET_ASIDE,
        entity=EntityKind.CUSTOMER,
        key=Key(f"300-{number}"),
        sentence=f"Customer 300-{number} Kedai {number} Sdn Bhd is set aside.",
        fields=("name", "phone"),
    )


def _problem(number: int) -> Problem:
    sentence = f"COMPANYNAME of customer 300-{number} is {number}, which name cannot take."
    key = Key(f"300-{number}")
    return Problem(entity=EntityKind.CUSTOMER, key=key, code="unmappable", sentence=sentence, since=_AT)


def main() -> None:
    """Fill a home, make the file, tell seconds and size."""
    with scratch_folder("diagnostics") as folder, socket.create_server(("127.0.0.1", 0)) as silent:
        home = Home(folder / "home")
        fill(home, f"http://127.0.0.1:{silent.getsockname()[1]}")
        keys = KeyFile.create(home.key_file)
        access = Access(home, Settings(), SystemClock(), keys)
        Vault(home.vault, keys).put(token_scope("acme"), TOKEN, Secret("bench-token"))
        with watch() as taken:
            made = Diagnostics(RestingHome(access)).make()
        read = sum(path.stat().st_size for path in home.logs.iterdir())
        conditions: dict[str, str | float | int] = {
            "logs_mb": round(read / 2**20, 1), "cpu_seconds": round(taken.cpu, 2), "missing": " ".join(made.missing),
        }  # fmt: skip
        emit(Figure(name="diagnostics: made", value=round(taken.wall, 2), unit="s", goal="≤ 5", conditions=conditions))
        emit(Figure(name="diagnostics: size", value=round(made.size / MOST_BYTES * 5, 2), unit="MB", goal="≤ 5"))


if __name__ == "__main__":
    main()
