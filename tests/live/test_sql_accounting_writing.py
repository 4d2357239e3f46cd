"""What people wish of a customer or a product is in the books as they wished it, in every form of company file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from connector.domain.fingerprint import canonical
from connector.domain.parties import Address, IdType, PartyState
from connector.domain.products import Barcode, Unit
from connector.sync.merge import differing
from tests.live.masters_desk import C, MasterDesk, P, master_desk
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.variant import Charset, Flags, Variant

_VARIANTS = {
    "boolean": Variant(),
    "letters": Variant(flags=Flags.LETTERS, grown=False),
    "none": Variant(flags=Flags.LETTERS, charset=Charset.NONE),
}
_MANY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module", params=_VARIANTS)
def desk(
    request: pytest.FixtureRequest, firebird: FirebirdServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MasterDesk]:
    """A company of each form on each engine."""
    with master_desk(firebird, _VARIANTS[request.param], tmp_path_factory.mktemp("memory")) as made:
        yield made


def words(length: int) -> st.SearchStrategy[str]:
    """What people type into a field."""
    letters = st.sampled_from("abcXYZ 0189-./&'\"%中文测试")
    return st.text(letters, min_size=1, max_size=length).map(lambda text: text if text.strip() else "x")


def texts(length: int) -> st.SearchStrategy[str | None]:
    """The same, or nothing."""
    return st.none() | words(length)


def numbers(places: int) -> st.SearchStrategy[Decimal]:
    """Prices and quantities as their column can keep them, in the one spelling that entities have."""
    return st.integers(0, 10**9).map(lambda raw: Decimal(f"{Decimal(raw).scaleb(-places).normalize():f}"))


def addresses() -> st.SearchStrategy[Address]:
    """An address; the lengths are those of the older company files, in bytes where these have no character set."""
    return st.builds(
        Address,
        name=words(30), lines=st.lists(words(20), max_size=4).map(tuple), postcode=texts(5), city=texts(25),
        state=texts(25), country=st.none() | st.sampled_from(("MY", "SG")), attention=texts(35), phone=texts(15),
        phone2=texts(15), mobile=texts(15), fax=texts(15), email=texts(60),
    )  # fmt: skip


@_MANY
@given(data=st.data())
def test_a_customer_reads_as_it_was_wished(desk: MasterDesk, data: st.DataObject) -> None:
    """Every field that people may edit, all at once, over whatever stood there before."""
    before = desk.customer("300-B0001")
    billing = data.draw(addresses())
    after = replace(
        before,
        name=data.draw(words(50)), name2=data.draw(texts(50)), registration_no=data.draw(texts(15)),
        registration_no_new=data.draw(texts(15)), tin=data.draw(texts(7)),
        id_type=data.draw(st.none() | st.sampled_from(IdType)), id_no=data.draw(texts(10)),
        gst_no=data.draw(texts(12)), sst_no=data.draw(texts(12)), service_tax_no=data.draw(texts(12)),
        tourism_tax_no=data.draw(texts(8)), tax_exemption_no=data.draw(texts(25)), msic=data.draw(texts(5)),
        business_nature=data.draw(texts(50)), category=data.draw(st.sampled_from((None, "DEALER"))),
        currency=data.draw(st.sampled_from(("MYR", "USD", "SGD"))), email=billing.email, phone=billing.phone,
        credit_term=data.draw(st.sampled_from(("30 Days", "C.O.D."))), credit_limit=data.draw(st.integers(0, 10**12)),
        sales_agent=data.draw(st.sampled_from((None, "LIM", "RAVI"))), phone2=billing.phone2, mobile=billing.mobile,
        area=data.draw(st.sampled_from((None, "KL", "JB"))), tax_code=data.draw(st.sampled_from((None, "SV"))),
        state=data.draw(st.sampled_from(PartyState)), remark=data.draw(texts(40)), note=data.draw(texts(3000)),
        billing_address=billing, delivery_addresses=tuple(data.draw(st.lists(addresses(), max_size=3))),
        fax=billing.fax,
    )  # fmt: skip
    if differing(C, canonical(before), canonical(after)):
        desk.written(desk.edit(before, after, "300-B0001"))
    assert differing(C, canonical(desk.customer("300-B0001")), canonical(after)) == ()


@pytest.mark.parametrize(("stood", "wished"), [("bb ", "bb"), ("bb", "bb "), ("x", " "), ("  ", " ")])
def test_blanks_at_the_end_are_written_as_wished(desk: MasterDesk, stood: str, wished: str) -> None:
    """What differs by blanks alone is another text, on the platform and in the books."""
    for text in (stood, wished):
        before = desk.customer("300-B0001")
        desk.written(desk.edit(before, replace(before, registration_no_new=text), "300-B0001"))
        assert desk.customer("300-B0001").registration_no_new == text


@_MANY
@given(data=st.data())
def test_a_product_reads_as_it_was_wished(desk: MasterDesk, data: st.DataObject) -> None:
    """The same for products with their units and barcodes; a unit always has a price and a cost, if only 0."""
    code = next(seen.key for batch in desk.source.keys(P) for seen in batch)
    before = desk.product(code)
    names = data.draw(st.lists(words(5).map(str.strip), min_size=1, max_size=4, unique=True))
    price = st.none() | numbers(8)
    units = tuple(
        Unit(
            name=name, base=not n, rate=data.draw(numbers(4)), price=data.draw(numbers(8)), cost=data.draw(numbers(8)),
            min_price=data.draw(price), max_price=data.draw(price), min_cost=data.draw(price),
            max_cost=data.draw(price),
        )
        for n, name in enumerate(names)
    )  # fmt: skip
    codes = data.draw(st.lists(words(20).map(str.strip), max_size=3, unique=True))
    after = replace(
        before,
        description=data.draw(words(100)), description2=data.draw(texts(100)),
        long_description=data.draw(texts(3000)), group=data.draw(st.sampled_from(("DEFAULT", "HARDWARE"))),
        base_unit=names[0], sales_unit=data.draw(st.sampled_from((None, *names))),
        purchase_unit=data.draw(st.sampled_from((None, *names))), units=tuple(sorted(units, key=lambda u: u.name)),
        barcodes=tuple(Barcode(code=each, unit=data.draw(st.sampled_from((None, *names)))) for each in sorted(codes)),
        sales_tax_code=data.draw(st.sampled_from((None, "SV"))), tariff=data.draw(texts(10)),
        classification=data.draw(st.sampled_from((None, "022"))), stock_control=data.draw(st.booleans()),
        serial_numbers=data.draw(st.booleans()), min_quantity=data.draw(numbers(4)),
        max_quantity=data.draw(numbers(4)), reorder_level=data.draw(numbers(4)), shelf=data.draw(texts(20)),
        active=data.draw(st.booleans()), remark=data.draw(texts(100)), remark2=data.draw(texts(100)),
        note=data.draw(texts(500)),
    )  # fmt: skip
    if differing(P, canonical(before), canonical(after)):
        desk.written(desk.edit(before, after, code, P))
    assert differing(P, canonical(desk.product(code)), canonical(after)) == ()
