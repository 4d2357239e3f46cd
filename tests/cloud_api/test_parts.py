"""The pure parts: decisions, the tally, pairing codes, the bell."""

from __future__ import annotations

import asyncio
import random

import pytest

from cloud_api.agents.bell import Bell, rung
from cloud_api.db.bulk import Stored
from cloud_api.records.decisions import decide
from cloud_api.records.incoming import Incoming
from cloud_api.records.tally import BucketTally
from cloud_api.security.tokens import new_code, new_token, read_code, token_hash
from connector.domain.actions import ResultKind
from connector.domain.fingerprint import bucket_of
from connector.domain.reconciliation import Entry, Tally
from tests.fakes.wire import to_wire

_F, _G = b"f" * 16, b"g" * 16


def _stored(revision: int, fingerprint: bytes = _F, *, deleted: bool = False) -> Stored:
    return Stored("id", revision, "stored", fingerprint, deleted, "", 0)


def _incoming(revision: int, fingerprint: bytes = _F, *, action: str = "new", deletion: bool = False) -> Incoming:
    return Incoming(action, "key", 0, revision, deletion, "{}", fingerprint)


@pytest.mark.parametrize(
    ("stored", "incoming", "answer", "written"),
    [
        (None, _incoming(1), ResultKind.CREATED, True),
        (None, _incoming(1, deletion=True), ResultKind.DELETED, True),
        (_stored(1), _incoming(2, _G), ResultKind.UPDATED, True),
        (_stored(1), _incoming(2, _F), ResultKind.UNCHANGED, True),
        (_stored(2), _incoming(2, _F), ResultKind.UNCHANGED, False),
        (_stored(2), _incoming(1, _F), ResultKind.UNCHANGED, False),
        (_stored(2), _incoming(2, _G), ResultKind.STALE, False),
        (_stored(2), _incoming(2, _G, action="stored"), ResultKind.UNCHANGED, False),
        (_stored(2), _incoming(3, deletion=True), ResultKind.DELETED, True),
        (_stored(2), _incoming(2, deletion=True), ResultKind.STALE, False),
        (_stored(2, deleted=True), _incoming(3), ResultKind.CREATED, True),
        (_stored(2, deleted=True), _incoming(2), ResultKind.STALE, False),
        (_stored(2, deleted=True), _incoming(1, deletion=True), ResultKind.DELETED, False),
        (_stored(2, deleted=True), _incoming(2, action="stored", deletion=True), ResultKind.DELETED, False),
    ],
)
def test_decisions(stored: Stored | None, incoming: Incoming, answer: ResultKind, *, written: bool) -> None:
    """Never twice, never backwards, whatever is stored."""
    assert decide(stored, incoming) == (answer, written)


def test_the_tally_is_the_domains_tally() -> None:
    """The server's lean tally tells the same numbers as the domain's, through any history and through storage."""
    chance, theirs, ours = random.Random(3), Tally(), BucketTally.empty()
    live: list[Entry] = []
    for number in range(3000):
        if live and chance.random() < 0.4:
            entry = live.pop(chance.randrange(len(live)))
            theirs.remove(entry)
            ours.count_out(entry.key, bucket_of(entry.key), entry.fingerprint, entry.currency, entry.amount)
        else:
            currency = chance.choice(["", "MYR", "USD"])
            entry = Entry(f"k{number}", chance.randbytes(16), currency, chance.randrange(-(10**6), 10**12))
            live.append(entry)
            theirs.add(entry)
            ours.count_in(entry.key, bucket_of(entry.key), entry.fingerprint, entry.currency, entry.amount)
        if number % 500 == 0:
            ours = BucketTally.load(ours.count, ours.totals_json(), ours.buckets())
    assert ours.summary() == to_wire(theirs.summary())


def test_codes_are_read_as_people_type_them() -> None:
    """Case, spaces and hyphens do not matter; anything else does."""
    code = new_code()
    assert len(code) == 14
    read = read_code(code)
    assert read is not None
    assert read_code(f" {code.lower().replace('-', '  ')} ") == read
    assert read_code(code[:-1]) is None
    assert read_code(f"{code}A") is None
    assert read_code("0000-0000-0000") is None


def test_tokens_are_long_and_their_hashes_short() -> None:
    """256 random bits; what is stored is 32 bytes."""
    tokens = {new_token("bba_") for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {47}
    assert {len(token_hash(token)) for token in tokens} == {32}


def test_the_bell_wakes_its_agent_only() -> None:
    """A ring between listening and waiting is not missed; another agent's ring wakes nobody."""

    async def story() -> tuple[bool, bool]:
        bell = Bell()
        with bell.listening("a") as mine, bell.listening("b") as other:
            bell.ring("a")
            heard, quiet = mine.is_set(), other.is_set()
            await rung(mine, 60)
            assert not mine.is_set()
        bell.ring("a")
        return heard, quiet

    assert asyncio.run(story()) == (True, False)
