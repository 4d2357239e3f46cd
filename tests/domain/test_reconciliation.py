"""The tally says equal exactly when two sides have the same records."""

from hypothesis import given
from hypothesis import strategies as st

from connector.domain.fingerprint import bucket_of
from connector.domain.reconciliation import EMPTY, Entry, Tally

entries = st.lists(
    st.builds(
        Entry,
        key=st.text(min_size=1, max_size=8),
        fingerprint=st.binary(min_size=16, max_size=16),
        currency=st.sampled_from(["", "MYR", "USD"]),
        amount=st.integers(-(10**12), 10**12),
    ),
    unique_by=lambda entry: entry.key,
    max_size=30,
)


@given(entries)
def test_order_does_not_matter(records: list[Entry]) -> None:
    """Both sides reach the same summary whatever the order of their writes."""
    one, other = Tally(), Tally()
    for entry in records:
        one.add(entry)
    for entry in reversed(records):
        other.add(entry)
    assert one.summary() == other.summary()


@given(entries)
def test_removing_undoes_adding(records: list[Entry]) -> None:
    """After everything is taken out again, the tally is that of nothing."""
    tally = Tally.of(EMPTY)
    for entry in records:
        tally.add(entry)
    tally = Tally.of(tally.summary())
    for entry in records:
        tally.remove(entry)
    assert tally.summary() == EMPTY


@given(entries.filter(bool), st.binary(min_size=16, max_size=16))
def test_one_different_record_shows_in_its_bucket(records: list[Entry], changed: bytes) -> None:
    """A record with other content is found in the one bucket of its key."""
    first = records[0]
    if first.fingerprint == changed:
        changed = bytes(16) if changed != bytes(16) else b"\x01" * 16
    ours, theirs = Tally(), Tally()
    for entry in records:
        ours.add(entry)
        theirs.add(entry)
    theirs.replace([first], [Entry(first.key, changed, first.currency, first.amount)])
    assert ours.summary().differing(theirs.summary()) == (bucket_of(first.key),)
