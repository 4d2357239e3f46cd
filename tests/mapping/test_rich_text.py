"""Rich text of the ledger's editor becomes the text that a person sees in it."""

from __future__ import annotations

import pytest

from connector.mapping.rich_text import plain_text

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0\deflang1033{\fonttbl{\f0\fnil\fcharset0 Tahoma;}{\f1\fnil\fcharset134 SimSun;}}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\viewkind4\uc1\pard\f0\fs16 Steel bracket\par Colour: grey\par }", "Steel bracket\nColour: grey"),
        (r"\pard\b Bold\b0  and \i italic\i0\par}", "Bold and italic"),
        (r"\uc1\pard\u20320?\u22909? ok\par}", "你好 ok"),
        (r"\uc1\pard\u-10179?\u-8976? elephant\par}", "\U0001f4f0 elephant"),
        (r"\uc1\pard\u-10179? half\par}", "� half"),
        (r"\pard caf\'e9 100\'a3\par}", "café 100£"),
        (r"\pard\f1\'c4\'e3\'ba\'c3\f0\par}", "你好"),
        (r"\pard a\tab b\line c \{d\} \\e\par}", "a\tb\nc {d} \\e"),
        (r"{\*\generator Msftedit 5.41;}{\pict\wmetafile8 " + "0a1b" * 4000 + r"}\pard after\par}", "after"),
        (r"{\info{\author Siti}}\pard text\par}", "text"),
        (r"}", ""),
    ],
)
def test_plain_text(body: str, expected: str) -> None:
    """Formatting goes, characters stay, of any script."""
    assert plain_text(HEAD + body) == expected


def test_a_font_of_an_unknown_character_set() -> None:
    """A character set that nobody knows costs its own characters, not the text."""
    rich = r"{\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset78 B;}}\f0 seen \f1\'83\'8c\f0  too}"

    assert plain_text(rich).startswith("seen ")
    assert plain_text(rich).endswith(" too")


@pytest.mark.parametrize(
    "broken", ["{\\rtf1 a", "{\\rtf1", "{\\rtf1 a}}} b", "{\\rtf1\\u", "{\\rtf1 \\'zz}", "{\\rtf1\\ansicpg99999 \\'e9}"]
)
def test_broken_rich_text_gives_what_is_there(broken: str) -> None:
    """A damaged text raises nothing."""
    assert isinstance(plain_text(broken), str)


def test_a_picture_of_megabytes_costs_little() -> None:
    """A picture inside is dropped before anything looks at its digits."""
    assert plain_text(HEAD + r"{\pict\pngblip " + "89504e47\r\n" * 400_000 + r"}\pard seen\par}") == "seen"
