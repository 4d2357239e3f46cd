"""What SQLSTATEs and SQL Server's error numbers mean for an accountant, and what to do about them.

Numbers are those of Microsoft's "Database engine events and errors", of Windows' sockets (Winsock) and security (SSPI)
and of FreeTDS. Words are never looked at: a server speaks its administrator's language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

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
    Unreachable,
    Unsupported,
)
from connector.drivers.odbc_drivers import DOWNLOAD, Target

_NUMBER: Final = re.compile(r"\((-?\d{1,10})\)(?= \(SQL|; \[|$)")
"""A driver writes the number behind each of its messages, pyodbc the name of the call behind all."""
_SECURITY: Final = "[SSL Provider]"
"""The part of Microsoft's driver that speaks; on Linux it has no number of its own. A name, not a word."""
_SECURITY_PLAIN: Final = "SSL Provider:"


class Deadlocked(Locked):
    """The server gave this transaction up so that another one could go on; the same again may work at once."""


@dataclass(frozen=True, slots=True)
class FailedCall:
    """What a driver says of a failure, before it is translated."""

    state: str
    """SQLSTATE."""
    text: str
    numbers: tuple[int, ...]
    connecting: bool = False
    """Whether there was no connection yet."""

    @classmethod
    def of(cls, state: str, text: str, *, connecting: bool = False) -> FailedCall:
        """Taken apart."""
        return cls(state, text, tuple(int(number) for number in _NUMBER.findall(text)), connecting)

    @property
    def facts(self) -> dict[str, object]:
        """For the log and for support."""
        return {"state": self.state, "numbers": list(self.numbers), "said": self.text}


def translated(failure: FailedCall, target: Target) -> BridgeError:
    """The error that the rest of the program understands."""
    for rule in _RULES:
        if rule.fits(failure, target):
            return rule.make(failure, target)
    return RetryLater(
        f"The database server refused a request for {target.label}.",
        remedy="If this goes on, send the diagnostics file to support.",
        facts=failure.facts,
    )


_Make = Callable[[FailedCall, Target], BridgeError]


@dataclass(frozen=True, slots=True)
class _Rule:
    make: _Make
    numbers: frozenset[int] = frozenset()
    states: frozenset[str] = frozenset()
    when: Callable[[FailedCall, Target], bool] | None = None

    def fits(self, failure: FailedCall, target: Target) -> bool:
        if self.when is not None:
            return self.when(failure, target)
        return failure.state in self.states or not self.numbers.isdisjoint(failure.numbers)


def _rule(make: _Make, *numbers: int, states: Iterable[str] = ()) -> _Rule:
    return _Rule(make, frozenset(numbers), frozenset(states))


def _untrusted(failure: FailedCall, target: Target) -> BridgeError:
    unknown = f"The certificate of the database server {target.server} is signed by nobody whom this computer knows."
    other = f"The certificate of the database server {target.server} is not the one in the file that was chosen."
    return AskUser(
        other if target.certificate else unknown,
        remedy="Choose the server's own certificate as a file, or, if you are sure that this is the right server, "
        "say in the connection's settings that its certificate is to be trusted. The connection is encrypted in any "
        "case.",
        facts=failure.facts,
    )


def _wrong_name(failure: FailedCall, target: Target) -> BridgeError:
    return AskUser(
        f"The certificate of the database server was made for another name than {target.host}.",
        remedy="Enter the server's name as its certificate has it, or choose the certificate as a file.",
        facts=failure.facts,
    )


def _driver_broken(failure: FailedCall, target: Target) -> BridgeError:
    return NotFound(
        "The ODBC driver for SQL Server cannot be loaded on this computer.",
        remedy=f"Install Microsoft ODBC Driver 18 for SQL Server (64-bit) from {DOWNLOAD} and try again.",
        facts=failure.facts,
    )


def _browser(failure: FailedCall, target: Target) -> BridgeError:
    return Unreachable(
        f"Nobody at {target.host} tells where the SQL Server instance {target.instance} listens.",
        remedy="Check the instance's name and that its service runs. Let the SQL Server Browser service run on that "
        "computer and UDP port 1434 pass its firewall, or enter the instance's own TCP port.",
        facts=failure.facts,
    )


def _unreachable(failure: FailedCall, target: Target) -> BridgeError:
    return Unreachable(
        f"No SQL Server answers at {target.server}.",
        remedy="Check that the computer is on, that its SQL Server service runs, and that TCP/IP is switched on for "
        "it in SQL Server Configuration Manager.",
        facts=failure.facts,
    )


