"""Firebird 5: the embedded engine for sample files, and a server on TCP.

No package of Debian or PyPI holds a Firebird 5 server program; `firebird-embedded` has client, engine and plug-ins
(capabilities "client" and "embedded"), not the listener. The listener of Debian's Firebird 3.0 reaches its engine only
through the public interface of `libfbclient`, so it is started here with the client library and the engine of 5.0.4:
engine, SQL, ODS 13.1, monitoring and authentication are Firebird 5's, the wire protocol is the one of 3.0 (no batch
interface over the wire, no compression of 4+).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fdb

from tests.live.servers.client import SYSDBA, client_library, link_runtime, load_client, runtime_folder
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.scratch import scratch_folder


@contextmanager
def firebird5_server() -> Iterator[FirebirdServer]:
    """A running server with the Firebird 5 engine and an empty database folder; all of it is gone at the end."""
    with scratch_folder("firebird5") as folder:
        link_runtime(folder, runtime_folder(), ("plugins.conf", "firebird.msg", "plugins", "intl", "tzdata"))
        (folder / "lock").mkdir()
        (folder / "databases.conf").touch()
        security = folder / "security5.fdb"
        settings = [
            f"SecurityDatabase = {security}",
            "DatabaseAccess = Full",
            "DefaultDbCachePages = 2048",
            "ServerMode = Super",
            # The listener's own default would name the engine of 3.0.
            "Providers = Remote, Engine13, Loopback",
            "AuthServer = Srp256, Srp",
            "UserManager = Srp",
        ]
        (folder / "firebird.conf").write_text("\n".join(settings) + "\n")
        environment = {
            "FIREBIRD": str(folder),
            "FIREBIRD_LOCK": str(folder / "lock"),
            "FIREBIRD_TMP": str(folder),
            "LD_LIBRARY_PATH": str(runtime_folder()),
        }

        def prepare(password: str) -> None:
            _create_security(security, password, environment)

        with FirebirdServer(folder, environment, prepare) as server:
            yield server


def create_embedded(path: Path, *, charset: str = "UTF8", page_size: int = 8192) -> Path:
    """A new, empty Firebird 5 database file, made by the engine in this process; its path."""
    load_client()
    connection = fdb.create_database(
        f"CREATE DATABASE '{path}' USER '{SYSDBA}' PAGE_SIZE {page_size} DEFAULT CHARACTER SET {charset}"
    )
    connection.close()
    return path


def connect_embedded(path: Path, *, user: str = SYSDBA, charset: str = "UTF8") -> fdb.Connection:
    """A connection of the engine in this process to a Firebird 5 file; close it. No password is asked for."""
    load_client()
    return fdb.connect(dsn=str(path), user=user, charset=charset)


def _create_security(security: Path, password: str, environment: dict[str, str]) -> None:
    """A security database with SYSDBA in it, made embedded in a process of its own.

    A process belongs to one Firebird root, and the user goes into the security database of that root.
    """
    script = (
        "import fdb, sys\n"
        "fdb.load_api(sys.argv[1])\n"
        f"made = fdb.create_database(\"CREATE DATABASE '{security}' USER '{SYSDBA}' PAGE_SIZE 8192\")\n"
        f'made.execute_immediate("CREATE USER {SYSDBA} PASSWORD \'" + sys.stdin.read() + "\' USING PLUGIN Srp")\n'
        "made.commit(); made.close()\n"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(client_library())],
        input=password,
        text=True,
        check=True,
        env={**os.environ, **environment},
        timeout=60,
    )
