"""What is handed out beside the programs: a bill of materials, licences, signatures, checksums."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from connector.agent.libraries import libraries
from tests.live.packaged import ROOT, built
from tests.live.servers.scratch import scratch_folder

pytestmark = pytest.mark.timeout(3000)
"""Seconds: where nothing was built yet, everything is."""


@pytest.fixture(scope="module")
def dist() -> Path:
    """The folder with everything; `make package` has made it just before."""
    made = ROOT / "dist"
    return made if (made / "SHA256SUMS").is_file() else built("all")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A scratch folder."""
    with scratch_folder("signed") as made:
        yield made


def test_checksums_name_everything(dist: Path) -> None:
    """Each file but the list itself, with what it has."""
    lines = [line.split("  ") for line in (dist / "SHA256SUMS").read_text().splitlines()]
    listed = {name: checksum for checksum, name in lines}
    files = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in dist.iterdir()}
    del files["SHA256SUMS"]
    assert listed == files
    assert {Path(name).suffix for name in files} == {".exe", ".gz", ".json", ".html"}


def test_every_library_is_on_the_bill_and_has_its_licence_on_the_page(dist: Path) -> None:
    """And Firebird, Python, OpenSSL and SQLite besides."""
    bill = json.loads((dist / "bukubridge.cdx.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    named = {part["name"] for part in bill["components"]}
    assert {library.name for library in libraries()} <= named
    assert {"Python", "OpenSSL", "SQLite"} <= named
    page = (dist / "licences.html").read_text("utf-8")
    for words in ("INTERBASE PUBLIC LICENSE", "GNU LESSER GENERAL PUBLIC LICENSE", "fdb 2", "PySide6_Essentials 6"):
        assert words in page


def test_a_program_is_signed_where_there_is_a_certificate(folder: Path, dist: Path) -> None:
    """With a certificate of the test's own: it holds, and breaks with one byte; without one nothing happens."""
    setup = folder / "setup.exe"
    shutil.copy(next(dist.glob("*.exe")), setup)
    before = setup.read_bytes()
    password = folder / "password"
    password.write_text("only for this test")
    key, certificate, both = folder / "key.pem", folder / "certificate.pem", folder / "both.pfx"
    subject = ["-subj", "/CN=BukuBridge test", "-addext", "extendedKeyUsage=codeSigning"]
    _do("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, *subject)
    _do("openssl", "pkcs12", "-export", "-inkey", key, "-in", certificate, "-out", both, "-passout", f"file:{password}")
    sign = ROOT / "packaging" / "sign"
    _do(sign, setup)
    assert setup.read_bytes() == before
    _do("env", f"BUKUBRIDGE_SIGN_PFX={both}", f"BUKUBRIDGE_SIGN_PASSFILE={password}", sign, setup)
    assert _verified(setup, certificate)
    with setup.open("r+b") as file:
        file.seek(5000)
        byte = file.read(1)
        file.seek(5000)
        file.write(bytes([byte[0] ^ 1]))
    assert not _verified(setup, certificate)


def _do(*arguments: str | Path) -> None:
    subprocess.run(arguments, check=True, capture_output=True, timeout=300)


def _verified(program: Path, authority: Path) -> bool:
    arguments = ["osslsigncode", "verify", "-CAfile", str(authority), "-in", str(program)]
    return subprocess.run(arguments, capture_output=True, timeout=300, check=False).returncode == 0
