"""Companies of this PC, from AutoCount's own configuration and the SQL Server Browser. No database is opened.

AutoCount keeps `<name>.config` files in its folder under ProgramData; each leads to a `.dmf` file with the account
books that its start window lists (seen in public set-up notes). How a .dmf is written inside is not published: it is
looked through for what an account book's database is called (AED_ and a name) and for servers with an instance.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PureWindowsPath
from typing import Final

import msgspec

from connector.drivers.sql_browser import Instance, instances

_FOLDERS: Final = (r"C:\ProgramData\AutoCount\Accounting 2", r"C:\ProgramData\AutoCount\Accounting")
_LONGEST: Final = 4 * 1024 * 1024
"""Bytes of a file that are looked at."""
_MOST: Final = 200
_DMF: Final = re.compile(r"[^\"'<>|*?\r\n\t=]{1,240}?\.dmf", re.IGNORECASE)
_DATABASE: Final = re.compile(r"\bAED_[A-Za-z0-9_$#]{1,60}")
_SERVER: Final = re.compile(
    r"(?<![\\:\w])(\(local\)|\.|[A-Za-z0-9][A-Za-z0-9.-]{0,62})\\([A-Za-z][A-Za-z0-9_$#]{0,15})(?![\\\w.])"
)
_LOCAL: Final = frozenset({"(local)", ".", "localhost", "127.0.0.1"})


class Company(msgspec.Struct, frozen=True, kw_only=True):
    """A database that may be a company, or an instance whose databases are not known yet."""

    path: str
    """As people call the place: the database, or the server's instance."""
    size: int = 0
    modified_at: dt.datetime
    settings: dict[str, str | int]
    """What a connection to it needs, as far as it is known."""
    sentence: str

    @property
    def name(self) -> str:
        """The company's part of the database's name, as it is usual."""
        return str(self.settings.get("database", self.path)).removeprefix("AED_")

    @property
    def usable(self) -> bool:
        """Whether it can be signed in to, as far as is known."""
        return "database" in self.settings or "port" in self.settings


def discover(roots: Sequence[Path] = ()) -> list[Company]:
    """Companies that AutoCount's configuration in its own folder and the given ones tells of, newest first; behind them
    instances of this computer whose databases nobody tells."""
    folders = [*roots, *(Path(folder) for folder in _FOLDERS if sys.platform == "win32")]
    return found_in(folders, (lambda: instances("127.0.0.1")) if sys.platform == "win32" else list)


def found_in(folders: Sequence[Path], ask: Callable[[], list[Instance]]) -> list[Company]:
    """The same, with whom to ask for instances."""
    running = {instance.name.lower(): instance for instance in ask()}
    found: dict[str, Company] = {}
    for file in dict.fromkeys(file for folder in folders for file in _lists(folder)):
        for company in _companies(file, running):
            found.setdefault(company.path.lower(), company)
    told = {str(company.settings.get("instance", "")).lower() for company in found.values()}
    companies = sorted(found.values(), key=lambda company: company.modified_at, reverse=True)[:_MOST]
    return [*companies, *(_bare(instance) for name, instance in running.items() if name not in told)]


def _lists(folder: Path) -> Iterator[Path]:
    """Lists of account books that configurations of a folder lead to, and those that lie in it; what may not be read is
    passed over."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.suffix.lower() == ".dmf":
            yield entry
        elif entry.suffix.lower() == ".config":
            for text in _texts(entry):
                for named in _DMF.findall(text):
                    path = Path(named.strip())
                    yield path if path.is_absolute() else folder / PureWindowsPath(named.strip()).name


def _companies(file: Path, running: dict[str, Instance]) -> Iterator[Company]:
    try:
        modified = dt.datetime.fromtimestamp(file.stat().st_mtime, dt.UTC)
    except OSError:
        return
    databases: dict[str, str] = {}
    servers: list[tuple[str, str]] = []
    for text in _texts(file):
        databases |= {name.lower(): name for name in _DATABASE.findall(text)}
        servers += [(host, instance) for host, instance in _SERVER.findall(text) if len(host) > 1 or host == "."]
    host, instance = servers[0] if len({s[1].lower() for s in servers}) == 1 else ("", "")
    known = running.get((instance or file.stem).lower())
    for name in databases.values():
        settings: dict[str, str | int] = {"database": name, "host": "localhost" if host in _LOCAL or not host else host}
        if instance or known is not None:
            settings["instance"] = instance or file.stem
        if known is not None and known.port:
            settings["port"] = known.port
        yield Company(
            path=_place(settings), modified_at=modified, settings=settings, sentence=f"An account book in {file.name}."
        )


def _bare(instance: Instance) -> Company:
    settings: dict[str, str | int] = {"host": "localhost", "instance": instance.name}
    if instance.port:
        settings["port"] = instance.port
    return Company(
        path=_place(settings),
        modified_at=dt.datetime.fromtimestamp(0, dt.UTC),
        settings=settings,
        sentence="SQL Server runs here. It names its companies only to those who sign in: enter the name of the "
        "company's database."
        if instance.port
        else "SQL Server runs here, but does not listen on TCP: switch TCP/IP on in SQL Server Configuration Manager.",
    )


def _place(settings: dict[str, str | int]) -> str:
    instance = settings.get("instance")
    server = f"{settings['host']}\\{instance}" if instance else str(settings["host"])
    return f"{server}\\{settings['database']}" if "database" in settings else server


def _texts(file: Path) -> Iterator[str]:
    """What a file may say, in the two ways in which Windows programs write text."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_LONGEST)
    except OSError:
        return
    yield content.decode("utf-8", "replace")
    if b"\0" in content:
        yield content.decode("utf-16-le", "replace")
        yield content[1:].decode("utf-16-le", "replace")
