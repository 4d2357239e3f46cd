"""Masters beside people at work and over broken lines: every record once, never over somebody else's work."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from connector.domain.entities import Entity
from connector.domain.errors import RetryLater
from connector.domain.fingerprint import canonical
from connector.domain.keys import EntityKind, Key
from connector.domain.parties import Address, Customer
from connector.domain.ports import Books, LastChange, Witness
from connector.domain.products import Product, Unit
from connector.domain.writing import Deletion, Write, WriteOutcome, WriteResult
from connector.ledger.codes import learned, next_code
from connector.mapping import load
from connector.providers.registry import open_books
from connector.providers.sql_accounting.creations import Creations
from connector.providers.sql_accounting.source import SqlAccountingSource
from connector.sync.merge import differing
from tests.live.ledgers import READER, READER_PASSWORD, Password, grant_reading
from tests.live.masters_desk import C, FarBooks, MasterDesk, P, history, master_desk
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.processes import wait_until
from tests.live.wire_cuts import CutRelay
from tests.sample.variant import Variant

_CUSTOMER = Customer(code="", name="Ujian Niaga Sdn Bhd", currency="MYR", tin="C1234567890")
_PRODUCT = Product(
    code="UJI-1", description="Barang", base_unit="PCS", units=(Unit(name="PCS", base=True, price=Decimal(1)),)
)
_LAST = 6
"""Messages before the end of a write at each of which the line is cut: the last one commits."""
_INSERT = "INSERT INTO AR_CUSTOMER (CODE, COMPANYNAME) VALUES (?, 'Orang lain')"


@pytest.fixture
def desk(firebird: FirebirdServer, tmp_path: Path) -> Iterator[MasterDesk]:
    """A company of its own on each engine."""
    with master_desk(firebird, Variant(user_fields=True), tmp_path) as made:
        yield made


def next_of(desk: MasterDesk) -> str:
    """The code that the next customer gets."""
    codes = sorted(str(seen.key) for batch in desk.source.keys(C) for seen in batch)
    known = [(code, desk.customer(code).name) for code in codes]
    return next_code(learned(known), _CUSTOMER.name, codes, 10)


def test_a_code_that_somebody_takes_at_the_same_moment_costs_a_moment(desk: MasterDesk) -> None:
    """The code was free when it was chosen: the record is busy, never refused, and gets the next code."""
    code, write = next_of(desk), desk.new(C, _CUSTOMER)
    with desk.person() as person, person.writing() as form:
        form.execute(_INSERT, (code,))
        assert desk.books.apply(write).outcome is WriteOutcome.BUSY
    assert desk.written(write).key not in ("", code)


def test_a_letter_that_all_codes_share_is_no_letter_of_a_name(desk: MasterDesk) -> None:
    """Where every customer is C001, C002 … the next one is C003, whatever its name begins with."""
    desk.run("UPDATE AR_CUSTOMER SET CODE = 'C' || LPAD(CAST(ASCII_VAL(SUBSTRING(CODE FROM 5 FOR 1)) AS VARCHAR(3)) "
             "|| SUBSTRING(CODE FROM 9 FOR 1), 4, '0')")  # fmt: skip
    assert desk.written(desk.new(C, _CUSTOMER)).key.startswith("C09")


@pytest.mark.parametrize("entity", [_CUSTOMER, _PRODUCT], ids=["customer", "product"])
def test_what_became_of_a_new_record_is_found_though_people_edited_it(desk: MasterDesk, entity: Entity) -> None:
    """Its answer was lost and staff went on with it: other names and numbers, another code. It is still ours."""
    kind = C if isinstance(entity, Customer) else P
    write = desk.new(kind, entity)
    key = desk.written(write).key
    if kind is C:
        desk.run(
            f"UPDATE AR_CUSTOMER SET COMPANYNAME = 'Lain', TIN = NULL, CODE = '300-X9999' WHERE CODE = '{key}'",
            f"UPDATE AR_CUSTOMERBRANCH SET CODE = '300-X9999' WHERE CODE = '{key}'",
        )
    else:
        desk.run("UPDATE ST_ITEM SET DESCRIPTION = 'Lain' WHERE CODE = 'UJI-1'")
    found = desk.books.settle(write)
    assert found is not None
    assert found.key == ("300-X9999" if kind is C else "UJI-1")
    assert desk.books.settle(desk.new(kind, entity)) is None


def test_a_number_of_a_later_life_is_no_proof_in_an_older_copy_of_the_books(desk: MasterDesk) -> None:
    """A copy was put back and nobody said so: what was noted is of a transaction that is still to come, and its number
    is another customer's."""
    write, other = desk.new(C, _CUSTOMER), desk.new(C, _another(_CUSTOMER, 2))
    stranger = desk.written(other).key
    creations = Creations(desk.memory, C)
    with desk.person() as person, person.snapshot() as transaction:
        (noted,) = creations.of(other.id, transaction)
        lost = replace(noted, write=write.id, transaction=noted.transaction + 100_000)
        name = "sql_accounting.creations.customers"
        for creation, found in ((lost, None), (replace(noted, write=write.id), stranger)):
            desk.memory.mark_fact(name, msgspec.json.encode([creation]).decode())
            settled = desk.books.settle(write)
            assert (settled.key if settled is not None else None) == found


