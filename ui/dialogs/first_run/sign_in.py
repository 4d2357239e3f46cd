"""Signing in to the books, with a test that says what is wrong and what to do about it."""

from __future__ import annotations

from connector.control.setting_up import BooksTried, Connect, ConnectionSettings, Fault, TryBooks
from connector.domain.errors import SignInRefused, Unreachable
from ui.agent_words import advice
from ui.bridge import Bridge
from ui.dialogs.first_run.draft import Draft
from ui.dialogs.first_run.form import SettingsForm
from ui.dialogs.first_run.step import Step
from ui.provider_words import provider_words
from ui.theme import Role


class SignInStep(Step):
    """The password, and whatever else the way into the books asks for."""

    def __init__(self, bridge: Bridge, draft: Draft) -> None:
        super().__init__(bridge, draft)
        self.form = SettingsForm(())
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self._shown: tuple[str, str, str] | None = None

    def title(self) -> str:
        """Sign in."""
        company = self.draft.company
        return self.tr("Sign in to {company}").format(company=company) if company else self.tr("Sign in to the books")

    def enter(self) -> None:
        """Ask what the chosen way asks for; what was typed before stays."""
        draft = self.draft
        self.heading.setText(self.title())
        if self._shown == (draft.provider, draft.way, draft.place()):
            return
        self._shown = (draft.provider, draft.way, draft.place())
        self.news.hide()
        self._make_form()
        way = draft.chosen_way()
        signed = self.tr("The database user's password, which whoever installed SQL Accounting's database has chosen.")
        if not draft.is_file():
            signed = self.tr("A login that may read the company's database, made by whoever looks after SQL Server.")
        kept = self.tr("The password is kept already: leave it empty unless it changed.")
        self.say(kept if draft.connection else provider_words(way.help) if draft.way else signed)

    def next_text(self) -> str:
        """Test and go on."""
        return self.tr("Testing…") if self.busy else self.tr("Test and continue")

    def can_go(self) -> bool:
        """Everything that must be there is."""
        return self.form.is_complete(self._kept())

    def can_go_back(self) -> bool:
        """Once there is a connection, its company and organization stay."""
        return self.draft.kept is None

    def forward(self) -> None:
        """Open the books once with what was typed."""
        draft = self.draft
        draft.settings = self.form.settings(everything=bool(draft.connection))
        if draft.found is not None:
            draft.settings = {**draft.settings, **draft.found.settings}
        draft.secrets = self.form.secrets()
        self.form.blame((), "")
        self.set_busy(True)
        asked = TryBooks(
            provider=draft.provider,
            way=draft.way,
            settings=draft.settings,
            secrets=draft.secrets,
            connection=draft.connection,
        )
        self.bridge.ask(self, asked, BooksTried, self._tried, self.complain)

    def _tried(self, tried: BooksTried) -> None:
        draft = self.draft
        if tried.fault is not None:
            self.set_busy(False)
            self._explain(tried.fault)
            return
        if tried.connected:
            self.set_busy(False)
            words = self.tr("This company is connected already as {title}. Choose another one.")
            self.news.show_news(words.format(title=tried.connected), Role.WARNING)
            return
        draft.tried = tried
        if draft.kept is None:
            self._done()
            return
        change = Connect(
            connection=draft.connection,
            provider=draft.provider,
            way=draft.way,
            settings=draft.settings,
            secrets=draft.secrets,
            check=False,
        )
        self.bridge.ask(self, change, ConnectionSettings, self._changed, self.complain)

    def _changed(self, kept: ConnectionSettings) -> None:
        self.draft.kept = kept
        self._done()

    def _done(self) -> None:
        self.set_busy(False)
        self.passed.emit()

    def _explain(self, fault: Fault) -> None:
        """The agent's own words, and which field to look at."""
        self.news.show_news(advice(fault.sentence, fault.remedy), Role.ERROR)
        hint = {
            SignInRefused.code: self.tr("Check this, and type it again."),
            Unreachable.code: self.tr("Check this. Nobody answered there."),
        }.get(fault.code, self.tr("Check this."))
        self.form.blame(fault.settings, hint)
        self.changed.emit()

    def _kept(self) -> tuple[str, ...]:
        """Secrets that need not be typed again: those of a known connection."""
        way = self.draft.chosen_way()
        return tuple(each.name for each in way.settings if each.secret) if self.draft.connection else ()

    def _make_form(self) -> None:
        draft, way = self.draft, self.draft.chosen_way()
        form = SettingsForm(way.settings)
        form.put(draft.settings)
        if draft.found is not None:
            for name in draft.found.settings:
                form.hide_field(name)
        elif not draft.way and draft.is_file() and "path" not in draft.settings:
            form.unfold.setChecked(True)
        form.edited.connect(self.changed.emit)
        self.column.replaceWidget(self.form, form)
        form.show()  # a layout would only do so later, and the first field shall have the cursor now
        self.form.deleteLater()
        self.form = form
        first = next((each for each in form.fields.values() if each.is_missing()), None)
        if first is not None:
            first.setFocus()
