"""What every sample company has before its first customer: accounts, taxes, terms, numbers, settings, users."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

from tests.sample.autocount.rows import OFFICE_TIME, Writes
from tests.sample.autocount.variant import Variant
from tests.sample.constants import CANARY

DEBTORS: Final = "300-0000"
CREDITORS: Final = "400-0000"
BANK: Final = "310-1000"
SECOND_BANK: Final = "310-2000"
CASH: Final = "320-0000"
OUTPUT_TAX: Final = "SST-2020"
SALES: Final = "500-0000"
HARDWARE_SALES: Final = "500-1000"
CASH_SALES: Final = "500-2000"
RETURNS: Final = "510-0000"
ROUNDING: Final = "530-1000"
EXCHANGE: Final = "980-0000"
HOME: Final = "MYR"
USER: Final = "ADMIN"
STAFF: Final = "AISYAH"
FIRST_YEAR: Final = 2024
SECRETS: Final = (
    "CompanyAccessKey",
    "AccApiKey",
    "POSApiKey",
    "AccSubApiKey",
    "SGEInvoiceApiKey",
    "SGEInvoiceApiSecret",
)

_TYPES: Final = (
    ("CP", "Capital", "T"), ("RE", "Retained Earning", "T"), ("FA", "Fixed Assets", "T"), ("OA", "Other Assets", "T"),
    ("CA", "Current Assets", "T"), ("CL", "Current Liabilities", "T"), ("LL", "Long Term Liabilities", "T"),
    ("OL", "Other Liabilities", "T"), ("SL", "Sales", "F"), ("SA", "Sales Adjustments", "F"),
    ("CO", "Cost of Goods Sold", "F"), ("OI", "Other Incomes", "F"), ("EI", "Extra-Ordinary Income", "F"),
    ("EP", "Expenses", "F"), ("TX", "Taxation", "F"), ("AP", "Appropriation", "F"),
)  # fmt: skip
_ACCOUNTS: Final = (
    (DEBTORS, "TRADE DEBTORS", "CA", "SDC"),
    (BANK, "MAYBANK CURRENT ACCOUNT", "CA", "SBK"),
    (SECOND_BANK, "CIMB CURRENT ACCOUNT", "CA", "SBK"),
    (CASH, "CASH IN HAND", "CA", "SCH"),
    ("330-0000", "STOCK", "CA", "SBS"),
    (CREDITORS, "TRADE CREDITORS", "CL", "SCC"),
    (OUTPUT_TAX, "SST PAYABLE", "CL", None),
    ("100-0000", "CAPITAL", "CP", None),
    ("150-0000", "RETAINED EARNING", "RE", "SRE"),
    (SALES, "SALES", "SL", None),
    (HARDWARE_SALES, "SALES - HARDWARE", "SL", None),
    (CASH_SALES, "CASH SALES", "SL", None),
    (RETURNS, "RETURN INWARDS", "SA", None),
    ("530-0000", "OTHER INCOME", "OI", None),
    (ROUNDING, "ROUNDING ADJUSTMENT", "OI", None),
    ("610-0000", "PURCHASES", "CO", None),
    ("902-0000", "BANK CHARGES", "EP", None),
    (EXCHANGE, "GAIN OR LOSS ON FOREIGN EXCHANGE", "EP", None),
)
TAXES: Final = (("SV-8", "Service Tax 8%", 8, "S"), ("ST-10", "Sales Tax 10%", 10, "S"), ("ST-5", "Sales Tax 5%", 5,
                "S"),
                ("ZR", "Zero rated", 0, "S"), ("TX-6", "Purchase tax 6%", 6, "P"))  # fmt: skip
CURRENCIES: Final = (
    ("MYR", "RINGGIT MALAYSIA", "RM", "1"),
    ("USD", "US DOLLAR", "US$", "4.42"),
    ("SGD", "SINGAPORE DOLLAR", "S$", "3.31"),
)
_TERMS: Final = (("C.O.D.", 0), ("Net 14 days", 14), ("Net 30 days", 30), ("Net 60 days", 60))
TERM_DAYS: Final = dict(_TERMS)
AGENTS: Final = (("AHMAD", "Ahmad Faizal"), ("LIM", "林美玲 Lim Mei Ling"), ("RAVI", "Ravi Chandran"))
GROUPS: Final = (("GENERAL", SALES), ("HARDWARE", HARDWARE_SALES), ("GROCERY", SALES))
METHODS: Final = (("CASH", CASH, "SCH"), ("MAYBANK", BANK, "SBK"), ("CIMB", SECOND_BANK, "SBK"))
METHOD_ACCOUNTS: Final = {method: account for method, account, _ in METHODS}
GROUP_ACCOUNTS: Final = dict(GROUPS)
_NUMBERS: Final = (("INVOICE", "IV", "IV-<000000>"), ("CASH SALE", "CS", "CS-<000000>"), ("CREDIT NOTE", "CN",
                   "CN-<000000>"),
                   ("DEBIT NOTE", "DN", "DN-<000000>"), ("RECEIPT", "OR", "OR-<000000>"), ("PAYMENT", "PV",
                   "PV-<000000>"),
                   ("AR PAYMENT", "RP", "RP-<000000>"), ("AR INVOICE", "RI", "RI-<000000>"), ("INVOICE SITE", "IV",
                   "SI-<00000>"))  # fmt: skip
_SETTINGS: Final[dict[str, dict[str, Any]]] = {
    "Account": {"AccountCodeFormat": "AAA-AAAA", "AutoDebtorCodeFormat": "PPP-F000",
    "AutoCreditorCodeFormat": "PPP-F000"},
    "AR": {"PostingOptionInARDocuments": 0},
    "ARAP": {"KnockOffDateMustGreaterThanOrEqualToDocumentDate": True},
    "ARInvoice": {"DefaultARInvoiceJournalType": "SALES"},
    "ARReceivePayment": {},
    "CashSale": {"CashSale5CentsRoundingOption": 0},
    "Decimal": {"QuantityDecimal": 2, "SalesPriceDecimal": 2, "CostDecimal": 4, "CurrencyDecimal": 2,
    "CurrencyRateDecimal": 4,
                "BankerRounding": False, "MidpointRounding": 1},
    "FiscalYear": {"FiscalYearStartPeriod": FIRST_YEAR * 12 + 1, "ActualDataStartPeriod": FIRST_YEAR * 12 + 1},
    "GST": {"GSTRate": 6, "MustSpecifyTaxCode": False, "InclusiveSalesGST": False},
    "Invoice": {"Invoice5CentsRoundingOption": 0, "InvoiceORNoFollowIVNo": False},
    "Invoicing": {"RoundingAdjustmentAccountNo": ROUNDING, "SeparateDiscountAccNoPosting": False},
    "Item": {"ItemCodeFormat": ""},
    "OpeningBalance": {},
    "SystemOptionPolicy": {"PostToGL": True, "PostToStock": True},
    "TransactionLock": {},
    "License": {"Key": f"{CANARY}-licence"},
}  # fmt: skip


def constants(rows: Writes, variant: Variant, company: str) -> None:
    """Write them all, except Registry and the counters of document numbers, which come last."""
    for code, name, balance in _TYPES:
        rows.insert("AccType", AccType=code, Description=name, IsBSType=balance, IsSystemType="T")
    for code, name, symbol, rate in CURRENCIES:
        rows.insert(
            "CURRENCY", CurrencyCode=code, CurrencyWord=name, CurrencySymbol=symbol, BankBuyRate=rate, BankSellRate=rate
        )
    for account, name, kind, special in _ACCOUNTS:
        rows.insert("GLMast", AccNo=account, Description=name, AccType=kind, SpecialAccType=special, CurrencyCode=HOME)
    for user, name in ((USER, "Administrator"), (STAFF, "Aisyah binti Rahman")):
        rows.insert("Users", UserID=user, UserName=name, Passwd=f"{CANARY}-password", IsActive="T")
    _small_masters(rows)
    _periods(rows)
    _profile(rows, company)
    settings = _SETTINGS | ({"CashSale": {"CashSale5CentsRoundingOption": 1}} if variant.five_cents else {})
    for name, value in settings.items():
        rows.insert("Settings", Name=name, Value=json.dumps(value))


def _small_masters(rows: Writes) -> None:
    for code, name, rate, side in TAXES:
        rows.insert("TaxCode", TaxCode=code, Description=name, TaxRate=rate, IsActive="T", SupplyPurchase=side,
                    TaxAccNo=OUTPUT_TAX, IsZeroRate="T" if rate == 0 else "F")  # fmt: skip
    for term, days in _TERMS:
        rows.insert("Terms", DisplayTerm=term, Terms=term, TermType="D", TermDays=days)
    for agent, name in AGENTS:
        rows.insert("SalesAgent", SalesAgent=agent, Description=name, IsActive="T")
    for journal, name in (
        ("SALES", "SALES"),
        ("BANK", "BANK"),
        ("CASH", "CASH"),
        ("GENERAL", "GENERAL"),
        ("PURCHASE", "PURCHASE"),
    ):
        rows.insert("Journal", JournalType=journal, EntryType="G", Description=name)
    for area in ("KL", "JB", "PG"):
        rows.insert("Area", AreaCode=area, Description=area)
    for category in ("RETAIL", "DEALER"):
        rows.insert("PriceCategory", PriceCategory=category, Description=category.title())
    for place in ("HQ", "STORE"):
        rows.insert("Location", Location=place, Description=place, IsActive="T")
    for group, account in GROUPS:
        rows.insert("ItemGroup", ItemGroup=group, Description=group.title(), SalesCode=account,
                    CashSalesCode=CASH_SALES,
                    SalesReturnCode=RETURNS, PurchaseCode="610-0000")  # fmt: skip
    rows.insert("CNType", CNType="RETURN", Description="Goods returned", IsActive="T")


def methods(rows: Writes) -> None:
    """Ways to pay; they refer to the formats of document numbers."""
    for method, account, special in METHODS:
        rows.insert("PaymentMethod", PaymentMethod=method, BankAccount=account, SpecialAccType=special,
                    PaymentBy=method[:20],
                    JournalType="CASH" if special == "SCH" else "BANK", AcceptChequeNo="F" if special == "SCH" else "T",
                    PaymentFormatName="PAYMENT", ReceiptFormatName="RECEIPT", IsActive="T")  # fmt: skip


def number_formats(rows: Writes, variant: Variant, reached: dict[str, int]) -> None:
    """DocNoFormat, with the number that each kind of document reached."""
    for name, kind, text in _NUMBERS:
        monthly = variant.monthly and name == "INVOICE"
        written = "IV-{yyMM}-<0000>" if monthly else text
        rows.insert("DocNoFormat", Name=name, DocType=kind, NextNumber=reached.get(name, 0) + 1, Format=written,
                    Sample=text.replace("<", "").replace(">", ""), IsDefault="F" if name == "INVOICE SITE" else "T",
                    OneMonthOneSet="T" if monthly else "F")  # fmt: skip


def _periods(rows: Writes) -> None:
    for year in (FIRST_YEAR, FIRST_YEAR + 1, FIRST_YEAR + 2):
        rows.insert(
            "FiscalYear", FiscalYearName=str(year), FromDate=_date(year, 1, 1), ToDate=_date(year, 12, 31), IsActive="T"
        )
        for month in range(1, 13):
            locked = "T" if (year, month) <= (FIRST_YEAR, 3) else "F"
            rows.insert("PeriodLock", PeriodNo=year * 12 + month, Lock=locked)
            rows.insert("AccPeriod", PeriodNo=year * 12 + month, Lock=locked)


def _profile(rows: Writes, company: str) -> None:
    secrets = {name: f"{CANARY}-{name}" for name in SECRETS}
    rows.insert("Profile", CompanyName=company, RegisterNo="201901012345 (123456-X)", Address1="12, Jalan Ampang",
                Address2="50450 Kuala Lumpur", Phone1="03-2161 1234", ServiceTaxRegisterNo="W10-1808-32000123",
                **secrets)  # fmt: skip


def _date(year: int, month: int, number: int) -> dt.datetime:
    return dt.datetime(year, month, number, tzinfo=OFFICE_TIME).replace(tzinfo=None)
