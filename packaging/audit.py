"""Known weaknesses of the locked libraries: asks a service of advisories (osv.dev), or looks into a file of them.

    python packaging/audit.py                   asks the service, by way of the proxy that HTTPS_PROXY names
    python packaging/audit.py --from all.zip    advisories that were fetched elsewhere, a file or a folder: PyPI/all.zip
                                                of osv.dev's export (https://osv-vulnerabilities.storage.googleapis.com)

Ends with 0 when all were looked up and nothing is known, with 1 when something is, and with 2 when it could not be
looked up: that is never called clean. A file whose newest advisory is older than 30 days can find something, and clear
nothing. Advisories have the form of ossf.github.io/osv-schema. What comes from elsewhere (interpreter, OpenSSL, SQLite,
Firebird's client) stands in the bill of materials and is not looked up here.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
import msgspec
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from inputs import ROOT

SERVICE: Final = "https://api.osv.dev"
CLEAN, WEAK, UNKNOWN = 0, 1, 2
_ECOSYSTEM: Final = "PyPI"
_LOCKS: Final = ("requirements.lock", "packaging/windows.lock", "packaging/windows-python.lock")
_LOCKED: Final = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)
_BATCH: Final = 500
"""Packages asked about at once; the service takes 1,000."""
_OLDEST: Final = dt.timedelta(days=30)
_SECONDS: Final = 30.0


class NotLookedUp(Exception):
    """Nothing can be said; the sentence is why."""


@dataclass(frozen=True, slots=True, order=True)
class Locked:
    """A library as it is locked."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, order=True)
class Weakness:
    """What is known about one of them."""

    library: Locked
    advisory: str
    summary: str


class Event(msgspec.Struct, frozen=True):
    """Where a range of versions begins or ends; one of the three."""

    introduced: str = ""
    fixed: str = ""
    last_affected: str = ""


class Range(msgspec.Struct, frozen=True):
    """Versions that are concerned, by their order."""

    type: str = ""
    events: tuple[Event, ...] = ()


class Package(msgspec.Struct, frozen=True):
    """Whose versions they are."""

    ecosystem: str = ""
    name: str = ""


class Affected(msgspec.Struct, frozen=True):
    """A package with its versions that are concerned."""

    package: Package = Package()
    ranges: tuple[Range, ...] = ()
    versions: tuple[str, ...] = ()


class Advisory(msgspec.Struct, frozen=True):
    """What is published about a weakness."""

    id: str
    modified: dt.datetime
    summary: str = ""
    withdrawn: str = ""
    affected: tuple[Affected, ...] = ()


class _Named(msgspec.Struct, frozen=True):
    id: str


class _Answer(msgspec.Struct, frozen=True):
    vulns: tuple[_Named, ...] = ()
    next_page_token: str = ""


class _Answers(msgspec.Struct, frozen=True):
    results: tuple[_Answer, ...]


def locked() -> list[Locked]:
    """Everything that is locked, for every system."""
    texts = [(ROOT / lock).read_text("utf-8") for lock in _LOCKS]
    named = {pair for text in texts for pair in _LOCKED.findall(text)}
    return sorted(Locked(canonicalize_name(name), version) for name, version in named)


def asked(libraries: Sequence[Locked], service: str) -> list[Weakness]:
    """What the service knows. Raises NotLookedUp."""
    try:
        with httpx.Client(base_url=service, timeout=_SECONDS) as client:
            found = {
                (library, each.id)
                for start in range(0, len(libraries), _BATCH)
                for library, answer in _answers(client, [(each, "") for each in libraries[start : start + _BATCH]])
                for each in answer.vulns
            }
            read = {name: _advisory(client, name) for name in {name for _, name in found}}
    except (httpx.HTTPError, httpx.InvalidURL) as exc:
        raise NotLookedUp(f"{service} could not be asked: {str(exc) or type(exc).__name__}.") from exc
    except msgspec.DecodeError as exc:
        raise NotLookedUp(f"{service} answered something else than advisories: {exc}.") from exc
    return sorted(Weakness(library, name, read[name].summary) for library, name in found if not read[name].withdrawn)


def _answers(client: httpx.Client, questions: list[tuple[Locked, str]]) -> Iterator[tuple[Locked, _Answer]]:
    """Answers page by page, until there are no more."""
    while questions:
        queries = [
            {
                "package": {"ecosystem": _ECOSYSTEM, "name": library.name},
                "version": library.version,
                **({"page_token": page} if page else {}),
            }
            for library, page in questions
        ]
        answered = client.post("/v1/querybatch", json={"queries": queries}).raise_for_status()
        answers = msgspec.json.decode(answered.content, type=_Answers).results
        if len(answers) != len(questions):
            raise NotLookedUp(f"The service was asked about {len(questions)} libraries and told of {len(answers)}.")
        pairs = [(library, answer) for (library, _), answer in zip(questions, answers, strict=True)]
        yield from pairs
        questions = [(library, answer.next_page_token) for library, answer in pairs if answer.next_page_token]


