"""The Firebird client library: found, loaded once a process, and its object interface reached from Python.

fdb loads the library and attaches; rows are fetched through the library's own object interface (`IResultSet.fetchNext`)
because its older call, `isc_dsql_fetch`, describes and scatters the row again at every call. Slots of the interfaces
are those of Firebird's published `IdlFbInterfaces.h`: they are only ever appended to.

At its first attachment the library takes SIGINT and SIGTERM for itself: it then ends every attachment at once, under a
run that is about to end in good order, on a thread of its own that crashes when the process is gone before it. Signals
are the program's matter, so they are given back to it.
"""

from __future__ import annotations

import ctypes
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_ssize_t, c_uint, c_ulonglong, c_void_p, cast, sizeof
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import fdb
from fdb import ibase

from connector.domain.errors import NotFound
from connector.drivers.firebird_errors import BrokenCall

_Call = Callable[..., Any]
_ISC_ARG_GDS: Final = 1
_ISC_ARG_STRING_LENGTH: Final = 3
_STATE_ERRORS: Final = 2
_VTABLE: Final = sizeof(c_void_p)
"""Every interface begins with an unused pointer, then comes the one to its table of functions."""


_NO_PROVIDER: Final = b"Providers=Nobody\n"
"""Firebird's setting of who may attach: whoever asks with this one is refused before a file or a host is looked for."""
_SIGACTION_BYTES: Final = 512
"""More than a `struct sigaction` has anywhere; what is in it is kept as it is."""


class Slot:
    """Positions in the interfaces' tables of functions; the first two are no functions."""

    RELEASE: Final = 3
    STATUS_DISPOSE: Final = 2
    STATUS_INIT: Final = 3
    STATUS_STATE: Final = 4
    STATUS_ERRORS: Final = 9
    MASTER_STATUS: Final = 2
    STATEMENT_AFFECTED: Final = 7
    STATEMENT_INPUT: Final = 8
    STATEMENT_OUTPUT: Final = 9
    STATEMENT_EXECUTE: Final = 10
    STATEMENT_OPEN_CURSOR: Final = 11
    RESULT_FETCH_NEXT: Final = 4
    RESULT_CLOSE: Final = 15
    META_COUNT: Final = 4
    META_TYPE: Final = 9
    META_SUBTYPE: Final = 11
    META_LENGTH: Final = 12
    META_SCALE: Final = 13
    META_CHARSET: Final = 14
    META_OFFSET: Final = 15
    META_NULL_OFFSET: Final = 16
    META_MESSAGE_LENGTH: Final = 18


STATUS_CALL: Final = CFUNCTYPE(None, c_void_p)
RELEASE_CALL: Final = CFUNCTYPE(c_int, c_void_p)
META_CALL: Final = CFUNCTYPE(c_uint, c_void_p, c_void_p)
META_ITEM_CALL: Final = CFUNCTYPE(c_uint, c_void_p, c_void_p, c_uint)
POINTER_CALL: Final = CFUNCTYPE(c_void_p, c_void_p, c_void_p)
OPEN_CALL: Final = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_uint)
EXECUTE_CALL: Final = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
AFFECTED_CALL: Final = CFUNCTYPE(c_ulonglong, c_void_p, c_void_p)
FETCH_CALL: Final = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p)
CLOSE_CALL: Final = CFUNCTYPE(None, c_void_p, c_void_p)
_STATE_CALL: Final = CFUNCTYPE(c_uint, c_void_p)
_ERRORS_CALL: Final = CFUNCTYPE(c_void_p, c_void_p)
_STATUS_OF_MASTER: Final = CFUNCTYPE(c_void_p, c_void_p)
_MASTER: Final = CFUNCTYPE(c_void_p)
_FROM_HANDLE: Final = CFUNCTYPE(c_ssize_t, c_void_p, c_void_p, c_void_p)
_INTERPRET: Final = CFUNCTYPE(c_int, c_char_p, c_uint, c_void_p)

StatusVector = ibase.ISC_STATUS_ARRAY
"""Twenty numbers of a pointer's size."""


def method(interface: int, slot: int, prototype: Any) -> _Call:
    """A function of an interface, by its position in the table of functions."""
    table = cast(interface + _VTABLE, POINTER(c_void_p))[0]
    address = cast(table, POINTER(c_void_p))[slot]
    return _typed(address, prototype)


@cache
def _typed(address: int | None, prototype: Any) -> _Call:
    call: _Call = prototype(address)
    return call


def release(interface: int) -> None:
    """Give an interface back to the library."""
    method(interface, Slot.RELEASE, RELEASE_CALL)(interface)


