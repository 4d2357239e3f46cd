"""The starters for Windows (starter/*.c), made by mingw-w64's compiler: small programs outside of all versions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from inputs import ROOT, fresh, moment
from versions import numbers

_HERE = ROOT / "packaging"
_KIND = "x86_64-w64-mingw32"
_CONSOLE, _WINDOW = ("-mconsole", "-DCONSOLE"), ("-mwindows",)
_PROGRAMS = {
    "bukubridge": ("starter.c", _CONSOLE),
    "bukubridge-agent": ("starter.c", _WINDOW),
    "bukubridge-tray": ("starter.c", _WINDOW),
    "bukubridge-service": ("service.c", ("-mconsole",)),
}


def build() -> Path:
    """The folder with them; two seconds."""
    place, finished = fresh("starters")
    if not finished:
        subprocess.run([sys.executable, _HERE / "pictures.py", _HERE / "icon.svg", place], check=True)
        for name, (source, how) in _PROGRAMS.items():
            _make(place, name, source, how)
        (place / "finished").touch()
    return place


def _make(place: Path, name: str, source: str, how: tuple[str, ...]) -> None:
    """Its linker is told to write no moment of its own into the file: two builds are alike."""
    described = place / f"{name}.o"
    script = place / f"{name}.rc"
    script.write_text(_resource(place, name), "utf-8")
    _do(f"{_KIND}-windres", "--codepage=65001", script, described)
    sources = [_HERE / "starter" / each for each in ("common.c", source)]
    strict = ("-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-s", "-municode", "-Wl,--no-insert-timestamp")
    _do(f"{_KIND}-gcc", *strict, *how, *sources, described, "-o", place / f"{name}.exe", "-ladvapi32")
    described.unlink()
    script.unlink()


def _resource(place: Path, name: str) -> str:
    """Icon, and what Windows shows of a file."""
    four = ",".join(map(str, numbers()))
    said = {
        "CompanyName": "BukuBridge", "FileDescription": "BukuBridge", "ProductName": "BukuBridge",
        "InternalName": name, "OriginalFilename": f"{name}.exe",
    }  # fmt: skip
    values = "\n".join(f'VALUE "{key}", "{value}"' for key, value in said.items())
    return (
        f'1 ICON "{place / "bukubridge.ico"}"\n1 VERSIONINFO\nFILEVERSION {four}\nPRODUCTVERSION {four}\nBEGIN\n'
        f'BLOCK "StringFileInfo"\nBEGIN\nBLOCK "040904B0"\nBEGIN\n{values}\nEND\nEND\n'
        'BLOCK "VarFileInfo"\nBEGIN\nVALUE "Translation", 0x0409, 1200\nEND\nEND\n'
    )


def _do(*arguments: str | Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": moment(), "LC_ALL": "C.UTF-8"}
    subprocess.run([str(each) for each in arguments], check=True, stdout=sys.stderr, env=environment)
