"""Settings wished on the platform, weighed against what was changed on the PC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from connector.agent.configuring import Configuring
from connector.agent.governing import PolicyChange, govern
from connector.connections import change_registry
from connector.domain.conflicts import Policy
from connector.domain.errors import Unreachable
from connector.domain.keys import EntityKind
from connector.domain.policies import KindPolicy, Policies
from connector.domain.writing import Deletion
from connector.platform.wire_configuration import OfficeSettings, Schedule, SettingsReport, SettingsWish, WishOutcome
from tests.agent.office import Office, enter, office

C = EntityKind.CUSTOMER
_RULES = "[customers]\nname2 = { remove = true }\n"


class Platform:
    """Hears what is told, and wishes what a test says."""

    def __init__(self) -> None:
        self.heard: list[SettingsReport] = []
        self.wish = SettingsWish()
        self.away = False

    def exchange(self, _provider: str, told: SettingsReport) -> SettingsWish:
        """As the endpoint does it."""
        if self.away:
            raise Unreachable("The platform cannot be reached.")
        self.heard.append(told)
        wish = self.wish
        if told.dealt and told.dealt == wish.id:
            self.wish = wish = SettingsWish()
        return wish


class Desk:
    """An agent, its settings, and the platform."""

    def __init__(self, made: Office) -> None:
        self.office = made
        self.agent = made.agent
        self.agent.reload()
        self.platform = Platform()
        self.configuring = Configuring(made.agent)

    @property
    def present(self) -> OfficeSettings:
        """What was told last."""
        return self.platform.heard[-1].present

    def settle(self) -> SettingsReport:
        """One round; what was told last."""
        self.configuring.settle("acme", self.platform.exchange)
        return self.platform.heard[-1]

    def wished(self, change: Callable[[OfficeSettings], OfficeSettings], age: float = 0) -> SettingsReport:
        """Somebody on the platform wishes another configuration than was told last; what the PC says to it."""
        base = self.present
        self.platform.wish = SettingsWish(id="w1", base=base, wanted=change(base), by="Aminah", age_seconds=age)
        self.configuring.ask("acme", "sql_accounting")
        return self.settle()

    def set_here(self, kind: EntityKind, change: PolicyChange) -> None:
        """A person at the PC."""
        govern(self.agent.home, self.office.connection(), kind, change)
        self.agent.reload()

    def log(self) -> list[str]:
        """What the PC's person reads."""
        connection = self.office.connection().id
        self.agent.queue.submit(connection, ("wait",), lambda _: None).result()
        return [entry.sentence for entry in self.office.workshop.memory(connection).lines]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(office(tmp_path, "acme"))


def _kind(kind: EntityKind, policy: KindPolicy) -> Callable[[OfficeSettings], OfficeSettings]:
    def change(before: OfficeSettings) -> OfficeSettings:
        kinds = {**before.policies.kinds, kind: policy}
        return msgspec.structs.replace(before, policies=Policies(kinds=kinds))

    return change


def _times(every: str) -> Callable[[OfficeSettings], OfficeSettings]:
    return lambda before: msgspec.structs.replace(before, schedule=Schedule(every=every))


def test_what_holds_is_told_once_and_when_it_is_another(desk: Desk) -> None:
    """Also in another life of the agent; without a reason it is asked again only now and then."""
    assert desk.settle().present == OfficeSettings()
    desk.settle()
    assert len(desk.platform.heard) == 1
    desk.set_here(C, PolicyChange(conflict=Policy.BOOKS_WIN))
    assert desk.settle().present.policies.of(C).conflict is Policy.BOOKS_WIN
    desk.office.clock.advance(16 * 60)
    desk.settle()
    desk.settle()
    assert len(desk.platform.heard) == 3


