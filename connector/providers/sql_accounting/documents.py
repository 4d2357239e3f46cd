"""Which tables make a record: the shapes of every kind (see `records` for how they look to a mapping).

Table and column names are those of eStream's DetailSpec and of public mirrors of live company files; that a receivable
carries the number of its sales document and names its kind in FROMDOCTYPE is seen in public integrations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from connector.domain.keys import EntityKind


@dataclass(frozen=True, slots=True)
class Added:
    """A column that no table has: its name and the SQL that makes it."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Child:
    """A table whose rows belong to a parent. Aliases: C the child, S the sales document that a receivable is of."""

    table: str
    parent: str
    """SQL of the parent's key as the child knows it."""
    order: tuple[str, ...]
    """Columns in which the rows of one parent stand; the last one is unique in the table."""
    join: str = ""
    condition: str = ""
    added: tuple[Added, ...] = ()
    at_most_one: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place where an edit of a record shows: rows with a newer LASTMODIFIED lead to keys of parents."""

    table: str
    """The table that is looked through, alias T."""
    parent: str
    """SQL of the parent's key."""
    ranged_by: str
    """Its primary key, by which an unindexed table is read in ranges."""
    join: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Receivable:
    """The row of the customer ledger that a sales document was posted to; its version is part of the document's."""

    table: str
    document_type: str
    version: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One way in which records of a kind lie in the ledger. Alias of the parent table: P."""

    kind: EntityKind
    table: str
    key: str
    """Unique column by which records are keyed and paged."""
    numeric: bool = False
    """Whether the key is a number; a text otherwise."""
    prefix: str = ""
    """In front of the key, where keys of two shapes could meet."""
    condition: str = ""
    children: tuple[Child, ...] = ()
    added: tuple[Added, ...] = ()
    version: tuple[str, ...] = ()
    """Columns that move with an edit; the first is its time. Without it the version is a hash of the row."""
    triggers: tuple[Trigger, ...] = ()
    receivable: Receivable | None = None
    amount: str = ""
    """Column of the control amount."""
    essential: tuple[str, ...] = ()
    """Columns without which nothing can be read."""


MODIFIED: Final = "LASTMODIFIED"
_DOCUMENT_VERSION: Final = (MODIFIED, "UPDATECOUNT", "DOCAMT", "LOCALDOCAMT", "CANCELLED")
_DOCUMENT_NEEDS: Final = ("DOCKEY", "DOCNO", "CODE", "DOCAMT", "CURRENCYCODE")
_SALES_RECEIVABLES: Final = "('IV', 'CS')"
_DIRECT_INVOICE: Final = f"(P.FROMDOCTYPE IS NULL OR P.FROMDOCTYPE NOT IN {_SALES_RECEIVABLES})"
_DIRECT_CREDIT_NOTE: Final = "(P.FROMDOCTYPE IS NULL OR P.FROMDOCTYPE <> 'CN')"
_SALES: Final = Added("X_ORIGIN", "'sales'")
OPENING: Final = "@opening"
"""Stands in SQL for the company's conversion date."""
_LEDGER: Final = Added("X_ORIGIN", f"CASE WHEN P.DOCDATE < {OPENING} THEN 'opening' ELSE 'receivable' END")

_IV_KEY: Final = "(SELECT FIRST 1 S.DOCKEY FROM SL_IV S WHERE S.DOCNO = A.DOCNO)"
_CS_KEY: Final = "(SELECT FIRST 1 S.DOCKEY FROM SL_CS S WHERE S.DOCNO = A.DOCNO)"


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
    receivable = Child(ledger, "S.DOCKEY", ("DOCKEY",), join, f"C.FROMDOCTYPE = '{code}'", at_most_one=True)
    posted = Trigger(ledger, "S.DOCKEY", "DOCKEY", f"JOIN {table} S ON S.DOCNO = T.DOCNO", f"T.FROMDOCTYPE = '{code}'")
    return Shape(
        kind=kind,
        table=table,
        key="DOCKEY",
        numeric=True,
        children=(_lines(f"{table}DTL"), receivable),
        added=(_SALES,),
        version=_DOCUMENT_VERSION,
        triggers=(Trigger(table, "T.DOCKEY", "DOCKEY"), posted),
        receivable=Receivable(ledger, code, settled),
        amount="DOCAMT",
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
        triggers=(Trigger(table, "T.DOCKEY", "DOCKEY", condition=condition.replace("P.", "T.")),),
        amount="DOCAMT",
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
    triggers=(Trigger("ST_ITEM", "T.CODE", "DOCKEY"),),
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
    triggers=(Trigger("AR_PM", "T.DOCKEY", "DOCKEY"),),
    amount="DOCAMT",
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
