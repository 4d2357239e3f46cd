"""What the platform promises about decisions, history and previews of books that it hosts, on every database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event

import httpx
import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

from cloud_api.db.engine import Database
from cloud_api.db.tables import hosted_connections, hosted_orders
from cloud_api.hosted.carrying_out import Desk
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.orders import LIFETIME, Order, OrderBook
from cloud_api.hosted.repository import HOST_NAME
from cloud_api.hosted.vendor import Given
from cloud_api.security.caller import Role
from cloud_api.settings import Settings
from cloud_api.worker import clear_expired, memories_of
from connector.domain.clock import SystemClock
from connector.domain.conflicts import ConflictKind
from connector.domain.errors import Unreachable
from connector.domain.inbox import InboxEntry, InboxState
from connector.domain.keys import ConnectionId
from connector.domain.policies import Policies
from connector.domain.ports import Source
from connector.domain.secret import Secret
from connector.hosting.acquaintance import Acquaintance
from connector.hosting.memories import Memories
from connector.hosting.running import Memory, Parts
from connector.platform.client import PlatformClient
from connector.platform.sink import PlatformSink, introduction
from connector.platform.wire import ProblemCode
from connector.providers.registry import open_source
from connector.sync.ages import note_sweep, swept_at
from connector.sync.quiet import QuietRuns
from tests.cloud_api.driver import PROVIDER, Cloud, Person, problem
from tests.contracts.platform_hosting import Hosting
from tests.fakes.two_ways import disputed, wrote
from tests.live.sql_accounting_api.simulator import ACCESS, SECRET, Simulator, simulator
from tests.live.sql_accounting_api.stage import company

LOOKS = ("conflicts", "written")
ORDERS: tuple[tuple[str, dict[str, object]], ...] = (
    ("conflicts/resolve", {"changes": ["1"], "choice": "keep_books"}),
    ("undo", {"preview": False, "run": "run-a"}),
    ("undo", {"preview": True, "run": "run-a"}),
    ("preview", {}),
)


class Decisions(Hosting):
    """Hosted books with somebody who carries orders out when the test says so."""

    def __init__(self, cloud: Cloud, vendor: Simulator, keys: ServerKeys) -> None:
        super().__init__(cloud, vendor, keys)
        self.memories: Memories = memories_of(Settings(database_url=cloud.url), cloud.database, SystemClock())
        self.book = OrderBook(cloud.database)

    @property
    def connection(self) -> ConnectionId:
        """The hosted one's name."""
        organization_id = self.cloud.organizations.id_of(self.cloud.slug("kedai"))
        wanted = select(hosted_connections.c.connection).where(hosted_connections.c.organization_id == organization_id)
        with self.cloud.database.read() as reading:
            return ConnectionId(str(reading.execute(wanted).scalar_one()))

    @contextmanager
    def memory(self) -> Iterator[Memory]:
        """Hold it as a host does."""
        with self.memories.held(self.connection) as ours:
            assert ours
            memory = self.memories.open(self.connection)
            try:
                yield memory
            finally:
                memory.close()

    def keep(self, *entries: InboxEntry) -> None:
        """Put changes into the memory."""
        with self.memory() as memory:
            for entry in entries:
                memory.save_inbox(entry)

    def work(self, book: OrderBook | None = None, address: str = "") -> list[InboxEntry]:
        """Carry out what was ordered; what is decided then, and waits for a run."""
        with self.memory() as memory:
            parts = self._parts(memory, address or self.vendor.address)
            Desk(book or self.book, self.connection).clear(parts, Event(), previews=True)
            return list(memory.inbox(None, InboxState.RECEIVED))

    def get(self, path: str, person: Person | None = None, **params: str | int) -> httpx.Response:
        """Look."""
        return (person or self.cloud.person("kedai")).get(f"/api/integrations/{PROVIDER}/{path}", **params)

    def ordered(self, path: str, **body: object) -> str:
        """Leave an order; its id."""
        answer = self.call("POST", path, json=body)
        assert answer.status_code == 202, answer.text
        assert answer.json()["state"] == "open"
        return str(answer.json()["id"])

    def order(self, order_id: str) -> dict[str, object]:
        """What became of it."""
        answer = self.get(f"orders/{order_id}")
        assert answer.status_code == 200, answer.text
        found: dict[str, object] = answer.json()
        return found

    def _parts(self, memory: Memory, address: str) -> Callable[[], Parts]:
        clock = SystemClock()
        settings = {"way": "api", "address": address, "a_second": 1000.0}
        given = Given({"access_key": Secret(ACCESS), "secret_key": Secret(SECRET)})

        def opened() -> Parts:
            books: Source = open_source(PROVIDER, settings, given, clock=clock, stop=Event())
            source = Acquaintance(books)
            client = PlatformClient.at("http://127.0.0.1:9", lambda: Secret("none"), clock=clock)
            offered = partial(introduction, "", HOST_NAME, self.connection)
            sink = PlatformSink(client, PROVIDER, lambda: offered(source.identity, ""), clock)
            quiet = QuietRuns(memory, clock)
            return Parts(
                self.connection, PROVIDER, False, Policies(), books, source, memory, quiet, client, sink, None, clock
            )  # fmt: skip

        return opened


