"""A mapping file that cannot work is refused with file, line and column, and a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from connector.domain.errors import SettingsInvalid, SourceChanged
from connector.domain.keys import EntityKind
from connector.mapping import FindingKind, check, load
from connector.mapping.record import Column, ColumnType, RecordLayout
from tests.mapping.conftest import Overridden
from tests.mapping.ledger import CONTEXT, customer, layout, table


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("[customers]\narea = \n", 2, 8, "no valid TOML"),
        ("[customers\n", 1, 11, "no valid TOML"),
        ('[customers]\narea = "A"\narea = "B"\n', 3, 11, "no valid TOML"),
        ('[clients]\narea = "A"\n', 1, 2, "'clients' is no kind of record"),
        ('[customers]\nregion = "A"\n', 2, 1, "customers have no field and no table 'region'"),
        ('[customers.AR_CUSTOMR]\narea = "A"\n', 1, 12, "customers have no field and no table 'AR_CUSTOMR'"),
        ('[customers.AR_CUSTOMER]\narea = "A"\n  region = "A"\n', 3, 3, "Customer has no field 'region'"),
        ("[customers]\narea = 3\n", 2, 1, "a rule is a column, a list of columns or a table"),
        ("[customers]\narea = {}\n", 2, 1, "a rule has exactly one of"),
        ('[customers]\narea = { copy = "A", constant = "x" }\n', 2, 1, "a rule has exactly one of"),
        ('[customers]\narea = { copy = "A", seperator = "x" }\n', 2, 22, "'seperator' means nothing here"),
        ("[customers]\narea = { copy = [] }\n", 2, 10, "at least one column"),
        ('[customers]\narea = { copy = ["A", 7] }\n', 2, 23, "a text is wanted"),
        ('[customers]\narea = { copy = ["A",\n    ".B"] }\n', 3, 5, "'.B' is no column"),
        ('[customers]\narea = "A B"\n', 2, 1, "'A B' is no column"),
        ('[customers]\narea = "A*"\n', 2, 1, "'A*' is no column"),
        ("[customers]\narea = { constant = 3 }\n", 2, 10, "area takes text"),
        ('[customers]\narea = { constant = "" }\n', 2, 10, "area takes text"),
        ('[customers]\ncredit_limit = { constant = "3" }\n', 2, 18, "credit_limit takes an amount"),
        ("[customers]\ncredit_limit = { constant = 3.5 }\n", 2, 18, "credit_limit takes an amount"),
        ('[customers]\nstate = { constant = "away" }\n', 2, 11, "'away' is none of: active, inactive"),
        ('[customers]\nstate = { lookup = "A", table = { X = "activ" } }\n', 2, 35, "'activ' is none of"),
        ('[customers]\nstate = { lookup = "A", table = { X = "active" }, default = "x" }\n', 2, 51, "'x' is none of"),
        ('[customers]\nstate = { lookup = "A" }\n', 2, 1, "'table' is missing"),
        ('[customers]\ncreated_on = { copy = "A", default = "2024-01-01" }\n', 2, 28, "created_on takes a date"),
        ('[customers]\ncredit_limit = { join = ["A"] }\n', 2, 1, "which 'join' cannot give"),
        ('[customers]\narea = { collect = ["A"] }\n', 2, 1, "which 'collect' cannot give"),
        ('[customers]\narea = { split = "A", separator = "/", part = 0 }\n', 2, 40, "part is a whole number"),
        ('[customers]\narea = { split = "A", separator = "", part = 1 }\n', 2, 23, "a text is wanted"),
        ('[customers]\narea = { when = "A", then = "B" }\n', 2, 1, "exactly one of: equals, in, empty = true"),
        ('[customers]\narea = { when = "A", empty = false, then = "B" }\n', 2, 1, "exactly one of"),
        ('[customers]\narea = { when = "A", equals = [1], then = "B" }\n', 2, 22, "a text, a number, a date"),
        ('[customers]\narea = { when = "A", equals = 1, then = { constant = 2 } }\n', 2, 43, "area takes text"),
        ('[customers]\nuser_fields = { user_fields = "UDF" }\n', 2, 1, "an asterisk"),
        ('[customers]\nbilling_address = { use = "brunch" }\n', 2, 21, "there is no shape 'brunch'"),
        ('[customers.AR_CUSTOMER]\nuse = "parti"\n', 2, 1, "there is no shape 'parti'"),
        ('[customers]\nbilling_address = { fields = { town = "CITY" } }\n', 2, 32, "Address has no field 'town'"),
        ('[customers]\ncreated_on = { copy = "A", zone = "UTC" }\n', 2, 1, "zone = 'UTC' belongs to"),
        ('[customers]\ncreated_on = { copy = "A", text = "rtf" }\n', 2, 28, "text can only be 'rtf'"),
        ('[customers]\narea = { copy = "A", required = "yes" }\n', 2, 22, "required is true or false"),
        ('[customers]\narea = { copy = "A", none = "x" }\n', 2, 22, "a list is wanted"),
        ('[products]\nunits = { each = "U", use = "branch" }\n', None, None, "Unit has no field"),
        (
            '[products]\nunits = { each = "U", sort = ["price"], fields = { name = "N", price = "P" } }\n',
            2,
            23,
            "'price'",
        ),
        ('none = "x"\n', 1, 1, "a list is wanted"),
        ('[customers.AR_CUSTOMER.rows]\nx = { off = "T" }\n', 2, 7, "'off' means nothing here"),
        ("[customers.AR_CUSTOMER]\nignore = 7\n", 2, 1, "a list is wanted"),
    ],
)
def test_what_is_wrong_and_where(
    overridden: Overridden, text: str, line: int | None, column: int | None, words: str
) -> None:
    """Every kind of mistake is told with its place."""
    with pytest.raises(SettingsInvalid) as caught:
        overridden(text)

    assert words in caught.value.sentence
    if line is not None:
        assert caught.value.facts["file"] == "sql_accounting.toml"
        assert (caught.value.facts["line"], caught.value.facts["column"]) == (line, column)
        assert f"(sql_accounting.toml, line {line}, column {column})" in caught.value.sentence


def test_every_problem_is_told(tmp_path: Path) -> None:
    """The first problem is the sentence, the others come along; check lists them all."""
    file = tmp_path / "own.toml"
    file.write_text('[customers]\nregion = "A"\narea = 3\n[products]\ncode = {}\n')

    with pytest.raises(SettingsInvalid, match="2 more problems") as caught:
        load("sql_accounting", file)
    others = caught.value.facts["others"]
    assert isinstance(others, list)
    assert len(others) == 2

    findings = check("sql_accounting", file)
    assert {finding.kind for finding in findings} == {FindingKind.INVALID}
    assert [(finding.file, finding.line) for finding in findings] == [("own.toml", 2), ("own.toml", 3), ("own.toml", 5)]


def test_a_problem_is_told_once(tmp_path: Path) -> None:
    """A mistake in a shape that several sections use is one problem, and so is one for a kind with two sections."""
    file = tmp_path / "own.toml"
    file.write_text('[shapes.branch]\ntown = "A"\n[invoices]\ndate = 3\n')

    assert [finding.line for finding in check("sql_accounting", file)] == [2, 4]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """A file that is no UTF-8 is told with the place of the first bad byte."""
    file = tmp_path / "own.toml"
    file.write_bytes(b'[customers]\narea = "\xff"\n')

    with pytest.raises(SettingsInvalid, match="no UTF-8 text") as caught:
        load("sql_accounting", file)

    assert (caught.value.facts["line"], caught.value.facts["column"]) == (2, 9)


def test_a_file_with_a_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    """A file that a Windows editor wrote is read as it is meant, with the same places."""
    file = tmp_path / "own.toml"
    file.write_bytes(b'\xef\xbb\xbf[customers]\r\narea = "A"\r\nphone = 7\r\n')

    with pytest.raises(SettingsInvalid) as caught:
        load("sql_accounting", file)

    assert (caught.value.facts["line"], caught.value.facts["column"]) == (3, 1)


def test_nested_without_end(tmp_path: Path) -> None:
    """A file that nests thousands of levels is refused, it does not stop the program."""
    file = tmp_path / "own.toml"
    file.write_text("x = " + "[" * 100_000 + "]" * 100_000)

    with pytest.raises(SettingsInvalid):
        load("sql_accounting", file)


@pytest.mark.parametrize(
    ("rule", "column", "words"),
    [
        ('credit_limit = "UDF_X"', Column("UDF_X", ColumnType.TEXT), "credit_limit takes an amount"),
        ('credit_limit = "UDF_X"', Column("UDF_X", ColumnType.REAL), "AR_CUSTOMER.UDF_X is real"),
        ('created_on = "UDF_X"', Column("UDF_X", ColumnType.TEXT), "created_on takes a date"),
        ('area = "UDF_X"', Column("UDF_X", ColumnType.FLAG), "area takes text"),
        (
            'area = { when = "UDF_X", equals = "x", then = "CODE" }',
            Column("UDF_X", ColumnType.INTEGER),
            "it is never 'x'",
        ),
        (
            'area = { lookup = "UDF_X", table = { x = "y" } }',
            Column("UDF_X", ColumnType.DAY),
            "it is never 'x'",
        ),
    ],
)
def test_a_column_of_another_type(overridden: Overridden, rule: str, column: Column, words: str) -> None:
    """A rule that the live column's type does not allow is refused with its place before anything is mapped."""
    mapping = overridden(f"[customers]\n{rule}\n")

    with pytest.raises(SettingsInvalid) as caught:
        mapping.compile(EntityKind.CUSTOMER, customer(column), CONTEXT)

    assert words in caught.value.sentence
    assert (caught.value.facts["line"], caught.value.facts["column"]) == (2, 1)


