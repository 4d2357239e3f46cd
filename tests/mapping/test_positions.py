"""Every key of a TOML text is found where it stands."""

from __future__ import annotations

import tomllib

import pytest

from connector.mapping.positions import Path, positions

TEXT = '''\
a = 1 # c = 2
"b c" = { d = [1,
  2], 'e.f' = "}" }
[x.y]
z.w = """
q = 1
"""
  [ x . "\\u0061" ]
s = \'\'\'[no]\'\'\'
t = 2024-01-01
u = [[1], { v = 1.5 }]
'''


def paths(value: object, base: Path = ()) -> set[Path]:
    """Every path of a parsed document."""
    items = list(value.items()) if isinstance(value, dict) else []
    items += [(str(n), element) for n, element in enumerate(value)] if isinstance(value, list) else []
    return {base} - {()} | {path for key, inner in items for path in paths(inner, (*base, key))}


def test_every_key_is_found() -> None:
    """The positions have exactly the paths that the standard parser finds."""
    assert positions(TEXT).keys() == paths(tomllib.loads(TEXT))


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("a",), 1, 1),
        (("b c",), 2, 1),
        (("b c", "d"), 2, 11),
        (("b c", "d", "1"), 3, 3),
        (("b c", "e.f"), 3, 7),
        (("x", "y"), 4, 4),
        (("x", "y", "z", "w"), 5, 3),
        (("x", "a"), 8, 9),
        (("x", "a", "s"), 9, 1),
        (("x", "a", "u", "1", "v"), 11, 13),
    ],
)
def test_where_keys_stand(path: Path, line: int, column: int) -> None:
    """Line and column are counted from 1, through comments, texts over lines, arrays and inline tables."""
    assert positions(TEXT)[path] == (line, column)