def _login_timeout(failure: FailedCall, target: Target) -> BridgeError:
    return _browser(failure, target) if target.instance and not target.port else _unreachable(failure, target)


def _login(failure: FailedCall, target: Target) -> BridgeError:
    who = f"the login {target.user}" if target.user else "the Windows user that this program runs as"
    return SignInRefused(
        f"The database server at {target.server} did not accept {who}.",
        remedy="Enter the login and its password again. A login of SQL Server needs a server that accepts both kinds "
        "of logins (mixed mode).",
        facts=failure.facts,
    )


def _expired(failure: FailedCall, target: Target) -> BridgeError:
    return SignInRefused(
        f"The password of the login {target.user} has expired or must be changed first.",
        remedy="Let the administrator of SQL Server set a new password, without expiry.",
        facts=failure.facts,
    )


def _locked_out(failure: FailedCall, target: Target) -> BridgeError:
    return SignInRefused(
        f"The login {target.user} is switched off or locked on the database server.",
        remedy="Let the administrator of SQL Server enable it.",
        facts=failure.facts,
    )


def _no_database(failure: FailedCall, target: Target) -> BridgeError:
    return NotFound(
        f"There is no database {target.database} on {target.server}, or this login may not open it.",
        remedy="Check the database's name (AED_ and the company's), and that the login has a user in it.",
        facts=failure.facts,
    )


def _restoring(failure: FailedCall, target: Target) -> BridgeError:
    return LedgerInUse(
        f"The database {target.database} is being restored from a backup.",
        remedy="Wait until the restore is done. If it was left in the middle, let the administrator finish it.",
        facts=failure.facts,
    )


def _offline(failure: FailedCall, target: Target) -> BridgeError:
    return LedgerInUse(
        f"The database {target.database} is not open at present.",
        remedy="Wait until SQL Server has recovered it, or let the administrator bring it online.",
        facts=failure.facts,
    )


def _single_user(failure: FailedCall, target: Target) -> BridgeError:
    return LedgerInUse(
        f"Somebody has the database {target.database} for himself alone (single-user mode).",
        remedy="Wait until the maintenance is over, or let the administrator set it back to multi-user.",
        facts=failure.facts,
    )


def _damaged(failure: FailedCall, target: Target) -> BridgeError:
    return AskUser(
        f"The database {target.database} is damaged.",
        remedy="Let the administrator of SQL Server check it (DBCC CHECKDB), or restore a backup.",
        facts=failure.facts,
    )


def _denied(failure: FailedCall, target: Target) -> BridgeError:
    return SignInRefused(
        f"The login {target.user or 'of Windows'} has not the right in {target.database} that this needs.",
        remedy="Reading needs SELECT on the database, writing needs INSERT, UPDATE and DELETE, too: let the "
        "administrator grant it, as the guide says.",
        facts=failure.facts,
    )


def _read_only(failure: FailedCall, target: Target) -> BridgeError:
    return AskUser(
        f"The database {target.database} can only be read.",
        remedy="Let the administrator set it to be written again, or switch writing off for this company.",
        facts=failure.facts,
    )


def _unknown_name(failure: FailedCall, target: Target) -> BridgeError:
    return SourceChanged(
        f"{target.label} lacks a table or column that is needed.",
        remedy="AutoCount may have been upgraded, or the login may not see all tables: run doctor and send the "
        "diagnostics file to support.",
        facts=failure.facts,
    )


def _deadlock(failure: FailedCall, target: Target) -> BridgeError:
    return Deadlocked(f"Somebody is working on the same records of {target.label} at the moment.", facts=failure.facts)


def _held(failure: FailedCall, target: Target) -> BridgeError:
    return Locked(
        f"Somebody is working on a record that is needed in {target.label} at the moment.", facts=failure.facts
    )


def _duplicate(failure: FailedCall, target: Target) -> BridgeError:
    return DuplicateKey(f"There is a record with this code or number already in {target.label}.", facts=failure.facts)


def _refused(failure: FailedCall, target: Target) -> BridgeError:
    return Rejected(
        f"A rule of {target.label} does not allow this record.",
        remedy="Enter it in AutoCount, and send the diagnostics file to support.",
        facts=failure.facts,
    )


def _too_long(failure: FailedCall, target: Target) -> BridgeError:
    return Rejected(
        f"A value is too long or too large for its field in {target.label}.",
        remedy="Shorten it and try again.",
        facts=failure.facts,
    )


