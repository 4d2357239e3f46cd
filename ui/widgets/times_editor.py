"""When something happens by itself: every so often, at office hours, on some days."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from connector.control.setting_up import Times
from ui.theme import GAP, Role
from ui.widgets.basics import Muted, Tinted

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_USUAL_SECONDS: Final = 300
"""What an agent does that was told nothing."""
_OFFICE: Final = ("08:00", "19:00")
_IN_A_ROW: Final = 4
"""Days beside each other: long names in large letters must fit."""


def seconds_of(every: str) -> int:
    """A length of time as the settings write it, such as 5m or 1h30m."""
    parts = re.findall(r"(\d+)([smhd])", every.lower().replace(" ", ""))
    return sum(int(number) * _UNITS[unit] for number, unit in parts) or _USUAL_SECONDS


def days_of(days: str) -> frozenset[int]:
    """Days as the settings write them, such as mon-sat or tue,thu; Monday is 0."""
    if not days:
        return frozenset(range(7))
    chosen: set[int] = set()
    for part in days.lower().replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if first in DAYS and (not last or last in DAYS):
            start, end = DAYS.index(first), DAYS.index(last or first)
            chosen.update(day % 7 for day in range(start, end + 1 if end >= start else end + 8))
    return frozenset(chosen)


class TimesEditor(QWidget):
    """Shows times and lets them be changed; what was not touched stays as it was written."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = Times()
        self.count, self.unit = QSpinBox(), QComboBox()
        self.count.setRange(1, 9999)
        self.count.setAccessibleName(self.tr("How often"))
        self.unit.setAccessibleName(self.tr("Unit"))
        for words, unit in ((self.tr("seconds"), "s"), (self.tr("minutes"), "m"), (self.tr("hours"), "h")):
            self.unit.addItem(words, unit)
        self.office = QCheckBox(self.tr("Only at office hours"))
        self.opens, self.closes = QTimeEdit(), QTimeEdit()
        for clock in (self.opens, self.closes):
            clock.setDisplayFormat("HH:mm")
        self.opens.setAccessibleName(self.tr("From"))
        self.closes.setAccessibleName(self.tr("Until"))
        self.days = [QCheckBox(QLocale().dayName(day + 1)) for day in range(7)]
        no_day = self.tr("Tick at least one day. To have nothing done by itself, pause the company.")
        self.no_day = Tinted(no_day, Role.ERROR)
        self.cron = QLineEdit()
        self.cron.setAccessibleName(self.tr("Times in the manner of cron"))
        self.by_cron = Muted(self.tr("These times were written in the manner of cron. Empty the line to choose here."))
        self._lay_out()
        self._connect()
        self.show_times(Times())

    def _lay_out(self) -> None:
        often, hours, days = QHBoxLayout(), QHBoxLayout(), QGridLayout()
        for each in (QLabel(self.tr("Every")), self.count, self.unit):
            often.addWidget(each)
        for piece in (self.opens, QLabel("–"), self.closes):
            hours.addWidget(piece)
        for row in (often, hours):
            row.addStretch(1)
        for number, box in enumerate(self.days):
            days.addWidget(box, number // _IN_A_ROW, number % _IN_A_ROW)
        days.setColumnStretch(_IN_A_ROW, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.by_cron)
        column.addWidget(self.cron)
        column.addLayout(often)
        column.addWidget(self.office)
        column.addLayout(hours)
        column.addLayout(days)
        column.addWidget(self.no_day)

    def _connect(self) -> None:
        self.count.valueChanged.connect(self._touched)
        self.unit.currentIndexChanged.connect(self._touched)
        self.office.toggled.connect(self._touched)
        self.cron.textChanged.connect(self._touched)
        for clock in (self.opens, self.closes):
            clock.timeChanged.connect(self._touched)
        for box in self.days:
            box.toggled.connect(self._touched)

    def show_times(self, times: Times) -> None:
        """Show others."""
        self._known = times
        seconds = seconds_of(times.every)
        unit = next((unit for unit in ("h", "m") if seconds % _UNITS[unit] == 0), "s")
        self.count.setValue(seconds // _UNITS[unit])
        self.unit.setCurrentIndex(self.unit.findData(unit))
        opens, _, closes = times.hours.partition("-")
        self.office.setChecked(bool(times.hours))
        self.opens.setTime(QTime.fromString((opens or _OFFICE[0]).strip().zfill(5), "HH:mm"))
        self.closes.setTime(QTime.fromString((closes or _OFFICE[1]).strip().zfill(5), "HH:mm"))
        chosen = days_of(times.days)
        for number, box in enumerate(self.days):
            box.setChecked(number in chosen)
        self.cron.setText(times.cron)
        self.by_cron.setVisible(bool(times.cron))
        self.cron.setVisible(bool(times.cron))
        self._touched()

    def complete(self) -> bool:
        """Whether what was chosen can be applied: without any day nothing is said, and nothing said means every day."""
        return bool(self.cron.text().strip()) or any(box.isChecked() for box in self.days)

    def times(self) -> Times:
        """What was chosen, where it is complete."""
        if self.cron.text().strip():
            return replace(Times(), cron=self.cron.text().strip(), timezone=self._known.timezone)
        known = self._known
        seconds = self.count.value() * _UNITS[self.unit.currentData()]
        chosen = frozenset(number for number, box in enumerate(self.days) if box.isChecked())
        return replace(
            Times(),
            every=known.every
            if seconds == seconds_of(known.every)
            else f"{self.count.value()}{self.unit.currentData()}",
            hours=self._hours(),
            days=known.days if chosen == days_of(known.days) else _written(chosen),
            timezone=known.timezone,
        )

    def _hours(self) -> str:
        if not self.office.isChecked():
            return ""
        said = f"{self.opens.time().toString('HH:mm')}-{self.closes.time().toString('HH:mm')}"
        known = "-".join(part.strip().zfill(5) for part in self._known.hours.split("-"))
        return self._known.hours if said == known else said

    def _touched(self) -> None:
        cron = bool(self.cron.text().strip())
        for each in (self.count, self.unit, self.office, *self.days):
            each.setEnabled(not cron)
        for clock in (self.opens, self.closes):
            clock.setEnabled(self.office.isChecked() and not cron)
        self.no_day.setVisible(not self.complete())
        self.changed.emit()


def _written(days: frozenset[int]) -> str:
    """Days as the settings write them; all of them are not written."""
    return "" if len(days) == len(DAYS) else ",".join(DAYS[day] for day in sorted(days))
