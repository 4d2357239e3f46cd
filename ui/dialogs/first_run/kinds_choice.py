"""Which kinds of records are synchronised at all, as boxes to tick; lists such as terms and tax codes always are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from connector.domain.policies import Policies
from ui import text
from ui.agent_words import advice
from ui.theme import GAP, Role
from ui.widgets import Tinted

_COLUMNS = 3
CHOSEN = (
    EntityKind.CUSTOMER,
    EntityKind.SUPPLIER,
    EntityKind.PRODUCT,
    EntityKind.INVOICE,
    EntityKind.CASH_SALE,
    EntityKind.CREDIT_NOTE,
    EntityKind.PAYMENT,
)
"""What a person knows as records of their own."""


class KindsChoice(QWidget):
    """A box for each kind that these books have."""

    wanted = Signal(object, bool)
    """A kind, and whether it shall be synchronised."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[EntityKind, QCheckBox] = {}
        self.wrong = Tinted("", Role.ERROR)
        self.wrong.hide()
        self.switching = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._grid)
        column.addWidget(self.wrong)

    def show_kinds(self, kinds: Iterable[EntityKind], policies: Policies) -> None:
        """What these books have, and what of it is left out."""
        there = set(kinds)
        for kind in CHOSEN:
            if kind in there and kind not in self.boxes:
                self._add(kind)
        for kind, box in self.boxes.items():
            box.setVisible(kind in there)
            box.setChecked(policies.of(kind).read)

    def show_switching(self) -> None:
        """One is being taken in or left out."""
        self.switching = True
        self.setEnabled(False)

    def show_switched(self, policies: Policies, refused: BridgeError | None = None) -> None:
        """What is in force now; and why when something was refused."""
        self.switching = False
        self.setEnabled(True)
        for kind, box in self.boxes.items():
            box.setChecked(policies.of(kind).read)
        self.wrong.setText(advice(refused.sentence, refused.remedy) if refused is not None else "")
        self.wrong.setVisible(refused is not None)

    def _add(self, kind: EntityKind) -> None:
        box = self.boxes[kind] = QCheckBox(text.kind_title(kind))
        box.setObjectName(f"read_{kind.value}")
        box.clicked.connect(lambda on: self.wanted.emit(kind, on))
        place = len(self.boxes) - 1
        self._grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
