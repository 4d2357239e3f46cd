"""ODBC drivers for SQL Server that may be installed, and the connection string that each of them needs.

Keywords are those of Microsoft's "DSN and connection string keywords and attributes" and of FreeTDS' "Connection
attributes". Every connection is encrypted. Who may be at the other end is told in one of three ways: a certificate that
this computer trusts, the server's own certificate as a file, or a person's word that it is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from connector.domain.errors import NotFound, SettingsInvalid
from connector.domain.secret import Secret

DOWNLOAD: Final = "https://learn.microsoft.com/sql/connect/odbc/download-odbc-driver-for-sql-server"
PROGRAM: Final = "BukuBridge"
"""As the server's own lists of connections show it."""
_PORT: Final = 1433
_HOST: Final = re.compile(r"[\w.\-:]+", re.ASCII)
_INSTANCE: Final = re.compile(r"[\w$#.\-]+")
_TDS: Final = "7.4"
"""Since SQL Server 2012; the protocol in which a certificate is checked before the login is 8.0, which few can."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Which database of which server, as whom."""

    database: str
    host: str = "localhost"
    instance: str = ""
    """Empty: the server's default instance, or the one that listens on `port`."""
    port: int = 0
    """0: as the instance says, which the SQL Server Browser is asked for; 1433 where there is no instance."""
    user: str = ""
    """A login of SQL Server; empty: the Windows user that this program runs as."""
    driver: str = ""
    """Name of an installed driver; empty: the best one."""
    certificate: str = ""
    """File with the server's own certificate: nothing else is accepted."""
    trusted: bool = False
    """A person said that the server is the right one though its certificate cannot be checked."""
    login_timeout: int = 15
    statement_timeout: int = 30

    @property
    def server(self) -> str:
        """As people call it."""
        return f"{self.host}\\{self.instance}" if self.instance else self.host

    @property
    def label(self) -> str:
        """As people call the database."""
        return f"{self.database} on {self.server}"


@dataclass(frozen=True, slots=True)
class Driver:
    """A driver for SQL Server that this program knows."""

    name: str
    options: tuple[tuple[str, str], ...] = ()
    separate_port: bool = False
    """Whether the port has a keyword of its own."""
    pins: bool = False
    """Whether it can be told the one certificate to accept."""
    trusts: bool = True
    """Whether it can be told to accept any certificate."""
    checks: bool = True
    """Whether it checks certificates at all."""
    intent: bool = True
    """Whether it knows ApplicationIntent."""
    braces: bool = True
    """Whether a closing brace can be written within a value."""


_MODERN: Final = (("Encrypt", "yes"), ("MARS_Connection", "no"), ("ConnectRetryCount", "0"))
KNOWN: Final = (
    Driver("ODBC Driver 18 for SQL Server", _MODERN, pins=True),
    Driver("ODBC Driver 17 for SQL Server", _MODERN),
    Driver("ODBC Driver 13 for SQL Server", _MODERN),
    Driver("SQL Server", (("Encrypt", "yes"),), trusts=False, intent=False),
    Driver(
        "FreeTDS",
        (("Encryption", "require"), ("TDS_Version", _TDS), ("ClientCharset", "UTF-8")),
        separate_port=True,
        checks=False,
        braces=False,
    ),
)
"""Best first."""


def choose(target: Target, installed: Sequence[str]) -> Driver:
    """The driver to connect with.

    Raises:
        NotFound: none is installed, or not the wanted one.
        SettingsInvalid: the wanted one is not known, or cannot keep the connection as safe as it was asked for.
    """
    there = set(installed)
    if target.driver:
        wanted = next((driver for driver in KNOWN if driver.name == target.driver), None)
        if wanted is None:
            raise SettingsInvalid(
                f"The ODBC driver {target.driver} is not one that this program can use with SQL Server.",
                remedy=f"Leave the driver's name empty, or choose one of: {', '.join(each.name for each in KNOWN)}.",
            )
        candidates: list[Driver] = [wanted] if wanted.name in there else []
    else:
        candidates = [driver for driver in KNOWN if driver.name in there]
    if not candidates:
        raise _none_installed(target.driver, installed)
    fitting = [driver for driver in candidates if _unsafe(driver, target) is None]
    if not fitting:
        raise _unsafe(candidates[0], target) or _none_installed(target.driver, installed)
    return fitting[0]


