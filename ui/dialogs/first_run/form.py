"""Settings of a way into the books, as fields: the few that matter, and the rest folded away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QSpinBox, QToolButton, QVBoxLayout, QWidget

from connector.control.setting_up import AskedSetting, Value
from ui.provider_words import provider_words
from ui.text import translate
from ui.theme import GAP, Role
from ui.widgets import Muted, Tinted

_LARGEST_PORT = 65535


def setting_title(setting: AskedSetting) -> str:
    """A setting in the user's language; as the agent calls it where it is not known here."""
    known = {
        "path": translate("setting", "Company file"),
        "database": translate("setting", "Database"),
        "host": translate("setting", "Server"),
        "instance": translate("setting", "Instance"),
        "port": translate("setting", "Port"),
        "user": translate("setting", "Database user"),
        "password": translate("setting", "Database password"),
        "trust": translate("setting", "Trust the server's certificate"),
        "certificate": translate("setting", "Certificate file"),
        "driver": translate("setting", "ODBC driver"),
        "role": translate("setting", "Role"),
        "charset": translate("setting", "Character set"),
        "legacy_charsets": translate("setting", "Legacy character sets"),
        "access_key": translate("setting", "Access key"),
        "secret_key": translate("setting", "Secret key"),
        "address": translate("setting", "Address"),
        "service": translate("setting", "Service"),
        "region": translate("setting", "Region"),
    }
    return known.get(setting.name, setting.title)


class SettingField(QWidget):
    """One setting: its field, its help, and what is wrong with it."""

    edited = Signal()

    def __init__(self, setting: AskedSetting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.field = self._make()
        self.field.setObjectName(setting.name)
        self.field.setAccessibleName(setting_title(setting))
        explained = provider_words(setting.help)
        self.field.setAccessibleDescription(explained)
        self.field.setToolTip(explained)
        self.help, self.wrong = Muted(explained), Tinted("", Role.ERROR)
        self.help.setVisible(setting.required or setting.secret)
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GAP // 2)
        column.setSpacing(2)
        for each in (self.field, self.help, self.wrong):
            column.addWidget(each)
        self.setFocusProxy(self.field)

    def _make(self) -> QLineEdit | QSpinBox:
        if isinstance(self.setting.default, int):
            number = QSpinBox()
            number.setRange(min(1, self.setting.default), _LARGEST_PORT)
            number.setGroupSeparatorShown(False)
            number.setValue(self.setting.default)
            number.valueChanged.connect(self._edited)
            return number
        line = QLineEdit()
        if self.setting.secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        elif self.setting.default is not None:
            line.setText(str(self.setting.default))
        line.textChanged.connect(self._edited)
        return line

    def value(self) -> Value:
        """What was entered."""
        if isinstance(self.field, QSpinBox):
            return self.field.value()
        entered = self.field.text() if self.setting.secret else self.field.text().strip()
        if self.setting.many:
            return tuple(part.strip() for part in entered.split(",") if part.strip())
        return entered

    def put(self, value: Value) -> None:
        """Show a value."""
        if isinstance(self.field, QSpinBox):
            self.field.setValue(int(str(value)))
        else:
            self.field.setText(", ".join(value) if isinstance(value, tuple) else str(value))

    def is_missing(self) -> bool:
        """Whether it must be filled in and is not."""
        return self.setting.required and not self.value()

    def blame(self, sentence: str) -> None:
        """Say that this is to be looked at; empty takes it back."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _edited(self) -> None:
        self.blame("")
        self.edited.emit()


class SettingsForm(QWidget):
    """All settings of one way."""

    edited = Signal()

    def __init__(self, settings: Sequence[AskedSetting], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {setting.name: SettingField(setting) for setting in settings}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._plain = self._rows([each for each in self.fields.values() if not each.setting.advanced])
        column.addLayout(self._plain)
        self.unfold = QToolButton()
        self.unfold.setText(self.tr("Advanced"))
        self.unfold.setObjectName("advanced")
        self.unfold.setCheckable(True)
        self.unfold.setAutoRaise(True)
        self.unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.advanced = QWidget()
        self.advanced.setLayout(self._rows([each for each in self.fields.values() if each.setting.advanced]))
        self.unfold.toggled.connect(self._unfolded)
        column.addWidget(self.unfold)
        column.addWidget(self.advanced)
        self._unfolded(False)

    def settings(self, *, everything: bool = False) -> dict[str, Value]:
        """What was entered, secrets apart; with `everything` also what is as usual."""
        told = {name: each.value() for name, each in self.fields.items() if not each.setting.secret}
        usual = {name: each.setting.default for name, each in self.fields.items()}
        return {
            name: value
            for name, value in told.items()
            if value not in ("", ()) and (everything or value != usual[name])
        }

    def secrets(self) -> dict[str, str]:
        """The secrets that were entered."""
        told = {name: str(each.value()) for name, each in self.fields.items() if each.setting.secret}
        return {name: value for name, value in told.items() if value}

    def put(self, values: Mapping[str, Value]) -> None:
        """Show values."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].put(value)

    def hide_field(self, name: str) -> None:
        """What is known already need not be asked."""
        if name in self.fields and not self.fields[name].setting.advanced:
            self._plain.setRowVisible(self.fields[name], False)

    def is_complete(self, kept: Sequence[str] = ()) -> bool:
        """Whether everything that must be there is; secrets that are kept need not be entered again."""
        return not any(each.is_missing() for name, each in self.fields.items() if name not in kept)

    def blame(self, names: Sequence[str], sentence: str) -> None:
        """Mark the settings to look at; the first one is ready to be typed into."""
        for name, each in self.fields.items():
            each.blame(sentence if name in names else "")
        blamed = [self.fields[name] for name in self.fields if name in names]
        if blamed and all(each.setting.advanced for each in blamed):
            self.unfold.setChecked(True)
        shown = [each for each in blamed if self.unfold.isChecked() or not each.setting.advanced]
        if shown:
            shown[-1].setFocus()

    def _rows(self, fields: Sequence[SettingField]) -> QFormLayout:
        rows = QFormLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for each in fields:
            label = QLabel(setting_title(each.setting))
            label.setBuddy(each.field)
            rows.addRow(label, each)
            each.edited.connect(self.edited)
        return rows

    def _unfolded(self, open_: bool) -> None:
        self.advanced.setVisible(open_)
        self.unfold.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        self.unfold.setVisible(any(each.setting.advanced for each in self.fields.values()))
