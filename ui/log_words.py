"""Outcomes, directions, who can mend something and what the buttons say, in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QIcon

from connector.domain.runs import EntryKind, EntryOutcome, LogEntry, Outcome, Toward, Trigger
from connector.domain.sync_log import Fixer, Help
from ui.text import translate
from ui.theme import Role, icon

_ICONS: Final = {
    EntryOutcome.SYNCED: ("check", Role.OK),
    EntryOutcome.WARNED: ("warning", Role.WARNING),
    EntryOutcome.WAITING: ("pause", Role.WARNING),
    EntryOutcome.FAILED: ("error", Role.ERROR),
    EntryOutcome.SKIPPED: ("stop", Role.MUTED),
    EntryOutcome.UNDONE: ("undo", Role.MUTED),
}
PAGES: Final = {
    Help.DECIDE: "problems",
    Help.LINK: "problems",
    Help.RELEASE: "problems",
    Help.RECONNECT: "first_run",
    Help.SETTINGS: "settings",
    Help.MAPPINGS: "mappings",
    Help.DIAGNOSTICS: "diagnostics",
}
"""Which page of the window a button opens; RETRY is done at once."""


def outcome_icon(entry: LogEntry) -> QIcon:
    """Shape and colour of an outcome; nothing for a note."""
    if entry.outcome is None:
        return QIcon()
    name, role = _ICONS[entry.outcome]
    return icon(name, role)


def outcome_role(outcome: EntryOutcome | None) -> Role:
    """The colour of an outcome."""
    return _ICONS[outcome][1] if outcome is not None else Role.MUTED


def outcome(entry: LogEntry) -> str:
    """What became of it."""
    if entry.outcome is None:
        return translate("log", "Note")
    if entry.kind is EntryKind.ERROR and entry.outcome is EntryOutcome.FAILED:
        return translate("log", "Run failed")
    return outcome_name(entry.outcome)


def outcome_name(of: EntryOutcome) -> str:
    """An outcome by its name."""
    return {
        EntryOutcome.SYNCED: translate("log", "Synced"),
        EntryOutcome.WARNED: translate("log", "Synced with warnings"),
        EntryOutcome.WAITING: translate("log", "Waiting"),
        EntryOutcome.FAILED: translate("log", "Failed"),
        EntryOutcome.SKIPPED: translate("log", "Skipped"),
        EntryOutcome.UNDONE: translate("log", "Undone"),
    }[of]


def way(toward: Toward | None) -> str:
    """Which way a record went."""
    if toward is None:
        return ""
    return translate("log", "To the platform") if toward is Toward.PLATFORM else translate("log", "Into the books")


def side(toward: Toward | None) -> str:
    """The side that a record went to."""
    if toward is None:
        return ""
    return translate("log", "Platform") if toward is Toward.PLATFORM else translate("log", "Books")


def fixer(who: Fixer, *, hosted: bool = False) -> str:
    """Who can do something about it; empty when there is nothing to do. `hosted`: by the platform, by no PC."""
    if hosted and who is Fixer.OWNER:
        return translate("log", "Whoever connected this account can put this right, here or on the platform.")
    return {
        Fixer.NOBODY: "",
        Fixer.ITSELF: translate("log", "This goes on by itself."),
        Fixer.BOOKKEEPER: translate("log", "Whoever keeps the books can put this right."),
        Fixer.OWNER: translate("log", "Whoever set up BukuBridge on this PC can put this right."),
        Fixer.SUPPORT: translate("log", "This is a fault of BukuBridge; support can help with the diagnostics file."),
    }[who]


def help_label(what: Help) -> str:
    """What a button says."""
    return {
        Help.RETRY: translate("log", "Try again now"),
        Help.DECIDE: translate("log", "Decide…"),
        Help.LINK: translate("log", "Link duplicates…"),
        Help.RELEASE: translate("log", "Look at what is held…"),
        Help.RECONNECT: translate("log", "Reconnect…"),
        Help.SETTINGS: translate("log", "Open settings"),
        Help.MAPPINGS: translate("log", "Open mappings"),
        Help.DIAGNOSTICS: translate("log", "Open diagnostics"),
    }[what]


def run_outcome(of: Outcome | None) -> str:
    """How a run ended."""
    if of is None:
        return translate("log", "Running")
    return {
        Outcome.SUCCESS: translate("log", "Everything synced"),
        Outcome.PARTIAL: translate("log", "Something is left"),
        Outcome.FAILED: translate("log", "Failed"),
        Outcome.STOPPED: translate("log", "Stopped"),
    }[of]


def run_role(of: Outcome | None) -> tuple[str, Role]:
    """Icon and colour of a run."""
    if of is None:
        return "sync", Role.ACCENT
    return {
        Outcome.SUCCESS: ("check", Role.OK),
        Outcome.PARTIAL: ("warning", Role.WARNING),
        Outcome.FAILED: ("error", Role.ERROR),
        Outcome.STOPPED: ("stop", Role.MUTED),
    }[of]


def trigger(of: Trigger) -> str:
    """Why a run was started."""
    return {
        Trigger.SCHEDULE: translate("log", "on schedule"),
        Trigger.PERSON: translate("log", "started by a person"),
        Trigger.PLATFORM: translate("log", "asked for by the platform"),
        Trigger.RECOVERY: translate("log", "after a fault"),
        Trigger.SWEEP: translate("log", "comparing everything"),
    }[of]