def _full(failure: FailedCall, target: Target) -> BridgeError:
    return RetryLater(
        f"The database server has no room left for {target.database}.",
        remedy="Let the administrator of SQL Server make room. SQL Server Express ends at 10 GB a database.",
        facts=failure.facts,
    )


def _cancelled(failure: FailedCall, target: Target) -> BridgeError:
    return Stopped(f"Reading {target.label} was stopped.", facts=failure.facts)


def _slow(failure: FailedCall, target: Target) -> BridgeError:
    return RetryLater(
        f"The database server took too long for a request for {target.label}.",
        remedy="If this goes on, let the administrator look at what the server is busy with.",
        facts=failure.facts,
    )


def _lost(failure: FailedCall, target: Target) -> BridgeError:
    return ConnectionBroken(f"The connection to {target.label} broke off in the middle.", facts=failure.facts)


def _old_server(failure: FailedCall, target: Target) -> BridgeError:
    return Unsupported(
        f"The database server at {target.server} and this computer have no way of encrypting in common.",
        remedy="Install the newest service pack of SQL Server: it must speak TLS 1.2.",
        facts=failure.facts,
    )


def _speaks_of_security(failure: FailedCall, _target: Target) -> bool:
    return failure.state.startswith("08") and (_SECURITY in failure.text or _SECURITY_PLAIN in failure.text)


def _speaks_of_no_instance(failure: FailedCall, target: Target) -> bool:
    if not target.instance or target.port:
        return False
    return failure.connecting and not _NO_INSTANCE.isdisjoint(failure.numbers)


def _speaks_of_the_driver(failure: FailedCall, _target: Target) -> bool:
    if failure.state in _NO_DRIVER:
        return True
    return failure.connecting and failure.state == "01000" and set(failure.numbers) <= {0}


_NO_DRIVER: Final = frozenset({"IM002", "IM003", "IM004", "IM005"})
_CUT: Final = frozenset({"08S01", "08007", "08003"})
_TIMEOUTS: Final = frozenset({"HYT00", "HYT01"})
_NO_INSTANCE: Final = frozenset({-1, 20009, 20012})
_RULES: Final[tuple[_Rule, ...]] = (
    _rule(_untrusted, -2146893019, -2146762487, -2146762495, -2146885613, 18),
    _rule(_wrong_name, -2146893022),
    _rule(_old_server, -2146893007, -2146893018),
    _Rule(_driver_broken, when=_speaks_of_the_driver),
    _Rule(_untrusted, when=_speaks_of_security),
    _Rule(_browser, when=_speaks_of_no_instance),
    _rule(_restoring, 927),
    _rule(_single_user, 924),
    _rule(_damaged, 926, 945, 823, 824, 825, 3414),
    _rule(_offline, 921, 922, 942, 952, 976, 983, 3415, 6005, 17142, 18401, 18451),
    _rule(_expired, 18487, 18488),
    _rule(_locked_out, 18470, 18486),
    _rule(_no_database, 911, 916, 4060, 4063),
    _rule(_login, 18450, 18452, 18456, 18459, 20014),
    _rule(_denied, 229, 230, 262, 297, 300, 15247),
    _rule(_read_only, 3906, 3908),
    _rule(_deadlock, 1205),
    _rule(_held, 1222, 3960, 3961, 5260),
    _rule(_duplicate, 2601, 2627),
    _rule(_too_long, 2628, 8152, 8115, 220, 232),
    _rule(_refused, 515, 544, 547, 245, 241, 242, 334, 3609, 50000),
    _rule(_unknown_name, 207, 208, 4121),
    _rule(_full, 1101, 1105, 1827, 9002),
    _Rule(_unreachable, when=lambda failure, _: failure.connecting and failure.state in _CUT),
    _rule(_lost, 596, 20003, 20004, 20006, 20017, 20047, states=_CUT),
    _Rule(_login_timeout, when=lambda failure, _: failure.connecting and failure.state in _TIMEOUTS),
    _rule(_slow, states=_TIMEOUTS),
    _rule(_cancelled, states=("HY008",)),
    _rule(_login, states=("28000",)),
    _rule(_unreachable, 17, 53, 10060, 10061, 11001, 20009, 20013, states=("08001", "08004")),
    _rule(_unknown_name, states=("42S02", "42S22")),
    _rule(_too_long, states=("22001", "22003")),
    _rule(_refused, states=("23000", "22018", "22007", "22008")),
    _rule(_deadlock, states=("40001",)),
)
"""The first that fits: what only one thing can mean stands before what comes along with others."""
