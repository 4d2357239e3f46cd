"""Each part starts with its own libraries only, so that the others need not be installed where it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# A finder in front of all others that has none of the refused libraries.
_REFUSE = """
import sys
from importlib.abc import MetaPathFinder
class Refuse(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in sys.argv[2].split():
            raise ModuleNotFoundError(f"refused: {name}")
sys.meta_path.insert(0, Refuse())
__import__(sys.argv[1])
"""
DESKTOP = "PySide6 shiboken6"
LEDGER = "fdb firebird pyodbc"
SERVER = "litestar uvicorn sqlalchemy alembic procrastinate"


def _start(module: str, refused: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _REFUSE, module, refused],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("module", "refused"),
    [
        ("cloud_api.cli", f"{DESKTOP} {LEDGER} keyring apscheduler"),
        ("cloud_api.app", f"{DESKTOP} {LEDGER} keyring apscheduler"),
        ("connector.cli", f"{DESKTOP} {SERVER} psycopg pyodbc"),
        ("connector.agent", f"{DESKTOP} {SERVER} psycopg pyodbc"),
        ("connector.control.client", f"{DESKTOP} {SERVER} {LEDGER} psycopg httpx keyring apscheduler"),
        ("connector.domain.entities", f"{DESKTOP} {SERVER} {LEDGER} psycopg httpx keyring apscheduler cryptography"),
    ],
)
def test_a_part_starts_without_the_libraries_of_the_others(module: str, refused: str) -> None:
    """The module is imported where the named libraries cannot be."""
    answer = _start(module, refused)
    assert answer.returncode == 0, answer.stderr


def test_a_refused_library_is_noticed() -> None:
    """The check fails for a module that does need what is refused."""
    answer = _start("cloud_api.app", "litestar")
    assert answer.returncode == 1
    assert "refused: litestar" in answer.stderr
