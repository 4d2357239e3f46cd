"""Companies of AutoCount on this PC, told from its configuration and the SQL Server Browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from connector.drivers.sql_browser import Instance
from connector.providers.autocount.discover import discover, found_in

RUNNING = Instance(server="PC1", name="A2006", version="16.0.1000.6", port=50532)
LIST = "<row><server>(local)\\A2006</server><db>AED_KEDAI</db></row><row><db>AED_CAWANGAN</db></row>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_configuration_leads_to_its_account_books(tmp_path: Path, encoding: str) -> None:
    """Each database that a list names is a company, with server, instance and port as far as they are known."""
    (tmp_path / "A2006.config").write_text("<dmf>C:\\ProgramData\\AutoCount\\Accounting 2\\A2006.dmf</dmf>", encoding)
    (tmp_path / "A2006.dmf").write_text(LIST, encoding)
    found = found_in([tmp_path], lambda: [RUNNING])
    assert [company.name for company in found] == ["KEDAI", "CAWANGAN"]
    assert found[0].settings == {"database": "AED_KEDAI", "host": "localhost", "instance": "A2006", "port": 50532}
    assert all(company.usable for company in found)
    assert found[0].path == "localhost\\A2006\\AED_KEDAI"


def test_an_instance_without_account_books_is_offered(tmp_path: Path) -> None:
    """What the Browser tells is a beginning: the database is asked for; what does not listen cannot be used."""
    deaf = Instance(server="PC1", name="OLD")
    listening, off = found_in([tmp_path], lambda: [RUNNING, deaf])
    assert listening.settings == {"host": "localhost", "instance": "A2006", "port": 50532}
    assert (listening.usable, off.usable) == (True, False)
    assert "TCP" in off.sentence


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    """Noise, a list that is gone, a folder in place of a file, no folder at all: nothing, and no error."""
    (tmp_path / "noise.dmf").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "gone.config").write_text("C:\\nowhere\\gone.dmf")
    (tmp_path / "folder.dmf").mkdir()
    assert found_in([tmp_path, tmp_path / "none"], list) == []
    assert discover([tmp_path]) == []
