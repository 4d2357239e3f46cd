"""The user's own mapping file, changed by the program: one rule at a time, everything else in it stays as it was."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from copy import deepcopy
from decimal import Decimal
from typing import cast

import tomlkit
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Item, Table

from connector.domain.keys import EntityKind
from connector.mapping.reader import Tree, read

Keys = tuple[str, ...]
"""Where a rule stands: kind, table, and the field's names with `fields` between them."""

_BEGINNING = "# Rules of your own: they go over those that BukuBridge brings along, rule by rule.\n"


def keys_of(kind: EntityKind, table: str, field: str) -> Keys:
    """Where the rule of a field (dotted) of a section stands; of the whole kind when no table is given."""
    names = field.split(".")
    inner = [part for name in names[1:] for part in ("fields", name)]
    return tuple(part for part in (kind.value, table, names[0], *inner) if part)


def own_rule(tree: Tree, keys: Keys) -> object | None:
    """What the user's file says at a place, or nothing."""
    here: object = tree
    for key in keys:
        here = here.get(key) if isinstance(here, dict) else None
    return here


def with_rule(file: str, text: str, keys: Keys, rule: object) -> str:
    """The file with a rule put in, or replaced. Raises SettingsInvalid when it is no TOML."""
    wanted = deepcopy(read(file, text).tree)
    here = wanted
    for key in keys[:-1]:
        inner = here.get(key)
        if not isinstance(inner, dict):
            inner = here[key] = {}
        here = inner
    here[keys[-1]] = rule
    return _kept(text, wanted, lambda document: _put(document, keys, rule))


def without_rule(file: str, text: str, keys: Keys) -> str:
    """The file without a rule, and without tables that are empty then. Raises SettingsInvalid when it is no TOML."""
    wanted = deepcopy(read(file, text).tree)
    if own_rule(wanted, keys) is None:
        return text
    _take_out(wanted, keys)
    return _kept(text, wanted, lambda document: _take_out(document, keys))


def loses_words(before: str, after: str) -> bool:
    """Whether a change cost what a person wrote beside the rules: the file had to be written anew."""
    return bool(before.strip()) and before != _anew(before) and after == _anew(after)


def _anew(text: str) -> str:
    return _BEGINNING + _written(tomllib.loads(text, parse_float=Decimal))


def _kept(text: str, wanted: Tree, change: Callable[[tomlkit.TOMLDocument], object]) -> str:
    """The text with a change in it; written anew, without its comments, only where that is the one way to be right."""
    try:
        document = tomlkit.parse(text or _BEGINNING)
        change(document)
        changed = tomlkit.dumps(document)
        if tomllib.loads(changed, parse_float=Decimal) == wanted:
            return changed
    except (TOMLKitError, tomllib.TOMLDecodeError, TypeError, ValueError):
        pass  # the library does not know its way about in that file
    return _BEGINNING + _written(wanted)


def _put(document: tomlkit.TOMLDocument, keys: Keys, rule: object) -> None:
    here: Container | Table = document
    for depth, key in enumerate(keys[:-1]):
        if not isinstance(here.get(key), Mapping):
            inner = tomlkit.table(is_super_table=depth != len(keys) - 2)
            here[key] = inner
        here = cast(Table, here[key])
    here[keys[-1]] = _item(rule)


def _take_out(tree: object, keys: Keys) -> None:
    """Also works on what the library made of the text, which behaves as a dictionary does."""
    path = [cast(dict[str, object], tree)]
    for key in keys[:-1]:
        path.append(cast(dict[str, object], path[-1][key]))
    del path[-1][keys[-1]]
    for depth in range(len(keys) - 1, 0, -1):
        if path[depth]:
            return
        del path[depth - 1][keys[depth - 1]]


def _item(value: object) -> Item:
    if isinstance(value, Decimal):
        return tomlkit.value(str(value))
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        for key, part in value.items():
            table.append(key, _item(part))
        return table
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        for part in value:
            array.append(_item(part))
        return array
    return tomlkit.item(value)


def _written(tree: Tree) -> str:
    """A tree as TOML: a header for each kind and section, everything below in one line."""
    lines: list[str] = []
    plain = {key: value for key, value in tree.items() if not isinstance(value, dict)}
    lines += _lines(plain)
    for key, value in tree.items():
        if isinstance(value, dict):
            lines += _sections((key,), value)
    return "\n".join([*lines, ""])


def _sections(path: Keys, tree: Tree) -> list[str]:
    inner = {key: value for key, value in tree.items() if len(path) == 1 and isinstance(value, dict) and key.isupper()}
    plain = {key: value for key, value in tree.items() if key not in inner}
    lines = ["", f"[{'.'.join(map(_key, path))}]", *_lines(plain)]
    for key, value in inner.items():
        lines += _sections((*path, key), cast(Tree, value))
    return lines


def _lines(tree: Tree) -> list[str]:
    return [f"{_key(key)} = {_item(value).as_string()}" for key, value in tree.items()]


def _key(key: str) -> str:
    return tomlkit.key(key).as_string()
