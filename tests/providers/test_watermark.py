"""The watermark never passes what may still appear behind it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connector.ledger.watermark import (
    LONGEST_HOLD,
    OVERLAP,
    Mark,
    Sight,
    advance,
    lower_bound,
)

NOW = 1_800_000_000


def sight(now: int = NOW, *, ours: int = 100, oldest: int | None = None, writer: int | None = None) -> Sight:
    """What the server shows: our own transaction, the oldest open one, the start of the oldest visible writer."""
    return Sight(
        now=now,
        next_transaction=ours,
        oldest_active=ours if oldest is None else oldest,
        oldest_visible=ours,
        oldest_writer=writer,
    )


def test_with_nobody_writing_it_is_now() -> None:
    """Nothing can appear behind the present moment."""
    assert advance(None, sight()).at == NOW


def test_an_open_writer_holds_it_at_his_start() -> None:
    """What he saves carries a time from his start on."""
    assert advance(None, sight(writer=NOW - 500)).at == NOW - 500


def test_a_writer_open_for_hours_does_not_hold_it_for_ever() -> None:
    """After the bound the sweep alone is relied on."""
    assert advance(None, sight(writer=NOW - 9 * LONGEST_HOLD)).at == NOW - LONGEST_HOLD


def test_a_blind_first_look_goes_back_by_the_bound() -> None:
    """Nothing is known of when the unseen transaction began."""
    assert advance(None, sight(oldest=40)).at == NOW - LONGEST_HOLD


def test_a_transaction_that_did_not_exist_at_the_last_look_began_after_it() -> None:
    """The mark stays at that look, run after run, while the number stays."""
    first = advance(None, sight(ours=100))
    second = advance(first, sight(NOW + 60, ours=120, oldest=100))
    third = advance(second, sight(NOW + 120, ours=140, oldest=100))
    assert (second.at, third.at) == (NOW, NOW)


def test_a_later_unseen_transaction_moves_it_on() -> None:
    """When the oldest one ended, a younger one holds the mark where that one did not exist yet."""
    first = advance(None, sight(ours=100))
    second = advance(first, sight(NOW + 60, ours=120, oldest=100))
    third = advance(second, sight(NOW + 120, ours=140, oldest=125))
    assert third.at == NOW + 60


def test_it_goes_free_when_nobody_is_left() -> None:
    """Without unseen transactions the mark is now again."""
    first = advance(None, sight(ours=100))
    second = advance(first, sight(NOW + 60, ours=120, oldest=100))
    assert advance(second, sight(NOW + 120, ours=140)).at == NOW + 120


def test_a_clock_set_back_takes_the_lower_bound_with_it() -> None:
    """Rows that are written with the earlier time are read."""
    mark = advance(None, sight())
    assert lower_bound(mark, NOW + 60) == NOW - OVERLAP
    assert lower_bound(mark, NOW - 7_200) == NOW - 7_200 - OVERLAP


@given(st.data())
def test_no_writer_is_ever_passed(data: st.DataObject) -> None:
    """Whatever opens and closes, seen or not: a mark lies at or before the start of each open writer younger than the
    bound."""
    now, number = NOW, 100
    writers: dict[int, int] = {}
    mark: Mark | None = None
    for _ in range(data.draw(st.integers(1, 12))):
        now += data.draw(st.integers(0, 900))
        for _ in range(data.draw(st.integers(0, 2))):
            writers[number] = now
            number += 1
        for ended in data.draw(st.lists(st.sampled_from(sorted(writers)), unique=True)) if writers else []:
            del writers[ended]
        now += data.draw(st.integers(0, 5))
        ours, number = number, number + 1
        seen = data.draw(st.booleans())
        oldest = min([*writers, ours])
        mark = advance(
            mark,
            Sight(
                now=now,
                next_transaction=number,
                oldest_active=oldest,
                oldest_visible=oldest if seen else ours,
                oldest_writer=min(writers.values()) if seen and writers else None,
            ),
        )
        assert all(mark.at <= start for start in writers.values() if start >= now - LONGEST_HOLD)
        assert now - LONGEST_HOLD <= mark.at <= now
