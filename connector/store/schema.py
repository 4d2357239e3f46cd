"""The tables of one connection's state file, and how older files are brought up to date."""

from __future__ import annotations

import sqlite3

from connector.domain.errors import Unsupported
from connector.domain.keys import EntityKind

_FIRST = """
CREATE TABLE timelines (side TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE cursors (kind TEXT PRIMARY KEY, cursor TEXT NOT NULL, run TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE tallies (
    kind TEXT PRIMARY KEY, count INTEGER NOT NULL, totals BLOB NOT NULL, buckets BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, action TEXT NOT NULL,
    state TEXT NOT NULL, attempts INTEGER NOT NULL, revision INTEGER NOT NULL, content BLOB NOT NULL,
    fingerprint BLOB NOT NULL, version TEXT NOT NULL, changed TEXT NOT NULL, currency TEXT NOT NULL,
    amount INTEGER NOT NULL
);
CREATE UNIQUE INDEX outbox_key ON outbox (kind, key);
CREATE INDEX outbox_id ON outbox (id);
CREATE INDEX outbox_state ON outbox (state, kind, action);
CREATE TABLE batches (id INTEGER PRIMARY KEY, actions BLOB NOT NULL);
CREATE TABLE problems (
    kind TEXT NOT NULL, key TEXT NOT NULL, code TEXT NOT NULL, sentence TEXT NOT NULL, remedy TEXT NOT NULL,
    since INTEGER NOT NULL, attempts INTEGER NOT NULL, next_try INTEGER, waits_kind TEXT, waits_key TEXT,
    version TEXT NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE INDEX problems_next ON problems (kind, next_try);
CREATE INDEX problems_waiting ON problems (kind, waits_kind, waits_key) WHERE waits_kind IS NOT NULL;
CREATE TABLE runs (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content BLOB NOT NULL);
CREATE TABLE log (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, connection TEXT NOT NULL, run TEXT NOT NULL, kind TEXT NOT NULL,
    entity TEXT, key TEXT, sentence TEXT NOT NULL, fields TEXT NOT NULL
);
CREATE INDEX log_entity ON log (entity, id);
CREATE INDEX log_run ON log (run, id);
"""

_LINKS = """
CREATE TABLE IF NOT EXISTS {table} (
    key TEXT PRIMARY KEY, remote TEXT NOT NULL, revision INTEGER NOT NULL, fingerprint BLOB NOT NULL,
    digests BLOB NOT NULL, version TEXT NOT NULL, currency TEXT NOT NULL, amount INTEGER NOT NULL,
    bucket INTEGER NOT NULL
) WITHOUT ROWID;
"""

_SECOND_WAY = """
CREATE TABLE feeds (kind TEXT PRIMARY KEY, cursor INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE inbox (
    change TEXT PRIMARY KEY, place INTEGER NOT NULL, kind TEXT NOT NULL, sequence INTEGER NOT NULL,
    action TEXT NOT NULL, state TEXT NOT NULL, untold INTEGER NOT NULL, content BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX inbox_state ON inbox (state, place, sequence);
CREATE INDEX inbox_untold ON inbox (place, sequence) WHERE untold = 1;
CREATE TABLE written (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, run TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX written_run ON written (run);
CREATE INDEX written_record ON written (kind, key);
"""

_RENAMES = "ALTER TABLE outbox ADD COLUMN renamed_from TEXT NOT NULL DEFAULT '';"

_REFUSALS = """
ALTER TABLE inbox ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
CREATE INDEX inbox_refused ON inbox (place, sequence) WHERE refused = 1;
"""
"""What was refused before is not listed: nobody could say whether it was put right since."""

_LOG_BLOCKS = """
ALTER TABLE log ADD COLUMN toward TEXT;
ALTER TABLE log ADD COLUMN outcome TEXT;
ALTER TABLE log ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE log ADD COLUMN code TEXT NOT NULL DEFAULT '';
ALTER TABLE log ADD COLUMN changes TEXT NOT NULL DEFAULT '';
CREATE TABLE log_blocks (
    block INTEGER PRIMARY KEY, kinds BLOB NOT NULL, ends BLOB NOT NULL, texts BLOB NOT NULL, said BLOB NOT NULL,
    spoken BLOB NOT NULL
);
"""

_STEPS: tuple[str, ...] = (_FIRST, _SECOND_WAY, _RENAMES, _REFUSALS, _LOG_BLOCKS)
"""What leads from version n to n + 1."""


def links_table(kind: EntityKind) -> str:
    """Each kind has a table of its own: shorter keys, and the sweep of one kind reads nothing else."""
    return f"links_{kind.value}"


def is_older(connection: sqlite3.Connection) -> bool:
    """Whether a file lacks tables that this version of the program uses; it is only looked at."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return int(version) < len(_STEPS) or not known.issuperset(links_table(kind) for kind in EntityKind)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a new or older file up to date, wholly or not at all.

    Raises:
        Unsupported: the file was written by a later version of this program.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(_STEPS):
        raise Unsupported(
            "The state file was written by a later version of this program.", remedy="Install that version again."
        )
    if not is_older(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if is_older(connection):  # looked at again: another thread or program may have done it since
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            links = (_LINKS.format(table=links_table(kind)) for kind in EntityKind)
            for statement in "".join([*_STEPS[version:], *links]).split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(_STEPS)}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
