"""Programs for Windows on Linux: Debian trixie's wine in a folder of its own, entered by chroot (as root).

Debian 12's wine is too old for Qt 6.9. The folder is made once and lies outside of the clone (`BUKUBRIDGE_WINE`).

    python packaging/wine.py PREFIX PROGRAM [ARGUMENTS]      runs a program with the Windows in PREFIX
    python packaging/wine.py PREFIX --end                    ends everything that runs there
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

RELEASE = "trixie"
_ROOT = Path(__file__).resolve().parents[1]
_TEMPORARY = "/tmp"  # noqa: S108  # the tests' scratch folders; nothing is made there
_MOUNTED = sorted({"/proc", "/dev", _TEMPORARY, *(f"/{place.parts[1]}" for place in (_ROOT, Path.home()))})
"""Of this system: devices, and where the clone, its tests and the user's files lie."""
_QUIET = {"WINEDEBUG": "-all", "WINEARCH": "win64", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "HOME": "/root"}


def folder() -> Path:
    """Where the folder is."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("BUKUBRIDGE_WINE") or cache / "bukubridge" / f"wine-{RELEASE}")


def set_up() -> Path:
    """Make it where it is not there: 1.4 GB, a minute."""
    root = folder()
    ready = root / "ready"
    if ready.exists():
        return root
    if os.getuid():
        raise SystemExit("The folder with wine is made as root")
    if root.exists():
        shutil.rmtree(root)
    root.parent.mkdir(parents=True, exist_ok=True)
    _do("debootstrap", "--variant=minbase", RELEASE, str(root))
    shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
    _do(*entering(root, ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C", "apt-get", "-qq", "-y",
                         "--no-install-recommends", "install", "wine", "wine64"]))  # fmt: skip
    _do(*entering(root, ["apt-get", "clean"]))
    ready.touch()
    return root


def entering(root: Path, arguments: Sequence[str | Path]) -> list[str]:
    """A command that does another one inside of the folder, with this system's files at their own places."""
    steps = [f'mkdir -p "$0{place}" && mount --rbind {place} "$0{place}"' for place in _MOUNTED if Path(place).exists()]
    script = " && ".join([*steps, 'exec chroot "$0" "$@"'])
    return ["unshare", "-m", "bash", "-c", script, str(root), *map(str, arguments)]


def command(prefix: Path, arguments: Sequence[str | Path], more: Mapping[str, str] | None = None) -> list[str]:
    """A command that runs a Windows program with a Windows of its own (a prefix)."""
    environment = [f"{name}={value}" for name, value in {**_QUIET, "WINEPREFIX": str(prefix), **(more or {})}.items()]
    return entering(set_up(), ["env", *environment, "wine", *arguments])


def run(prefix: Path, arguments: Sequence[str | Path], more: Mapping[str, str] | None = None, *, timeout: float = 300,
        check: bool = True) -> subprocess.CompletedProcess[str]:  # fmt: skip
    """Run a Windows program to its end; what it printed goes through pipes, as wine wants it."""
    return subprocess.run(
        command(prefix, arguments, more), stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
        check=check, timeout=timeout,
    )  # fmt: skip


def end(prefix: Path) -> None:
    """End everything that still runs in a prefix."""
    environment = [f"WINEPREFIX={prefix}", "HOME=/root"]
    subprocess.run(entering(folder(), ["env", *environment, "wineserver", "-k"]), check=False, capture_output=True)


def main(prefix: Path, arguments: Sequence[str]) -> int:
    """Run a program and say how it ended; variables named BUKUBRIDGE_* are handed on."""
    if list(arguments) == ["--end"]:
        end(prefix)
        return 0
    more = {name: value for name, value in os.environ.items() if name.startswith(("BUKUBRIDGE_", "DISPLAY", "QT_QPA"))}
    # Programs under wine that find a file as their standard output print nothing: a pipe each.
    process = subprocess.Popen(
        command(prefix, arguments, more), stdin=sys.stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None  # noqa: S101  # it is a pipe
    reading = threading.Thread(target=_pass_on, args=(process.stdout.fileno(),), daemon=True)
    reading.start()
    code = process.wait()
    reading.join(2)  # a program that it started and left running keeps the pipe open
    return code


def _pass_on(pipe: int) -> None:
    while read := os.read(pipe, 65536):
        sys.stdout.buffer.write(read)
        sys.stdout.buffer.flush()


def _do(*arguments: str) -> None:
    subprocess.run(arguments, check=True, stdout=sys.stderr, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2:]))
