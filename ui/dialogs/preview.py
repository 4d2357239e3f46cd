"""What the next sync would write on either side, with names and amounts. Nothing is written; it can be stopped."""

from __future__ import annotations

from collections import Counter
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from connector.control.attention import PAGE, GetTitles, TitleList
from connector.control.messages import (
    Accepted,
    Event,
    JobEnded,
    Note,
    Planned,
    PlannedChange,
    Progress,
    Status,
    Stop,
    Sync,
    Target,
)
from connector.domain.actions import ActionKind
from connector.domain.errors import BridgeError
from connector.domain.keys import EntityKind, Key
from ui import text
from ui.agent_words import advice, agent_said
from ui.bridge import Bridge
from ui.dialogs.dialog import Dialog
from ui.field_words import field_name
from ui.matters import side, would
from ui.models.paged import PagedModel
from ui.theme import Role, roomy
from ui.widgets import Plain
from ui.widgets.row_table import RowTable

_MOST = 5_000
"""Records that are listed by name; all of them are counted."""
_MOST_NOTES = 200

Kind = tuple[Target, EntityKind, ActionKind]


class PreviewDialog(Dialog):
    """Watches a dry run of one connection. Closing it stops the dry run, never another one."""

    def __init__(self, bridge: Bridge, connection: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, connection, self.tr("What the next sync would do"), parent)
        self._job = ""
        """Our own dry run: no other run is ever stopped from here."""
        self.over = False
        self.counts: Counter[Kind] = Counter()
        self.listed: list[PlannedChange] = []
        self.summary, self.kinds = Plain(), QComboBox()
        self.kinds.setAccessibleName(self.tr("Which records to show"))
        self.kinds.addItem(self.tr("All records"), None)
        self.kinds.currentIndexChanged.connect(lambda _: self._fill())
        headings = (self.tr("Where"), self.tr("What"), self.tr("Record"), self.tr("Amount"), self.tr("Fields"))
        self.rows = PagedModel[PlannedChange](headings, _cell, self)
        self.table = RowTable(self.rows, self.tr("What would be written"), 2, {0: 20, 1: 26, 3: 18, 4: 28})
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setAccessibleName(self.tr("What else is to be said"))
        self.notes.hide()
        for each, stretch in ((self.summary, 0), (self.kinds, 0), (self.table, 3), (self.notes, 1)):
            self.body.addWidget(each, stretch)
        self.stopping = self.act(self.tr("Stop"))
        self.stopping.clicked.connect(self._stop)
        self.resize(roomy(900, 620))
        self.say(self.tr("Reading both sides. Nothing is written."))
        self.wait.show()
        request = Sync(connection=connection, dry_run=True, watch=True)
        self.watching = bridge.watch(self, request, self._heard, self._ended, self._lost)

    def waits(self) -> bool:
        """What runs is the look itself: nothing here comes after it."""
        return False

    def look_at_buttons(self) -> None:
        """It can be stopped while it runs."""
        self.stopping.setEnabled(not self.over and not self.asking)

    def done(self, result: int) -> None:
        """Closed in whatever way: a dry run that nobody looks at is stopped."""
        self.watching.cancel()
        if self._job and not self.over:
            self.over = True
            stop = Stop(connection=self.connection, job=self._job)
            self.bridge.ask(self.bridge, stop, Status, _nothing, _quiet)
        super().done(result)

    def _heard(self, event: Event) -> None:
        match event:
            case Accepted(jobs=jobs) if not jobs:
                self.say(self.tr("There is nothing to look at."))
            case Accepted(jobs=jobs):
                self._job = jobs[0]
            case Progress(counts=counts):
                self.say(
                    self.tr("{kind}: {count} compared. Nothing is written.").format(
                        kind=text.kind_title(counts.entity), count=text.number(counts.read)
                    )
                )
            case Planned(changes=changes):
                self._take(changes)
            case Note(sentence=sentence) if self.notes.blockCount() < _MOST_NOTES:
                self.notes.show()
                self.notes.appendPlainText(agent_said(sentence))
            case JobEnded():
                self._over(event)

    def _take(self, changes: tuple[PlannedChange, ...]) -> None:
        new = {_kind(change) for change in changes} - set(self.counts)
        self.counts.update(map(_kind, changes))
        room = changes[: max(0, _MOST - len(self.listed))]
        self.listed += room
        for kind in sorted(new):
            self.kinds.addItem(self._called(kind), kind)
        chosen = self.kinds.currentData()
        shown = [change for change in room if chosen is None or _kind(change) == chosen]
        self.rows.add(shown, len(self.rows.rows) + len(shown))
        self._tell()

    def _tell(self) -> None:
        lines = [f"{self._called(kind)}: {text.number(count)}" for kind, count in sorted(self.counts.items())]
        more = sum(self.counts.values()) - len(self.listed)
        if more > 0:
            lines.append(self.tr("%n record(s) more are counted and not listed.", "", more))
        self.summary.setText("\n".join(lines))

    def _called(self, kind: Kind) -> str:
        target, entity, action = kind
        change = PlannedChange(action=action, entity=entity, key=Key(""))
        return f"{side(target)} · {text.kind_title(entity)} · {would(change)}"

    def _fill(self) -> None:
        chosen = self.kinds.currentData()
        shown = [change for change in self.listed if chosen is None or _kind(change) == chosen]
        self.rows.clear()
        self.rows.add(shown, len(shown))

    def _over(self, ended: JobEnded) -> None:
        self.over = True
        refused, run = ended.refused, ended.run
        sentence = refused.sentence if refused is not None else run.sentence if run is not None else ""
        remedy = refused.remedy if refused is not None else run.remedy if run is not None else ""
        if sentence:
            self.say(self.tr("This is not all: the look ended early. Nothing was written."))
            self.news.show_news(advice(sentence, remedy), Role.WARNING)
        elif self.counts:
            self.say(self.tr("This is what the next sync would write. Nothing was written now."))
        else:
            self.say(self.tr("The next sync would write nothing: both sides are as they should be."))
        self._name_deletions()

    def _ended(self) -> None:
        self.over = True
        self.wait.hide()
        self.look_at_buttons()

    def _lost(self, error: BridgeError) -> None:
        self.say(self.tr("This is not all: the look ended early. Nothing was written."))
        self.over = True
        self.failed(error)

    def _stop(self) -> None:
        if self._job and self.begin():
            stop = Stop(connection=self.connection, job=self._job)
            self.bridge.ask(self, stop, Status, self._stopped, self.failed)

    def _stopped(self, _: Status) -> None:
        self.end()
        self.wait.setVisible(not self.over)

    def _name_deletions(self) -> None:
        """A deletion on the platform carries only a key; what people call it, the platform knows."""
        for entity in {change.entity for change in self.listed if _nameless(change)}:
            keys = [change.key for change in self.listed if change.entity is entity and _nameless(change)]
            for start in range(0, len(keys), PAGE):
                asked = GetTitles(connection=self.connection, entity=entity, keys=tuple(keys[start : start + PAGE]))
                self.bridge.ask(self, asked, TitleList, partial(self._named, entity), _quiet)

    def _named(self, entity: EntityKind, found: TitleList) -> None:
        def named(change: PlannedChange) -> PlannedChange:
            title = found.titles.get(change.key) if change.entity is entity and _nameless(change) else None
            if title is None:
                return change
            return replace(change, title=title.title, currency=title.currency, amount=title.amount)

        self.listed = [named(change) for change in self.listed]
        self._fill()


def _kind(change: PlannedChange) -> Kind:
    return change.target, change.entity, change.action


def _nameless(change: PlannedChange) -> bool:
    return change.action is ActionKind.DELETE and change.target is Target.PLATFORM and not change.title


def _nothing(_: Status) -> None:
    """It is closed; nobody waits for it."""


def _quiet(_: BridgeError) -> None:
    """Names that cannot be had now are left out: the key stands in their place."""


def _cell(change: PlannedChange, column: int) -> str:
    if column == 0:
        return side(change.target)
    if column == 1:
        return f"{text.kind_title(change.entity)}: {would(change)}"
    if column == 2:
        return change.title or change.key
    if column == 3:
        return text.money(change.amount, change.currency) if change.currency else ""
    return ", ".join(field_name(field) for field in change.fields)
