"""An agent that can be set up: it remembers what it was told, and its books can be told to refuse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event as Flag

from msgspec.structs import replace

from connector.control import setting_up as say
from connector.control.both_ways import GetReadiness, ReadinessList, ReadyBooks, Rehearse
from connector.control.messages import (
    Accepted,
    Activity,
    JobEnded,
    Light,
    Message,
    Planned,
    PlannedChange,
    Progress,
    Request,
    Started,
    Status,
    Stop,
    Sync,
)
from connector.domain.actions import ActionKind
from connector.domain.errors import BridgeError
from connector.domain.keys import SYNC_ORDER, ConnectionId, EntityKind, Key, RunId
from connector.domain.money import Sen
from connector.domain.policies import Policies
from connector.domain.runs import EntityCounts, Outcome, RunRecord, Trigger
from connector.domain.writing import Readiness
from tests.ui.scripted import ScriptedAgent, now, status

JOB = "job-1"
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def setting(name: str, **more: object) -> say.AskedSetting:
    """A setting as a provider asks for it."""
    return say.AskedSetting(name=name, title=name.title(), help=f"What {name} is.", **more)  # type: ignore[arg-type]


FILE = say.Way(
    settings=(
        setting("path", required=True), setting("host", default="localhost", advanced=True),
        setting("port", default=3050, advanced=True), setting("user", default="SYSDBA", advanced=True),
        setting("password", required=True, secret=True), setting("legacy_charsets", advanced=True, many=True),
    )
)  # fmt: skip
API = say.Way(
    name="api",
    title="By the vendor's API",
    help="With an access key.",
    settings=(
        setting("access_key", required=True, secret=True), setting("secret_key", required=True, secret=True),
        setting("address", default="https://api.sql.my", advanced=True),
    ),
)  # fmt: skip
PROVIDER = say.Provider(name="sql_accounting", title="SQL Accounting", kinds=SYNC_ORDER, ways=(FILE, API))
GOOD = say.FoundBooks(
    provider="sql_accounting", path="C:\\eStream\\SQLAccounting\\DB\\ACC-0001.FDB", name="ACC-0001", size=125_829_120,
    modified_at=AT, usable=True, sentence="A company file of Firebird 5.0.",
    settings={"path": "C:\\eStream\\SQLAccounting\\DB\\ACC-0001.FDB"},
)  # fmt: skip
BAD = replace(GOOD, path="C:\\OLD.FDB", name="OLD", usable=False, sentence="This is no Firebird database.")
TRIED = say.BooksTried(
    company="Syarikat Aneka Sdn Bhd", program="SQL Accounting on Firebird 5.0", currency="MYR", kinds=SYNC_ORDER
)
ANEKA = say.KnownOrganization(slug="aneka", name="Aneka Group", platform="https://platform.example", paired_at=AT)


def planned(count: int) -> list[Message]:
    """What a dry run tells: customers and invoices, then its end."""
    customers = tuple(
        PlannedChange(
            action=ActionKind.CREATE, entity=EntityKind.CUSTOMER, key=Key(f"C{n}"), title=f"300-C{n:03} Kedai {n}"
        )
        for n in range(count)
    )
    invoices = tuple(
        PlannedChange(
            action=ActionKind.CREATE, entity=EntityKind.INVOICE, key=Key(f"I{n}"), title=f"IV-{n:05} Kedai {n}",
            currency="MYR", amount=Sen(10_050),
        )
        for n in range(count)
    )  # fmt: skip
    counts = EntityCounts(entity=EntityKind.CUSTOMER, read=count)
    ended = RunRecord(
        id=RunId("r"), connection=ConnectionId("new"), trigger=Trigger.PERSON, started_at=AT, dry_run=True,
        outcome=Outcome.SUCCESS,
    )  # fmt: skip
    return [
        Accepted(jobs=(JOB,)),
        Started(job=JOB, connection="new"),
        Progress(job=JOB, connection="new", counts=counts),
        Planned(job=JOB, connection="new", changes=customers),
        Planned(job=JOB, connection="new", changes=invoices),
        JobEnded(job=JOB, connection="new", run=ended),
    ]


class _Held(list[Message]):
    """Events whose end waits for a flag."""

    def __init__(self, events: list[Message], flag: Flag) -> None:
        super().__init__(events)
        self._flag = flag

    def __iter__(self) -> Iterator[Message]:
        yield from list(self[:])
        self._flag.wait(10)


@dataclass
class Office:
    """What the agent answers while it is set up."""

    agent: ScriptedAgent
    books: tuple[say.FoundBooks, ...] = (GOOD, BAD)
    tried: say.BooksTried = TRIED
    organizations: list[say.KnownOrganization] = field(default_factory=list)
    platform: str = "https://platform.example"
    code: str = "AB-12"
    connect_fault: BridgeError | None = None
    pair_fault: BridgeError | None = None
    policy_fault: BridgeError | None = None
    kept: say.ConnectionSettings | None = None
    ready: tuple[Readiness, ...] = (
        Readiness(entity=EntityKind.CUSTOMER, ready=True),
        Readiness(entity=EntityKind.INVOICE, ready=False, reasons=("Nothing was rehearsed yet.",)),
    )
    plan: list[Message] = field(default_factory=lambda: planned(25))

    held: Flag = field(default_factory=Flag)
    """Set: dry runs end."""

    def hold_preview(self) -> None:
        """From now on a dry run tells what it has and does not end."""
        self.held.clear()

    def let_go(self) -> None:
        """It ends."""
        self.held.set()

    def __post_init__(self) -> None:
        """Answer everything that the steps ask."""
        self.held.set()
        self.agent.statuses = ()
        self.agent.answers |= {
            say.GetProviders: say.ProviderList(providers=(PROVIDER,)),
            say.Discover: lambda _: say.BooksFound(books=self.books),
            say.TryBooks: lambda _: self.tried,
            say.GetOrganizations: lambda _: say.OrganizationList(
                organizations=tuple(self.organizations), platform=self.platform
            ),
            say.Pair: self._pair,
            say.Connect: self._connect,
            say.GetConnection: lambda _: self._now(),
            say.ChangeConnection: self._change,
            say.SetPolicy: self._policy,
            GetReadiness: lambda _: self._readiness(),
            Rehearse: self._rehearse,
            Sync: self._sync,
            Stop: lambda _: Status(version="1", pid=1, started_at=now(), now=now()),
        }

    def _pair(self, _: Request) -> Message:
        if self.pair_fault is not None:
            raise self.pair_fault
        self.organizations.append(ANEKA)
        return say.Paired(organization=ANEKA)

    def _connect(self, request: Request) -> Message:
        assert isinstance(request, say.Connect)
        if self.connect_fault is not None:
            raise self.connect_fault
        if request.connection:
            return self._now()
        self.kept = say.ConnectionSettings(
            connection="new",
            provider=request.provider,
            way=request.way,
            title=request.title,
            settings=request.settings,
            organization=request.organization,
            enabled=request.enabled,
        )
        self._tell()
        return self.kept

    def _change(self, request: Request) -> Message:
        assert isinstance(request, say.ChangeConnection)
        self.kept = replace(self._now(), enabled=bool(request.enabled))
        self._tell()
        return self.kept

    def _policy(self, request: Request) -> Message:
        assert isinstance(request, say.SetPolicy)
        if self.policy_fault is not None:
            raise self.policy_fault
        before = self._now().policies
        named = {"read": request.read, "write": False if request.read is False else request.write}
        given = {name: value for name, value in named.items() if value is not None}
        kinds = {**before.kinds, request.entity: replace(before.of(request.entity), **given)}
        self.kept = replace(self._now(), policies=Policies(kinds=kinds))
        return self.kept

    def _rehearse(self, request: Request) -> Message:
        assert isinstance(request, Rehearse)
        sure = Readiness(entity=EntityKind.INVOICE, ready=True, reasons=("20 documents as posted.",))
        self.ready = tuple(sure if each.entity is request.entity else each for each in self.ready)
        return self._readiness()

    def _readiness(self) -> ReadinessList:
        return ReadinessList(connections=(ReadyBooks(connection="new", title="", kinds=self.ready),))

    def _sync(self, request: Request) -> Message | list[Message]:
        assert isinstance(request, Sync)
        if request.dry_run:
            return _Held(self.plan, self.held)
        self.agent.set_status(status("new", TRIED.company, light=Light.GREEN))
        return Accepted(jobs=(JOB,))

    def _now(self) -> say.ConnectionSettings:
        assert self.kept is not None
        return self.kept

    def _tell(self) -> None:
        kept = self._now()
        activity = Activity.IDLE if kept.enabled else Activity.DISABLED
        self.agent.set_status(
            status("new", kept.title, activity=activity, light=Light.UNKNOWN, sentence="Nothing was synchronised yet.")
        )
