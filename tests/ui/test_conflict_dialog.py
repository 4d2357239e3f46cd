"""A conflict is decided once, knowingly: all is shown, nothing by Enter, Escape leaves it, others only when seen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from connector.control.attention import GetConflict, SimilarConflicts
from connector.control.both_ways import Dispute, Resolve
from connector.control.messages import Accepted, Message, Request
from connector.domain.conflicts import Choice, ConflictKind
from connector.domain.errors import NotFound, Stopped
from connector.domain.keys import Key
from connector.domain.platform_changes import ChangeId
from tests.ui.attention import dies, dispute, waits
from tests.ui.scripted import ScriptedAgent
from ui.bridge import Bridge
from ui.dialogs.choices import FieldChoices, SideChoices
from ui.dialogs.conflict import ConflictDialog


def has(conflict: Dispute, similar: int = 0) -> Callable[[Request], Message]:
    """An agent that has a conflict and so many like it."""
    others = [
        dispute(100 + number, conflict.kind, [each.name for each in conflict.fields]) for number in range(similar)
    ]

    def answer(request: Request) -> Message:
        assert isinstance(request, GetConflict)
        page = others[request.skip : request.skip + request.limit]
        return SimilarConflicts(conflict=conflict, similar=tuple(page), total=similar)

    return answer


def opened(qtbot: QtBot, bridge: Bridge) -> ConflictDialog:
    """The dialog, shown and filled."""
    dialog = ConflictDialog(bridge, "c1", ChangeId("x1"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # looked at after it was closed
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.choices is not None)
    return dialog


def test_both_values_what_they_were_and_who_changed_them(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """All that a person needs, and nothing chosen for them."""
    agent.answers[GetConflict] = has(dispute(1, fields=("name", "credit_limit")))
    dialog = opened(qtbot, bridge)
    assert dialog.title.text() == "Customers: C1 Books"
    assert dialog.lead.text() == "Both sides changed it: Name, Credit limit."
    assert "On the platform: Aminah" in dialog.history.text()
    assert "In the books: ADMIN, unknown when" in dialog.history.text()
    assert dialog.choices is not None
    assert dialog.choices.chosen() is None
    assert not dialog.decide.isEnabled()
    assert not dialog.too.isVisible()


def test_each_field_has_its_side(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """One from the books, one from the platform; decided by its button, once."""
    agent.answers[GetConflict] = has(dispute(1, fields=("name", "phone")))
    dialog = opened(qtbot, bridge)
    go = waits(agent, Resolve, Accepted(jobs=("j",)))
    assert isinstance(dialog.choices, FieldChoices)
    dialog.choices.choose("name", Choice.KEEP_PLATFORM)
    assert not dialog.decide.isEnabled(), "the other field is open"
    dialog.choices.choose("phone", Choice.KEEP_BOOKS)
    QTest.mouseClick(dialog.decide, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(dialog.decide, Qt.MouseButton.LeftButton)
    assert not dialog.decide.isEnabled()
    with qtbot.waitSignal(dialog.changed):
        go.set()
    (order,) = agent.asked(Resolve)
    assert isinstance(order, Resolve)
    assert (order.changes, order.choice, order.fields) == (("x1",), Choice.KEEP_BOOKS, {"name": Choice.KEEP_PLATFORM})
    assert order.decided_by
    assert dialog.result() == 1


@pytest.mark.parametrize("choice", [Choice.KEEP_BOOKS, Choice.KEEP_PLATFORM])
def test_one_side_for_everything(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge, choice: Choice) -> None:
    """By one button for all fields."""
    agent.answers[GetConflict] = has(dispute(1, fields=("name", "phone")))
    agent.answers[Resolve] = Accepted(jobs=("j",))
    dialog = opened(qtbot, bridge)
    assert isinstance(dialog.choices, FieldChoices)
    (dialog.choices.books if choice is Choice.KEEP_BOOKS else dialog.choices.platform).click()
    with qtbot.waitSignal(dialog.changed):
        dialog.decide.click()
    (order,) = agent.asked(Resolve)
    assert isinstance(order, Resolve)
    assert (order.choice, order.fields) == (choice, {})


def test_enter_and_escape_decide_nothing(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Whatever is chosen: only the button decides, and Escape leaves everything as it is."""
    agent.answers[GetConflict] = has(dispute(1))
    agent.answers[Resolve] = Accepted(jobs=("j",))
    dialog = opened(qtbot, bridge)
    assert isinstance(dialog.choices, FieldChoices)
    dialog.choices.choose_all(Choice.KEEP_PLATFORM)
    assert dialog.decide.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Enter)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert agent.asked(Resolve) == []


