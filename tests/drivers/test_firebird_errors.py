"""Firebird's codes in an accountant's words."""

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
    RetryLater,
    SignInRefused,
    SourceChanged,
    Stopped,
    Unreachable,
    Unsupported,
)
from connector.drivers.firebird_errors import BrokenCall, MalformedText, translated

WHERE = r"C:\eStream\SQLAccounting\DB\ACC-0001.FDB on OFFICE-PC"


@pytest.mark.parametrize(
    ("codes", "said", "kind"),
    [
        ((335544472,), "Your user name and password are not defined.", SignInRefused),
        ((335544721, 335544722), "Unable to complete network request", Unreachable),
        ((335544421,), "connection rejected by remote interface", Unreachable),
        ((335544726,), "Error reading data from the connection.", ConnectionBroken),
        ((335544741,), "connection lost to database", ConnectionBroken),
        ((335544856,), "connection shutdown\nKilled by database administrator.", ConnectionBroken),
        ((335544528,), "database ACC-0001.FDB shutdown", LedgerInUse),
        ((335544344, 335544734), 'I/O error during "open"\nNo such file or directory', NotFound),
        ((335544344,), 'I/O error during "CreateFile (open)"\nbeing used by another process', LedgerInUse),
        (
            (335544344, 335545029),
            "Database already opened with engine instance, incompatible with current",
            LedgerInUse,
        ),
        ((335544344,), 'I/O error during "open"\nPermission denied', NotFound),
        ((335544323,), "file ACC-0001.FDB is not a valid database", Unsupported),
        ((335544379,), "unsupported on-disk structure; found 12.0, support 13.1", Unsupported),
        ((335544335,), "database file appears corrupt", AskUser),
        ((335544352,), "no permission for SELECT access to TABLE AR_PM", SignInRefused),
        ((335544569, 335544578), "Column unknown\nNOPE\nAt line 1", SourceChanged),
        ((335544794,), "operation was cancelled", Stopped),
        ((335544345,), "lock conflict on no wait transaction", Locked),
        ((335544665, 335545072), "violation of PRIMARY or UNIQUE KEY constraint", DuplicateKey),
        ((335544849,), "Malformed string", MalformedText),
        ((335540000,), "something new", RetryLater),
    ],
)
def test_each_code_has_its_error(codes: tuple[int, ...], said: str, kind: type[BridgeError]) -> None:
    """What to do next follows from the error's type; the file is named, Firebird's words are kept for support."""
    error = translated(BrokenCall(codes, said, "attach"), WHERE)
    assert type(error) is kind
    assert WHERE in error.sentence
    assert error.facts["said"] == said


def test_the_table_without_a_right_is_named() -> None:
    """The person who grants rights is told which one."""
    error = translated(BrokenCall((335544352,), "no permission for SELECT access to TABLE AR_PM"), WHERE)
    assert "AR_PM" in error.sentence
    assert "AR_PM" in error.remedy


def test_embedded_use_is_told_what_to_do() -> None:
    """A site whose program holds the file alone is told to run the service."""
    said = "Database already opened with engine instance, incompatible with current"
    assert "Firebird service" in translated(BrokenCall((335544344,), said), WHERE).remedy
