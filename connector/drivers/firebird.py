"""Firebird over fdb: attach, read in short read-only transactions, translate errors.

fdb attaches, the client library that it loaded does the rest (see `firebird_client`). Everything reads but what is done
inside of `Attachment.writing`.
An attachment is used by one thread at a time; only `cancel` may come from another.
"""

from __future__ import annotations

import ctypes
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event
from typing import Any, Final, TypeVar

import fdb
import msgspec
from fdb import ibase

from connector.domain.errors import AnswerLost, BridgeError, ConnectionBroken, Stopped
from connector.domain.secret import Secret
from connector.drivers.firebird_client import Client, Status, StatusVector, client, release
from connector.drivers.firebird_decode import Rows, decoded_text
from connector.drivers.firebird_encode import Parameter
from connector.drivers.firebird_errors import BrokenCall, translated
from connector.drivers.firebird_statement import BLOCK_BYTES, DIALECT, Statement

SNAPSHOT: Final = bytes((ibase.isc_tpb_version3, ibase.isc_tpb_read, ibase.isc_tpb_nowait, ibase.isc_tpb_concurrency))
"""A view that stays the same: a document and its lines never tear."""

READ_COMMITTED: Final = bytes(
    (
        ibase.isc_tpb_version3,
        ibase.isc_tpb_read,
        ibase.isc_tpb_nowait,
        ibase.isc_tpb_read_committed,
        ibase.isc_tpb_rec_version,
    )
)
"""For long reads of single rows: holds back no clean-up on the server, however long it lasts."""

WRITE: Final = bytes((ibase.isc_tpb_version3, ibase.isc_tpb_write, ibase.isc_tpb_nowait, ibase.isc_tpb_concurrency))
"""One view from beginning to end, and no waiting: a row that somebody else has changed since the beginning, or is
changing now, is an error at once (`Locked`), so that a person's edit is never written over and never waited for."""

_KEPT_STATEMENTS: Final = 200
_BLOB_PIECE: Final = 32 * 1024
_CANCEL_RAISE: Final = 3
_CONNECT_TIMEOUT: Final = 15
"""Seconds to wait for a server's first answer."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Which database, as whom."""

    path: str
    host: str = ""
    """Empty: through the embedded engine, for samples only; it takes the file for itself alone."""
    port: int = 3050
    user: str = "SYSDBA"
    role: str = ""
    charset: str = "UTF8"
    legacy_charsets: tuple[str, ...] = ()
    """Character sets that are tried in turn for bytes that are not UTF-8."""

    @property
    def dsn(self) -> str:
        """As the client library wants it."""
        return f"{self.host}/{self.port}:{self.path}" if self.host else self.path

    @property
    def label(self) -> str:
        """As people call it."""
        return f"{self.path} on {self.host}" if self.host else self.path


