"""Refusals that mean the same wherever the books are kept."""

from __future__ import annotations

from connector.domain.errors import NotFound, Rejected, SignInRefused


class NoSuchRecord(NotFound):
    """The books have no such record, or it is inactive."""


class Overtaken(Rejected):
    """Somebody saved the record since it was read."""


class TokenRefused(SignInRefused):
    """The token is not taken; another one may be."""
