"""Changing what is written into the books and who wins: the same for the agent and for the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from connector.connections import Connection, Registry, change_registry
from connector.domain.conflicts import Policy
from connector.domain.entities import ENTITY_TYPES, MONEY_KINDS
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.domain.policies import KindPolicy, Policies
from connector.domain.writing import Deletion, Readiness
from connector.paths import Home

Ask = Callable[[], Sequence[Readiness]]
"""Whether the books can be written. Raises BridgeError."""


class PolicyChange(msgspec.Struct, frozen=True, kw_only=True):
    """What shall be another; None stays as it is."""

    read: bool | None = None
    write: bool | None = None
    conflict: Policy | None = None
    fields: dict[str, Policy] = {}
    without: tuple[str, ...] = ()
    """Fields that shall have no policy of their own any more."""
    deleted_on_platform: Deletion | None = None
    deleted_in_books: Deletion | None = None

    def applied(self, before: KindPolicy) -> KindPolicy:
        """The policy afterwards."""
        named = {name: getattr(self, name) for name in self.__struct_fields__ if name not in ("fields", "without")}
        given = {name: value for name, value in named.items() if value is not None}
        if self.read is False:
            given["write"] = False
        fields = {name: policy for name, policy in {**before.fields, **self.fields}.items() if name not in self.without}
        return msgspec.structs.replace(before, fields=fields, **given)


def check_change(kind: EntityKind, change: PolicyChange) -> None:
    """Refuse what no books could do. Raises SettingsInvalid."""
    document = kind in MONEY_KINDS
    if change.deleted_on_platform is (Deletion.DEACTIVATE if document else Deletion.CANCEL):
        raise SettingsInvalid(
            f"{_name(kind)} are never {'deactivated' if document else 'cancelled'}.",
            remedy=f"Use {(Deletion.CANCEL if document else Deletion.DEACTIVATE).value}, delete or ignore.",
        )
    if change.deleted_in_books not in (None, Deletion.DELETE, Deletion.IGNORE):
        raise SettingsInvalid("A deletion in the books deletes on the platform, or is ignored there.")
    names = ENTITY_TYPES[kind].__struct_fields__
    for name in change.fields:
        if name not in names:
            raise SettingsInvalid(f"{kind.value} have no field {name!r}.", remedy=f"Known are: {', '.join(names)}.")


def check_ready(kind: EntityKind, ask: Ask) -> Readiness:
    """Ask the books. Raises SettingsInvalid with what they say against it."""
    name = _name(kind)
    found = next((each for each in ask() if each.entity is kind), None)
    if found is None:
        raise SettingsInvalid(f"{name} cannot be written into these books.")
    if not found.ready:
        reasons = " ".join(found.reasons)
        remedy = f"Rehearse it first: bukubridge rehearse {kind.value}" if kind in MONEY_KINDS else ""
        raise SettingsInvalid(f"{name} cannot be written yet. {reasons}".strip(), remedy=remedy)
    return found


def govern(home: Home, connection: Connection, kind: EntityKind, change: PolicyChange) -> Connection:
    """Keep another policy of one kind. Raises as `govern_all`."""
    return govern_all(home, connection, {kind: change})


def govern_all(home: Home, connection: Connection, changes: Mapping[EntityKind, PolicyChange]) -> Connection:
    """Keep other policies of some kinds, all of them or none. Raises NotFound; SettingsInvalid when a kind would be
    synchronised without one that it refers to, or be written while it is left out."""

    def changed(registry: Registry) -> Registry:
        known = registry.connection(connection.id)
        after = {kind: change.applied(known.policies.of(kind)) for kind, change in changes.items()}
        policies = msgspec.structs.replace(known.policies, kinds={**known.policies.kinds, **after})
        for kind, change in changes.items():
            if change.read is not None or change.write:
                _check_left_out(kind, policies)
        return registry.with_changed(known.governed(policies))

    return change_registry(home, changed).connection(connection.id)


def _check_left_out(kind: EntityKind, policies: Policies) -> None:
    if policies.of(kind).write and not policies.of(kind).read:
        raise SettingsInvalid(f"{_name(kind)} are left out of this connection.", remedy="Take them in first.")
    for child, parent in policies.orphans():
        if kind in (child, parent):
            leave, take = _name(child), _name(parent).lower()
            raise SettingsInvalid(
                f"{leave} refer to {take}: without those they cannot be synchronised.",
                remedy=f"Leave {leave.lower()} out first." if kind is parent else f"Take {take} in first.",
            )


def _name(kind: EntityKind) -> str:
    return kind.value.replace("_", " ").capitalize()
