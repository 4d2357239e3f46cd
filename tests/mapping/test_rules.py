"""Each rule does what it says, for values that are there, empty, and not among the columns of this ledger."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from connector.domain.documents import EInvoice
from connector.domain.errors import SettingsInvalid
from connector.domain.fingerprint import canonical, decode
from connector.domain.keys import EntityKind
from connector.domain.parties import Address, Customer, IdType, PartyState
from connector.domain.products import Product
from connector.mapping import Mapping
from connector.mapping.record import Children, Column, ColumnType, RecordLayout
from tests.mapping.conftest import Overridden
from tests.mapping.ledger import CONTEXT, children, customer, default, layout, row

TEXT = Column("UDF_A", ColumnType.TEXT)
OTHER = Column("UDF_B", ColumnType.TEXT)
WHOLE = Column("UDF_N", ColumnType.INTEGER)
AMOUNT = Column("UDF_M", ColumnType.NUMBER, 4)
FLAG = Column("UDF_F", ColumnType.FLAG)
DAY = Column("UDF_D", ColumnType.DAY)
MOMENT = Column("UDF_T", ColumnType.MOMENT)


def mapped(mapping: Mapping, of: RecordLayout, kids: Children = ([],), /, **values: object) -> Customer:
    """A customer out of a row with some values."""
    full: dict[str, object] = {"CODE": "300-A0001", "COMPANYNAME": "Kedai Buku", "CURRENCYCODE": "----", **values}
    entity = mapping.compile(EntityKind.CUSTOMER, of, CONTEXT)(row(of.parent, **full), kids)
    assert isinstance(entity, Customer)
    return entity


@pytest.mark.parametrize(
    ("rule", "columns", "values", "expected"),
    [
        pytest.param('"UDF_A"', [TEXT], {"UDF_A": "x  y "}, "x  y ", id="copy keeps inner text as it is"),
        pytest.param('"UDF_A"', [TEXT], {"UDF_A": ""}, None, id="copy of an empty text"),
        pytest.param('"UDF_A"', [TEXT], {}, None, id="copy of NULL"),
        pytest.param('"UDF_A"', [], {}, None, id="copy of a column that is not there"),
        pytest.param('["UDF_A", "UDF_B"]', [TEXT, OTHER], {"UDF_A": "", "UDF_B": "b"}, "b", id="first non-empty"),
        pytest.param('["UDF_A", "UDF_B"]', [OTHER], {"UDF_B": "b"}, "b", id="first non-empty, one column not there"),
        pytest.param('{ copy = "UDF_A", none = ["-", "N/A"] }', [TEXT], {"UDF_A": "N/A"}, None, id="none"),
        pytest.param('{ copy = "UDF_A", default = "d" }', [TEXT], {}, "d", id="default for NULL"),
        pytest.param('{ copy = "UDF_A", default = "d" }', [], {}, "d", id="default for a column that is not there"),
        pytest.param('"UDF_N"', [WHOLE], {"UDF_N": 0}, "0", id="whole number as text"),
        pytest.param('{ copy = "UDF_N", none = [0] }', [WHOLE], {"UDF_N": 0}, None, id="none for a number"),
        pytest.param('"UDF_M"', [AMOUNT], {"UDF_M": 125000}, "12.5", id="number as text"),
        pytest.param('"UDF_D"', [DAY], {"UDF_D": dt.date(2024, 2, 29)}, "2024-02-29", id="day as text"),
        pytest.param('"UDF_T"', [MOMENT], {"UDF_T": dt.datetime(2024, 2, 29, 8)}, "2024-02-29T08:00:00", id="moment"),  # noqa: DTZ001 - as the ledger has it
        pytest.param('{ constant = "c" }', [], {}, "c", id="constant"),
        pytest.param('{ lookup = "UDF_A", table = { k = "v" } }', [TEXT], {"UDF_A": "k"}, "v", id="lookup"),
        pytest.param('{ lookup = "UDF_A", table = { k = "v" } }', [TEXT], {}, None, id="lookup of NULL"),
        pytest.param('{ lookup = "UDF_A", table = { k = "v" } }', [], {}, None, id="lookup of no column"),
        pytest.param(
            '{ lookup = "UDF_A", table = { k = "v" }, default = "d" }', [TEXT], {"UDF_A": "z"}, "d", id="lookup default"
        ),
        pytest.param('{ lookup = "UDF_N", table = { 1 = "one" } }', [WHOLE], {"UDF_N": 1}, "one", id="lookup number"),
        pytest.param(
            '{ lookup = "UDF_N", table = { -1 = "one" } }', [WHOLE], {"UDF_N": -1}, "one", id="lookup negative number"
        ),
        pytest.param('{ join = ["UDF_A", "UDF_B"] }', [TEXT, OTHER], {"UDF_A": "a", "UDF_B": "b"}, "a b", id="join"),
        pytest.param(
            '{ join = ["UDF_A", "UDF_B"], separator = ", " }',
            [TEXT, OTHER],
            {"UDF_B": "b"},
            "b",
            id="join skips empties",
        ),
        pytest.param('{ join = ["UDF_A", "UDF_B"] }', [TEXT, OTHER], {}, None, id="join of nothing"),
        pytest.param(
            '{ join = ["UDF_A", "UDF_N"] }', [TEXT, WHOLE], {"UDF_A": "a", "UDF_N": 7}, "a 7", id="join mixed"
        ),
        pytest.param('{ split = "UDF_A", separator = "/", part = 2 }', [TEXT], {"UDF_A": "a / b/c"}, "b", id="split"),
        pytest.param(
            '{ split = "UDF_A", separator = "/", part = -1 }', [TEXT], {"UDF_A": "a/b/c"}, "c", id="split last"
        ),
        pytest.param(
            '{ split = "UDF_A", separator = "/", part = 4 }', [TEXT], {"UDF_A": "a/b/c"}, None, id="split short"
        ),
        pytest.param(
            '{ split = "UDF_A", separator = "/", part = -4 }', [TEXT], {"UDF_A": "a"}, None, id="split short 2"
        ),
        pytest.param('{ split = "UDF_A", separator = "/", part = 1 }', [TEXT], {}, None, id="split NULL"),
        pytest.param(
            '{ when = "UDF_A", equals = "x", then = { constant = "yes" }, otherwise = "UDF_B" }',
            [TEXT, OTHER],
            {"UDF_A": "x", "UDF_B": "b"},
            "yes",
            id="when equals",
        ),
        pytest.param(
            '{ when = "UDF_A", equals = "x", then = { constant = "yes" }, otherwise = "UDF_B" }',
            [TEXT, OTHER],
            {"UDF_A": "y", "UDF_B": "b"},
            "b",
            id="when otherwise",
        ),
        pytest.param(
            '{ when = "UDF_N", in = [1, 2], then = { constant = "few" } }', [WHOLE], {"UDF_N": 2}, "few", id="when in"
        ),
        pytest.param(
            '{ when = "UDF_N", in = [1, 2], then = { constant = "few" } }',
            [WHOLE],
            {"UDF_N": 3},
            None,
            id="when no other",
        ),
        pytest.param(
            '{ when = "UDF_A", empty = true, then = "UDF_B" }', [TEXT, OTHER], {"UDF_B": "b"}, "b", id="empty"
        ),
        pytest.param('{ when = "UDF_A", empty = true, then = "UDF_B" }', [OTHER], {"UDF_B": "b"}, "b", id="no column"),
        pytest.param(
            '{ when = "UDF_F", equals = true, then = { constant = "vip" } }',
            [FLAG],
            {"UDF_F": True},
            "vip",
            id="when flag",
        ),
        pytest.param('{ copy = "UDF_A", text = "rtf" }', [TEXT], {"UDF_A": r"{\rtf1 a\par b}"}, "a\nb", id="rich text"),
        pytest.param('{ copy = "UDF_A", text = "rtf" }', [TEXT], {"UDF_A": "plain {"}, "plain {", id="no rich text"),
        pytest.param('{ copy = "UDF_A", text = "rtf" }', [TEXT], {"UDF_A": r"{\rtf1 }"}, None, id="empty rich text"),
    ],
)
def test_rule_for_a_text(
    overridden: Overridden, rule: str, columns: list[Column], values: dict[str, object], expected: str | None
) -> None:
    """A rule gives the text that it describes."""
    mapping = overridden(f"[customers]\nremark = {rule}\n")

    assert mapped(mapping, customer(*columns), **values).remark == expected


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        (Column("UDF_X", ColumnType.NUMBER, 2), 1234, 1234),
        (Column("UDF_X", ColumnType.NUMBER, 2), 0, 0),
        (Column("UDF_X", ColumnType.NUMBER, 2), None, None),
        (Column("UDF_X", ColumnType.NUMBER, 0), 12, 1200),
        (Column("UDF_X", ColumnType.NUMBER, 1), -3, -30),
        (Column("UDF_X", ColumnType.NUMBER, 8), -1234000000, -1234),
        (Column("UDF_X", ColumnType.INTEGER), 12, 1200),
    ],
)
def test_amounts_become_sen(overridden: Overridden, column: Column, value: int | None, expected: int | None) -> None:
    """An amount of any scale becomes sen, exactly."""
    mapping = overridden('[customers]\ncredit_limit = "UDF_X"\n')

    assert mapped(mapping, customer(column), UDF_X=value).credit_limit == expected


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        (FLAG, True, True),
        (FLAG, False, False),
        (FLAG, None, True),
        (WHOLE, 0, False),
        (WHOLE, 1, True),
        (WHOLE, None, True),
        (TEXT, "T", True),
        (TEXT, "F", False),
        (TEXT, "", True),
    ],
)
def test_flags(overridden: Overridden, column: Column, value: object, expected: bool) -> None:
    """Yes and no are told from BOOLEAN, 1/0 and T/F; nothing is the field's default."""
    mapping = overridden(f'[products]\nactive = "{column.name}"\n')
    base = layout("ST_ITEM", "ST_ITEM_UOM", "ST_ITEM_BARCODE")
    parent = type(base.parent)("ST_ITEM", (*base.parent.columns, column))
    of = RecordLayout(parent, base.children)
    compiled = mapping.compile(EntityKind.PRODUCT, of, CONTEXT)

    product = compiled(row(parent, CODE="A", **{column.name: value}), ([], []))

    assert isinstance(product, Product)
    assert product.active is expected


