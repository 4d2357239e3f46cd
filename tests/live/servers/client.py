"""The 64-bit Firebird 5 client of the package `firebird-embedded`, for TCP and for embedded samples in one process.

What it needs was measured on Linux: its engine plug-in wants `libtomcrypt.so.1`, which lies beside it, and finds it
when the library was loaded before, so that no variable has to be set before the interpreter starts. The variable
`FIREBIRD` names a root of our own, because the package's folder need not be writable and is not in Classic mode.
"""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

import fdb
from firebird.embedded.provider import FirebirdProvider

from tests.live.servers.scratch import scratch_root

SYSDBA = "SYSDBA"
# Classic lets several processes hold one file; Full, because the samples lie anywhere.
_EMBEDDED_SETTINGS = "ServerMode = Classic\nDatabaseAccess = Full\n"


def runtime_folder() -> Path:
    """Where the package keeps client, engine and messages."""
    return Path(FirebirdProvider().root)


def client_library() -> Path:
    """The client library that the product ships too."""
    return Path(FirebirdProvider().client_library)


def link_runtime(root: Path, source: Path, names: tuple[str, ...]) -> None:
    """Make `root` a Firebird root that takes the named parts from `source`; safe against another doing the same."""
    for name in names:
        link = root / name
        if link.is_symlink() and link.readlink() == source / name:
            continue
        ours = root / f"{name}.{os.getpid()}"
        ours.symlink_to(source / name)
        ours.replace(link)


def embedded_environment() -> dict[str, str]:
    """What a *child* process needs in its environment to open a Firebird 5 file embedded.

    The lock folder is shared by all processes of this user, as Classic mode demands.
    """
    root = scratch_root() / f"firebird-{FirebirdProvider().firebird_version}"
    for folder in (root / "lock", root / "tmp"):
        folder.mkdir(parents=True, exist_ok=True)
    link_runtime(root, runtime_folder(), ("plugins.conf", "firebird.msg", "plugins", "intl", "tzdata"))
    settings = root / "firebird.conf"
    if not settings.exists() or settings.read_text() != _EMBEDDED_SETTINGS:
        ours = root / f"firebird.conf.{os.getpid()}"
        ours.write_text(_EMBEDDED_SETTINGS)
        ours.replace(settings)
    return {
        "FIREBIRD": str(root),
        "FIREBIRD_LOCK": str(root / "lock"),
        "FIREBIRD_TMP": str(root / "tmp"),
        "LD_LIBRARY_PATH": str(runtime_folder()),
    }


def load_client() -> None:
    """Load the Firebird 5 client into this process and give it to fdb; repeated calls do nothing.

    fdb knows one client library a process. Raises RuntimeError when it was given another one before.
    """
    loaded = getattr(fdb.fbcore, "api", None)
    if loaded is not None:
        if Path(loaded.client_library_name or "") != client_library():
            raise RuntimeError(f"fdb already uses {loaded.client_library_name}, and knows one client library a process")
        return
    for name, value in embedded_environment().items():
        if name != "LD_LIBRARY_PATH":  # read at the start of a process only
            os.environ.setdefault(name, value)
    _preload(runtime_folder() / "libtomcrypt.so.1")
    fdb.load_api(str(client_library()))


def _preload(library: Path) -> None:
    """Load lazily: the library names functions that nobody calls and nobody provides, which ctypes would insist on."""
    dlopen = ctypes.CDLL(None, use_errno=True).dlopen
    dlopen.argtypes, dlopen.restype = [ctypes.c_char_p, ctypes.c_int], ctypes.c_void_p
    if not dlopen(str(library).encode(), os.RTLD_LAZY | os.RTLD_GLOBAL):
        raise OSError(f"{library.name} cannot be loaded")