def _advisory(client: httpx.Client, name: str) -> Advisory:
    return msgspec.json.decode(client.get(f"/v1/vulns/{name}").raise_for_status().content, type=Advisory)


def looked_up(libraries: Sequence[Locked], place: Path) -> tuple[list[Weakness], dt.datetime, int]:
    """What a file or folder knows, with the moment of its newest advisory and their number. Raises NotLookedUp."""
    try:
        advisories = [msgspec.json.decode(content, type=Advisory) for content in _contents(place)]
    except (OSError, zipfile.BadZipFile, msgspec.DecodeError) as exc:
        raise NotLookedUp(f"{place} cannot be read: {exc}.") from exc
    about = [each for each in advisories if any(part.package.ecosystem == _ECOSYSTEM for part in each.affected)]
    if not about:
        raise NotLookedUp(f"{place} has no advisory about a package of {_ECOSYSTEM}.")
    ours: dict[str, list[Locked]] = {}
    for library in libraries:
        ours.setdefault(library.name, []).append(library)
    found = {
        Weakness(library, advisory.id, advisory.summary)
        for advisory in about
        for part in advisory.affected
        if not advisory.withdrawn and part.package.ecosystem == _ECOSYSTEM
        for library in ours.get(canonicalize_name(part.package.name), ())
        if concerns(part, library.version)
    }
    return sorted(found), max(each.modified for each in about), len(about)


def _contents(place: Path) -> Iterator[bytes]:
    if place.is_dir():
        yield from (file.read_bytes() for file in sorted(place.glob("*.json")))
    elif zipfile.is_zipfile(place):
        with zipfile.ZipFile(place) as packed:
            yield from (packed.read(name) for name in packed.namelist() if name.endswith(".json"))
    else:
        yield place.read_bytes()


def concerns(part: Affected, version: str) -> bool:
    """Whether a version is among those that are concerned. Where nothing is named that it can be compared with (nothing
    at all, commits only, versions without an order), it is."""
    named = [known for each in part.versions if (known := _ordered(each)) is not None]
    ranges = [each.events for each in part.ranges if each.type != "GIT" and each.events]
    if not named and not ranges:
        return True
    try:
        ours = Version(version)
        return ours in named or any(_within(ours, each) for each in ranges)
    except InvalidVersion:
        return True


def _ordered(listed: str) -> Version | None:
    """None for one of a time before versions had an order, which is none of those that have one."""
    try:
        return Version(listed)
    except InvalidVersion:
        return None


def _within(ours: Version, events: Sequence[Event]) -> bool:
    """The newest event that is not later than our version decides."""
    within = False
    ordered = sorted(events, key=lambda each: Version(each.introduced or each.fixed or each.last_affected or "0"))
    for event in ordered:
        if event.introduced:
            within = within or event.introduced == "0" or ours >= Version(event.introduced)
        elif event.fixed:
            within = within and ours < Version(event.fixed)
        elif event.last_affected:
            within = within and ours <= Version(event.last_affected)
    return within


def main(arguments: Sequence[str] | None = None) -> int:
    """Say what is known; an exit code."""
    parser = argparse.ArgumentParser(description="Known weaknesses of the locked libraries.")
    parser.add_argument("--from", dest="place", type=Path, help="advisories that were fetched elsewhere")
    parser.add_argument("--service", default=SERVICE, help="another service of the same interface")
    said = parser.parse_args(arguments)
    libraries = locked()
    stale = ""
    try:
        if said.place:
            found, newest, number = looked_up(libraries, said.place)
            source = f"{number} advisories up to {newest:%Y-%m-%d}"
            if dt.datetime.now(dt.UTC) - newest > _OLDEST:
                stale = f"{said.place} ends on {newest:%Y-%m-%d}. Fetch it again."
        else:
            found, source = asked(libraries, said.service), said.service
    except NotLookedUp as exc:
        return _told(f"NOT LOOKED UP: {exc}\nNothing is known about the {len(libraries)} locked libraries.", UNKNOWN)
    for each in found:
        _told(f"{each.library.name} {each.library.version}: {each.advisory} {each.summary}".rstrip(), WEAK)
    if found:
        return _told(f"{len(found)} known weaknesses in {len(libraries)} locked libraries ({source}).", WEAK)
    if stale:
        return _told(f"NOT LOOKED UP: {stale}\nNothing newer is known about the {len(libraries)} libraries.", UNKNOWN)
    return _told(f"Nothing is known against the {len(libraries)} locked libraries ({source}).", CLEAN)


def _told(words: str, code: int) -> int:
    sys.stdout.write(f"{words}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
