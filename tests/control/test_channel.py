"""The control channel carries typed messages between processes of one user, and survives whoever misbehaves."""

import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import connection as local
from multiprocessing.connection import answer_challenge, deliver_challenge
from pathlib import Path
from threading import Barrier, Event, Thread

import msgspec
import pytest

from connector.control.client import ControlClient
from connector.control.framing import receive_answer, send
from connector.control.messages import (
    MAX_MESSAGE,
    PROTOCOL,
    Done,
    Ended,
    Forget,
    GetStatus,
    Hello,
    Message,
    Note,
    Refused,
    Reload,
    Request,
    Sync,
    Watch,
    Welcome,
)
from connector.control.server import MAX_CLIENTS, ControlServer
from connector.domain.errors import NotFound, SettingsInvalid, Unreachable, Unsupported
from connector.domain.keys import EntityKind
from connector.paths import Home

Handler = Callable[[Request, Event], Iterator[Message | None]]


class Agent:
    """What answers in these tests, and what it saw."""

    def __init__(self) -> None:
        self.seen: list[Request] = []
        self.barrier = Barrier(2)
        self.watcher_gone = Event()

    def handle(self, request: Request, gone: Event) -> Iterator[Message | None]:
        self.seen.append(request)
        match request:
            case Watch(jobs=("forever",)):
                try:
                    yield Note(job="forever", connection="c", sentence="begun")
                    while not gone.wait(0.01):
                        yield None
                finally:
                    self.watcher_gone.set()
            case Watch():
                yield from (Note(job="j", connection="c", sentence=str(number)) for number in range(3))
                yield Ended()
            case Forget():
                raise NotFound("There is no such connection.", remedy="Look again.")
            case Sync():
                raise RuntimeError("a bug")
            case GetStatus():
                self.barrier.wait(10)
                yield Done(sentence="together")
            case _:
                yield Done(sentence="ok")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.prepare()
    return home


@pytest.fixture
def agent() -> Agent:
    return Agent()


@pytest.fixture
def server(home: Home, agent: Agent) -> Iterator[ControlServer]:
    server = ControlServer(home, "1.2.3", agent.handle)
    server.start()
    yield server
    server.close()


def test_a_client_is_welcomed_and_answered(server: ControlServer, home: Home) -> None:
    """The agent says its version, then replies."""
    with ControlClient(home, "test") as client:
        assert client.welcome.version == "1.2.3"
        assert client.ask(Reload(), Done).sentence == "ok"
        assert client.ask(Reload(), Done).sentence == "ok"


def test_events_come_until_no_more_follow(server: ControlServer, home: Home) -> None:
    """A watch ends by itself, and the client can go on asking."""
    with ControlClient(home, "test") as client:
        notes = [event for event in client.watch(Watch(jobs=("j",))) if isinstance(event, Note)]
        assert [note.sentence for note in notes] == ["0", "1", "2"]
        assert client.ask(Reload(), Done).sentence == "ok"


