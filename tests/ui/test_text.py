"""What the agent says, as a window says it."""

from __future__ import annotations

import pytest

from ui.agent_words import advice


@pytest.mark.parametrize(
    ("sentence", "remedy", "shown"),
    [
        ("Paused until 14:00.", "Go on with: bukubridge resume", "Paused until 14:00."),
        ("3 records are set aside.", "See `bukubridge problems`.", "3 records are set aside."),
        ("It is damaged.", "It is built anew. Look with `bukubridge doctor`.", "It is damaged. It is built anew."),
        ("The password was refused.", "Enter it again.", "The password was refused. Enter it again."),
        ("Equal.", "", "Equal."),
    ],
)
def test_nobody_is_told_to_type_a_command(sentence: str, remedy: str, shown: str) -> None:
    """The agent's advice is for the command line, too; a window has buttons for that, and keeps the rest."""
    assert advice(sentence, remedy) == shown
