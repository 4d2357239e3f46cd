"""What the agent says is said in the user's language: recognised by its template, with the same values; and what
nobody knows is shown as it came."""

from __future__ import annotations

import datetime as dt
import re
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from connector.agent.state import Snapshot, judge
from connector.domain.runs import Equality
from tests.agent.test_state import NOW, WELL
from ui.agent_words import advice, agent_said
from ui.phrasebook import LONGEST, Phrasebook, Template

LIST = (Path(__file__).parents[2] / "ui" / "translations" / "agent_sentences.txt").read_text("utf-8").splitlines()
BOOK = Phrasebook(LIST)
_HOLE = re.compile(r"\{(\w+)\}")
_VALUES = ("Ah Seng & Co. Sdn. Bhd. (K.L.)", "300-A001", "1,234.50", "“Kedai”", "IV-00012/26", "马来西亚有限公司", "7")


def filled(template: str, values: dict[str, str]) -> str:
    """A sentence as the agent makes it."""
    return _HOLE.sub(lambda hole: values[hole[1]], template)


def test_every_sentence_is_recognised_with_its_values() -> None:
    """Each template, filled with names as offices have them, is found again. Where two explain as much of a text, both
    say the same of it."""
    lost = []
    for number, template in enumerate(LIST):
        holes = list(dict.fromkeys(_HOLE.findall(template)))
        drawn = cycle(_VALUES[number % len(_VALUES) :] + _VALUES[: number % len(_VALUES)])
        values = dict(zip(holes, drawn, strict=False))
        sentence = filled(template, values)
        reading = BOOK.recognise(sentence)
        if reading is None or filled(reading.template, dict(reading.values)) != sentence:
            lost.append((template, str(reading)))
        elif reading.template != template and reading.weight < Template(template).weight:
            lost.append((template, reading.template))
    assert lost == []


@pytest.mark.parametrize(
    ("text", "templates"),
    [
        ("1 record is set aside. Something new. The agent ends.", ["1 record is set aside.", "", "The agent ends."]),
        (
            "The company file of Kedai A. B. Sdn. Bhd. seems to be restored from a backup. Nothing was written.",
            ["The company file of {name} seems to be restored from a backup.", "Nothing was written."],
        ),
        (
            "Not written into the books: The agent ends. Enter it.",
            ["Not written into the books: {reason}", "Enter it."],
        ),
        ("", [""]),
        ("Equal, compared ", [""]),
        ("The agent ends. " * 400, [""]),
    ],
)
def test_texts_are_read_sentence_by_sentence(text: str, templates: list[str]) -> None:
    """Names with full stops end no sentence; what is quoted is a value; what is not known stands alone."""
    assert [reading.template for reading in BOOK.read(text)] == templates


def test_long_and_strange_texts_cost_little() -> None:
    """What other programs say goes through here, too: it is looked at within bounds, and nothing of it is lost."""
    for text in ("x. " * 1_300, "{code} {", "A {name} of {", ". " * 1_000, "The books have no " * 200):
        assert "".join(reading.text for reading in BOOK.read(text)).replace(" ", "") == text.replace(" ", "")
        assert len(text) < LONGEST


_SAID = {
    "Equal, compared 3 minutes ago.": ("Sama, dibandingkan 3 minit yang lalu.", "一致，3 分钟前比对过。"),
    "2 changes of the platform are to be decided. 1 record is set aside.": (
        "2 perubahan platform perlu diputuskan. 1 rekod diketepikan.",
        "有 2 项平台更改待决定。搁置了 1 条记录。",
    ),
    "12 of 1,000 sales agents would be deleted at once. They wait until a person releases them.": (
        "12 daripada 1,000 ejen jualan akan dipadam sekali gus. Semuanya menunggu sehingga seseorang melepaskannya.",
        "1,000 条销售员中有 12 条将一次性删除。会等待有人放行。",
    ),
    "Not written into the books: The books have no customer 300-A001.": (
        "Tidak ditulis ke dalam buku akaun: Buku akaun tiada pelanggan 300-A001.",
        "未写入账簿：账簿中没有客户 300-A001。",
    ),
    "It waits for customer 300-B001, which could not be sent yet.": (
        "Ia menunggu pelanggan 300-B001, yang belum dapat dihantar.",
        "它在等待客户 300-B001，后者尚未能发送。",
    ),
    "Line 3: The books have no payment method CASH.": (
        "Baris 3: Buku akaun tiada kaedah bayaran CASH.",
        "第 3 行：账簿没有付款方式 CASH。",
    ),
    "The books have no stock group “invoice”.": (
        "Buku akaun tiada kumpulan stok “invoice”.",
        "账簿没有库存组“invoice”。",
    ),
    "They have customers, suppliers, invoices.": (
        "Di dalamnya ada pelanggan, pembekal dan invois.",
        "其中有客户、供应商和发票。",
    ),
    "This company file has no TERMS.DESCRIPTION.": (
        "Fail syarikat ini tiada TERMS.DESCRIPTION.",
        "此公司文件没有 TERMS.DESCRIPTION。",
    ),
    "What a newer agent says. Nothing new.": (
        "What a newer agent says. Tiada yang baharu.",
        "What a newer agent says. 没有新内容。",
    ),
}


