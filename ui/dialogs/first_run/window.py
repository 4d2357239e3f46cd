"""The window that holds the steps: one question at a time, back and next, and nothing that waits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from connector.control.setting_up import (
    ConnectionSettings,
    GetConnection,
    GetProviders,
    ProviderList,
)
from ui.bridge import Bridge
from ui.dialogs.first_run.books import BooksStep
from ui.dialogs.first_run.directions import DirectionsStep
from ui.dialogs.first_run.done import DoneStep
from ui.dialogs.first_run.draft import Draft
from ui.dialogs.first_run.pairing import PairingStep
from ui.dialogs.first_run.preview import PreviewStep
from ui.dialogs.first_run.sign_in import SignInStep
from ui.dialogs.first_run.step import Step
from ui.dialogs.first_run.welcome import WelcomeStep
from ui.theme import GAP, WIDE, roomy
from ui.widgets import Muted

_SIZE = 720, 600


class FirstRun(QDialog):
    """Sets up one company. A second one goes the same way, without the welcome.

    Args:
        welcome: whether to begin with a word of welcome.
        connection: a connection that was begun and is not switched on yet: go on with that one. One that is at work
            gets another sign-in.
    """

    finished_with = Signal(str)
    """The connection that was set up; the window is closed."""

    def __init__(
        self, bridge: Bridge, parent: QWidget | None = None, *, welcome: bool = True, connection: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Connect a company"))
        self.draft = Draft()
        self.bridge = bridge
        self.welcome, self.books = WelcomeStep(bridge, self.draft), BooksStep(bridge, self.draft)
        self.sign_in, self.pairing = SignInStep(bridge, self.draft), PairingStep(bridge, self.draft)
        self.directions, self.preview = DirectionsStep(bridge, self.draft), PreviewStep(bridge, self.draft)
        self.done_step = DoneStep(bridge, self.draft)
        first = (self.welcome,) if welcome and not connection else ()
        self.steps: tuple[Step, ...] = (
            *first, self.books, self.sign_in, self.pairing, self.directions, self.preview, self.done_step,
        )  # fmt: skip
        self._past: list[Step] = []
        self._build()
        for step in (self.welcome, *self.steps):
            step.passed.connect(partial(self._passed, step))
            step.changed.connect(self._show_buttons)
        self.resize(roomy(*_SIZE))
        if connection:
            self._go_on_with(connection)
        else:
            self._show(self.steps[0])

    @property
    def step(self) -> Step:
        """The one that is shown."""
        return self.steps[self._pages.currentIndex()]

    def present(self) -> None:
        """Show it, before everything else."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def done(self, result: int) -> None:
        """However it is closed: what takes long ends; a connection that was begun stays, switched off, and can be gone
        on with."""
        self.step.leave()
        super().done(result)

    def _build(self) -> None:
        self.where, self._pages = Muted(), QStackedWidget()
        for step in self.steps:
            step.setContentsMargins(0, 0, GAP, 0)
            self._pages.addWidget(_scrolled(step))
        self.waits = QProgressBar()
        self.waits.setRange(0, 0)
        self.waits.setTextVisible(False)
        self.waits.setMaximumHeight(GAP // 2)
        self.waits.setAccessibleName(self.tr("One moment"))
        policy = self.waits.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.waits.setSizePolicy(policy)
        self.cancel, self.back, self.next = QPushButton(self.tr("Close")), QPushButton(self.tr("Back")), QPushButton()
        self.next.setObjectName("next")
        self.back.setObjectName("back")
        for button in (self.cancel, self.back):
            button.setAutoDefault(False)
        self.next.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        for each in (self.where, self._pages, self.waits):
            column.addWidget(each, 1 if each is self._pages else 0)
        column.addLayout(row)

    def _go_on_with(self, connection: str) -> None:
        """Take up a connection that was begun."""

        def took(kept: ConnectionSettings) -> None:
            draft = self.draft
            draft.kept, draft.provider, draft.way = kept, kept.provider, kept.way
            draft.settings, draft.organization = dict(kept.settings), kept.organization
            draft.changing = kept.enabled
            if draft.changing:
                self.setWindowTitle(self.tr("Change {title}").format(title=kept.title))
                self._show(self.sign_in)
            else:
                self._past = [self.sign_in]
                self._show(self.directions)

        def providers(told: ProviderList) -> None:
            self.draft.providers = told.providers
            self.bridge.ask(self, GetConnection(connection=connection), ConnectionSettings, took, failed)

        failed = self.books.complain
        self.bridge.ask(self, GetProviders(), ProviderList, providers, failed)

    def _go_on(self) -> None:
        self.step.forward()

    def _passed(self, step: Step) -> None:
        if step is not self.step:
            return  # an answer that came late: somebody went back meanwhile
        if step is self.done_step:
            self.finished_with.emit(self.draft.connection)
            self.accept()
            return
        self._past.append(step)
        following = self.steps[self.steps.index(step) + 1 :]
        self._show(next(each for each in following if not each.needless()))

    def _go_back(self) -> None:
        self.step.leave()
        while self._past:
            step = self._past.pop()
            if not step.needless():
                self._show(step)
                return

    def _show(self, step: Step) -> None:
        index = self.steps.index(step)
        self._pages.setCurrentIndex(index)
        words = self.tr("Step {number} of {count}")
        self.where.setText(words.format(number=index + 1, count=len(self.steps)))
        self.where.setVisible(not self.draft.changing)
        step.enter()
        self._pages.currentWidget().setAccessibleName(step.heading.text())
        self._show_buttons()

    def _show_buttons(self) -> None:
        step = self.step
        self.next.setText(step.next_text())
        self.next.setEnabled(not step.busy and step.can_go())
        earlier = any(not each.needless() for each in self._past)
        self.back.setVisible(earlier and step.can_go_back())
        self.back.setEnabled(not step.busy)
        self.waits.setVisible(step.busy)


def _scrolled(step: Step) -> QScrollArea:
    """A step that is taller than the screen can be scrolled."""
    scroller = QScrollArea()
    scroller.setFrameShape(QFrame.Shape.NoFrame)
    scroller.setWidgetResizable(True)
    scroller.setWidget(step)
    return scroller