@pytest.mark.parametrize(
    ("kind", "choice"),
    [
        (ConflictKind.DUPLICATE, Choice.LINK),
        (ConflictKind.DUPLICATE, Choice.CREATE),
        (ConflictKind.DUPLICATE, Choice.KEEP_BOOKS),
        (ConflictKind.DELETED_IN_BOOKS, Choice.KEEP_BOOKS),
        (ConflictKind.DELETED_IN_BOOKS, Choice.KEEP_PLATFORM),
        (ConflictKind.DELETED_ON_PLATFORM, Choice.KEEP_BOOKS),
        (ConflictKind.DELETED_ON_PLATFORM, Choice.KEEP_PLATFORM),
        (ConflictKind.RESTORED_AWAY, Choice.KEEP_PLATFORM),
    ],
)
def test_what_has_no_fields_is_decided_in_words(
    qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge, kind: ConflictKind, choice: Choice
) -> None:
    """Each way with what it does; none chosen at first."""
    agent.answers[GetConflict] = has(dispute(1, kind, ()))
    agent.answers[Resolve] = Accepted(jobs=("j",))
    dialog = opened(qtbot, bridge)
    assert isinstance(dialog.choices, SideChoices)
    assert not dialog.decide.isEnabled()
    dialog.choices.choose(choice)
    with qtbot.waitSignal(dialog.changed):
        dialog.decide.click()
    (order,) = agent.asked(Resolve)
    assert isinstance(order, Resolve)
    assert order.choice is choice