@pytest.mark.parametrize(
    ("kind", "tables", "missing"),
    [
        (EntityKind.CUSTOMER, ("AR_CUSTOMER", "AR_CUSTOMERBRANCH"), "AR_CUSTOMER.CODE"),
        (EntityKind.CUSTOMER, ("AR_CUSTOMER", "AR_CUSTOMERBRANCH"), "AR_CUSTOMER.CURRENCYCODE"),
        (EntityKind.CUSTOMER, ("AR_CUSTOMER", "AR_CUSTOMERBRANCH"), "AR_CUSTOMERBRANCH.BRANCHTYPE"),
        (EntityKind.INVOICE, ("SL_IV", "SL_IVDTL", "AR_IV"), "SL_IV.DOCAMT"),
        (EntityKind.INVOICE, ("SL_IV", "SL_IVDTL", "AR_IV"), "SL_IV.CANCELLED"),
        (EntityKind.INVOICE, ("SL_IV", "SL_IVDTL", "AR_IV"), "SL_IVDTL.AMOUNT"),
        (EntityKind.INVOICE, ("SL_IV", "SL_IVDTL", "AR_IV"), "AR_IV.PAYMENTAMT"),
        (EntityKind.PAYMENT, ("AR_PM", "AR_KNOCKOFF"), "AR_KNOCKOFF.KOAMT"),
    ],
)
def test_a_column_that_must_be_there(kind: EntityKind, tables: tuple[str, ...], missing: str) -> None:
    """Without a key's or an amount's column nothing is mapped, and the column is told."""
    of, column = missing.split(".")
    parent, *others = (table(name, without=frozenset({column} if name == of else ())) for name in tables)

    with pytest.raises(SourceChanged) as caught:
        load("sql_accounting").compile(kind, RecordLayout(parent, tuple(others)), CONTEXT)

    assert missing in caught.value.sentence
    assert caught.value.facts["columns"] == [missing]


def test_a_table_that_no_section_maps() -> None:
    """A parent table without a section is refused in words."""
    with pytest.raises(SettingsInvalid, match=r"no section customers\.ST_ITEM"):
        load("sql_accounting").compile(EntityKind.CUSTOMER, layout("ST_ITEM"), CONTEXT)


def test_a_field_that_must_be_filled(overridden: Overridden) -> None:
    """Taking away the rule of a field that must have a value is refused."""
    mapping = overridden("[customers]\nname = { remove = true }\n")

    with pytest.raises(SettingsInvalid, match="must have a rule for name"):
        mapping.compile(EntityKind.CUSTOMER, customer(), CONTEXT)
