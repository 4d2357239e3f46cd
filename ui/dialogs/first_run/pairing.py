"""Which organization of the platform the company belongs to: one that waits, or a new one by its code."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QFormLayout, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from connector.control.setting_up import (
    Connect,
    ConnectionSettings,
    GetOrganizations,
    KnownOrganization,
    OrganizationList,
    Pair,
    Paired,
)
from connector.domain.errors import BridgeError
from ui.bridge import Bridge
from ui.dialogs.first_run.draft import Draft
from ui.dialogs.first_run.step import Step
from ui.theme import GAP
from ui.widgets import Muted


class PairingStep(Step):
    """Skipped when just one organization waits for its books."""

    def __init__(self, bridge: Bridge, draft: Draft) -> None:
        super().__init__(bridge, draft)
        self.choices, self._group = QVBoxLayout(), QButtonGroup(self)
        self.choices.setSpacing(GAP)
        self._buttons: dict[str, QRadioButton] = {}
        self.by_code = QRadioButton(self.tr("Another organization, by its code"))
        self._group.addButton(self.by_code)
        self.address, self.code = QLineEdit(), QLineEdit()
        self.address.setPlaceholderText("https://")
        self.code.setObjectName("code")
        self.address.setObjectName("platform")
        self.fields = self._make_fields()
        self.column.addLayout(self.choices)
        self.column.addWidget(self.by_code)
        self.column.addWidget(self.fields)
        self.column.addStretch(1)
        self._group.buttonToggled.connect(lambda *_: self._chosen())
        for field in (self.address, self.code):
            field.textChanged.connect(lambda _: self.changed.emit())

    def title(self) -> str:
        """Pair."""
        return self.tr("Pair with the platform")

    def needless(self) -> bool:
        """The connection is there already; its organization stays."""
        return self.draft.kept is not None

    def enter(self) -> None:
        """Ask which organizations there are, every time: another face may have paired one."""
        self.set_busy(True)
        self.say(self.tr("Looking for your organization…"))
        self.bridge.ask(self, GetOrganizations(), OrganizationList, self._take, self._unasked)

    def _unasked(self, error: BridgeError) -> None:
        self.say("")
        self.complain(error)

    def can_go(self) -> bool:
        """An organization is chosen, or address and code are there."""
        typed = bool(self.address.text().strip() and self.code.text().strip())
        return typed if self.by_code.isChecked() else bool(self._picked())

    def next_text(self) -> str:
        """Pair or go on."""
        if self.busy:
            return self.tr("One moment…")
        return self.tr("Pair") if self.by_code.isChecked() else self.tr("Next")

    def forward(self) -> None:
        """Pair when that is wanted, then keep the connection; it does nothing by itself yet."""
        self.set_busy(True)
        if not self.by_code.isChecked():
            self.draft.organization = self._picked()
            self._connect()
            return
        asked = Pair(platform=self._address(), code=self.code.text().strip())
        self.bridge.ask(self, asked, Paired, self._paired, self.complain)

    def choices_shown(self) -> tuple[QRadioButton, ...]:
        """Organizations that wait."""
        return tuple(self._buttons.values())

    def _make_fields(self) -> QWidget:
        fields = QWidget()
        rows = QFormLayout(fields)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for title, field in ((self.tr("Code"), self.code), (self.tr("Address of the platform"), self.address)):
            label = QLabel(title)
            label.setBuddy(field)
            field.setAccessibleName(title)
            rows.addRow(label, field)
        where = self.tr("The platform shows the code when you add a computer there. It works once, for ten minutes.")
        rows.addRow(Muted(where))
        return fields

    def _address(self) -> str:
        """As typed; https is meant where nothing else is said."""
        typed = self.address.text().strip()
        return typed if "://" in typed else f"https://{typed}"

    def _take(self, told: OrganizationList) -> None:
        draft = self.draft
        draft.organizations, draft.platform = told.organizations, told.platform
        if not self.address.text():
            self.address.setText(draft.platform)
        waiting = draft.waiting()
        if len(waiting) == 1 and not draft.organization:
            draft.organization = waiting[0].slug
            self._show(waiting)
            self._connect()
            return
        self._show(waiting)
        self.set_busy(False)
        self.code.setFocus()

    def _show(self, waiting: tuple[KnownOrganization, ...]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self.choices.removeWidget(button)
            button.deleteLater()
        self._buttons.clear()
        chosen = self.draft.organization
        for organization in waiting:
            button = QRadioButton(organization.name)
            button.setObjectName(organization.slug)
            self._buttons[organization.slug] = button
            self._group.addButton(button)
            self.choices.addWidget(button)
            button.setChecked(organization.slug == chosen)
        if not self._picked():
            self.by_code.setChecked(True)
        self.by_code.setVisible(bool(waiting))
        company = self.draft.company
        lead = self.tr("To which organization do the books of {company} belong?")
        if not waiting:
            lead = self.tr("Enter the code that the platform shows for the organization of {company}.")
        self.say(lead.format(company=company or self.tr("this company")))
        self._chosen()

    def _chosen(self) -> None:
        self.fields.setVisible(self.by_code.isChecked())
        self.changed.emit()

    def _picked(self) -> str:
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def _paired(self, paired: Paired) -> None:
        self.draft.pair(paired.organization)
        self.code.clear()
        self._connect()

    def _connect(self) -> None:
        draft = self.draft
        asked = Connect(
            provider=draft.provider,
            way=draft.way,
            settings=draft.settings,
            secrets=draft.secrets,
            title=draft.company,
            organization=draft.organization,
            enabled=False,
            check=False,
        )
        self.bridge.ask(self, asked, ConnectionSettings, self._connected, self._could_not)

    def _could_not(self, error: BridgeError) -> None:
        """A used code is used: the organization that it stood for waits in the list now."""
        self._show(self.draft.waiting())
        self.complain(error)

    def _connected(self, kept: ConnectionSettings) -> None:
        self.draft.kept = kept
        self.draft.secrets = {}
        self.set_busy(False)
        self.passed.emit()
