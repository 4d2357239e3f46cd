"""Reading a company while the vendor's program is at work in it: nothing lost, nothing torn, nothing held open."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from connector.domain.changes import Change, Cursor
from connector.domain.documents import Invoice
from connector.domain.errors import BridgeError, ConnectionBroken, SignInRefused, SkipRecord, SourceChanged, Unreachable
from connector.domain.keys import EntityKind, Key
from connector.domain.payments import Payment
from connector.ledger.cursor import position_of
from connector.ledger.watermark import Mark
from connector.mapping import load
from connector.providers.sql_accounting.source import SqlAccountingSource
from tests.contracts.source import everything, latest, seen
from tests.live.ledgers import (
    READER,
    READER_PASSWORD,
    LedgerBooks,
    Password,
    engine_of,
    grant_reading,
    ledger,
    settings_of,
)
from tests.live.servers.firebird_server import FirebirdServer
from tests.sample.cache import make_company
from tests.sample.variant import TINY, Charset, Flags, Sizes, Variant
from tests.sample.vendor import VendorProgram
from tests.sample.vendor_sales import NewLine

INVOICE, CUSTOMER, PAYMENT = EntityKind.INVOICE, EntityKind.CUSTOMER, EntityKind.PAYMENT
CREDIT_NOTE = EntityKind.CREDIT_NOTE

VARIANTS = [
    Variant(flags=Flags.LETTERS, grown=False),
    Variant(document_versions=False),
    Variant(versions_indexed=True, user_fields=True),
    Variant(charset=Charset.NONE, flags=Flags.LETTERS),
    Variant(nasty=True),
    Variant(nasty=True, charset=Charset.NONE),
]


@pytest.fixture
def books(firebird: FirebirdServer) -> Iterator[LedgerBooks]:
    """A company on each engine, read as SYSDBA."""
    with ledger(firebird, Variant(engine=engine_of(firebird))) as books:
        yield books


def after(books: LedgerBooks, kind: EntityKind, since: Cursor) -> dict[Key, Change]:
    """What a later run is told."""
    books.source.close()
    return latest(everything(books.source, kind, since))


def last_cursor(books: LedgerBooks, kind: EntityKind) -> Cursor:
    """Where a first run leaves off."""
    return everything(books.source, kind)[-1].cursor


def mark_of(cursor: Cursor) -> Mark:
    """The watermark in a cursor."""
    position = position_of(cursor)
    assert position is not None
    return position.mark


class TestFollowing:
    """Edits arrive in the next run, whatever their time says."""

    def test_a_late_commit_is_not_lost(self, books: LedgerBooks) -> None:
        """A form that was open during a run is read by a run after it, though its time lies behind."""
        code = books.customers()[0]
        books.vendor.begin()
        key = Key(str(books.vendor.new_invoice(code, [NewLine("Open form", Decimal(1), Decimal(5))])))
        cursor = last_cursor(books, INVOICE)
        books.vendor.commit()
        assert key in after(books, INVOICE, cursor)

    def test_the_mark_waits_for_a_writer_that_is_seen(self, books: LedgerBooks) -> None:
        """While a transaction is open the mark stays at its start, run after run."""
        code = books.customers()[0]
        books.vendor.begin()
        books.vendor.edit_customer(code, "Held Sdn Bhd")
        cursors = [last_cursor(books, CUSTOMER)]
        for _ in range(2):
            cursors.append(everything(books.source, CUSTOMER, cursors[-1])[-1].cursor)
            books.source.close()
        books.vendor.commit()
        assert Key(code) in after(books, CUSTOMER, cursors[-1])

    def test_a_payment_shows_on_its_invoice(self, books: LedgerBooks) -> None:
        """Money that comes in moves the invoice's version, and is read with it when the receivable was stamped."""
        key = books.add()
        cursor = last_cursor(books, INVOICE)
        before = seen(books.source, INVOICE)[key]
        paid = books.vendor.pay(int(key), Decimal(10), touch_invoice=True)
        entity = after(books, INVOICE, cursor)[key].entity
        assert isinstance(entity, Invoice)
        assert (entity.paid, entity.outstanding) == (1000, 1500)
        assert seen(books.source, INVOICE)[key] != before
        payment = latest(books.source.fetch(PAYMENT, [Key(str(paid))]))[Key(str(paid))].entity
        assert isinstance(payment, Payment)
        assert [(part.document_type, part.document, part.amount) for part in payment.allocations] == [("IV", key, 1000)]

    def test_a_payment_that_stamps_nothing_moves_the_version(self, books: LedgerBooks) -> None:
        """A knock-off that leaves the invoice's times alone is seen by the sweep."""
        key = books.add()
        before = seen(books.source, INVOICE)
        books.vendor.pay(int(key), Decimal(10), touch_invoice=False)
        now = seen(books.source, INVOICE)
        assert {other for other in now if now[other] != before[other]} == {key}

    def test_back_dating_moves_the_version(self, books: LedgerBooks) -> None:
        """An edit with an old time is seen by the sweep."""
        code = books.customers()[0]
        before = seen(books.source, CUSTOMER)
        books.vendor.backdate_customer(code, "Yesterday Sdn Bhd", 86_400)
        now = seen(books.source, CUSTOMER)
        assert {key for key in now if now[key] != before[key]} == {Key(code)}

    def test_an_amount_changed_without_a_version_moves_ours(self, books: LedgerBooks) -> None:
        """A repair script that touches amounts only is seen by the sweep."""
        key = books.add()
        before = seen(books.source, INVOICE)[key]
        books.vendor.change_invoice_silently(int(key), Decimal(77))
        assert seen(books.source, INVOICE)[key] != before

    def test_a_clock_ahead_stops_nothing(self, firebird: FirebirdServer, books: LedgerBooks) -> None:
        """A time in the future does not push the mark past what is written after it."""
        fast = VendorProgram(books.company.door, books.company.charset, offset=400_000)
        code, other = books.customers()[:2]
        fast.edit_customer(code, "Tomorrow Sdn Bhd")
        fast.close()
        cursor = last_cursor(books, CUSTOMER)
        everything(books.source, CUSTOMER, cursor)
        books.vendor.edit_customer(other, "Today Sdn Bhd")
        assert Key(other) in after(books, CUSTOMER, cursor)

    def test_an_ordinary_login_holds_back_while_blind(self, firebird: FirebirdServer) -> None:
        """Who cannot see a writer still does not pass the look before he began, and says so until he is done."""
        with ledger(firebird, Variant(engine=engine_of(firebird)), ordinary=True) as books:
            code = books.customers()[0]
            first = last_cursor(books, CUSTOMER)
            books.source.close()
            books.vendor.begin()
            books.vendor.edit_customer(code, "Unseen Sdn Bhd")
            cursor = first
            for _ in range(2):
                cursor = everything(books.source, CUSTOMER, cursor)[-1].cursor
                assert any("does not see other users" in note for note in books.source.notes())
                assert mark_of(cursor).at == mark_of(first).seen_at
                books.source.close()
            books.vendor.commit()
            assert Key(code) in after(books, CUSTOMER, cursor)
            assert mark_of(everything(books.source, CUSTOMER, cursor)[-1].cursor).held is None

    @pytest.mark.parametrize("indexed", [False, True])
    def test_ranges_find_edits_anywhere(self, firebird: FirebirdServer, indexed: bool) -> None:
        """First, last and some records between are found, with an index on the time and without one."""
        variant = Variant(engine=engine_of(firebird), versions_indexed=indexed)
        with ledger(firebird, variant, Sizes(customers=60, products=30, invoices=400, payments=20)) as books:
            cursor = last_cursor(books, INVOICE)
            for key in (1, 2, 200, 399, 400):
                books.vendor.edit_invoice(key, Decimal(9))
            assert {Key(str(key)) for key in (1, 2, 200, 399, 400)} <= set(after(books, INVOICE, cursor))


