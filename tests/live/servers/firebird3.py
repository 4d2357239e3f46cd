"""A Firebird 3.0 server of one's own, from Debian's `firebird3.0-server`, run as the current user."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.live.servers.client import SYSDBA, link_runtime
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.scratch import scratch_folder

_PACKAGE = Path("/usr/lib/x86_64-linux-gnu/firebird/3.0")


@contextmanager
def firebird3_server() -> Iterator[FirebirdServer]:
    """A running Firebird 3.0 server with an empty database folder; all of it is gone at the end."""
    with scratch_folder("firebird3") as folder:
        link_runtime(folder, _PACKAGE, ("plugins", "plugins.conf", "firebird.msg"))
        # Behind a symbolic link the server loads its character sets and then does not find them.
        shutil.copytree(_PACKAGE / "intl", folder / "intl")
        (folder / "lock").mkdir()
        (folder / "databases.conf").touch()
        security = folder / "security3.fdb"
        settings = [f"SecurityDatabase = {security}", "DatabaseAccess = Full", "DefaultDbCachePages = 2048"]
        (folder / "firebird.conf").write_text("\n".join(settings) + "\n")
        environment = {"FIREBIRD": str(folder), "FIREBIRD_LOCK": str(folder / "lock"), "FIREBIRD_TMP": str(folder)}

        def prepare(password: str) -> None:
            _create_security(security, password, environment)

        with FirebirdServer(folder, environment, prepare) as server:
            yield server


def _create_security(security: Path, password: str, environment: dict[str, str]) -> None:
    """A security database with SYSDBA in it, made embedded: there no password is asked for."""
    script = (
        f"CREATE DATABASE '{security}' PAGE_SIZE 8192;\n"
        f"CREATE OR ALTER USER {SYSDBA} PASSWORD '{password}' USING PLUGIN Srp;\nCOMMIT;\n"
    )
    subprocess.run(
        ["isql-fb", "-quiet", "-bail", "-user", SYSDBA],
        input=script,
        text=True,
        check=True,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
    )
