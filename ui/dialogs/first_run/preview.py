"""Before anything is sent: what the first sync would do, with names and numbers. It can be stopped or skipped."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QProgressBar, QPushButton, QTreeWidget
from PySide6.QtWidgets import QTreeWidgetItem as Item

from connector.control.messages import Event, JobEnded, Planned, Progress, Status, Stop, Sync
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind
from connector.domain.runs import Outcome
from ui import text
from ui.agent_words import advice
from ui.bridge import Bridge, Watching
from ui.dialogs.first_run.draft import Draft
from ui.dialogs.first_run.step import Step
from ui.dialogs.first_run.tally import SHOWN, KindTally, Tally
from ui.theme import Role, icon
from ui.widgets import Muted

_DRAW_MS = 200
"""However fast records are told, they are drawn so often."""


class PreviewStep(Step):
    """A dry run, watched."""

    def __init__(self, bridge: Bridge, draft: Draft) -> None:
        super().__init__(bridge, draft)
        self.tally = Tally()
        self.running = False
        self.whole = False
        """Whether the look came to its end and found nothing in the way: only then both sides may be called equal."""
        self._watching: Watching | None = None
        self._items: dict[EntityKind, Item] = {}
        self.progress, self.going = QProgressBar(), Muted()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Preview"))
        self.stop = QPushButton(icon("stop"), self.tr("Stop the preview"))
        self.stop.setObjectName("stop_preview")
        self.stop.setAutoDefault(False)
        self.again = QPushButton(icon("sync"), self.tr("Look again"))
        self.again.setAutoDefault(False)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([self.tr("Records"), self.tr("Number"), self.tr("Amount")])
        self.tree.setAccessibleName(self.tr("What the first sync would do"))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        for column in (1, 2):
            self.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        row = QHBoxLayout()
        row.addWidget(self.going, 1)
        row.addWidget(self.again)
        row.addWidget(self.stop)
        self.column.addWidget(self.progress)
        self.column.addLayout(row)
        self.column.addWidget(self.tree, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(_DRAW_MS)
        self._timer.timeout.connect(self._draw)
        self.stop.clicked.connect(self._stop)
        self.again.clicked.connect(self._begin)

    def title(self) -> str:
        """What would happen."""
        return self.tr("What the first sync will do")

    def next_text(self) -> str:
        """Begin in earnest; nobody has to wait for the preview."""
        return self.tr("Start without the rest") if self.running else self.tr("Start syncing")

    def needless(self) -> bool:
        """It is not the first sync."""
        return self.draft.changing

    def enter(self) -> None:
        """Look, by itself."""
        self.say(self.tr("This only looks. Nothing is sent to the platform or written into the books yet."))
        self._begin()

    def leave(self) -> None:
        """Going back ends the look."""
        self._stop()
        self._end_watch()

    def forward(self) -> None:
        """What is under way is of no use any more; the first sync is ordered only when that was heard."""
        if not self.running:
            self.passed.emit()
            return
        self._end_watch()
        self.set_busy(True)
        asked = Stop(connection=self.draft.connection)
        self.bridge.ask(self, asked, Status, lambda _: self._over(), lambda _: self._over())

    def _over(self) -> None:
        self.set_busy(False)
        self.passed.emit()

    def _begin(self) -> None:
        self._end_watch()
        self.whole = False
        self.tally, self._items = Tally(), {}
        self.tree.clear()
        self.news.hide()
        self._run(running=True)
        asked = Sync(connection=self.draft.connection, dry_run=True, watch=True)
        self._watching = self.bridge.watch(self, asked, self._heard, self._ended, self._failed)

    def _stop(self) -> None:
        if self.running:
            self.stop.setEnabled(False)
            self.bridge.ask(self, Stop(connection=self.draft.connection), Status, lambda _: None)

    def _end_watch(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
            self._watching = None
        self._run(running=False)

    def _run(self, *, running: bool) -> None:
        self.running = running
        self.progress.setVisible(running)
        self.stop.setVisible(running)
        self.stop.setEnabled(True)
        self.again.setVisible(not running)
        if running:
            self._timer.start()
        else:
            self._timer.stop()
        self._draw()
        self.changed.emit()

    def _heard(self, event: Event) -> None:
        if isinstance(event, Planned):
            self.tally.add(event.changes)
        elif isinstance(event, Progress):
            self.tally.read[event.counts.entity] = event.counts.read
        elif isinstance(event, JobEnded):
            self._how_it_ended(event)

    def _how_it_ended(self, event: JobEnded) -> None:
        run, refused = event.run, event.refused
        if refused is not None:
            self.news.show_news(advice(refused.sentence, refused.remedy), Role.ERROR)
        elif run is not None and run.outcome is Outcome.FAILED:
            self.news.show_news(advice(run.sentence, run.remedy), Role.ERROR)
        elif run is not None and run.outcome is Outcome.STOPPED:
            words = self.tr("The preview was stopped: below is what it had found by then.")
            self.news.show_news(words, Role.WARNING)
        came_through = run is not None and run.outcome in (Outcome.SUCCESS, Outcome.PARTIAL)
        failed = sum(counts.failed for counts in run.counts) if run is not None else 0
        self.whole = came_through and not failed
        if failed and came_through:
            words = self.tr(
                "%n record(s) cannot be synchronised as they are. They are listed under Problems.", "", failed
            )
            self.news.show_news(words, Role.WARNING)

    def _ended(self) -> None:
        self._watching = None
        self._run(running=False)

    def _failed(self, error: BridgeError) -> None:
        self._watching = None
        self._run(running=False)
        self.complain(error)

    def _draw(self) -> None:
        """Bring the tree up to what was told; its size is bounded however many records there are."""
        tally = self.tally
        words = self.tr("{read} records compared; {count} would be sent.")
        if self.whole and not self.running and not tally.total:
            words = self.tr("Both sides are equal already: nothing would be sent.")
        self.going.setText(
            words.format(read=text.number(max(tally.compared, tally.total)), count=text.number(tally.total))
        )
        for kind, told in tally.in_order():
            self._draw_kind(kind, told)

    def _draw_kind(self, kind: EntityKind, told: KindTally) -> None:
        item = self._items.get(kind)
        if item is None:
            item = self._items[kind] = _line([text.kind_title(kind), "", ""])
            self.tree.addTopLevelItem(item)
        item.setText(1, text.number(told.count))
        item.setText(2, "  ".join(text.money(sen, currency) for currency, sen in self.tally.amount(kind)))
        for change in told.first[_records(item) :]:
            amount = text.money(change.amount, change.currency) if change.currency else ""
            item.addChild(_line([change.title or str(change.key), "", amount]))
        if told.count > SHOWN:
            if item.childCount() == SHOWN:
                item.addChild(_line([""]))
            item.child(SHOWN).setText(0, self.tr("and %n more", "", told.count - SHOWN))


def _line(texts: list[str]) -> Item:
    item = Item(texts)
    for column in (1, 2):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _records(item: Item) -> int:
    """How many records stand below a kind already; the line that counts the rest is none."""
    return min(item.childCount(), SHOWN)
