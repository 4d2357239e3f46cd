"""Where threads meet Qt: the agent is asked on other threads, and its answers arrive on the window's own."""

from __future__ import annotations

import datetime as dt
import math
import time
from collections.abc import Callable
from functools import partial
from threading import Event as Flag
from threading import Lock
from typing import TypeVar

import msgspec
import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from connector.control.client import ControlClient, Home
from connector.control.cloud_accounts import CloudAccount, CloudAccounts, GetCloudAccounts
from connector.control.messages import Event, GetStatus, Message, Status, StatusChanged, Watch
from connector.domain.errors import BridgeError, Unreachable
from ui.state import Desk, believed
from ui.threads import begin, let_go

T = TypeVar("T", bound=Message)
Post = Callable[[Callable[[], object]], None]
"""Has something done on the window's thread."""

POLL_SECONDS = 3.0
"""How often the agent is asked where it stands, besides what it tells by itself."""
ACCOUNTS_SECONDS = 60.0
"""How often platforms are asked, by the agent, which cloud accounts there are and whether one needs a new sign-in."""
_IDLE_CLIENTS = 3
_TICK_MS = 500


class Watching:
    """Events that are being listened to."""

    def __init__(self) -> None:
        self.stop = Flag()

    def cancel(self) -> None:
        """Listen no more; nothing is told afterwards."""
        self.stop.set()


