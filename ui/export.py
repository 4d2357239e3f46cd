"""Lines of the log in a file, as CSV or as an Excel workbook, written in the background page by page."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from connector.control.client import ControlClient, Home
from connector.control.log_book import GetLogRows, LogRows
from connector.domain.errors import BridgeError
from connector.domain.runs import LogEntry
from connector.domain.sync_log import LogFilter
from ui import log_words
from ui.bridge import Post
from ui.field_words import field_title
from ui.models.log_model import headers
from ui.text import advice, kind_title, translate

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS: Final = 1_048_575
"""Of a sheet of Excel, without its heading."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell of a CSV file that begins so is taken for a formula by spreadsheet programs."""
_WIDTHS: Final = (20, 20, 40, 14, 12, 60, 30)


class Sheet(Protocol):
    """A file that takes rows."""

    def write(self, cells: Sequence[str]) -> None:
        """One row of text."""


class Told(Protocol):
    """Who is told of an export, on the window's thread."""

    def progressed(self, rows: int, total: int) -> None:
        """Rows that are written, rows in all."""

    def finished(self, rows: int, whole: bool) -> None:
        """Rows in the file, and whether that is all of them: a sheet of Excel takes no more than `MOST_ROWS`."""

    def failed(self, why: str) -> None:
        """What went wrong, in words; empty when it was cancelled."""


class Export:
    """Writes what a filter lets through, newest line first. A file that is not whole is not left behind."""

    def __init__(self, home: Home, connection: str, wanted: LogFilter, anchor: int, path: Path, told: Told) -> None:
        self._home = home
        self._request = GetLogRows(connection=connection, wanted=wanted, anchor=anchor)
        self._told = told
        self.path = path
        self._stop = Flag()

    def cancel(self) -> None:
        """Write no more."""
        self._stop.set()

    def run(self, post: Post) -> None:
        """Write; on a thread of its own. How it goes is told by what is posted."""
        post(self._ended(post))

    def _ended(self, post: Post) -> Callable[[], object]:
        part = self.path.with_name(f"{self.path.name}.part")
        try:
            rows, whole = self._write(part, post)
            if self._stop.is_set():
                return partial(self._told.failed, "")
            part.replace(self.path)
        except BridgeError as exc:
            return partial(self._told.failed, advice(exc.sentence, exc.remedy))
        except OSError as exc:
            words = translate("export", "The file cannot be written: {why}.")
            return partial(self._told.failed, words.format(why=exc.strerror or exc))
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return partial(self._told.finished, rows, whole)

    def _write(self, part: Path, post: Post) -> tuple[int, bool]:
        kind = workbook if self.path.suffix.lower() == ".xlsx" else table_of_text
        count = 0
        with ControlClient(self._home, "export") as client, kind(part) as sheet:
            sheet.write([*headers(), translate("export", "Fields")])
            for page in pages(client, self._request):
                if self._stop.is_set():
                    break
                room = MOST_ROWS - count
                for entry in page.entries[:room]:
                    sheet.write(cells(entry))
                count += min(room, len(page.entries))
                post(partial(self._told.progressed, count, max(page.matched, count)))
                if len(page.entries) > room:
                    return count, False
        return count, True


def pages(client: ControlClient, request: GetLogRows) -> Iterator[LogRows]:
    """All wanted lines, page by page, under the first page's anchor. Raises as `ControlClient.ask`."""
    position, anchor = 0, request.anchor
    while True:
        page = client.ask(
            GetLogRows(connection=request.connection, wanted=request.wanted, anchor=anchor, position=position), LogRows
        )
        if not page.entries:
            return
        yield page
        anchor, position = page.anchor, position + len(page.entries)


def cells(entry: LogEntry) -> Sequence[str]:
    """A line in cells; the time as everybody sorts it."""
    return [
        f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}",
        log_words.outcome(entry),
        entry.title or entry.key or "",
        kind_title(entry.entity) if entry.entity is not None else "",
        log_words.side(entry.toward),
        entry.sentence,
        ", ".join(map(field_title, entry.fields)),
    ]


@contextmanager
def table_of_text(path: Path) -> Iterator[Sheet]:
    """A CSV file as Excel opens it with two clicks: UTF-8 with its mark; nothing in it becomes a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        yield _Text(file)


class _Text:
    def __init__(self, file: TextIO) -> None:
        self._writer = csv.writer(file)

    def write(self, cells: Sequence[str]) -> None:
        self._writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])


@contextmanager
def workbook(path: Path) -> Iterator[Sheet]:
    """An Excel workbook, a row at a time on the disk; every cell is text. Raises OSError when it cannot be written."""
    from xlsxwriter import Workbook  # a fifth of a second and some memory, for those who export
    from xlsxwriter.exceptions import XlsxFileError

    with path.open("wb") as file:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        book = Workbook(file, options)
        try:
            sheet = book.add_worksheet()
            sheet.freeze_panes(1, 0)
            for column, width in enumerate(_WIDTHS):
                sheet.set_column(column, column, width)
            yield _Sheet(sheet)
        finally:
            try:
                book.close()
            except XlsxFileError as exc:  # a full disk, mostly; the library's errors are no OSError
                cause = exc.args[0] if exc.args else exc
                raise cause if isinstance(cause, OSError) else OSError(str(cause)) from exc


class _Sheet:
    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._row = 0

    def write(self, cells: Sequence[str]) -> None:
        for column, cell in enumerate(cells):
            self._sheet.write_string(self._row, column, cell)
        self._row += 1
