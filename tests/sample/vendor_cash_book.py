"""The cash book's twin of a payment, in programs that keep one."""

from __future__ import annotations

from tests.sample.vendor_books import Books
from tests.sample.vendor_ledger import Payment

_NONE = "----"


def enter_in_cash_book(books: Books, payment: Payment, modified: int) -> None:
    """The receipt in the cash book, with its one line."""
    key = books.next("GL_CB")
    shared: dict[str, object] = {
        "AREA": payment.area,
        "AGENT": payment.agent,
        "PROJECT": _NONE,
        "DESCRIPTION": payment.description,
        "CURRENCYCODE": payment.currency,
        "CURRENCYRATE": payment.rate,
    }
    books.insert(
        "GL_CB",
        **dict.fromkeys(("DOCDATE", "POSTDATE", "TAXDATE"), payment.docdate),
        **shared,
        DOCKEY=key,
        DOCNO=payment.docno,
        DOCTYPE="OR",
        PAYMENTMETHOD=payment.method,
        JOURNAL=payment.journal,
        CHEQUENUMBER=payment.cheque,
        BANKCHARGE=payment.charge,
        DOCAMT=payment.total,
        LOCALDOCAMT=payment.local_total,
        FROMDOCTYPE="PM",
        GLTRANSID=payment.group,
        CANCELLED=False,
        PRINTCOUNT=0,
        LASTMODIFIED=modified,
    )
    _enter_line(books, payment, key, shared)


def _enter_line(books: Books, payment: Payment, key: int, shared: dict[str, object]) -> None:
    books.insert(
        "GL_CBDTL",
        **{**shared, "DESCRIPTION": payment.description[:80]},
        DTLKEY=books.next("GL_CBDTL"),
        DOCKEY=key,
        SEQ=1000,
        CODE=payment.code,
        TAXAMT=0,
        LOCALTAXAMT=0,
        TAXINCLUSIVE=False,
        AMOUNT=payment.total,
        LOCALAMOUNT=payment.local_total,
        CURRENCYAMOUNT=payment.total,
    )