class Dying(OrderBook):
    """The host dies before it can tell what came of an order."""

    def done(self, order: Order, answer: bytes) -> None:
        """Once is enough."""
        raise Unreachable("The host is gone.")


class Hosted:
    """Stands on the fixtures `cloud` and `server_key`."""

    @pytest.fixture
    def hosting(self, cloud: Cloud, server_key: Path) -> Iterator[Decisions]:
        """A company that the platform hosts, which nobody works on yet."""
        with simulator(company(2)) as vendor:
            hosting = Decisions(cloud, vendor, ServerKeys(str(server_key)))
            assert hosting.connect().status_code == 201
            yield hosting

    def _age(self, database: Database, orders: Sequence[str], age: dt.timedelta) -> None:
        then = dt.datetime.now(dt.UTC) - age
        with database.write() as writing:
            writing.execute(update(hosted_orders).where(hosted_orders.c.id.in_(orders)).values(asked_at=then))


class DecisionContract(Hosted):
    """What is shown, decided and carried out."""

    def test_conflicts_are_shown_with_both_sides(self, hosting: Decisions) -> None:
        """Values of base, books and platform, who changed what and since when; none before there is a memory."""
        assert hosting.get("conflicts").json() == {"items": [], "total": 0, "next": None}
        hosting.keep(disputed(1))
        answer = hosting.get("conflicts").json()
        (found,) = answer["items"]
        assert (answer["total"], answer["next"]) == (1, None)
        assert found["fields"][1] == {"name": "name", "base": "Old", "books": "Books", "platform": "Platform"}
        assert (found["kind"], found["entity"], found["changed_by"]) == ("fields", "customers", "Aminah")
        assert (found["books_changed_by"], bool(found["since"])) == ("ADMIN", True)
        assert ("Books" in found["books"], "Platform" in found["platform"]) == (True, True)

    def test_pages_of_conflicts_and_writes_go_on(self, hosting: Decisions) -> None:
        """Every one once, at most two hundred at a time; narrowed down by kind, run and record."""
        kinds = (ConflictKind.DUPLICATE, ConflictKind.FIELDS)
        with hosting.memory() as memory:
            for number in range(1, 206):
                memory.save_inbox(disputed(number, kinds[number % 2]))
                memory.keep_written(wrote(number, "run-a" if number < 5 else "run-b"))
        for path, name, value in (("conflicts", "kind", "duplicate"), ("written", "run", "run-a")):
            first = hosting.get(path, limit=200).json()
            rest = hosting.get(path, limit=200, skip=first["next"]).json()
            named = [item["change"] for page in (first, rest) for item in page["items"]]
            assert (len(first["items"]), len(named), len(set(named)), rest["next"]) == (200, 205, 205, None)
            assert 0 < len(hosting.get(path, None, limit=200, **{name: value}).json()["items"]) < 200
            assert problem(hosting.get(path, limit=201), 422).code == ProblemCode.INVALID
        assert [item["key"] for item in hosting.get("written", key="C7").json()["items"]] == ["C7"]
        assert "secret trace" not in hosting.get("written").text

    def test_a_conflict_is_looked_at_while_its_host_works(self, hosting: Decisions) -> None:
        """Whoever holds the memory, a question needs no turn of it."""
        hosting.keep(disputed(1))
        with hosting.memory() as memory, memory.together():
            memory.save_inbox(disputed(2))
            assert hosting.get("conflicts").json()["total"] == 1
        assert hosting.get("conflicts").json()["total"] == 2

    def test_a_decision_is_carried_out_by_the_host(self, hosting: Decisions) -> None:
        """By field, in the name of the person of the token; the order tells it, and the conflict is gone."""
        hosting.keep(disputed(1), disputed(2))
        change = disputed(1).change.id
        order = hosting.ordered(
            "conflicts/resolve", changes=[change], choice="keep_books", fields={"name": "keep_platform"}
        )
        assert hosting.order(order)["state"] == "open"
        (decided,) = hosting.work()
        assert decided.resolution is not None
        assert (decided.resolution.choice, decided.resolution.decided_by) == ("keep_books", "Aminah")
        assert decided.resolution.fields == {"name": "keep_platform"}
        told = hosting.order(order)
        assert (told["state"], told["resolved"], told["asked_by"]) == ("done", {"changes": [change]}, "Aminah")
        assert hosting.get("conflicts").json()["total"] == 1

    def test_a_duplicate_is_linked_with_the_record_that_a_person_names(self, hosting: Decisions) -> None:
        """Another one of the books than was proposed."""
        hosting.keep(disputed(1, ConflictKind.DUPLICATE))
        hosting.ordered("conflicts/resolve", changes=[disputed(1).change.id], choice="link", key="300-A0002")
        (decided,) = hosting.work()
        assert decided.conflict is not None
        assert (decided.conflict.key, decided.resolution is not None) == ("300-A0002", True)

    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ({"changes": ["f" * 32], "choice": "keep_books"}, "no conflict"),
            ({"changes": [disputed(1).change.id, "f" * 32], "choice": "keep_books"}, "no conflict"),
            ({"changes": [disputed(1).change.id], "choice": "create"}, "may have already"),
            ({"changes": [disputed(1).change.id], "choice": "keep_books", "fields": {"tin": "keep_books"}}, "in tin"),
        ],
        ids=("unknown", "all or none", "no duplicate", "other field"),
    )
    def test_what_cannot_be_decided_so_is_refused_in_words(
        self, hosting: Decisions, body: dict[str, object], words: str
    ) -> None:
        """And the conflict stands as it was."""
        hosting.keep(disputed(1))
        order = hosting.ordered("conflicts/resolve", **body)
        assert hosting.work() == []
        told = hosting.order(order)
        assert (told["state"], words in str(told["sentence"])) == ("refused", True)
        assert hosting.get("conflicts").json()["total"] == 1

    def test_a_host_that_dies_over_an_order_does_it_once(self, hosting: Decisions) -> None:
        """Decided, and dead before it was told: the next one tells it, and decides nothing a second time."""
        hosting.keep(disputed(1))
        order = hosting.ordered("conflicts/resolve", changes=[disputed(1).change.id], choice="keep_books")
        with pytest.raises(Unreachable):
            hosting.work(Dying(hosting.cloud.database))
        assert hosting.order(order)["state"] == "open"
        (decided,) = hosting.work()
        told = hosting.order(order)
        assert (told["state"], told["resolved"]) == ("done", {"changes": [decided.change.id]})
        assert hosting.work() == [decided]

    def test_an_undo_that_is_met_again_tells_what_it_did(self, hosting: Decisions) -> None:
        """Taken back, and dead before it was told: the same writes are meant, none is looked for anew."""
        written = replace(wrote(5), trace=b"")
        with hosting.memory() as memory:
            memory.keep_written(written)
        undo = hosting.ordered("undo", preview=False, run="run-a")
        with pytest.raises(Unreachable):
            hosting.work(Dying(hosting.cloud.database))
        with hosting.memory() as memory:
            memory.keep_written(replace(written, undone_at=dt.datetime.now(dt.UTC)))
        hosting.work()
        told = hosting.order(undo)
        assert (told["state"], told["undo"]["undone"]) == ("done", 1)  # type: ignore[index]  # JSON

    def test_an_undo_that_waits_is_not_forgotten_for_another(self, hosting: Decisions) -> None:
        """What the first one means stays kept, also when the clock of another server says that the other is older."""
        written = [replace(wrote(number, f"run-{number}"), trace=b"") for number in (1, 2)]
        with hosting.memory() as memory:
            for each in written:
                memory.keep_written(each)
        undos = [hosting.ordered("undo", preview=False, run="run-1")]
        hosting.work(address="http://127.0.0.1:9")
        undos.append(hosting.ordered("undo", preview=False, run="run-2"))
        self._age(hosting.cloud.database, undos[1:], dt.timedelta(minutes=1))
        hosting.work(address="http://127.0.0.1:9")
        with hosting.memory() as memory:
            memory.keep_written(replace(written[0], undone_at=dt.datetime.now(dt.UTC)))  # and dead before it was told
        hosting.work()
        told = [(each["state"], each["undo"]["total"]) for each in map(hosting.order, undos)]  # type: ignore[index]  # JSON
        assert told == [("done", 1)] * 2

    def test_what_was_taken_back_is_looked_for_also_after_a_death(self, hosting: Decisions) -> None:
        """Whichever run comes next compares all keys, as nothing else shows that a record is gone from the books."""
        with hosting.memory() as memory:
            memory.keep_written(replace(wrote(5), trace=b""))
            note_sweep(memory, dt.datetime.now(dt.UTC))
        hosting.ordered("undo", preview=False, run="run-a")
        with pytest.raises(Unreachable):
            hosting.work(Dying(hosting.cloud.database))
        with hosting.memory() as memory:
            assert swept_at(memory) is None

    def test_a_write_is_taken_back_however_much_was_written_since(self, hosting: Decisions) -> None:
        """What the order means is found by its id: it does not answer that nothing was meant."""
        with hosting.memory() as memory, memory.together():
            memory.keep_written(replace(wrote(5), trace=b""))
            for number in range(6, 10_007):
                memory.keep_written(wrote(number, "run-b"))
        undo = hosting.ordered("undo", preview=False, run="run-a")
        hosting.work()
        told = hosting.order(undo)
        assert (told["state"], told["undo"]["total"]) == ("done", 1)  # type: ignore[index]  # JSON

    def test_what_cannot_be_done_now_is_tried_again(self, hosting: Decisions) -> None:
        """An undo waits for books that are away and says so, a look does not wait, and nobody else waits for either."""
        hosting.keep(disputed(1))
        with hosting.memory() as memory:
            memory.keep_written(replace(wrote(5), trace=b""))
        undo, look = (hosting.ordered("undo", preview=preview, run="run-a") for preview in (False, True))
        other = hosting.ordered("conflicts/resolve", changes=[disputed(1).change.id], choice="keep_books")
        decided = hosting.work(address="http://127.0.0.1:9")
        states = [hosting.order(order)["state"] for order in (undo, look, other)]
        assert (states, len(decided)) == (["open", "refused", "done"], 1)
        assert "does not answer" in str(hosting.order(undo)["sentence"])
        assert "this PC" not in str(hosting.order(undo)["sentence"])
        hosting.work()
        assert hosting.order(undo)["state"] == "done"

    def test_a_fault_ends_an_order_and_not_the_host(self, hosting: Decisions) -> None:
        """What nobody foresaw is told as a fault of the program; the next order is carried out."""
        hosting.keep(disputed(1))
        with hosting.memory() as memory:
            memory.keep_written(wrote(5))  # with a trace that these books cannot read
        undo = hosting.ordered("undo", preview=False, run="run-a")
        hosting.ordered("conflicts/resolve", changes=[disputed(1).change.id], choice="keep_books")
        assert len(hosting.work()) == 1
        told = hosting.order(undo)
        assert (told["state"], "fault in this program" in str(told["sentence"])) == ("refused", True)


