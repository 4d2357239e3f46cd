"""New customers' payments into AutoCount's books: what is their own in `document_writer`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from connector.domain.errors import Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import EntityKind
from connector.domain.payments import Payment
from connector.domain.writing import Write
from connector.ledger.master_rows import RowImage
from connector.ledger.rows import read_listed
from connector.ledger.session import Reading, Writing
from connector.posting.rules import number
from connector.posting.sample import Row
from connector.providers.autocount.document_draft import Draft
from connector.providers.autocount.document_numbers import Format, Moved, Number, choose_number, use_number
from connector.providers.autocount.document_poster import DocumentPoster, Mark, images_of
from connector.providers.autocount.document_reader import Family
from connector.providers.autocount.document_ready import Ready
from connector.providers.autocount.document_writer import DocumentWriter, plan_of
from connector.providers.autocount.payment_changes import PaymentChanges
from connector.providers.autocount.payment_draft import Numbers, PaymentDrafter
from connector.providers.autocount.payment_guard import touched
from connector.providers.autocount.payment_habits import BOTH, NUMBERED, VOUCHERS, Habits
from connector.providers.autocount.payment_reader import PaymentReader
from connector.providers.autocount.payment_settling import Settling, hold, knocked_keys
from connector.providers.autocount.payment_tables import MARK, PARTS, PaymentTables, payment_tables
from connector.providers.autocount.payment_words import ENTERED


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A number that was chosen, with its format and the tables where no other may have it."""

    form: Format
    tables: Sequence[str]
    number: Number


class PaymentWriter(DocumentWriter[PaymentTables, Habits]):
    """Writes customers' payments."""

    table, mark, one = "ARPayment", MARK, "payment"

    @property
    def changes(self) -> PaymentChanges:
        """Edits and cancellations."""
        return PaymentChanges(self.preparation)

    def create(self, write: Write, ready: Ready[PaymentTables, Habits]) -> tuple[Family, tuple[RowImage, ...]]:
        """Write a new payment, and set it against its invoices."""
        wanted = decode(EntityKind.PAYMENT, write.content)
        if not isinstance(wanted, Payment):
            raise Rejected("Only payments are written as payments.")
        with self.session.snapshot() as transaction:
            drawn = _choose(transaction, ready.habits, wanted)
            own, voucher = drawn[0].number.text, drawn[-1].number.text
            drafter = PaymentDrafter(self.reader(transaction), self.setting(transaction, ready.habits))
            numbers = Numbers(own, voucher if ready.habits.vouchered else None)
            draft = drafter.draft(wanted, numbers, write.reference)
        plan = plan_of(ready.profile, draft)
        mark = Mark(self.mark, self.marked(write.reference), draft.memos, beside=frozenset(ENTERED))
        structure = self.preparation.structure
        with self.session.writing() as transaction:
            _hold(transaction, draft)
            for each in drawn:
                use_number(transaction, each.form, each.tables, each.number, wanted.date)
            poster = DocumentPoster(transaction, structure, self.preparation.counters, ready.profile)
            key = poster.post(plan, mark)
            self._settle(transaction, key, ready)
            family = poster.read_back(key, self.reader(transaction))
            images = images_of(structure, family)
        return family, images

    def _settle(self, transaction: Writing, key: int, ready: Ready[PaymentTables, Habits]) -> None:
        tables = ready.tables
        (header,) = read_listed(transaction, tables.header, "DocKey", [key])
        knock_offs = read_listed(transaction, tables.line, "DocKey", [key])
        Settling(transaction, self.preparation.structure).pay(header, knock_offs, ready.habits.settling)

    def reader(self, transaction: Reading) -> PaymentReader:
        """Reads whole payments."""
        structure = self.preparation.structure
        return PaymentReader(transaction, structure, payment_tables(structure))

    def marked(self, reference: str) -> str:
        """As it is."""
        return reference

    def touched(self, transaction: Reading, family: Family) -> Iterator[str]:
        """Reconciled, returned, refunded, cancelled, open, or of a closed day."""
        return touched(transaction, self.preparation.structure, family)

    def known(self) -> Habits:
        """How the company keeps what was paid of its invoices."""
        return self.preparation.ready().habits

    def take_back(self, transaction: Writing, family: Family, known: Habits | None) -> None:
        """Open the invoices again that it paid."""
        assert known is not None  # noqa: S101  # `known` gave it
        hold(transaction, knocked_keys(family.lines))
        settling = Settling(transaction, self.preparation.structure)
        settling.give_back(family.header, family.lines, family.apart.get(PARTS, ()), known.settling)

    def titled(self, header: Row) -> str:
        """Number and customer."""
        return " ".join(str(header[name]).strip() for name in ("DocNo", "DebtorCode") if header.get(name))


def _choose(transaction: Reading, habits: Habits, wanted: Payment) -> list[_Drawn]:
    """The payment's own number first, its voucher's last: they may be one."""
    receipts = habits.receipts.get(wanted.method or "") or next(iter(habits.receipts.values()), Format())
    if habits.one_number:
        tables = BOTH if habits.vouchered else NUMBERED
        return [_drawn(transaction, receipts, tables, wanted.number, wanted.date)]
    own = _drawn(transaction, habits.numbers, NUMBERED, wanted.number, wanted.date)
    return [own, _drawn(transaction, receipts, VOUCHERS, "", wanted.date)]


def _drawn(transaction: Reading, form: Format, tables: Sequence[str], wanted: str, day: dt.date) -> _Drawn:
    return _Drawn(form, tables, choose_number(transaction, form, tables, wanted, day))


def _hold(transaction: Writing, draft: Draft) -> None:
    """Nobody else pays these invoices until the transaction has ended. Raises Moved: somebody did a moment ago."""
    wanted = {line["KNOCKOFFDOCKEY"]: number(line["AMOUNT"]) for line in draft.lines}
    for key, still_open in hold(transaction, wanted).items():
        if wanted[key] > still_open:
            raise Moved
