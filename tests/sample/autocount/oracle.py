"""What is in AutoCount's books, straight by SQL: what an observer should see, and whether the totals tie."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from tests.sample.oracle import Expected, ExpectedDocument, ExpectedInvoice, ExpectedPayment


def expected(connection: Any) -> Expected:
    """What is in the books now; the connection's transaction is ended."""
    try:
        ((company,),) = connection.execute("SELECT CompanyName FROM Profile").fetchall()
        return Expected(
            company=company,
            customers=_names(connection, "SELECT AccNo, CompanyName FROM Debtor"),
            suppliers=_names(connection, "SELECT AccNo, CompanyName FROM Creditor"),
            products=_names(connection, "SELECT ItemCode, Description FROM Item"),
            invoices=_invoices(connection),
            cash_sales=_documents(connection, "CS"),
            credit_notes=_documents(connection, "CN"),
            payments=_payments(connection),
        )
    finally:
        connection.rollback()


def direct_receivables(connection: Any) -> list[tuple[int, str, str, Decimal, Decimal, bool]]:
    """Key, number, customer, total, paid and whether it is void, of each receivable without a sales document."""
    try:
        rows = connection.execute(
            "SELECT DocKey, DocNo, DebtorCode, NetTotal, PaymentAmt, Cancelled FROM ARInvoice"
            " WHERE SourceType IS NULL OR SourceType NOT IN ('IV', 'CS')"
        ).fetchall()
    finally:
        connection.rollback()
    return [(int(key), number, account, total, paid, void == "T") for key, number, account, total, paid, void in rows]


def untied(connection: Any) -> list[str]:
    """Sentences about totals that do not tie; empty for sound books. The connection's transaction is ended."""
    try:
        return list(_differences(connection))
    finally:
        connection.rollback()


def _names(connection: Any, sql: str) -> dict[str, str]:
    return dict(connection.execute(sql).fetchall())


def _counts(connection: Any, table: str) -> dict[int, int]:
    rows = connection.execute(f"SELECT DocKey, COUNT(*) FROM {table} GROUP BY DocKey").fetchall()
    return {int(key): int(count) for key, count in rows}


def _invoices(connection: Any) -> dict[int, ExpectedInvoice]:
    lines = _counts(connection, "IVDTL")
    rows = connection.execute(
        "SELECT i.DocKey, i.DocNo, i.DebtorCode, i.FinalTotal, r.PaymentAmt, i.Cancelled FROM IV i"
        " LEFT JOIN ARInvoice r ON r.SourceType = 'IV' AND r.SourceKey = i.DocKey"
    ).fetchall()
    return {
        int(key): ExpectedInvoice(number, account, total, paid or Decimal(0), lines.get(key, 0), void == "T")
        for key, number, account, total, paid, void in rows
    }


def _documents(connection: Any, table: str) -> dict[int, ExpectedDocument]:
    lines = _counts(connection, f"{table}DTL")
    rows = connection.execute(f"SELECT DocKey, DocNo, DebtorCode, FinalTotal, Cancelled FROM {table}").fetchall()
    return {
        int(key): ExpectedDocument(number, account, total, lines.get(key, 0), void == "T")
        for key, number, account, total, void in rows
    }


def _payments(connection: Any) -> dict[int, ExpectedPayment]:
    allocations: dict[int, list[tuple[str, Decimal]]] = {}
    for key, number, amount in connection.execute(
        "SELECT k.DocKey, i.DocNo, k.Amount FROM ARPaymentKnockOff k JOIN ARInvoice i ON i.DocKey = k.KnockOffDocKey"
        " WHERE k.KnockOffDocType = 'RI' ORDER BY i.DocNo, k.Amount"
    ).fetchall():
        allocations.setdefault(int(key), []).append((number, amount))
    rows = connection.execute(
        "SELECT DocKey, DocNo, DebtorCode, PaymentAmt, PaymentAmt - KnockOffAmt - RefundAmt AS Unapplied, Cancelled"
        " FROM ARPayment"
    ).fetchall()
    found = {}
    for key, number, account, total, unapplied, void in rows:
        left = Decimal(0) if void == "T" else unapplied
        parts = tuple(allocations.get(int(key), ()))
        found[int(key)] = ExpectedPayment(number, account, total, left, void == "T", False, parts)
    return found


