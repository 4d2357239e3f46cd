"""What Firebird's error codes mean for an accountant, and what to do about them.

Codes are the published ones of Firebird's `iberror.h`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Self

from connector.domain.errors import (
    AskUser,
    BridgeError,
    ConnectionBroken,
    DuplicateKey,
    LedgerInUse,
    Locked,
    NotFound,
    Rejected,
    RetryLater,
    SignInRefused,
    SourceChanged,
    Stopped,
    StopRun,
    Unreachable,
    Unsupported,
)


class BrokenCall(Exception):
    """A call of the client library failed: its codes and its own words, before they are translated."""

    def __init__(self, codes: tuple[int, ...], text: str, what: str = "") -> None:
        super().__init__(text)
        self.codes = codes
        self.text = text
        self.what = what

    def during(self, what: str) -> Self:
        """The same with what was being done."""
        self.what = what
        return self


class MalformedText(StopRun):
    """The server refuses a query over bytes that are no text in a column's character set."""


_LOGIN: Final = (335544472, 335545106)
_NETWORK: Final = (335544721, 335544722, 335544723)
GIVEN_UP: Final = 335544741
"""isc_lost_db_connection: the attachment was given up while somebody was still reading."""
_REJECTED: Final = (335544421,)
_LOST: Final = (335544324, 335544726, 335544727, 335544741, 335544856, 335545000)
_SHUTDOWN: Final = (335544528,)
_IO: Final = (335544344, 335544734)
_NOT_A_DATABASE: Final = (335544323,)
_WRONG_ODS: Final = (335544379,)
_CORRUPT: Final = (335544335, 335544333, 335544404, 335544649, 335545043)
"""The last one says that a page looks encrypted in a database that is not: its bytes are something else."""
_NO_PRIVILEGE: Final = (335544352,)
_UNKNOWN_NAME: Final = (335544569, 335544578, 335544580, 335544395, 335544396)
_CANCELLED: Final = (335544794,)
_LOCKED: Final = (335544345, 335544336, 335544510, 335544451)
_DUPLICATE: Final = (335544665, 335544349)
_REFUSED: Final = (335544466, 335544558, 335544347, 335544879, 335544321, 335544914)
"""Foreign key, check, not null, overflow, too long."""
_MALFORMED: Final = (335544849, 335544565)
_OPENED_ELSEWHERE: Final = re.compile(
    r"already opened with engine instance|being used by another process|resource temporarily unavailable", re.I
)
_NO_FILE: Final = re.compile(r"no such file|cannot find the (file|path)|not found|system cannot find", re.I)
_TOO_SHORT: Final = re.compile(r"less than expected", re.I)
_WRITE_RIGHT: Final = re.compile(r"\b(insert|update|delete)\b[^\n]*access", re.I)
_PERMISSION: Final = re.compile(r"permission denied|access is denied", re.I)
_TABLE: Final = re.compile(r"(?:TABLE|VIEW|PROCEDURE|SEQUENCE|GENERATOR) ([\w$\"]+)")
_ODS: Final = re.compile(r"found (\d+)\.(\d+)[.,] support (\d+)\.(\d+)")
_UNKNOWN: Final = re.compile(r"(?:unknown|not defined)\s*[-\n ]*\"?([\w$.\"]+)", re.I)


def translated(failure: BrokenCall, where: str) -> BridgeError:
    """The error that the rest of the program understands; `where` names the company file for people."""
    for codes, make in _TABLE_OF_ERRORS:
        if any(code in codes for code in failure.codes):
            return make(failure, where)
    return RetryLater(
        f"The database server refused a request for {where}.",
        remedy="If this goes on, send the diagnostics file to support.",
        facts=_facts(failure),
    )


def _facts(failure: BrokenCall) -> dict[str, object]:
    return {"codes": failure.codes, "said": failure.text, "during": failure.what}


def _login(failure: BrokenCall, where: str) -> BridgeError:
    return SignInRefused(
        f"The database server did not accept the user name and password for {where}.",
        remedy="Enter the database user and password again.",
        facts=_facts(failure),
    )


def _network(failure: BrokenCall, where: str) -> BridgeError:
    return Unreachable(
        f"No Firebird server answers for {where}.",
        remedy="Check that the computer with the company file is on and that its Firebird service runs.",
        facts=_facts(failure),
    )


def _rejected(failure: BrokenCall, where: str) -> BridgeError:
    return Unreachable(
        f"Something answers for {where}, but it is no Firebird server, or none that is ready.",
        remedy="Check the server's name and port, and that its Firebird service runs.",
        facts=_facts(failure),
    )


def _lost(failure: BrokenCall, where: str) -> BridgeError:
    return ConnectionBroken(f"The connection to {where} broke off in the middle.", facts=_facts(failure))


def _shutdown(failure: BrokenCall, where: str) -> BridgeError:
    return LedgerInUse(
        f"{where} was shut down for maintenance or after a power cut.",
        remedy="Let SQL Accounting's diagnosis bring the company file online again.",
        facts=_facts(failure),
    )


