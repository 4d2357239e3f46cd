"""`bukubridge run`: the agent in this process, lean, because it stays for weeks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from connector.domain.errors import BridgeError

if TYPE_CHECKING:
    from connector.domain.clock import Clock

_FOR_TERMINALS = ("rich", "pygments", "click")
"""structlog and httpx load these for their own terminal output where they find them: 6 MB that the agent never uses."""


START_AGAIN = 75
"""EX_TEMPFAIL: a service that starts the agent again gets another version."""


def run_agent(clock: Clock | None = None) -> int:
    """Run until a signal or a face ends it; an exit code of the command line. Errors become a sentence.

    `clock` is the computer's own unless another one is given.
    """
    for name in _FOR_TERMINALS:
        if name not in sys.modules:
            sys.modules[name] = None  # type: ignore[assignment]  # the documented way to make an import fail
    try:
        return _run(clock)
    except BridgeError as exc:
        _say(f"{exc}", error=True)
        return 1
    except Exception:  # noqa: BLE001  # the last door: a sentence for people, the traceback for the log
        from connector.logs import logger

        logger("agent").exception("the agent failed")
        _say("A fault in this program ended the agent. The log has the details.", error=True)
        return 1


def _run(clock: Clock | None) -> int:
    from connector.agent.build import (
        count_start,
        gave_way,
        keep_what_is_loaded,
        program_version,
        serve,
        start_version,
    )
    from connector.logs import configure
    from connector.paths import find_home
    from connector.settings import load_settings

    home = find_home()
    home.prepare()
    settings = load_settings(home)
    configure(home.agent_log, settings.log_level, kept=settings.retention.log_files)
    instead = count_start(program_version())
    if instead:
        _say(f"Version {program_version()} did not get going; version {instead} is started.", error=True)
        start_version(instead)
        return START_AGAIN
    _say(f"The agent keeps its state in {home.root}.")

    def ready(connections: int) -> None:
        _say(f"The agent is running with {connections} connections. Stop it with Ctrl-C.")

    keep_what_is_loaded()
    ended = serve(home, clock, ready=ready)
    if gave_way(program_version()):
        _say("The agent gives way to another version.")
        return START_AGAIN
    _say("The agent has ended." if ended else "The agent has ended; a run did not stop in time and goes on next time.")
    return 0 if ended else 1


def _say(sentence: str, *, error: bool = False) -> None:
    stream = sys.stderr if error else sys.stdout
    if stream is not None:  # a program without a console has none
        stream.write(f"{sentence}\n")
        stream.flush()
