"""Where everything is kept, and how a file stays whole and private.

All state lies in one home folder: the platform's usual place, or `BUKUBRIDGE_HOME`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from connector.domain.errors import SettingsInvalid, StorageFull
from connector.domain.keys import ConnectionId

_SOCKET_PATH_LIMIT = 100
"""Bytes: `sun_path` holds 104 on macOS and 108 on Linux, its closing zero included."""

SUPERVISED = "BUKUBRIDGE_SUPERVISED"
"""Set where a service starts the agent again whenever it ends: then nobody else does."""

STARTERS = "starters"
"""In a folder with versions of one user: a file that names the folder whose starters start them."""

_REPLACE_TRIES = 20
_REPLACE_PAUSE = 0.05
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Home:
    """The home folder and the names of what lies in it."""

    root: Path
    channel: Path | None = None
    """Folder of the control channel, where that is not this one: a service's agent and the faces of people share it."""
    face: bool = False
    """Whether this is only a face's home: what is kept of connections lies with the service's account."""

    @property
    def settings(self) -> Path:
        """What a person may edit."""
        return self.root / "settings.toml"

    @property
    def registry(self) -> Path:
        """Connections and paired organizations, without secrets."""
        return self.root / "connections.json"

    @property
    def vault(self) -> Path:
        """Encrypted secrets."""
        return self.root / "vault.json"

    @property
    def key_file(self) -> Path:
        """The vault's key where there is no key store; only an explicit command makes it."""
        return self.root / "vault.key"

    @property
    def pauses(self) -> Path:
        """Which connections are paused, and until when."""
        return self.root / "pauses.json"

    @property
    def heard(self) -> Path:
        """Number of the last command that was heard of each organization."""
        return self.root / "heard.json"

    @property
    def told_settings(self) -> Path:
        """What the platform was told of each connection's settings."""
        return self.root / "told.json"

    @property
    def lock(self) -> Path:
        """Held by the one agent of this home."""
        return self.root / "agent.lock"

    @property
    def ended(self) -> Path:
        """There while the last agent was ended on purpose, by a person or the system; one that died leaves none."""
        return self.root / "agent.ended"

    @property
    def write_lock(self) -> Path:
        """Held while registry or vault are changed."""
        return self.root / "write.lock"

    @property
    def control_key(self) -> Path:
        """Shared key of the control channel; a new one for each start of the agent."""
        return (self.channel or self.root) / "control.key"

    @property
    def handed_over(self) -> Path:
        """What a person gave to the service, until its agent has taken it."""
        return (self.channel or self.root).parent / "handed-over"

    @property
    def faces(self) -> Path:
        """Who may talk to a service's agent: a Windows security identifier a line; an administrator writes it."""
        return (self.channel or self.root) / "faces"

    @property
    def mappings(self) -> Path:
        """Mapping overrides, one file a provider."""
        return self.root / "mapping"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.root / "logs"

    @property
    def agent_log(self) -> Path:
        """What the agent writes."""
        return self.logs / "agent.log"

    @property
    def command_log(self) -> Path:
        """What the command line writes (two processes cannot rotate one file on Windows)."""
        return self.logs / "command.log"

    @property
    def diagnostics(self) -> Path:
        """Files for support, the newest few."""
        return self.root / "diagnostics"

    @property
    def stores(self) -> Path:
        """Memories of the connections."""
        return self.root / "stores"

    def store(self, connection: ConnectionId) -> Path:
        """Memory of one connection."""
        return self.stores / f"{connection}.sqlite3"

    @property
    def control_address(self) -> str:
        """Address of the control channel: a socket in the home, a named pipe on Windows.

        Where the home's path is too long for a socket, the socket lies in the temporary folder; who may talk is
        decided by the key, not by the place.
        """
        place = self.channel or self.root
        digest = hashlib.blake2b(os.fsencode(place.resolve()), digest_size=8).hexdigest()
        if sys.platform == "win32":
            return rf"\\.\pipe\bukubridge-{digest}"
        address = place / "agent.sock"
        if len(os.fsencode(address)) <= _SOCKET_PATH_LIMIT:
            return str(address)
        return str(Path(tempfile.gettempdir()) / f"bukubridge-{digest}.sock")

    def prepare(self) -> None:
        """Make the folder, for its owner only.

        Raises:
            SettingsInvalid: it cannot be made or written.
            StorageFull: no room on the disk.
        """
        with _translated(self.root):
            for folder in (self.root, self.logs, self.stores, self.mappings, self.diagnostics):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.channel is not None and not self.face:
                self.channel.mkdir(mode=0o700, parents=True, exist_ok=True)


