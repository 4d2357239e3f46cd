"""Which tables of AutoCount make a record: the shapes of every kind, for the version whose tables a company has.

Layouts, for whoever writes a mapping. A kind has one or more *shapes*; each shape has a parent table and child tables
in a fixed order, and its mapping is compiled once per shape (`RecordLayout.parent.table` tells which shape it is):

    kind           parent       children, in order
    accounts       GLMast       -                       without those that are a debtor's or a creditor's
    currencies     CURRENCY     -
    terms          Terms        -
    tax_codes      TaxCode      -                       (TaxType in AutoCount 1.x)
    sales_agents   SalesAgent   -
    customers      Debtor       Branch, TaxEntity (at most one), GLMast (its account: at most one)
    suppliers      Creditor     Branch, TaxEntity (at most one), GLMast (its account: at most one)
    products       Item         ItemUOM, X_Barcode (the rows of ItemUOM that have a barcode)
    invoices       IV           IVDTL (by Seq, DtlKey), ARInvoice (its receivable: at most one), TaxEntity (at most one)
    invoices       ARInvoice    ARInvoiceDTL (by Seq, DtlKey)     entered in the A/R module
    cash_sales     CS           CSDTL (by Seq, DtlKey), ARInvoice (at most one), TaxEntity (at most one)
    credit_notes   CN           CNDTL (by Seq, DtlKey), ARCN (at most one), TaxEntity (at most one)
    credit_notes   ARCN         ARCNDTL (by Seq, DtlKey)          entered in the A/R module
    payments       ARPayment    ARPaymentDTL (by Seq, DtlKey), ARPaymentKnockOff (by KnockOffKey)

Records are keyed by code ("300-A001"), by DocKey ("1234"), or by DocKey behind AR: ("AR:77").

Columns that no table has and this source adds (all TEXT, at the end of their layout):

    X_HOME           CURRENCY: "T" for the home currency
    X_ORIGIN         IV CS CN: "sales"; ARInvoice ARCN as parents: "receivable"
    X_INCLUSIVE      IVDTL CSDTL CNDTL ARInvoiceDTL ARCNDTL: InclusiveTax of the document
    X_BASE           ItemUOM: "T" for the item's base unit
    X_DOCUMENT_TYPE  ARPaymentKnockOff: "IV" when the settled document is a record of kind invoices, "CS" when it is one
                     of kind cash_sales, else KnockOffDocType as the ledger writes it
    X_DOCUMENT_KEY   ARPaymentKnockOff: key of the settled document as this source keys it
    X_DOCUMENT_NO    ARPaymentKnockOff: its DocNo where known

Columns that show more than their table has: FinalTotal is NetTotal where it is empty, LocalNetTotal has the rounding in
it, Cancelled is T for a void document, codes of customers and items are spelt as in their own tables (SQL Server does
not tell letters by case), BankCharge is that of the whole payment. Drafts and documents that await approval or were
refused (DocStatus D, P, R, E) are none yet: they are left out.

Names are those of scaffolds of live company databases; that a receivable names its document in SourceType and SourceKey
and carries its number is seen in public integrations.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from connector.domain.keys import EntityKind
from connector.ledger.live import Schema
from connector.ledger.shapes import Added, Child, Receivable, Shape, Trigger
from connector.providers.autocount.columns import BARCODES, MODIFIED

APPROVED: Final = "('A', 'V')"
"""Approved, and void (DocStatus of AutoCount 2.2; its other values are steps on the way)."""
_SALES_RECEIVABLES: Final = "('IV', 'CS')"
_DOCUMENT_VERSION: Final = (MODIFIED, "LastUpdate", "NetTotal", "LocalNetTotal", "Cancelled")
_DOCUMENT_NEEDS: Final = ("DocKey", "DocNo", "DebtorCode", "DocDate", "NetTotal", "CurrencyCode")
_SALES: Final = Added("X_ORIGIN", "'sales'")
_LEDGER: Final = Added("X_ORIGIN", "'receivable'")
_INCLUSIVE: Final = Added("X_INCLUSIVE", "S.InclusiveTax")
_LINE_ORDER: Final = ("Seq", "DtlKey")

COUNTED: Final[Mapping[EntityKind, tuple[str, ...]]] = {
    EntityKind.CUSTOMER: ("Debtor",),
    EntityKind.SUPPLIER: ("Creditor",),
    EntityKind.PRODUCT: ("Item",),
    EntityKind.INVOICE: ("IV", "ARInvoice"),
    EntityKind.CASH_SALE: ("CS", "ARInvoice"),
    EntityKind.CREDIT_NOTE: ("CN", "ARCN"),
    EntityKind.PAYMENT: ("ARPayment",),
}
"""Tables whose edits show a changed record, as ChangeCount names them. Triggers of the vendor keep its rows."""


def shapes_of(schema: Schema) -> Mapping[EntityKind, tuple[Shape, ...]]:
    """Every kind in the order of synchronisation; a kind's shapes in the order in which they are read."""
    tax = ("TaxCode", "TaxCode") if schema.has("TaxCode", "TaxCode") else ("TaxType", "TaxType")
    return {
        EntityKind.ACCOUNT: (_list(EntityKind.ACCOUNT, "GLMast", "AccNo", _LEDGER_ACCOUNTS),),
        EntityKind.CURRENCY: (_list(EntityKind.CURRENCY, "CURRENCY", "CurrencyCode", added=(_HOME,)),),
        EntityKind.TERM: (_list(EntityKind.TERM, "Terms", "DisplayTerm"),),
        EntityKind.TAX_CODE: (_list(EntityKind.TAX_CODE, *tax),),
        EntityKind.SALES_AGENT: (_list(EntityKind.SALES_AGENT, "SalesAgent", "SalesAgent"),),
        EntityKind.CUSTOMER: (_party(EntityKind.CUSTOMER, "Debtor", schema),),
        EntityKind.SUPPLIER: (_party(EntityKind.SUPPLIER, "Creditor", schema),),
        EntityKind.PRODUCT: (_product(schema),),
        EntityKind.INVOICE: (
            _sales(EntityKind.INVOICE, "IV", "ARInvoice", ("Outstanding", "PaymentAmt", MODIFIED), schema),
            _ledger(EntityKind.INVOICE, "ARInvoice", _SALES_RECEIVABLES, "Outstanding", schema),
        ),
        EntityKind.CASH_SALE: (
            _sales(EntityKind.CASH_SALE, "CS", "ARInvoice", ("Outstanding", "PaymentAmt", MODIFIED), schema),
        ),
        EntityKind.CREDIT_NOTE: (
            _sales(EntityKind.CREDIT_NOTE, "CN", "ARCN", ("KnockOffAmt", "RefundAmt", MODIFIED), schema),
            _ledger(EntityKind.CREDIT_NOTE, "ARCN", "('CN')", "KnockOffAmt", schema),
        ),
        EntityKind.PAYMENT: (_payment(schema),),
    }


