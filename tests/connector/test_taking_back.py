"""Which writes taking back means."""

from __future__ import annotations

from msgspec.structs import replace

from connector.hosting.taking_back import Selection, chosen
from tests.fakes.two_ways import AT, TwoWayMemory, wrote


def test_all_writes_of_a_run_are_meant_however_many() -> None:
    """Also those that are left when more than ten thousand newer ones were taken back before."""
    memory = TwoWayMemory()
    for number in range(10_002):
        memory.keep_written(wrote(number))
    assert len(chosen(memory, Selection(run="run-a"))) == 10_002
    for number in range(2, 10_002):
        memory.keep_written(replace(wrote(number), undone_at=AT))
    assert chosen(memory, Selection(run="run-a")) == ["a1", "a0"]