class TestHarm:
    """What a ledger must not suffer."""

    def test_one_attachment_at_most_and_none_afterwards(self, books: LedgerBooks) -> None:
        """Whatever is read, there is one attachment, and none after close."""
        code = books.customers()[0]
        books.rest()
        pages = itertools.chain(
            books.source.changes(INVOICE, None),
            books.source.keys(PAYMENT),
            books.source.fetch(CUSTOMER, [Key(code)]),
        )
        counts = [books.server.attachments(books.company.path) for _ in pages]
        books.source.identify()
        books.source.totals(INVOICE)
        assert set(counts) == {1}
        books.source.close()
        assert books.server.attachments(books.company.path) == 0

    def test_giving_up_in_the_middle_leaves_nothing(self, books: LedgerBooks) -> None:
        """A reader that is dropped between two batches holds no transaction and no attachment."""
        books.rest()
        keys = books.source.keys(PAYMENT)
        next(iter(keys))
        books.source.close()
        del keys
        assert books.server.attachments(books.company.path) == 0
        assert seen(books.source, PAYMENT)

    def test_a_page_is_never_torn(self, books: LedgerBooks) -> None:
        """Header and lines of one invoice belong together while somebody edits it all the time."""
        key = books.add()
        done = threading.Event()
        office = VendorProgram(books.company.door, books.company.charset)

        def work() -> None:
            for quantity in itertools.count(1):
                if done.is_set():
                    break
                office.edit_invoice(int(key), Decimal(quantity % 1000 + 1))

        thread = threading.Thread(target=work)
        thread.start()
        try:
            totals: set[int] = set()
            until = time.monotonic() + 30
            while len(totals) < 10 and time.monotonic() < until:
                entity = latest(books.source.fetch(INVOICE, [key]))[key].entity
                assert isinstance(entity, Invoice)
                assert entity.total == sum(line.amount + line.tax_amount for line in entity.lines)
                totals.add(entity.total)
        finally:
            done.set()
            thread.join()
            office.close()
        assert len(totals) >= 10

    def test_a_reader_blocks_nobody(self, books: LedgerBooks) -> None:
        """A record can be saved while a page with it is being read."""
        pages = books.source.changes(CUSTOMER, None)
        next(iter(pages))
        keys = books.source.keys(CUSTOMER)
        next(iter(keys))
        assert books.customers()[0] in books.vendor.edit_customer(books.customers()[0], "While Reading Sdn Bhd")


