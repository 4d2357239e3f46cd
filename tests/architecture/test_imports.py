"""Imports go one way: the contracts in pyproject.toml hold here, and break on a planted tree."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = "The connector's layers"
HOUSE = "The connector knows neither face nor server"
NEVER_MEET = "Face and server never meet"
FACE = "The face talks to the control channel"
SERVER = "The server uses the engine's parts"
DOMAIN = "The domain knows no driver"
LEDGER = "What every ledger takes knows no driver"

# Every layer of the design, each an empty package.
LAYER_NAMES = (
    *("domain", "settings", "paths", "logs", "drivers", "mapping", "posting", "sync", "ledger"),
    *("control", "providers", "platform", "store", "credentials", "hosting", "cli", "agent"),
)
SKELETON = ["ui", "cloud_api", "connector", *(f"connector/{name}" for name in LAYER_NAMES)]

BREACHES = [
    ("connector/domain/bad.py", "import connector.sync", LAYERS),
    ("connector/domain/bad.py", "import connector.settings", LAYERS),
    ("connector/sync/bad.py", "import connector.drivers", LAYERS),
    ("connector/drivers/bad.py", "import connector.providers", LAYERS),
    ("connector/ledger/bad.py", "import connector.providers", LAYERS),
    ("connector/posting/bad.py", "import connector.ledger", LAYERS),
    ("connector/ledger/bad.py", "import connector.drivers.http", LEDGER),
    ("connector/providers/bad.py", "import connector.store", LAYERS),
    ("connector/store/bad.py", "from connector.agent import queue", LAYERS),
    ("connector/cli/bad.py", "from connector.agent import queue", LAYERS),
    ("connector/agent/bad.py", "import connector.cli", LAYERS),
    ("connector/hosting/bad.py", "import connector.agent", LAYERS),
    ("connector/platform/bad.py", "import connector.hosting", LAYERS),
    ("connector/extra/__init__.py", "", LAYERS),
    ("connector/agent/bad.py", "import cloud_api", HOUSE),
    ("connector/agent/bad.py", "import ui", HOUSE),
    ("ui/bad.py", "import cloud_api", NEVER_MEET),
    ("cloud_api/bad.py", "import ui", NEVER_MEET),
    ("ui/bad.py", "import connector.store", FACE),
    ("ui/bad.py", "from connector.sync import plan", FACE),
    ("cloud_api/bad.py", "import connector.agent", SERVER),
    ("cloud_api/bad.py", "from connector.drivers import http", SERVER),
    ("cloud_api/bad.py", "import connector.ledger", SERVER),
    ("connector/domain/bad.py", "import httpx", DOMAIN),
    ("connector/domain/bad.py", "import sqlite3", DOMAIN),
    ("connector/control/bad.py", "import connector.sync", "The control channel carries words of the domain only"),
    ("connector/sync/bad.py", "import fdb", "The engine knows no driver"),
]

ALLOWED = [
    ("connector/cli/run.py", "from connector.agent import build"),
    ("connector/agent/build.py", "import connector.providers, connector.store, connector.sync"),
    ("connector/store/links.py", "import connector.domain, connector.settings"),
    ("ui/bridge.py", "from connector.control import client\nimport connector.domain"),
    (
        "cloud_api/worker.py",
        "import connector.sync, connector.store, connector.platform, connector.providers, connector.hosting",
    ),
]


def _plant(root: Path, files: list[tuple[str, str]]) -> None:
    (root / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    for package in SKELETON:
        (root / package).mkdir(parents=True)
        (root / package / "__init__.py").touch()
    for module in ("agent/queue", "agent/build", "control/client", "sync/plan", "drivers/http"):
        (root / f"connector/{module}.py").touch()
    for path, text in files:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def _lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter as `make lint` does, on the packages of that tree."""
    script = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-P", "-c", script, "--no-cache", "--no-logo"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        # A narrow terminal would break the names of the contracts.
        env={**os.environ, "COLUMNS": "200"},
    )


def test_the_contracts_hold_here() -> None:
    """No import of the repository goes the wrong way."""
    answer = _lint(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_what_the_design_allows_is_kept(tmp_path: Path) -> None:
    """The contracts refuse breaches, not the product: the allowed ways pass together."""
    _plant(tmp_path, ALLOWED)
    answer = _lint(tmp_path)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(("path", "text", "contract"), BREACHES)
def test_a_planted_import_breaks_its_contract(path: str, text: str, contract: str, tmp_path: Path) -> None:
    """Each contract was seen broken, by name."""
    _plant(tmp_path, [(path, text)])
    answer = _lint(tmp_path)
    broken = [line for line in answer.stdout.splitlines() if line.endswith("BROKEN")]
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert any(line.startswith(contract) for line in broken), answer.stdout
