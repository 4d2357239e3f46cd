"""The user's own file goes over the default mapping: rules replaced, added, taken away, and never run as code."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from connector.domain.documents import Invoice
from connector.domain.errors import NotFound, SettingsInvalid
from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from connector.mapping import Mapping, load
from connector.mapping.record import Column, ColumnType, RecordLayout, TableLayout
from tests.mapping.conftest import Overridden
from tests.mapping.ledger import CONTEXT, children, customer, layout, row

REGION = Column("UDF_REGION", ColumnType.TEXT)


def one(mapping: Mapping, of: RecordLayout, **values: object) -> Customer:
    """A customer out of some values."""
    full = {"CODE": "300-A0001", "COMPANYNAME": "Kedai Buku", "AREA": "KL", "REMARK": "r", **values}
    found = mapping.compile(EntityKind.CUSTOMER, of, CONTEXT)(row(of.parent, **full), ([],))
    assert isinstance(found, Customer)
    return found


def test_user_defined_column_into_a_contact_field(overridden: Overridden) -> None:
    """A column that only this company has fills a field of the contact, without a change of the program."""
    mapping = overridden('[customers]\narea = "UDF_REGION"\n')

    assert "UDF_REGION" in mapping.columns(EntityKind.CUSTOMER)["AR_CUSTOMER"]
    assert one(mapping, customer(REGION), UDF_REGION="Utara").area == "Utara"
    assert one(load("sql_accounting"), customer(REGION), UDF_REGION="Utara").area == "KL"


def test_rules_are_replaced_and_taken_away_one_by_one(overridden: Overridden) -> None:
    """What the user's file does not name stays as it is."""
    mapping = overridden(
        '[customers.AR_CUSTOMER]\nremark = { remove = true }\ntraffic_channel_id = { constant = "Walk-in" }\n'
    )
    found = one(mapping, customer())

    assert (found.remark, found.traffic_channel_id, found.area) == (None, "Walk-in", "KL")


def test_default_channel() -> None:
    """Contacts say where they came from."""
    assert one(load("sql_accounting"), customer()).traffic_channel_id == "SQL Accounting"


def test_one_field_of_every_line(overridden: Overridden) -> None:
    """A field of a group can be changed without repeating the group."""
    mapping = overridden('[invoices.SL_IV.lines.fields]\nremark = "UDF_LOTNO"\n')
    of = layout("SL_IV", "SL_IVDTL", "AR_IV")
    full = {"DOCNO": "IV-1", "DOCDATE": dt.date(2025, 1, 2), "CODE": "A", "DOCAMT": 100, "LOCALDOCAMT": 100}
    lines: list[dict[str, object]] = [{"UDF_LOTNO": "L7", "REMARK1": "r", "REMARK2": "s", "AMOUNT": 100}]

    found = mapping.compile(EntityKind.INVOICE, of, CONTEXT)(row(of.parent, **full), children(of, SL_IVDTL=lines))

    assert isinstance(found, Invoice)
    assert [(line.remark, line.remark2, line.amount) for line in found.lines] == [("L7", "s", 100)]


def test_a_shape_is_changed_for_all_who_use_it(overridden: Overridden) -> None:
    """A rule over a shape reaches every section that uses it."""
    mapping = overridden('[shapes.party]\nnote = "UDF_REGION"\n')

    for kind, table in ((EntityKind.CUSTOMER, "AR_CUSTOMER"), (EntityKind.SUPPLIER, "AP_SUPPLIER")):
        assert "UDF_REGION" in mapping.columns(kind)[table]


def test_the_digest_moves_with_the_rules_only(overridden: Overridden, tmp_path: Path) -> None:
    """A changed rule makes the engine read everything again, a changed comment does not."""
    default = load("sql_accounting")
    changed = overridden('[customers]\narea = "UDF_REGION"\n')
    commented = overridden('# mine\n[customers]\narea   = "UDF_REGION" # north\n')

    assert len({default.digest, changed.digest}) == 2
    assert changed.digest == commented.digest
    assert default.digest == load("sql_accounting").digest


@pytest.mark.parametrize(
    "hostile",
    [
        "__import__('os').abort()",
        "x]) or __import__('os').abort() or ([",
        "'''\n__import__('os').abort()\n'''",
        '"); raise SystemExit; ("',
        "\\' + nul(1) + \\'",
        "{0.__class__}",
        "\\N{BULLET}\\x00\\",
    ],
)
def test_a_hostile_mapping_is_only_text(overridden: Overridden, hostile: str) -> None:
    """Whatever stands in a constant, a separator, a lookup table, a test or a column's name stays text."""
    written = hostile.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    mapping = overridden(
        f'''
        [customers]
        name2 = {{ constant = "{written}" }}
        remark = {{ join = ["CODE", "AREA"], separator = "{written}" }}
        note = {{ lookup = "AREA", table = {{ "{written}" = "hit" }}, default = "{written}" }}
        fax = {{ when = "AREA", equals = "{written}", then = {{ constant = "{written}" }} }}
        phone = {{ copy = "AREA", none = ["{written}", "KL"], default = "{written}" }}
        '''
    )
    parent = customer().parent
    odd = Column(f"UDF_{hostile}", ColumnType.TEXT)
    of = RecordLayout(TableLayout(parent.table, (*parent.columns, odd)), customer().children)

    found = one(mapping, of, **{odd.name: "x"})

    assert (found.name2, found.note, found.fax, found.phone) == (hostile, hostile, None, hostile)
    assert found.remark == f"300-A0001{hostile}KL"
    assert [field.name for field in found.user_fields] == [odd.name]


@pytest.mark.parametrize(
    "name", ["code=1) or __import__('os').abort() or dict(code", "__class__", "code\\n", "lambda", "_x"]
)
def test_a_field_that_the_entity_lacks_is_refused(overridden: Overridden, name: str) -> None:
    """Only fields of the entity can be filled."""
    with pytest.raises(SettingsInvalid, match="has no field"):
        overridden(f'[customers.AR_CUSTOMER]\n"{name}" = "CODE"\n')


def test_a_provider_is_a_name_and_no_path() -> None:
    """No other file can be taken for a mapping."""
    for provider in ("../sql_accounting", "sql_accounting/../sql_accounting", "", "autocount_of_nobody"):
        with pytest.raises(NotFound):
            load(provider)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is told by its name alone."""
    with pytest.raises(NotFound, match=r"own\.toml") as caught:
        load("sql_accounting", tmp_path / "own.toml")

    assert str(tmp_path) not in str(caught.value)