@pytest.mark.parametrize(
    ("books", "expected"),
    [(None, "MYR"), ("", "MYR"), ("----", "MYR"), ("---", "MYR"), ("USD", "USD"), ("S$", "SGD"), ("EUR", "EUR")],
)
def test_currency_is_named(books: str | None, expected: str) -> None:
    """The home currency is named, other codes are ISO where the books tell, and stay as they are where not."""
    assert mapped(default(), customer(), CURRENCYCODE=books).currency == expected


def test_home_currency_must_be_known() -> None:
    """Without a home currency nothing with money is mapped."""
    with pytest.raises(SettingsInvalid, match="home currency"):
        default().compile(EntityKind.CUSTOMER, customer(), {})


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("A", PartyState.ACTIVE),
        ("I", PartyState.INACTIVE),
        ("S", PartyState.SUSPENDED),
        ("P", PartyState.PROSPECT),
        ("N", PartyState.PENDING),
        (None, PartyState.ACTIVE),
        ("", PartyState.ACTIVE),
    ],
)
def test_lookup_gives_words_of_the_field(status: str | None, state: PartyState) -> None:
    """A lookup table gives values of the field's own type."""
    assert mapped(default(), customer(), STATUS=status).state is state


@pytest.mark.parametrize(("number", "expected"), [(0, None), (None, None), (1, IdType.REGISTRATION), (4, IdType.ARMY)])
def test_lookup_of_a_number(number: int | None, expected: IdType | None) -> None:
    """A lookup table may be over a number, some of which mean nothing."""
    assert mapped(default(), customer(), IDTYPE=number).id_type is expected


