"""Trouble on the side of the platform: one plain sentence, nothing lost, nothing twice, equal when it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest

from connector.domain.errors import (
    AnswerLost,
    ProtocolBroken,
    Rejected,
    SignInRefused,
    Throttled,
    Unreachable,
    WaitsForParent,
)
from connector.domain.keys import EntityKind, Key
from connector.domain.runs import Equality, Outcome, RunRecord
from connector.platform.wire import ProblemCode
from tests.live.faults import ShakyPlatform
from tests.live.ledgers import engine_of
from tests.live.rig_bridge import IMPATIENT, Bridge, bridge
from tests.live.rig_faulty import PAGE, Fault, FaultyServer, refusal
from tests.live.servers.firebird_server import FirebirdServer
from tests.live.servers.processes import free_port
from tests.sample.variant import Variant
from tests.sample.vendor_sales import NewLine

CUSTOMER, INVOICE = EntityKind.CUSTOMER, EntityKind.INVOICE
_numbers = count(1)

HANDSHAKE, RECORDS, COMPARISON = "/handshake", "/records/customers", "/reconciliation/customers"
"""Where it may go wrong: at the beginning, in the middle of writing, when both sides are compared."""


def page(path: str) -> Fault:
    """Somebody else answers, with a page and a success."""
    return Fault(path, 200, PAGE, {"Content-Type": "text/html"})


def half(path: str) -> Fault:
    """The server does what it was asked, and its answer breaks off."""
    return Fault(path, half=True)


def silence(path: str) -> Fault:
    """Nobody ever answers."""
    return Fault(path, silent=True)


def stored_and_failed(path: str) -> Fault:
    """The server does what it was asked, and says that it failed."""
    return Fault(path, 500, arrives=True)


def status(number: int) -> Callable[[str], Fault]:
    """A bare status without a word."""
    return lambda path: refusal(path, number)


@pytest.fixture(scope="module")
def faulty(platform: ShakyPlatform) -> Iterator[FaultyServer]:
    """What stands in front of it."""
    server = FaultyServer(platform.proxy.server_port)
    yield server
    server.close()


@pytest.fixture
def new(firebird5: FirebirdServer, platform: ShakyPlatform, faulty: FaultyServer) -> Iterator[Bridge]:
    """Books whose records the platform does not have yet."""
    variant = Variant(engine=engine_of(firebird5))
    with bridge(firebird5, platform, f"awan-{next(_numbers)}", variant) as made:
        yield replace(made, address=faulty.url)


BEGINNING = [
    (status(401), SignInRefused.code, "no longer accepts the sign-in of this PC. Sign in again"),
    (status(409), ProtocolBroken.code, "did not understand the request (HTTP 409)"),
    (status(413), ProtocolBroken.code, "does not take that much in one request"),
    (status(429), Throttled.code, "The platform asks for a pause."),
    (status(500), Unreachable.code, "failed to answer (HTTP 500)"),
    (page, ProtocolBroken.code, "A page, not the platform, answered at"),
    (half, Unreachable.code, "broke off before the answer was there"),
    (silence, Unreachable.code, "said nothing for"),
]
WRITING = [
    (status(401), SignInRefused.code, "no longer accepts the sign-in of this PC. Sign in again"),
    (status(409), ProtocolBroken.code, "did not understand the request (HTTP 409)"),
    (status(429), Throttled.code, "The platform asks for a pause."),
    (status(500), AnswerLost.code, "failed to answer (HTTP 500)"),
    (page, AnswerLost.code, "A page, not the platform, answered at"),
]
COMPARING = [
    (status(500), Unreachable.code, "failed to answer (HTTP 500)"),
    (page, ProtocolBroken.code, "A page, not the platform, answered at"),
    (half, Unreachable.code, "broke off before the answer was there"),
]
NAMES: dict[Callable[[str], Fault], str] = {page: "HTML", half: "half a body", silence: "silence"}


STAYING = [
    pytest.param(path, make, code, words, id=f"{path[1:]}-{NAMES.get(make, words[-4:-1] if 'HTTP' in words else code)}")
    for path, table in ((HANDSHAKE, BEGINNING), (RECORDS, WRITING), (COMPARISON, COMPARING))
    for make, code, words in table
]
PASSING = [
    pytest.param(path, make, id=f"{path[1:]}-{NAMES.get(make, name)}")
    for path, make, name in (
        (RECORDS, status(500), "500"),
        (RECORDS, stored_and_failed, "500 after all"),
        (RECORDS, page, ""),
        (RECORDS, half, ""),
        (RECORDS, silence, ""),
        (COMPARISON, half, ""),
        (COMPARISON, silence, ""),
    )
]


@pytest.mark.parametrize(("path", "make", "code", "words"), STAYING)
def test_a_fault_that_stays(
    new: Bridge, faulty: FaultyServer, path: str, make: Callable[[str], Fault], code: str, words: str
) -> None:
    """The run gives up with a sentence; when the fault is gone, the next one ends equal, each record there once."""
    with faulty.faulty(make(path)):
        run = hurried(new, make).run()
    said = new.told(run, code)
    assert words in said
    if path == HANDSHAKE:
        assert not any(new.heads().values())
    new.ends_equal()
    written_once(new)


@pytest.mark.parametrize(("path", "make"), PASSING)
def test_a_fault_that_passes(new: Bridge, faulty: FaultyServer, path: str, make: Callable[[str], Fault]) -> None:
    """What happens once or twice is got over within the run, without a record written twice."""
    with faulty.faulty(replace(make(path), times=2)):
        comes_through(hurried(new, make).run())
    new.ends_equal()
    written_once(new)


def hurried(made: Bridge, make: Callable[[str], Fault]) -> Bridge:
    """The same bridge; where nobody answers, it does not wait a minute to find out."""
    return replace(made, timeouts=IMPATIENT) if make is silence else made


def test_nobody_listens(new: Bridge) -> None:
    """The platform's server is off: told as such, and that the next try comes by itself."""
    right, new.address = new.address, f"http://127.0.0.1:{free_port()}"
    said = new.told(new.run(), Unreachable.code)
    assert "does not answer" in said
    assert "the next try comes by itself" in said
    new.address = right
    new.ends_equal()


