"""What the simulated Xero does not take."""

from __future__ import annotations


class Invalid(Exception):
    """A validation error of one element."""


class Absent(Exception):
    """404."""
