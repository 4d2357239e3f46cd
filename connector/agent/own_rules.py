"""The file of a person's own mapping rules on this PC: read, kept, put aside."""

from __future__ import annotations

from pathlib import Path

from connector.domain.errors import SettingsInvalid
from connector.mapping.own_file import loses_words
from connector.paths import write_private


def text_of(path: Path) -> str:
    """The rules; empty where there are none. Raises SettingsInvalid."""
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsInvalid(f"Your mapping file {path.name} cannot be read.", remedy="Put it aside here.") from exc


def former(path: Path) -> Path:
    """Where rules lie that were put aside."""
    return path.with_name(f"{path.name}.before")


def put_aside(path: Path) -> None:
    """All rules as delivered; the caller holds the home's write lock."""
    if path.exists():
        path.replace(former(path))


def keep(path: Path, text: str) -> str:
    """Keep a changed file, and the former one where a person's words in it would be lost; what is to be said."""
    before, sentence = text_of(path), "The rules are kept. The next run reads everything again and compares it."
    if loses_words(before, text):
        write_private(former(path), before.encode())
        sentence += f" Your comments could not be kept in the file: they are in {former(path).name}."
    write_private(path, text.encode())
    return sentence