def test_a_platform_that_is_away_hears_it_later(desk: Desk) -> None:
    """Nothing is raised; it is tried again after a minute."""
    desk.platform.away = True
    desk.configuring.settle("acme", desk.platform.exchange)
    desk.platform.away = False
    desk.configuring.settle("acme", desk.platform.exchange)
    assert desk.platform.heard == []
    desk.office.clock.advance(61)
    assert desk.settle().present == OfficeSettings()


def test_a_wish_is_applied_told_back_and_told_here(desk: Desk) -> None:
    """What it does not name stays, also where that was changed here meanwhile."""
    desk.settle()
    desk.set_here(EntityKind.PRODUCT, PolicyChange(conflict=Policy.PLATFORM_WINS))
    told = desk.wished(_times("30m"))
    assert (told.dealt, told.outcome, told.sentences) == ("w1", WishOutcome.APPLIED, [])
    connection = desk.office.connection()
    assert connection.schedule == Schedule(every="30m")
    assert connection.policies.of(EntityKind.PRODUCT).conflict is Policy.PLATFORM_WINS
    assert told.present == OfficeSettings(policies=connection.policies, schedule=Schedule(every="30m"))
    assert desk.log() == ["Aminah changed settings on the platform: times."]


def test_a_policy_is_taken_whole_but_for_the_permission_to_write(desk: Desk) -> None:
    """Nobody on the platform begins to write into the books; fields lose a policy of their own, too."""
    desk.set_here(C, PolicyChange(fields={"phone": Policy.ASK, "email": Policy.BOOKS_WIN}))
    desk.settle()
    wanted = KindPolicy(write=True, fields={"email": Policy.ASK}, deleted_in_books=Deletion.IGNORE)
    told = desk.wished(_kind(C, wanted))
    assert told.outcome is WishOutcome.PARTLY
    assert told.sentences == ["Customers: writing into the books must be allowed on the PC itself; it stays off."]
    assert desk.office.connection().policies.of(C) == msgspec.structs.replace(wanted, write=False)
    assert desk.office.connection().direction.value == "inbound"


def test_what_was_taken_back_here_meanwhile_is_not_given_again(desk: Desk) -> None:
    """Writing was allowed when it was wished, and is not any more: the later wish changes the rest alone."""
    desk.set_here(C, PolicyChange(write=True))
    desk.settle()
    desk.set_here(C, PolicyChange(write=False))
    told = desk.wished(_kind(C, KindPolicy(write=True, conflict=Policy.BOOKS_WIN)))
    assert desk.office.connection().policies.of(C) == KindPolicy(conflict=Policy.BOOKS_WIN)
    assert any("must be allowed on the PC itself" in sentence for sentence in told.sentences)


def test_writing_is_taken_back_from_the_platform(desk: Desk) -> None:
    """That much anybody who may configure may do."""
    desk.set_here(C, PolicyChange(write=True))
    desk.settle()
    assert desk.wished(_kind(C, KindPolicy())).outcome is WishOutcome.APPLIED
    assert not desk.office.connection().policies.of(C).write


@pytest.mark.parametrize(("age", "wins"), [(10.0, "platform"), (3600.0, "here")])
def test_where_both_changed_the_same_the_later_one_holds_and_both_are_told(desk: Desk, age: float, wins: str) -> None:
    """By how long ago each was: no clock is compared with another one's."""
    desk.settle()
    desk.set_here(C, PolicyChange(conflict=Policy.BOOKS_WIN))
    desk.platform.away = True
    desk.configuring.settle("acme", desk.platform.exchange)  # it was noticed now
    desk.platform.away = False
    desk.office.clock.advance(600)
    told = desk.wished(_kind(C, KindPolicy(conflict=Policy.PLATFORM_WINS)), age=age)
    now = desk.office.connection().policies.of(C).conflict
    [sentence] = told.sentences
    if wins == "platform":
        assert (now, told.outcome) == (Policy.PLATFORM_WINS, WishOutcome.APPLIED)
        assert sentence == "Customers: this had been changed on the PC too, but earlier; the platform's holds now."
    else:
        assert (now, told.outcome) == (Policy.BOOKS_WIN, WishOutcome.REFUSED)
        assert sentence == "Customers: this was changed on the PC later, and stays as it is there."
    assert sentence in desk.log()


