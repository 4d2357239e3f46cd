"""The way from nothing to green: a real agent process, a real Firebird server, a real platform, clicks and keys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from connector.control import setting_up as say
from connector.control.client import ControlClient
from connector.control.messages import Activity, Light
from connector.domain.keys import EntityKind
from connector.paths import Home
from tests.live.desk import Desk
from tests.live.faults import ShakyPlatform
from tests.live.servers.firebird_server import HOST, FirebirdServer
from tests.live.servers.processes import free_port
from tests.live.servers.scratch import scratch_folder
from tests.providers.test_discover import page
from tests.sample.cache import Company, make_company
from tests.sample.variant import TINY, Engine, Variant
from ui.bridge import Bridge
from ui.dialogs.first_run import FirstRun
from ui.dialogs.first_run.step import Step
from ui.state import Face

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FIVE = Variant(engine=Engine.FIREBIRD_5)
SOON_MS = 120_000
_numbers = count(1)


@pytest.fixture
def company(firebird5: FirebirdServer) -> Company:
    """A small company."""
    return make_company(firebird5, FIVE, TINY)


@pytest.fixture
def desk(platform: ShakyPlatform, company: Company) -> Iterator[Desk]:
    """An office PC with the agent running: nothing is paired, nothing connected; an installer left two settings."""
    with scratch_folder("first-run") as folder:
        (folder / "books").mkdir()
        (folder / "books" / "ACC-0001.FDB").symlink_to(company.path)
        (folder / "books" / "OLD.FDB").write_bytes(b"no database")
        desk = Desk(folder / "pc", platform)
        settings = f'platform = "{platform.url}"\ncompany_folders = ["{(folder / "books").as_posix()}"]\n'
        (desk.home / "settings.toml").write_text(settings, encoding="utf-8")
        with desk.agent():
            yield desk


@pytest.fixture
def bridge(qtbot: QtBot, desk: Desk) -> Iterator[Bridge]:
    """A face of that agent."""
    bridge = Bridge(Home(desk.home))
    with qtbot.waitSignal(bridge.desk_changed, timeout=SOON_MS):
        bridge.start()
    yield bridge
    bridge.close()


@pytest.fixture
def window(bridge: Bridge) -> Iterator[FirstRun]:
    """The window."""
    window = FirstRun(bridge)
    window.show()
    yield window
    if shiboken6.isValid(window):
        window.close()


class Person:
    """Clicks and types; counts the clicks on the window's own buttons."""

    def __init__(self, qtbot: QtBot, window: FirstRun) -> None:
        self.qtbot = qtbot
        self.window = window
        self.clicks = 0

    def next(self, step: Step) -> None:
        """One click, and that step asks."""
        self.click(self.window.next)
        self.qtbot.waitUntil(lambda: self.window.step is step and not step.busy, timeout=SOON_MS)

    def click(self, button: QPushButton) -> None:
        """As soon as it can be clicked."""
        self.qtbot.waitUntil(button.isEnabled, timeout=SOON_MS)
        self.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        """Into a field of the step that is shown, in place of what stands there."""
        field = self.window.step.findChild(QLineEdit, name) or self.window.step.findChild(QSpinBox, name)
        assert isinstance(field, QLineEdit | QSpinBox)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)


def sign_in_at_the_second_try(person: Person, server: FirebirdServer) -> None:
    """A wrong password is explained beside its field; everything else stays."""
    step = person.window.sign_in
    step.form.unfold.click()
    person.type("port", str(server.port))
    person.type("host", HOST)
    person.type("password", "wrong")
    person.click(person.window.next)
    person.qtbot.waitUntil(step.news.isVisible, timeout=SOON_MS)
    assert "did not accept the user name and password" in step.news.text.text()
    assert step.form.fields["password"].wrong.isVisible()
    person.type("password", server.password)
    person.next(person.window.pairing)


def pair_at_the_second_try(person: Person, platform: ShakyPlatform, slug: str) -> None:
    """The address is there already; a wrong code is refused."""
    step = person.window.pairing
    assert step.address.text() == platform.url
    person.type("code", "no-code")
    person.click(person.window.next)
    person.qtbot.waitUntil(step.news.isVisible, timeout=SOON_MS)
    person.type("code", platform.invite(slug))
    person.next(person.window.directions)


