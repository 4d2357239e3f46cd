"""Learned posting rules in the user's language.

The agent tells them in English (`connector.posting.describe`): a sentence for each table and column, of a few shapes.
Here a sentence is taken apart by the same shapes; one that has another shape is shown as it came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QLocale

from ui.agent_words import agent_said
from ui.text import number, translate

_COLUMN: Final = r"[A-Za-z_][\w$.]*"
_TABLE: Final = re.compile(rf"({_COLUMN}): (One row .+)\.")
_CELL: Final = re.compile(r"([\w$]+\.[\w$]+) is (.+)\.")
_PROVED: Final = re.compile(r"Proved for a document (.+)\.")
_SAME: Final = "; in all documents the same as "
_SHARED: Final = re.compile(r"One row for all lines that share (.+?)(?:, of lines where (.+))?")
_ALWAYS: Final = re.compile(r'always (".*")')
_PLACE: Final = re.compile(r"its number among the rows \((-?\d+), (-?\d+) …\)")
_FIRST: Final = re.compile(r"(.+), its first (\d+) characters")
_BELONGS: Final = re.compile(r"what belongs to (.+?) \((.*)\)")
_DAYS: Final = re.compile(r"(.+) \+ (-?\d+) days")
_DAYS_OF: Final = re.compile(r"(.+) \+ the days of (.+?) \((.*)\)")
_ONLY: Final = re.compile(r"(.+?) if (.+), else (.+)")
_SIDE: Final = re.compile(r"(.+), (with the other sign|if positive, else 0|if negative, without its sign, else 0)")
_TERMS: Final = re.compile(r" ([+-]) (?![^(]*\))")
_TEST: Final = re.compile(r"(.+?) (is not 0|is filled|is empty|is 0|is not|is)(?: (\S.*))?")
_LEFT: Final = re.compile(r"what rounding left \(([^()]+)\)(?:, on the (last|first|largest) one)?")
_OF: Final = re.compile(r"([\w$]+) of the ([\w$]+(?: row)?)")


class _Other(Exception):  # no error: a shape that is not known here
    """A piece has another shape."""


def posting_rules(sentences: Iterable[str]) -> list[str]:
    """Each sentence in the user's language, or as it came."""
    return [posting_rule(each) for each in sentences]


def posting_rule(sentence: str) -> str:
    """One sentence."""
    if QLocale().language() is QLocale.Language.English:
        return sentence
    try:
        if match := _TABLE.fullmatch(sentence):
            return f"{match[1]}: {_occurrence(match[2])}"
        if match := _CELL.fullmatch(sentence):
            return _cell(match[1], match[2])
    except _Other:
        return sentence
    if match := _PROVED.fullmatch(sentence):
        traits = [agent_said(each) for each in match[1].split(", ")]
        return translate("posting", "Proved for a document {traits}.").format(traits=", ".join(traits))
    return agent_said(sentence)


def _occurrence(text: str) -> str:
    what, condition = (text, "") if ", if " not in text else text.split(", if ", 1)
    plain = {
        "One row for the document": translate("posting", "One row for the document"),
        "One row for each line": translate("posting", "One row for each line"),
    }
    if what in plain:
        said = plain[what]
    elif match := _SHARED.fullmatch(what):
        names = _and(map(_name, match[1].split(" and ")))
        said = translate("posting", "One row for all lines that share {names}").format(names=names)
        if match[2]:
            said = translate("posting", "{rows}, of lines where {conditions}").format(
                rows=said, conditions=_tests(match[2])
            )
    else:
        raise _Other
    if condition:
        said = translate("posting", "{rows}, if {conditions}").format(rows=said, conditions=_tests(condition))
    return translate("posting", "{sentence}.").format(sentence=said)


def _cell(place: str, text: str) -> str:
    text, _, same = text.partition(_SAME)
    said = translate("posting", "{column} is {value}").format(column=place, value=_rule(text))
    if same:
        others = _and(map(_rule, same.split(" and ")))
        said = translate("posting", "{sentence}; in all documents the same as {others}").format(
            sentence=said, others=others
        )
    return translate("posting", "{sentence}.").format(sentence=said)


def _rule(text: str) -> str:
    for read in (_simple, _conditional, _compound, _sum):
        if (said := read(text)) is not None:
            return said
    raise _Other