def test_an_undo_of_a_new_record_spares_what_people_added(desk: MasterDesk) -> None:
    """A new record that somebody filled in further, or gave another address, is not taken back over their work."""
    for statement in (
        "UPDATE AR_CUSTOMER SET REMARK = 'penting' WHERE CODE = '{key}'",
        "INSERT INTO AR_CUSTOMERBRANCH (DTLKEY, CODE, BRANCHTYPE) VALUES (77777, '{key}', 'D')",
        "UPDATE AR_CUSTOMER SET ATTACHMENTS = 'x' WHERE CODE = '{key}'",
    ):
        write = desk.new(C, _CUSTOMER)
        result = desk.written(write)
        assert desk.books.preview_undo(history(write, result)).possible
        desk.run(statement.format(key=result.key))
        assert not desk.books.preview_undo(history(write, result)).possible
        assert desk.books.undo(history(write, result)).outcome is WriteOutcome.MOVED
        assert desk.read(C, result.key) is not None


def test_a_product_with_prices_of_its_own_is_not_deleted(desk: MasterDesk) -> None:
    """Rows that would be left behind stand in the way, and are named."""
    code = desk.written(desk.new(P, _PRODUCT)).key
    desk.run(
        "INSERT INTO ST_ITEM_PRICE (DTLKEY, CODE, TAGTYPE, SEQ, UOM) "
        f"VALUES (NEXT VALUE FOR ST_ITEM_PRICE, '{code}', 'C', 1, 'PCS')"
    )
    refused = desk.books.apply(desk.removal(desk.product(code), code, Deletion.DELETE, P))
    assert refused.outcome is WriteOutcome.REJECTED
    assert "ST_ITEM_PRICE" in refused.reason


def test_a_deletion_that_lost_something_is_not_taken_back(desk: MasterDesk) -> None:
    """A picture is not remembered: bringing the product back without it would be no undo. Without one it comes back."""
    for picture, possible in (("NULL", True), ("'x'", False)):
        code = desk.written(desk.new(P, replace(_PRODUCT, note="Nota"))).key
        desk.run(f"UPDATE ST_ITEM SET PICTURE = {picture} WHERE CODE = '{code}'")
        before = desk.product(code)
        write = desk.removal(before, code, Deletion.DELETE, P)
        result = desk.written(write)
        step = desk.books.preview_undo(history(write, result))
        assert step.possible is possible, step.sentence
        undone = desk.books.undo(history(write, result))
        assert undone.outcome is (WriteOutcome.WRITTEN if possible else WriteOutcome.REJECTED)
        if possible:
            assert canonical(desk.product(code)) == canonical(before)
            desk.written(desk.removal(before, code, Deletion.DELETE, P))


