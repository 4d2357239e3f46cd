"""What the agent says of ways into books and of their settings, in the user's language. A way that is not known here
is shown in the agent's own words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.text import look_up

_CONTEXT: Final = "provider"
KNOWN: Final = (
    QT_TRANSLATE_NOOP(
        "provider",
        "Path of the .FDB file as the computer sees it on which the Firebird service runs, such as "
        "C:\\eStream\\SQLAccounting\\DB\\ACC-0001.FDB.",
    ),
    QT_TRANSLATE_NOOP("provider", "Name or address of the computer on which the Firebird service runs."),
    QT_TRANSLATE_NOOP("provider", "Port of the Firebird service."),
    QT_TRANSLATE_NOOP(
        "provider",
        "A database user (not a SQL Accounting user). SELECT rights are enough; SYSDBA also sees other users' open "
        "transactions.",
    ),
    QT_TRANSLATE_NOOP(
        "provider",
        "Password of the database user. It is kept encrypted on this computer and never leaves it.",
    ),
    QT_TRANSLATE_NOOP("provider", "Role to connect with, when the database user has its rights through one."),
    QT_TRANSLATE_NOOP("provider", "UTF8 for every company file made since Firebird 3; NONE for older ones."),
    QT_TRANSLATE_NOOP(
        "provider",
        "For company files without a character set: what their bytes may be, such as gbk or cp1252; tried in turn.",
    ),
    QT_TRANSLATE_NOOP("provider", "By the vendor's API"),
    QT_TRANSLATE_NOOP(
        "provider",
        "For a company that runs in the vendor's cloud, or on a computer that cannot be reached: with an access key "
        "instead of the company file.",
    ),
    QT_TRANSLATE_NOOP(
        "provider",
        "Made in SQL Accounting: Tools, Maintain User, Detail, More, API Secret Key. Its user can then no longer log "
        "in to the desktop program: make a user for it alone.",
    ),
    QT_TRANSLATE_NOOP("provider", "Shown together with the access key. It is kept encrypted on this computer."),
    QT_TRANSLATE_NOOP("provider", "The vendor's cloud, or the address of a company's own API service."),
    QT_TRANSLATE_NOOP("provider", "Service in the signature: sqlaccount, or execute-api for older keys."),
    QT_TRANSLATE_NOOP("provider", "Region in the signature."),
    QT_TRANSLATE_NOOP(
        "provider",
        "The company's database on SQL Server: AED_ and a name, as AutoCount lists it under Manage Account Book.",
    ),
    QT_TRANSLATE_NOOP("provider", "Name or address of the computer on which SQL Server runs."),
    QT_TRANSLATE_NOOP(
        "provider",
        "Name of the SQL Server instance, such as A2006. Leave it empty for the default instance.",
    ),
    QT_TRANSLATE_NOOP(
        "provider",
        "TCP port of the instance; 0 asks the SQL Server Browser service of that computer.",
    ),
    QT_TRANSLATE_NOOP(
        "provider",
        "A login of SQL Server (not an AutoCount user) with SELECT rights on the company's database. Empty: "
        "the Windows user that the agent runs as.",
    ),
    QT_TRANSLATE_NOOP(
        "provider",
        "Password of the login. It is kept encrypted on this computer and never leaves it.",
    ),
    QT_TRANSLATE_NOOP(
        "provider",
        "The connection is always encrypted. SQL Server makes its own certificate, which nobody has signed: "
        "yes accepts it, and you say with it that this is the right server.",
    ),
    QT_TRANSLATE_NOOP(
        "provider",
        "File with the server's own certificate; then no other one is accepted. Needs Microsoft ODBC Driver 18.",
    ),
    QT_TRANSLATE_NOOP("provider", "Of the API. Values up to 74 are ignored by Intuit since August 2025."),
    QT_TRANSLATE_NOOP("provider", "Leads of one page's lead ads, and what its posts achieved."),
    QT_TRANSLATE_NOOP("provider", "What the posts and stories of one professional Instagram account achieved."),
    QT_TRANSLATE_NOOP(
        "provider", "Customers, products, invoices, credit memos and payments of one QuickBooks Online company."
    ),
    QT_TRANSLATE_NOOP("provider", "Contacts, items, invoices, credit notes and payments of one Xero organisation."),
    QT_TRANSLATE_NOOP("provider", "The books of one company in AutoCount Accounting, from customers to payments."),
    QT_TRANSLATE_NOOP("provider", "The books of one company in SQL Accounting, from customers to payments."),
    QT_TRANSLATE_NOOP("provider", "Name of an installed ODBC driver for SQL Server; empty takes the best one."),
)
"""As the descriptions of the providers say it."""


def provider_words(sentence: str) -> str:
    """A title or an explanation of a provider."""
    return look_up(_CONTEXT, sentence) if sentence else ""
