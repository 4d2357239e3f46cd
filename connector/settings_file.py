"""The settings file as the program writes it: only what changed is touched, comments and order stay as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path

import msgspec

from connector.domain.errors import SettingsInvalid
from connector.paths import Home, locked, write_private
from connector.settings import Settings, parse_settings, read_settings

_FORMER = ".before"
"""Added to the name of a file that was kept because it had to be written anew."""

Leaf = tuple[str, ...]
"""Place of one value, such as ("schedule", "every")."""


def change_settings(home: Home, change: Callable[[Settings], Settings]) -> Settings:
    """Change the settings file, durably and at once, while no other process does; what it says now.

    What the environment says instead is neither read nor written here.

    Raises:
        SettingsInvalid: the file cannot be read as it is, or `change` refuses; nothing is written then.
        StorageFull: no room on the disk.
    """
    home.prepare()
    with locked(home.write_lock):
        before = read_settings(home.settings)
        after = change(before)
        if after != before:
            _write(home.settings, before, after)
    return after


def _write(path: Path, before: Settings, after: Settings) -> None:
    with suppress(FileNotFoundError):
        text = path.read_text(encoding="utf-8")
        edited = _edited(text, before, after)
        if edited is None:  # written in a way that cannot be edited: whole and plain, the former kept beside it
            write_private(path.with_name(path.name + _FORMER), text.encode())
            edited = _plain(after)
        write_private(path, edited.encode())
        return
    write_private(path, _plain(after).encode())


def _edited(text: str, before: Settings, after: Settings) -> str | None:
    """The text with the changed values; None where it would not say what it shall."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    old, new, usual = (dict(_leaves(each)) for each in (before, after, Settings()))
    try:
        document = tomlkit.parse(text)
        for leaf, value in new.items():
            if value != old[leaf]:
                _set(document, leaf, value, usual=usual[leaf])
        edited = tomlkit.dumps(document)
        return edited if parse_settings(edited, Path()) == after else None
    except (TOMLKitError, SettingsInvalid, TypeError, KeyError):
        return None


def _set(table: MutableMapping[str, object], leaf: Leaf, value: object, *, usual: object) -> None:
    """One value in its table. What is empty or was never written and is as usual is not written."""
    for name in leaf[:-1]:
        found = table.get(name)
        if not isinstance(found, MutableMapping):
            if value == usual:
                return
            import tomlkit

            found = table[name] = tomlkit.table()
            found = table[name]
            assert isinstance(found, MutableMapping)  # noqa: S101  # it was just put there
        table = found
    if value in ("", ()) or (value == usual and leaf[-1] not in table):
        table.pop(leaf[-1], None)
    else:
        table[leaf[-1]] = list(value) if isinstance(value, tuple) else value


def _plain(settings: Settings) -> str:
    """Everything that is not as usual, without comments."""
    import tomlkit

    return tomlkit.dumps(msgspec.to_builtins(settings))


def _leaves(settings: msgspec.Struct, place: Leaf = ()) -> Iterator[tuple[Leaf, object]]:
    """Every value by its place, defaults included."""
    for name in settings.__struct_fields__:
        value = getattr(settings, name)
        if isinstance(value, msgspec.Struct):
            yield from _leaves(value, (*place, name))
        else:
            yield (*place, name), msgspec.to_builtins(value, builtin_types=(tuple,))
