"""Which books an organization is connected with, and whether others that offer themselves are the same."""

from __future__ import annotations

import msgspec
from sqlalchemy import Row

from cloud_api.problems import Problem
from connector.platform.wire import Handshake, ProblemCode

Known = Row[tuple[object, ...]]
"""A row of `organization_integrations`."""
marks_of = msgspec.json.Decoder(dict[str, str]).decode
MOST_MARKS = 100
MAX_TEXT = 1000
"""Characters of anything that is told of books."""


def check_company(known: Known, offered: Handshake) -> None:
    """Refuse other books. Marks never change in one life of a database. A person may re-base a connection on a new life
    of the same books (a restored backup): then it is the same connection with another timeline.

    Raises:
        Problem: 409, other books are connected; 422, more is told of them than is kept.
    """
    _check_bounds(offered)
    rebased = offered.connection == known.connection and offered.books_timeline != known.books_timeline
    stored = marks_of(known.company_marks)
    common = stored.keys() & offered.company_marks.keys()
    same_marks = all(stored[name] == offered.company_marks[name] for name in common)
    same = same_marks if common else offered.company_name == known.company_name
    other_number = _is_other_number(known, offered)
    if (not same and not rebased) or other_number:
        detail = f"This organization is connected with the books of {known.company_name}. "
        if other_number:
            detail += f"These are of the registration number {offered.company_registration_no}, "
            detail += f"not {known.company_registration_no}: they need an organization of their own, "
            detail += "unless the platform's operator accepts them as the same company's."
        elif offered.company_name == known.company_name:
            detail += "These are of the same name, but another database: the platform's operator must accept them."
        else:
            detail += f"The books of {offered.company_name} need an organization of their own."
        raise Problem(409, ProblemCode.WRONG_COMPANY, detail)


def _is_other_number(known: Known, offered: Handshake) -> bool:
    """Whether these are of another company than its marks tell: its file was begun as a copy of the known one.

    A connection that is known may correct its number, as when a company enters the new form of it.
    """
    before, now = known.company_registration_no, offered.company_registration_no
    if not before or not now or offered.connection == known.connection:
        return False
    return _plain(before) != _plain(now)


def _plain(number: str) -> str:
    """A registration number without how it is written."""
    return "".join(char for char in number.casefold() if char.isalnum())


def _check_bounds(offered: Handshake) -> None:
    """What is told of books is kept, and shown wherever they are: only so much of it.

    Raises:
        Problem: 422, it is more.
    """
    texts = (offered.connection, offered.company_name, offered.books_timeline, offered.company_registration_no)
    marks = (text for mark in offered.company_marks.items() for text in mark)
    if len(offered.company_marks) > MOST_MARKS or any(
        len(text) > MAX_TEXT for text in (*texts, offered.pc_name, *marks)
    ):
        detail = f"Names of books have at most {MAX_TEXT} characters, and books at most {MOST_MARKS} marks."
        raise Problem(422, ProblemCode.INVALID, detail)
