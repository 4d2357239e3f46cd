"""Lines of the log in a file, as CSV or as an Excel workbook, written in the background page by page."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from heapq import merge
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from msgspec.structs import replace

from connector.control.client import ControlClient, Home
from connector.control.log_book import ALL, GetLogRows, LogRows
from connector.domain.errors import BridgeError
from connector.domain.runs import LogEntry
from connector.domain.sync_log import PAGE
from ui import log_words
from ui.agent_words import advice, agent_said
from ui.bridge import Post
from ui.field_words import field_title
from ui.models.log_model import LogModel, headers
from ui.text import kind_title, translate

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

    def __init__(self, home: Home, model: LogModel, path: Path, told: Told) -> None:
        """What the model shows: of one company, or of all, and then it is told whose a line is."""
        self._home = home
        self._titles = dict(model.titles) if model.connection == ALL else {}
        of_one = [GetLogRows(connection=model.connection, wanted=model.wanted, anchor=model.anchor)]
        of_each = [GetLogRows(connection=name, wanted=model.wanted) for name in self._titles]
        self._requests = of_each or of_one
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
        count, totals = 0, dict[str, int]()
        with ControlClient(self._home, "export") as client, kind(part) as sheet:
            sheet.write(self._heading())
            streams = [_lines(client, request, totals) for request in self._requests]
            for entry in merge(*streams, key=lambda entry: entry.at, reverse=True):
                if self._stop.is_set():
                    break
                if count == MOST_ROWS:
                    return count, False
                sheet.write([*cells(entry), *([self._titles.get(entry.connection, "")] if self._titles else [])])
                count += 1
                if count % PAGE == 0:
                    post(partial(self._told.progressed, count, max(sum(totals.values()), count)))
        return count, True

    def _heading(self) -> Sequence[str]:
        *columns, company = headers()
        return [*columns, translate("export", "Fields"), *([company] if self._titles else [])]


def _lines(client: ControlClient, request: GetLogRows, totals: dict[str, int]) -> Iterator[LogEntry]:
    """All wanted lines of one connection, page by page, under the first page's anchor; how many there are goes into
    `totals`. Raises as `ControlClient.ask`."""
    while True:
        page = client.ask(request, LogRows)
        totals[request.connection] = page.matched
        yield from page.entries
        if not page.entries:
            return
        request = replace(request, anchor=page.anchor, position=request.position + len(page.entries))


def cells(entry: LogEntry) -> Sequence[str]:
    """A line in cells; the time as everybody sorts it."""
    return [
        f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}",
        log_words.outcome(entry),
        entry.title or entry.key or "",
        kind_title(entry.entity) if entry.entity is not None else "",
        log_words.side(entry.toward),
        agent_said(entry.sentence),
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
