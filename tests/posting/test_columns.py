"""Rules of single columns."""

from __future__ import annotations

from connector.posting.columns import Column, Finder
from connector.posting.frames import Frame, Numbering
from connector.posting.rules import Position


def test_a_row_that_is_never_the_first_is_numbered_among_all_rows_of_its_table() -> None:
    """Its number tells its place although no row of its sort stands at the beginning."""
    frame = Frame([{}] * 4, [0, 0, 1, 2], Numbering())
    found = Finder(frame).find(Column("NUMBER", [2, 3, 4, 2], [1, 2, 3, 1], [0, 1, 0, 0]))
    assert found is not None
    assert found.cells.rule == Position(1, 1)


def test_numbers_in_no_steady_steps_are_no_place() -> None:
    """Nor is a rule made of them that fits the first and the last one only."""
    frame = Frame([{}] * 3, [0, 0, 0], Numbering())
    assert Finder(frame).find(Column("NUMBER", [1, 3, 4], [0, 1, 2], [0, 1, 2])) is None
