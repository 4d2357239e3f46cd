"""SQL Accounting's default mapping: which field comes from which column, of every kind, and what is left out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random
from zlib import crc32

import pytest

from connector.domain.entities import ENTITY_TYPES, Entity
from connector.domain.fingerprint import canonical, decode
from connector.domain.keys import EntityKind
from connector.mapping import FindingKind, check
from connector.mapping.record import Children, Column, ColumnType, RecordLayout, Row, TableLayout
from connector.mapping.targets import targets_of
from tests.mapping.ledger import CONTEXT, TABLES, default, layouts

SNAPSHOT = Path(__file__).with_name("default_mapping.txt")
SHAPES = [pytest.param(kind, of, id=of.parent.table) for kind in TABLES for of in layouts(kind)]
DAY = dt.date(2025, 3, 31)


def sample(column: Column) -> object:
    """A value of a column that tells which column it is."""
    number = crc32(column.name.encode()) % 60
    match column.type:
        case ColumnType.TEXT:
            return {"STATUS": "S", "BRANCHTYPE": "B", "CURRENCYCODE": "USD"}.get(column.name, column.name.lower())
        case ColumnType.INTEGER:
            return {"IDTYPE": 3}.get(column.name, 1000 + number)
        case ColumnType.NUMBER:
            return (2000 + number) * 10**column.scale
        case ColumnType.FLAG:
            return column.name in ("ISBASE", "SERIALNUMBER", "TAXINCLUSIVE", "NONREFUNDABLE")
        case ColumnType.DAY:
            return DAY + dt.timedelta(days=number)
        case ColumnType.MOMENT:
            return dt.datetime(2025, 3, 31, 12, number)  # noqa: DTZ001 - as the ledger has it
        case _:
            return None


def samples(of: TableLayout) -> Row:
    """A row whose values tell their columns."""
    return tuple(sample(column) for column in of.columns)


def sampled(kind: EntityKind, of: RecordLayout) -> Entity:
    """The entity of a record whose every column is filled."""
    children = tuple([samples(child)] for child in of.children)
    return default().compile(kind, of, CONTEXT)(samples(of.parent), children)


def everything() -> str:
    """All fields of an entity of every shape, each on a line. `python -m tests.mapping.test_default` writes it anew."""
    told: list[str] = []
    for kind in TABLES:
        for of in layouts(kind):
            entity = sampled(kind, of)
            told.append(f"{kind.value} from {of.parent.table}")
            told += [f"    {name} = {getattr(entity, name)!r}" for name in targets_of(ENTITY_TYPES[kind])]
    return "\n".join(told) + "\n"


def test_every_field_of_every_kind() -> None:
    """The default mapping fills these fields from these columns; a change of it is a change of this list."""
    assert everything() == SNAPSHOT.read_text("utf-8")


@pytest.mark.parametrize(("kind", "of"), SHAPES)
def test_entities_go_over_the_wire(kind: EntityKind, of: RecordLayout) -> None:
    """Every value has the type that its field says: strict decoding gives the same entity."""
    entity = sampled(kind, of)

    assert type(entity) is ENTITY_TYPES[kind]
    assert decode(kind, canonical(entity)) == entity


@pytest.mark.parametrize(("kind", "of"), SHAPES)
def test_columns_that_are_not_needed_may_lack(kind: EntityKind, of: RecordLayout) -> None:
    """A ledger that has nothing but the keys and the amounts is mapped all the same."""
    needed = {"CODE", "CURRENCYCODE", "DOCNO", "DOCDATE", "DOCAMT", "LOCALDOCAMT", "CANCELLED", "PAYMENTAMT"}
    needed |= {
        "BRANCHTYPE",
        "QTY",
        "UNITPRICE",
        "TAXAMT",
        "AMOUNT",
        "UNAPPLIEDAMT",
        "KOAMT",
        "UOM",
        "ISBASE",
        "BARCODE",
    }
    needed |= {"X_DOCUMENT_TYPE", "X_DOCUMENT_KEY"}

    def less(table: TableLayout) -> TableLayout:
        return TableLayout(table.table, tuple(column for column in table.columns if column.name in needed))

    small = RecordLayout(less(of.parent), tuple(less(child) for child in of.children))
    entity = sampled(kind, small)

    assert decode(kind, canonical(entity)) == entity


TEXTS = ("", "----", " x ", "a\r\nb", "你好", "🐘", "\u202e", '"{}\\', "{\\rtf1 r}", "x" * 300)


def value_of(column: Column, chance: Random) -> object:
    """Anything that a driver may give for a column, less what is refused."""
    if chance.random() < 0.25:
        return None
    match column.type:
        case ColumnType.TEXT if column.name == "STATUS":
            return chance.choice(["A", "I", "S", "P", "N", ""])
        case ColumnType.TEXT:
            return chance.choice(
                ["", "----", " x ", "a\r\nb", "你好", "🐘", "\u202e", '"{}\\', "{\\rtf1 r}", "x" * 300]
            )
        case ColumnType.INTEGER if column.name == "IDTYPE":
            return chance.randint(0, 4)
        case ColumnType.INTEGER | ColumnType.NUMBER:
            return chance.choice([0, 1, -1, 10**17, chance.randint(-(10**17), 10**17), chance.randint(-999, 999)])
        case ColumnType.FLAG:
            return chance.random() < 0.5
        case ColumnType.DAY:
            return dt.date(1900, 1, 1) + dt.timedelta(days=chance.randint(0, 109_572))
        case _:
            return dt.datetime(1900, 1, 1) + dt.timedelta(seconds=chance.randint(0, 109_572 * 86_400))  # noqa: DTZ001


MUST = {"DOCNO": "N", "CODE": "C", "COMPANYNAME": "n", "DOCDATE": DAY, "DOCAMT": 1, "LOCALDOCAMT": 1, "KOAMT": 1}
MUST |= {"UOM": "U", "BARCODE": "B", "X_DOCUMENT_TYPE": "IV", "X_DOCUMENT_KEY": "K"}


def record(of: RecordLayout, chance: Random) -> tuple[Row, Children]:
    """A record with up to three rows of each child."""

    def one(table: TableLayout) -> Row:
        values = (value_of(column, chance) for column in table.columns)
        return tuple(MUST.get(c.name) if v in (None, "") else v for c, v in zip(table.columns, values, strict=True))

    return one(of.parent), tuple([one(child) for _ in range(chance.randint(0, 3))] for child in of.children)


@pytest.mark.parametrize(("kind", "of"), SHAPES)
def test_whatever_a_ledger_holds(kind: EntityKind, of: RecordLayout) -> None:
    """Any record of a ledger becomes an entity that goes over the wire unchanged, its control amount to the sen."""
    compiled = default().compile(kind, of, CONTEXT)
    at = of.parent.position("DOCAMT")
    for seed in range(100):
        row, children = record(of, Random(seed))
        entity = compiled(row, children)

        assert decode(kind, canonical(entity)) == entity, seed
        if at is not None:
            assert getattr(entity, "total", getattr(entity, "amount", None)) == row[at]


def test_columns_and_wants() -> None:
    """A source learns which columns to select, of user-defined ones by their beginning."""
    mapping = default()
    columns = mapping.columns(EntityKind.INVOICE)

    assert {"DOCNO", "CODE", "DOCAMT", "CANCELLED"} <= columns["SL_IV"]
    assert {"DUEDATE", "PAYMENTAMT"} <= columns["AR_IV"]
    assert "ATTACHMENTS" not in columns["SL_IV"]
    assert "BRANCHTYPE" in mapping.columns(EntityKind.CUSTOMER)["AR_CUSTOMERBRANCH"]
    assert "ISBASE" in mapping.columns(EntityKind.PRODUCT)["ST_ITEM_UOM"]
    assert mapping.wants(EntityKind.INVOICE, "SL_IVDTL", "UDF_ANY")
    assert mapping.wants(EntityKind.INVOICE, "SL_IV", "DOCNO")
    assert not mapping.wants(EntityKind.INVOICE, "SL_IV", "PRINTCOUNT")
    assert not mapping.wants(EntityKind.CUSTOMER, "AR_CUSTOMERBRANCH", "UDF_ANY")


def test_secrets_are_never_wanted() -> None:
    """No rule reads the company profile, where the ledger keeps its secrets."""
    mapping = default()

    for kind in EntityKind:
        assert "SY_PROFILE" not in mapping.columns(kind)
        assert not mapping.wants(kind, "SY_PROFILE", "MYINVOIS_PRODUCTIONCRED")


def test_check_lists_what_nothing_fills_and_nothing_reads(tmp_path: Path) -> None:
    """Fields without a rule, columns without a rule, and names that the books do not have are told, no others."""
    file = tmp_path / "own.toml"
    file.write_text('[customers]\nremark = "UDF_NOWHERE"\nphone = "AR_CUSTOMERBRANC.PHONE1"\n')

    findings = check("sql_accounting", file, {kind: layouts(kind) for kind in TABLES})

    found = {(finding.kind, finding.entity, finding.subject) for finding in findings}
    assert (FindingKind.FIELD_WITHOUT_RULE, EntityKind.TAX_CODE, "rate") in found
    assert (FindingKind.FIELD_WITHOUT_RULE, EntityKind.INVOICE, "billing_address.email") in found
    assert (FindingKind.COLUMN_WITHOUT_RULE, EntityKind.INVOICE, "SL_IV.INCOTERMS") in found
    assert (FindingKind.UNKNOWN_COLUMN, EntityKind.CUSTOMER, "AR_CUSTOMER.UDF_NOWHERE") in found
    assert (FindingKind.UNKNOWN_TABLE, EntityKind.CUSTOMER, "AR_CUSTOMERBRANC") in found
    subjects = {subject for _, _, subject in found}
    assert subjects.isdisjoint({"SL_IV.DOCNO", "SL_IV.LASTMODIFIED", "AR_CUSTOMER.UDF_VIP", "name", "lines"})
    wrong = next(
        finding for finding in findings if finding.kind is FindingKind.UNKNOWN_COLUMN and finding.file == "own.toml"
    )
    assert (wrong.line, wrong.column) == (2, 1)


def test_check_without_a_ledger() -> None:
    """Without a live ledger only fields are told of."""
    assert {finding.kind for finding in check("sql_accounting")} == {FindingKind.FIELD_WITHOUT_RULE}


def test_targets() -> None:
    """The fields with a rule are listed, those of groups included."""
    targets = default().targets(EntityKind.CUSTOMER)

    assert {"code", "traffic_channel_id", "billing_address.city", "delivery_addresses.lines"} <= set(targets)
    assert "traffic_channel_id" not in default().targets(EntityKind.SUPPLIER)


if __name__ == "__main__":
    SNAPSHOT.write_text(everything(), "utf-8")