_LEDGER_ACCOUNTS: Final = (
    "NOT EXISTS (SELECT 1 FROM Debtor D WHERE D.AccNo = P.AccNo) "
    "AND NOT EXISTS (SELECT 1 FROM Creditor D WHERE D.AccNo = P.AccNo)"
)


RETAINED: Final = "SELECT TOP (1) G.CurrencyCode FROM GLMast G WHERE G.SpecialAccType = 'SRE' ORDER BY G.AccNo"
"""Profits are retained in the home currency. No column says which currency that is."""
_HOME: Final = Added("X_HOME", f"CASE WHEN P.CurrencyCode = ({RETAINED}) THEN 'T' ELSE 'F' END")


def _list(kind: EntityKind, table: str, key: str, condition: str = "", added: tuple[Added, ...] = ()) -> Shape:
    return Shape(kind=kind, table=table, key=key, condition=condition, added=added, essential=(key,))


def _master_trigger(table: str, key: str, schema: Schema) -> Trigger:
    """Masters of 2.x have a number of their own, those of 1.x are kept by their code."""
    numbered = schema.has(table, "AutoKey")
    return Trigger(table, f"T.{key}", "AutoKey" if numbered else key, numbered=numbered)


def _of(table: str, join: str, key: str, *order: str, **more: object) -> Child:
    """Rows that belong to a parent, which is joined so that they know its key as it is spelt there."""
    return Child(table, f"S.{key}", order, join=join, **more)  # type: ignore[arg-type]  # its own fields


