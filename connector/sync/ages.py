"""How old the last sweep is: a fact in the store, shown beside every green."""

from __future__ import annotations

import datetime as dt

from connector.domain.ports import Store

_SWEPT_AT = "swept_at"

REREAD = "reread"
"""Fact: how far the rolling re-read of each kind is."""


def swept_at(store: Store) -> dt.datetime | None:
    """When the last whole sweep was over; None before the first, and when one was asked for."""
    fact = store.fact(_SWEPT_AT)
    return dt.datetime.fromisoformat(fact) if fact else None


def note_sweep(store: Store, at: dt.datetime) -> None:
    """A whole sweep is over."""
    store.mark_fact(_SWEPT_AT, at.isoformat())


def ask_for_sweep(store: Store) -> None:
    """Whatever the last one's age: the next run sweeps."""
    store.mark_fact(_SWEPT_AT, "")