class TestTrouble:
    """Bad input and broken connections: a sentence, and nothing lost."""

    def test_a_server_that_is_killed_while_reading(self, firebird: FirebirdServer) -> None:
        """The read breaks off with a sentence, and goes on from the last page when the server is back."""
        with ledger(firebird, Variant(engine=engine_of(firebird)), Sizes(invoices=700)) as books:
            books.rest()
            pages = books.source.changes(INVOICE, None)
            first = next(iter(pages))
            firebird.kill()
            try:
                with pytest.raises((ConnectionBroken, Unreachable)) as caught:
                    list(pages)
                assert caught.value.sentence
                books.source.close()
                with pytest.raises(Unreachable):
                    books.source.identify()
            finally:
                firebird.restart()
            rest = latest(everything(books.source, INVOICE, first.cursor))
            assert set(rest) | {change.key for change in first.changes} == set(seen(books.source, INVOICE))

    def test_a_table_that_may_not_be_read_is_named(self, firebird: FirebirdServer) -> None:
        """A login without a right is told which one."""
        company = make_company(firebird, Variant(engine=engine_of(firebird)), TINY)
        grant_reading(firebird, company, without=frozenset({"AR_PM"}))
        settings = settings_of(firebird, company.path, company.variant, READER)
        source = SqlAccountingSource(settings, Password(READER_PASSWORD), load("sql_accounting"))
        try:
            with pytest.raises(SignInRefused, match="AR_PM"):
                everything(source, PAYMENT)
            assert everything(source, CUSTOMER)
        finally:
            source.close()

    @pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
    def test_every_variant_is_read(self, firebird: FirebirdServer, variant: Variant) -> None:
        """Each shape of the database found in the field gives every record; one that is bad harms no other."""
        with ledger(firebird, _on(firebird, variant)) as books:
            for kind in books.source.kinds():
                read = latest(everything(books.source, kind))
                assert {key: change.version for key, change in read.items()} == seen(books.source, kind)
                bad = [change for change in read.values() if change.entity is None]
                assert all(isinstance(change.failure, SkipRecord) and change.failure.sentence for change in bad)
                assert len(bad) <= (2 if variant.nasty else 0)

    def test_codes_that_differ_by_case_are_two_records(self, firebird: FirebirdServer) -> None:
        """Two customers whose codes differ by case only stay two keys."""
        with ledger(firebird, _on(firebird, Variant(nasty=True))) as books:
            keys = list(latest(everything(books.source, CUSTOMER)))
            folded = [key.casefold() for key in keys]
            twins = {key for key in keys if folded.count(key.casefold()) > 1}
            assert len(twins) >= 2
            fetched = latest(books.source.fetch(CUSTOMER, sorted(twins)))
            assert set(fetched) == twins
            assert all(change.entity is not None for change in fetched.values())

    def test_user_fields_are_read(self, firebird: FirebirdServer) -> None:
        """Columns that the ledger's owner added arrive with the record."""
        with ledger(firebird, _on(firebird, Variant(user_fields=True))) as books:
            customers = [change.entity for change in latest(everything(books.source, CUSTOMER)).values()]
            assert any(getattr(entity, "user_fields", ()) for entity in customers)

    def test_a_missing_column_is_reported_once(self, books: LedgerBooks) -> None:
        """A column that the mapping reads and the company lacks is a note, not an error."""
        books.alter("ALTER TABLE AR_CUSTOMER DROP BIZNATURE")
        assert books.source.company.missing_columns()["AR_CUSTOMER"] == ("BIZNATURE",)
        assert all(change.entity for change in latest(everything(books.source, CUSTOMER)).values())

    def test_numbers_without_an_index_are_read(self, books: LedgerBooks) -> None:
        """A ledger without an index on document numbers is slower, not different."""
        with_index = latest(everything(books.source, INVOICE))
        books.source.close()
        books.alter("DROP INDEX AR_IV_DOCNO")
        without = latest(everything(books.source, INVOICE))
        assert {key: change.entity for key, change in without.items()} == {
            key: change.entity for key, change in with_index.items()
        }
        assert {key: change.version for key, change in without.items()} == seen(books.source, INVOICE)

    def test_two_receivables_of_one_number(self, books: LedgerBooks) -> None:
        """A number that stands twice in the customer ledger gives its document once, always with the older one."""
        books.alter(
            "INSERT INTO AR_IV (DOCKEY, DOCNO, FROMDOCTYPE, DOCAMT, PAYMENTAMT, CODE) "
            "SELECT FIRST 3 DOCKEY + 500000, DOCNO, 'IV', DOCAMT, 1, CODE FROM AR_IV WHERE FROMDOCTYPE = 'IV'"
        )
        read = everything(books.source, INVOICE)
        keys = [each.key for batch in books.source.keys(INVOICE) for each in batch]
        assert len(keys) == len(set(keys)) == len(latest(read))
        assert {key: change.version for key, change in latest(read).items()} == seen(books.source, INVOICE)

    def test_a_table_that_vanished_deletes_nothing(self, books: LedgerBooks) -> None:
        """Records of a table that is gone are not told as deleted: the run stops and names the table."""
        keys = [key for key in latest(everything(books.source, CREDIT_NOTE)) if not key.startswith("AR:")]
        gone = Key("AR:1")
        assert [change.entity for page in books.source.fetch(CREDIT_NOTE, [gone]) for change in page.changes] == [None]
        books.source.close()
        books.alter("DROP TABLE AR_CN")
        assert all(change.entity for page in books.source.fetch(CREDIT_NOTE, keys) for change in page.changes)
        with pytest.raises(SourceChanged, match="AR_CN"):
            list(books.source.fetch(CREDIT_NOTE, [*keys, gone]))

    def test_an_essential_column_stops_the_run(self, books: LedgerBooks) -> None:
        """Without amounts nothing is read, and the sentence names what is missing."""
        books.alter("ALTER TABLE AR_PM DROP DOCAMT")
        with pytest.raises(BridgeError, match=r"AR_PM\.DOCAMT"):
            everything(books.source, PAYMENT)


def _on(server: FirebirdServer, variant: Variant) -> Variant:
    return replace(variant, engine=engine_of(server))
