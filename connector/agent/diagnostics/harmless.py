"""Values as the file for support may have them: each by its name, and what is not known by name is not told."""

from __future__ import annotations

import builtins
import datetime as dt
import hashlib
import re
import secrets
import sys
from collections.abc import Callable, Collection, Mapping

from connector.agent.diagnostics.phrases import HOLE, Phrases
from connector.domain import errors

_COUNTS = frozenset(["read", "created", "updated", "deleted", "unchanged", "failed", "held", "failures", "connections"])
_NUMBERS = _COUNTS | {"seconds", "in_time", "dry_run", "status", "attempts", "line"}
_WORDS = frozenset(["error", "code", "kind", "entity", "trigger", "outcome", "equality", "provider", "request"])
_SENTENCES = frozenset(["sentence", "reason", "event", "remedy", "error", "logger"])
_NAMES = frozenset(["at", "level", "logger", "event", "exception", "facts"])
_LEVELS = frozenset(["debug", "info", "warning", "error", "critical"])
_COLUMNS = frozenset(["column", "columns", "table", "tables", "field", "fields"])
_RUN = re.compile(r"\d{20}[0-9a-f]{12}")
_VERSION = re.compile(r"\d{1,4}(\.\d{1,5}){1,3}([a-z.+-]{1,4}\d{1,4})?")
_FRAME = re.compile(r'\s*File "(?P<path>[^"]+)", line (?P<line>\d{1,6}), in (?P<name>[\w<>.]{1,80})')
_OURS = re.compile(r"(?:.*[/\\])?(?P<file>connector[/\\][\w/\\]+\.py)")
_OTHERS = re.compile(r".*[/\\](?:site-packages|python3\.\d+)[/\\](?P<file>(?P<top>\w+)(?:[/\\][\w/\\]+)?\.py)")
_ERROR = re.compile(r"(?P<name>[A-Za-z_][\w.]{1,80}?)(?::\s|$)")
_LIBRARIES = frozenset(
    ["apscheduler", "cryptography", "fdb", "httpcore", "httpx", "keyring", "msgspec", "pyodbc", "structlog", "tomlkit"]
)
_ERRORS = "connector.domain.errors."
_ENDINGS = ("Error", "Exception", "Timeout")
_MOST_FRAMES = 40


class Harmless:
    """Takes what may be told out of a value.

    Args:
        phrases: the program's own words.
        columns: names of the ledger program's own tables and columns, and of our fields; a column that somebody added
            is not told by name.
        connections: ids that may stand for a connection.
    """

    def __init__(self, phrases: Phrases, columns: Collection[str], connections: Collection[str]) -> None:
        self._phrases = phrases
        self._columns = columns
        self._connections = connections
        self._salt = secrets.token_bytes(16)
        self._said: dict[str, str] = {}
        self._own: dict[str, Callable[[str], str]] = {
            "connection": self.connection,
            "run": self.run,
            "version": self.version,
            "at": _moment,
            "level": lambda text: text if text in _LEVELS else HOLE,
            "exception": self.traceback,
        }

    def said(self, text: str) -> str:
        """A sentence's own phrases."""
        known = self._said.get(text)
        if known is None:
            if len(self._said) > 10_000:
                self._said.clear()
            known = self._said[text] = self._phrases.said(text[:2000])
        return known

    def word(self, text: str) -> str:
        """One of our own small words."""
        return self._phrases.word(text)

    def record(self, key: str) -> str:
        """A name for a record that is the same within one file and tells nothing."""
        return "record " + hashlib.blake2b(key.encode(), key=self._salt, digest_size=4).hexdigest()

    def column(self, name: str) -> str:
        """A column or field of the standard, also with its table."""
        return name if all(part in self._columns for part in name.split(".")) else HOLE

    def connection(self, name: str) -> str:
        """A connection's id."""
        return name if name in self._connections else HOLE

    def run(self, name: str) -> str:
        """A run's id."""
        return name if _RUN.fullmatch(name) else HOLE

    def version(self, text: str) -> str:
        """A version of ours."""
        return text if _VERSION.fullmatch(text) else HOLE

    def value(self, name: str, value: object) -> object:
        """A value of a log line or of an error's facts."""
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, Mapping):
            return {key: self.value(key, item) for key, item in value.items() if self._is_name(str(key))}
        if isinstance(value, list | tuple):
            return [self.value(name, item) for item in value[:50]]
        if isinstance(value, int | float):
            return value if name in _NUMBERS else HOLE
        return self._text(name, str(value))

    def _is_name(self, name: str) -> bool:
        return name in _NAMES or self._phrases.word(name) == name

    def _text(self, name: str, text: str) -> str:
        if (of_its_own := self._own.get(name)) is not None:
            return of_its_own(text)
        if name in _COLUMNS:
            return self.column(text)
        found = self._phrases.word(text) if name in _WORDS else HOLE
        return self.said(text) if found == HOLE and name in _SENTENCES else found

    def traceback(self, text: str) -> str:
        """Where it happened and which error it was; neither its words nor anybody's folder."""
        lines: list[str] = []
        for line in text.splitlines():
            if frame := _FRAME.match(line):
                if file := self._module(frame["path"]):
                    lines.append(f"{file}:{frame['line']} {frame['name']}")
            elif not line.startswith((" ", "\t")) and (error := _ERROR.match(line)) and _is_error(error["name"]):
                lines.append(error["name"])
        return "\n".join(lines[-_MOST_FRAMES:])

    def _module(self, path: str) -> str:
        """A file of ours, of a library or of Python; whoever else has a folder of such a name is not told."""
        if ours := _OURS.fullmatch(path):
            file = ours["file"].replace("\\", "/")
            return file if self._phrases.has_module(file) else ""
        if other := _OTHERS.fullmatch(path):
            known = other["top"] in _LIBRARIES or other["top"] in sys.stdlib_module_names
            return other["file"].replace("\\", "/") if known else ""
        return ""


def _is_error(name: str) -> bool:
    """Whether it names a kind of error that a program can have."""
    top, _, rest = name.partition(".")
    if top == "connector":
        return name.startswith(_ERRORS) and hasattr(errors, name.removeprefix(_ERRORS))
    if rest:
        return (top in _LIBRARIES or top in sys.stdlib_module_names) and name.endswith(_ENDINGS)
    known = getattr(builtins, name, None)
    return isinstance(known, type) and issubclass(known, BaseException)


def _moment(text: str) -> str:
    try:
        return dt.datetime.fromisoformat(text).isoformat()
    except ValueError:
        return HOLE
