"""What the mapping's tests share: the default mapping with some rules over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from connector.mapping import Mapping, load

Overridden = Callable[[str], Mapping]


@pytest.fixture
def overridden(tmp_path: Path) -> Overridden:
    """Loads the default mapping with a file of the given text over it."""

    def make(text: str) -> Mapping:
        file = tmp_path / "sql_accounting.toml"
        file.write_text(text, "utf-8")
        return load("sql_accounting", file)

    return make
