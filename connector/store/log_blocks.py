"""The sync log in blocks: what is asked of a million lines is answered from a few hundred rows.

Numbers of lines have no gaps, so a block of 4,096 of them is known by arithmetic. Once its last line is written, what
lines are filtered by is kept in one row: a byte a line for the kind, one for way and outcome, the text in small
letters, and each different sentence once. A mask is a byte a line, 1 for a wanted one; masks are made by
`bytes.translate` and `bytes.find`, which go through a block in microseconds.
"""

from __future__ import annotations

import sys
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import NamedTuple

import msgspec

from connector.domain.keys import EntityKind
from connector.domain.runs import EntryKind, EntryOutcome, Toward, usual_outcome
from connector.domain.sync_log import LogFilter
from connector.store.ground import Statements

BLOCK = 4096

_ENTITIES: tuple[EntityKind, ...] = (
    EntityKind.ACCOUNT,
    EntityKind.CURRENCY,
    EntityKind.TERM,
    EntityKind.TAX_CODE,
    EntityKind.SALES_AGENT,
    EntityKind.CUSTOMER,
    EntityKind.SUPPLIER,
    EntityKind.PRODUCT,
    EntityKind.INVOICE,
    EntityKind.CASH_SALE,
    EntityKind.CREDIT_NOTE,
    EntityKind.PAYMENT,
)
"""Their places are in files: only append. A kind that is not here counts as none."""
_OUTCOMES: tuple[EntryOutcome, ...] = (
    EntryOutcome.SYNCED,
    EntryOutcome.WARNED,
    EntryOutcome.WAITING,
    EntryOutcome.FAILED,
    EntryOutcome.SKIPPED,
    EntryOutcome.UNDONE,
)
_WAYS: tuple[Toward, ...] = (Toward.PLATFORM, Toward.BOOKS)
_ENTITY_CODE = {entity: place for place, entity in enumerate(_ENTITIES, 1)}
_OUTCOME_CODE = {outcome: place for place, outcome in enumerate(_OUTCOMES, 1)}
_WAY_CODE = {way: 16 * place for place, way in enumerate(_WAYS, 1)}

_PART = "\x1f"
_LINE = "\n"
_BREAK = b"\n"
_FEW = 256
"""Hits in a block up to which each is looked for; above, all lines are looked at."""
_ALL = b"\x01" * BLOCK
_NONE = bytes(BLOCK)
_KEPT_VIEWS = 16
_SPARSE = 64

_ROWS = "SELECT id, kind, entity, key, sentence, fields, toward, outcome, title FROM log WHERE id BETWEEN ? AND ?"


class Block(NamedTuple):
    """What the lines of one block are filtered by; line `n` of it has the number `BLOCK * block + n`."""

    kinds: bytes
    ends: bytes
    texts: bytes
    """Lines of key and title, each with a line break before it."""
    said: bytes
    """The different sentences with their fields, in lines like those."""
    spoken: bytes
    """Which of them each line says: two bytes each."""


def way_and_outcome(
    kind: str, sentence: str, toward: str | None, outcome: str | None
) -> tuple[Toward | None, EntryOutcome | None]:
    """Of a line; lines of before there were such columns (None) tell by their words."""
    if toward is not None or outcome is not None:
        return Toward(toward) if toward else None, EntryOutcome(outcome) if outcome else None
    if kind not in (EntryKind.WRITTEN, EntryKind.SET_ASIDE):
        return None, usual_outcome(EntryKind(kind))
    if sentence.startswith("Taken back: "):
        return Toward.BOOKS, EntryOutcome.UNDONE
    books = sentence.endswith(" in the books") or sentence.startswith("Not written into the books: ")
    return Toward.BOOKS if books else Toward.PLATFORM, usual_outcome(EntryKind(kind))


