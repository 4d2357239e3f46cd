"""The rules of the house hold, and each one finds a breach that was planted for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture import rules
from tests.architecture.rules import RULES, Rule
from tests.architecture.tree import Tree, words

ROOT = Path(__file__).resolve().parents[2]
PROMISE = '    """A promise."""\n'


@pytest.fixture(scope="module")
def repository() -> Tree:
    """The source tree that this file belongs to."""
    return Tree(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rule(rule: Rule, repository: Tree) -> None:
    """No file of the repository breaks the rule."""
    breaches = list(rule(repository))
    assert not breaches, "\n".join(breaches)


BREACHES: list[tuple[Rule, str, str, str]] = [
    (rules.packaging_is_no_package, "packaging/x/__init__.py", "", "packaging/x/__init__.py hides"),
    (rules.folders_of_tests_are_packages, "tests/ledger/test_a.py", "", "tests/ledger has no __init__.py"),
    (rules.folders_of_tests_are_packages, "tests/deep/er/__init__.py", "", "tests/deep has no __init__.py"),
    (rules.files_are_short, "connector/long.py", "x = 1\n" * 401, "has 401 lines, at most 400"),
    (rules.files_are_short, "tests/test_long.py", "x = 1\n" * 601, "has 601 lines, at most 600"),
    (rules.functions_are_short, "ui/a.py", "def f():\n" + "    x = 1\n" * 40, "f has 41 lines"),
    (rules.functions_are_short, "ui/a.py", "class A:\n async def f(self):\n" + "  x = 1\n" * 40, "f has 41 lines"),
    (rules.classes_are_short, "ui/a.py", "class A:\n" + "    x = 1\n" * 200, "A has 201 lines"),
    (rules.names_say_what_a_thing_is, "connector/http_utils.py", "", "is called utils"),
    (rules.names_say_what_a_thing_is, "tests/data/__init__.py", "", "is called data"),
    (rules.names_say_what_a_thing_is, "ui/a.py", "class SyncManager: ...", "SyncManager is called manager"),
    (rules.names_say_what_a_thing_is, "ui/a.py", "class HTTPInfo: ...", "HTTPInfo is called info"),
    (rules.money_is_no_float, "connector/domain/total.py", "def f(x): return float(x)", "total.py:1 names float"),
    (rules.money_is_no_float, "cloud_api/records/a.py", "RATE = 0.06", "holds the float 0.06"),
    (rules.control_knows_the_domain_only, "connector/control/a.py", "import connector.store.links", "domain only"),
    (rules.control_knows_the_domain_only, "connector/control/a.py", "from connector import sync", "domain only"),
    (rules.tests_wait_for_conditions, "tests/test_a.py", "import time\ntime.sleep(1)", "test_a.py:2 sleeps"),
    (rules.tests_say_their_promise, "tests/test_a.py", "def test_a(): assert f()", "test_a has no docstring"),
    (rules.tests_can_fail, "tests/test_a.py", f"def test_a():\n{PROMISE}    f()", "test_a cannot fail"),
    (
        rules.tests_are_neither_skipped_nor_expected_to_fail,
        "tests/test_a.py",
        "import pytest\n@pytest.mark.skip\ndef test_a(): ...",
        "uses pytest.mark.skip",
    ),
    (
        rules.patches_are_rare,
        "tests/test_a.py",
        "def test_a(monkeypatch):\n    monkeypatch.setattr(a, 'b', 1)",
        "1 patches in 1 tests",
    ),
    (
        rules.patches_are_rare,
        "tests/test_a.py",
        "from unittest.mock import patch\ndef test_a(): ...",
        "tests/test_a.py:1",
    ),
]

DOOR_BREACHES = [
    ("connector/providers/ledger/source.py", "import fdb"),
    ("connector/drivers/odbc.py", "from fdb import connect"),
    ("connector/drivers/http.py", "from firebird.embedded import provider"),
    ("connector/providers/ledger/source.py", "def late():\n    import pyodbc"),
    ("connector/platform/client.py", "import httpx"),
    ("connector/credentials/vault.py", "import keyring.backends"),
    ("connector/agent/queue.py", "from apscheduler.schedulers import background"),
    ("connector/agent/queue.py", "import asyncio"),
    ("connector/sync/run.py", "import sqlite3"),
    ("connector/agent/build.py", "from PySide6 import QtCore"),
    ("cloud_api/app.py", "import PySide6.QtGui"),
    ("connector/store/links.py", "import sqlalchemy"),
    ("ui/app.py", "import litestar"),
]


def _plant(root: Path, path: str, text: str) -> Tree:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    (root / "tests").mkdir(exist_ok=True)
    (root / "tests" / "__init__.py").touch()
    return Tree(root)


@pytest.mark.parametrize(("rule", "path", "text", "sentence"), BREACHES)
def test_a_planted_breach_is_found(rule: Rule, path: str, text: str, sentence: str, tmp_path: Path) -> None:
    """The rule says where it was broken and how."""
    breaches = list(rule(_plant(tmp_path, path, text)))
    assert len(breaches) == 1
    assert sentence in breaches[0]


@pytest.mark.parametrize(("path", "text"), DOOR_BREACHES)
def test_a_library_beside_its_door_is_found(path: str, text: str, tmp_path: Path) -> None:
    """Whatever the form of the import, and wherever in the file."""
    breaches = list(rules.foreign_libraries_come_through_their_doors(_plant(tmp_path, path, text)))
    assert [breach.split(":")[0] for breach in breaches] == [path]


def test_a_door_may_be_used() -> None:
    """The files that are named do exist in the repository, so that a door cannot be misspelt."""
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "connector").rglob("*.py")]
    assert "connector/drivers/firebird.py" in files
    assert "connector/credentials/keys.py" in files
    assert "connector/agent/schedule.py" in files


def test_every_rule_was_seen_failing() -> None:
    """A rule without a planted breach would be a rule that cannot fail."""
    planted = {rule for rule, *_ in BREACHES} | {rules.foreign_libraries_come_through_their_doors}
    assert planted == set(RULES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("HTTPClient", ["http", "client"]), ("sync_run", ["sync", "run"]), ("metadata", ["metadata"]), ("A", ["a"])],
)
def test_names_are_cut_into_words(name: str, expected: list[str]) -> None:
    """A banned word counts as a whole word only."""
    assert words(name) == expected
