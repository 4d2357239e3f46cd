"""A record that cannot be mapped is set aside with a sentence that names record and column."""

from __future__ import annotations

import datetime as dt
import gc
import weakref
from collections.abc import Mapping as Values

import pytest

from connector.domain.changes import Change
from connector.domain.errors import SkipRecord, Undecodable, Unmappable
from connector.domain.keys import EntityKind, Key, Version
from connector.mapping import Mapping
from connector.mapping.record import Column, ColumnType, RecordLayout
from tests.mapping.conftest import Overridden
from tests.mapping.ledger import CONTEXT, children, customer, default, layout, row

DAY = dt.date(2025, 1, 2)
INVOICE = {"DOCNO": "IV-1", "DOCDATE": DAY, "CODE": "A", "DOCAMT": 100, "LOCALDOCAMT": 100, "CURRENCYCODE": "----"}


def refusal(
    mapping: Mapping, kind: EntityKind, of: RecordLayout, values: Values[str, object], **kids: object
) -> SkipRecord:
    """The error that a record deserves."""
    rows = {table: list(found) for table, found in kids.items() if isinstance(found, list)}
    compiled = mapping.compile(kind, of, CONTEXT)
    with pytest.raises(SkipRecord) as caught:
        compiled(row(of.parent, **values), children(of, **rows))
    return caught.value


@pytest.mark.parametrize("date", [dt.date(201, 5, 3), dt.date(1899, 12, 31), dt.date(2201, 1, 1), -693594, 2958849])
def test_implausible_date(date: object) -> None:
    """A date of the year 201, or none at all, is refused in words that say what to do."""
    of = layout("SL_IV", "SL_IVDTL", "AR_IV")

    error = refusal(default(), EntityKind.INVOICE, of, {**INVOICE, "DOCDATE": date})

    assert isinstance(error, Unmappable)
    assert error.sentence == "The date SL_IV.DOCDATE of invoice IV-1 is not plausible; correct it in the books."
    assert error.facts["kind"] == "invoices"
    assert error.facts["key"] == "IV-1"
    assert error.facts["column"] == "SL_IV.DOCDATE"
    assert error.facts["field"] == "date"


@pytest.mark.parametrize("date", [dt.date(1900, 1, 1), dt.date(2200, 12, 31)])
def test_first_and_last_plausible_date(date: dt.date) -> None:
    """Any date from 1900 to 2200 goes through."""
    of = layout("SL_IV", "SL_IVDTL", "AR_IV")
    values = {**INVOICE, "DOCDATE": date}

    found = default().compile(EntityKind.INVOICE, of, CONTEXT)(row(of.parent, **values), ([], []))

    assert getattr(found, "date", None) == date


@pytest.mark.parametrize("value", [b"Broken \xff", b"\x00", "a\0b"])
@pytest.mark.parametrize("column", ["COMPANYNAME", "REMARK", "AREA", "CURRENCYCODE", "STATUS", "UDF_ROUTE", "NOTE"])
def test_no_text(column: str, value: object) -> None:
    """Bytes of no character set and NUL characters are refused in every kind of text field."""
    values = {"CODE": "300-A0001", "COMPANYNAME": "A", "STATUS": "A", column: value}

    error = refusal(default(), EntityKind.CUSTOMER, customer(), values)

    assert isinstance(error, Undecodable)
    assert error.sentence.startswith(f"AR_CUSTOMER.{column} of customer 300-A0001 holds ")
    assert error.facts["column"] == f"AR_CUSTOMER.{column}"


@pytest.mark.parametrize("column", ["ADDRESS2", "CITY", "BRANCHNAME", "EMAIL"])
def test_no_text_in_a_child_row(column: str) -> None:
    """A child row's column is named too."""
    branch = {"BRANCHTYPE": "B", "ADDRESS1": "x", column: b"\xff"}

    error = refusal(
        default(),
        EntityKind.CUSTOMER,
        customer(),
        {"CODE": "A", "COMPANYNAME": "A"},
        AR_CUSTOMERBRANCH=[branch],
    )

    assert isinstance(error, Undecodable)
    assert error.facts["column"] == f"AR_CUSTOMERBRANCH.{column}"
    assert "customer A" in error.sentence