def test_addresses_out_of_rows() -> None:
    """The billing row fills the address and the contact, delivery rows the list, in their order; empty lines go."""
    of = customer()
    billing = {
        "BRANCHTYPE": "B",
        "BRANCHNAME": "BILLING",
        "ADDRESS1": "1, Jalan A",
        "ADDRESS3": "Taman",
        "EMAIL": "a@b",
    }
    stores: list[dict[str, object]] = [
        {"BRANCHTYPE": "D", "BRANCHNAME": name, "COUNTRY": "MY"} for name in ("Klang", "Ipoh")
    ]

    found = mapped(default(), of, children(of, AR_CUSTOMERBRANCH=[stores[0], billing, stores[1]]))

    assert found.email == "a@b"
    assert found.billing_address == Address(name="BILLING", lines=("1, Jalan A", "Taman"), email="a@b")
    assert found.delivery_addresses == (Address(name="Klang", country="MY"), Address(name="Ipoh", country="MY"))


def test_no_row_and_empty_row_give_no_group() -> None:
    """A group is None when its row is not there or has nothing."""
    of = customer()
    mapping = default()

    assert mapped(mapping, of).billing_address is None
    assert mapped(mapping, of, children(of, AR_CUSTOMERBRANCH=[{"BRANCHTYPE": "B"}])).billing_address is None


def test_order_and_sort(overridden: Overridden) -> None:
    """Rows can be ordered by columns, empty ones last, and results by their fields."""
    mapping = overridden(
        '[customers.AR_CUSTOMER]\ndelivery_addresses = { each = "AR_CUSTOMERBRANCH", use = "branch", order = ["CITY"] }'
    )
    of = customer()
    rows: list[dict[str, object]] = [
        {"BRANCHNAME": "1"},
        {"BRANCHNAME": "2", "CITY": "B"},
        {"BRANCHNAME": "3", "CITY": "A"},
    ]

    found = mapped(mapping, of, children(of, AR_CUSTOMERBRANCH=rows)).delivery_addresses

    assert [address.name for address in found] == ["3", "2", "1"]