def test_nobody_listens_any_more(new: Bridge) -> None:
    """The connection goes away while records are sent."""
    right, new.address = new.address, new.platform.url
    with ExitStack() as away:
        run = new.run(after=CUSTOMER, happens=lambda: away.enter_context(new.platform.proxy.down()))
        assert run.outcome is Outcome.FAILED, run
        assert run.error_code in (Unreachable.code, AnswerLost.code)
        new.check_words(f"{run.sentence} {run.remedy}".strip())
    new.ends_equal()
    written_once(new)
    assert right != new.address


def test_a_pause_of_a_few_seconds_is_kept(new: Bridge, faulty: FaultyServer) -> None:
    """Retry-After is waited for, and whoever watches is told."""
    with faulty.faulty(refusal(RECORDS, 429, Retry_After=4, times=2)):
        comes_through(new.run())
    assert [seconds for seconds in new.clock.waited if seconds >= 4] == [4, 4]
    assert "The platform asks for a pause. Trying again in 4 seconds." in new.reporter.notes
    new.ends_equal()
    written_once(new)


def test_a_long_pause_ends_the_run(new: Bridge, faulty: FaultyServer) -> None:
    """Asked to come back in an hour, nobody knocks again before."""
    with faulty.faulty(refusal(RECORDS, 429, Retry_After=3600)):
        assert new.told(new.run(), Throttled.code) == "The platform asks for a pause."
        assert faulty.met == 1
    new.ends_equal()


def test_a_batch_that_is_too_large_is_divided(new: Bridge, faulty: FaultyServer) -> None:
    """413 from something on the way that takes less than the platform: the same records in smaller pieces."""
    with faulty.faulty(Fault("/records/", 413, largest=4000)):
        comes_through(new.run())
        assert faulty.met > 1
    assert not new.problems()
    new.ends_equal()
    written_once(new)


def test_one_record_that_is_too_large_is_set_aside(new: Bridge, faulty: FaultyServer) -> None:
    """Nothing takes it: it alone waits with a sentence, everything that does not need it goes on."""
    with faulty.faulty(replace(refusal(RECORDS, 413), holding=b'"300-B0001"')):
        comes_through(new.run())
    problems = new.problems()
    assert problems[CUSTOMER, Key("300-B0001")].code == Rejected.code
    assert " kB, more than the platform takes." in problems[CUSTOMER, Key("300-B0001")].sentence
    others = [problem for problem in problems.values() if problem.key != "300-B0001"]
    assert {problem.code for problem in others} <= {WaitsForParent.code}
    for problem in problems.values():
        new.check_words(f"{problem.sentence} {problem.remedy}".strip())
    new.ends_equal()


def test_a_lease_that_was_lost_is_taken_again(new: Bridge, faulty: FaultyServer) -> None:
    """409 because the lease ran out meanwhile: a handshake, and on it goes."""
    with faulty.faulty(refusal(RECORDS, 409, ProblemCode.LEASE_LOST, "This agent does not hold it now.", times=1)):
        comes_through(new.run())
    new.ends_equal()
    written_once(new)


def test_the_platforms_own_words_are_passed_on(new: Bridge, faulty: FaultyServer) -> None:
    """A refusal that says why is told with its reason."""
    detail = "The organization's contract has ended."
    with faulty.faulty(refusal(HANDSHAKE, 403, "contract_ended", detail)):
        assert f"The platform says: {detail}" in new.told(new.run(), SignInRefused.code)
    new.ends_equal()


def test_a_value_that_the_platform_rejects(new: Bridge, faulty: FaultyServer) -> None:
    """Only that record is set aside, with the platform's reason; what refers to it waits; all others arrive."""
    name = b'"Racun Sdn Bhd"'
    with new.vendor() as program:
        program.new_customer("P00001", "Racun Sdn Bhd")
        sold = Key(str(program.new_invoice("P00001", [NewLine("Hantar", Decimal(1), Decimal(10))])))
    with faulty.faulty(Fault(RECORDS, holding=name, swap=(name, b"[%s]" % name))):
        comes_through(new.run())
        assert faulty.met
    problems = new.problems()
    assert {key: problem.code for key, problem in problems.items()} == {
        (CUSTOMER, Key("P00001")): Rejected.code,
        (INVOICE, sold): WaitsForParent.code,
    }
    assert problems[CUSTOMER, Key("P00001")].sentence.startswith("Customer P00001: field ")
    assert problems[INVOICE, sold].sentence.startswith("It waits for customer P00001")
    for problem in problems.values():
        new.check_words(f"{problem.sentence} {problem.remedy}".strip())
    new.ends_equal()
    written_once(new)


def comes_through(run: RunRecord) -> None:
    """The run came to its end and compared both sides."""
    assert run.outcome in (Outcome.SUCCESS, Outcome.PARTIAL), run
    assert (run.equality, run.error_code) == (Equality.EQUAL, ""), run


def written_once(made: Bridge) -> None:
    """Every record was written once, however often it was sent."""
    again = [(kind.value, key) for kind, heads in made.heads().items() for key, head in heads.items() if head[0] != 1]
    assert again == []
