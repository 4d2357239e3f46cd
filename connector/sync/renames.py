"""A record that the books call otherwise now: its new key and its old one are the same record, not two.

A new record that is like a linked one in everything but its code may be that one under a new code. It is held back for
the moment that it takes to ask the books whether they still have the old one.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from connector.domain.actions import Action, ActionState
from connector.domain.changes import Change
from connector.domain.fingerprint import canonical, decode, field_digests, fingerprint
from connector.domain.keys import EntityKind, Key, Version
from connector.domain.runs import EntryKind, Toward
from connector.domain.titles import title_of
from connector.sync.context import RunContext
from connector.sync.plan import plan

RENAMABLE = frozenset({EntityKind.CUSTOMER, EntityKind.SUPPLIER, EntityKind.PRODUCT})
"""Kinds whose key is a code that people may change."""

_CODE = "code"


class Renames:
    """New records of one kind that may be renamed ones, until the books were asked."""

    def __init__(self, context: RunContext, kind: EntityKind) -> None:
        self._context = context
        self._kind = kind
        self._held: dict[Key, tuple[Action, tuple[Key, ...]]] = {}
        self._looks: bool | None = None

    def hold(self, creates: Sequence[Action]) -> frozenset[Key]:
        """Which of some new records are held back. Costs nothing in a first read, nor while nothing is new."""
        for action in creates:
            self._held.pop(action.key, None)
        if not creates or not self._are_possible():
            return frozenset()
        wanted = {action.key: field_digests(action.content) for action in creates}
        found = self._context.store.twins(self._kind, wanted, _CODE)
        for action in creates:
            twins = self._twins(action, found.get(action.key, ()))
            if twins:
                self._held[action.key] = (action, twins)
        return frozenset(action.key for action in creates if action.key in self._held)

    def settle(self) -> bool:
        """Ask the books about the old keys; what was renamed is planned as that. Whether anything was held.

        Nothing of this kind may be on its way. Raises as `Source.fetch`.
        """
        held, self._held = self._held, {}
        if not held:
            return False
        asked = sorted({key for _, twins in held.values() for key in twins})
        pages = self._context.source.fetch(self._kind, asked)
        gone = {change.key for page in pages for change in page.changes if change.entity is None and not change.failure}
        for action, twins in held.values():
            former = [key for key in twins if key in gone]
            if len(former) == 1:
                gone.discard(former[0])
                self._rename(action, former[0])
        return True

    def _are_possible(self) -> bool:
        if self._looks is None:
            context = self._context
            known = self._kind in RENAMABLE and context.store.cursor(self._kind) is not None
            self._looks = known and not context.journal.run.dry_run
        return self._looks

    def _twins(self, action: Action, keys: Sequence[Key]) -> tuple[Key, ...]:
        """Those whose agreed content really is this one under another code: digests only say which may be."""
        if not keys:
            return ()
        entity = decode(self._kind, action.content)
        links = self._context.store.links(self._kind, keys)
        return tuple(
            key
            for key in keys
            if key != action.key
            and links[key].fingerprint == fingerprint(canonical(msgspec.structs.replace(entity, code=key)))
        )

    def _rename(self, action: Action, former: Key) -> None:
        """The creation names the old key; that one's deletion follows it uncounted, for nothing is lost."""
        context, kind = self._context, self._kind
        store = context.store
        link = store.links(kind, [former]).get(former)
        deletion = plan(Change(former, Version(""), None), link, context.scope(kind))
        sentence = f"{former} is called {action.key} now."
        with store.together():
            store.discard([action.id])
            store.plan([msgspec.structs.replace(action, renamed_from=former)], ActionState.PLANNED)
            if deletion is not None:
                store.withdraw(kind, [former])
                store.plan([deletion], ActionState.PLANNED)
                store.mark([deletion.id], ActionState.RELEASED)
            if context.inbox is not None:
                context.inbox.rename(kind, former, action.key)
            line = context.journal.entry(
                EntryKind.NOTE,
                sentence,
                entity=kind,
                key=action.key,
                toward=Toward.PLATFORM,
                title=title_of(action.content),
            )
            store.log([line])
