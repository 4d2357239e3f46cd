"""Widgets that several pages use."""

from ui.widgets.basics import Banner, Card, EmptyState, Heading, Muted, Plain, Tinted
from ui.widgets.face_mark import FaceMark, drawing

__all__ = ["Banner", "Card", "EmptyState", "FaceMark", "Heading", "Muted", "Plain", "Tinted", "drawing"]