_TIES: Final = {
    "ledger of {} {} is out of balance: {} and {}": (
        "SELECT SourceType, SourceKey, SUM(HomeDR), SUM(HomeCR) FROM GLDTL GROUP BY SourceType, SourceKey"
        " HAVING SUM(HomeDR) <> SUM(HomeCR)"
    ),
    "invoice {} says {}, its receivable {}": (
        "SELECT i.DocNo, i.FinalTotal, r.NetTotal FROM IV i LEFT JOIN ARInvoice r ON r.SourceType = 'IV'"
        " AND r.SourceKey = i.DocKey WHERE r.DocKey IS NULL OR r.NetTotal <> i.FinalTotal OR r.DocNo <> i.DocNo"
        " OR r.Cancelled <> i.Cancelled OR r.DebtorCode <> i.DebtorCode"
    ),
    "receivable {} has no sales document": (
        "SELECT r.DocNo FROM ARInvoice r WHERE r.SourceType = 'IV' AND NOT EXISTS"
        " (SELECT 1 FROM IV i WHERE i.DocKey = r.SourceKey) OR r.SourceType = 'CS' AND NOT EXISTS"
        " (SELECT 1 FROM CS c WHERE c.DocKey = r.SourceKey)"
    ),
    "receivable {} of {} has PaymentAmt {}, Outstanding {} and knock-offs of {}": (
        "SELECT r.DocNo, r.NetTotal, r.PaymentAmt, r.Outstanding, ISNULL(k.Amount, 0) FROM ARInvoice r LEFT JOIN"
        " (SELECT KnockOffDocKey, SUM(Amount) AS Amount FROM ARPaymentKnockOff WHERE KnockOffDocType = 'RI'"
        " GROUP BY KnockOffDocKey) k ON k.KnockOffDocKey = r.DocKey WHERE r.PaymentAmt <> ISNULL(k.Amount, 0)"
        " OR r.Outstanding <> r.NetTotal - r.PaymentAmt OR r.Outstanding < 0"
    ),
    "receivable line {} has KnockOffAmount {}, its allocations are {}": (
        "SELECT l.DtlKey, l.KnockOffAmount, ISNULL(k.Amount, 0) FROM ARInvoiceDTL l LEFT JOIN (SELECT KnockOffDtlKey,"
        " SUM(Amount) AS Amount FROM ARPaymentKnockOffDetail GROUP BY KnockOffDtlKey) k ON k.KnockOffDtlKey = l.DtlKey"
        " WHERE l.KnockOffAmount <> ISNULL(k.Amount, 0)"
    ),
    "knock-off {} of {} is allocated {}": (
        "SELECT k.KnockOffKey, k.Amount, d.Amount FROM ARPaymentKnockOff k LEFT JOIN (SELECT KnockOffKey, SUM(Amount)"
        " AS Amount FROM ARPaymentKnockOffDetail GROUP BY KnockOffKey) d ON d.KnockOffKey = k.KnockOffKey"
        " WHERE ISNULL(d.Amount, 0) <> k.Amount"
    ),
    "payment {} of {} has KnockOffAmt {}, its knock-offs are {}": (
        "SELECT p.DocNo, p.PaymentAmt, p.KnockOffAmt, ISNULL(k.Amount, 0) FROM ARPayment p LEFT JOIN (SELECT DocKey,"
        " SUM(Amount) AS Amount FROM ARPaymentKnockOff GROUP BY DocKey) k ON k.DocKey = p.DocKey"
        " WHERE p.KnockOffAmt <> ISNULL(k.Amount, 0) OR p.KnockOffAmt > p.PaymentAmt"
    ),
    "payment {} has no voucher, or one of another amount": (
        "SELECT p.DocNo FROM ARPayment p LEFT JOIN CB c ON c.DocKey = p.CBKey AND c.SourceKey = p.DocKey"
        " WHERE p.CBKey IS NOT NULL AND (c.DocKey IS NULL OR c.NetTotal <> p.PaymentAmt)"
    ),
    "bank has {} of voucher {}, which is of {}": (
        "SELECT b.PaymentAmt, c.DocNo, c.LocalNetTotal FROM CB c LEFT JOIN BankTrans b ON b.SourceType = 'OR'"
        " AND b.SourceKey = c.DocKey WHERE b.BankTransKey IS NULL AND c.Cancelled = 'F'"
        " OR b.PaymentAmt <> c.LocalNetTotal"
    ),
    "invoice {} of {} has lines of {}": (
        "SELECT i.DocNo, i.NetTotal, d.Amount FROM IV i LEFT JOIN (SELECT DocKey, SUM(SubTotalExTax + Tax) AS Amount"
        " FROM IVDTL GROUP BY DocKey) d ON d.DocKey = i.DocKey WHERE ISNULL(d.Amount, 0) <> i.NetTotal"
    ),
    "line {} belongs to no invoice": (
        "SELECT d.DtlKey FROM IVDTL d WHERE NOT EXISTS (SELECT 1 FROM IV i WHERE i.DocKey = d.DocKey)"
    ),
    "receivable line {} belongs to no receivable": (
        "SELECT d.DtlKey FROM ARInvoiceDTL d WHERE NOT EXISTS (SELECT 1 FROM ARInvoice r WHERE r.DocKey = d.DocKey)"
    ),
    "knock-off {} leads to nothing": (
        "SELECT k.KnockOffKey FROM ARPaymentKnockOff k WHERE NOT EXISTS (SELECT 1 FROM ARInvoice r"
        " WHERE r.DocKey = k.KnockOffDocKey) OR NOT EXISTS (SELECT 1 FROM ARPayment p WHERE p.DocKey = k.DocKey)"
    ),
    "receivable {} owes {}, in the ledger {}": (
        "SELECT r.DocNo, r.LocalNetTotal, l.Amount FROM ARInvoice r LEFT JOIN (SELECT x.DocKey,"
        " SUM(g.HomeDR - g.HomeCR) AS Amount FROM GLDTL g JOIN ARInvoice x ON x.SourceType = g.SourceType"
        " AND x.SourceKey = g.SourceKey"
        " AND x.DebtorCode = g.AccNo GROUP BY x.DocKey UNION ALL SELECT x.DocKey, SUM(g.HomeDR - g.HomeCR) FROM GLDTL g"
        " JOIN ARInvoice x ON g.SourceType = 'RI' AND x.DocKey = g.SourceKey AND x.DebtorCode = g.AccNo"
        " GROUP BY x.DocKey) l ON l.DocKey = r.DocKey WHERE r.Cancelled = 'F' AND r.CurrencyRate = 1"
        " AND (l.Amount IS NULL OR l.Amount <> r.LocalNetTotal) AND EXISTS (SELECT 1 FROM GLDTL)"
    ),
    "line {} of {} moves stock {} times": (
        "SELECT DtlKey, DocType, COUNT(*) FROM StockDTL GROUP BY DtlKey, DocType HAVING COUNT(*) > 1"
    ),
    "line {} of {} is taxed {} times": (
        "SELECT SourceDtlKey, SourceType, COUNT(*) FROM TaxTrans GROUP BY SourceDtlKey, SourceType HAVING COUNT(*) > 1"
    ),
    "stock row {} leads to no line": (
        "SELECT s.StockDTLKey FROM StockDTL s WHERE s.DocType = 'IV' AND NOT EXISTS (SELECT 1 FROM IVDTL d"
        " WHERE d.DtlKey = s.DtlKey AND d.DocKey = s.DocKey)"
    ),
    "key {} of {} is beyond its counter {}": (
        "SELECT k.Reached, k.Kind, r.RegValue FROM (SELECT MAX(DocKey) AS Reached, 32768 AS Kind FROM IV"
        " UNION ALL SELECT MAX(DtlKey), 32768 FROM IVDTL UNION ALL SELECT MAX(DocKey), 32768 FROM ARInvoice"
        " UNION ALL SELECT MAX(DocKey), 32768 FROM ARPayment UNION ALL SELECT MAX(DocKey), 32768 FROM Item"
        " UNION ALL SELECT MAX(StockDTLKey), 32772 FROM StockDTL) k"
        " JOIN Registry r ON r.RegID = k.Kind WHERE k.Reached > CAST(r.RegValue AS bigint)"
    ),
}


def _differences(connection: Any) -> Iterator[str]:
    for sentence, sql in _TIES.items():
        for row in connection.execute(sql).fetchall():
            yield sentence.format(*row)
    (debit, credit, owed) = connection.execute(
        "SELECT (SELECT ISNULL(SUM(HomeDR), 0) FROM GLDTL), (SELECT ISNULL(SUM(HomeCR), 0) FROM GLDTL),"
        " (SELECT COUNT(*) FROM ARInvoice)"
    ).fetchone()
    if debit != credit:
        yield f"the ledger has debits of {debit} and credits of {credit} ({owed} receivables)"
