"""Which ODBC driver is taken and what it is told."""

from __future__ import annotations

import pytest

from connector.domain.errors import NotFound, SettingsInvalid
from connector.domain.secret import Secret
from connector.drivers.odbc_drivers import KNOWN, Target, choose, connection_string

EVERY = [driver.name for driver in KNOWN]
BOOKS = Target(database="AED_TEST", host="PC1", user="reader")


def told(target: Target, driver: str, *, read_only: bool = True) -> dict[str, str]:
    """The keywords of a connection string whose values hold no semicolon."""
    text = connection_string(target, choose(target, [driver]), Secret("p"), read_only=read_only)
    return dict(part.split("=", 1) for part in text.rstrip(";").split(";"))


def test_the_newest_installed_driver_is_taken() -> None:
    """Microsoft 18, 17, 13, then Windows' old one, FreeTDS last; drivers of other databases are passed over."""
    for n, name in enumerate(EVERY[:-1]):
        assert choose(BOOKS, ["PostgreSQL Unicode", *EVERY[n:]]).name == name
    assert choose(Target(database="A", trusted=True), ["FreeTDS"]).name == "FreeTDS"


def test_no_driver_says_what_to_install_and_from_where() -> None:
    """Nothing to connect with is an answer that helps."""
    with pytest.raises(NotFound) as none:
        choose(BOOKS, ["PostgreSQL Unicode"])
    assert "ODBC Driver 18 for SQL Server" in none.value.remedy
    assert "https://learn.microsoft.com/sql/connect/odbc" in none.value.remedy
    with pytest.raises(NotFound, match="ODBC Driver 17 for SQL Server is not installed"):
        choose(Target(database="A", driver="ODBC Driver 17 for SQL Server"), [EVERY[0]])
    with pytest.raises(SettingsInvalid, match="not one that this program can use"):
        choose(Target(database="A", driver="SQLite"), ["SQLite"])


@pytest.mark.parametrize("name", EVERY[:4])
@pytest.mark.parametrize("trusted", [False, True])
def test_microsofts_drivers_always_encrypt(name: str, trusted: bool) -> None:
    """Trusting a certificate is never a way round encryption, and is never done unasked."""
    if trusted and name == "SQL Server":
        with pytest.raises(SettingsInvalid, match="accepts only certificates that this computer trusts"):
            told(Target(database="A", trusted=True), name)
        return
    keywords = told(Target(database="A", trusted=trusted), name)
    assert keywords["Encrypt"] == "yes"
    assert keywords.get("TrustServerCertificate", "no") == ("yes" if trusted else "no")


def test_freetds_encrypts_and_wants_a_persons_word() -> None:
    """It cannot check who answers: without a person's word another driver is asked for."""
    assert told(Target(database="A", trusted=True), "FreeTDS")["Encryption"] == "require"
    with pytest.raises(SettingsInvalid, match="does not check who the server is"):
        told(BOOKS, "FreeTDS")


def test_a_pinned_certificate_is_the_only_one() -> None:
    """Where a file with the server's certificate is given, nothing else is accepted: only driver 18 can that."""
    pinned = Target(database="A", certificate=r"C:\server.cer", trusted=True)
    keywords = told(pinned, EVERY[0])
    assert keywords["ServerCertificate"] == r"{C:\server.cer}"
    assert "TrustServerCertificate" not in keywords
    for name in EVERY[1:]:
        with pytest.raises(SettingsInvalid, match="cannot be told which certificate"):
            told(pinned, name)


def test_servers_are_named_by_port_or_instance() -> None:
    """A port wins, so that no browser service is needed; an instance alone is looked up; neither is port 1433."""
    assert told(BOOKS, EVERY[0])["Server"] == "tcp:PC1,1433"
    named = Target(database="A", host="PC1", instance="A2006", trusted=True)
    assert told(named, EVERY[0])["Server"] == r"PC1\A2006"
    assert told(named, "FreeTDS")["Server"] == r"PC1\A2006"
    both = Target(database="A", host="PC1", instance="A2006", port=50532, trusted=True)
    assert told(both, EVERY[0])["Server"] == "tcp:PC1,50532"
    assert (told(both, "FreeTDS")["Server"], told(both, "FreeTDS")["Port"]) == ("PC1", "50532")


@pytest.mark.parametrize("name", ["PC1;UID=sa", "a=b", "PC 1", "{PC1}", ""])
def test_a_servers_name_is_a_name(name: str) -> None:
    """Nothing that is written into the name of a server becomes a keyword of its own."""
    with pytest.raises(SettingsInvalid):
        told(Target(database="A", host=name), EVERY[0])
    if name:
        with pytest.raises(SettingsInvalid):
            told(Target(database="A", instance=name.replace(" ", ";")), EVERY[0])


def test_values_stand_between_braces() -> None:
    """Semicolons, equal signs and braces in names and passwords are only characters."""
    target = Target(database="AED_{X};Encrypt=no", user="a;b")
    text = connection_string(target, KNOWN[0], Secret("p}w;UID=sa"), read_only=True)
    assert "Database={AED_{X}};Encrypt=no};" in text
    assert "UID={a;b};" in text
    assert "PWD={p}}w;UID=sa};" in text
    with pytest.raises(SettingsInvalid, match="closing brace"):
        connection_string(target, KNOWN[-1], Secret("p}w"), read_only=True)


def test_windows_logins_have_no_password() -> None:
    """Without a user the Windows login is used, and no password is written."""
    keywords = told(Target(database="A"), EVERY[0])
    assert keywords["Trusted_Connection"] == "yes"
    assert "PWD" not in keywords
    assert "UID" not in keywords


def test_reading_says_so() -> None:
    """A connection that only reads tells its intent, one that writes tells that."""
    assert told(BOOKS, EVERY[0])["ApplicationIntent"] == "ReadOnly"
    assert told(BOOKS, EVERY[0], read_only=False)["ApplicationIntent"] == "ReadWrite"
