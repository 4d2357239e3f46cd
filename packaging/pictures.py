"""The program's icon as Windows wants it: one drawing in several sizes, each a PNG inside of one .ico."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt  # after the platform was chosen
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def png(drawing: Path, size: int) -> bytes:
    """A drawing (SVG) as a PNG of that many pixels each way."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.read_bytes())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]  # its types say bytes, the library takes text
    return bytes(held.data().data())


def ico(drawing: Path) -> bytes:
    """All sizes in one file (ICONDIR: reserved, type, count; then an entry of 16 bytes each)."""
    pictures = [png(drawing, size) for size in _SIZES]
    at = 6 + 16 * len(pictures)
    head = [struct.pack("<HHH", 0, 1, len(pictures))]
    for size, picture in zip(_SIZES, pictures, strict=True):
        # 256 is written as 0.
        head.append(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at))
        at += len(picture)
    return b"".join([*head, *pictures])


def main(drawing: Path, folder: Path) -> None:
    """Write bukubridge.ico and bukubridge.png into a folder."""
    QGuiApplication([])
    (folder / "bukubridge.ico").write_bytes(ico(drawing))
    (folder / "bukubridge.png").write_bytes(png(drawing, 256))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
