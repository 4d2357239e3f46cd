"""The file for support, made by a real agent beside a real ledger, has nothing of the company in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from connector.control.client import ControlClient
from connector.control.diagnosis import DiagnosticsMade, MakeDiagnostics
from connector.control.messages import Activity
from connector.paths import Home
from connector.platform.wire_diagnostics import MOST_BYTES
from tests.live.desk import Desk
from tests.live.faults import shaky_platform
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.processes import wait_until
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import Company, make_company
from tests.sample.variant import TINY, Engine, Variant

SLUG = "pejabat-kanari"
OLD = "pejabat-lama"
TITLE = "Syarikat Kanari Emas Sdn Bhd"
_TOKEN = re.compile(r"[\w.@/-]+")
_COMMON = 5
"""Characters: a shorter value proves nothing."""


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An office PC on a platform of its own."""
    with shaky_platform() as platform, scratch_folder("kanari") as folder:
        platform.organization(SLUG)
        yield Desk(folder / "pc", platform)


def told(path: str, folder: Path) -> str:
    """Everything that is in the file."""
    shutil.unpack_archive(path, folder)
    return "\n".join(file.read_text("utf-8") for file in folder.rglob("*") if file.is_file())


def values_of(server: FirebirdServer, path: Path) -> set[str]:
    """What the books have of customers, products and documents: names, codes, numbers, amounts, addresses."""
    found: set[str] = set()
    with server.connect(path) as books:
        cursor = books.cursor()
        for table in ("AR_CUSTOMER", "AR_CUSTOMERBRANCH", "AP_SUPPLIER", "ST_ITEM", "SL_IV", "SL_IVDTL", "AR_PM"):
            cursor.execute(f"SELECT * FROM {table}")
            for row in cursor.fetchall():
                found.update(str(value).strip() for value in row if value is not None)
    return {value for value in found if len(value) >= _COMMON}


def kept(desk: Desk, firebird5: FirebirdServer) -> tuple[Company, str]:
    """A company full of canaries that is connected, with a record that will be set aside; and its connection."""
    company = make_company(firebird5, Variant(engine=Engine.FIREBIRD_5), TINY, company=TITLE)
    with firebird5.connect(company.path) as books:
        books.cursor().execute(
            "UPDATE SL_IV SET DOCDATE = DATE '0201-01-01' WHERE DOCKEY = (SELECT MIN(DOCKEY) FROM SL_IV)"
        )
        books.commit()
    (desk.home / "settings.toml").write_text('log_level = "debug"\n')
    desk.pair(SLUG)
    return company, desk.connect(firebird5, company, SLUG, "--title", TITLE)


def test_nothing_of_the_company_is_in_the_file(desk: Desk, firebird5: FirebirdServer) -> None:
    """After a run with a record that was set aside: every value of the books is looked for, and the platform's."""
    company, connection = kept(desk, firebird5)
    with desk.agent():
        desk.until(lambda status: bool(status.problems) and status.activity is Activity.IDLE, connection, "set aside")
        with ControlClient(Home(desk.home), "test") as client:
            made = client.ask(MakeDiagnostics(), DiagnosticsMade)
    text = told(made.path, desk.folder / "told")
    check_harmless(text, desk, firebird5, company)
    assert made.missing == ()
    assert '"seen": true' in text
    assert "is not plausible" in text


def check_harmless(text: str, desk: Desk, firebird5: FirebirdServer, company: Company) -> None:
    """Nothing that stands in the books, or that names them or their platform, is in a text."""
    values = values_of(firebird5, company.path)
    assert len(values) > 100
    names = {TITLE, SLUG, str(company.path), company.path.name, firebird5.password, desk.platform.url, str(desk.home)}
    spaced = {value for value in values if not _TOKEN.fullmatch(value)} | names
    assert sorted(value for value in spaced if value in text) == []
    # A date or a small number that is also elsewhere is nobody's: whole words that stand in the books alone count.
    words = set(_TOKEN.findall(text))
    single = {value for value in values - spaced if not re.fullmatch(r"\d{4}-\d\d-\d\d|\d{1,5}|[A-Z_]+", value)}
    assert sorted(single & words) == []


def test_the_platform_asks_and_gets_the_file_that_the_pc_makes(desk: Desk, firebird5: FirebirdServer) -> None:
    """Asked by an admin, made by the agent's process, fetched byte for byte as it lies there; nothing of the company is
    in it. What is too big is refused, and so is what nobody asked for, of a PC whose program is too old to be asked."""
    company, connection = kept(desk, firebird5)
    admin = {"Authorization": f"Bearer {desk.platform.person(SLUG).reveal()}"}
    path, of = f"{desk.platform.url}/api/integrations/sql_accounting", {"organization_slug": SLUG}
    asking, file = f"{path}/agent/diagnostics", f"{path}/diagnostics"
    desk.platform.organization(OLD)
    theirs = {"Authorization": f"Bearer {desk.platform.person(OLD).reveal()}"}
    old = {"Authorization": f"Bearer {desk.platform.pair(OLD, 'PC-LAMA').reveal()}"}
    hello = {"agent_id": "lama", "pc_name": "PC-LAMA", "connection": "c", "company_name": "", "company_marks": {}}
    assert httpx.post(f"{path}/handshake", json={**hello, "books_timeline": "t"}, headers=old).status_code == 200
    refused = httpx.post(asking, params={"organization_slug": OLD}, headers=theirs)
    assert (refused.status_code, "PC-LAMA cannot be asked that" in refused.json()["detail"]) == (409, True)
    with desk.agent():
        desk.until(lambda status: bool(status.problems) and status.activity is Activity.IDLE, connection, "set aside")
        assert httpx.get(file, params=of, headers=admin).status_code == 404
        assert httpx.post(asking, params=of, headers=admin).status_code == 202
        wait_until(lambda: httpx.get(file, params=of, headers=admin).status_code == 200, "the file", timeout=120)
    [here] = Home(desk.home).diagnostics.iterdir()
    fetched = httpx.get(file, params=of, headers=admin)
    assert fetched.content == here.read_bytes()
    assert len(fetched.content) <= MOST_BYTES
    text = told(str(here), desk.folder / "told")
    check_harmless(text, desk, firebird5, company)
    assert '"seen": true' in text
    for size, status in ((MOST_BYTES + 1, 413), (10, 409)):
        content = b"PK\x03\x04".ljust(size, b"x")
        assert httpx.post(file, params={"command": 1}, content=content, headers=old).status_code == status