@pytest.mark.parametrize("sentence", _SAID)
def test_it_is_said_in_the_language(sentence: str, spoken: str) -> None:
    """Kinds of records, lengths of time and quoted sentences with it; names, codes and amounts as they are."""
    assert agent_said(sentence) == dict(zip(("en", "ms", "zh"), (sentence, *_SAID[sentence]), strict=True))[spoken]


def test_times_are_written_as_the_language_does(spoken: str) -> None:
    """The agent names a moment by its clock and day, and never a year."""
    at = dt.datetime.now().astimezone().replace(hour=9, minute=5) - dt.timedelta(days=2)
    told = agent_said(f"The platform cannot be reached since {at:%H:%M on %d %b}.")
    if spoken == "en":
        assert f"{at:%H:%M on %d %b}" in told
    else:
        assert str(at.day) in told
        assert f"{at:%b} on" not in told
        assert "9:05" in told


def test_leap_days_and_days_that_are_none(spoken: str) -> None:
    """The 29th of February is found in its year; what is no day is shown as it came."""
    assert "29" in agent_said("Paused until 12:00 on 29 Feb.")
    assert "12:00 on 31 Feb" in agent_said("Paused until 12:00 on 31 Feb.")
    assert "2026-02-31" in agent_said("The posting date 2026-02-31 lies in the future.")
    assert spoken


def test_commands_are_left_out_and_the_rest_is_said(spoken: str) -> None:
    """Advice for a terminal is for a terminal."""
    told = advice("3 records are set aside.", "See `bukubridge problems`.")
    assert told == {"en": "3 records are set aside.", "ms": "3 rekod diketepikan.", "zh": "搁置了 3 条记录。"}[spoken]


_STATES = (
    Snapshot(enabled=False),
    Snapshot(paused=True),
    Snapshot(paused=True, paused_until=NOW),
    Snapshot(offline_since=NOW),
    Snapshot(),
    WELL,
    Snapshot(last_run=WELL.last_run, equality=Equality.DIFFERENT),
    Snapshot(last_run=WELL.last_run, equality=Equality.EQUAL, held=0, problems=0, conflicts=0),
    Snapshot(last_run=WELL.last_run, equality=Equality.EQUAL, held=3, problems=1, conflicts=2),
    Snapshot(last_run=WELL.last_run, changes_held=1, changes_waiting=2, changes_refused=1, problems=1_234),
)


@pytest.mark.parametrize("snapshot", _STATES)
def test_every_state_is_said_wholly(snapshot: Snapshot, spoken: str) -> None:
    """No word of the sentence on the card and in the tray stays English."""
    judgement = judge(snapshot, NOW + dt.timedelta(minutes=5))
    told = advice(judgement.sentence, judgement.remedy)
    words = set(re.findall(r"[a-z]{3,}", told)) & set(re.findall(r"[a-z]{3,}", judgement.sentence))
    assert words - {"platform"} == (set() if spoken != "en" else words - {"platform"})
    assert told


def test_a_translation_that_is_missing_leaves_the_sentence(monkeypatch: pytest.MonkeyPatch, spoken: str) -> None:
    """A list that is newer than the translations shows English, never a template with holes."""
    monkeypatch.setattr(QCoreApplication, "translate", lambda _context, text, *_: text)
    assert "{" not in agent_said("The books have no customer 300-X999.")
    assert spoken
