"""Bodies of webhooks as providers publish them.

QuickBooks: Intuit's documentation of notifications, and its post on the change of 2025-11-12. Xero: its page on
configuring a server, and XeroAPI/Xero-OpenAPI 16.1.0 (MIT). Facebook and Instagram: Meta's documentation. Typed from
pages, so that the values are exact and the white space is not: nothing here says anything about signatures.
"""

from __future__ import annotations

from pathlib import Path


def payload(name: str) -> bytes:
    """A published body."""
    return Path(__file__).with_name(f"{name}.json").read_bytes()
