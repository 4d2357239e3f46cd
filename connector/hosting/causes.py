"""Why a record did not go through, who can do something about it, and what."""

from __future__ import annotations

from typing import Final

from connector.domain import errors
from connector.domain.conflicts import ConflictKind
from connector.domain.platform_changes import SET_SO
from connector.domain.runs import EntryKind, EntryOutcome, LogEntry
from connector.domain.sync_log import Fixer, Help

Cure = tuple[Fixer, tuple[Help, ...]]

_BY_ERROR: Final[dict[type[errors.BridgeError], Cure]] = {
    errors.RetryLater: (Fixer.ITSELF, (Help.RETRY,)),
    errors.SkipRecord: (Fixer.BOOKKEEPER, (Help.RETRY,)),
    errors.Unmappable: (Fixer.BOOKKEEPER, (Help.RETRY, Help.MAPPINGS)),
    errors.WaitsForParent: (Fixer.ITSELF, (Help.RETRY,)),
    errors.StopRun: (Fixer.OWNER, (Help.RETRY,)),
    errors.SourceChanged: (Fixer.OWNER, (Help.MAPPINGS, Help.RETRY)),
    errors.StateCorrupt: (Fixer.ITSELF, (Help.RETRY,)),
    errors.Stopped: (Fixer.NOBODY, (Help.RETRY,)),
    errors.Unexpected: (Fixer.SUPPORT, (Help.DIAGNOSTICS, Help.RETRY)),
    errors.AskUser: (Fixer.OWNER, (Help.SETTINGS,)),
    errors.SignInRefused: (Fixer.OWNER, (Help.RECONNECT,)),
    errors.NotFound: (Fixer.OWNER, (Help.RECONNECT, Help.SETTINGS)),
    errors.LedgerInUse: (Fixer.BOOKKEEPER, (Help.RETRY,)),
    errors.TimelineBroken: (Fixer.OWNER, (Help.DECIDE,)),
    errors.WrongCompany: (Fixer.OWNER, (Help.RECONNECT,)),
}
"""What does not stand here is as the error that it is a kind of."""

_KNOWN: Final[dict[str, type[errors.BridgeError]]] = {
    item.code: item for item in vars(errors).values() if isinstance(item, type) and issubclass(item, errors.BridgeError)
}


def cure_of(entry: LogEntry) -> Cure:
    """Who can do something about a line, and what helps; nothing for one that went well."""
    if entry.outcome in (EntryOutcome.SYNCED, EntryOutcome.UNDONE, None):
        return Fixer.NOBODY, ()
    if entry.code.startswith("conflict."):
        duplicate = entry.code == f"conflict.{ConflictKind.DUPLICATE}"
        return Fixer.BOOKKEEPER, (Help.LINK if duplicate else Help.DECIDE,)
    if entry.kind is EntryKind.HELD:
        return Fixer.BOOKKEEPER, (Help.RELEASE,)
    if entry.outcome is EntryOutcome.SKIPPED:
        return (Fixer.OWNER, (Help.SETTINGS,)) if entry.code in SET_SO else (Fixer.NOBODY, ())
    if entry.outcome is EntryOutcome.WARNED:
        return Fixer.NOBODY, ()
    if entry.outcome is EntryOutcome.WAITING:
        return Fixer.ITSELF, (Help.RETRY,)
    return _cure_of_error(entry.code)


def _cure_of_error(code: str) -> Cure:
    """By the error's code; a code of the books' own rules means that the record is refused as it is."""
    for error in _KNOWN.get(code, errors.SkipRecord).__mro__:
        cure = _BY_ERROR.get(error)
        if cure is not None:
            return cure
    return Fixer.SUPPORT, (Help.DIAGNOSTICS,)
