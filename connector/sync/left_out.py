"""Kinds that a person left out: what waits of them is let go, and what is taken in again is looked at whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from connector.domain.actions import ActionState
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.sync.ages import ask_for_sweep
from connector.sync.context import RunContext
from connector.sync.problems import Problems

_LEFT_OUT = "left_out"
"""Fact: the kinds that the last run left out."""
_CHUNK = 500
_kinds = msgspec.json.Decoder(list[EntityKind])


def note_left_out(context: RunContext, ordered: Sequence[EntityKind], wanted: Collection[EntityKind] | None) -> None:
    """Notes what is left out from now on; the first run that takes a kind in again compares all keys.

    While it was left out, records of it may have been deleted, and a cursor tells nothing of that.

    Raises:
        SettingsInvalid: a kind is asked for that is left out.
    """
    left = [kind for kind in ordered if kind in context.policies.left_out]
    refused = [kind.value.replace("_", " ") for kind in left if kind in (wanted or ())]
    if refused:
        raise SettingsInvalid(
            f"{', '.join(refused).capitalize()} are left out of this connection.",
            remedy="Take them in under Settings first.",
        )
    known = _kinds.decode(context.store.fact(_LEFT_OUT) or "[]")
    if left == known or context.journal.run.dry_run:
        return
    if set(known) - set(left):
        ask_for_sweep(context.store)
    context.store.mark_fact(_LEFT_OUT, msgspec.json.encode(left).decode())


def let_go(context: RunContext, problems: Problems) -> None:
    """Take out what waits of the kinds that are left out and was not begun, and what is set aside of them: nobody shall
    be asked about it. It is found again when they are taken in."""
    store = context.store
    for kind in context.policies.left_out:
        for state in (ActionState.PLANNED, ActionState.HELD):
            while waiting := store.outbox(kind, state, _CHUNK):
                store.discard([planned.action.id for planned in waiting])
        while aside := store.problems(kind, limit=_CHUNK) if problems.any_of([kind]) else ():
            problems.clear(kind, [problem.key for problem in aside])
