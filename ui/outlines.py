"""Boxes and circles that can be seen on a dark ground: Fusion draws their outlines darker than the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from ui.theme import Role, color

_ROUND = QStyle.PrimitiveElement.PE_IndicatorRadioButton
_OUTLINED = (
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
    _ROUND,
)


class Outlined(QProxyStyle):
    """Fusion, with an outline in the colour of quiet text around what can be ticked (WCAG 2.1, 1.4.11: 3 : 1)."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(  # noqa: N802  # Qt's name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        /,
        widget: QWidget | None = None,
    ) -> None:
        """Draw as Fusion does, then the outline."""
        super().drawPrimitive(element, option, painter, widget)
        if element not in _OUTLINED:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(Role.MUTED), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        place = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)  # type: ignore[attr-defined]  # the stub lacks it
        if element is _ROUND:
            painter.drawEllipse(place)
        else:
            painter.drawRoundedRect(place, 2, 2)
        painter.restore()
