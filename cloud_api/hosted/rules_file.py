"""A person's mapping rules as the file that the engine reads, for as long as a host works."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory


class RulesFile:
    """Used from one thread."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def holding(self, rules: str) -> Path | None:
        """A file with these rules; None where there are none."""
        if not rules:
            return None
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="bukubridge-rules-")
        path = Path(self._folder.name) / f"{sha256(rules.encode()).hexdigest()[:16]}.toml"
        if not path.exists():
            path.write_text(rules, "utf-8")
        return path

    def close(self) -> None:
        """Remove what was written."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