def test_a_login_that_may_only_read_is_not_ready(desk: MasterDesk) -> None:
    """Before anything is tried: which table it may not write."""
    grant_reading(desk.server, desk.company)
    settings = replace(desk.settings, user=READER)
    source = SqlAccountingSource(settings, Password(READER_PASSWORD), load("sql_accounting"))
    try:
        books = open_books("sql_accounting", source, desk.memory)
        assert books is not None
        told = {ready.entity: ready for ready in books.readiness()}
        assert not told[C].ready
        assert "may not write AR_CUSTOMER" in " ".join(told[C].reasons)
    finally:
        source.close()
    assert {ready.entity for ready in desk.books.readiness() if ready.ready} >= {C, P}


def settled(books: Books, write: Write) -> WriteResult:
    """Settled, else written again, as soon as the server has noticed that the connection is gone."""
    found: list[WriteResult] = []

    def done() -> bool:
        try:
            found.append(books.settle(write) or books.apply(write))
        except RetryLater:
            return False
        return found[-1].outcome is not WriteOutcome.BUSY

    wait_until(done, "the server to give the lost connection up")
    return found[-1]


@pytest.mark.parametrize("deliver", [True, False], ids=["arrived", "lost"])
def test_every_cut_of_the_line_is_settled(desk: MasterDesk, deliver: bool) -> None:
    """Whatever message the line breaks at, a new customer, an edit and a deletion are done exactly once."""
    with CutRelay(desk.server.port) as relay:
        settings = replace(desk.settings, port=relay.port)
        source = SqlAccountingSource(settings, Password(desk.server.password), load("sql_accounting"))
        books = open_books("sql_accounting", source, desk.memory)
        assert books is not None

        def once(write: Write, cut: int) -> WriteResult:
            books.readiness()
            relay.arm(cut, deliver=deliver)
            try:
                result = books.apply(write)
            except RetryLater:
                source.close()
                result = settled(desk.books, write)
            finally:
                relay.disarm()
            assert result.outcome is WriteOutcome.WRITTEN, result.reason
            return result

        cut, uncut = 1, 0
        while uncut < 1:
            tin = f"C{cut:06}"
            key = once(desk.new(C, replace(_CUSTOMER, tin=tin, name=f"Niaga {tin}")), cut).key
            missed = not relay.cut
            with desk.person() as person, person.snapshot() as view:
                assert view.rows("SELECT CODE FROM AR_CUSTOMER WHERE TIN = ?", (tin,)) == [(key,)]
                assert len(view.rows("SELECT 1 FROM AR_CUSTOMERBRANCH WHERE CODE = ?", (str(key),))) == 1
            before = desk.customer(key)
            after = replace(before, remark="sunting", delivery_addresses=(Address(name="Gudang"),))
            once(desk.edit(before, after, key), cut)
            assert differing(C, canonical(desk.customer(key)), canonical(after)) == ()
            once(desk.removal(after, key, Deletion.DELETE), cut)
            assert desk.read(C, key) is None
            uncut += missed
            cut += 3
        source.close()


@pytest.mark.parametrize("entity", [_CUSTOMER, _PRODUCT], ids=["customer", "product"])
def test_what_arrives_late_is_there_once(desk: MasterDesk, entity: Entity) -> None:
    """The line breaks and what was said last reaches the server much later: meanwhile it is asked about and written
    again. Nor does somebody else's work in between make two of it."""
    kind, late = _kind(entity), 0
    with CutRelay(desk.server.port) as relay, desk.far(relay.port) as far:
        length = _length(far, relay, desk.new(kind, _another(entity, 0)))
        for cut in itertools.count(length - _LAST):  # until one comes after the last message, which commits
            wanted = _another(entity, cut)
            key = _written_late(far, relay, desk.new(kind, wanted), cut, partial(_somebodys_work, desk, kind, cut))
            column, text = ("COMPANYNAME", wanted.name) if isinstance(wanted, Customer) else ("CODE", key)
            with desk.person() as person, person.snapshot() as view:
                sql = f"SELECT CODE FROM {'AR_CUSTOMER' if kind is C else 'ST_ITEM'} WHERE {column} = ?"
                assert [str(code).rstrip() for (code,) in view.rows(sql, (text,))] == [key]
            if not relay.cut:
                break
            late += 1
    assert late >= _LAST


