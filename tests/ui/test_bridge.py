"""The window's side of the agent: answers arrive on its thread, a silent or dead agent is noticed."""

from __future__ import annotations

import threading
import weakref
from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from connector.control.messages import Done, JobEnded, Light, Note, Reload, Request, Sync
from connector.domain.errors import BridgeError
from connector.paths import Home
from tests.ui.scripted import ScriptedAgent, now, status
from ui.bridge import Bridge
from ui.state import Face, face
from ui.threads import let_go


def test_answers_arrive_on_the_windows_thread(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent) -> None:
    """Asking does not wait; the answer comes later, where widgets may be touched."""
    agent.answers[Reload] = Done(sentence="done")
    got: list[tuple[str, int]] = []
    bridge.ask(bridge, Reload(), Done, lambda done: got.append((done.sentence, threading.get_ident())))
    assert got == []
    qtbot.waitUntil(lambda: bool(got))
    assert got == [("done", threading.get_ident())]


def test_a_refusal_is_told_to_who_asked_or_to_the_window(qtbot: QtBot, bridge: Bridge) -> None:
    """An error is an answer, too; where nobody takes it, the window shows it."""
    got: list[BridgeError] = []
    bridge.ask(bridge, Reload(), Done, lambda _: None, got.append)
    qtbot.waitUntil(lambda: bool(got))
    with qtbot.waitSignal(bridge.refused):
        bridge.ask(bridge, Reload(), Done, lambda _: None)
    assert "no answer" in got[0].sentence


def held(agent: ScriptedAgent) -> threading.Event:
    """From now on an answer to `Reload` waits for this."""
    gate = threading.Event()

    def answer(_: Request) -> Done:
        assert gate.wait(10)
        return Done()

    agent.answers[Reload] = answer
    return gate


def test_nobody_is_told_who_is_gone(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent) -> None:
    """An answer for a page that was closed meanwhile goes nowhere."""
    gate, got = held(agent), list[str]()
    owner = QObject()
    bridge.ask(owner, Reload(), Done, lambda _: got.append("gone"))
    qtbot.waitUntil(lambda: len(agent.asked(Reload)) == 1)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    bridge.ask(bridge, Reload(), Done, lambda _: got.append("there"))
    gate.set()
    qtbot.waitUntil(lambda: got == ["there"])
    bridge.ask(bridge, Reload(), Done, lambda _: got.append("later"))
    qtbot.waitUntil(lambda: "later" in got)
    assert got == ["there", "later"]


def test_what_a_thread_held_ends_on_the_windows_thread(qtbot: QtBot, home: Home, agent: ScriptedAgent) -> None:
    """A bridge and a page that are given up while an answer is awaited are not destroyed by whoever brings it."""
    gate, ends = held(agent), list[int]()
    bridge, owner = Bridge(home), QObject()
    for each in (bridge, owner):
        weakref.finalize(each, lambda: ends.append(threading.get_ident()))
    bridge.ask(owner, Reload(), Done, partial(setattr, owner, "told"))
    qtbot.waitUntil(lambda: len(agent.asked(Reload)) == 1)
    bridge.close()
    del bridge, owner, each
    assert ends == []
    gate.set()
    (asking,) = (thread for thread in threading.enumerate() if thread.name == "face-ask")
    asking.join(10)
    let_go()
    assert ends == [threading.get_ident()] * 2


def test_events_come_until_they_end_and_not_after_a_cancel(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent) -> None:
    """What is watched tells each event and its end; what was cancelled tells nothing more."""
    agent.answers[Sync] = [Note(job="j", connection="c1", sentence=str(n)) for n in range(3)]
    heard: list[object] = []
    bridge.watch(bridge, Sync(watch=True), heard.append, lambda: heard.append("end"))
    qtbot.waitUntil(lambda: "end" in heard)
    assert [event.sentence for event in heard if isinstance(event, Note)] == ["0", "1", "2"]
    heard.clear()
    bridge.watch(bridge, Sync(watch=True), heard.append, lambda: heard.append("end")).cancel()
    bridge.watch(bridge, Sync(watch=True), lambda _: None, lambda: heard.append("other"))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["other"]


def test_what_the_agent_tells_shows_at_once(qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent) -> None:
    """A change of a connection arrives as it is told, without waiting for the next question."""
    qtbot.waitUntil(lambda: bool(agent._watchers))
    with qtbot.waitSignal(bridge.desk_changed, check_params_cb=lambda desk: desk.connections[0].light is Light.RED):
        agent.set_status(status(light=Light.RED))
    with qtbot.waitSignal(bridge.heard, check_params_cb=lambda event: isinstance(event, JobEnded)):
        agent.tell(JobEnded(job="j", connection="c1"))


def test_an_agent_that_goes_is_unknown_and_one_that_comes_back_is_believed(
    qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent
) -> None:
    """Never green over an agent that is not there."""
    assert face(bridge.desk, now()) is Face.OK
    agent.stop()
    qtbot.waitUntil(lambda: face(bridge.desk, now()) is Face.UNKNOWN)
    assert "not running" in bridge.desk.sentence or "went away" in bridge.desk.sentence
    agent.start()
    qtbot.waitUntil(lambda: face(bridge.desk, now()) is Face.OK)


def test_a_line_to_an_agent_that_went_is_not_used_for_the_next_one(
    qtbot: QtBot, bridge: Bridge, agent: ScriptedAgent
) -> None:
    """What somebody clicks first after a new start arrives."""
    agent.answers[Reload] = Done()
    got: list[Done] = []
    refused: list[BridgeError] = []

    def ask(times: int) -> None:
        for _ in range(times):
            bridge.ask(bridge, Reload(), Done, got.append, refused.append)

    ask(6)
    qtbot.waitUntil(lambda: len(got) == 6)
    agent.stop()
    qtbot.waitUntil(lambda: not bridge.desk.reachable)
    agent.start()
    qtbot.waitUntil(lambda: bridge.desk.reachable)
    ask(6)
    qtbot.waitUntil(lambda: len(got) + len(refused) == 12)
    assert refused == []
