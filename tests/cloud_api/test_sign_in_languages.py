"""What a browser shows on the way of a sign-in is in its reader's language, whole."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

import pytest

from cloud_api.sign_in.languages import said, speak
from cloud_api.sign_in.pages import Reason, choice, refusal, sentence
from connector.domain.languages import preferred
from connector.providers import registry


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Again afterwards."""
    yield
    speak("")


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("", "en"),
        ("ms", "ms"),
        ("ms-MY,ms;q=0.9,en;q=0.8", "ms"),
        ("fr-FR, zh-Hans-CN;q=0.7, en;q=0.5", "zh"),
        ("zh-TW;q=0.3,en-GB", "en"),
        ("id", "ms"),
        ("de;q=1, *;q=0.5", "en"),
        ("ms;q=0, en;q=0.1", "en"),
        ("zh;q=9, \x00,;;;=, ms;q=0.2", "ms"),
        ("x" * 100_000, "en"),
        ("ms," * 100_000, "ms"),
    ],
)
def test_the_language_is_what_the_browser_likes_best(accepted: str, code: str) -> None:
    """Of those that we speak; English when it names none, or nothing that can be read."""
    assert preferred(accepted) == code


@pytest.mark.parametrize("code", ["ms", "zh"])
def test_every_reason_is_said_in_the_language(code: str) -> None:
    """Nothing of it stays English; the page says which language it is, also to who hears it."""
    for reason in Reason:
        speak("")
        english = unescape(refusal(reason).page)
        assert '<html lang="en">' in english
        speak(code)
        page = unescape(refusal(reason).page)
        assert f'<html lang="{code}">' in page
        title = sentence(reason).partition(". ")[0]
        assert title in english
        assert title not in page, reason
        text = english.partition("<p>")[2].partition("</p>")[0]
        assert said(text) != text, reason
        assert said(text) in page


def test_an_agent_is_told_in_english_whatever_the_browser_reads() -> None:
    """A face recognises the sentence and says it in the language of its person."""
    before = [sentence(reason) for reason in Reason]
    speak("ms")
    assert [sentence(reason) for reason in Reason] == before


@pytest.mark.parametrize(("code", "button"), [("en", "Connect"), ("ms", "Sambung"), ("zh", "连接")])
def test_which_account_is_asked_in_the_language(code: str, button: str) -> None:
    """For every sort of account that a provider may have; names stay as they are."""
    kinds = {spec.sign_in.tenant.title for spec in registry.specs() if spec.sign_in and spec.sign_in.tenant}
    assert len(kinds) >= 3
    speak(code)
    for kind in kinds:
        page = choice("Xero", kind, ["Kedai <Awan>", "B"], "t", "/api/integrations/xero/account")
        assert f">{button}</button>" in page
        assert "Kedai &lt;Awan&gt;" in page
        assert (f"Which {kind}" in page) == (code == "en")
        assert (f">{kind.capitalize()}</legend>" in page) == (code == "en")
