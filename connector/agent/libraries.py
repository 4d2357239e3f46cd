"""The libraries of others that the program on an office PC is made with, and their licences, as their makers say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata

from connector.control.choices import Library

_OURS = "bukubridge"
_PARTS = ("agent", "ui")
"""Extras of ours that an office PC has."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"extra\s*==\s*[\"']([^\"']+)[\"']")
_PAGES = ("homepage", "home", "source", "source code", "repository", "code", "documentation")
"""Labels of addresses, best first."""
_LONGEST = 60
"""Characters: some put the whole licence where its name belongs."""


def libraries() -> list[Library]:
    """By name, each once; what is not installed is left out."""
    found: dict[str, Library] = {}
    waiting = list(_needed(_OURS, _PARTS))
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system
        found[name] = _described(distribution)
        waiting.extend(_needed(name, ()))
    return sorted(found.values(), key=lambda library: library.name.casefold())


def _needed(name: str, extras: tuple[str, ...]) -> Iterator[str]:
    """Normalised names of what a distribution asks for."""
    for requirement in metadata.requires(name) or ():
        wanted, _, marker = requirement.partition(";")
        named, extra = _NAME.match(wanted.strip()), _EXTRA.search(marker)
        if named and (extra is None or extra[1] in extras):
            yield re.sub(r"[-_.]+", "-", named[0]).lower()


def _described(distribution: metadata.Distribution) -> Library:
    told = distribution.metadata
    return Library(name=str(told["Name"]), version=distribution.version, licence=_licence(told), address=_address(told))


def _licence(told: metadata.PackageMetadata) -> str:
    """The expression, else what the classifiers say, else the first line of the old field."""
    for expression in _all(told, "License-Expression"):
        return expression
    classified = [
        line.rpartition(" :: ")[2]
        for line in _all(told, "Classifier")
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    if classified:
        return " / ".join(classified)
    first = next((text.strip().partition("\n")[0] for text in _all(told, "License")), "")
    return first if len(first) <= _LONGEST else ""


def _address(told: metadata.PackageMetadata) -> str:
    """Its page, or the best that it names."""
    named = dict(line.split(", ", 1) for line in _all(told, "Project-URL") if ", " in line)
    labelled = {label.casefold(): page for label, page in named.items()}
    pages = [*_all(told, "Home-page"), *(labelled[label] for label in _PAGES if label in labelled)]
    return next((page for page in pages if page.startswith("https://")), "")


def _all(told: metadata.PackageMetadata, field: str) -> list[str]:
    return [str(value) for value in told.get_all(field) or ()]
