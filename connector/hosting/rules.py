"""The rules of a mapping, and the links that were made by others."""

from __future__ import annotations

from pathlib import Path

from connector.domain.ports import Store
from connector.sync.ages import ask_for_sweep

_RULES = "mapping"
"""Fact of a store: hash of the rules that its links were made with."""


def follow_rules(memory: Store, provider: str, overrides: Path | None) -> None:
    """When the mapping is another one than the links were made with, everything is read again and compared."""
    from connector.mapping import load

    digest = load(provider, overrides).digest
    before = memory.fact(_RULES)
    if before is not None and before != digest:
        memory.clear_cursors()
        ask_for_sweep(memory)
    if before != digest:
        memory.mark_fact(_RULES, digest)


def rules_are_new(memory: Store, provider: str, overrides: Path | None) -> bool:
    """Whether the next run reads everything again for another mapping: a dry run must show what that comes to."""
    from connector.mapping import load

    before = memory.fact(_RULES)
    return before is not None and before != load(provider, overrides).digest
