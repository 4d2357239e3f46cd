"""Whether a side is still the one that the links know: pure rules over what it tells of itself."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

import msgspec

from connector.domain.errors import AskUser, TimelineBroken, WrongCompany
from connector.domain.identity import Break, Company, Identity, Timeline


class Side(StrEnum):
    """Which side a timeline belongs to; the store's name of it."""

    BOOKS = "books"
    PLATFORM = "platform"


class Judgement(msgspec.Struct, frozen=True):
    """What a side looks like beside what was last seen of it."""

    looks_like: Break
    sentence: str
    remedy: str
    facts: dict[str, str]


NOTHING_WRITTEN = " Nothing was written."
"""How a sentence on a break ends: sides are met before anything is written."""

FIRST_YEAR = "first_year"
"""Mark of books that take a closed year's documents away: the day on which their first fiscal year begins."""
_NEW_FORM = 12
"""Digits of a company number of the Companies Commission of Malaysia since 2019."""
_ACCEPT = "If this is meant to be so, accept it as the new state: everything is then read again and compared."


def judge(side: Side, known: Timeline, now: Identity) -> Judgement | None:
    """None when it is the same life of the same database; otherwise which break it looks like, and the way out."""
    before = known.identity
    facts = _facts(before, now)
    differing = [name for name in before.marks if name in now.marks and before.marks[name] != now.marks[name]]
    lower = [name for name in before.counters if name in now.counters and now.counters[name] < before.counters[name]]
    if differing and _other_company(before.company, now.company):
        return _judgement(side, Break.OTHER_COMPANY, before, now, facts)
    moved = bool(before.origin and now.origin and before.origin != now.origin)
    if moved and differing:
        return _judgement(side, Break.YEAR_END, before, now, facts)
    if moved and lower:
        return _judgement(side, Break.CLONE, before, now, facts)
    if differing == [FIRST_YEAR] and not lower and now.marks[FIRST_YEAR] > before.marks[FIRST_YEAR]:
        return _closed(now, facts)
    if lower or differing:
        return _judgement(side, Break.RESTORE, before, now, facts)
    if (before.company.name, before.company.alias) != (now.company.name, now.company.alias):
        return _judgement(side, Break.RENAME, before, now, facts)
    if moved and before.marks:
        return _judgement(side, Break.CLONE, before, now, facts)
    return None


def error(judgement: Judgement) -> AskUser:
    """The error that stops a run for a broken timeline."""
    wrong = judgement.looks_like is Break.OTHER_COMPANY
    facts = {"looks_like": str(judgement.looks_like), **judgement.facts}
    return (WrongCompany if wrong else TimelineBroken)(judgement.sentence, remedy=judgement.remedy, facts=facts)


_SENTENCES = MappingProxyType(
    {
        (Side.BOOKS, Break.RESTORE): "The company file of {name} seems to be restored from a backup.",
        (Side.BOOKS, Break.CLONE): "The company file of {name} is now at another place ({now}, before {before}): "
        "it was moved, or this is a copy of it.",
        (Side.BOOKS, Break.RENAME): "The company in these books is now called {name}, before {old}.",
        (Side.BOOKS, Break.OTHER_COMPANY): "These are the books of {name}, not of {old}.",
        (Side.BOOKS, Break.YEAR_END): "This is another database of {name} than before ({now}, before {before}): "
        "a new year's file, or a copy that was rebuilt.",
        (Side.PLATFORM, Break.RESTORE): "The platform's database seems to be restored from a backup.",
        (Side.PLATFORM, Break.CLONE): "The platform is now at another address ({now}, before {before}).",
        (Side.PLATFORM, Break.RENAME): "The organization on the platform is now called {name}, before {old}.",
        (Side.PLATFORM, Break.OTHER_COMPANY): "The platform answers for {name}, not for {old}.",
        (Side.PLATFORM, Break.YEAR_END): "This is another database of the platform than before ({now}, before "
        "{before}).",
    }
)


def _judgement(side: Side, looks_like: Break, before: Identity, now: Identity, facts: dict[str, str]) -> Judgement:
    sentence = _SENTENCES[side, looks_like].format(
        name=now.company.name, old=before.company.name, now=now.origin or "unknown", before=before.origin or "unknown"
    )
    if looks_like is Break.OTHER_COMPANY:
        remedy = "Connect this company as a connection of its own, or choose the right one again."
    elif looks_like is Break.CLONE and side is Side.BOOKS:
        remedy = f"Only one copy may be kept equal with the platform. {_ACCEPT}"
    else:
        remedy = _ACCEPT
    return Judgement(looks_like, f"{sentence}{NOTHING_WRITTEN}", remedy, facts)


def _closed(now: Identity, facts: dict[str, str]) -> Judgement:
    """The same books, from which a closing took the years before their new first day."""
    sentence = (
        f"Years before {now.marks[FIRST_YEAR]} were closed in the books of {now.company.name}: their documents may be "
        f"gone from them.{NOTHING_WRITTEN}"
    )
    return Judgement(Break.YEAR_END, sentence, _ACCEPT, facts)


def _other_company(before: Company, now: Company) -> bool:
    """By registration number where both tell one in the same form, else by name and alias. The program's version may
    change, and so may the form: companies went from old numbers (123456-A) to new ones of twelve digits."""
    one, other = _plain(before.registration_no), _plain(now.registration_no)
    if one and other and (len(one) == _NEW_FORM) == (len(other) == _NEW_FORM):
        return one != other
    return (before.name, before.alias) != (now.name, now.alias)


def _plain(registration_no: str) -> str:
    """A registration number without what people put between its digits."""
    return "".join(char for char in registration_no.upper() if char.isalnum())


def _facts(before: Identity, now: Identity) -> dict[str, str]:
    """Every value that is not as it was, old → new, for the log."""
    facts = {}
    for name, old in {**before.marks, **{n: str(v) for n, v in before.counters.items()}}.items():
        new = now.marks.get(name, str(now.counters.get(name, "")))
        if new and new != old:
            facts[name] = f"{old} → {new}"
    if before.origin != now.origin:
        facts["origin"] = f"{before.origin} → {now.origin}"
    return facts