def connection_string(target: Target, driver: Driver, password: Secret | None, *, read_only: bool) -> str:
    """Everything that a driver must be told. It holds the password: it goes to the driver and nowhere else.

    Raises:
        SettingsInvalid: a name or the password cannot be written for this driver.
    """
    parts = [("Driver", f"{{{driver.name}}}"), *_server(target, driver), ("Database", _value(target.database, driver))]
    if target.user:
        parts.append(("UID", _value(target.user, driver)))
        parts.append(("PWD", _value(password.reveal() if password is not None else "", driver)))
    else:
        parts.append(("Trusted_Connection", "yes"))
    parts += driver.options
    if target.certificate:
        parts.append(("ServerCertificate", _value(target.certificate, driver)))
    elif driver.trusts and driver.checks:
        parts.append(("TrustServerCertificate", "yes" if target.trusted else "no"))
    parts.append(("APP", PROGRAM))
    if driver.intent:
        parts.append(("ApplicationIntent", "ReadOnly" if read_only else "ReadWrite"))
    return ";".join(f"{key}={value}" for key, value in parts) + ";"


def _server(target: Target, driver: Driver) -> list[tuple[str, str]]:
    if not _HOST.fullmatch(target.host):
        raise SettingsInvalid(
            "The name of the server's computer has characters that no name has.", remedy="Enter it again."
        )
    if target.instance and not _INSTANCE.fullmatch(target.instance):
        raise SettingsInvalid("The name of the SQL Server instance cannot be right.", remedy="Enter it again.")
    port = target.port or (0 if target.instance else _PORT)
    if not port:
        return [("Server", f"{target.host}\\{target.instance}")]
    if driver.separate_port:
        return [("Server", target.host), ("Port", str(port))]
    return [("Server", f"tcp:{target.host},{port}")]


def _value(text: str, driver: Driver) -> str:
    """A value between braces, so that nothing in it can be another keyword."""
    if "\0" in text:
        raise SettingsInvalid("A setting of the connection holds a character that nobody can type.")
    if "}" in text and not driver.braces:
        raise SettingsInvalid(
            f"The ODBC driver {driver.name} cannot be given a name or password with a closing brace.",
            remedy=f"Install Microsoft ODBC Driver 18 for SQL Server ({DOWNLOAD}), or change it.",
        )
    return "{" + text.replace("}", "}}") + "}"


def _unsafe(driver: Driver, target: Target) -> SettingsInvalid | None:
    """Why a driver cannot keep a connection as safe as it was asked for."""
    install = f"Install Microsoft ODBC Driver 18 for SQL Server ({DOWNLOAD})."
    if target.certificate and not driver.pins:
        return SettingsInvalid(
            f"The ODBC driver {driver.name} cannot be told which certificate is the server's.", remedy=install
        )
    if target.trusted and not driver.trusts:
        return SettingsInvalid(
            f"The ODBC driver {driver.name} accepts only certificates that this computer trusts.", remedy=install
        )
    if not target.trusted and not driver.checks:
        return SettingsInvalid(
            f"The ODBC driver {driver.name} does not check who the server is.",
            remedy=f"Install Microsoft ODBC Driver 18 for SQL Server ({DOWNLOAD}), or say in the connection's settings "
            "that the server's certificate is to be trusted.",
        )
    return None


def _none_installed(wanted: str, installed: Sequence[str]) -> NotFound:
    what = f"The ODBC driver {wanted}" if wanted else "No ODBC driver for SQL Server"
    return NotFound(
        f"{what} is {'not ' if wanted else ''}installed on this computer.",
        remedy=f"Install Microsoft ODBC Driver 18 for SQL Server (64-bit) from {DOWNLOAD} and try again.",
        facts={"installed": list(installed)},
    )
