"""The operator's file that names who keeps records."""

from __future__ import annotations

from pathlib import Path

import pytest

from cloud_api.record_services.services import services_of
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind


def _file(folder: Path, text: str, mode: int = 0o600) -> str:
    path = folder / "services.toml"
    path.touch(mode=mode)
    path.write_text(text)
    return str(path)


def test_each_service_keeps_its_kinds(tmp_path: Path) -> None:
    """Kinds of a service that is not named, and the books' own lists, stay here; nobody prints a token."""
    text = (
        '[contacts]\nurl = "https://a.example/buku/"\ntoken = "canary"\n'
        '[sales]\nurl = "http://127.0.0.1:9/"\ntoken = "canary"\n'
    )
    found = services_of(_file(tmp_path, text))
    assert {kind.value for kind in found} == {
        "customers", "suppliers", "invoices", "cash_sales", "credit_notes", "payments",
    }  # fmt: skip
    assert found[EntityKind.CUSTOMER].url == "https://a.example/buku"
    assert found[EntityKind.PAYMENT].title == "The platform's service for sales"
    assert "canary" not in repr(found)
    assert services_of("") == {}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[contracts]", "none of the services"),
        ("contacts = 1", "must have a url and a token"),
        ('[contacts]\nurl = "https://a.example"', "must have a url and a token"),
        ('[contacts]\nurl = "https://a.example"\ntoken = 1', "must have a url and a token"),
        ('[contacts]\nurl = "https://a.example"\ntoken = "t"\nmore = "x"', "and nothing else"),
        ('[contacts]\nurl = "https://a.example"\ntoken = ""', "characters that no token has"),
        ('[contacts]\nurl = "https://a.example"\ntoken = "a b"', "characters that no token has"),
        ('[contacts]\nurl = "http://a.example"\ntoken = "t"', "must begin with https"),
        ('[contacts]\nurl = "ftp://127.0.0.1"\ntoken = "t"', "must begin with https"),
        ('[contacts]\nurl = "https://u:p@a.example"\ntoken = "t"', "cannot be read"),
        ('[contacts]\nurl = "https://a.example?x=1"\ntoken = "t"', "cannot be read"),
        ('[contacts]\nurl = "https://a.example:port"\ntoken = "t"', "cannot be read"),
        ('[contacts]\nurl = "https://"\ntoken = "t"', "cannot be read"),
        ("[contacts", "cannot be read"),
    ],
)
def test_what_cannot_work_is_told(tmp_path: Path, text: str, sentence: str) -> None:
    """Before the server begins, with the file's name."""
    with pytest.raises(SettingsInvalid, match=sentence) as told:
        services_of(_file(tmp_path, text))
    assert "services.toml" in told.value.sentence


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    """It holds tokens."""
    with pytest.raises(SettingsInvalid, match="Others can read"):
        services_of(_file(tmp_path, "", 0o644))