class Attachment:
    """One open connection to one database."""

    def __init__(self, target: Target, password: Secret | None, stop: Event | None = None) -> None:
        """Open it.

        Raises:
            SignInRefused, NotFound, Unsupported, LedgerInUse, Unreachable: as the server or the file says.
        """
        self.target = target
        self.client: Client = client()
        self.api = self.client.api
        self.stop = stop
        self.legacy_charsets = target.legacy_charsets
        self.block = ctypes.create_string_buffer(BLOCK_BYTES)
        self.vector = StatusVector()
        with self._speaking():
            self._connection: Any = self._attach(password)
        self.status: Status = self.client.status()
        self._transactions: list[Transaction] = []
        self._statements: OrderedDict[tuple[str, frozenset[int]], Statement] = OrderedDict()

    def _attach(self, password: Secret | None) -> Any:
        block = _parameter_block(self.target, password)
        handle = ibase.isc_db_handle(0)
        dsn = self.target.dsn.encode()
        self.api.isc_attach_database(self.vector, len(dsn), dsn, handle, len(block), block)
        self.client.check(self.vector, "attach")
        return fdb.Connection(handle, block, DIALECT, self.target.charset, SNAPSHOT)

    @property
    def handle(self) -> Any:
        """The library's handle of this attachment."""
        return self._connection._db_handle

    @property
    def engine(self) -> str:
        """Version of the server's engine, such as "3.0.11.33703"."""
        return str(self._connection.version)

    @property
    def major(self) -> int:
        """Generation of the server's engine."""
        return int(self.engine.split(".")[0])

    @property
    def ods(self) -> str:
        """Format of the file, such as "12.0"."""
        with self._speaking():
            return f"{self._connection.ods_version}.{self._connection.ods_minor_version}"

    @contextmanager
    def snapshot(self) -> Iterator[Transaction]:
        """A read-only transaction that sees one moment."""
        with self._transaction(SNAPSHOT) as transaction:
            yield transaction

    @contextmanager
    def read_committed(self) -> Iterator[Transaction]:
        """A read-only transaction for long sweeps: it sees each row as it is when it is read."""
        with self._transaction(READ_COMMITTED) as transaction:
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A transaction that writes: committed at the end of its block, rolled back when the block raises.

        Raises:
            Locked: somebody else changed a row that this wanted to change; nothing was written.
            AnswerLost: the connection broke while committing; nobody knows what became of it.
        """
        transaction = self._begin(Writing, WRITE)
        try:
            yield transaction
        except BaseException:  # whatever it was, nothing of it may stay; it is raised again below
            with suppress(BrokenCall):
                transaction.undo()
            raise
        try:
            with self._speaking():
                transaction.end()
        except ConnectionBroken as exc:
            raise AnswerLost(
                f"The connection to {self.target.label} broke off while a record was being written.", facts=exc.facts
            ) from exc
        except BridgeError:
            with suppress(BrokenCall):
                transaction.roll_back()
            raise

    def _begin(self, made: type[T], block: bytes) -> T:
        handle = ibase.isc_tr_handle(0)
        with self._speaking():
            self.api.isc_start_transaction(self.vector, handle, 1, self.handle, len(block), block)
            self.client.check(self.vector, "start")
        transaction = made(self, handle)
        self._transactions.append(transaction)
        return transaction

    @contextmanager
    def _transaction(self, block: bytes) -> Iterator[Transaction]:
        transaction = self._begin(Transaction, block)
        try:
            yield transaction
        except BaseException:
            with suppress(BrokenCall):  # what went wrong first is what matters
                transaction.end()
            raise
        with self._speaking():
            transaction.end()

    def statement(self, sql: str, flags: frozenset[int], transaction: Any) -> Statement:
        """A prepared statement, kept for the next time."""
        key = (sql, flags)
        kept = self._statements.get(key)
        if kept is None:
            kept = self._statements[key] = Statement(self, sql, flags, transaction)
            while len(self._statements) > _KEPT_STATEMENTS:
                self._statements.popitem(last=False)[1].close()
        else:
            self._statements.move_to_end(key)
        return kept

    def forget(self, transaction: Transaction) -> None:
        """A transaction has ended."""
        self._transactions.remove(transaction)

    def cancel(self) -> None:
        """Stop the statement that another thread is waiting for; that thread gets `Stopped`."""
        self.api.client_library.fb_cancel_operation(
            StatusVector(), ctypes.byref(self.handle), ctypes.c_ushort(_CANCEL_RAISE)
        )

    @property
    def closed(self) -> bool:
        """Whether it was given up."""
        return bool(self._connection.closed)

    def close(self) -> None:
        """Detach; nothing is raised when the server is gone."""
        if self.closed:
            return
        for statement in self._statements.values():
            statement.close_cursor()
        for transaction in list(self._transactions):
            with suppress(BrokenCall):
                transaction.end()
        for statement in self._statements.values():
            statement.close()
        self._statements.clear()
        with suppress(fdb.Error):
            self._connection.close()
        self.status.dispose()

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Translate what the library says."""
        try:
            yield
        except BrokenCall as exc:
            raise translated(exc, self.target.label) from exc
        except fdb.Error as exc:
            code = exc.args[2] if len(exc.args) > 2 and isinstance(exc.args[2], int) else 0
            raise translated(BrokenCall((code,), str(exc.args[0]) if exc.args else ""), self.target.label) from exc

    speaking = _speaking