def seal(connection: Statements, added: int) -> None:
    """Make rows for blocks that are whole and have none, in a transaction that is open; a bounded number of them.

    A file of an earlier version catches up so, a little with each writing.
    """
    lowest, newest, last = connection.execute(
        "SELECT (SELECT min(id) FROM log), (SELECT max(id) FROM log), (SELECT max(block) FROM log_blocks)"
    ).fetchone()
    if newest is None:
        return
    connection.execute("DELETE FROM log_blocks WHERE block < ?", (lowest // BLOCK,))
    following = max(lowest // BLOCK, last + 1 if last is not None else 0)
    for number in range(following, min((newest + 1) // BLOCK, following + 2 + added // BLOCK)):
        connection.execute("INSERT INTO log_blocks VALUES (?,?,?,?,?,?)", (number, *build(connection, number)))


def build(connection: Statements, number: int) -> Block:
    """A block from its lines; those that are not there are in no filter."""
    kinds, ends, spoken = bytearray(BLOCK), bytearray(BLOCK), array("H", bytes(2 * BLOCK))
    texts, said = [""] * BLOCK, {"": 0}
    base = number * BLOCK
    for row in connection.execute(_ROWS, (base, base + BLOCK - 1)):
        place, (kind, entity, key, sentence, fields, toward, outcome, title) = row[0] - base, row[1:]
        way, end = way_and_outcome(kind, sentence, toward, outcome)
        kinds[place] = _ENTITY_CODE.get(entity, 0)
        ends[place] = (_WAY_CODE[way] if way else 0) + (_OUTCOME_CODE[end] if end else 0)
        texts[place] = _flat(f"{key or ''}{_PART}{title}")
        spoken[place] = said.setdefault(_flat(f"{sentence}{_PART}{fields}"), len(said))
    return Block(bytes(kinds), bytes(ends), _lines(texts), _lines(said), stored_array(spoken))


class Mask:
    """A filter, ready to be laid on blocks. Time and run are not its business: they are ranges of numbers."""

    def __init__(self, wanted: LogFilter) -> None:
        self._kinds = _table(_ENTITY_CODE[entity] for entity in wanted.entities) if wanted.entities else None
        self._ends = _ends_table(wanted)
        self._words = [_flat(word).encode() for word in wanted.words]
        self._key = f"{_LINE}{_flat(wanted.key)}{_PART}".encode() if wanted.key else b""

    @property
    def columns(self) -> Sequence[str]:
        """What it needs to see of a block."""
        names = ["kinds"] * (self._kinds is not None) + ["ends"] * (self._ends is not None)
        if self._words:
            return [*names, "texts", "said", "spoken"]
        return [*names, "texts"] if self._key else names

    def of(self, column: Callable[[str], bytes]) -> bytes:
        """The wanted lines of a block whose columns are given by name."""
        mask = _ALL
        if self._kinds is not None:
            mask = column("kinds").translate(self._kinds)
        if self._ends is not None:
            mask = both(mask, column("ends").translate(self._ends))
        if self._key and 1 in mask:
            mask = both(mask, _found(column("texts"), self._key))
        if self._words and 1 in mask:
            mask = both(mask, _with_words(column, self._words))
        return mask


class Hits(NamedTuple):
    """The lines of one block that are in a filter: how many, and where unless they are many."""

    many: int
    places: bytes | None
    """Two bytes each, the newest line first; None for many."""

    @classmethod
    def of(cls, mask: bytes) -> Hits:
        """What a mask comes to."""
        count = mask.count(1)
        return cls(count, stored_array(array("H", places_of(mask))) if count <= _SPARSE else None)


class Views:
    """What was found in whole blocks, for the filters that were asked of last: lines never change.

    Belongs to one state file; may be used by several threads.
    """

    def __init__(self) -> None:
        self._counts: OrderedDict[LogFilter, dict[int, Hits]] = OrderedDict()
        self._unsealed: tuple[int, int, Block] | None = None
        self._lock = Lock()

    def of(self, wanted: LogFilter) -> dict[int, Hits]:
        """What is known for one filter; whoever looks at a block puts it in."""
        with self._lock:
            counts = self._counts.get(wanted)
            if counts is None:
                counts = self._counts[wanted] = self._begun(wanted)
            self._counts.move_to_end(wanted)
            while len(self._counts) > _KEPT_VIEWS:
                self._counts.popitem(last=False)
            return counts

    def _begun(self, wanted: LogFilter) -> dict[int, Hits]:
        """Where somebody goes on typing, blocks that had nothing before have nothing now."""
        for former, counts in reversed(self._counts.items()):
            if former.text and wanted.text.startswith(former.text) and _but_text(former) == _but_text(wanted):
                return {block: hits for block, hits in list(counts.items()) if not hits.many}
        return {}

    def unsealed(self, number: int, newest: int, make: Callable[[], Block]) -> Block:
        """The block that is still being written, made anew only when there are newer lines than when it was made."""
        kept = self._unsealed
        if kept is not None and kept[:2] == (number, newest):
            return kept[2]
        block = make()
        self._unsealed = (number, newest, block)
        return block


def _but_text(wanted: LogFilter) -> LogFilter:
    return msgspec.structs.replace(wanted, text="")


def places_of(mask: bytes) -> list[int]:
    """The lines of a mask, newest first."""
    found, at = [], mask.rfind(1)
    while at >= 0:
        found.append(at)
        at = mask.rfind(1, 0, at)
    return found


def both(one: bytes, other: bytes) -> bytes:
    """Lines that are in both masks."""
    if one is _ALL:
        return other
    return (int.from_bytes(one, "little") & int.from_bytes(other, "little")).to_bytes(BLOCK, "little")


def _table(codes: Iterable[int]) -> bytes:
    chosen = set(codes)
    return bytes(code in chosen for code in range(256))


def _ends_table(wanted: LogFilter) -> bytes | None:
    if wanted.toward is None and not wanted.outcomes:
        return None
    outcomes = {_OUTCOME_CODE[outcome] for outcome in wanted.outcomes} or set(range(16))
    ways = {_WAY_CODE[wanted.toward]} if wanted.toward is not None else {0, *_WAY_CODE.values()}
    return bytes(code % 16 in outcomes and code - code % 16 in ways for code in range(256))


def _with_words(column: Callable[[str], bytes], words: Sequence[bytes]) -> bytes:
    """Lines that have each of the words, in their text or in what they say."""
    texts, said = column("texts"), column("said")
    heard = {word: _places(said, word) for word in words}
    hits = {word: texts.count(word) for word in words}
    if any(not hits[word] and not heard[word] for word in words):
        return _NONE
    rare = min(words, key=lambda word: BLOCK if heard[word] else hits[word])
    others = [(word, heard[word]) for word in words if word != rare]
    if not heard[rare] and hits[rare] <= _FEW:
        return _found(texts, rare, others, array_of(column("spoken")) if others else None)
    if not any(hits.values()):
        places = frozenset.intersection(*heard.values())
        return bytes([place in places for place in array_of(column("spoken"))]) if places else _NONE
    return _in_lines(texts.split(_BREAK)[1:], array_of(column("spoken")), [(rare, heard[rare]), *others])


def _in_lines(lines: Sequence[bytes], spoken: Sequence[int], words: Sequence[tuple[bytes, frozenset[int]]]) -> bytes:
    """The same by looking at every line for the first word, and where few are left, at those only for the others."""
    mask = _ALL
    for word, places in words:
        if mask.count(1) <= _FEW:
            found = bytearray(BLOCK)
            at = mask.find(1)
            while at >= 0:
                found[at] = spoken[at] in places or word in lines[at]
                at = mask.find(1, at + 1)
            mask = bytes(found)
        elif places:
            both_ways = zip(lines, spoken, strict=True)
            mask = both(mask, bytes([place in places or word in line for line, place in both_ways]))
        else:
            mask = both(mask, bytes([word in line for line in lines]))
    return mask


def _places(said: bytes, word: bytes) -> frozenset[int]:
    if word not in said:
        return frozenset()
    return frozenset(place for place, line in enumerate(said.split(_BREAK)[1:]) if word in line)


def _found(
    texts: bytes,
    word: bytes,
    others: Sequence[tuple[bytes, frozenset[int]]] = (),
    spoken: array[int] | None = None,
) -> bytes:
    """Lines with a word in their text that have the other words too; each hit is looked at."""
    mask, line, seen = bytearray(BLOCK), -1, 0
    at = texts.find(word)
    while at >= 0:
        end = texts.find(_BREAK, at + 1)
        end = end if end >= 0 else len(texts)
        line += texts.count(_BREAK, seen, at + 1)
        seen = at + 1
        if others and spoken is not None:
            begin, said = texts.rfind(_BREAK, 0, at + 1), spoken[line]
            mask[line] = all(said in places or texts.find(each, begin, end) >= 0 for each, places in others)
        else:
            mask[line] = 1
        at = texts.find(word, end)
    return bytes(mask)


def _lines(texts: Iterable[str]) -> bytes:
    return "".join(f"{_LINE}{text}" for text in texts).encode()


def _flat(text: str) -> str:
    return text.lower().replace(_LINE, " ")


def array_of(stored: bytes) -> array[int]:
    """Numbers of two bytes each, as they are stored."""
    numbers = array("H", stored)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def stored_array(numbers: array[int]) -> bytes:
    """Little endian on every machine."""
    if sys.byteorder == "big":
        numbers = array("H", numbers)
        numbers.byteswap()
    return numbers.tobytes()
