"""The six faces of a connection, told apart by shape as well as by colour; drawn for cards and for the tray."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from ui.state import Face
from ui.text import translate
from ui.theme import Role, color, looks, picture

ROLES: Final = {
    Face.OK: Role.OK, Face.SYNCING: Role.ACCENT, Face.PAUSED: Role.MUTED, Face.UNKNOWN: Role.MUTED,
    Face.WARNING: Role.WARNING, Face.ERROR: Role.ERROR,
}  # fmt: skip

# Each ground has an outline of its own: circle, ring, rounded square, dashed ring, triangle, octagon.
_GROUNDS: Final = {
    Face.OK: '<circle cx="32" cy="32" r="28" fill="{ink}"/>',
    Face.SYNCING: '<circle cx="32" cy="32" r="25" fill="none" stroke="{ink}" stroke-width="6"/>',
    Face.PAUSED: '<rect x="5" y="5" width="54" height="54" rx="14" fill="{ink}"/>',
    Face.UNKNOWN: '<circle cx="32" cy="32" r="26" fill="none" stroke="{ink}" stroke-width="5" stroke-dasharray="9 7"/>',
    Face.WARNING: '<path d="M32 4 62 58H2Z" fill="{ink}" stroke="{ink}" stroke-width="4" stroke-linejoin="round"/>',
    Face.ERROR: '<path d="M20 3h24l17 17v24L44 61H20L3 44V20Z" fill="{ink}"/>',
}
_SIGNS: Final = {
    Face.OK: ("{paper}", '<path d="m19 33 9.5 9.5L46 24"/>'),
    Face.SYNCING: (
        "{ink}",
        '<path d="M21 31a11.5 11.5 0 0 1 20-6l3 3M43 33a11.5 11.5 0 0 1-20 6l-3-3M45 19v9h-9M19 45v-9h9"/>',
    ),
    Face.PAUSED: ("{paper}", '<path d="M24.5 21v22M39.5 21v22"/>'),
    Face.UNKNOWN: ("{ink}", '<path d="M24.500 25a7.500 7.500 0 1 1 11 6.700C33 33 32 34.500 32 37.500M32 45v.4"/>'),
    Face.WARNING: ("{paper}", '<path d="M32 25v15M32 49v.4"/>'),
    Face.ERROR: ("{paper}", '<path d="m22 22 20 20M42 22 22 42"/>'),
}
_WIDTHS: Final = {Face.SYNCING: 5}


def drawing(face: Face, ink: str, paper: str, badge: int = 0, badge_ink: str = "") -> bytes:
    """A face as a picture (SVG), with the number of things that need a person in its corner."""
    tone, sign = _SIGNS[face]
    width = _WIDTHS.get(face, 7)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">',
        _GROUNDS[face],
        f'<g fill="none" stroke="{tone}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round">',
        f"{sign}</g>",
    ]
    if badge:
        text = str(badge) if badge < 100 else "99"
        parts.append(
            f'<circle cx="47" cy="47" r="17" fill="{badge_ink or "{ink}"}" stroke="{{paper}}" stroke-width="3"/>'
            f'<text x="47" y="54" font-family="sans-serif" font-weight="bold" text-anchor="middle" fill="{{paper}}" '
            f'font-size="{20 if len(text) < 2 else 18}">{text}</text>'
        )
    return "".join([*parts, "</svg>"]).replace("{ink}", ink).replace("{paper}", paper).encode()


def spoken(face: Face) -> str:
    """A face in a word or two."""
    return {
        Face.OK: translate("face", "Up to date"),
        Face.SYNCING: translate("face", "Syncing"),
        Face.PAUSED: translate("face", "Paused"),
        Face.UNKNOWN: translate("face", "Not known"),
        Face.WARNING: translate("face", "Needs a look"),
        Face.ERROR: translate("face", "Not working"),
    }[face]


class FaceMark(QLabel):
    """The face of one connection, with its word for those who do not see it."""

    def __init__(self, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.face = Face.UNKNOWN
        self.show_face(Face.UNKNOWN)
        looks().changed.connect(self._draw_again)

    def show_face(self, face: Face) -> None:
        """Show another face."""
        self.face = face
        self.setToolTip(spoken(face))
        self.setAccessibleName(spoken(face))
        ratio = self.devicePixelRatioF()
        ink, paper = color(ROLES[face]).name(), color(Role.CARD).name()
        pixmap = picture(drawing(face, ink, paper), round(self._size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        self.setPixmap(pixmap)
        self.setFixedSize(QSize(self._size, self._size))

    def _draw_again(self) -> None:
        self.show_face(self.face)