def _tax_entity(table: str, key: str) -> Child:
    join = f"JOIN {table} S ON S.TaxEntityID = C.TaxEntityID"
    return _of("TaxEntity", join, key, "TaxEntityID", at_most_one=True)


def _party(kind: EntityKind, table: str, schema: Schema) -> Shape:
    branch = "AutoKey" if schema.has("Branch", "AutoKey") else "BranchCode"
    own = f"JOIN {table} S ON S.AccNo = C.AccNo"
    children = [_of("Branch", own, "AccNo", branch)]
    if schema.has(table, "TaxEntityID"):
        children.append(_tax_entity(table, "AccNo"))
    children.append(_of("GLMast", own, "AccNo", "AccNo", at_most_one=True))
    return Shape(
        kind=kind,
        table=table,
        key="AccNo",
        children=tuple(children),
        version=(MODIFIED, "LastUpdate", "IsActive", "CreditLimit"),
        triggers=(_master_trigger(table, "AccNo", schema),),
        essential=("AccNo", "CompanyName"),
    )


def _product(schema: Schema) -> Shape:
    unit = "AutoKey" if schema.has("ItemUOM", "AutoKey") else "UOM"
    own = "JOIN Item S ON S.ItemCode = C.ItemCode"
    base = Added("X_BASE", "CASE WHEN C.UOM = S.BaseUOM THEN 'T' ELSE 'F' END")
    return Shape(
        kind=EntityKind.PRODUCT,
        table="Item",
        key="ItemCode",
        children=(
            _of("ItemUOM", own, "ItemCode", unit, added=(base,)),
            _of(BARCODES, own, "ItemCode", unit, source="ItemUOM", condition="C.BarCode <> ''"),
        ),
        version=(MODIFIED, "LastUpdate", "IsActive"),
        triggers=(_master_trigger("Item", "ItemCode", schema),),
        essential=("ItemCode", "Description"),
    )


def _spelt(column: str, table: str, key: str, alias: str) -> dict[str, str]:
    """A code as its own table spells it."""
    own = f"{alias}.{column}"
    return {column: f"ISNULL((SELECT K.{key} FROM {table} K WHERE K.{key} = {own}), {own})"}


def _restated(table: str, schema: Schema) -> dict[str, str]:
    """Columns of a document that show more than their table has."""
    restated = _spelt("DebtorCode", "Debtor", "AccNo", "P")
    if schema.has(table, "FinalTotal"):
        restated["FinalTotal"] = "COALESCE(P.FinalTotal, P.NetTotal)"
        rounding = "COALESCE(CASE WHEN P.CurrencyRate = 1 THEN P.RoundAdj END, 0)"
        restated["LocalNetTotal"] = f"P.LocalNetTotal + {rounding}"
    if schema.has(table, "DocStatus"):
        restated["Cancelled"] = "CASE WHEN P.DocStatus = 'V' THEN 'T' ELSE P.Cancelled END"
    return restated


def _approved(table: str, schema: Schema, alias: str = "P") -> str:
    return f"{alias}.DocStatus IN {APPROVED}" if schema.has(table, "DocStatus") else ""


def _lines(table: str, condition: str = "") -> Child:
    join = f"JOIN {table} S ON S.DocKey = C.DocKey"
    return _of(
        f"{table}DTL",
        join,
        "DocKey",
        *_LINE_ORDER,
        added=(_INCLUSIVE,),
        condition=condition,
        restated={} if table.startswith("AR") else _spelt("ItemCode", "Item", "ItemCode", "C"),
    )


