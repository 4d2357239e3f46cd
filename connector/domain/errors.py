"""Everything that may go wrong, grouped by what to do next.

BridgeError
├── RetryLater            wait, then the same again may work
│   ├── Unreachable       no connection to the other side
│   ├── ConnectionBroken  it was there and went away in the middle
│   ├── AnswerLost        sent, but nobody can say whether it arrived: settle before sending again
│   ├── Locked            somebody else changed the row, or holds it: nothing was written
│   └── Throttled         the other side asked us to slow down
├── SkipRecord            this record is set aside, everything else goes on
│   ├── Unmappable        a value that no rule can turn into the field's type
│   ├── Undecodable       bytes that are no text in the ledger's character set
│   ├── Rejected          the other side refused this record, and said why
│   │   ├── DuplicateKey  there is a row with this key already
│   │   └── NotInBooks    the books have no such currency, customer, account …
│   └── WaitsForParent    what it refers to has not arrived yet
├── StopRun               this run ends, nothing more is written
│   ├── SourceChanged     a table or a column that we need is not there
│   ├── Unsupported       a version that we do not know
│   ├── ProtocolBroken    the other side answered something that is not its protocol
│   ├── StorageFull       no room on the disk
│   ├── StateCorrupt      our own state file is damaged
│   ├── Stopped           a person asked us to stop
│   └── Unexpected        a fault of this program
└── AskUser               only a person can decide or repair
    ├── SignInRefused     wrong user, password, token or too few rights
    ├── NotFound          a file, database or company that is not there
    ├── LedgerInUse       another program holds the ledger exclusively
    ├── WrongCompany      not the company or connection that the links belong to
    ├── TimelineBroken    restore, clone, rename or year-end: either side is not the one that we know
    ├── LeaseHeld         another PC already keeps this company
    ├── SettingsInvalid   a setting, mapping or command that cannot work
    └── VaultLocked       the key store or the vault's key cannot be used
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self


class BridgeError(Exception):
    """An error with one plain sentence for people, what to do, and facts for the log.

    Attributes:
        sentence: what happened, in words an accountant understands; never holds a secret.
        remedy: what to do about it, or empty when waiting is enough.
        facts: details for the log and for support; never holds a secret.
    """

    code: ClassVar[str] = "error"

    def __init__(self, sentence: str, *, remedy: str = "", facts: Mapping[str, object] | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy
        self.facts: Mapping[str, object] = dict(facts or {})

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}".strip()


class RetryLater(BridgeError):
    """Wait, then the same thing again may work."""

    code = "retry_later"

    def __init__(
        self,
        sentence: str,
        *,
        remedy: str = "",
        facts: Mapping[str, object] | None = None,
        after: float | None = None,
    ) -> None:
        super().__init__(sentence, remedy=remedy, facts=facts)
        self.after = after
        """Seconds to wait as the other side asked, or None for our own backoff."""


class Unreachable(RetryLater):
    """No connection to the other side."""

    code = "unreachable"


class ConnectionBroken(RetryLater):
    """The connection was there and went away in the middle of reading."""

    code = "connection_broken"


class AnswerLost(RetryLater):
    """A write was sent and its answer never came: it must be settled before it is sent again."""

    code = "answer_lost"


class Locked(RetryLater):
    """Somebody else changed a row since this transaction began, or holds it now; nothing was written."""

    code = "locked"


class Throttled(RetryLater):
    """The other side asked us to slow down."""

    code = "throttled"


class SkipRecord(BridgeError):
    """This record is set aside with its reason; everything else goes on."""

    code = "skip_record"

    def kept(self) -> Self:
        """Itself, fit to be kept: a traceback would hold all rows that were at hand, as long as the error lives."""
        self.__cause__ = self.__context__ = None
        return self.with_traceback(None)


class Unmappable(SkipRecord):
    """A value that no rule can turn into the field's type."""

    code = "unmappable"


class Undecodable(SkipRecord):
    """Bytes that are no text in the ledger's character set."""

    code = "undecodable"


class Rejected(SkipRecord):
    """The other side refused this record, and said why."""

    code = "rejected"


class DuplicateKey(Rejected):
    """There is a row with this key already."""

    code = "duplicate_key"


class NotInBooks(Rejected):
    """The books lack what the record names: a currency, customer, account. It is entered there, or another is named."""

    code = "not_in_books"


class WaitsForParent(SkipRecord):
    """What this record refers to was set aside or has not arrived."""

    code = "waits_for_parent"


class StopRun(BridgeError):
    """This run ends; nothing more is written."""

    code = "stop_run"


class SourceChanged(StopRun):
    """A table or a column that we need is not there."""

    code = "source_changed"


class Unsupported(StopRun):
    """A version of a program, a file or a protocol that we do not know."""

    code = "unsupported"


class ProtocolBroken(StopRun):
    """The other side answered something that is not its protocol."""

    code = "protocol_broken"


class StorageFull(StopRun):
    """No room on the disk."""

    code = "storage_full"


class StateCorrupt(StopRun):
    """Our own state file is damaged."""

    code = "state_corrupt"


class Stopped(StopRun):
    """A person asked us to stop."""

    code = "stopped"


class Unexpected(StopRun):
    """A fault of this program; the technical log has the details."""

    code = "unexpected"


class AskUser(BridgeError):
    """Only a person can decide or repair this."""

    code = "ask_user"


class SignInRefused(AskUser):
    """Wrong user, password or token, or too few rights."""

    code = "sign_in_refused"


class NotFound(AskUser):
    """A file, database, company or command target that is not there."""

    code = "not_found"


class LedgerInUse(AskUser):
    """Another program holds the ledger exclusively."""

    code = "ledger_in_use"


class WrongCompany(AskUser):
    """Not the company, connection or organization that the links belong to."""

    code = "wrong_company"


class TimelineBroken(AskUser):
    """Restore, clone, rename or year-end: a side is not the one that the links know."""

    code = "timeline_broken"


class LeaseHeld(AskUser):
    """Another PC already keeps this company."""

    code = "lease_held"


class SettingsInvalid(AskUser):
    """A setting, mapping or command that cannot work."""

    code = "settings_invalid"


class VaultLocked(AskUser):
    """The key store or the vault's key cannot be used."""

    code = "vault_locked"
