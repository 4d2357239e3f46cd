"""Which tables of SQL Accounting make a record: the shapes of every kind.

Layouts, for whoever writes a mapping. A kind has one or more *shapes*; each shape has a parent table and child tables
in a fixed order, and its mapping is compiled once per shape (`RecordLayout.parent.table` tells which shape it is):

    kind           parent        children, in order
    accounts       GL_ACC        -
    currencies     CURRENCY      -
    terms          TERMS         -
    tax_codes      TAX           -
    sales_agents   AGENT         -
    customers      AR_CUSTOMER   AR_CUSTOMERBRANCH (by DTLKEY)
    suppliers      AP_SUPPLIER   AP_SUPPLIERBRANCH (by DTLKEY)
    products       ST_ITEM       ST_ITEM_UOM (by UOM), ST_ITEM_BARCODE (by AUTOKEY)
    invoices       SL_IV         SL_IVDTL (by SEQ, DTLKEY), AR_IV (the receivable of the same DOCNO, at most one)
    invoices       AR_IV         AR_IVDTL (by SEQ, DTLKEY)      entered in the customer module, or an opening balance
    cash_sales     SL_CS         SL_CSDTL (by SEQ, DTLKEY), AR_IV (the receivable of the same DOCNO, at most one)
    credit_notes   SL_CN         SL_CNDTL (by SEQ, DTLKEY), AR_CN (of the same DOCNO, at most one)
    credit_notes   AR_CN         AR_CNDTL (by SEQ, DTLKEY)      entered in the customer module
    payments       AR_PM         AR_KNOCKOFF (by DOCKEY, those with FROMDOCTYPE 'PM')

Columns that no table has and this source adds (all TEXT, at the end of their layout):

    X_ORIGIN         SL_IV SL_CS SL_CN: "sales"; AR_IV AR_CN as parents: "opening" when dated before the company's
                     SystemConversionDate, else "receivable"
    X_PARENT_CODE    GL_ACC: CODE of the parent account, None at the top
    X_DOCUMENT_TYPE  AR_KNOCKOFF: "IV" when the settled document is a record of kind invoices, "CS" when it is one of
                     kind cash_sales, else TODOCTYPE as the ledger writes it
    X_DOCUMENT_KEY   AR_KNOCKOFF: key of the settled document as this source keys it; TODOCKEY as text where the
                     document is not synchronised (DN …)
    X_DOCUMENT_NO    AR_KNOCKOFF: its DOCNO where known

Records are keyed by code ("300-A0001"), by number ("1234"), or by number behind AR: ("AR:77").

Table and column names are those of eStream's DetailSpec and of public mirrors of live company files; that a receivable
carries the number of its sales document and names its kind in FROMDOCTYPE is seen in public integrations.
"""

from __future__ import annotations

from typing import Final

from connector.domain.keys import EntityKind
from connector.ledger.shapes import OPENING, Added, Child, Receivable, Shape, Trigger

MODIFIED: Final = "LASTMODIFIED"
_DOCUMENT_VERSION: Final = (MODIFIED, "UPDATECOUNT", "DOCAMT", "LOCALDOCAMT", "CANCELLED")
_DOCUMENT_NEEDS: Final = ("DOCKEY", "DOCNO", "CODE", "DOCAMT", "CURRENCYCODE")
_SALES_RECEIVABLES: Final = "('IV', 'CS')"
_DIRECT_INVOICE: Final = f"(P.FROMDOCTYPE IS NULL OR P.FROMDOCTYPE NOT IN {_SALES_RECEIVABLES})"
_DIRECT_CREDIT_NOTE: Final = "(P.FROMDOCTYPE IS NULL OR P.FROMDOCTYPE <> 'CN')"
_SALES: Final = Added("X_ORIGIN", "'sales'")
_LEDGER: Final = Added("X_ORIGIN", f"CASE WHEN P.DOCDATE < {OPENING} THEN 'opening' ELSE 'receivable' END")

_IV_KEY: Final = "(SELECT FIRST 1 S.DOCKEY FROM SL_IV S WHERE S.DOCNO = A.DOCNO)"
_CS_KEY: Final = "(SELECT FIRST 1 S.DOCKEY FROM SL_CS S WHERE S.DOCNO = A.DOCNO)"


