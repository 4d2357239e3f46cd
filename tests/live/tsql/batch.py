"""A batch of T-SQL in its statements: settings, application locks and variables, and what goes to `translate`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tests.live.tsql.dialect import split
from tests.live.tsql.errors import Untranslated

_LOCK_ARGUMENTS: Final = ("resource", "lockmode", "lockowner", "locktimeout")
_SET: Final = re.compile(r"SET\s+(NOCOUNT|XACT_ABORT)\s+(ON|OFF)", re.IGNORECASE)
_PRIORITY: Final = re.compile(r"SET\s+DEADLOCK_PRIORITY\s+(LOW|NORMAL|HIGH)", re.IGNORECASE)
_LOCK_TIMEOUT: Final = re.compile(r"SET\s+LOCK_TIMEOUT\s+(-?\d+)", re.IGNORECASE)
_ISOLATION: Final = re.compile(
    r"SET\s+TRANSACTION\s+ISOLATION\s+LEVEL\s+(READ\s+COMMITTED|REPEATABLE\s+READ|SNAPSHOT|SERIALIZABLE)",
    re.IGNORECASE,
)
_DECLARE: Final = re.compile(r"DECLARE\s+@(\w+)\s+(\w+)", re.IGNORECASE)
_EXEC: Final = re.compile(
    r"EXEC(?:UTE)?\s+(?:@(?P<into>\w+)\s*=\s*)?(?:sys\.)?(?P<name>sp_getapplock|sp_releaseapplock)\s+(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_ARGUMENT: Final = re.compile(r"@(\w+)\s*=\s*(@\w+|N?'[^']*'|-?\d+)")


@dataclass(frozen=True, slots=True)
class Switch:
    """SET NOCOUNT and SET XACT_ABORT."""

    name: str
    on: bool


@dataclass(frozen=True, slots=True)
class Priority:
    """SET DEADLOCK_PRIORITY: who is given up of two. PostgreSQL gives up whoever notices."""


@dataclass(frozen=True, slots=True)
class LockTimeout:
    """SET LOCK_TIMEOUT in milliseconds; −1 waits for ever."""

    milliseconds: int


@dataclass(frozen=True, slots=True)
class Isolation:
    """SET TRANSACTION ISOLATION LEVEL, in one word each: READ COMMITTED, REPEATABLE READ, SNAPSHOT …"""

    level: str


@dataclass(frozen=True, slots=True)
class Declare:
    """DECLARE of one variable."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class ApplicationLock:
    """sp_getapplock or sp_releaseapplock; arguments are ``bb_p<number>`` or values."""

    procedure: str
    into: str | None
    arguments: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Query:
    """Everything else: for `translate`."""

    text: str


Statement = Switch | Priority | LockTimeout | Isolation | Declare | ApplicationLock | Query


@lru_cache(5_000)
def statements(sql: str) -> tuple[Statement, ...]:
    """The statements of a batch in order. Raises Untranslated."""
    return tuple(_statement(text) for text in split(sql))


def _statement(text: str) -> Statement:
    if found := _SET.fullmatch(text):
        return Switch(found[1].upper(), found[2].upper() == "ON")
    if _PRIORITY.fullmatch(text):
        return Priority()
    if found := _LOCK_TIMEOUT.fullmatch(text):
        return LockTimeout(int(found[1]))
    if found := _ISOLATION.fullmatch(text):
        return Isolation(" ".join(found[1].upper().split()))
    if found := _DECLARE.fullmatch(text):
        return Declare(found[1].lower(), found[2].upper())
    if found := _EXEC.fullmatch(text):
        return _application_lock(found)
    if re.match(r"(SET|DECLARE|EXEC|EXECUTE|IF|BEGIN|COMMIT|ROLLBACK|WAITFOR|USE)\b", text, re.IGNORECASE):
        raise Untranslated(f"no rule for: {text}")
    return Query(text)


def _application_lock(found: re.Match[str]) -> ApplicationLock:
    arguments: dict[str, str | int] = {}
    rest = found["rest"]
    for name, value in _ARGUMENT.findall(rest):
        if name.lower() not in _LOCK_ARGUMENTS:
            raise Untranslated(f"no rule for @{name} of {found['name']}")
        arguments[name.lower()] = _value(value)
    if _ARGUMENT.sub("", rest).strip(", \n\t"):
        raise Untranslated(f"arguments of {found['name']} need their names: {rest}")
    if found["name"].lower() == "sp_getapplock" and found["into"] is None:
        raise Untranslated(
            "sp_getapplock says by its return value whether the lock was granted: take it into a variable"
        )
    return ApplicationLock(found["name"].lower(), found["into"] and found["into"].lower(), arguments)


def _value(text: str) -> str | int:
    if text.startswith("@"):
        return text[1:].lower()
    if text.startswith(("N'", "n'", "'")):
        return "=" + text[text.index("'") + 1 : -1]
    return int(text)
