"""What the button beside a line of the log asks for."""

from __future__ import annotations

from connector.control.attention import RetryNow
from connector.control.log_book import cloud_place
from connector.control.messages import Sync
from connector.domain.runs import EntryKind
from connector.domain.sync_log import Help, Shown
from ui.log_words import PAGES

_OF_A_RECORD = frozenset({Help.DECIDE, Help.LINK, Help.RELEASE})
"""The page shows that one among all that is to do."""


def page_of(what: Help, shown: Shown) -> str:
    """The page of the window that helps; empty for what is done at once."""
    place = cloud_place(shown.connection)
    if what is Help.RETRY:
        return ""
    if what is Help.RECONNECT and place is not None:
        return "overview:{}/{}".format(*place)
    page = f"{PAGES[what]}:{shown.connection}"
    entry = shown.entry
    if what in _OF_A_RECORD and entry.entity is not None:
        return f"{page},{entry.entity}/{entry.key or ''}"
    return page


def retry(shown: Shown) -> RetryNow | Sync:
    """Tries a line's record again, or its kind where the platform does it, or everything."""
    entry = shown.entry
    if cloud_place(shown.connection) is not None:
        return Sync(connection=shown.connection, entities=(entry.entity,) if entry.entity is not None else ())
    if entry.kind is EntryKind.SET_ASIDE and entry.entity is not None and entry.key is not None:
        return RetryNow(connection=shown.connection, entity=entry.entity, key=entry.key)
    return Sync(connection=shown.connection)