def _numbered(table: str, parent: str = "T.DOCKEY", join: str = "", condition: str = "") -> Trigger:
    return Trigger(table, parent, "DOCKEY", join, condition, numbered=True)


def _master(kind: EntityKind, table: str, branch: str) -> Shape:
    return Shape(
        kind=kind,
        table=table,
        key="CODE",
        children=(Child(branch, "C.CODE", ("DTLKEY",)),),
        version=(MODIFIED, "CREDITLIMIT", "STATUS"),
        triggers=(Trigger(table, "T.CODE", "CODE"),),
        essential=("CODE", "COMPANYNAME"),
    )


def _lines(table: str, join: str = "", condition: str = "") -> Child:
    return Child(table, "C.DOCKEY", ("SEQ", "DTLKEY"), join, condition)


def _sales(kind: EntityKind, code: str, ledger: str, settled: tuple[str, ...]) -> Shape:
    table = f"SL_{code}"
    join = f"JOIN {table} S ON S.DOCNO = C.DOCNO"
    receivable = Child(
        ledger, "S.DOCKEY", ("DOCKEY",), join, f"C.FROMDOCTYPE = '{code}'", at_most_one=True, receivable=True
    )
    posted = _numbered(ledger, "S.DOCKEY", f"JOIN {table} S ON S.DOCNO = T.DOCNO", f"T.FROMDOCTYPE = '{code}'")
    return Shape(
        kind=kind,
        table=table,
        key="DOCKEY",
        numeric=True,
        children=(_lines(f"{table}DTL"), receivable),
        added=(_SALES,),
        version=_DOCUMENT_VERSION,
        triggers=(_numbered(table), posted),
        receivable=Receivable(
            ledger, f"A.DOCNO = P.DOCNO AND A.FROMDOCTYPE = '{code}'", "DOCKEY", indexed="DOCNO", version=settled
        ),
        amount="DOCAMT",
        currency="CURRENCYCODE",
        essential=_DOCUMENT_NEEDS,
    )


def _ledger(kind: EntityKind, table: str, condition: str, settled: str) -> Shape:
    return Shape(
        kind=kind,
        table=table,
        key="DOCKEY",
        numeric=True,
        prefix="AR:",
        condition=condition,
        # Between two such documents lie the receivables of many sales documents: their lines are not read here.
        children=(_lines(f"{table}DTL", f"JOIN {table} P ON P.DOCKEY = C.DOCKEY", condition),),
        added=(_LEDGER,),
        version=(*_DOCUMENT_VERSION, settled),
        triggers=(_numbered(table, condition=condition.replace("P.", "T.")),),
        amount="DOCAMT",
        currency="CURRENCYCODE",
        essential=(*_DOCUMENT_NEEDS, "FROMDOCTYPE"),
    )


def _list(kind: EntityKind, table: str, added: tuple[Added, ...] = ()) -> Shape:
    return Shape(kind=kind, table=table, key="CODE", added=added, essential=("CODE",))


_PRODUCT: Final = Shape(
    kind=EntityKind.PRODUCT,
    table="ST_ITEM",
    key="CODE",
    children=(Child("ST_ITEM_UOM", "C.CODE", ("UOM",)), Child("ST_ITEM_BARCODE", "C.CODE", ("AUTOKEY",))),
    version=(MODIFIED, "ISACTIVE"),
    triggers=(_numbered("ST_ITEM", "T.CODE"),),
    essential=("CODE", "DESCRIPTION"),
)

_KNOCK_OFF: Final = Child(
    "AR_KNOCKOFF",
    "C.FROMDOCKEY",
    ("DOCKEY",),
    join="LEFT JOIN AR_IV A ON A.DOCKEY = C.TODOCKEY AND C.TODOCTYPE = 'IV'",
    condition="C.FROMDOCTYPE = 'PM'",
    added=(
        Added("X_DOCUMENT_TYPE", "CASE WHEN A.FROMDOCTYPE = 'CS' THEN 'CS' ELSE C.TODOCTYPE END"),
        Added(
            "X_DOCUMENT_KEY",
            "CAST(COALESCE(CASE WHEN A.DOCKEY IS NULL THEN CAST(C.TODOCKEY AS VARCHAR(14)) "
            f"WHEN A.FROMDOCTYPE = 'IV' THEN CAST({_IV_KEY} AS VARCHAR(14)) "
            f"WHEN A.FROMDOCTYPE = 'CS' THEN CAST({_CS_KEY} AS VARCHAR(14)) END, "
            "'AR:' || CAST(C.TODOCKEY AS VARCHAR(11))) AS VARCHAR(14))",
        ),
        Added("X_DOCUMENT_NO", "A.DOCNO"),
    ),
)