def _simple(text: str) -> str | None:
    fixed = {"nothing": translate("posting", "nothing"), "a new key": translate("posting", "a new key")}
    if text in fixed:
        return fixed[text]
    if match := _ALWAYS.fullmatch(text):
        return translate("posting", "always {value}").format(value=match[1])
    if match := _PLACE.fullmatch(text):
        return translate("posting", "its number among the rows ({first}, {second} …)").format(
            first=match[1], second=match[2]
        )
    return None


def _conditional(text: str) -> str | None:
    if match := _SIDE.fullmatch(text):
        sides = {
            "with the other sign": translate("posting", "{value}, with the other sign"),
            "if positive, else 0": translate("posting", "{value}, if positive, else 0"),
            "if negative, without its sign, else 0": translate(
                "posting", "{value}, if negative, without its sign, else 0"
            ),
        }
        return sides[match[2]].format(value=_rule(match[1]))
    if match := _ONLY.fullmatch(text):
        return translate("posting", "{value} if {conditions}, else {otherwise}").format(
            value=_rule(match[1]), conditions=_tests(match[2]), otherwise=_rule(match[3])
        )
    return None


def _compound(text: str) -> str | None:
    if match := _FIRST.fullmatch(text):
        return translate("posting", "{value}, its first {count} characters").format(
            value=_name(match[1]), count=number(int(match[2]))
        )
    if match := _BELONGS.fullmatch(text):
        return translate("posting", "what belongs to {code} ({list})").format(code=_name(match[1]), list=match[2])
    if match := _DAYS_OF.fullmatch(text):
        return translate("posting", "{date} + the days of {code} ({list})").format(
            date=_name(match[1]), code=_name(match[2]), list=match[3].replace(" days", "")
        )
    if match := _DAYS.fullmatch(text):
        return translate("posting", "{date} + {count} days").format(date=_name(match[1]), count=number(int(match[2])))
    parts = text.split(" followed by ")
    if len(parts) > 1:
        return translate("posting", " followed by ").join(each if each[:1] == '"' else _name(each) for each in parts)
    return None


def _sum(text: str) -> str | None:
    sign, rest = ("-", text[1:]) if text.startswith("-") else ("", text)
    pieces = _TERMS.split(rest)
    said = sign + _term(pieces[0])
    for plus, term in zip(pieces[1::2], pieces[2::2], strict=True):
        said += f" {plus} {_term(term)}"
    return said


def _term(text: str) -> str:
    product, _, third = text.partition(" / ")
    said = " × ".join(map(_name, product.split(" x ")))
    return f"{said} / {_name(third)}" if third else said


def _tests(text: str) -> str:
    return translate("posting", "always") if text == "always" else _and(map(_test, text.split(" and ")))


def _test(text: str) -> str:
    match = _TEST.fullmatch(text)
    if match is None:
        raise _Other
    relations = {
        "is not 0": translate("posting", "{name} is not 0"),
        "is filled": translate("posting", "{name} is filled"),
        "is empty": translate("posting", "{name} is empty"),
        "is 0": translate("posting", "{name} is 0"),
        "is": translate("posting", "{name} is {value}"),
        "is not": translate("posting", "{name} is not {value}"),
    }
    return relations[match[2]].format(name=_name(match[1]), value=match[3] or '""')


def _name(text: str) -> str:
    owned: dict[str, Callable[[], str]] = {
        "the document's ": lambda: translate("posting", "the document's {column}"),
        "the sum of the lines' ": lambda: translate("posting", "the sum of the lines' {column}"),
        "the line's ": lambda: translate("posting", "the line's {column}"),
        "the first line's ": lambda: translate("posting", "the first line's {column}"),
    }
    for begin, said in owned.items():
        column = text.removeprefix(begin)
        if column != text and re.fullmatch(_COLUMN, column):
            return said().format(column=column)
    if match := _LEFT.fullmatch(text):
        left = translate("posting", "what rounding left ({column})").format(column=match[1])
        ones = {
            "last": translate("posting", "{value}, on the last one"),
            "first": translate("posting", "{value}, on the first one"),
            "largest": translate("posting", "{value}, on the largest one"),
        }
        return ones[match[2]].format(value=left) if match[2] else left
    if match := _OF.fullmatch(text):
        return translate("posting", "{column} of {place}").format(column=match[1], place=match[2].removesuffix(" row"))
    raise _Other


def _and(parts: Iterable[str]) -> str:
    return translate("posting", " and ").join(parts)
