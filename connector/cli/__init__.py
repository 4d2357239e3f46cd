"""The command line: a face of the agent, and what is needed to set it up.

It talks to a running agent over the control channel. Setting up, the doctor and the vault work without one.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of `bukubridge`: ends the process with one of the documented codes.

    The agent itself is started past the command line's own libraries, which it would keep in memory for ever.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["run"]:
        from connector.cli.foreground import run_agent

        raise SystemExit(run_agent())
    from connector.cli.app import run

    raise SystemExit(run(given))
