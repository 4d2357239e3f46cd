"""Several operations in one request, as QuickBooks works them off.

Rules:

- at most 30 operations (blogs.intuit.com, 2023-07-19, "Batch without a scratch"; the page on limits recommends 30, an
  older page 10: providers.md, 1.2)
- each operation is worked off by itself, one after the other, and none sees what an earlier one of the same request
  made (blogs.intuit.com, 2017-07-27, "What are batch operations"); here only records that are named by others matter,
  and a name or number that an earlier one took is taken
- the answer is HTTP 200 with one element for each, known by its `bId`, a record or a Fault, in no order (providers.md,
  1.2)
- `requestid` has 36 characters at most, and each `bId` 10 when there is one; the same once more gets the answer of the
  first time, of the whole request (blogs.intuit.com, 2015-04-06, "Request ID update"). What the same id with other
  operations gets is not published: here the answer of the first time, the harder case
- a request that was broken off half way is not remembered (not published: the harder case)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from tests.fakes.quickbooks.faults import Refused

Json = dict[str, Any]
MOST: Final = 30
LONGEST: Final = 36
_LONGEST_PART: Final = 10
_OWN: Final = ("bId", "operation")


def check(parts: Sequence[Json], request_id: str) -> None:
    """Raises Refused for a batch that is none."""
    if not 1 <= len(parts) <= MOST:
        raise Refused("4001", f"A batch has at most {MOST} operations")
    names = [str(part.get("bId") or "") for part in parts]
    if "" in names or len(set(names)) < len(names):
        raise Refused("2020", "Each operation of a batch needs a bId of its own")
    if request_id and max(map(len, names)) > _LONGEST_PART:
        raise Refused("2030", f"With a request id a bId has at most {_LONGEST_PART} characters")


def worked_off(
    parts: Sequence[Json], create: Callable[[str, Json], Json], faults: list[str], fault: Callable[[Refused], Json]
) -> Iterator[Json]:
    """The answer to each operation; `faults` are codes that befall the next ones, empty for none."""
    for part in parts:
        name = next(key for key in part if key not in _OWN)
        try:
            if part.get("operation") != "create":
                raise Refused("500", f"Unsupported Operation: {part.get('operation')} in a batch")
            ordered = faults.pop(0) if faults else ""
            if ordered:
                raise Refused(ordered, "as ordered", "SystemFault" if ordered == "10000" else "ValidationFault")
            yield {name: create(name, part[name]), "bId": part["bId"]}
        except Refused as exc:
            yield {**fault(exc), "bId": part["bId"]}
