"""The engine's few numbers, with the values that the product ships with."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class SweepMode(StrEnum):
    """Whether a run compares the full set of keys after the fresh changes went out."""

    DUE = "due"
    """When the last one is older than `EngineOptions.sweep_every`."""
    ALWAYS = "always"
    NEVER = "never"


class EngineOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes and times of the engine; times in seconds."""

    batch: int = 500
    """Actions sent at once; the platform takes no more."""
    pages_ahead: int = 2
    """Pages that are read ahead while one is planned."""
    batches_ahead: int = 2
    """Batches on their way or answered while the next one is planned."""
    safeguard_count: int = 50
    safeguard_share: float = 0.01
    """Updates, or deletions, above this count and above this share of the live links wait for a person."""
    sweep_every: float = 15 * 60
    reread_children: float = 45 * 60
    """Kinds with child rows are read again within this time and one sweep more: within the hour."""
    reread_flat: float = 6 * 86400
    """Kinds without child rows: within seven days."""
    reread_page: int = 1000
    retry_first: float = 1
    retry_longest: float = 60
    retry_attempts: int = 8
    """How often one request is tried before the run gives up until the next one."""
    divide_after: int = 3
    """A batch that never arrives though the platform answers is divided after so many attempts."""
    problem_first: float = 60
    problem_longest: float = 6 * 3600
    """A record that was set aside is tried again after this long, twice as long each time."""
    stale_rounds: int = 3
    """How often one run plans above a newer revision of the platform."""
    repair_rounds: int = 2
    """How often one run repairs what reconciliation found."""
    repair_page: int = 5000
    """About how many records of differing buckets are compared at once."""
    log_each_create_up_to: int = 50
    """A batch with more new records than this leaves one line in the log for all of them."""
    lost_answers: int = 3
    """How often one change's answer from the books may be lost before it rests for a while."""
    moved_rounds: int = 3
    """How often one run plans a change anew because the books moved under it."""
    batch_at_work: float = 300
    """A batch of which the books have a part may be worked off for so long: Intuit's server gives up after 120."""
    batch_forgotten: float = 3600
    """A batch of which nothing is there after it was asked for again and again, and not for so long, does not come any
    more: its records go one by one."""
