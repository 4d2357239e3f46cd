"""The program changes the user's mapping file one rule at a time; everything else in it stays as a person wrote it."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.mapping.own_file import keys_of, own_rule, with_rule, without_rule

FILE = "sql_accounting.toml"
WRITTEN = """\
# Our own rules, do not touch
none = [""]          # as delivered

[customers]
area = "UDF_REGION"  # Nurul, March
remark = { remove = true }

[invoices.SL_IV.lines.fields]
# lots
remark = "UDF_LOTNO"
"""


def keys(field: str, kind: EntityKind = EntityKind.CUSTOMER, table: str = "AR_CUSTOMER") -> tuple[str, ...]:
    """Where a rule stands."""
    return keys_of(kind, table, field)


def test_a_rule_is_added_and_everything_else_stays() -> None:
    """Comments, order and layout of what a person wrote."""
    text = with_rule(FILE, WRITTEN, keys("phone"), "PHONE9")
    for line in WRITTEN.splitlines():
        assert line in text
    assert tomllib.loads(text)["customers"]["AR_CUSTOMER"] == {"phone": "PHONE9"}


def test_a_rule_is_replaced_where_it_stands() -> None:
    """No second one beside it; other rules of the table keep their comments."""
    text = with_rule(FILE, WRITTEN, keys("lines.remark", EntityKind.INVOICE, "SL_IV"), ["UDF_A", "UDF_B"])
    assert tomllib.loads(text)["invoices"]["SL_IV"]["lines"]["fields"] == {"remark": ["UDF_A", "UDF_B"]}
    assert "# lots" in text
    assert "# Nurul, March" in text


def test_a_rule_is_taken_out_with_the_tables_that_are_empty_then() -> None:
    """What is left is what a person would leave."""
    text = without_rule(FILE, WRITTEN, keys("lines.remark", EntityKind.INVOICE, "SL_IV"))
    assert "invoices" not in tomllib.loads(text)
    assert "# Our own rules, do not touch" in text
    assert without_rule(FILE, text, keys("lines.remark", EntityKind.INVOICE, "SL_IV")) == text
    assert without_rule(FILE, "", keys("area")) == ""


def test_an_inline_table_of_the_user_is_changed_too() -> None:
    """However the person wrote it."""
    text = with_rule(FILE, 'customers = { AR_CUSTOMER = { area = "X" } }\n', keys("remark"), {"constant": "y"})
    assert tomllib.loads(text) == {"customers": {"AR_CUSTOMER": {"area": "X", "remark": {"constant": "y"}}}}
    dotted = with_rule(FILE, 'customers.AR_CUSTOMER.area = "X"\n', keys("remark"), {"constant": "y"})
    assert tomllib.loads(dotted) == {"customers": {"AR_CUSTOMER": {"area": "X", "remark": {"constant": "y"}}}}


def test_a_file_that_is_no_toml_is_told_with_its_place() -> None:
    """Nothing is written over it."""
    with pytest.raises(SettingsInvalid, match="line 1"):
        with_rule(FILE, "[customers\n", keys("area"), "X")


SCALARS = (
    st.text(max_size=12)
    | st.integers(-(2**40), 2**40)
    | st.booleans()
    | st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
    | st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))
)
RAW = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["area", "remark", "billing_address.city", "billing_address.lines", "delivery_addresses.name"])


@settings(max_examples=40)
@given(steps=st.lists(st.tuples(FIELDS, st.booleans(), RAW), max_size=6))
def test_whatever_is_put_in_is_there_and_nothing_else_moves(steps: list[tuple[str, bool, object]]) -> None:
    """Rules of any shape, put in and taken out in any order: the file says just that, and keeps a person's comments."""
    text = WRITTEN
    wanted: dict[tuple[str, ...], object] = {}
    for field, table, raw in steps:
        at = keys(field, table="AR_CUSTOMER" if table else "")
        inside = [other for other in wanted if other != at and (other[: len(at)] == at or at[: len(other)] == other)]
        if inside:
            continue
        text = with_rule(FILE, text, at, raw)
        wanted[at] = raw
    tree = tomllib.loads(text, parse_float=Decimal)
    for at, raw in wanted.items():
        assert own_rule(tree, at) == raw
    assert tree["invoices"]["SL_IV"]["lines"]["fields"] == {"remark": "UDF_LOTNO"}
    assert "# Our own rules, do not touch" in text
    for at in wanted:
        text = without_rule(FILE, text, at)
    left = tomllib.loads(text, parse_float=Decimal)
    before = tomllib.loads(WRITTEN, parse_float=Decimal)
    for at in wanted:
        if own_rule(before, at) is not None:
            before["customers"].pop(at[-1])
    if not before["customers"]:
        del before["customers"]
    assert left == before


def test_the_delivered_file_itself_can_be_changed() -> None:
    """A big file with all kinds of tables keeps all its lines but one."""
    file = Path(__file__).parents[2] / "connector" / "providers" / "sql_accounting" / "mapping.toml"
    before = file.read_text("utf-8")
    after = with_rule("mapping.toml", before, keys("area", EntityKind.PAYMENT, "AR_PM"), "UDF_X")
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert changed == ['area = "UDF_X"']
    assert len(after.splitlines()) == len(before.splitlines())


def test_a_file_beyond_the_librarys_understanding_is_written_anew() -> None:
    """Its rules are all there; only comments are lost."""
    odd = '[customers] # mine\nAR_CUSTOMER.area = "x"\n[customers.Z]\n'
    text = with_rule(FILE, odd, keys("lines.remark"), {"constant": "y"})
    wanted = {"customers": {"AR_CUSTOMER": {"area": "x", "lines": {"fields": {"remark": {"constant": "y"}}}}, "Z": {}}}
    assert tomllib.loads(text) == wanted
