"""Brings `ui/translations/*.ts` up to date with the sentences in `ui/` (Qt Linguist's lupdate).

    python packaging/translations.py [FOLDER]

New sentences come in unfinished, those that are gone go out. Kept by Qt's own tools otherwise.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = {"en": 2, "ms": 1, "zh": 1}
"""With the number of plural forms that Qt knows for each."""


def update(folder: Path) -> None:
    """Bring the files in a folder up to date. Raises CalledProcessError."""
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    tool = str(Path(sys.executable).with_name("pyside6-lupdate"))
    for code, forms in LANGUAGES.items():
        file = folder / f"bukubridge_{code}.ts"
        arguments = [tool, *sources, "-source-language", "en", "-target-language", code, "-no-obsolete", "-locations", "none"]
        subprocess.run([*arguments, "-ts", str(file)], check=True, stdout=subprocess.DEVNULL)
        _count(file, forms)


def _count(file: Path, forms: int) -> None:
    """Mark sentences with a number as such: lupdate sees that in `tr`, not in `translate`. English says its plurals
    only; everything else is said as it is written."""
    tree = ET.parse(file)
    for message in tree.iter("message"):
        translation = message.find("translation")
        source = message.findtext("source") or ""
        if translation is None or "%n" not in source or message.get("numerus") == "yes":
            continue
        message.set("numerus", "yes")
        text, translation.text = translation.text, None
        for _ in range(forms):
            ET.SubElement(translation, "numerusform").text = text
    ET.indent(tree, "    ")
    content = ET.tostring(tree.getroot(), encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{content}\n', encoding="utf-8")


if __name__ == "__main__":
    update(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "ui" / "translations")