_PAYMENT: Final = Shape(
    kind=EntityKind.PAYMENT,
    table="AR_PM",
    key="DOCKEY",
    numeric=True,
    children=(_KNOCK_OFF,),
    version=(*_DOCUMENT_VERSION, "UNAPPLIEDAMT"),
    triggers=(_numbered("AR_PM"),),
    amount="DOCAMT",
    currency="CURRENCYCODE",
    essential=_DOCUMENT_NEEDS,
)

SHAPES: Final[dict[EntityKind, tuple[Shape, ...]]] = {
    EntityKind.ACCOUNT: (
        _list(
            EntityKind.ACCOUNT,
            "GL_ACC",
            (Added("X_PARENT_CODE", "(SELECT FIRST 1 G.CODE FROM GL_ACC G WHERE G.DOCKEY = P.PARENT)"),),
        ),
    ),
    EntityKind.CURRENCY: (_list(EntityKind.CURRENCY, "CURRENCY"),),
    EntityKind.TERM: (_list(EntityKind.TERM, "TERMS"),),
    EntityKind.TAX_CODE: (_list(EntityKind.TAX_CODE, "TAX"),),
    EntityKind.SALES_AGENT: (_list(EntityKind.SALES_AGENT, "AGENT"),),
    EntityKind.CUSTOMER: (_master(EntityKind.CUSTOMER, "AR_CUSTOMER", "AR_CUSTOMERBRANCH"),),
    EntityKind.SUPPLIER: (_master(EntityKind.SUPPLIER, "AP_SUPPLIER", "AP_SUPPLIERBRANCH"),),
    EntityKind.PRODUCT: (_PRODUCT,),
    EntityKind.INVOICE: (
        _sales(EntityKind.INVOICE, "IV", "AR_IV", ("PAYMENTAMT", MODIFIED, "UPDATECOUNT")),
        _ledger(EntityKind.INVOICE, "AR_IV", _DIRECT_INVOICE, "PAYMENTAMT"),
    ),
    EntityKind.CASH_SALE: (_sales(EntityKind.CASH_SALE, "CS", "AR_IV", ("PAYMENTAMT", MODIFIED, "UPDATECOUNT")),),
    EntityKind.CREDIT_NOTE: (
        _sales(EntityKind.CREDIT_NOTE, "CN", "AR_CN", ("UNAPPLIEDAMT", MODIFIED, "UPDATECOUNT")),
        _ledger(EntityKind.CREDIT_NOTE, "AR_CN", _DIRECT_CREDIT_NOTE, "UNAPPLIEDAMT"),
    ),
    EntityKind.PAYMENT: (_PAYMENT,),
}
"""Every kind in the order of synchronisation; a kind's shapes in the order in which they are read."""

FLAGS: Final = frozenset(
    (
        "ISACTIVE",
        "CANCELLED",
        "ALLOWEXCEEDCREDITLIMIT",
        "ADDPDCTOCRLIMIT",
        "STOCKCONTROL",
        "SERIALNUMBER",
        "TAXINCLUSIVE",
        "PRINTABLE",
        "TRANSFERABLE",
        "NONREFUNDABLE",
        "ISBASE",
        "ISDEFAULT",
    )
)
"""Columns that mean yes or no whether they are BOOLEAN, 'T'/'F' or 1/0."""


def every_table() -> frozenset[str]:
    """All tables that a record may be made of, and those that tell about the company."""
    shapes = [shape for group in SHAPES.values() for shape in group]
    children = {child.table for shape in shapes for child in shape.children}
    return frozenset({shape.table for shape in shapes} | children | {"SY_PROFILE", "SY_REGISTRY", "SL_CS", "SL_IV"})
