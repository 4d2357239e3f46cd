"""Doors to the outside: open, time out, retry, limit rates, translate errors."""

import sys

# httpx loads its command line with click, rich and pygments wherever those are installed: 5 MB and 0.2 s that an agent
# has no use for. It goes without when that module cannot be imported.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None is how an import is refused