def test_ways_stay_in_sight_however_much_differs(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """A record with many fields fits a small screen: what differs is scrolled, and no line of it is cut."""
    many = dispute(1, ConflictKind.DUPLICATE, [f"field {number}" for number in range(60)])
    agent.answers[GetConflict] = has(many)
    dialog = opened(qtbot, bridge)
    assert isinstance(dialog.choices, SideChoices)
    dialog.resize(860, 560)
    assert dialog.height() == 560
    assert dialog.minimumSizeHint().height() < 560
    inside = dialog.choices.sides.widget()
    assert inside.height() >= inside.minimumSizeHint().height() > dialog.choices.sides.height()


def test_a_duplicate_may_be_another_record_than_proposed(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """By its code, and only for a link."""
    agent.answers[GetConflict] = has(dispute(1, ConflictKind.DUPLICATE, ("phone",)))
    agent.answers[Resolve] = Accepted(jobs=("j",))
    dialog = opened(qtbot, bridge)
    assert isinstance(dialog.choices, SideChoices)
    dialog.choices.key.setText(" C9 ")
    dialog.choices.choose(Choice.LINK)
    with qtbot.waitSignal(dialog.changed):
        dialog.decide.click()
    (order,) = agent.asked(Resolve)
    assert isinstance(order, Resolve)
    assert order.key == Key("C9")


def test_others_are_decided_too_only_when_all_were_loaded(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """How many and which are shown before; the order names each of them."""
    agent.answers[GetConflict] = has(dispute(1), similar=450)
    agent.answers[Resolve] = Accepted(jobs=("j",))
    dialog = opened(qtbot, bridge)
    assert isinstance(dialog.choices, FieldChoices)
    dialog.choices.choose_all(Choice.KEEP_BOOKS)
    assert "450" in dialog.too.text()
    assert not dialog.others.isVisible()
    go = waits(agent, GetConflict, has(dispute(1), similar=450))
    dialog.too.setChecked(True)  # Qt's call
    assert dialog.others.isVisible()
    assert not dialog.decide.isEnabled(), "200 of 450 are shown"
    go.set()
    qtbot.waitUntil(dialog.decide.isEnabled)
    assert len(dialog.similar) == 450
    with qtbot.waitSignal(dialog.changed):
        dialog.decide.click()
    (order,) = agent.asked(Resolve)
    assert isinstance(order, Resolve)
    assert len(order.changes) == len(set(order.changes)) == 451
    assert order.changes[0] == "x1"


def test_as_many_are_named_as_are_decided(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Where there are more than one click takes, it is said that the rest stays."""
    agent.answers[GetConflict] = has(dispute(1), 5_000)
    dialog = opened(qtbot, bridge)
    assert dialog.too.text().replace(",", "") == (
        "Decide 2000 other(s) like this one in the same way. 3000 more of them stay(s) for another time."
    )


def test_without_the_tick_one_is_decided(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Also after a look at the others."""
    agent.answers[GetConflict] = has(dispute(1), similar=3)
    agent.answers[Resolve] = Accepted(jobs=("j",))
    dialog = opened(qtbot, bridge)
    assert isinstance(dialog.choices, FieldChoices)
    dialog.choices.choose_all(Choice.KEEP_BOOKS)
    dialog.too.click()
    dialog.too.click()
    with qtbot.waitSignal(dialog.changed):
        dialog.decide.click()
    (order,) = agent.asked(Resolve)
    assert isinstance(order, Resolve)
    assert order.changes == ("x1",)


@pytest.mark.parametrize("error", [NotFound("There is no conflict x1."), Stopped("It is paused.")])
def test_a_refusal_keeps_what_was_chosen(
    qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge, error: NotFound | Stopped
) -> None:
    """Said in the dialog; it can be tried again or left."""

    def refuses(_: Request) -> Message:
        raise error

    agent.answers[GetConflict] = has(dispute(1))
    agent.answers[Resolve] = refuses
    dialog = opened(qtbot, bridge)
    assert isinstance(dialog.choices, FieldChoices)
    dialog.choices.choose_all(Choice.KEEP_BOOKS)
    dialog.decide.click()
    qtbot.waitUntil(dialog.news.isVisible)
    assert error.sentence in dialog.news.text.text()
    assert dialog.isVisible()
    assert dialog.decide.isEnabled()
    assert dialog.choices.chosen() is not None


def test_an_agent_that_goes_away_in_the_middle(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Nobody knows whether it was decided: it is said, and asking again is safe, for what is decided is refused."""
    agent.answers[GetConflict] = has(dispute(1))
    dialog = opened(qtbot, bridge)
    dies(agent, Resolve)
    assert isinstance(dialog.choices, FieldChoices)
    dialog.choices.choose_all(Choice.KEEP_BOOKS)
    dialog.decide.click()
    qtbot.waitUntil(dialog.news.isVisible)
    assert dialog.isVisible()
    assert dialog.decide.isEnabled()
    agent.answers[Resolve] = Accepted(jobs=("j",))
    with qtbot.waitSignal(dialog.changed):
        dialog.decide.click()


def test_what_was_decided_by_somebody_else_is_said(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Nothing can be decided then."""

    def gone(_: Request) -> Message:
        raise NotFound("This is decided already.")

    agent.answers[GetConflict] = gone
    dialog = ConflictDialog(bridge, "c1", ChangeId("x1"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.news.isVisible)
    assert "decided already" in dialog.news.text.text()
    assert not dialog.decide.isEnabled()


def test_a_choice_has_a_name_for_who_does_not_see_it(qtbot: QtBot, agent: ScriptedAgent, bridge: Bridge) -> None:
    """Field, side and value."""
    agent.answers[GetConflict] = has(dispute(1))
    dialog = opened(qtbot, bridge)
    assert isinstance(dialog.choices, FieldChoices)
    names = [button.accessibleName() for button in dialog.choices.groups["name"].buttons()]
    assert names == ["Name: keep the books' Books", "Name: keep the platform's Platform"]