def test_a_wish_is_dealt_with_once_however_often_its_answer_is_lost(desk: Desk) -> None:
    """Somebody changes it here after it was applied: it is not applied again when only the telling failed."""
    desk.settle()
    asked: list[SettingsReport] = []
    wish = SettingsWish(id="w1", base=desk.present, wanted=_times("30m")(desk.present), by="Aminah")

    def losing(_provider: str, told: SettingsReport) -> SettingsWish:
        asked.append(told)
        if len(asked) == 2:
            raise Unreachable("The answer was lost.")
        return wish if told.dealt != wish.id else SettingsWish()

    desk.configuring.ask("acme", "sql_accounting")
    desk.configuring.settle("acme", losing)
    change_registry(
        desk.agent.home,
        lambda known: known.with_changed(msgspec.structs.replace(desk.office.connection(), schedule=None)),
    )
    desk.agent.reload()
    desk.office.clock.advance(61)
    desk.configuring.settle("acme", losing)
    assert [told.dealt for told in asked] == ["", "w1", "w1"]
    assert desk.office.connection().schedule is None
    assert asked[-1].outcome is WishOutcome.APPLIED


def test_what_cannot_work_is_refused_in_words_and_the_rest_applied(desk: Desk) -> None:
    """Times that cannot be understood, and kinds that others refer to."""
    desk.settle()

    def both(before: OfficeSettings) -> OfficeSettings:
        return msgspec.structs.replace(_times("30m")(before), schedule=Schedule(cron="every day"), mapping=_RULES)

    told = desk.wished(both)
    assert told.outcome is WishOutcome.PARTLY
    assert len(told.sentences) == 1
    assert told.present == OfficeSettings(mapping=_RULES)
    desk.platform.wish = SettingsWish(
        id="w2", base=desk.present, wanted=_kind(C, KindPolicy(read=False))(desk.present), by="Aminah"
    )
    desk.configuring.ask("acme", "sql_accounting")
    refused = desk.settle()
    assert (refused.outcome, refused.dealt) == (WishOutcome.REFUSED, "w2")
    assert desk.office.connection().policies.of(C).read


def test_rules_are_shown_changed_and_put_aside(desk: Desk) -> None:
    """Faulty ones are refused; where other companies follow them, too, nothing is changed from there."""
    path = desk.agent.home.mappings / "sql_accounting.toml"
    path.write_text(_RULES)
    assert desk.settle().present.mapping == _RULES
    assert desk.wished(lambda before: msgspec.structs.replace(before, mapping="")).outcome is WishOutcome.APPLIED
    assert (path.exists(), path.with_name("sql_accounting.toml.before").read_text()) == (False, _RULES)
    path.write_text(_RULES)
    enter(desk.agent.home, "bolt")
    desk.agent.reload()
    desk.office.clock.advance(61)
    assert desk.settle().rules_shared
    desk.platform.wish = SettingsWish(
        id="w2", base=desk.present, wanted=msgspec.structs.replace(desk.present, mapping=""), by="Aminah"
    )
    desk.configuring.ask("acme", "sql_accounting")
    told = desk.settle()
    assert (told.outcome, path.exists()) == (WishOutcome.REFUSED, True)
    assert "Other companies of this PC follow the same mapping rules" in told.sentences[0]


def test_a_change_here_is_dated_by_its_file(desk: Desk) -> None:
    """An agent that was off when it was changed does not take its own start for the moment of the change."""
    desk.settle()
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    desk.office.clock.advance((later - desk.office.clock.now()).total_seconds())
    desk.set_here(C, PolicyChange(conflict=Policy.BOOKS_WIN))
    told = desk.wished(_kind(C, KindPolicy(conflict=Policy.PLATFORM_WINS)), age=1800)
    assert told.outcome is WishOutcome.APPLIED
