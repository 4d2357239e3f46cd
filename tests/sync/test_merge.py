"""Three states of one record: nothing that both sides changed is overwritten unless somebody said so."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from connector.domain.conflicts import Choice, Policy
from connector.domain.fingerprint import canonical, decode
from connector.domain.keys import EntityKind
from connector.domain.parties import Customer
from connector.domain.policies import KindPolicy
from connector.sync.merge import differing, filled_in, merge
from tests.fakes.entities import customer, invoice

C, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
_TEXT = st.none() | st.text(string.ascii_lowercase, min_size=1, max_size=2)
_NAMES = ("remark", "phone", "email")


@st.composite
def _customers(draw: st.DrawFn) -> Customer:
    """A customer with a few fields of few values, so that they are often alike."""
    return replace(customer("C1", "A"), **{name: draw(_TEXT) for name in _NAMES})


_POLICIES = st.builds(
    KindPolicy,
    conflict=st.sampled_from(Policy),
    fields=st.dictionaries(st.sampled_from(_NAMES), st.sampled_from(Policy)),
)


@given(_customers(), _customers(), _customers(), _POLICIES)
def test_each_field_goes_where_it_belongs(base: Customer, ours: Customer, theirs: Customer, policy: KindPolicy) -> None:
    """Changed on one side: taken. On both alike: agreed. Otherwise: as the policy says, or a person is asked."""
    merged = merge(C, canonical(base), canonical(ours), canonical(theirs), policy)
    result = decode(C, merged.content)
    for name in _NAMES:
        before, now, wish, then = (getattr(each, name) for each in (base, ours, theirs, result))
        if wish in (before, now):
            assert then == now
            assert name not in (*merged.fields, *merged.conflicts, *merged.books_won)
        elif now == before:
            assert then == wish
            assert name in merged.fields
        else:
            winner = policy.of(name)
            assert (name in merged.conflicts) is (winner is Policy.ASK)
            assert (name in merged.books_won) is (winner is Policy.BOOKS_WIN)
            assert then == (wish if winner is Policy.PLATFORM_WINS else now)


@given(_customers(), _customers(), _customers())
def test_a_decision_settles_every_conflict(base: Customer, ours: Customer, theirs: Customer) -> None:
    """With a choice for each field nothing is asked any more."""
    for choice in (Choice.KEEP_BOOKS, Choice.KEEP_PLATFORM):
        decided = dict.fromkeys(_NAMES, choice)
        merged = merge(C, canonical(base), canonical(ours), canonical(theirs), KindPolicy(), decided)
        assert not merged.conflicts


@given(_customers(), _customers(), _customers(), _POLICIES)
def test_what_was_merged_is_agreed(base: Customer, ours: Customer, theirs: Customer, policy: KindPolicy) -> None:
    """Planned once more against its own result, there is nothing to write."""
    merged = merge(C, canonical(base), canonical(ours), canonical(theirs), policy)
    again = merge(C, canonical(base), merged.content, canonical(theirs), policy)
    assert again.fields == () or set(again.fields) <= {n for n in _NAMES if policy.of(n) is Policy.PLATFORM_WINS}
    assert again.content == merged.content


@given(_customers(), _customers())
def test_linking_overwrites_nothing(ours: Customer, theirs: Customer) -> None:
    """Two records that are the same: what the books lack is filled in, what they have stays."""
    merged = filled_in(C, canonical(ours), canonical(theirs), KindPolicy())
    result = decode(C, merged.content)
    for name in _NAMES:
        have, wish, then = getattr(ours, name), getattr(theirs, name), getattr(result, name)
        assert then == (have if have is not None else wish)


def test_what_the_books_compute_is_no_edit() -> None:
    """The day of creation is the books' own."""
    one, other = customer("C1", "A"), replace(customer("C1", "A"), traffic_channel_id="Facebook Ads")
    assert differing(C, canonical(one), canonical(other)) == ()


def test_what_the_books_add_to_lines_is_no_edit() -> None:
    """A line's identity and its home currency amounts are given by the books: neither an edit nor a conflict."""
    wished = invoice(text="one")
    line = wished.lines[0]
    stored = replace(wished, lines=(replace(line, key="17", local_amount=line.amount),))
    edited = replace(wished, lines=(replace(line, description="two"),))
    merged = merge(INVOICE, canonical(wished), canonical(stored), canonical(edited), KindPolicy())
    assert (merged.fields, merged.conflicts) == (("lines",), ())
    assert merge(INVOICE, canonical(wished), canonical(stored), canonical(wished), KindPolicy()).fields == ()
    assert differing(INVOICE, canonical(wished), canonical(stored)) == ()
