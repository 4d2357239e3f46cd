"""`bukubridge` as a process whose ODBC is the translator's: ``python -m tests.live.servers.stand_in run`` and so on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from connector.cli import main
from connector.drivers.odbc import SystemDoor, stand_in
from tests.live.tsql.opening import Opener

PROGRAM: Final = (sys.executable, "-m", "tests.live.servers.stand_in")
"""What a test starts instead of `bukubridge`, with ENVIRONMENT."""
ENVIRONMENT: Final = {"PYTHONPATH": str(Path(__file__).parents[3])}

if __name__ == "__main__":
    stand_in(SystemDoor(Opener({})))
    main()
