"""From a lead as Facebook tells it to a contact, by the rules of the mapping (providers.md, 3.3).

The answers of a form are columns under their own names, as the form has them. Everything is also there under a name
that begins with `FB_`, so that one rule keeps it whole: where the lead came from (`FB_campaign_id`), every answer
(`FB_answer_…`), every box that was ticked (`FB_consent_…`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import msgspec

from connector.domain.changes import Change
from connector.domain.errors import Rejected, SkipRecord, Unmappable
from connector.domain.keys import EntityKind, Key, Version
from connector.mapping import Mapping as Rules
from connector.mapping.record import Column, ColumnType, MapRecord, RecordLayout, TableLayout
from connector.providers.meta.insights import moment
from connector.providers.meta.line import Json, objects, text

TABLE: Final = "Lead"
KEPT: Final = "FB_"
FIELDS: Final = (
    "id", "created_time", "form_id", "ad_id", "ad_name", "adset_id", "adset_name", "campaign_id", "campaign_name",
    "is_organic", "platform", "field_data", "custom_disclaimer_responses",
)  # fmt: skip
"""What is asked for (facebook-business 26.0.3, adobjects/lead.py)."""
_ORIGIN: Final = FIELDS[2:11]
_DAYS: Final = frozenset({"X_CREATED"})
_FORBIDDEN: Final = re.compile(r"[\s.\"'*\0]+")
"""What no column's name may hold."""
_SEPARATOR: Final = ", "
_AHEAD: Final = dt.timedelta(days=1)


class LeadReader:
    """Makes changes out of leads."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._named = frozenset(rules.columns(EntityKind.CUSTOMER).get(TABLE, ()))
        self._compiled = lru_cache(maxsize=64)(self._compile)

    def change(self, lead: Json) -> Change:
        """A lead as it is; it never changes, so that its version is its content's."""
        key, version = Key(text(lead.get("id"))), version_of(lead)
        try:
            values = _columns(lead)
            layout, make = self._compiled(frozenset(values))
            row = tuple(values.get(column.name) for column in layout.parent.columns)
            return Change(key, version, make(row, ()))
        except SkipRecord as exc:
            return Change(key, version, None, exc.kept())

    def _compile(self, present: frozenset[str]) -> tuple[RecordLayout, MapRecord]:
        kept = {name for name in present if name.startswith(KEPT)}
        columns = tuple(_column(name) for name in sorted(self._named | kept))
        layout = RecordLayout(TableLayout(TABLE, columns))
        return layout, self._rules.compile(EntityKind.CUSTOMER, layout, {"home_currency": ""})


def version_of(lead: Json) -> Version:
    """Says whether a lead is the same to the letter."""
    return Version(blake2b(_encoder.encode(lead), digest_size=8).hexdigest())


def lost(key: Key) -> Change:
    """A lead that Facebook no longer has, or does not show to us; that is no deletion."""
    failure = Rejected(
        f"Facebook does not show the lead {key}: it keeps leads for ninety days, and shows them to whom they are open.",
        remedy="Look in the page's Leads Center whether it is there, and in Leads Access whether this app may read it.",
    )
    return Change(key, Version(""), None, failure.kept())


def created_at(lead: Json) -> dt.datetime:
    """When somebody sent the form. Raises Unmappable."""
    told = text(lead.get("created_time"))
    try:
        return dt.datetime.fromisoformat(told).astimezone(dt.UTC)
    except ValueError as exc:
        raise Unmappable(
            f"The lead {text(lead.get('id'))} has no time that can be read: {told[:40]!r}.",
            remedy="Send the diagnostics file to support.",
            facts={"column": "created_time"},
        ) from exc


def newest_of(leads: Sequence[Json], before: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
    """When the newest of them was sent, or `before`: by Facebook's clock, but for times that lie far ahead of ours."""
    known = [at for lead in leads if (at := moment(lead.get("created_time"))) is not None]
    found = [min(at, now + _AHEAD) for at in known]
    return max([*found, before] if before is not None else found, default=None)


def _columns(lead: Json) -> Mapping[str, object]:
    answers = _answers(lead)
    names = (answers.get("first_name", ""), answers.get("last_name", ""))
    found: dict[str, object] = dict(answers)
    found |= {f"{KEPT}answer_{name}": value for name, value in answers.items()}
    found |= {f"{KEPT}{name}": _told(lead.get(name)) for name in _ORIGIN if lead.get(name) is not None}
    for box in objects(lead.get("custom_disclaimer_responses")):
        found[f"{KEPT}consent_{_name(text(box.get('checkbox_key')))}"] = _ticked(box.get("is_checked"))
    found["ID"] = text(lead.get("id"))
    found["X_NAME"] = " ".join(name for name in names if name) or None
    found["X_CREATED"] = created_at(lead).date()
    return found


def _answers(lead: Json) -> dict[str, str]:
    """Answers by the form's own names; several values of one are told one after another."""
    found = {}
    for each in objects(lead.get("field_data")):
        values = each.get("values")
        told = [text(value) for value in values] if isinstance(values, list) else []
        name = _name(text(each.get("name")))
        if name and any(told):
            found[name] = _SEPARATOR.join(value for value in told if value)
    return found


def _name(told: str) -> str:
    return _FORBIDDEN.sub("_", told)


def _told(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else text(value)


def _ticked(value: object) -> str:
    return "yes" if value in (True, 1, "1", "true") else "no"


def _column(name: str) -> Column:
    return Column(name, ColumnType.DAY if name in _DAYS else ColumnType.TEXT)


_encoder = msgspec.json.Encoder(order="deterministic")
