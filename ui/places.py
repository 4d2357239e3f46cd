"""Places that other programs show: folders of this computer, and addresses."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(path: Path) -> None:
    """Open the folder of a file; on Windows with the file chosen."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer.exe", [f"/select,{path}"])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_in_browser(address: str) -> bool:
    """Open an address in the person's own browser; False where there is none, or it is no address for one."""
    url = QUrl(address)
    return url.scheme() in ("https", "http") and QDesktopServices.openUrl(url)
