"""What the agent says, in the user's language.

The agent speaks English to its log file, the command line and the platform, and so to the face. Here a sentence is
recognised by its template (`ui/translations/agent_sentences.txt`, gathered from the agent's code) and said in the
chosen language with the same values. What an older or a newer agent, a provider or a person says is shown as it came.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from PySide6.QtCore import QLocale

from connector.domain.keys import EntityKind
from ui.phrasebook import Phrasebook, Reading
from ui.text import day, kind_title, look_up, moment, translate

_CONTEXT: Final = "agent"
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+")
_HOLE: Final = re.compile(r"(“?)\{(\w+)\}")
_LENGTH: Final = re.compile(r"(\d+) (day|hour|minute)s?")
_MOMENT: Final = re.compile(r"(\d\d):(\d\d) on (\d\d) ([A-Z][a-z]{2})")
_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d\d)/(\d\d)/(\d{4})")
_ORDER: Final = (1, 2, 3, 6, 5, 4)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TOGETHER: Final = "。！？：；"
"""After these no blank is written."""


def agent_said(sentence: str) -> str:
    """What the agent says, in the user's language; as it came where nobody knows it."""
    locale = QLocale()
    if not sentence or locale.language() is QLocale.Language.English:
        return sentence
    return _said(sentence, locale.name())


def advice(sentence: str, remedy: str = "") -> str:
    """What the agent says and advises, less what is to be typed into a terminal: a face has buttons for that."""
    parts = _SENTENCES.split(f"{sentence} {remedy}".strip())
    return agent_said(" ".join(each for each in parts if "bukubridge " not in each))


@cache
def _book() -> Phrasebook:
    """Read when it is needed: who reads English does without."""
    listed = (resources.files("ui") / "translations" / "agent_sentences.txt").read_text(encoding="utf-8")
    return Phrasebook(listed.splitlines())


@lru_cache(maxsize=512)
def _said(text: str, locale: str) -> str:
    """Kept for each language: tables say the same again and again."""
    del locale
    return _joined(_book().read(text))


def _joined(readings: list[Reading]) -> str:
    whole = ""
    for reading in readings:
        words = _in_words(reading)
        whole += words if not whole or whole[-1] in _TOGETHER else f" {words}"
    return whole


def _in_words(reading: Reading) -> str:
    translated = look_up(_CONTEXT, reading.template) if reading.template else ""
    if translated in ("", reading.template):
        return reading.text
    quoted = {hole for mark, hole in _HOLE.findall(reading.template) if mark}
    # Quotation marks hold what people have written.
    values = {hole: text if hole in quoted else _value(text) for hole, text in reading.values.items()}
    return _HOLE.sub(lambda found: f"{found[1]}{values.get(found[2], found[0])}", translated)


def _value(text: str) -> str:
    """What was put into a sentence: times, kinds of records, other sentences; everything else is a name or a number."""
    bare = text.strip()
    if not bare:
        return text
    words = _time(bare) or _thing(bare) or _listed(bare) or _sentence(bare) or bare
    return text.replace(bare, words, 1).rstrip(" " if words[-1] in _TOGETHER else "")


def _time(text: str) -> str:
    """A length of time, a moment or a day as people of the language write it."""
    if text == "moments":
        return translate("text", "moments")
    if found := _LENGTH.fullmatch(text):
        count = int(found[1])
        return {
            "day": translate("text", "%n day(s)", "", count),
            "hour": translate("text", "%n hour(s)", "", count),
            "minute": translate("text", "%n minute(s)", "", count),
        }[found[2]]
    if (found := _MOMENT.fullmatch(text)) and found[4] in _MONTHS:
        at = _nearest(int(found[1]), int(found[2]), int(found[3]), _MONTHS.index(found[4]) + 1)
        return moment(at) if at is not None else ""
    if found := _DATE.fullmatch(text):
        year, month, date = (int(part) for part in (found[each] for each in _ORDER) if part)
        return day(dt.date(year, month, date)) if _exists(year, month, date) else ""
    return ""


def _nearest(hour: int, minute: int, date: int, month: int) -> dt.datetime | None:
    """A moment that was said without its year, on this computer's clock; a leap day is at most eight years away."""
    now = dt.datetime.now().astimezone()
    years = (year for year in range(now.year - 8, now.year + 9) if _exists(year, month, date))
    moments = (dt.datetime(year, month, date, hour % 24, minute % 60).astimezone() for year in years)
    return min(moments, key=lambda at: abs(at - now), default=None)


def _exists(year: int, month: int, date: int) -> bool:
    try:
        dt.date(year, month, date)
    except ValueError:
        return False
    return True


@cache
def _kinds() -> dict[str, EntityKind]:
    """Kinds of records as the agent calls them, one and several."""
    several = {kind.value.replace("_", " "): kind for kind in EntityKind}
    one = {re.sub("ies$", "y", name).removesuffix("s"): kind for name, kind in several.items()}
    return several | one


def _thing(text: str) -> str:
    """A kind of record, or one record after its kind: invoice IV-0001."""
    kind = _kinds().get(text[:1].lower() + text[1:])  # TERMS is a table of the books
    if kind is not None:
        title = kind_title(kind)
        return title if text[:1].isupper() else f"{title[:1].lower()}{title[1:]}"
    first, blank, rest = text.rpartition(" ")
    if blank and first in _kinds() and any(each.isdigit() or each.isupper() for each in rest):
        return f"{_thing(first)} {rest}"
    return ""


def _listed(text: str) -> str:
    """Several things with commas between them, when each of them is known."""
    things = [_thing(each) for each in text.split(", ")]
    return QLocale().createSeparatedList(things) if len(things) > 1 and all(things) else ""


def _sentence(text: str) -> str:
    """Words or sentences of the agent within one of its sentences."""
    readings = _book().read(text)
    if any(reading.template for reading in readings):
        return _joined(readings)
    whole = _book().recognise(f"{text[:1].upper()}{text[1:].replace('`', '')}.")
    if whole is None:
        return ""
    words = _in_words(whole)
    return f"{words[:1].lower()}{words[1:]}".rstrip("。.") if words != whole.text else ""
