"""What a sample company looks like: the variants of the vendor's database that are found in the field, and sizes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Engine(Enum):
    """Firebird generation that holds the file; new companies are made on 5.0 since July 2025 (vendor's changelog)."""

    FIREBIRD_3 = 3
    FIREBIRD_5 = 5


class Flags(Enum):
    """How yes and no are stored; database version 207 turned all of them into BOOLEAN (vendor's changelog)."""

    BOOLEAN = "boolean"
    LETTERS = "letters"  # CHAR(1) 'T'/'F', and SMALLINT 1/0 where the vendor's field list says Integer


class Charset(Enum):
    """Character set of the database; NONE holds whatever bytes the PC's code page produced."""

    UTF8 = "UTF8"
    NONE = "NONE"


class Rules(Enum):
    """What the vendor's program posts for a document. The real rules are not public: each of these is consistent in
    itself, and they differ in what they take from where. `BALANCE` of `tests.sample.balance` has the cached balances.

    In all of them a receivable owes SL_IV.DOCAMT, its due date follows the terms, a line's default account is the sales
    account of its item's stock group (without an item: SalesAccount of SY_REGISTRY), and a group of GL_TRANS balances.
    """

    BY_LINE = "byline"
    """One ledger row for each line's amount and one for its tax, negative amounts on the other side; service tax is
    deferred to SST-203 until it is paid; the last line takes up what rounding of a foreign currency left; a void
    document keeps its ledger rows, flagged, and loses its stock rows."""
    GROUPED = "grouped"
    """Ledger rows of sales by (account, tax code), of tax by tax account; negative amounts stay on their side; texts
    are the customer's name, REF2 is DOCREF1, all dates are the posting date, FROMKEY is the receivable; the debtor's
    local amount is that of the lines. A payment credits the debtor once for each knock-off (REF2: the invoice) and once
    for the rest, one row takes up the gain or loss. A void document has no ledger row."""
    CASH_BOOK = "cashbook"
    """AR_IV.DOCKEY is SL_IV.DOCKEY; tax is due at once; REF2 is DOCNOEX; NONCE is '0000' and DIGEST empty, not null. A
    payment has a twin in GL_CB and GL_CBDTL and its ledger rows belong to that (FROMDOCTYPE 'OR'; 'M' is the bank). A
    void invoice keeps its stock rows with quantity 0."""
    SUMMED = "summed"
    """One AR_IVDTL row a document; a ledger row for each line, one for each tax code, one for what rounding of a
    foreign currency left (530-100); FROMKEY is the sales document's or line's; tax inside of a price is cut off, not
    rounded; ST_TR has the unit's reference cost and the line's amount. A payment's REF2 is the cheque, its debtor row
    has the gain or loss taken out. A void document has neither ledger nor stock rows."""
    SEALED = "sealed"
    """As BY_LINE, but DIGEST is a keyed hash of each row that nobody outside can make."""

    @property
    def defers(self) -> bool:
        """Service tax waits in SST-203 until the invoice is paid."""
        return self not in (Rules.CASH_BOOK, Rules.SUMMED)

    @property
    def keeps_void(self) -> bool:
        """A cancelled document keeps its ledger rows, flagged."""
        return self not in (Rules.GROUPED, Rules.SUMMED)


@dataclass(frozen=True, slots=True)
class Variant:
    """One shape of the vendor's database."""

    engine: Engine = Engine.FIREBIRD_3
    flags: Flags = Flags.BOOLEAN
    document_versions: bool = True
    """LASTMODIFIED on documents (version 1001.858 and newer)."""
    versions_indexed: bool = False
    """An index on every LASTMODIFIED."""
    user_fields: bool = False
    """Extra UDF_ columns."""
    grown: bool = True
    """Newer, larger column sizes; False: the sizes of the older field list."""
    charset: Charset = Charset.UTF8
    nasty: bool = False
    """Codes that differ by case only, a date in the year 201, an orphan line, odd names."""
    rules: Rules = Rules.BY_LINE
    allowed_dates: bool = True
    """A row in SY_ALLOWDATE; False: the table is empty."""

    @property
    def name(self) -> str:
        """Short text for file names and test ids, one word for each departure from the newest shape."""
        words = [f"fb{self.engine.value}"]
        words += ["letters"] if self.flags is Flags.LETTERS else []
        words += [] if self.document_versions else ["noversions"]
        words += ["indexed"] if self.versions_indexed else []
        words += ["udf"] if self.user_fields else []
        words += [] if self.grown else ["oldsizes"]
        words += ["none"] if self.charset is Charset.NONE else []
        words += ["nasty"] if self.nasty else []
        words += [] if self.rules is Rules.BY_LINE else [self.rules.value]
        words += [] if self.allowed_dates else ["nodates"]
        return "-".join(words)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many rows of each kind; opening balances and invoices entered in the customer module come on top."""

    customers: int = 200
    suppliers: int = 50
    products: int = 300
    invoices: int = 1_000
    cash_sales: int = 100
    credit_notes: int = 50
    payments: int = 500
    light: bool = False
    """Leave out the general ledger (GL_TRANS) and the stock ledger (ST_TR), for large benchmarks."""

    @property
    def opening_balances(self) -> int:
        """Receivables older than the conversion date, without lines."""
        return self.customers // 10

    @property
    def direct_invoices(self) -> int:
        """Receivables entered in the customer module, without a sales document."""
        return self.invoices // 50


TINY = Sizes(customers=30, suppliers=8, products=40, invoices=80, cash_sales=12, credit_notes=8, payments=40)
DEMO = Sizes(
    customers=2_000, suppliers=300, products=3_000, invoices=20_000, cash_sales=1_000, credit_notes=500, payments=10_000
)
BENCH = Sizes(
    customers=200_000,
    suppliers=5_000,
    products=100_000,
    invoices=300_000,
    cash_sales=0,
    credit_notes=0,
    payments=400_000,
    light=True,
)
