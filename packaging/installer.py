"""The installer for Windows, made of the Windows folder by NSIS."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import inventory
import layout
import starters
import windows
from inputs import BUILD, ROOT
from versions import numbers

_HERE = ROOT / "packaging"


def build(payload: Path | None = None, *, version: str = "", out: Path | None = None, quick: bool = False) -> Path:
    """The installer of a folder, the Windows one unless another is given; signed when there is a certificate.

    `version` and `quick` (nothing is packed) are for trying upgrades.
    """
    said = version or metadata.version("bukubridge")
    programs = layout.version_of(payload or windows.build(), version)
    outside = starters.build()
    made = out or BUILD / f"BukuBridge-{said}-setup.exe"
    for program in sorted([*programs.glob("*.exe"), *outside.glob("*.exe")]):
        subprocess.run([_HERE / "sign", program], check=True)
    made.parent.mkdir(parents=True, exist_ok=True)
    icon = made.with_suffix(".ico")
    subprocess.run([sys.executable, _HERE / "pictures.py", _HERE / "icon.svg", made.parent], check=True)
    (made.parent / "bukubridge.ico").replace(icon)
    page = made.parent / "licences.html"
    page.write_text(inventory.page(), "utf-8")
    laid = made.with_suffix(".nsh")
    laid.write_text(_laid(programs, said), "utf-8")
    four = ".".join(map(str, numbers(version)))
    given = {
        "VERSION": said, "NUMBERS": four, "PAYLOAD": str(laid), "STARTERS": str(outside), "LICENCES": str(page),
        "ICON": str(icon), "OUT": str(made),
        "SIGN": str(_HERE / "sign") if os.environ.get("BUKUBRIDGE_SIGN_PFX") else "",
    }  # fmt: skip
    if quick:
        given["QUICK"] = "1"
    defined = [f"-D{name}={value}" for name, value in given.items()]
    subprocess.run(["makensis", "-V2", *defined, _HERE / "installer.nsi"], check=True, stdout=sys.stderr)
    for gone in (icon, page, laid):
        gone.unlink()
    subprocess.run([_HERE / "sign", made], check=True)
    return made


def _laid(programs: Path, version: str) -> str:
    """Instructions that lay a version's files, by name: a pattern would take them as this disk happens to list them."""
    lines = []
    for folder in (programs, *sorted(path for path in programs.rglob("*") if path.is_dir())):
        files = sorted(path for path in folder.iterdir() if path.is_file())
        if files:
            inside = "".join(f"\\{part}" for part in folder.relative_to(programs).parts)
            lines.append(f'SetOutPath "$INSTDIR\\versions\\{version}{inside}"')
            lines += [f'File "{str(path).replace("$", "$$")}"' for path in files]
    return "\n".join(lines) + "\n"
