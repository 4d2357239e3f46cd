"""What the program's folder is made of: our modules and data, libraries that load others by name, Firebird's client.

The spec asks these functions; none of them knows whether it is a build for Windows or Linux beyond `sys.platform`.
"""

from __future__ import annotations

import fnmatch
import re
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from PyInstaller.depend.bindepend import get_imports
from PyInstaller.utils.hooks import collect_data_files, collect_submodules

WINDOWS = sys.platform == "win32"
Entry = tuple[str, str, str]
"""Name in the folder, where it comes from, what kind it is."""

_HERE = Path(__file__).resolve().parent

ELSEWHERE = (
    "cloud_api",
    "litestar",
    "sqlalchemy",
    "alembic",
    "uvicorn",
    "uvloop",
    "psycopg",
    "pytest",
    "hypothesis",
    "mypy",
    "tkinter",
    "unittest.mock",
    "test",
    "pip",
    "setuptools",
    "pkg_resources",
    "numpy",
    "IPython",
    "PIL",
    "sqlglot",
    "trio",
    "curio",
    "socksio",
    "h2",
    "brotli",
    "zstandard",
    "awscrt",
    "keyrings",
    "firebird",
    "lib2to3",
    "pydoc_data",
)
"""Of the server, of the tests, or looked for by libraries that do without."""
NO_FACE = ("PySide6", "shiboken6", "ui", "xlsxwriter")
NO_AGENT = (
    "fdb",
    "pyodbc",
    "keyring",
    "apscheduler",
    "botocore",
    "cryptography",
    "httpx",
    "httpcore",
    "certifi",
    "rich",
    "typer",
    "tomlkit",
    "connector.agent",
    "connector.cli",
    "connector.drivers",
    "connector.providers",
    "connector.store",
    "connector.sync",
)

_LOADED_BY_NAME = ("platformdirs.windows",) if WINDOWS else ("platformdirs.unix",)
_KEY_STORES = ("keyring.backends.Windows", "win32ctypes.core") if WINDOWS else ("keyring.backends.SecretService",)

_UNUSED = (
    # Drawn in software where there is no graphics driver: our window has nothing that needs it.
    "*opengl32sw.dll", "*d3dcompiler_*.dll",
    "*Qt6Network*", "*Qt6Pdf*", "*Qt6Qml*", "*Qt6Quick*", "*Qt6VirtualKeyboard*", "*Qt6OpenGLWidgets*",
    "*Qt6Wayland*", "*Qt6WlShell*", "*Qt6EglF*", "*QtNetwork.*", "*QtOpenGL.*",
    "*/plugins/tls/*", "*/plugins/networkinformation/*", "*/plugins/generic/*", "*/plugins/egldeviceintegrations/*",
    "*/plugins/wayland-*/*", "*/plugins/platformthemes/*gtk3*", "*/plugins/iconengines/*",
    "*/plugins/platforms/*eglfs*", "*/plugins/platforms/*linuxfb*", "*/plugins/platforms/*vnc*",
    "*/plugins/platforms/*vkkhr*", "*/plugins/platforms/*minimal*", "*/plugins/platforms/*wayland*",
    "*/plugins/platforms/*direct2d*", "*/plugins/platforminputcontexts/*virtualkeyboard*",
    "*/plugins/imageformats/*[!o].dll", "*/plugins/imageformats/*[!o].so",
    # What pip noted of an installation, with this machine's folders.
    "*.dist-info/direct_url.json", "*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED",
    "botocore/data/*", "botocore/cacert.pem",
    # Found by name on the machine of the build; ours lies in the folder firebird.
    "libfbclient.*",
    "firebird/embedded/*",
)  # fmt: skip
_QT_WORDS = re.compile(r"PySide6/(Qt/)?translations/(?!qtbase_(en|zh_CN)\.qm$)")
_KEPT_OF_METADATA = ("METADATA", "entry_points.txt", "LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*")


def modules(package: str) -> list[str]:
    """Every module of ours: providers and commands are loaded by their names."""
    return [name for name in collect_submodules(package) if not name.endswith("__main__")]


def hidden() -> list[str]:
    """What the agent's libraries load by name."""
    return [*_LOADED_BY_NAME, *_KEY_STORES]


def own_files(package: str) -> list[tuple[str, str]]:
    """Descriptions, mappings, drawings, translations with the list of the sentences that are translated."""
    wanted = ["**/*.toml", "**/*.svg", "**/*.qm", "**/agent_sentences.txt"]
    found: list[tuple[str, str]] = collect_data_files(package, includes=wanted)
    return found


def firebird() -> list[tuple[str, str]]:
    """The 5.0 client with its messages, and its plug-in for encrypted lines; not the engine."""
    spec = find_spec("firebird.embedded")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The package firebird-embedded is not installed")
    runtime = Path(next(iter(spec.submodule_search_locations))) / "runtime"
    names = ("fbclient.dll", "msvcp140.dll", "plugins/chacha.dll") if WINDOWS else (
        "libfbclient.so.2", "libtomcrypt.so.1", "plugins/libChaCha.so")  # fmt: skip
    found = [(runtime / name, Path("firebird", name).parent) for name in (*names, "firebird.msg")]
    found.append((_HERE / "licences" / "firebird.txt", Path("firebird")))
    return [(str(file), folder.as_posix()) for file, folder in found]


def descriptions() -> list[tuple[str, str]]:
    """Names, versions and licences of the libraries, for the page that shows them and for entry points."""
    from connector.agent.libraries import libraries

    found: list[tuple[str, str]] = []
    for name in ("bukubridge", *(library.name for library in libraries())):
        distribution = metadata.distribution(name)
        for file in distribution.files or ():
            inside = re.search(r"([^/]+\.dist-info)/(.+)$", file.as_posix())
            if inside and any(fnmatch.fnmatch(Path(inside[2]).name, kept) for kept in _KEPT_OF_METADATA):
                place = str(distribution.locate_file(file))
                found.append((place, Path(inside[1], inside[2]).parent.as_posix()))
    return found


def used(entries: list[Entry]) -> list[Entry]:
    """Without the parts of Qt and of botocore that nothing here touches, and without what only those need."""
    kept = [entry for entry in entries if not _unused(entry[0].replace("\\", "/"))]
    return kept if WINDOWS else _needed(kept)


def _needed(entries: list[Entry]) -> list[Entry]:
    """Shared libraries of the system stay where a file that stays is linked with them."""
    libraries = {Path(name).name: (name, origin) for name, origin, kind in entries if kind == "BINARY" and _loose(name)}
    waiting = [origin for name, origin, kind in entries if kind in ("BINARY", "EXTENSION") and not _loose(name)]
    waiting += [origin for name, origin in libraries.values() if name.startswith("libpython")]
    found = {name for name, _ in libraries.values() if name.startswith("libpython")}
    while waiting:
        for name, _ in get_imports(waiting.pop()):
            if name in libraries and name not in found:
                found.add(name)
                waiting.append(libraries[name][1])
    names = {name for name, _, kind in entries if not (_loose(name) and kind in ("BINARY", "SYMLINK"))} | found
    links = {name for name, target, kind in entries if kind == "SYMLINK" and target in names}
    return [entry for entry in entries if entry[0] in names | links]


def _loose(name: str) -> bool:
    """Whether it lies in the folder itself, as the system's libraries do."""
    return "/" not in name


def _unused(name: str) -> bool:
    return bool(_QT_WORDS.search(name)) or any(fnmatch.fnmatchcase(name, pattern) for pattern in _UNUSED)
