"""Problems through the dialogs, over a real agent, a real Firebird server and a real platform.

A conflict is decided, held deletions are named and let go, a look ahead names what would be written, and what was
written into the books is taken back: every total is as before, to the sen.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from connector.control.attention import Matter, MatterKind
from connector.control.both_ways import UndoOutcome
from connector.control.messages import Activity
from connector.domain.conflicts import Choice
from connector.domain.fingerprint import canonical
from connector.paths import Home
from tests.live.demo_both_ways import BothWays
from tests.live.demo_stage import Office, Platform, stage
from tests.live.servers.processes import wait_until
from tests.sample.cache import Company
from tests.sample.variant import Sizes
from tests.sample.vendor import VendorProgram
from ui.bridge import Bridge
from ui.dialogs.choices import FieldChoices
from ui.dialogs.conflict import ConflictDialog
from ui.dialogs.preview import PreviewDialog
from ui.dialogs.safeguard import SafeguardDialog
from ui.dialogs.undo import UndoDialog
from ui.pages.problems import ProblemsPage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES = Sizes(customers=40, products=50, suppliers=5, invoices=250, cash_sales=10, credit_notes=5, payments=150)
SOON_MS = 120_000
MANY = 60
"""More than the safeguard lets pass by itself."""


class Acts(BothWays):
    """What people do on either side, with what this test looks at."""

    @property
    def customer(self) -> str:
        """Code of the customer that both sides edit."""
        return self._customer

    def names(self) -> str:
        """What the books call that customer."""
        return self._first(f"SELECT COMPANYNAME FROM AR_CUSTOMER WHERE CODE = '{self._customer}'")[0]

    def both_edit(self) -> None:
        """The same customer, on both sides, before either has heard of it."""
        self._office.command("pause")
        self._platform.record("edit", "customers", self._customer, content=b'{"name": "Nama dari Platform"}')
        self.vendor(lambda program: program.edit_customer(self._customer, "Nama dari Buku"))
        self._office.command("resume")

    def vendor(self, work: Callable[[VendorProgram], object]) -> None:
        """Something that the vendor's program does."""
        program = VendorProgram(self._company.door, self._company.charset)
        try:
            work(program)
            program.rollback()
        finally:
            program.close()

    def bill(self) -> int:
        """An invoice of the platform that is posted in the books; its key there."""
        before = self._invoices()
        self._platform.record("create", "invoices", content=canonical(self._bill(2)))
        wait_until(lambda: self._invoices() != before, "the platform's invoice is in the books")
        (key,) = self._invoices() - before
        return key

    def totals(self) -> list[tuple[object, ...]]:
        """Sums of ledger, receivables and stock."""
        return self._totals()


@dataclass
class Scene:
    """Everything that one test has in its hands."""

    office: Office
    platform: Platform
    company: Company
    acts: Acts
    bridge: Bridge

    @property
    def connection(self) -> str:
        """The only one."""
        return self.bridge.desk.connections[0].id

    def rests(self, qtbot: QtBot) -> None:
        """Wait until nothing runs."""
        qtbot.waitUntil(
            lambda: all(each.activity is Activity.IDLE for each in self.bridge.desk.connections), timeout=SOON_MS
        )

    def page(self, qtbot: QtBot) -> ProblemsPage:
        """The page of problems, as the window shows it."""
        page = ProblemsPage(self.bridge)
        qtbot.addWidget(page)
        page.take_desk(self.bridge.desk)
        self.bridge.desk_changed.connect(page.take_desk)
        page.show()
        page.refresh()
        return page


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    """A company of its own, both ways on, equal; and the face over its agent."""
    with stage() as (books, platform, office):
        company = books.company(SIZES)
        office.start()
        office.command("pair", platform.url, platform.invite())
        where = ["--path", str(company.path), "--host", books.host, "--port", str(books.port)]
        office.command("connect", "sql-accounting", *where, "--password-stdin", stdin=f"{books.server.password}\n")
        office.sync()
        acts = Acts(platform, office, company)
        acts.rehearse(lambda _: None)
        office.sync()
        bridge = Bridge(Home(office.home))
        with qtbot.waitSignal(bridge.desk_changed):
            bridge.start()
        try:
            yield Scene(office, platform, company, acts, bridge)
        finally:
            bridge.close()


def lines(page: ProblemsPage, kind: MatterKind) -> list[Matter]:
    """What the page shows of one sort."""
    return [row for row in page.model.rows if isinstance(row, Matter) and row.kind is kind]


def press(qtbot: QtBot, page: ProblemsPage, kind: MatterKind) -> object:
    """Choose the first line of a sort, and press its first button; the dialog that opens."""
    qtbot.waitUntil(lambda: bool(lines(page, kind)), timeout=SOON_MS)
    page.table.choose(page.model.find(lines(page, kind)[0]))
    QTest.mouseClick(page.panel.buttons[0], Qt.MouseButton.LeftButton)
    return page.panel.dialog


