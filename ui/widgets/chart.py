"""A small chart: one bar a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Role, color


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: how much went through, how much did not, and that in words."""

    value: int
    failed: int
    label: str


class Chart(QWidget):
    """Bars from the oldest to today; what did not go through stands on top, hatched as well as coloured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: Sequence[Bar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_bars(self, bars: Sequence[Bar], summary: str) -> None:
        """Show other days; `summary` says the same to those who do not see it."""
        self.bars = tuple(bars)
        self.setAccessibleName(summary)
        self.setToolTip(summary)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As high as two lines of text."""
        return QSize(240, self.fontMetrics().height() * 2)

    def event(self, event: QEvent) -> bool:
        """Say what one bar stands for."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.bars:
            place = int(event.pos().x() / max(1, self.width()) * len(self.bars))
            QToolTip.showText(event.globalPos(), self.bars[min(max(place, 0), len(self.bars) - 1)].label, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the bars in the present colours."""
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), color(Role.LINE))
        if self.bars:
            most = max(1, *(bar.value + bar.failed for bar in self.bars))
            step = self.width() / len(self.bars)
            for place, bar in enumerate(self.bars):
                self._draw(painter, bar, QRectF(place * step + 1, 0, max(2.0, step - 2), self.height() - 2), most)
        painter.end()

    def _draw(self, painter: QPainter, bar: Bar, area: QRectF, most: int) -> None:
        # A day with one record is still seen beside a day with a hundred thousand.
        high = max(area.height() * bar.value / most, 2.0 if bar.value else 0.0)
        top = max(area.height() * bar.failed / most, 3.0 if bar.failed else 0.0)
        high = min(high, area.height() - top)
        painter.fillRect(QRectF(area.x(), area.bottom() - high, area.width(), high), color(Role.ACCENT))
        if bar.failed:
            failed = QRectF(area.x(), area.bottom() - high - top, area.width(), top)
            painter.fillRect(failed, color(Role.ERROR))
            painter.fillRect(failed, Qt.BrushStyle.DiagCrossPattern)
