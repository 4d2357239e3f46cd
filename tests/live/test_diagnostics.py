"""The file for support, made by a real agent beside a real ledger, has nothing of the company in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from connector.control.client import ControlClient
from connector.control.diagnosis import DiagnosticsMade, MakeDiagnostics
from connector.control.messages import Activity
from connector.paths import Home
from tests.live.desk import Desk
from tests.live.faults import shaky_platform
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.scratch import scratch_folder
from tests.sample.cache import make_company
from tests.sample.variant import TINY, Engine, Variant

SLUG = "pejabat-kanari"
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


def test_nothing_of_the_company_is_in_the_file(desk: Desk, firebird5: FirebirdServer) -> None:
    """After a run with a record that was set aside: every value of the books is looked for, and the platform's."""
    company = make_company(firebird5, Variant(engine=Engine.FIREBIRD_5), TINY, company=TITLE)
    with firebird5.connect(company.path) as books:
        books.cursor().execute(
            "UPDATE SL_IV SET DOCDATE = DATE '0201-01-01' WHERE DOCKEY = (SELECT MIN(DOCKEY) FROM SL_IV)"
        )
        books.commit()
    (desk.home / "settings.toml").write_text('log_level = "debug"\n')
    desk.pair(SLUG)
    connection = desk.connect(firebird5, company, SLUG, "--title", TITLE)
    with desk.agent():
        desk.until(lambda status: bool(status.problems) and status.activity is Activity.IDLE, connection, "set aside")
        with ControlClient(Home(desk.home), "test") as client:
            made = client.ask(MakeDiagnostics(), DiagnosticsMade)
    text = told(made.path, desk.folder / "told")
    values = values_of(firebird5, company.path)
    assert len(values) > 100
    names = {TITLE, SLUG, str(company.path), company.path.name, firebird5.password, desk.platform.url, str(desk.home)}
    spaced = {value for value in values if not _TOKEN.fullmatch(value)} | names
    assert sorted(value for value in spaced if value in text) == []
    # A date or a small number that is also elsewhere is nobody's: whole words that stand in the books alone count.
    words = set(_TOKEN.findall(text))
    single = {value for value in values - spaced if not re.fullmatch(r"\d{4}-\d\d-\d\d|\d{1,5}|[A-Z_]+", value)}
    assert sorted(single & words) == []
    assert made.missing == ()
    assert '"seen": true' in text
    assert "is not plausible" in text
