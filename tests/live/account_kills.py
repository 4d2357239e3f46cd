"""Accounts in the cloud whose two-way sync is looked at under blows in `make crash`; a further one is one line here."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Final

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from rich.console import Console

from tests.bench.figure import scaled
from tests.live.account_machine import TwoWay
from tests.live.hosted_account import account_stage
from tests.live.hosted_kills import Office, People, begin, days
from tests.live.kills import counted
from tests.live.quickbooks.desk import quickbooks_desk
from tests.live.quickbooks.machine import QuickBooksTwoWay
from tests.live.quickbooks.stage import small_company
from tests.live.servers.postgres import postgres_server
from tests.live.servers.scratch import scratch_folder
from tests.live.xero.desk import xero_desk
from tests.live.xero.machine import XeroTwoWay
from tests.live.xero.stage import small_organisation

DAYS: Final = 40
"""On each database."""
EXAMPLES: Final = 1000
"""Of the state machine."""
_STEPS: Final = 40


@dataclass(frozen=True, slots=True)
class Account:
    """A provider's simulator, as both suites want it."""

    office: Callable[[], AbstractContextManager[Office]]
    machine: type[TwoWay]


ACCOUNTS: Final[Mapping[str, Account]] = {
    "quickbooks": Account(lambda: quickbooks_desk(small_company()), QuickBooksTwoWay),
    "xero": Account(lambda: xero_desk(small_organisation()), XeroTwoWay),
}


def run(console: Console, name: str, seed: int) -> int:
    """Both suites; how much was wrong."""
    account = ACCOUNTS[name]
    wrong = _machine(console, name, account)
    for database in ("sqlite", "postgresql"):
        with ExitStack() as open_:
            folder = open_.enter_context(scratch_folder("account"))
            url = f"sqlite:///{folder}/cloud.sqlite3"
            if database == "postgresql":
                url = open_.enter_context(postgres_server()).create_database("account_kills")
            office = open_.enter_context(account.office())
            stage = open_.enter_context(account_stage(folder / "stage", url, office))
            begin(stage, office)
            people = People(stage, office, random.Random(f"{seed} {database}"))
            wrong += counted(console, f"{name} under blows, {database}", days(people, scaled(DAYS, 2)))
    return wrong


def _machine(console: Console, name: str, account: Account) -> int:
    """The state machine; 1 when it found anything, with what it found."""
    started, examples = time.monotonic(), scaled(EXAMPLES, 10)
    wanted = settings(
        max_examples=examples, stateful_step_count=_STEPS, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    wrong = 0
    try:
        run_state_machine_as_test(account.machine, settings=wanted)
    except AssertionError as exc:
        wrong = 1
        console.print("WRONG", exc, *getattr(exc, "__notes__", ()), sep="\n  ", markup=False)
    console.print(f"{name} as a state machine: {examples} examples, {wrong} wrong, {time.monotonic() - started:.0f} s")
    return wrong
