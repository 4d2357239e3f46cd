"""How a command reaches the running agent, and its home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

import typer

from connector.control.client import ControlClient
from connector.control.messages import Reload, Status
from connector.domain.errors import SettingsInvalid, Unreachable
from connector.domain.keys import EntityKind
from connector.paths import Home, find_home

ConnectionOption = Annotated[
    str, typer.Option("--connection", "-c", help="Id, organization or title of a connection; all of them otherwise.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document a line, for programs.")]
EntityOption = Annotated[
    str, typer.Option("--entity", "-e", help="Only one kind of record, such as customers or invoices.")
]


class NoAgent(Unreachable):
    """No agent is running here; ends the command with a code of its own."""


@contextmanager
def agent() -> Iterator[ControlClient]:
    """The running agent. Raises NoAgent, with the way to start it."""
    try:
        client = ControlClient(find_home(), "command line")
    except Unreachable as exc:
        raise NoAgent(exc.sentence, remedy=exc.remedy) from exc
    with client:
        yield client


def agent_if_running(home: Home) -> ControlClient | None:
    """The running agent, or None."""
    try:
        return ControlClient(home, "command line")
    except Unreachable:
        return None


def tell_changed(home: Home) -> bool:
    """Let a running agent take in what was changed on the disk; whether there is one."""
    client = agent_if_running(home)
    if client is None:
        return False
    with client:
        client.ask(Reload(), Status)
    return True


def kinds(names: Sequence[str]) -> tuple[EntityKind, ...]:
    """Kinds by the names that people use. Raises SettingsInvalid."""
    found = []
    for name in names:
        wanted = name.strip().lower().replace("-", "_")
        match = [kind for kind in EntityKind if wanted in (kind.value, kind.value.removesuffix("s"))]
        if not match:
            raise SettingsInvalid(f"There is no kind of record {name!r}.", remedy=f"Known: {', '.join(EntityKind)}.")
        found.append(match[0])
    return tuple(found)


def kind(name: str) -> EntityKind | None:
    """One kind, or None for all. Raises SettingsInvalid."""
    return kinds([name])[0] if name else None
