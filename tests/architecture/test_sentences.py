"""What an error tells people is a whole sentence where it is made: gathered, and so translated."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def gatherer() -> ModuleType:
    """The tool that gathers the agent's sentences; its folder is no package."""
    name = "agent_sentences"
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_of_an_error_is_gathered(gatherer: ModuleType) -> None:
    """Neither put together with a plus, nor in pieces that are no sentences: a face could not say it in Malay."""
    modules = [path for path in sorted((ROOT / "connector").rglob("*.py")) if gatherer.is_heard(path)]
    assert len(modules) > 200
    assert [found for path in modules for found in gatherer.unheard(path)] == []


@pytest.mark.parametrize(
    "code",
    [
        'raise NotFound("There is no " + name)',
        'raise NotFound("There is no %s." % name)',
        'raise NotFound(f"{what} of {name}")',
        'raise NotFound("The agent ends.", remedy="look elsewhere")',
        'raise NotFound("A sentence that nobody has gathered.")',
    ],
)
def test_what_is_put_together_is_found(gatherer: ModuleType, tmp_path: Path, code: str) -> None:
    """The check sees each way to say something that is no whole sentence."""
    module = tmp_path / "module.py"
    module.write_text(code, encoding="utf-8")
    assert len(list(gatherer.unheard(module))) == 1


def test_whole_sentences_pass(gatherer: ModuleType, tmp_path: Path) -> None:
    """Sentences that are listed, what is typed into a terminal, and what is only passed on."""
    module = tmp_path / "module.py"
    module.write_text(
        'raise NotFound("The agent ends.", remedy="Run `bukubridge sync`.")\nraise NotFound(f"{exc.sentence}{more}")',
        encoding="utf-8",
    )
    assert list(gatherer.unheard(module)) == []
