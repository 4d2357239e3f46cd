"""What the simulated QuickBooks does not take."""

from __future__ import annotations


class Refused(Exception):
    """A Fault."""

    def __init__(self, code: str, message: str, kind: str = "ValidationFault") -> None:
        super().__init__(message)
        self.code = code
        self.kind = kind
