"""Whether payments can be written now: what is their own in `document_ready`."""

from __future__ import annotations

from collections.abc import Sequence

from connector.domain.keys import EntityKind
from connector.ledger.session import Reading
from connector.posting.profile import Profile
from connector.providers.autocount.document_ready import Host, Place, Preparation
from connector.providers.autocount.document_samples import Form, Samples
from connector.providers.autocount.payment_habits import Habits, find_habits
from connector.providers.autocount.payment_reader import PaymentReader
from connector.providers.autocount.payment_samples import payment_form
from connector.providers.autocount.payment_tables import PARTS, PaymentTables, payment_tables

_MOVED = ("ARInvoice", "ARInvoiceDTL")


class PaymentPreparation(Preparation[PaymentTables, Habits]):
    """Looks at the live books and at what was rehearsed in them."""

    entity = EntityKind.PAYMENT
    many = "customers' payments"

    def __init__(self, host: Host) -> None:
        super().__init__(host, Habits)

    @property
    def tables(self) -> PaymentTables:
        """Of this company."""
        return payment_tables(self.structure)

    @property
    def form(self) -> Form:
        """Those that somebody entered as such."""
        return payment_form(self.tables)

    def reader(self, transaction: Reading) -> PaymentReader:
        """Reads whole payments."""
        return PaymentReader(transaction, self.structure, self.tables)

    def find_habits(self, transaction: Reading, samples: Samples) -> Habits:
        """Look at the samples, and at how the invoices that they pay are kept."""
        return find_habits(transaction, self.structure, samples.all, self.reader(transaction))

    def obstacles(self, habits: Habits) -> Sequence[str]:
        """What was seen beside the rules of posting."""
        return habits.obstacles

    def places(self, profile: Profile) -> Sequence[Place]:
        """Keys of the payment, its voucher, their details and of knock-offs."""
        own = ("ARPayment", "DocKey"), ("ARPaymentKnockOff", "KnockOffKey"), ("ARPaymentDTL", "DtlKey")
        posted = {template.table for template in profile.templates}
        voucher = ("CB", "DocKey"), ("CBDTL", "DtlKey"), ("CBPaymentDTL", "DtlKey")
        return [*own, *(place for place in voucher if place[0] in posted)]

    def written(self, profile: Profile) -> Sequence[str]:
        """All in which it is posted, and the invoices that it pays."""
        posted = dict.fromkeys(template.table for template in profile.templates)
        return ("ARPayment", "ARPaymentKnockOff", PARTS, *posted, *_MOVED)

    def notes(self, habits: Habits) -> Sequence[str]:
        """What is left to AutoCount."""
        notes = list(habits.resaved.notes(self.many))
        forms = [*habits.receipts.values(), *([] if habits.one_number else [habits.numbers])]
        notes += [f"The platform has to give the numbers: {form.reason}" for form in forms if not form.name]
        return list(dict.fromkeys(notes))
