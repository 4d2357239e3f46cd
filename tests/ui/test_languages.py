"""Three languages: no sentence is missing in any, none loses what is put into it, none overflows its place."""

from __future__ import annotations

import ast
import datetime as dt
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from connector.domain.entities import ENTITY_TYPES
from connector.domain.keys import EntityKind
from connector.domain.money import Sen
from connector.providers.registry import specs
from tests.ui.scripted import now
from ui.field_words import known_fields
from ui.provider_words import KNOWN
from ui.text import LANGUAGES, age, kind_name, money, number

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "ui" / "translations"
_HOLES = re.compile(r"%n|\{\w*\}")

Sentences = dict[tuple[str, str, str], list[str]]


def sentences(folder: Path, code: str) -> Sentences:
    """Translations by context, sentence and remark; unfinished ones are empty."""
    found: Sentences = {}
    tree = ET.parse(folder / f"bukubridge_{code}.ts")  # noqa: S314  # our own file
    for context in tree.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            key = (context.findtext("name") or "", message.findtext("source") or "", message.findtext("comment") or "")
            found[key] = [] if translation.get("type") == "unfinished" else forms
    return found


@pytest.fixture(scope="module")
def present(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sentences that are in the code now."""
    folder = tmp_path_factory.mktemp("sentences")
    subprocess.run([sys.executable, ROOT / "packaging" / "translations.py", folder], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_is_missing(code: str, present: Path) -> None:
    """Every sentence of the code is translated, with every plural that the language has; none is left of old code."""
    there = sentences(FOLDER, code)
    assert sorted(set(sentences(present, code)) - set(there)) == []
    assert sorted(set(there) - set(sentences(present, code))) == []
    wanted = {key for key in there if code != "en" or "%n" in key[1]}
    assert sorted(key for key in wanted if not there[key] or not all(there[key])) == []


def calls(inside: ast.AST, owner: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Every call of `tr` and `translate`, and every sentence that is marked, with the class around it."""
    for each in ast.iter_child_nodes(inside):
        if isinstance(each, ast.Call) and _called(each) in ("tr", "translate", "QT_TRANSLATE_NOOP"):
            yield owner, each
        yield from calls(each, each.name if isinstance(each, ast.ClassDef) else owner)


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def test_every_sentence_of_the_code_is_gathered() -> None:
    """The gatherer overlooks some ways to write a call: what it does not see would stay English for ever."""
    gathered, lost = set(sentences(FOLDER, "ms")), []
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for owner, call in calls(ast.parse(path.read_text(encoding="utf-8"))):
            words = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
            said = [each if isinstance(each, str) else "?" for each in words]
            context, sentence, *remark = [owner, *said] if _called(call) == "tr" else said
            if (context, sentence, remark[0] if remark else "") not in gathered:
                lost.append(f"{path.name}:{call.lineno} {sentence}")
    assert lost == []


def field_names(kind: object) -> set[str]:
    """Names of a record's fields and of what is within them."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        fields = msgspec.structs.fields(kind)
        return {each.name for each in fields}.union(*(field_names(each.type) for each in fields))
    return set().union(*map(field_names, get_args(kind)))


def test_every_field_has_words() -> None:
    """What a record is made of is called as people call it, in their language."""
    names = set().union(*map(field_names, ENTITY_TYPES.values()))
    assert len(names) > 100
    assert sorted(names - set(known_fields())) == []


@pytest.mark.parametrize("code", ["ms", "zh"])
def test_what_is_put_into_a_sentence_is_in_its_translation(code: str) -> None:
    """The same places for names and numbers, or a company would go unnamed."""
    wrong = [
        key
        for key, forms in sentences(FOLDER, code).items()
        for form in forms
        if sorted(_HOLES.findall(form)) != sorted(_HOLES.findall(key[1]))
    ]
    assert wrong == []


def test_the_menu_of_a_field_speaks_the_language(qtbot: QtBot, spoken: str) -> None:
    """Copying and pasting is Qt's own, and Qt does not come in every language of ours."""
    menus = []
    for field in (QLineEdit("x"), QPlainTextEdit("x")):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        menus.append({action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()})
        menu.deleteLater()
    english = {"&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"}
    assert [menu & english for menu in menus] == ([english] * 2 if spoken == "en" else [set()] * 2)


def test_what_providers_say_of_their_settings_is_known() -> None:
    """The way to a company is explained in every language; a provider that is described otherwise is noticed here."""
    told: set[str] = set()
    for provider in specs():
        told.add(provider.summary)
        for settings in (provider.settings, *(way.settings for way in provider.ways)):
            told.update(setting.help for setting in settings)
        told.update(words for way in provider.ways for words in (way.title, way.help))
    assert sorted(told - {""} - set(KNOWN)) == []


def test_numbers_amounts_and_plurals_are_written_as_people_do(spoken: str) -> None:
    """Groups of digits, ringgit and sen, and one invoice beside three."""
    assert (number(1_234_567), money(Sen(123_450)), money(Sen(-5))) == ("1,234,567", "RM 1,234.50", "-RM 0.05")
    words = {
        "en": ("1 invoice", "3 invoices", "1 minute ago"),
        "ms": ("1 invois", "3 invois", "1 minit yang lalu"),
        "zh": ("1 张发票", "3 张发票", "1 分钟前"),
    }
    then = now()
    told = (
        kind_name(EntityKind.INVOICE, 1),
        kind_name(EntityKind.INVOICE, 3),
        age(then, then + dt.timedelta(seconds=61)),
    )
    assert told == words[spoken]