def test_several_clients_are_served_at_once(server: ControlServer, home: Home) -> None:
    """Two requests that wait for each other are both answered."""
    answers: list[str] = []

    def ask() -> None:
        with ControlClient(home, "test") as client:
            answers.append(client.ask(GetStatus(), Done).sentence)

    threads = [Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert answers == ["together", "together"]


def test_a_refusal_arrives_as_the_error_that_it_was(server: ControlServer, home: Home) -> None:
    """Class, sentence and remedy survive the channel; the channel survives the refusal."""
    with ControlClient(home, "test") as client:
        with pytest.raises(NotFound, match=r"There is no such connection\. Look again\."):
            client.ask(Forget(connection="x"), Done)
        assert client.ask(Reload(), Done).sentence == "ok"


def test_a_failing_handler_gives_a_sentence_and_no_traceback(server: ControlServer, home: Home) -> None:
    """A bug in one request ends neither channel nor agent."""
    with ControlClient(home, "test") as client:
        with pytest.raises(Exception, match="The agent could not do this") as caught:
            client.ask(Sync(entities=(EntityKind.CUSTOMER,)), Done)
        assert "a bug" not in str(caught.value)
        assert client.ask(Reload(), Done).sentence == "ok"


def test_without_an_agent_the_sentence_says_how_to_start_it(home: Home) -> None:
    """No key, or a key left by an agent that died: both say the same."""
    with pytest.raises(Unreachable, match="bukubridge run"):
        ControlClient(home, "test")
    server = ControlServer(home, "1", Agent().handle)
    server.start()
    server.close()
    with pytest.raises(Unreachable, match="bukubridge run"):
        ControlClient(home, "test")


def test_who_does_not_know_the_key_is_not_answered(server: ControlServer, home: Home, agent: Agent) -> None:
    """Another key is refused before anything is read."""
    home.control_key.write_bytes(b"x" * 32)
    with pytest.raises(Unreachable, match="did not accept"):
        ControlClient(home, "test")
    assert agent.seen == []


def test_key_and_socket_are_their_owners_alone(server: ControlServer, home: Home) -> None:
    """Other users can neither read the key nor connect; an exposed key is refused by clients."""
    assert stat.S_IMODE(home.control_key.stat().st_mode) == 0o600
    assert stat.S_IMODE(Path(home.control_address).stat().st_mode) & 0o077 == 0
    home.control_key.chmod(0o644)
    with pytest.raises(SettingsInvalid, match="is not safe"):
        ControlClient(home, "test")


def raw(home: Home) -> local.Connection:
    """A client that knows the key and nothing else."""
    channel = local.Client(home.control_address)
    key = home.control_key.read_bytes()
    answer_challenge(channel, key)
    deliver_challenge(channel, key)
    return channel


def test_another_protocol_is_refused_in_words(server: ControlServer, home: Home) -> None:
    """A client of another version is told to update."""
    with raw(home) as channel:
        send(channel, Hello(protocol=PROTOCOL + 1, client="future"))
        answer = receive_answer(channel)
        assert isinstance(answer, Refused)
        assert (answer.code, "1.2.3" in answer.sentence) == (Unsupported.code, True)


@pytest.mark.parametrize("garbage", [b"", b"{", b'{"say": "explode"}', b"\x80\x04\x95", b"x" * (MAX_MESSAGE + 1)])
def test_garbage_ends_that_client_only(server: ControlServer, home: Home, agent: Agent, garbage: bytes) -> None:
    """Nonsense, pickles and messages that are too long reach no handler and harm nobody else."""
    with raw(home) as channel:
        send(channel, Hello(protocol=PROTOCOL, client="bad"))
        assert isinstance(receive_answer(channel), Welcome)
        with suppress(BrokenPipeError, ConnectionResetError):
            channel.send_bytes(garbage)
        with pytest.raises((EOFError, OSError)):
            channel.recv_bytes()
    assert agent.seen == []
    with ControlClient(home, "good") as client:
        assert client.ask(Reload(), Done).sentence == "ok"


def test_a_silent_client_keeps_nobody_waiting(server: ControlServer, home: Home) -> None:
    """Somebody who connects and says nothing does not block the next one."""
    with local.Client(home.control_address), ControlClient(home, "good") as client:
        assert client.ask(Reload(), Done).sentence == "ok"


def test_a_watcher_that_leaves_is_noticed(server: ControlServer, home: Home, agent: Agent) -> None:
    """What answered it ends, although there was nothing more to say."""
    client = ControlClient(home, "test")
    assert isinstance(next(iter(client.watch(Watch(jobs=("forever",))))), Note)
    client.close()
    assert agent.watcher_gone.wait(10)


def test_more_clients_than_allowed_are_turned_away(server: ControlServer, home: Home) -> None:
    """The number of clients is bounded; when one leaves there is room again."""
    clients = [ControlClient(home, "test") for _ in range(MAX_CLIENTS)]
    with pytest.raises(Unreachable, match="did not accept"):
        ControlClient(home, "one too many")
    for client in clients:
        client.close()


def test_closing_ends_every_client(home: Home, agent: Agent) -> None:
    """When the agent goes, whoever watches is told by the end of the channel."""
    server = ControlServer(home, "1", agent.handle)
    server.start()
    client = ControlClient(home, "test")
    events = iter(client.watch(Watch(jobs=("forever",))))
    next(events)
    server.close()
    with pytest.raises(Unreachable, match="went away"):
        next(events)
    client.close()
    assert not Path(home.control_address).exists()


def test_what_a_killed_agent_left_is_no_obstacle(home: Home, agent: Agent) -> None:
    """A socket file without a listener is replaced."""
    Path(home.control_address).touch()
    server = ControlServer(home, "1", agent.handle)
    server.start()
    with ControlClient(home, "test") as client:
        assert client.ask(Reload(), Done).sentence == "ok"
    server.close()


def test_a_home_with_a_long_path_works(tmp_path: Path, agent: Agent) -> None:
    """The limit of socket paths is nobody's problem."""
    home = Home(tmp_path / ("long" * 20) / ("path" * 20))
    home.prepare()
    server = ControlServer(home, "1", agent.handle)
    server.start()
    with ControlClient(home, "test") as client:
        assert client.ask(Reload(), Done).sentence == "ok"
    server.close()


def test_every_message_has_a_type_of_its_own() -> None:
    """Requests, replies and events are told apart by one field."""
    tags = [item.__struct_config__.tag for item in Message.__subclasses__()]
    assert len(set(tags)) == len(tags)
    assert msgspec.json.decode(msgspec.json.encode(Sync(dry_run=True))) == {"say": "sync", "dry_run": True}