class Bridge(QObject):
    """One agent, as the window sees it. Everything here is called on the window's thread and never waits."""

    desk_changed = Signal(object)
    """A new `Desk`: a connection changed, or the agent went or came."""
    heard = Signal(object)
    """Every event that the agent tells by itself."""
    accounts_told = Signal(object)
    """`CloudAccounts`, whoever asked for them."""
    refused = Signal(object)
    """A `BridgeError` that nobody else took."""
    ticked = Signal()
    """Time went on: ages are to be shown anew."""
    _posted = Signal(object)

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = Desk()
        self.accounts: tuple[CloudAccount, ...] = ()
        """Every cloud account, as its platform said last."""
        self.home = home
        self._idle: list[ControlClient] = []
        self._guard = Lock()
        self._closing = Flag()
        self._was_believed = False
        self.accounts_every = ACCOUNTS_SECONDS
        self._accounts_asked = -math.inf
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to follow the agent."""
        self._timer.start()
        for name, work in (("face-watch", self._watch_all), ("face-poll", self._poll)):
            begin(work, name)

    def close(self) -> None:
        """Follow it no more."""
        self._closing.set()
        self._timer.stop()
        self._hang_up()

    def ask(
        self,
        owner: QObject,
        request: Message,
        reply: type[T],
        done: Callable[[T], None],
        failed: Callable[[BridgeError], None] | None = None,
    ) -> None:
        """Ask the agent; one of the two is called later, unless `owner` is gone by then."""
        refuse = failed or self.refused.emit

        def work() -> None:
            try:
                answer = self._answer(request, reply)
            except BridgeError as exc:
                self._post(owner, partial(refuse, exc))
            else:
                self._post(owner, partial(done, answer))

        begin(work, "face-ask")

    def watch(
        self,
        owner: QObject,
        request: Message,
        on_event: Callable[[Event], None],
        ended: Callable[[], None],
        failed: Callable[[BridgeError], None] | None = None,
    ) -> Watching:
        """Ask for events, until they end or are cancelled."""
        watching, refuse = Watching(), failed or self.refused.emit

        def post(call: Callable[[], object]) -> None:
            self._post(owner, lambda: None if watching.stop.is_set() else call())

        def work() -> None:
            try:
                with ControlClient(self.home, "face") as client:
                    for event in client.watch(request, watching.stop):
                        post(partial(on_event, event))
            except BridgeError as exc:
                post(partial(refuse, exc))
            else:
                post(ended)

        begin(work, "face-listen")
        return watching

    def look_at_accounts(self) -> None:
        """Ask now which cloud accounts there are; `accounts_told` follows, unless nobody answers."""
        self._accounts_asked = time.monotonic()
        self.ask(self, GetCloudAccounts(), CloudAccounts, self._take_accounts, lambda _: None)

    def _take_accounts(self, told: CloudAccounts) -> None:
        known = {_place(each) for each in told.accounts}
        silent = [each for each in self.accounts if _place(each) not in known] if told.sentence else []
        self.accounts = (*told.accounts, *silent)  # a platform that does not answer takes nothing away
        wanting = [each for each in self.accounts if each.reconnect or each.trouble is not None]
        if tuple(wanting) != self.desk.accounts:
            self._show(msgspec.structs.replace(self.desk, accounts=tuple(wanting)))
        self.accounts_told.emit(told)

    def beside(self, owner: QObject, work: Callable[[Post], object], name: str) -> None:
        """Have something that takes long done on a thread of its own. It goes on to its end when `owner` goes; what it
        posts is done only while `owner` is there."""
        begin(lambda: work(partial(self._post, owner)), name)

    def _answer(self, request: Message, reply: type[T]) -> T:
        with self._guard:
            client = self._idle.pop() if self._idle else None
        client = client or ControlClient(self.home, "face")
        try:
            answer = client.ask(request, reply)
        except BridgeError as exc:
            client.close()
            if isinstance(exc, Unreachable):
                self._hang_up()
            raise
        with self._guard:
            keep = len(self._idle) < _IDLE_CLIENTS and not self._closing.is_set()
            if keep:
                self._idle.append(client)
        if not keep:
            client.close()
        return answer

    def _hang_up(self) -> None:
        """Close the lines that nobody uses: one to an agent that is gone would refuse what is asked of the next one."""
        with self._guard:
            idle, self._idle = self._idle, []
        for client in idle:
            client.close()

    def _post(self, owner: QObject, call: Callable[[], object]) -> None:
        """Have something done on the window's thread, while whom it concerns is still there."""
        if not self._closing.is_set() and shiboken6.isValid(self):
            self._posted.emit(lambda: call() if shiboken6.isValid(owner) else None)

    @Slot(object)
    def _run(self, call: Callable[[], object]) -> None:
        call()

    def _poll(self) -> None:
        """Ask again and again where everything stands: what an agent that hangs does not tell by itself."""
        while not self._closing.is_set():
            try:
                status = self._answer(GetStatus(), Status)
            except BridgeError as exc:
                self._post(self, partial(self._lost, exc))
            else:
                self._post(self, partial(self._found, status))
            self._closing.wait(POLL_SECONDS)

    def _watch_all(self) -> None:
        """Hear what the agent tells by itself, for ever."""
        while not self._closing.is_set():
            try:
                with ControlClient(self.home, "face") as client:
                    for event in client.watch(Watch(), self._closing):
                        self._post(self, partial(self._told, event))
            except BridgeError as exc:
                self._hang_up()
                self._post(self, partial(self._lost, exc))
            self._closing.wait(0.5)

    def _found(self, status: Status) -> None:
        known, kept = status.connections, self.desk.accounts
        self._show(Desk(heard_at=_now(), reachable=True, version=status.version, connections=known, accounts=kept))
        if time.monotonic() - self._accounts_asked >= self.accounts_every:
            self.look_at_accounts()

    def _told(self, event: Event) -> None:
        if isinstance(event, StatusChanged):
            self._show(self.desk.with_status(event.status, _now()))
        self.heard.emit(event)

    def _lost(self, error: BridgeError) -> None:
        if self.desk.reachable or self.desk.sentence != error.sentence:
            gone = isinstance(error, Unreachable)
            lost = {"reachable": False, "sentence": error.sentence, "gone": gone, "version": ""}
            self._show(msgspec.structs.replace(self.desk, **lost))

    def _show(self, desk: Desk) -> None:
        self.desk = desk
        self._was_believed = believed(desk, _now())
        self.desk_changed.emit(desk)

    def _tick(self) -> None:
        let_go()
        if believed(self.desk, _now()) != self._was_believed:
            self._show(self.desk)
        self.ticked.emit()


def _place(account: CloudAccount) -> tuple[str, str]:
    return account.organization, account.provider


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