def _in_use(failure: BrokenCall, where: str) -> BridgeError:
    return LedgerInUse(
        f"Another program holds {where} for itself alone.",
        remedy="Run the Firebird service on this computer and let SQL Accounting open the company through it "
        "(a server name instead of a local file), so that several programs can read it together.",
        facts=_facts(failure),
    )


def _io(failure: BrokenCall, where: str) -> BridgeError:
    if _OPENED_ELSEWHERE.search(failure.text):
        return _in_use(failure, where)
    if _PERMISSION.search(failure.text):
        return NotFound(
            f"The database server may not open {where}.",
            remedy="Check the path, and that the Firebird service may read the folder.",
            facts=_facts(failure),
        )
    if _TOO_SHORT.search(failure.text):
        return _corrupt(failure, where)
    if _NO_FILE.search(failure.text):
        return NotFound(
            f"The database server finds no company file at {where}.",
            remedy="Check the path as the server's computer sees it.",
            facts=_facts(failure),
        )
    return NotFound(
        f"The database server cannot read {where}.",
        remedy="Check the path, and the disk or network drive that the file is on.",
        facts=_facts(failure),
    )


def _not_a_database(failure: BrokenCall, where: str) -> BridgeError:
    return Unsupported(
        f"{where} is not a Firebird database.",
        remedy="Choose the company file that SQL Accounting itself opens (it ends in .FDB).",
        facts=_facts(failure),
    )


def _wrong_ods(failure: BrokenCall, where: str) -> BridgeError:
    found = _ODS.search(failure.text)
    told = f" (its format is {found[1]}.{found[2]}, the server reads {found[3]}.{found[4]})" if found else ""
    return Unsupported(
        f"The Firebird server cannot read {where}: the file belongs to another Firebird version{told}.",
        remedy="Open the company through the Firebird version that SQL Accounting uses for it.",
        facts=_facts(failure),
    )


def _corrupt(failure: BrokenCall, where: str) -> BridgeError:
    return AskUser(
        f"{where} is damaged.",
        remedy="Let SQL Accounting's diagnosis repair it, or restore a backup.",
        facts=_facts(failure),
    )


def _privilege(failure: BrokenCall, where: str) -> BridgeError:
    table = _TABLE.search(failure.text)
    name = table[1].strip('"') if table else "a table"
    writes = _WRITE_RIGHT.search(failure.text)
    verb, right = ("write", writes[1].upper()) if writes else ("read", "SELECT")
    return SignInRefused(
        f"The database user may not {verb} {name} in {where}.",
        remedy=f"Grant {right} on {name} to this user, or use another one.",
        facts=_facts(failure),
    )


def _unknown_name(failure: BrokenCall, where: str) -> BridgeError:
    found = _UNKNOWN.search(failure.text)
    name = f" ({found[1]})" if found else ""
    return SourceChanged(
        f"{where} lacks a table or column that is needed{name}.",
        remedy="SQL Accounting may have been upgraded: run doctor and send the diagnostics file to support.",
        facts=_facts(failure),
    )


def _cancelled(failure: BrokenCall, where: str) -> BridgeError:
    return Stopped(f"Reading {where} was stopped.", facts=_facts(failure))


def _locked(failure: BrokenCall, where: str) -> BridgeError:
    return Locked(f"Somebody is working on a record that is needed in {where} at the moment.", facts=_facts(failure))


def _duplicate(failure: BrokenCall, where: str) -> BridgeError:
    return DuplicateKey(f"There is a record with this code or number already in {where}.", facts=_facts(failure))


def _refused(failure: BrokenCall, where: str) -> BridgeError:
    return Rejected(
        f"A rule of {where} does not allow this record.",
        remedy="Enter it in SQL Accounting, and send the diagnostics file to support.",
        facts=_facts(failure),
    )


def _malformed(failure: BrokenCall, where: str) -> BridgeError:
    return MalformedText(
        f"The database server stumbled over text in {where} that is not in the company file's character set.",
        remedy="Set the connection's character set to NONE.",
        facts=_facts(failure),
    )


_TABLE_OF_ERRORS: Final[tuple[tuple[tuple[int, ...], Callable[[BrokenCall, str], BridgeError]], ...]] = (
    (_CANCELLED, _cancelled),
    (_LOGIN, _login),
    (_LOST, _lost),
    (_NETWORK, _network),
    (_REJECTED, _rejected),
    (_SHUTDOWN, _shutdown),
    (_NOT_A_DATABASE, _not_a_database),
    (_WRONG_ODS, _wrong_ods),
    (_CORRUPT, _corrupt),
    (_NO_PRIVILEGE, _privilege),
    (_IO, _io),
    (_UNKNOWN_NAME, _unknown_name),
    (_DUPLICATE, _duplicate),
    (_REFUSED, _refused),
    (_LOCKED, _locked),
    (_MALFORMED, _malformed),
)