class Transaction:
    """A read-only transaction; ends with its `with` block."""

    def __init__(self, attachment: Attachment, handle: Any) -> None:
        self._attachment = attachment
        self.handle = handle
        pointer = ctypes.c_void_p(0)
        attachment.client.transaction_interface(
            ctypes.addressof(attachment.vector), ctypes.addressof(pointer), ctypes.addressof(handle)
        )
        self.interface: int = pointer.value or 0

    def batches(
        self, sql: str, parameters: Sequence[Parameter] = (), flags: frozenset[int] = frozenset()
    ) -> Iterator[Rows]:
        """Rows of a query in batches; `flags` are positions of columns whose values become bool.

        Raises:
            ConnectionBroken: the server went away.
            SourceChanged, SignInRefused: a name is unknown, or may not be read.
            Stopped: the stop event was set, or the statement was cancelled.
        """
        attachment = self._attachment
        with attachment.speaking():
            statement = attachment.statement(sql, flags, self.handle)
            for rows in statement.batches(self.interface, parameters):
                if attachment.stop is not None and attachment.stop.is_set():
                    raise Stopped(f"Reading {attachment.target.label} was stopped.")
                yield rows

    def rows(self, sql: str, parameters: Sequence[Parameter] = (), flags: frozenset[int] = frozenset()) -> Rows:
        """All rows of a query; for results that are known to be small."""
        return [row for batch in self.batches(sql, parameters, flags) for row in batch]

    def one(self, sql: str, parameters: Sequence[Parameter] = ()) -> tuple[object, ...] | None:
        """The first row of a query, or None."""
        return next(iter(self.rows(sql, parameters)), None)

    def blob(self, blob_id: bytes) -> str | bytes:
        """Text of a BLOB, or its bytes when they are no text; costs several round trips."""
        attachment = self._attachment
        with attachment.speaking():
            return decoded_text(self._blob(attachment, blob_id), attachment.target.legacy_charsets)

    def _blob(self, attachment: Attachment, blob_id: bytes) -> bytes:
        api, vector, handle = attachment.api, attachment.vector, ibase.isc_blob_handle(0)
        quad = ibase.ISC_QUAD.from_buffer_copy(blob_id)
        api.isc_open_blob2(vector, attachment.handle, self.handle, handle, quad, 0, None)
        attachment.client.check(vector, "open blob")
        piece, taken, parts = ctypes.create_string_buffer(_BLOB_PIECE), ctypes.c_ushort(0), []
        while True:
            outcome = api.isc_get_segment(vector, handle, ctypes.byref(taken), _BLOB_PIECE, piece)
            if outcome not in (0, ibase.isc_segment):
                break
            parts.append(piece.raw[: taken.value])
        if outcome != ibase.isc_segstr_eof:
            attachment.client.check(vector, "read blob")
        api.isc_close_blob(vector, handle)
        return b"".join(parts)

    def end(self) -> None:
        """End it; a read-only transaction has nothing to lose, so it is committed whatever happened.

        Raises:
            BrokenCall: the server went away.
        """
        if not self.interface:
            return
        release(self.interface)
        self.interface = 0
        attachment = self._attachment
        attachment.forget(self)
        attachment.api.isc_commit_transaction(attachment.vector, self.handle)
        attachment.client.check(attachment.vector, "end")


class Writing(Transaction):
    """A transaction that writes, too."""

    def execute(self, sql: str, parameters: Sequence[Parameter] = ()) -> int:
        """Run an INSERT, UPDATE or DELETE; how many rows it concerned. Numbers are scaled as their column keeps them.

        Raises:
            Locked: the row is somebody else's at the moment.
            DuplicateKey, Rejected: the books refuse the row.
            SkipRecord: a value does not fit its column.
            ConnectionBroken, SourceChanged, SignInRefused: as for reading.
        """
        attachment = self._attachment
        with attachment.speaking():
            return attachment.statement(sql, frozenset(), self.handle).execute(self.interface, parameters)

    def undo(self) -> None:
        """Roll it back. Raises BrokenCall when the server went away, which has rolled it back, too."""
        if self.interface:
            release(self.interface)
            self.interface = 0
            self._attachment.forget(self)
            self.roll_back()

    def roll_back(self) -> None:
        """Give up what was not committed, after its interface was given back."""
        attachment = self._attachment
        attachment.api.isc_rollback_transaction(attachment.vector, self.handle)
        attachment.client.check(attachment.vector, "roll back")


T = TypeVar("T", bound=Transaction)


def _parameter_block(target: Target, password: Secret | None) -> bytes:
    block = bytearray((ibase.isc_dpb_version1,))

    def add(code: int, value: bytes) -> None:
        block.extend((code, len(value)))
        block.extend(value)

    add(ibase.isc_dpb_utf8_filename, b"\0")
    add(ibase.isc_dpb_user_name, target.user.encode())
    if password is not None:
        add(ibase.isc_dpb_password, password.reveal().encode())
    if target.role:
        add(ibase.isc_dpb_sql_role_name, target.role.encode())
    add(ibase.isc_dpb_lc_ctype, target.charset.encode())
    add(ibase.isc_dpb_process_name, b"BukuBridge")
    if target.host:
        add(ibase.isc_dpb_connect_timeout, _CONNECT_TIMEOUT.to_bytes(4, "little"))
        # What a server refuses is its own answer: the client's engine is not tried in its place, which would hide it.
        add(ibase.isc_dpb_config, b"Providers = Remote")
    return bytes(block)
