"""A prepared query: its buffers, its cursor, its rows in blocks."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Final, Protocol

from fdb import ibase

from connector.domain.errors import Unsupported
from connector.drivers.firebird_client import (
    AFFECTED_CALL,
    CLOSE_CALL,
    EXECUTE_CALL,
    FETCH_CALL,
    META_CALL,
    META_ITEM_CALL,
    OPEN_CALL,
    POINTER_CALL,
    Client,
    Slot,
    Status,
    method,
    release,
)
from connector.drivers.firebird_decode import Decoder, Field, Rows, decoder
from connector.drivers.firebird_encode import Parameter, pack
from connector.drivers.firebird_errors import GIVEN_UP, BrokenCall

DIALECT: Final = 3
BLOCK_BYTES: Final = 192 * 1024
"""Room for the rows of one block. One place for all statements of an attachment: rows are decoded before they are
given out."""
_MOST_ROWS: Final = 512


class Open(Protocol):
    """What a statement needs of its attachment."""

    client: Client
    api: Any
    vector: Any
    status: Status
    legacy_charsets: tuple[str, ...]
    block: ctypes.Array[ctypes.c_char]

    @property
    def handle(self) -> Any:
        """The library's handle."""


class Statement:
    """A prepared query with its buffers."""

    def __init__(self, attachment: Open, sql: str, flags: frozenset[int], transaction: Any) -> None:
        self._attachment = attachment
        api, vector = attachment.api, attachment.vector
        self._handle = ibase.isc_stmt_handle(0)
        api.isc_dsql_allocate_statement(vector, attachment.handle, self._handle)
        attachment.client.check(vector, "allocate")
        text = sql.encode()
        api.isc_dsql_prepare(vector, transaction, self._handle, len(text), text, DIALECT, None)
        attachment.client.check(vector, sql)
        pointer = ctypes.c_void_p(0)
        attachment.client.statement_interface(
            ctypes.addressof(vector), ctypes.addressof(pointer), ctypes.addressof(self._handle)
        )
        attachment.client.check(vector, sql)
        self._interface: int = pointer.value or 0
        status = attachment.status.pointer
        self._in = method(self._interface, Slot.STATEMENT_INPUT, POINTER_CALL)(self._interface, status)
        self._out = method(self._interface, Slot.STATEMENT_OUTPUT, POINTER_CALL)(self._interface, status)
        attachment.status.check(sql)
        self._sql = sql
        self._cursor = 0
        self._turn = 0
        """Moves when a cursor is closed, so that who was reading from it notices."""
        self._parameters = _fields(self._in, status)
        self._input = bytearray(_length(self._in, status) + 8)
        fields, length = _fields(self._out, status), _length(self._out, status)
        self._decoder: Decoder = decoder(fields, flags, length, attachment.legacy_charsets)
        stride = self._decoder.stride
        self._rows = max(1, min(_MOST_ROWS, BLOCK_BYTES // stride))
        fits = stride <= BLOCK_BYTES
        self._block: ctypes.Array[ctypes.c_char] = attachment.block if fits else ctypes.create_string_buffer(stride)

    def batches(self, transaction: int, parameters: Sequence[Parameter]) -> Iterator[Rows]:
        """Open a cursor and decode its rows block by block.

        Raises:
            BrokenCall: the library says that something failed.
        """
        status, decode, stride = self._attachment.status, self._decoder.rows, self._decoder.stride
        self.close_cursor()
        cursor = self._cursor = self._open(transaction, parameters)
        turn = self._turn
        fetch = method(cursor, Slot.RESULT_FETCH_NEXT, FETCH_CALL)
        start = ctypes.addressof(self._block)
        places = range(start, start + stride * self._rows, stride)
        view = memoryview(self._block).cast("B")
        pointer, full = status.pointer, True
        try:
            while full:
                place = start
                for place in places:  # where it stopped is what counts
                    if fetch(cursor, pointer, place):
                        full = False
                        break
                else:
                    place += stride
                taken = place - start
                if not full:
                    status.check(self._sql)
                if taken:
                    yield decode(view[:taken])
                    if self._turn != turn:
                        raise BrokenCall((GIVEN_UP,), "the rows were given up", self._sql)
        finally:
            if self._turn == turn:
                self.close_cursor()

    def execute(self, transaction: int, parameters: Sequence[Parameter]) -> int:
        """Run a statement that gives no rows; how many rows it changed.

        Raises:
            BrokenCall: the library says that something failed.
            SkipRecord: a value does not fit its column.
        """
        pack(self._parameters, parameters, self._input)
        status = self._attachment.status
        buffer = (ctypes.c_char * len(self._input)).from_buffer(self._input)
        run = method(self._interface, Slot.STATEMENT_EXECUTE, EXECUTE_CALL)
        run(self._interface, status.pointer, transaction, self._in, ctypes.addressof(buffer), None, None)
        status.check(self._sql)
        affected = method(self._interface, Slot.STATEMENT_AFFECTED, AFFECTED_CALL)(self._interface, status.pointer)
        status.check(self._sql)
        return int(affected)

    def _open(self, transaction: int, parameters: Sequence[Parameter]) -> int:
        pack(self._parameters, parameters, self._input)
        status = self._attachment.status
        buffer = (ctypes.c_char * len(self._input)).from_buffer(self._input)
        open_cursor = method(self._interface, Slot.STATEMENT_OPEN_CURSOR, OPEN_CALL)
        cursor: int | None = open_cursor(
            self._interface, status.pointer, transaction, self._in, ctypes.addressof(buffer), self._out, 0
        )
        status.check(self._sql)
        if not cursor:
            raise Unsupported("The database server opened no cursor for a query.", facts={"sql": self._sql})
        return cursor

    def close_cursor(self) -> None:
        """Give up the rows that nobody has read yet."""
        if self._cursor:
            cursor, self._cursor = self._cursor, 0
            self._turn += 1
            status = self._attachment.status
            method(cursor, Slot.RESULT_CLOSE, CLOSE_CALL)(cursor, status.pointer)
            with suppress(BrokenCall):  # the cursor of a lost connection cannot be closed
                status.check("close")

    def close(self) -> None:
        """Give everything back; nothing is raised when the server is gone."""
        for interface in (self._in, self._out, self._interface):
            release(interface)
        vector = self._attachment.vector
        self._attachment.api.isc_dsql_free_statement(vector, self._handle, ibase.DSQL_drop)


def _length(meta: int, status: int) -> int:
    return int(method(meta, Slot.META_MESSAGE_LENGTH, META_CALL)(meta, status))


def _fields(meta: int, status: int) -> tuple[Field, ...]:
    """Columns of a message as the library laid them out."""
    count = method(meta, Slot.META_COUNT, META_CALL)(meta, status)

    def item(slot: int, n: int) -> int:
        return int(method(meta, slot, META_ITEM_CALL)(meta, status, n))

    return tuple(
        Field(
            item(Slot.META_TYPE, n) & ~1,
            ctypes.c_int(item(Slot.META_SUBTYPE, n)).value,
            item(Slot.META_LENGTH, n),
            ctypes.c_int(item(Slot.META_SCALE, n)).value,
            item(Slot.META_CHARSET, n) & 0xFF,
            item(Slot.META_OFFSET, n),
            item(Slot.META_NULL_OFFSET, n),
        )
        for n in range(count)
    )