@pytest.mark.timeout(600)
def test_problems_are_solved_through_the_dialogs(qtbot: QtBot, scene: Scene) -> None:
    """One after the other, as people do; at the end nothing needs anybody and both sides are equal."""
    page = scene.page(qtbot)
    qtbot.waitUntil(page.empty.isVisible, timeout=SOON_MS)
    decides_a_conflict(qtbot, scene, page)
    looks_at_what_is_held(qtbot, scene, page)
    looks_ahead(qtbot, scene)
    takes_back(qtbot, scene)
    page.refresh()
    qtbot.waitUntil(page.empty.isVisible, timeout=SOON_MS)
    assert scene.office.sync().equality == "equal"


def decides_a_conflict(qtbot: QtBot, scene: Scene, page: ProblemsPage) -> None:
    """Both sides gave a customer another name: the platform's is kept, in the books too."""
    scene.acts.both_edit()
    dialog = press(qtbot, page, MatterKind.CONFLICT)
    assert isinstance(dialog, ConflictDialog)
    qtbot.waitUntil(lambda: dialog.choices is not None, timeout=SOON_MS)
    assert dialog.conflict is not None
    (field,) = dialog.conflict.fields
    assert (field.name, field.books, field.platform) == ("name", "Nama dari Buku", "Nama dari Platform")
    assert "siti" in dialog.history.text()
    assert isinstance(dialog.choices, FieldChoices)
    dialog.choices.choose("name", Choice.KEEP_PLATFORM)
    QTest.mouseClick(dialog.decide, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: scene.acts.names() == "Nama dari Platform", timeout=SOON_MS)
    qtbot.waitUntil(page.empty.isVisible, timeout=SOON_MS)


def looks_at_what_is_held(qtbot: QtBot, scene: Scene, page: ProblemsPage) -> None:
    """Sixty customers vanish from the books: they are named, left, looked at again and let go."""
    codes = [f"399-{number:04}" for number in range(MANY)]

    def enter(program: VendorProgram) -> None:
        for code in codes:
            program.new_customer(code, f"Pelanggan {code}")

    def delete(program: VendorProgram) -> None:
        for code in codes:
            program.delete_customer(code)

    scene.acts.vendor(enter)
    assert scene.office.sync().equality == "equal"
    scene.acts.vendor(delete)
    scene.office.sync()
    dialog = press(qtbot, page, MatterKind.HELD)
    assert isinstance(dialog, SafeguardDialog)
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == MANY, timeout=SOON_MS)
    assert sorted(change.title for change in dialog.rows.rows) == [f"{code} Pelanggan {code}" for code in codes]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    page.refresh()
    assert [each.count for each in lines(page, MatterKind.HELD)] == [MANY]
    again = press(qtbot, page, MatterKind.HELD)
    assert isinstance(again, SafeguardDialog)
    qtbot.waitUntil(lambda: again.total == MANY, timeout=SOON_MS)
    again.sure.click()
    QTest.mouseClick(again.release, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.empty.isVisible, timeout=SOON_MS)


def looks_ahead(qtbot: QtBot, scene: Scene) -> None:
    """What the next sync would write has its name; nothing is written by the look."""
    scene.rests(qtbot)
    scene.acts.vendor(lambda program: program.edit_customer(scene.acts.customer, "Nama Baharu"))
    dialog = PreviewDialog(scene.bridge, scene.connection)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # looked at after it was closed
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.over, timeout=SOON_MS)
    (change,) = dialog.listed
    assert change.title == f"{scene.acts.customer} Nama Baharu"
    assert change.fields == ("name",)
    assert not dialog.news.isVisible()
    dialog.close()
    shown = scene.platform.shown("customers", scene.acts.customer)
    assert shown["name"] == "Nama dari Platform"
    assert scene.office.sync().equality == "equal"


def takes_back(qtbot: QtBot, scene: Scene) -> None:
    """An invoice of the platform was posted; taken back through the dialog, all totals are as before."""
    before = scene.acts.totals()
    scene.acts.bill()
    scene.rests(qtbot)
    assert scene.acts.totals() != before
    dialog = UndoDialog(scene.bridge, scene.connection)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.steps.rowCount() > 0, timeout=SOON_MS)
    dialog.all.click()
    assert len(dialog.steps.wanted_back()) == 1
    with qtbot.waitSignal(dialog.changed, timeout=SOON_MS):
        QTest.mouseClick(dialog.take_back, Qt.MouseButton.LeftButton)
    assert [row.outcome for row in dialog.steps.rows] == [UndoOutcome.UNDONE]
    assert scene.acts.totals() == before
    scene.rests(qtbot)
