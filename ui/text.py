"""Numbers, amounts, times and names of kinds as people of a language write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from connector.domain.keys import EntityKind
from connector.domain.money import Sen

translate = QCoreApplication.translate
look_up = QCoreApplication.translate
"""The same for sentences that are not written there: those that were marked for the gatherer elsewhere."""

LANGUAGES: Final = {"en": "English", "ms": "Bahasa Melayu", "zh": "中文"}
"""By code, each in its own words."""

_SYMBOLS: Final = {"MYR": "RM", "SGD": "S$", "USD": "US$"}
_LOCALES: Final = {"en": "en_MY", "ms": "ms_MY", "zh": "zh_CN"}


def use_language(code: str) -> None:
    """Numbers and dates of a language from now on; amounts keep Malaysia's spelling."""
    QLocale.setDefault(QLocale(_LOCALES.get(code, "en_MY")))


def number(value: int) -> str:
    """A count: 1,234."""
    return QLocale().toString(value)


def money(sen: Sen, currency: str = "MYR") -> str:
    """An amount of sen (hundredths): RM 1,234.50."""
    whole, part = divmod(abs(int(sen)), 100)
    locale = QLocale()
    sign = locale.negativeSign() if sen < 0 else ""
    return f"{sign}{_SYMBOLS.get(currency, currency)} {locale.toString(whole)}{locale.decimalPoint()}{part:02}"


def decimal(value: Decimal) -> str:
    """A quantity, price or rate, with the digits that it has."""
    return f"{value:,f}"


def moment(at: dt.datetime) -> str:
    """A time of day, with its day when that is not today; on this computer's clock."""
    local = at.astimezone()
    if local.date() == dt.datetime.now().astimezone().date():
        return QLocale().toString(_qt(local).time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(_qt(local), QLocale.FormatType.ShortFormat)


def day(date: dt.date) -> str:
    """A day."""
    return QLocale().toString(QDate(date.year, date.month, date.day), QLocale.FormatType.ShortFormat)


def age(then: dt.datetime, now: dt.datetime) -> str:
    """How long ago something was, in words."""
    seconds = abs(int((now - then).total_seconds()))
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
    if days:
        return translate("text", "%n day(s) ago", "", days)
    if hours:
        return translate("text", "%n hour(s) ago", "", hours)
    if minutes:
        return translate("text", "%n minute(s) ago", "", minutes)
    return translate("text", "just now")


def until(then: dt.datetime, now: dt.datetime) -> str:
    """How long it is still to something, in words."""
    seconds = int((then - now).total_seconds())
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("text", "in a moment")
    if minutes < 60:
        return translate("text", "in %n minute(s)", "", minutes)
    return translate("text", "at {time}").format(time=moment(then))


def kind_title(kind: EntityKind) -> str:
    """A kind of record, as a heading."""
    return _kinds()[kind]


def _kinds() -> dict[EntityKind, str]:
    return {
        EntityKind.ACCOUNT: translate("kind", "Accounts"),
        EntityKind.CURRENCY: translate("kind", "Currencies"),
        EntityKind.TERM: translate("kind", "Credit terms"),
        EntityKind.TAX_CODE: translate("kind", "Tax codes"),
        EntityKind.SALES_AGENT: translate("kind", "Sales agents"),
        EntityKind.CUSTOMER: translate("kind", "Customers"),
        EntityKind.SUPPLIER: translate("kind", "Suppliers"),
        EntityKind.PRODUCT: translate("kind", "Products"),
        EntityKind.INVOICE: translate("kind", "Invoices"),
        EntityKind.CASH_SALE: translate("kind", "Cash sales"),
        EntityKind.CREDIT_NOTE: translate("kind", "Credit notes"),
        EntityKind.PAYMENT: translate("kind", "Payments"),
    }


def kind_name(kind: EntityKind, count: int) -> str:
    """A number of records of a kind: 3 invoices."""
    names = {
        EntityKind.ACCOUNT: translate("kind", "%n account(s)", "", count),
        EntityKind.CURRENCY: translate("kind", "%n currency(ies)", "", count),
        EntityKind.TERM: translate("kind", "%n credit term(s)", "", count),
        EntityKind.TAX_CODE: translate("kind", "%n tax code(s)", "", count),
        EntityKind.SALES_AGENT: translate("kind", "%n sales agent(s)", "", count),
        EntityKind.CUSTOMER: translate("kind", "%n customer(s)", "", count),
        EntityKind.SUPPLIER: translate("kind", "%n supplier(s)", "", count),
        EntityKind.PRODUCT: translate("kind", "%n product(s)", "", count),
        EntityKind.INVOICE: translate("kind", "%n invoice(s)", "", count),
        EntityKind.CASH_SALE: translate("kind", "%n cash sale(s)", "", count),
        EntityKind.CREDIT_NOTE: translate("kind", "%n credit note(s)", "", count),
        EntityKind.PAYMENT: translate("kind", "%n payment(s)", "", count),
    }
    return names[kind]


def _qt(local: dt.datetime) -> QDateTime:
    # Seconds and zone are left out: what is shown is a wall clock.
    return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