class OrderDoorContract(Hosted):
    """Who may order what, how much, and for how long."""

    def test_only_who_may_edit_decides_and_anybody_of_the_house_looks(self, hosting: Decisions) -> None:
        """Members decide, support looks, hosts and other organizations have no business here."""
        hosting.keep(disputed(1))
        member, support = (hosting.cloud.person("kedai", role) for role in (Role.MEMBER, Role.SUPPORT))
        for path in LOOKS:
            assert hosting.get(path, support).status_code == 200
        for path, body in ORDERS:
            assert hosting.call("POST", path, member, json=body).status_code == 202
            assert problem(hosting.call("POST", path, support, json=body), 403).code == ProblemCode.FORBIDDEN
        hosting.cloud.organization("lain")
        order = hosting.ordered("preview")
        stranger = hosting.cloud.person("lain")
        assert problem(hosting.get("conflicts", stranger), 409).code == ProblemCode.NOT_CONNECTED
        assert problem(hosting.get(f"orders/{order}", stranger), 404).code == ProblemCode.NOT_FOUND
        stranger.slug = hosting.cloud.slug("kedai")
        answers = [hosting.get(path, stranger) for path in (*LOOKS, f"orders/{order}")]
        answers += [hosting.call("POST", path, stranger, json=body) for path, body in ORDERS]
        assert {problem(answer, 403).code for answer in answers} == {ProblemCode.FORBIDDEN}
        assert "Platform" not in "".join(answer.text for answer in answers)

    def test_an_office_pc_decides_its_own(self, hosting: Decisions) -> None:
        """It is named, with where the outcome stands."""
        other = hosting.cloud.organization("lain")
        assert problem(hosting.get("conflicts", hosting.cloud.person(other)), 409).code == ProblemCode.NOT_CONNECTED
        hosting.cloud.keeper(other, "OFFICE-1")
        person = hosting.cloud.person(other)
        for answer in (
            *(hosting.get(path, person) for path in LOOKS),
            *(hosting.call("POST", path, person, json=body) for path, body in ORDERS),
        ):
            told = problem(answer, 409)
            assert (told.held_by, "OFFICE-1" in told.detail, "/api/changes" in told.detail) == ("OFFICE-1", True, True)

    @pytest.mark.parametrize(
        ("path", "body"),
        [
            ("conflicts/resolve", {"changes": [], "choice": "keep_books"}),
            ("conflicts/resolve", {"changes": ["1"] * 201, "choice": "keep_books"}),
            ("conflicts/resolve", {"changes": ["1", "1"], "choice": "keep_books"}),
            ("conflicts/resolve", {"changes": ["1"], "choice": "perhaps"}),
            ("conflicts/resolve", {"changes": ["1"], "choice": "keep_books", "decided_by": "Somebody else"}),
            ("undo", {"run": "run-a"}),
            ("undo", {"preview": True}),
            ("undo", {"preview": False, "entity": "invoices"}),
            ("preview", {"entities": ["unicorns"]}),
        ],
        ids=str,
    )
    def test_orders_are_bounded(self, hosting: Decisions, path: str, body: dict[str, object]) -> None:
        """What means nothing, or more than fits, is refused before anybody is asked."""
        assert problem(hosting.call("POST", path, json=body), 422).code == ProblemCode.INVALID
        assert self._kept(hosting) == []

    def test_not_more_orders_wait_than_a_host_gets_done(self, hosting: Decisions) -> None:
        """The next one is told to come later."""
        for _ in range(20):
            hosting.ordered("preview")
        assert problem(hosting.call("POST", "preview", json={}), 429).code == ProblemCode.TOO_MANY_REQUESTS

    def test_an_old_order_is_not_carried_out_unless_it_was_begun(self, hosting: Decisions) -> None:
        """Nobody is surprised by yesterday's; what was begun ends. A week later both are forgotten."""
        hosting.keep(disputed(1), disputed(2))
        orders = [
            hosting.ordered("conflicts/resolve", changes=[disputed(number).change.id], choice="keep_books")
            for number in (1, 2)
        ]
        c, now = hosted_orders.c, dt.datetime.now(dt.UTC)
        self._age(hosting.cloud.database, orders, LIFETIME)
        with hosting.cloud.database.write() as writing:
            writing.execute(update(hosted_orders).where(c.id == orders[1]).values(begun_at=now - LIFETIME))
        (decided,) = hosting.work()
        assert decided.change.id == disputed(2).change.id
        assert [hosting.order(order)["state"] for order in orders] == ["expired", "done"]
        self._age(hosting.cloud.database, orders, dt.timedelta(days=8))
        clear_expired(hosting.cloud.database)
        assert self._kept(hosting) == []

    def test_a_disconnect_answers_who_waits(self, hosting: Decisions) -> None:
        """Nobody carries it out any more, and it says so."""
        order = hosting.ordered("preview")
        assert hosting.call("DELETE", "disconnect").status_code == 204
        told = hosting.order(order)
        assert (told["state"], "disconnected" in str(told["sentence"])) == ("refused", True)

    def _kept(self, hosting: Decisions) -> Sequence[str]:
        organization_id = hosting.cloud.organizations.id_of(hosting.cloud.slug("kedai"))
        kept = select(hosted_orders.c.id).where(hosted_orders.c.organization_id == organization_id)
        with hosting.cloud.database.read() as reading:
            return list(reading.execute(kept).scalars())