@contextmanager
def _signals_kept() -> Iterator[None]:
    """Whoever hears SIGINT and SIGTERM before hears them afterwards. On Windows there are none to take."""
    if sys.platform == "win32":
        yield
        return
    sigaction = ctypes.CDLL(None).sigaction
    kept = {number: ctypes.create_string_buffer(_SIGACTION_BYTES) for number in (signal.SIGINT, signal.SIGTERM)}
    for number, action in kept.items():
        sigaction(number, None, action)
    try:
        yield
    finally:
        for number, action in kept.items():
            sigaction(number, action, None)


class Client:
    """The loaded library. One a process: whoever loads first decides which file it is."""

    def __init__(self, library: Path) -> None:
        self.api = fdb.load_api(str(library))
        with _signals_kept():
            self._wake()
        door = self.api.client_library
        self.statement_interface: _Call = cast(door.fb_get_statement_interface, _FROM_HANDLE)
        self.transaction_interface: _Call = cast(door.fb_get_transaction_interface, _FROM_HANDLE)
        self._interpret: _Call = cast(door.fb_interpret, _INTERPRET)
        self._master: int = cast(door.fb_get_master_interface, _MASTER)()

    def _wake(self) -> None:
        """Have the library do now what it does at its first attachment, by one that it refuses."""
        block = bytes((ibase.isc_dpb_version1, ibase.isc_dpb_config, len(_NO_PROVIDER))) + _NO_PROVIDER
        self.api.isc_attach_database(StatusVector(), 1, b"-", ibase.isc_db_handle(0), len(block), block)

    def status(self) -> Status:
        """A new place for the outcome of calls; one for each attachment."""
        return Status(self, method(self._master, Slot.MASTER_STATUS, _STATUS_OF_MASTER)(self._master))

    def describe(self, vector: int) -> BrokenCall:
        """What a vector of status codes says, as codes and text."""
        entries = cast(vector, POINTER(c_ssize_t))
        codes, n = [], 0
        while entries[n]:
            if entries[n] == _ISC_ARG_GDS:
                codes.append(int(entries[n + 1]))
            n += 3 if entries[n] == _ISC_ARG_STRING_LENGTH else 2
        position, lines, text = c_void_p(vector), [], ctypes.create_string_buffer(1024)
        while self._interpret(text, 1024, ctypes.addressof(position)):
            lines.append(text.value.decode("utf-8", "replace"))
        return BrokenCall(tuple(codes), "\n".join(lines))

    def check(self, vector: Any, what: str) -> None:
        """Raise what a call of the older kind left in its vector.

        Raises:
            BrokenCall: it failed.
        """
        if vector[0] == _ISC_ARG_GDS and vector[1]:
            raise self.describe(ctypes.addressof(vector)).during(what)


class Status:
    """Where the library says how a call of its object interface went."""

    __slots__ = ("_client", "_errors", "_init", "_state", "pointer")

    def __init__(self, client: Client, pointer: int) -> None:
        self.pointer = pointer
        self._client = client
        self._init = method(pointer, Slot.STATUS_INIT, STATUS_CALL)
        self._state = method(pointer, Slot.STATUS_STATE, _STATE_CALL)
        self._errors = method(pointer, Slot.STATUS_ERRORS, _ERRORS_CALL)

    def check(self, what: str) -> None:
        """Raise what the last call left here, and make it clean again.

        Raises:
            BrokenCall: the call failed.
        """
        if self._state(self.pointer) & _STATE_ERRORS:
            failure = self._client.describe(self._errors(self.pointer)).during(what)
            self._init(self.pointer)
            raise failure

    def dispose(self) -> None:
        """Give the memory back."""
        method(self.pointer, Slot.STATUS_DISPOSE, STATUS_CALL)(self.pointer)


def shipped_library() -> Path:
    """The 5.0 client library that comes with the product (package firebird-embedded, by fdb's author).

    Raises:
        NotFound: the package is not installed.
    """
    name = "fbclient.dll" if sys.platform == "win32" else "libfbclient.so.2"
    for folder in _library_folders():
        if (folder / name).is_file():
            return folder / name
    raise NotFound(
        "The Firebird client library that belongs to this program is missing.",
        remedy="Install the program again.",
        facts={"library": name},
    )


def _library_folders() -> Iterator[Path]:
    """A folder of its own in a packaged program (its plug-ins lie below it), else in the installed package."""
    if getattr(sys, "frozen", False):
        yield Path(str(getattr(sys, "_MEIPASS", ""))) / "firebird"
    spec = find_spec("firebird.embedded") if find_spec("firebird") else None
    for folder in spec.submodule_search_locations or () if spec else ():
        yield Path(folder) / "runtime"


@cache
def client() -> Client:
    """The process's client library, loaded when first needed."""
    return Client(shipped_library())
