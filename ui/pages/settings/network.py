"""How the platform is reached: the proxy of the office's network."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from connector.control.choices import ProxyChoice, SetSettings, SettingsNow
from connector.domain.choices import ProxyUse
from ui.bridge import Bridge
from ui.pages.settings.agent_section import AgentSection
from ui.text import translate


class NetworkSection(AgentSection):
    """As the computer says, straight, or by a named proxy."""

    name = "proxy"

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        explained = translate(
            "NetworkSection",
            "Some offices reach the internet by a proxy. In most cases the computer's own settings are right.",
        )
        super().__init__(bridge, translate("NetworkSection", "Network"), explained, parent)
        self.use = QComboBox()
        for words, use in (
            (self.tr("As this computer is set up"), ProxyUse.SYSTEM),
            (self.tr("No proxy"), ProxyUse.NONE),
            (self.tr("This proxy:"), ProxyUse.ADDRESS),
        ):
            self.use.addItem(words, use)
        self.address, self.user, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.address.setPlaceholderText("http://proxy.example:8080")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.add("proxy_use", self.tr("Proxy"), self.use)
        self.add("proxy_address", self.tr("Address"), self.address)
        self.add("proxy_user", self.tr("User name"), self.user, self.tr("Only if the proxy asks for one."))
        self.add("proxy_password", self.tr("Password"), self.password, self.tr("Kept encrypted, and never shown."))
        self.body.addWidget(self.bar)
        self.use.currentIndexChanged.connect(self._touched)
        for line in (self.address, self.user, self.password):
            line.textEdited.connect(self._touched)

    def fill(self, now: SettingsNow) -> None:
        """Show what is in force; of the password only whether there is one."""
        self.use.setCurrentIndex(self.use.findData(now.proxy.use))
        self.address.setText(now.proxy.address)
        self.user.setText(now.proxy.user)
        self.password.clear()
        self.password.setPlaceholderText(self.tr("A password is kept") if now.proxy_password else "")
        self._touched()

    def wished(self) -> SetSettings | None:
        """Another way; a password only when one was typed, or when nobody is named any more whose it was."""
        if self.known is None:
            return None
        typed, user = self.password.text(), self.user.text().strip()
        proxy = ProxyChoice(use=ProxyUse(self.use.currentData()), address=self.address.text().strip(), user=user)
        if proxy == self.known.proxy and not typed:
            return None
        password = typed or ("" if not user and self.known.proxy_password else None)
        return SetSettings(proxy=proxy, proxy_password=password)

    def _touched(self) -> None:
        named = self.use.currentData() == ProxyUse.ADDRESS
        for line in (self.address, self.user, self.password):
            line.setEnabled(named)
        self.changed()
