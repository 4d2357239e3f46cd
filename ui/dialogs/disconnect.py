"""Before a company is disconnected: what goes, and what stays."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


class Disconnect(QMessageBox):
    """Asks once; nothing happens by Enter or Escape."""

    confirmed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Disconnect"))
        self.setText(self.tr("Disconnect {company}?").format(company=title))
        self.setInformativeText(
            self.tr(
                "It is synced no more. Its password and what BukuBridge remembers of it are removed from this "
                "computer. Nothing is deleted in the books or on the platform."
            )
        )
        self.yes = self.addButton(self.tr("Disconnect"), QMessageBox.ButtonRole.DestructiveRole)
        stay = self.addButton(self.tr("Stay connected"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        self.buttonClicked.connect(self._clicked)

    def _clicked(self, button: QAbstractButton) -> None:
        if button is self.yes:
            self.confirmed.emit()
