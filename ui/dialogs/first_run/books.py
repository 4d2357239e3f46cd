"""Which company: what was found on this PC, another file, or another way into the books."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath, PureWindowsPath

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from connector.control.setting_up import BooksFound, Discover, FoundBooks, GetProviders, Provider, ProviderList
from connector.domain.errors import BridgeError
from ui import text
from ui.agent_words import agent_said
from ui.bridge import Bridge
from ui.dialogs.first_run.draft import Draft
from ui.dialogs.first_run.step import Step
from ui.file_words import speak
from ui.provider_words import provider_words
from ui.theme import GAP, icon


class BooksStep(Step):
    """Companies by name; those that cannot be used say why."""

    def __init__(self, bridge: Bridge, draft: Draft) -> None:
        super().__init__(bridge, draft)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setAccessibleName(self.title())
        self.list.currentItemChanged.connect(lambda *_: self.changed.emit())
        self.list.itemActivated.connect(lambda _: self.forward() if self.can_go() else None)
        self.column.addWidget(self.list, 1)
        self.others = QVBoxLayout()
        self.others.setSpacing(GAP // 2)
        self.column.addLayout(self.others)
        self.again = _flat(QPushButton(icon("sync"), self.tr("Look again")))
        self.again.setObjectName("look_again")
        self.again.clicked.connect(self._look)
        self.column.addWidget(self.again, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(0)  # takes the room of the list where there is none
        self._asked = False
        self._found: tuple[FoundBooks, ...] = ()

    def title(self) -> str:
        """Which company."""
        return self.tr("Which company?")

    def enter(self) -> None:
        """Look once; a second visit shows what was found and chosen before."""
        if not self._asked:
            self._look()

    def set_busy(self, busy: bool) -> None:
        """It looks, or not any more."""
        super().set_busy(busy)
        self.again.setVisible(not busy)

    def _look(self) -> None:
        self._asked = True
        self.say(self.tr("Looking for companies on this computer…"))
        self.set_busy(True)
        self.bridge.ask(self, GetProviders(), ProviderList, self._take_providers, self._failed)

    def can_go(self) -> bool:
        """Something usable is chosen."""
        return self._current() is not None

    def forward(self) -> None:
        """Take the chosen company."""
        found = self._current()
        if found is not None:
            self.draft.choose(found.provider, "", found)
            self.passed.emit()

    def choose_file(self, path: str) -> None:
        """Take a company file that somebody pointed at."""
        filed = next((each.name for each in self.draft.providers if _is_filed(each)), "")
        if path and filed:
            self.draft.choose(filed, "")
            self.draft.settings = {"path": path}
            self.passed.emit()

    def _current(self) -> FoundBooks | None:
        row = self.list.currentRow()
        found = self._found[row] if 0 <= row < len(self._found) else None
        return found if found is not None and found.usable and not found.connected else None

    def _take_providers(self, told: ProviderList) -> None:
        self.draft.providers = told.providers
        while self.others.count():
            button = self.others.takeAt(0).widget()
            if button is not None:
                button.deleteLater()
        for provider in told.providers:
            self._offer(provider)
        self.bridge.ask(self, Discover(), BooksFound, self._take_books, self._failed)

    def _failed(self, error: BridgeError) -> None:
        self._asked = False
        self.say("")
        self.complain(error)

    def _offer(self, provider: Provider) -> None:
        """Other ways to a company than picking one that was found."""
        buttons = self._files(provider) if _is_filed(provider) else [self._server(provider)]
        for way in provider.ways[1:]:
            button = QPushButton(icon("key"), f"{provider_words(way.title)}…")
            button.setObjectName(f"way_{way.name}")
            button.setToolTip(provider_words(way.help))
            button.clicked.connect(partial(self._go_way, provider.name, way.name))
            buttons.append(button)
        for button in buttons:
            self.others.addWidget(_flat(button), alignment=Qt.AlignmentFlag.AlignLeft)

    def _files(self, provider: Provider) -> list[QPushButton]:
        choose = QPushButton(icon("folder"), self.tr("Choose another company file…"))
        choose.setObjectName("choose_file")
        choose.clicked.connect(self._browse)
        far = QPushButton(icon("link"), self.tr("The company is on another computer…"))
        far.setObjectName("another_computer")
        far.clicked.connect(partial(self._go_way, provider.name, ""))
        return [choose, far]

    def _server(self, provider: Provider) -> QPushButton:
        enter = QPushButton(icon("link"), self.tr("A company of {program}…").format(program=provider.title))
        enter.setObjectName(f"enter_{provider.name}")
        enter.clicked.connect(partial(self._go_way, provider.name, ""))
        return enter

    def _go_way(self, provider: str, way: str) -> None:
        self.draft.choose(provider, way)
        self.passed.emit()

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the company file"))
        dialog.setNameFilter(self.tr("Company files (*.fdb *.FDB *.gdb *.GDB)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        speak(dialog)
        dialog.fileSelected.connect(self.choose_file)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take_books(self, told: BooksFound) -> None:
        self._found = told.books
        self.list.clear()
        for found in told.books:
            self.list.addItem(self._item(found))
        usable = [row for row, found in enumerate(told.books) if found.usable and not found.connected]
        if usable:
            self.list.setCurrentRow(usable[0])
            self.list.setFocus()
            self.say(self.tr("These companies were found on this computer. None of them was opened."))
        elif told.books:
            self.say(self.tr("What was found on this computer cannot be used as it is. Choose another way below."))
        else:
            self.say(self.tr("No company was found in the usual folders of this computer. Choose another way below."))
        self.list.setVisible(bool(told.books))
        self.set_busy(False)

    def _item(self, found: FoundBooks) -> QListWidgetItem:
        told = [self.tr("last changed {when}").format(when=text.moment(found.modified_at))] if found.size else []
        if found.size:
            told.append(QLocale().formattedDataSize(found.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat))
        why = agent_said(found.sentence)
        if found.connected:
            why = self.tr("Connected already as {title}.").format(title=found.connected)
        path = PureWindowsPath(found.path) if "\\" in found.path else PurePath(found.path)
        item = QListWidgetItem(icon("books"), f"{found.name}\n{' · '.join([*told, str(path.parent)])}\n{why}")
        item.setToolTip(found.path)
        if not found.usable or found.connected:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item


def _flat(button: QPushButton) -> QPushButton:
    """One that is not the way that most people go; Enter does not press it."""
    button.setFlat(True)
    button.setAutoDefault(False)
    return button


def _is_filed(provider: Provider) -> bool:
    """Whether its companies are files that a person can point at."""
    return any(setting.name == "path" for setting in provider.ways[0].settings)
