"""Statements that were translated once, for every connection and process: the translator's own work is a hundred times
that of running most statements.

What is kept is found by the statement, by what it sees of its batch, by all tables and columns of its database and by
the translator's own sources: whatever could make another translation makes another entry. What was refused is not kept.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib import metadata
from pathlib import Path
from threading import get_ident
from typing import Final

import msgspec

from tests.live.servers.scratch import scratch_root
from tests.live.tsql.translate import Context, Step

_MOST: Final = 20_000
"""Statements that one process holds in memory."""
_held: dict[str, Step] = {}


def entry(statement: str, context: Context) -> str:
    """Under which name a translation is kept; empty where the connection's own values go into it."""
    if "@@" in statement:
        return ""
    seen = (
        context.catalogue.fingerprint,
        sorted(context.locals.items()),
        context.identity and (context.identity.schema, context.identity.name),
        statement,
    )
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def recall(entry: str) -> Step | None:
    """What was kept, by this process or by another one."""
    if step := _held.get(entry):
        return step
    try:
        kept = (_folder() / entry).read_bytes()
    except FileNotFoundError:
        return None
    return _hold(entry, msgspec.json.decode(kept, type=Step))


def keep(entry: str, step: Step) -> None:
    """For the next one."""
    kept = _folder() / entry
    part = kept.with_suffix(f".{os.getpid()}-{get_ident()}")
    part.write_bytes(msgspec.json.encode(_hold(entry, step)))
    part.rename(kept)


def _hold(entry: str, step: Step) -> Step:
    if len(_held) > _MOST:
        _held.clear()
    _held[entry] = step
    return step


def _folder() -> Path:
    folder = scratch_root() / f"tsql-{_sources()}"
    folder.mkdir(exist_ok=True)
    return folder


@cache
def _sources() -> str:
    digest = hashlib.sha256(metadata.version("sqlglot").encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