def _sales(kind: EntityKind, code: str, ledger: str, settled: tuple[str, ...], schema: Schema) -> Shape:
    tied = f"{{0}}.SourceType = '{code}' AND {{0}}.SourceKey = {{1}}.DocKey"
    join = f"JOIN {code} S ON S.DocNo = C.DocNo AND {tied.format('C', 'S')}"
    children = [
        _lines(code),
        _of(ledger, join, "DocKey", "DocKey", at_most_one=True, receivable=True),
    ]
    if schema.has(code, "TaxEntityID"):
        children.append(_tax_entity(code, "DocKey"))
    posted = f"JOIN {code} S ON S.DocNo = T.DocNo AND {tied.format('T', 'S')}"
    return Shape(
        kind=kind,
        table=code,
        key="DocKey",
        numeric=True,
        condition=_approved(code, schema),
        children=tuple(children),
        added=(_SALES,),
        restated=_restated(code, schema),
        version=_DOCUMENT_VERSION,
        triggers=(_numbered(code), _numbered(ledger, "S.DocKey", posted)),
        receivable=Receivable(
            ledger, f"A.DocNo = P.DocNo AND {tied.format('A', 'P')}", "DocKey", indexed="DocNo", version=settled
        ),
        amount="FinalTotal" if schema.has(code, "FinalTotal") else "NetTotal",
        currency="CurrencyCode",
        essential=_DOCUMENT_NEEDS,
    )


def _ledger(kind: EntityKind, table: str, sales: str, settled: str, schema: Schema) -> Shape:
    entered = f"(P.SourceType IS NULL OR P.SourceType NOT IN {sales})"
    condition = " AND ".join(filter(None, (entered, _approved(table, schema))))
    return Shape(
        kind=kind,
        table=table,
        key="DocKey",
        numeric=True,
        prefix="AR:",
        condition=condition,
        # Between two such documents lie the receivables of many sales documents: their lines are not read here.
        children=(_lines(table, condition.replace("P.", "S.")),),
        added=(_LEDGER,),
        restated=_restated(table, schema),
        version=(*_DOCUMENT_VERSION, settled),
        triggers=(_numbered(table, condition=entered.replace("P.", "T.")),),
        amount="NetTotal",
        currency="CurrencyCode",
        essential=(*_DOCUMENT_NEEDS, "SourceType"),
    )


def _numbered(table: str, parent: str = "T.DocKey", join: str = "", condition: str = "") -> Trigger:
    return Trigger(table, parent, "DocKey", join, condition, numbered=True)


_SETTLED: Final = "C.KnockOffDocType = 'RI'"
_KNOCK_OFF: Final = Child(
    "ARPaymentKnockOff",
    "C.DocKey",
    ("KnockOffKey",),
    join=f"LEFT JOIN ARInvoice A ON A.DocKey = C.KnockOffDocKey AND {_SETTLED}",
    added=(
        Added(
            "X_DOCUMENT_TYPE",
            f"CASE WHEN {_SETTLED} THEN CASE WHEN A.SourceType = 'CS' THEN 'CS' ELSE 'IV' END "
            "ELSE C.KnockOffDocType END",
        ),
        Added(
            "X_DOCUMENT_KEY",
            f"CASE WHEN A.SourceType IN {_SALES_RECEIVABLES} THEN CAST(A.SourceKey AS nvarchar(24)) "
            f"WHEN {_SETTLED} THEN CONCAT('AR:', C.KnockOffDocKey) ELSE CAST(C.KnockOffDocKey AS nvarchar(24)) END",
        ),
        Added("X_DOCUMENT_NO", "A.DocNo"),
    ),
)
_PAID: Final = Child(
    "ARPaymentDTL",
    "C.DocKey",
    _LINE_ORDER,
    restated={"BankCharge": "(SELECT SUM(B.BankCharge) FROM ARPaymentDTL B WHERE B.DocKey = C.DocKey)"},
)


def _payment(schema: Schema) -> Shape:
    restated = _spelt("DebtorCode", "Debtor", "AccNo", "P")
    if schema.has("ARPayment", "DocStatus"):
        restated["Cancelled"] = "CASE WHEN P.DocStatus = 'V' THEN 'T' ELSE P.Cancelled END"
    return Shape(
        kind=EntityKind.PAYMENT,
        table="ARPayment",
        key="DocKey",
        numeric=True,
        condition=_approved("ARPayment", schema),
        children=(_PAID, _KNOCK_OFF),
        restated=restated,
        version=(MODIFIED, "PaymentAmt", "LocalPaymentAmt", "KnockOffAmt", "RefundAmt", "Cancelled"),
        triggers=(_numbered("ARPayment"),),
        amount="PaymentAmt",
        currency="CurrencyCode",
        essential=("DocKey", "DocNo", "DebtorCode", "DocDate", "PaymentAmt", "CurrencyCode"),
    )
