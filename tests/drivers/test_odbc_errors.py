"""SQLSTATEs and numbers as SQL Server and its drivers give them, and what becomes of them."""

from __future__ import annotations

import pytest

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
)
from connector.drivers.odbc_drivers import Target
from connector.drivers.odbc_errors import Deadlocked, FailedCall, translated

BOOKS = Target(database="AED_TEST", host="PC1", instance="A2006", user="reader")
PORT = Target(database="AED_TEST", host="PC1", port=1433, user="reader")
DRIVER = "[Microsoft][ODBC Driver 18 for SQL Server]"
SERVER = f"{DRIVER}[SQL Server]"


def error(state: str, text: str, target: Target = BOOKS, *, connecting: bool = False) -> BridgeError:
    """What a driver's words become."""
    return translated(FailedCall.of(state, text, connecting=connecting), target)


@pytest.mark.parametrize(
    ("state", "number", "kind"),
    [
        ("42000", 229, SignInRefused),
        ("42000", 230, SignInRefused),
        ("42000", 300, SignInRefused),
        ("42000", 927, LedgerInUse),
        ("42000", 924, LedgerInUse),
        ("42000", 942, LedgerInUse),
        ("HY000", 824, AskUser),
        ("40001", 1205, Deadlocked),
        ("HYT00", 1222, Locked),
        ("42000", 1222, Locked),
        ("40001", 3960, Locked),
        ("42S02", 208, SourceChanged),
        ("42S22", 207, SourceChanged),
        ("23000", 2627, DuplicateKey),
        ("23000", 2601, DuplicateKey),
        ("23000", 547, Rejected),
        ("23000", 515, Rejected),
        ("22001", 2628, Rejected),
        ("22001", 8152, Rejected),
        ("42000", 334, Rejected),
        ("42000", 3906, AskUser),
        ("42000", 1105, RetryLater),
        ("HYT00", 0, RetryLater),
        ("HY008", 0, Stopped),
        ("08S01", 10054, ConnectionBroken),
        ("08S01", 0, ConnectionBroken),
        ("HY000", 596, ConnectionBroken),
        ("HY000", 20004, ConnectionBroken),
        ("42000", 99999, RetryLater),
    ],
)
def test_each_number_has_its_error(state: str, number: int, kind: type[BridgeError]) -> None:
    """While working: numbers decide, the state where there is no number, and words never."""
    told = error(state, f"[{state}] {SERVER}Egal, was hier steht (2627). ({number}) (SQLExecDirectW)")
    assert type(told) is kind
    assert number in told.facts["numbers"]  # type: ignore[operator]  # facts hold anything
    assert 2627 not in told.facts["numbers"] or number == 2627  # type: ignore[operator]  # the same


def test_an_unknown_database_is_not_a_wrong_password() -> None:
    """SQL Server says both at once: 4060 tells more."""
    text = (
        f'[42000] {SERVER}Cannot open database "AED_TEST". (4060) (SQLDriverConnect); '
        f"[28000] {SERVER}Login failed for user 'reader'. (18456)"
    )
    assert type(error("42000", text, connecting=True)) is NotFound


@pytest.mark.parametrize(("number", "state"), [(18456, "28000"), (18452, "28000"), (18470, "42000"), (18487, "42000")])
def test_a_refused_login(number: int, state: str) -> None:
    """Wrong password, wrong kind of login, switched off, expired: a person must help."""
    told = error(state, f"[{state}] {SERVER}Login failed. ({number}) (SQLDriverConnect)", connecting=True)
    assert type(told) is SignInRefused
    assert "reader" in told.sentence


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("08001", f"{DRIVER}SQL Server Network Interfaces: Error Locating Server/Instance [xFFFFFFFF]. (-1)"),
        ("HYT00", f"{DRIVER}Login timeout expired (0)"),
        ("08S01", "[FreeTDS][SQL Server]Unable to connect: Adaptive Server is unavailable (20009)"),
    ],
)
def test_the_browser_service_is_named(state: str, said: str) -> None:
    """An instance that nobody tells the port of is not a computer that is off; with a port nobody needs be asked."""
    text = f"[{state}] {said} (SQLDriverConnect)"
    told = error(state, text, connecting=True)
    assert type(told) is Unreachable
    assert "SQL Server Browser" in told.remedy
    assert "SQL Server Browser" not in error(state, text, PORT, connecting=True).remedy


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("08001", f"{DRIVER}TCP Provider: Error code 0x274D (10061)"),
        ("08001", f"{DRIVER}Client unable to establish connection (26)"),
        ("08001", "[Microsoft][ODBC SQL Server Driver][DBNETLIB]SQL Server does not exist or access denied. (17)"),
        ("08S01", "[FreeTDS][SQL Server]Unable to connect (20009)"),
    ],
)
def test_nobody_answers(state: str, said: str) -> None:
    """Refused, cut while greeting, unknown: wait, it may come back."""
    told = error(state, f"[{state}] {said} (SQLDriverConnect)", PORT, connecting=True)
    assert type(told) is Unreachable
    assert "PC1" in told.sentence


@pytest.mark.parametrize(
    "said",
    [
        f"{DRIVER}SSL Provider: The certificate chain was issued by an authority that is not trusted. (-2146893019)",
        f"{DRIVER}SSL Provider: [error:0A000086:SSL routines::certificate verify failed:self signed] (-1)",
        "[Microsoft][ODBC SQL Server Driver][DBNETLIB]SSL Security error (18)",
    ],
)
def test_an_untrusted_certificate_is_for_a_person(said: str) -> None:
    """Nobody is let in unseen: the user is asked, with what can be done about it."""
    told = error("08001", f"[08001] {said} (SQLDriverConnect)", connecting=True)
    assert isinstance(told, AskUser)
    assert "certificate" in told.sentence
    assert "file" in told.remedy


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("IM002", "[unixODBC][Driver Manager]Data source name not found (0)"),
        ("01000", "[unixODBC][Driver Manager]Can't open lib 'ODBC Driver 18' : file not found (0)"),
    ],
)
def test_a_broken_driver_is_no_wrong_password(state: str, said: str) -> None:
    """A driver that cannot be loaded: what to install."""
    told = error(state, f"[{state}] {said} (SQLDriverConnect)", connecting=True)
    assert type(told) is NotFound
    assert "ODBC Driver 18" in told.remedy
