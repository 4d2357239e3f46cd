"""Brings `ui/translations/*.ts` up to date with the sentences in `ui/` and with those that the agent makes (Qt
Linguist's lupdate).

    python packaging/translations.py [FOLDER]

New sentences come in unfinished, those that are gone go out. Kept by Qt's own tools otherwise.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import agent_sentences

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = {"en": 2, "ms": 1, "zh": 1}
"""With the number of plural forms that Qt knows for each."""

Sentence = tuple[str, str, str]
"""Context, sentence and remark."""


def update(folder: Path) -> None:
    """Bring the files in a folder up to date. Raises CalledProcessError."""
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    tool = str(Path(sys.executable).with_name("pyside6-lupdate"))
    templates = agent_sentences.templates()
    (folder / agent_sentences.LIST).write_text("\n".join([*templates, ""]), encoding="utf-8")
    with tempfile.TemporaryDirectory() as spare:
        marked = Path(spare) / "agent.py"
        marked.write_text("\n".join(f"QT_TRANSLATE_NOOP('agent', {each!r})" for each in templates), encoding="utf-8")
        for code, forms in LANGUAGES.items():
            file = folder / f"bukubridge_{code}.ts"
            arguments = ["-source-language", "en", "-target-language", code, "-no-obsolete", "-locations", "none"]
            said = _plurals(file) if file.exists() else {}
            subprocess.run([tool, *sources, str(marked), *arguments, "-ts", str(file)], check=True, capture_output=True)
            _count(file, forms, said)


def _messages(tree: ET.ElementTree[ET.Element]) -> Iterator[tuple[Sentence, ET.Element]]:
    for context in tree.iter("context"):
        for message in context.iter("message"):
            names = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            yield (names[0] or "", names[1] or "", names[2] or ""), message


def _plurals(file: Path) -> dict[Sentence, list[str]]:
    """The finished forms of sentences with a number."""
    found = {}
    for sentence, message in _messages(ET.parse(file)):  # noqa: S314  # our own file
        translation = message.find("translation")
        if translation is not None and translation.get("type") != "unfinished":
            found[sentence] = [form.text or "" for form in translation.iter("numerusform")]
    return {sentence: forms for sentence, forms in found.items() if forms}


def _count(file: Path, forms: int, said: dict[Sentence, list[str]]) -> None:
    """Mark sentences with a number as such: lupdate sees that in `tr`, not in `translate`, where it drops the forms
    that were there already and calls the sentence unfinished. English says its plurals only; everything else is said
    as it is written."""
    tree = ET.parse(file)  # noqa: S314  # our own file
    for sentence, message in _messages(tree):
        translation = message.find("translation")
        if translation is None or "%n" not in sentence[1]:
            continue
        words = said.get(sentence, [])
        if len(words) == forms:
            translation.attrib.pop("type", None)
        elif message.get("numerus") == "yes":
            continue
        else:
            words = [translation.text or ""] * forms
        message.set("numerus", "yes")
        translation.text = None
        for form in list(translation):
            translation.remove(form)
        for form_words in words:
            ET.SubElement(translation, "numerusform").text = form_words
    ET.indent(tree, "    ")
    content = ET.tostring(tree.getroot(), encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{content}\n', encoding="utf-8")


if __name__ == "__main__":
    update(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "ui" / "translations")
