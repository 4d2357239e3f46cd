"""The technical log: JSON lines in a rotating file, and never a secret in it."""

from __future__ import annotations

import logging
import logging.handlers
import re
from collections.abc import Mapping
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from threading import Lock

import structlog

from connector.domain.secret import Secret

_MAX_BYTES = 10 * 1024 * 1024
KEPT_FILES = 5
"""Older files beside the one that is written."""
_SHORTEST_SECRET = 4
"""Characters: shorter values would blot out innocent text."""
_HIDDEN = "***"
_SECRET_NAMES = re.compile(r"passw|pwd|secret|token|authori[sz]ation|cookie|api_?key|pairing|credential", re.IGNORECASE)
_SECRET_TEXT = re.compile(
    r"(?P<lead>\bbearer\s+|\bbasic\s+|://[^/\s:@]+:|\b(?:password|passwd|pwd|token|secret)\s*[=:]\s*)"
    r"(?P<value>[^\s@&,;\"']+)",
    re.IGNORECASE,
)


class Scrubber:
    """Takes secrets out of what is written: those it was told of, and whatever looks like one."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._lock = Lock()

    def __repr__(self) -> str:
        return f"Scrubber({len(self._known)} secrets)"

    def learn(self, secret: Secret) -> None:
        """Remember a secret whose value must never be written."""
        value = secret.reveal()
        if len(value) >= _SHORTEST_SECRET:
            with self._lock:
                self._known = {*self._known, value}

    def text(self, text: str) -> str:
        """A text without secrets."""
        for value in self._known:
            if value in text:
                text = text.replace(value, _HIDDEN)
        return _SECRET_TEXT.sub(rf"\g<lead>{_HIDDEN}", text)

    def clean(self, value: object, name: str = "") -> object:
        """Any value as it may be written."""
        if name and _SECRET_NAMES.search(name):
            return _HIDDEN
        if value is None or isinstance(value, bool | int | float):
            return value
        if isinstance(value, Mapping):
            return {str(key): self.clean(item, str(key)) for key, item in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.clean(item) for item in value]
        return self.text(value if isinstance(value, str) else str(value))

    def __call__(self, logger: object, method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
        """The structlog processor."""
        return {name: self.clean(value, name) for name, value in event.items()}


SCRUBBER = Scrubber()
"""One for the process, as the log is one for the process."""


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """A rotating file that only its owner can read."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()


def configure(path: Path, level: str = "info", scrubber: Scrubber = SCRUBBER, *, kept: int = KEPT_FILES) -> None:
    """Send everything that this process logs, libraries included, to a file; so many former ones are kept."""
    handler = _PrivateFile(
        path, maxBytes=_MAX_BYTES, backupCount=kept, encoding="utf-8", errors="backslashreplace", delay=True
    )
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        structlog.processors.format_exc_info,
        structlog.stdlib.PositionalArgumentsFormatter(),
    ]
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.contextvars.merge_contextvars, *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                scrubber,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    _drop_old(root)
    root.addHandler(handler)
    root.setLevel(level.upper())
    for quiet in ("httpx", "httpcore", "apscheduler", "keyring"):
        logging.getLogger(quiet).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def adjust(level: str, kept: int) -> None:
    """Write more or less from now on, and keep as many former files; those that are too many go at once.

    Nothing happens where no log file was begun.
    """
    root = logging.getLogger()
    for handler in [item for item in root.handlers if isinstance(item, _PrivateFile)]:
        root.setLevel(level.upper())
        for number in range(kept + 1, handler.backupCount + 1):
            with suppress(OSError):  # somebody may have it open; the program goes on
                Path(f"{handler.baseFilename}.{number}").unlink()
        handler.backupCount = kept


def _drop_old(root: logging.Logger) -> None:
    for old in [item for item in root.handlers if isinstance(item, _PrivateFile)]:
        root.removeHandler(old)
        old.close()


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """The log of one part of the product."""
    bound: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return bound
