"""Finished companies, kept as files and copied for use: making one is seconds, copying one is milliseconds."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Protocol

from tests.live.servers.client import load_client
from tests.sample.doors import Door
from tests.sample.generate import generate
from tests.sample.variant import Charset, Sizes, Variant

_NOT_ROWS: Final = frozenset(
    {"__init__.py", "__main__.py", "cache.py", "oracle.py", "balance.py", "busy.py", "walk.py"}
)
_CHUNK: Final = 8


class Server(Protocol):
    """What a sample needs to know of the server or embedded engine that will hold it."""

    @property
    def databases(self) -> Path:
        """Folder whose files the engine can read and write."""

    @property
    def password(self) -> str:
        """SYSDBA's password."""

    def dsn(self, database: Path | str) -> str:
        """What a client connects to for this file."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The Firebird 5 engine in this process, for files in one folder; no password is asked for."""

    databases: Path
    password: str = ""

    def dsn(self, database: Path | str) -> str:
        """The path itself."""
        return str(self.databases / database)


@dataclass(frozen=True, slots=True)
class Company:
    """A company file ready for use."""

    path: Path
    door: Door
    variant: Variant
    sizes: Sizes

    @property
    def dsn(self) -> str:
        """What a client connects to."""
        return self.door.dsn

    @property
    def charset(self) -> Charset:
        """Character set of the database, for `Door.connect`."""
        return self.variant.charset


def make_company(
    server: Server,
    variant: Variant,
    sizes: Sizes,
    seed: int = 1,
    *,
    name: str | None = None,
    company: str = "Contoh Trading Sdn Bhd",
) -> Company:
    """A fresh copy of a company in the server's folder, from the cache or made now.

    ``name`` is the file's name (default: unique), ``company`` the name in its profile. Raises FileExistsError when the
    file is there already.
    """
    target = server.databases / (name or f"{variant.name}-{uuid.uuid4().hex[:_CHUNK]}.fdb")
    if target.exists():
        raise FileExistsError(target)
    load_client()
    kept = _kept(server, variant, sizes, seed, company)
    _copy(kept, target, server.databases)
    return Company(target, _door(server, target), variant, sizes)


def cache_folder() -> Path:
    """Where finished companies are kept: BUKUBRIDGE_CACHE or ~/.cache/bukubridge."""
    chosen = os.environ.get("BUKUBRIDGE_CACHE")
    return Path(chosen) if chosen else Path.home() / ".cache" / "bukubridge"


def _kept(server: Server, variant: Variant, sizes: Sizes, seed: int, company: str) -> Path:
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    label = hashlib.sha256(repr((variant, sizes, seed, company)).encode()).hexdigest()[:12]
    label = f"{variant.name}-{sizes.customers}-{sizes.invoices}-{seed}-{label}"
    kept = folder / f"{label}-{revision()}.fdb"
    with _alone(folder / f"{label}.lock"):
        if not kept.exists():
            for outdated in folder.glob(f"{label}-*.fdb"):
                outdated.unlink()
            making = server.databases / f"making-{uuid.uuid4().hex}.fdb"
            try:
                generate(_door(server, making), variant, sizes, seed, company)
                part = kept.with_suffix(".part")
                shutil.copyfile(making, part)
                part.rename(kept)
            finally:
                making.unlink(missing_ok=True)
    return kept


def _door(server: Server, path: Path) -> Door:
    return Door(server.dsn(path), password=server.password)


def _copy(kept: Path, target: Path, folder: Path) -> None:
    """Copy, and give the file to the owner of the folder, who runs the server."""
    shutil.copyfile(kept, target)
    owner = folder.stat()
    if owner.st_uid != os.geteuid():
        os.chown(target, owner.st_uid, owner.st_gid)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One maker at a time: test workers run side by side."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@cache
def revision() -> str:
    """Hash of the code that makes rows; a change of it makes every kept company stale."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        if source.name not in _NOT_ROWS and not source.name.startswith("vendor"):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:12]
