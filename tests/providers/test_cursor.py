"""A cursor keeps its place in text, and one that cannot be read begins anew."""

from __future__ import annotations

import pytest

from connector.domain.changes import Cursor
from connector.ledger.cursor import Position, SlicePosition, position_of, slice_of
from connector.ledger.watermark import Mark

MARK = Mark(at=1_800_000_000, seen_at=1_800_000_000, next_transaction=77)


@pytest.mark.parametrize("place", [None, 12, -5, "300-A0001", "贸易", b"\xff\x00"])
def test_every_place_is_kept(place: int | str | bytes | None) -> None:
    """Numbers, codes and bytes of codes come back as they were."""
    position = Position(mark=MARK, shape=1, grown={0: 5}, tops={"SL_IV": 9}, bounds={"AR_CUSTOMER": ["300-M0001"]})
    position.move(place)
    again = position_of(position.cursor())
    assert again == position
    assert again is not None
    assert again.place == place


@pytest.mark.parametrize(
    "cursor", [None, "", "{}", "17", '{"form":99,"mark":{"at":1,"seen_at":1,"next_transaction":1}}']
)
def test_what_cannot_be_read_begins_anew(cursor: str | None) -> None:
    """A cursor of another version is no error."""
    given = None if cursor is None else Cursor(cursor)
    assert position_of(given) is None


def test_slices_begin_at_the_beginning() -> None:
    """So does a re-read whose position is lost."""
    assert slice_of(None) == slice_of(Cursor("?")) == SlicePosition()
    kept = SlicePosition(shape=1, after=12)
    assert slice_of(kept.cursor()) == kept
