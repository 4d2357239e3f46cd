"""Small macros over Firebird's procedural SQL: seeded random numbers, picks from pools, flags, money in sen.

Inside a block, ``r`` is the state of a Lehmer generator; every row seeds it from its own number, so that the same seed
gives the same company on every engine.
"""

from __future__ import annotations

import re
from typing import Final

from tests.sample.names import POOL_SIZE
from tests.sample.variant import Flags, Variant

_PRIME: Final = 2_147_483_647  # 2**31 - 1, with multiplier 48271: Park and Miller's generator
_NEXT: Final = f"r = MOD(r * 48271, {_PRIME});"
_SEED: Final = re.compile(r"SEED\((\w+), (\d+)\);")
_ROLL: Final = re.compile(r"ROLL\((\w+), ([^;]+)\);")
_PICK: Final = re.compile(r"PICK\(([^,;]+(?: \|\| \w+)?), ([\w, ]+)\);")


def expand(text: str, variant: Variant, seed: int) -> str:
    """Replace the macros.

    ``SEED(n, salt);`` start of a row · ``ROLL(x, n);`` x = 0 … n-1 · ``PICK(kind, x, y, z);`` a random row of a pool ·
    ``FLAG(e)`` and ``NUMBER_FLAG(e)`` a yes/no column from 1/0 · ``SEN(e)`` DECIMAL(18,2) from an integer of sen.
    """
    first = rf"MOD(\1 * 69621 + {seed % 100_000} * 7919 + \2 * 65537, {_PRIME})"
    start = f"r = {first}; r = MOD(r * r + 12345, {_PRIME - 1}) + 1; {_NEXT}"  # squared: rows must not look alike
    text = _SEED.sub(start, text)
    text = _ROLL.sub(rf"{_NEXT} \1 = MOD(r, \2);", text)
    text = _PICK.sub(_pick, text)
    boolean = variant.flags is Flags.BOOLEAN
    text = _call(text, "NUMBER_FLAG", "IIF({} = 1, TRUE, FALSE)" if boolean else "({})")
    text = _call(text, "FLAG", "IIF({} = 1, TRUE, FALSE)" if boolean else "IIF({} = 1, 'T', 'F')")
    return _call(text, "SEN", "CAST(({}) * 0.01 AS DECIMAL(18,2))")


def block(declarations: str, body: str) -> str:
    """An EXECUTE BLOCK; declarations are ``name type`` separated by ``;``."""
    declared = " ".join(f"DECLARE {entry.strip()};" for entry in declarations.split(";") if entry.strip())
    return f"EXECUTE BLOCK AS {declared} DECLARE r BIGINT; BEGIN {body} END"


def literal(value: bytes) -> str:
    """A string literal that carries any bytes through any connection character set."""
    return f"x'{value.hex()}'"


def _call(text: str, name: str, replacement: str) -> str:
    """Replace ``name(argument)``, whose argument may hold parentheses."""
    head, *rest = re.split(rf"\b{name}\(", text)
    for part in rest:
        depth, end = 1, 0
        while depth:
            depth += {"(": 1, ")": -1}.get(part[end], 0)
            end += 1
        head += replacement.format(part[: end - 1]) + part[end:]
    return head


def _pick(match: re.Match[str]) -> str:
    columns = ", ".join(("T1", "T2", "T3")[: match[2].count(",") + 1])
    targets = ", ".join(f":{name.strip()}" for name in match[2].split(","))
    kind = re.sub(r"\|\| (\w+)", r"|| :\1", match[1])
    where = f"KIND = {kind} AND N = MOD(:r, {POOL_SIZE})"
    return f"{_NEXT} SELECT {columns} FROM TMP_POOL WHERE {where} INTO {targets};"