def test_the_line_that_is_wrong_is_found() -> None:
    """The second line's delivery date is told, not the first one's."""
    of = layout("SL_IV", "SL_IVDTL", "AR_IV")
    lines = [{"DTLKEY": 1, "DELIVERYDATE": DAY}, {"DTLKEY": 2, "DELIVERYDATE": 17}, {"DTLKEY": 3}]

    error = refusal(default(), EntityKind.INVOICE, of, INVOICE, SL_IVDTL=lines)

    assert error.sentence == "The date SL_IVDTL.DELIVERYDATE of invoice IV-1 is not plausible; correct it in the books."
    assert error.facts["field"] == "lines.delivery_date"
    assert error.facts["value"] == "17"


@pytest.mark.parametrize(
    ("column", "sentence"),
    [
        ("DOCAMT", "SL_IV.DOCAMT of invoice IV-1 is empty."),
        ("DOCDATE", "SL_IV.DOCDATE of invoice IV-1 is empty."),
        ("CODE", "SL_IV.CODE of invoice IV-1 is empty."),
        ("DOCNO", "SL_IV.DOCNO of invoice is empty."),
    ],
)
def test_what_must_be_there(column: str, sentence: str) -> None:
    """A record without its key, date or amount is refused."""
    of = layout("SL_IV", "SL_IVDTL", "AR_IV")

    error = refusal(default(), EntityKind.INVOICE, of, {**INVOICE, column: None})

    assert isinstance(error, Unmappable)
    assert error.sentence == sentence


def test_part_of_a_sen(overridden: Overridden) -> None:
    """An amount with more than two places is refused where something would be lost."""
    mapping = overridden('[customers]\ncredit_limit = "UDF_X"\n')
    of = customer(Column("UDF_X", ColumnType.NUMBER, 4))

    error = refusal(mapping, EntityKind.CUSTOMER, of, {"CODE": "A", "COMPANYNAME": "A", "UDF_X": 12345})

    assert error.sentence == "AR_CUSTOMER.UDF_X of customer A has a part of a sen, which would be lost."


def test_value_that_no_table_has() -> None:
    """A value outside a lookup table without default is refused, and shown."""
    error = refusal(default(), EntityKind.CUSTOMER, customer(), {"CODE": "A", "COMPANYNAME": "A", "STATUS": "Q"})

    assert error.sentence == "AR_CUSTOMER.STATUS of customer A is 'Q', which state cannot take."
    assert "change the mapping" in error.remedy


def test_a_long_value_is_shown_short() -> None:
    """A sentence never holds more than the beginning of a value."""
    values = {"CODE": "A", "COMPANYNAME": "A", "STATUS": "Q" * 5000}

    error = refusal(default(), EntityKind.CUSTOMER, customer(), values)

    assert len(error.sentence) < 120


def test_one_bad_record_leaves_the_next_one_alone() -> None:
    """After a refusal the same function maps the next record."""
    of = layout("SL_IV", "SL_IVDTL", "AR_IV")
    compiled = default().compile(EntityKind.INVOICE, of, CONTEXT)
    with pytest.raises(Unmappable):
        compiled(row(of.parent, **{**INVOICE, "DOCDATE": 5}), ([], []))

    assert getattr(compiled(row(of.parent, **INVOICE), ([], [])), "number", None) == "IV-1"


def test_a_kept_refusal_holds_nothing_of_the_record() -> None:
    """A change with its reason lets go of the rows that were being read: a million bad records cost no memory."""
    of = layout("SL_IV", "SL_IVDTL", "AR_IV")
    compiled = default().compile(EntityKind.INVOICE, of, CONTEXT)

    class Page(list[Change]):
        """A list that can be watched."""

    def read() -> Page:
        page = Page()
        try:
            compiled(row(of.parent, **{**INVOICE, "DOCDATE": 5}), ([], []))
        except SkipRecord as failure:
            page.append(Change(Key("1"), Version("1"), None, failure.kept()))
        return page

    watched = weakref.ref(read())
    gc.collect()

    assert watched() is None