def installed_root(executable: str) -> Path | None:
    """The folder in which the versions of the running program lie side by side; None when it was not installed so."""
    folder = Path(executable).absolute().parent
    root = folder.parent.parent
    return root if folder.parent.name == "versions" and (root / "current").is_file() else None


def starter(executable: str) -> Path:
    """What starts a packaged program, whichever version is current then: for whatever outlives an update.

    The program itself where it lies alone.
    """
    program, root = Path(executable), installed_root(executable)
    if root is None:
        return program
    with suppress(OSError, UnicodeDecodeError):  # a user's own versions are started by what lies with all users' ones
        root = Path((root / STARTERS).read_text("utf-8").strip())
    found = root / program.name
    return found if found.is_file() else program


def own_program_folder() -> Path:
    """Where newer versions of a program lie that was installed for all users by somebody else."""
    return Path(platformdirs.user_data_dir("BukuBridge", appauthor=False)) / "program"


def find_home(environ: Mapping[str, str] = os.environ) -> Home:
    """The home folder: `BUKUBRIDGE_HOME`, else the platform's usual place for an application's state.

    Where a service runs the agent, everybody else has a face's home.
    """
    chosen = environ.get("BUKUBRIDGE_HOME", "").strip()
    root = Path(chosen).expanduser() if chosen else Path(platformdirs.user_data_dir("BukuBridge", appauthor=False))
    told = environ.get("BUKUBRIDGE_CHANNEL", "").strip() or ("" if chosen else _channel_of_service())
    return Home(
        root.absolute(), Path(told).absolute() if told else None, face=bool(told and not environ.get(SUPERVISED))
    )


def _channel_of_service() -> str:
    """Where the installer says that a service's agent is reached; empty without one."""
    if sys.platform == "win32":
        import winreg

        with (
            suppress(OSError),
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"Software\BukuBridge") as key,
        ):
            return str(winreg.QueryValueEx(key, "Channel")[0])
    return ""


def write_private(path: Path, content: bytes) -> None:
    """Replace a file at once and durably; readable by its owner only.

    Raises:
        StorageFull: no room on the disk.
        SettingsInvalid: the folder cannot be written.
    """
    with _translated(path):
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _replace(Path(name), path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        _sync_folder(path.parent)


def exposure(path: Path) -> str:
    """Why a private file must not be trusted, in words; empty when only its owner can reach it.

    On Windows a file inherits the access list of the user's profile and nothing is checked here.

    Raises:
        FileNotFoundError: it is not there.
    """
    if sys.platform == "win32":
        return ""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        return f"{path} is not a plain file."
    if found.st_uid != os.geteuid():
        return f"{path} belongs to another user."
    if stat.S_IMODE(found.st_mode) & 0o077:
        return f"{path} can be read or changed by other users."
    return ""


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold a lock file against other processes; False when another one holds it and we do not wait.

    The operating system gives it back when the process ends, however it ends.
    """
    with _translated(path):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _acquire(descriptor, wait)
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, wait: bool) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _replace(new: Path, path: Path) -> None:
    """Windows refuses while another process reads the old file: that takes moments."""
    for _ in range(_REPLACE_TRIES if sys.platform == "win32" else 0):
        try:
            new.replace(path)
        except PermissionError:
            time.sleep(_REPLACE_PAUSE)
        else:
            return
    new.replace(path)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        if exc.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StorageFull(f"There is no room left on the disk for {path}.", remedy="Free some space.") from exc
        raise SettingsInvalid(
            f"{path} cannot be written: {exc.strerror or exc}.",
            remedy="Check the folder's permissions, or set BUKUBRIDGE_HOME to another folder.",
        ) from exc