def look_at_writing(person: Person) -> None:
    """What books and rehearsal say before anything was ever synced; turned on, and off again with reading alone."""
    step = person.window.directions
    step.both.click()
    person.qtbot.waitUntil(lambda: EntityKind.INVOICE in step.rows, timeout=SOON_MS)
    customers, invoices = step.rows[EntityKind.CUSTOMER], step.rows[EntityKind.INVOICE]
    before = invoices.reasons.text()
    invoices.button.click()
    person.qtbot.waitUntil(lambda: invoices.reasons.text() != before, timeout=SOON_MS)
    assert not invoices.wrong.isVisible()
    customers.box.click()
    person.qtbot.waitUntil(lambda: customers.box.isEnabled() and customers.box.isChecked(), timeout=SOON_MS)
    step.read_only.click()


def test_from_nothing_to_green(
    qtbot: QtBot, window: FirstRun, desk: Desk, platform: ShakyPlatform, firebird5: FirebirdServer
) -> None:
    """Six clicks, a password and a code; a wrong password and a wrong code cost one more each. No path is typed."""
    slug, person = f"kedai-{next(_numbers)}", Person(qtbot, window)
    platform.organization(slug)
    person.next(window.books)
    assert window.books.list.count() == 2
    person.next(window.sign_in)
    sign_in_at_the_second_try(person, firebird5)
    pair_at_the_second_try(person, platform, slug)
    assert "can be read" in window.directions.lead.text()
    look_at_writing(person)
    person.next(window.preview)
    qtbot.waitUntil(lambda: not window.preview.running, timeout=SOON_MS)
    tally = window.preview.tally
    assert tally.kinds[EntityKind.INVOICE].amounts["MYR"] > 0
    assert all(change.title for change in tally.kinds[EntityKind.CUSTOMER].first)
    (status,) = desk.status().connections
    assert (status.activity, status.last_run) == (Activity.DISABLED, None)
    person.next(window.done_step)
    assert person.clicks == 6 + 2
    qtbot.waitUntil(lambda: window.done_step.mark.face is Face.OK, timeout=SOON_MS)
    (status,) = desk.status().connections
    assert (status.light, status.organization, status.writes) == (Light.GREEN, slug, ())
    sent = {counts.entity: counts.created for counts in (status.last_run.counts if status.last_run else ())}
    assert {kind: count for kind, count in sent.items() if count} == {kind: t.count for kind, t in tally.kinds.items()}


@pytest.mark.parametrize(
    ("what", "settings", "words", "blamed"),
    [
        ("no server", {"port": 0}, "No Firebird server answers", {"host", "port"}),
        ("no file", {"path": "/nowhere/ACC-0009.FDB"}, "finds no company file", {"path"}),
        ("no database", {"path": "none.fdb"}, "is not a Firebird database", {"path"}),
        ("another version", {"path": "older.fdb"}, "belongs to another Firebird version", {"path"}),
        ("no books in it", {"path": "empty.fdb"}, "there are no books in it", {"path"}),
        ("no such character set", {"legacy_charsets": ("klingon",)}, "klingon", set()),
    ],
)
def test_what_is_wrong_is_told_in_words(
    desk: Desk,
    company: Company,
    firebird5: FirebirdServer,
    what: str,
    settings: dict[str, say.Value],
    words: str,
    blamed: set[str],
) -> None:
    """By the real server and the real driver: one sentence, what to do, and which field to look at."""
    given: dict[str, say.Value] = {"path": str(company.path), "host": HOST, "port": firebird5.port, **settings}
    if what == "no server":
        given["port"] = free_port()
    elif what == "no books in it":
        given["path"] = str(firebird5.create_database(f"empty-{next(_numbers)}.fdb"))
    elif "/" not in str(given["path"]):
        made = firebird5.databases / f"{next(_numbers)}-{given['path']}"
        made.write_bytes(page(structure=0x8000 | 11, minor=2) if what == "another version" else b"no database" * 4096)
        given["path"] = str(made)
    asked = say.TryBooks(provider="sql_accounting", settings=given, secrets={"password": firebird5.password})
    with ControlClient(Home(desk.home), "test") as client:
        fault = client.ask(asked, say.BooksTried).fault
    assert fault is not None
    assert words in fault.sentence
    assert set(fault.settings) == blamed
    assert firebird5.password not in f"{fault}"
