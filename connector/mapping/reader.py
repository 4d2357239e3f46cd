"""Mapping files as trees: read, merged with the user's overrides, and every key with its place."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal

import msgspec

from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.mapping.positions import Path, Position, positions
from connector.mapping.rules import Place

Tree = dict[str, object]
"""What the TOML parser gives."""

Layer = tuple[object, Path]
"""A rule as it was written, and where."""

SETTINGS = frozenset({"use", "none", "rows", "ignore"})
"""Keys of a section that are no fields."""

_SYNTAX = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Text:
    """A mapping file that was read: its tree and where its keys stand."""

    file: str
    tree: Tree
    places: dict[Path, Position]

    def place(self, path: Path) -> Place:
        """Where a key stands, or the nearest one around it."""
        for length in range(len(path), 0, -1):
            if found := self.places.get(path[:length]):
                return Place(self.file, *found)
        return Place(self.file, 1, 1)


def read(file: str, content: str) -> Text:
    """Parse a mapping file.

    Raises:
        SettingsInvalid: it is no TOML; line and column are told.
    """
    content = content.replace("\r\n", "\n")
    try:
        tree = tomllib.loads(content, parse_float=Decimal)
    except tomllib.TOMLDecodeError as exc:
        found = _SYNTAX.search(str(exc))
        last = content.count("\n") + 1
        line, column = (int(found[1]), int(found[2])) if found else (last, 1)
        raise Place(file, line, column).error(f"it is no valid TOML: {_SYNTAX.sub('', str(exc)).strip()}") from exc
    except RecursionError as exc:
        raise SettingsInvalid(f"The mapping cannot be used: {file} is nested too deeply.") from exc
    return Text(file, tree, positions(content))


class Source:
    """The texts of a mapping, the later ones over the earlier ones."""

    def __init__(self, texts: tuple[Text, ...]) -> None:
        self._texts = texts

    def digest(self) -> str:
        """Hash of what the texts say; comments and layout do not count."""
        said = msgspec.json.encode([text.tree for text in self._texts], order="deterministic")
        return hashlib.sha256(said).hexdigest()

    def place(self, path: Path) -> Place:
        """Where a path stands that `layers` gave; its first part is the number of the text."""
        return self._texts[int(path[0])].place(path[1:])

    def tables(self, *path: str) -> list[tuple[Tree, Path]]:
        """A table of each text that has it, first text first."""
        found: list[tuple[Tree, Path]] = []
        for number, text in enumerate(self._texts):
            here: object = text.tree
            for key in path:
                here = here.get(key) if isinstance(here, dict) else None
            if isinstance(here, dict):
                found.append((here, (str(number), *path)))
        return found

    def value(self, *path: str) -> Layer | None:
        """The last text's value of a key."""
        *parents, key = path
        for tree, at in reversed(self.tables(*parents)):
            if key in tree:
                return tree[key], (*at, key)
        return None

    def strays(self) -> list[Path]:
        """Keys at the top that mean nothing."""
        known = {"none", "ignore", "shapes", *(kind.value for kind in EntityKind)}
        return [(str(n), key) for n, text in enumerate(self._texts) for key in text.tree if key not in known]


def stack(tables: list[tuple[Tree, Path]]) -> dict[str, list[Layer]]:
    """Fields of some tables laid over each other: a later rule replaces an earlier one, takes it away
    (`{ remove = true }`), or changes fields of a group (`{ fields = … }` alone)."""
    result: dict[str, list[Layer]] = {}
    for table, path in tables:
        for name, raw in table.items():
            here = (raw, (*path, name))
            if isinstance(raw, dict) and raw == {"remove": True}:
                result.pop(name, None)
            elif isinstance(raw, dict) and raw.keys() == {"fields"} and name in result:
                result[name] = [*result[name], here]
            else:
                result[name] = [here]
    return result
