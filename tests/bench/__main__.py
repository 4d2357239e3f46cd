"""`make bench`: every benchmark in a process of its own, one JSON line a figure. BUKUBRIDGE_SCALE shrinks them.

    python -m tests.bench [NAME …]

Names are those of the modules without `bench_`. Ends with 1 when one of them did not come to its end.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def names() -> list[str]:
    """All benchmarks, quick ones first."""
    found = {path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py")}
    quick_first = ["mapping", "source", "api", "agent", "writes", "harm", "backfill"]
    return [name for name in quick_first if name in found] + sorted(found - set(quick_first))


def main() -> int:
    """Run the wanted ones; the exit code."""
    failed = []
    for name in sys.argv[1:] or names():
        sys.stderr.write(f"# {name}\n")
        if subprocess.run([sys.executable, "-m", f"tests.bench.bench_{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        sys.stderr.write(f"not finished: {', '.join(failed)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
