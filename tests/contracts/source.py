"""What every source promises. A subclass gives `books`: a source with somebody at work in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from connector.domain.changes import Change, Cursor, Page
from connector.domain.entities import MONEY_KINDS, control_amount
from connector.domain.keys import SYNC_ORDER, EntityKind, Key, Version
from connector.domain.ports import Source
from connector.domain.reconciliation import Total

_ABSENT = Key("no such record")


class SourceBooks(Protocol):
    """Books with at least two records of `kind` and of each kind that the source gives."""

    source: Source
    kind: EntityKind
    """The kind that the methods work on."""

    def add(self) -> Key:
        """Make a new record."""

    def edit(self, key: Key) -> None:
        """Change a record so that its content and its version move."""

    def edit_quietly(self, key: Key) -> None:
        """Change what a record says without any version moving."""

    def delete(self, key: Key) -> None:
        """Delete a record that nothing refers to."""


def everything(source: Source, kind: EntityKind, since: Cursor | None = None) -> list[Page]:
    """All pages since a cursor."""
    return list(source.changes(kind, since))


def latest(pages: Iterable[Page]) -> dict[Key, Change]:
    """The last change of each key."""
    return {change.key: change for page in pages for change in page.changes}


def seen(source: Source, kind: EntityKind) -> dict[Key, Version]:
    """Every key with its version."""
    return {each.key: each.version for batch in source.keys(kind) for each in batch}


class SourceContract:
    """Complete, at least once, and the same record whichever way it is asked for."""

    def test_parents_come_first(self, books: SourceBooks) -> None:
        """Kinds are given in the order in which they refer to each other."""
        given = list(books.source.kinds())
        assert books.kind in given
        assert given == [kind for kind in SYNC_ORDER if kind in given]

    def test_reading_from_the_beginning_gives_every_key_once(self, books: SourceBooks) -> None:
        """A first read tells each record that the sweep sees, with the version that the sweep sees."""
        for kind in books.source.kinds():
            pages = everything(books.source, kind)
            told = [change.key for page in pages for change in page.changes]
            assert [page.complete for page in pages] == [False] * (len(pages) - 1) + [True]
            assert len(told) == len(set(told))
            assert {key: change.version for key, change in latest(pages).items()} == seen(books.source, kind)

    def test_reading_goes_on_from_any_page(self, books: SourceBooks) -> None:
        """What a page's cursor leaves out was on that page or before it."""
        pages = everything(books.source, books.kind)
        told: set[Key] = set()
        for page in pages:
            told |= {change.key for change in page.changes}
            rest = latest(everything(books.source, books.kind, page.cursor))
            assert told | set(rest) == set(seen(books.source, books.kind))

    def test_an_edit_is_told_after_the_cursor(self, books: SourceBooks) -> None:
        """An edited and a new record come with the next read, as they are now."""
        before = everything(books.source, books.kind)
        key = next(iter(latest(before)))
        books.edit(key)
        new = books.add()
        changed = latest(everything(books.source, books.kind, before[-1].cursor))
        assert changed[key].entity is not None
        assert changed[key].entity != latest(before)[key].entity
        assert changed[new].entity is not None

    def test_versions_move_with_an_edit(self, books: SourceBooks) -> None:
        """The sweep sees that a record was edited, and that no other was."""
        before = seen(books.source, books.kind)
        key = next(iter(before))
        books.edit(key)
        after = seen(books.source, books.kind)
        assert {other for other in before if before[other] != after[other]} == {key}

    def test_a_deleted_record_is_gone_from_the_keys(self, books: SourceBooks) -> None:
        """The sweep's stream is complete: what is not in it does not exist."""
        key = books.add()
        assert key in seen(books.source, books.kind)
        books.delete(key)
        assert key not in seen(books.source, books.kind)

    def test_fetching_tells_what_is_there_and_what_is_gone(self, books: SourceBooks) -> None:
        """Records come as a read gives them; a key that does not exist comes as a deletion."""
        read = latest(everything(books.source, books.kind))
        some = list(read)[:2]
        fetched = latest(books.source.fetch(books.kind, [*some, _ABSENT]))
        assert set(fetched) == {*some, _ABSENT}
        assert [fetched[key] for key in some] == [read[key] for key in some]
        assert fetched[_ABSENT].entity is None
        assert fetched[_ABSENT].failure is None

    def test_fetching_nothing_is_complete(self, books: SourceBooks) -> None:
        """An empty list of keys is no error and tells no change."""
        assert latest(books.source.fetch(books.kind, [])) == {}

    def test_totals_are_the_sum_of_the_records(self, books: SourceBooks) -> None:
        """The books' own sums equal those of the records, for each currency, to the sen."""
        for kind in books.source.kinds():
            totals = books.source.totals(kind)
            if kind not in MONEY_KINDS:
                assert totals is None
                continue
            sums: dict[str, Total] = {}
            for change in latest(everything(books.source, kind)).values():
                assert change.entity is not None
                currency, amount = control_amount(change.entity)
                before = sums.get(currency, Total(0, 0))
                sums[currency] = Total(before.count + 1, before.amount + amount)
            assert totals == sums

    def test_slices_come_round(self, books: SourceBooks) -> None:
        """Slices of content cover every record before they are complete, and begin anew afterwards."""
        told: dict[Key, Change] = {}
        position: Cursor | None = None
        for _ in range(10_000):
            page = books.source.content_slice(books.kind, position, 2)
            told |= latest([page])
            position = page.cursor
            if page.complete:
                break
        assert told == latest(everything(books.source, books.kind))
        assert books.source.content_slice(books.kind, None, 2).changes

    def test_slices_show_what_no_version_tells(self, books: SourceBooks) -> None:
        """A quiet edit is in the next slice that covers its record."""
        key = next(iter(seen(books.source, books.kind)))
        before = latest(everything(books.source, books.kind))[key]
        books.edit_quietly(key)
        told: dict[Key, Change] = {}
        position: Cursor | None = None
        while key not in told:
            page = books.source.content_slice(books.kind, position, 50)
            told |= latest([page])
            position = page.cursor
        assert told[key].version == before.version
        assert told[key].entity != before.entity

    def test_identity_stays_and_counters_only_grow(self, books: SourceBooks) -> None:
        """Work in the books is no new timeline."""
        before = books.source.identify()
        books.add()
        after = books.source.identify()
        assert (after.company, after.marks, after.origin) == (before.company, before.marks, before.origin)
        assert before.company.name
        assert all(after.counters[name] >= value for name, value in before.counters.items())

    def test_closing_is_no_end(self, books: SourceBooks) -> None:
        """After close the next call opens again, and closing twice is no error."""
        before = seen(books.source, books.kind)
        books.source.close()
        books.source.close()
        assert seen(books.source, books.kind) == before