def test_units_are_sorted_and_the_base_is_found() -> None:
    """Units are sorted by name, barcodes by code; the base unit is the row that says so."""
    of = layout("ST_ITEM", "ST_ITEM_UOM", "ST_ITEM_BARCODE")
    kids = children(
        of,
        ST_ITEM_UOM=[{"UOM": "PCS", "RATE": 10000, "ISBASE": True}, {"UOM": "BOX", "RATE": 120000, "REFPRICE": 10**9}],
        ST_ITEM_BARCODE=[{"BARCODE": "9556"}, {"BARCODE": "9555", "UOM": "BOX"}],
    )
    found = default().compile(EntityKind.PRODUCT, of, CONTEXT)(row(of.parent, CODE="A"), kids)

    assert isinstance(found, Product)
    assert found.base_unit == "PCS"
    assert [(unit.name, unit.rate, unit.price) for unit in found.units] == [
        ("BOX", Decimal(12), Decimal(10)),
        ("PCS", Decimal(1), None),
    ]
    assert [barcode.code for barcode in found.barcodes] == ["9555", "9556"]


def test_user_fields_are_typed_and_sorted() -> None:
    """Every live user-defined column arrives with its type, sorted by name; empty ones are left out."""
    base = table_without_user_fields()
    columns = (
        Column("UDF_Z", ColumnType.TEXT),
        Column("UDF_N", ColumnType.NUMBER, 2),
        Column("UDF_I", ColumnType.INTEGER),
        Column("UDF_F", ColumnType.FLAG),
        Column("UDF_D", ColumnType.DAY),
        Column("UDF_T", ColumnType.MOMENT),
        Column("UDF_R", ColumnType.REAL),
        Column("UDF_E", ColumnType.TEXT),
    )
    of = RecordLayout(type(base.parent)("AR_CUSTOMER", (*base.parent.columns, *columns)), base.children)
    found = mapped(
        default(), of, UDF_Z="z", UDF_N=0, UDF_I=7, UDF_F=False, UDF_D=dt.date(2024, 1, 2),
        UDF_T=dt.datetime(2024, 1, 2, 3), UDF_R=0.1, UDF_E="",  # noqa: DTZ001 - as the ledger has it
    )  # fmt: skip

    written = canonical(found)
    assert decode(EntityKind.CUSTOMER, written) == found
    assert [(field.name, str(field.value.value)) for field in found.user_fields] == [
        ("UDF_D", "2024-01-02"),
        ("UDF_F", "False"),
        ("UDF_I", "7"),
        ("UDF_N", "0"),
        ("UDF_R", "0.1"),
        ("UDF_T", "2024-01-02T03:00:00"),
        ("UDF_Z", "z"),
    ]


def table_without_user_fields() -> RecordLayout:
    """A customer's layout without user-defined columns."""
    of = customer()
    plain = tuple(column for column in of.parent.columns if not column.name.startswith("UDF_"))
    return RecordLayout(type(of.parent)("AR_CUSTOMER", plain), of.children)


@pytest.mark.parametrize(
    ("values", "paid", "outstanding"),
    [
        ({"DOCAMT": 1000}, 250, 750),
        ({"DOCAMT": 1000, "CANCELLED": True}, 250, 0),
        ({"DOCAMT": 1000, "CANCELLED": None}, 0, 1000),
    ],
)
def test_difference(values: dict[str, object], paid: int, outstanding: int) -> None:
    """What is outstanding is the total less what was paid, and nothing once it is cancelled."""
    of = layout("SL_IV", "SL_IVDTL", "AR_IV")
    day = dt.date(2025, 1, 2)
    full = {"DOCNO": "IV-1", "DOCDATE": day, "CODE": "A", "LOCALDOCAMT": 1000, **values}
    compiled = default().compile(EntityKind.INVOICE, of, CONTEXT)

    found = compiled(row(of.parent, **full), children(of, AR_IV=[{"PAYMENTAMT": paid}]))

    assert getattr(found, "paid", None) == paid
    assert getattr(found, "outstanding", None) == outstanding


def test_moment_is_utc() -> None:
    """A time that the ledger keeps in UTC is aware, in UTC."""
    of = layout("SL_IV", "SL_IVDTL", "AR_IV")
    at = dt.datetime(2025, 1, 2, 3, 4, 5)  # noqa: DTZ001 - as the ledger has it
    full = {"DOCNO": "IV-1", "DOCDATE": at.date(), "CODE": "A", "DOCAMT": 0, "LOCALDOCAMT": 0, "EIV_UTC": at}

    found = default().compile(EntityKind.INVOICE, of, CONTEXT)(row(of.parent, **full), ([], []))

    assert getattr(found, "e_invoice", None) == EInvoice(submitted_at=at.replace(tzinfo=dt.UTC))
