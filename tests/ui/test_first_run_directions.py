"""The way to a company: what is written, and its last step, which says what is true."""

from __future__ import annotations

from threading import Event as Flag

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from connector.control import setting_up as say
from connector.control.both_ways import Rehearse
from connector.control.messages import Message, Request
from connector.domain.errors import SettingsInvalid, Unreachable
from connector.domain.keys import EntityKind
from tests.ui.agent_for_setup import Office
from tests.ui.scripted import ScriptedAgent
from tests.ui.walker import Walker, kept
from ui.state import Face


def test_writing_is_off_until_it_is_chosen(walker: Walker, office: Office, agent: ScriptedAgent) -> None:
    """Kind by kind, with what the books and the rehearsal say; reading alone turns everything off again."""
    walker.to_directions()
    directions = walker.window.directions
    directions.both.click()
    walker.qtbot.waitUntil(lambda: len(directions.rows) == 2)
    customers, invoices = directions.rows[EntityKind.CUSTOMER], directions.rows[EntityKind.INVOICE]
    assert not customers.box.isChecked()
    assert (invoices.box.isEnabled(), invoices.reasons.text()) == (False, "Nothing was rehearsed yet.")
    office.policy_fault = SettingsInvalid("Not now.", remedy="Later.")
    customers.box.click()
    walker.qtbot.waitUntil(customers.wrong.isVisible)
    assert (customers.box.isChecked(), customers.wrong.text()) == (False, "Not now. Later.")
    office.policy_fault = None
    customers.box.click()
    walker.qtbot.waitUntil(lambda: customers.box.isEnabled() and customers.box.isChecked())
    invoices.button.click()
    walker.qtbot.waitUntil(invoices.box.isEnabled)
    assert invoices.reasons.text() == "20 documents as posted."
    directions.read_only.click()
    walker.next(walker.window.preview)
    assert office.kept is not None
    assert not office.kept.policies.of(EntityKind.CUSTOMER).write


def test_nobody_goes_on_while_a_kind_is_being_turned_on(walker: Walker, office: Office, agent: ScriptedAgent) -> None:
    """Reading alone, chosen meanwhile, turns off what was on its way, too."""
    walker.to_directions()
    directions = walker.window.directions
    directions.both.click()
    walker.qtbot.waitUntil(lambda: len(directions.rows) == 2)
    gate, answer = Flag(), agent.answers[say.SetPolicy]

    def slowly(request: Request) -> Message:
        gate.wait(10)
        assert callable(answer)
        said = answer(request)
        assert isinstance(said, Message)
        return said

    agent.answers[say.SetPolicy] = slowly
    customers = directions.rows[EntityKind.CUSTOMER]
    customers.box.click()
    directions.read_only.click()
    assert not walker.window.next.isEnabled()
    QTest.mouseClick(walker.window.next, Qt.MouseButton.LeftButton)
    assert walker.window.step is directions
    customers.show_ready(office.ready[0])
    assert not customers.box.isEnabled(), "not even when the books say something meanwhile"
    gate.set()
    walker.next(walker.window.preview)
    assert not kept(office).policies.of(EntityKind.CUSTOMER).write


def test_a_rehearsal_that_fails_turns_nothing_off(walker: Walker, office: Office, agent: ScriptedAgent) -> None:
    """A kind that is written stays so, and it is said what did not work."""
    walker.to_directions()
    directions = walker.window.directions
    directions.both.click()
    walker.qtbot.waitUntil(lambda: len(directions.rows) == 2)
    invoices = directions.rows[EntityKind.INVOICE]
    invoices.show_switched(on=True)
    agent.answers[Rehearse] = silent
    invoices.button.click()
    walker.qtbot.waitUntil(invoices.wrong.isVisible)
    assert (invoices.box.isChecked(), invoices.box.isEnabled(), invoices.button.isEnabled()) == (True, True, True)


def test_the_last_step_is_not_green_over_an_agent_that_is_gone(walker: Walker, agent: ScriptedAgent) -> None:
    """What was true is not shown as true."""
    walker.to_preview()
    walker.next(walker.window.done_step)
    done = walker.window.done_step
    walker.qtbot.waitUntil(lambda: done.mark.face is Face.OK)
    agent.stop()
    walker.qtbot.waitUntil(lambda: done.mark.face is Face.UNKNOWN)
    assert "Equal" not in done.sentence.text()
    assert "agent" in done.sentence.text()


def silent(_: object) -> Message:
    """Nobody answers."""
    raise Unreachable("Nobody answers.")
