"""Errors and secrets say what they should and nothing more."""

import inspect
import pickle

import pytest

from connector.domain import errors
from connector.domain.secret import Secret


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    """Every error class stands in the drawing at the top of its file, and every code is its own."""
    classes = [item for _, item in inspect.getmembers(errors, inspect.isclass) if issubclass(item, errors.BridgeError)]
    drawing = errors.__doc__ or ""
    assert [item.__name__ for item in classes if item.__name__ not in drawing] == []
    assert len({item.code for item in classes}) == len(classes)


def test_an_error_reads_as_sentence_and_remedy() -> None:
    """What people see is one sentence and what to do."""
    error = errors.Unreachable("The platform cannot be reached.", remedy="Check the network.", after=3.0)
    assert (str(error), error.after) == ("The platform cannot be reached. Check the network.", 3.0)


def test_a_secret_is_never_shown() -> None:
    """Neither repr, nor str, nor formatting, nor pickling gives a secret away."""
    secret = Secret("canary-value")
    shown = f"{secret} {secret!r} {[secret]}"
    assert "canary" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    assert secret == Secret("canary-value")