def _written_late(far: FarBooks, relay: CutRelay, write: Write, cut: int, meanwhile: Callable[[], None]) -> str:
    """The key of a record that is written over a line that is cut at a message, which comes late."""
    far.attach()
    relay.arm(cut, deliver=False, late=True)
    try:
        result = far.books.apply(write)
    except RetryLater:
        relay.disarm()
        far.attach()
        found = _asked(far, write)
        meanwhile()
        far.attach()
        if found is None:  # it had not come so far that it could be committed
            assert far.books.apply(write).outcome in (WriteOutcome.WRITTEN, WriteOutcome.BUSY)
        assert relay.release() == 1
        result = settled(far.books, write)
    relay.disarm()
    assert result.outcome is WriteOutcome.WRITTEN, result.reason
    return result.key


def _asked(far: FarBooks, write: Write) -> RetryLater | None:
    """That nobody can tell yet, or None when it certainly is not there."""
    try:
        assert far.books.settle(write) is None
    except RetryLater as exc:
        return exc
    return None


def _length(far: FarBooks, relay: CutRelay, write: Write) -> int:
    """Messages of a write."""
    far.attach()
    relay.arm(1_000, deliver=True)
    assert far.books.apply(write).outcome is WriteOutcome.WRITTEN
    return relay.passed


def _somebodys_work(desk: MasterDesk, kind: EntityKind, number: int) -> None:
    """A customer under one of the next codes: where ours had come, another code would be free."""
    if kind is C:
        desk.run(f"INSERT INTO AR_CUSTOMER (CODE, COMPANYNAME) VALUES ('300-U{1000 + 10 * number}', 'Orang lain')")


def _kind(entity: Entity) -> EntityKind:
    return C if isinstance(entity, Customer) else P


def _another(entity: Entity, number: int) -> Entity:
    """Another one like it."""
    if isinstance(entity, Product):
        return replace(entity, code=f"UJI-{number}", description=f"Barang {number}")
    assert isinstance(entity, Customer)
    return replace(entity, name=f"Ujian {number}", tin=f"C{number:08}")


def test_who_touched_a_record_last_is_told_as_far_as_the_books_tell(desk: MasterDesk) -> None:
    """When always; who, where the vendor's log of its users is kept: the newest entry about this record counts."""
    assert isinstance(desk.books, Witness)
    key = desk.written(desk.new(C, _CUSTOMER)).key
    desk.run(f"UPDATE AR_CUSTOMER SET LASTMODIFIED = 1782147942 WHERE CODE = '{key}'")
    moment = dt.datetime(2026, 6, 22, 17, 5, 42, tzinfo=dt.UTC)
    assert desk.books.last_change(C, key) == LastChange("", moment)
    desk.run(
        "CREATE TABLE AUDIT (DOCKEY INTEGER NOT NULL PRIMARY KEY, USERNAME VARCHAR(40), UPDATEKIND CHAR(2), "
        "REF VARCHAR(60))",
        "CREATE SEQUENCE AUDIT",
    )
    for user, reference in (("ADMIN", key), ("SITI", key), ("BALA", "300-Z9999"), ("KAMAL", f"{key}0")):
        desk.run(f"INSERT INTO AUDIT VALUES (NEXT VALUE FOR AUDIT, '{user}', 'U', 'AR_CUSTOMER, {reference}')")
    assert desk.books.last_change(C, key) == LastChange("SITI", moment)
    assert desk.books.last_change(C, Key("300-A9999")) == LastChange()


def test_a_log_of_another_kind_costs_no_question(desk: MasterDesk) -> None:
    """Nothing is known of it for sure: its columns may be of types that nobody here can read."""
    assert isinstance(desk.books, Witness)
    key = desk.written(desk.new(C, _CUSTOMER)).key
    desk.run(
        f"UPDATE AR_CUSTOMER SET LASTMODIFIED = 1782147942 WHERE CODE = '{key}'",
        "CREATE TABLE AUDIT (DOCKEY INTEGER NOT NULL PRIMARY KEY, USERNAME VARCHAR(40)[2], REF VARCHAR(60))",
        "CREATE SEQUENCE AUDIT",
    )
    moment = dt.datetime(2026, 6, 22, 17, 5, 42, tzinfo=dt.UTC)
    assert desk.books.last_change(C, key) == LastChange("", moment)
