"""QuickBooks' query language, as far as it is documented: one entity, tests joined by AND, one order, a page.

Rules (providers.md, 1.2): at most 1,000 rows; positions are counted from 1 and shift when rows move; inactive names
come only when `Active` is asked for ([R]); `Sku` comes only when it is selected (python-quickbooks, `mixins.py`). By
which order ids are ordered is not published: here by their text, the harder case.
"""

from __future__ import annotations

import copy
import datetime as dt
import re

from tests.fakes.quickbooks.company import NAMED, Company, Json
from tests.fakes.quickbooks.faults import Refused

_QUERY = re.compile(
    r"SELECT (?P<select>.+?) FROM (?P<name>\w+)(?: WHERE (?P<where>.+?))?(?: ORDERBY (?P<order>[\w.]+))?"
    r"(?: STARTPOSITION (?P<start>\d+))?(?: MAXRESULTS (?P<most>\d+))?$",
    re.IGNORECASE | re.DOTALL,
)
_TEXT = r"'(?:[^'\\]|\\.)*'"
_TEST = re.compile(
    rf"(?P<path>[\w.]+)\s*(?P<word>=|>=|>|IN)\s*(?P<value>{_TEXT}|\((?:[^()']|{_TEXT})*\))", re.IGNORECASE
)
_MOST = 1000


def answer(company: Company, text: str) -> Json:
    """What a query gives. Raises Refused (4000, 4001)."""
    asked = _QUERY.fullmatch(text.strip())
    if asked is None:
        raise Refused("4000", f"Error parsing query: {text}")
    name, most = asked["name"], int(asked["most"] or 100)
    if most > _MOST:
        raise Refused("4001", f"Invalid query: MAXRESULTS {most}")
    rows = company.rows(name)
    where = asked["where"] or ""
    if name in NAMED and "active" not in where.lower():
        rows = [row for row in rows if row["Active"]]
    for path, word, value in _tests(where):
        wanted = frozenset(value) if word in ("=", "IN") else value
        rows = [row for row in rows if _fits(row, path, word, wanted)]
    order = asked["order"]
    if order:
        rows.sort(key=lambda row: _comparable(_at(row, order)))
    start = int(asked["start"] or 1)
    page = [copy.deepcopy(row) for row in rows[start - 1 : start - 1 + most]]
    if "sku" not in asked["select"].lower():
        for row in page:
            row.pop("Sku", None)
    return {name: page, "startPosition": start, "maxResults": len(page)} if page else {}


def _tests(where: str) -> list[tuple[str, str, list[str]]]:
    found, end = [], 0
    for match in _TEST.finditer(where):
        if where[end : match.start()].strip().upper() not in ("", "AND"):
            raise Refused("4000", f"Error parsing query: {where}")
        end = match.end()
        value = match["value"]
        listed = value[1:-1] if value.startswith("(") else value
        values = [_plain(each) for each in re.findall(rf"{_TEXT}|[^\s,]+", listed)]
        found.append((match["path"], match["word"].upper(), values))
    if where[end:].strip():
        raise Refused("4000", f"Error parsing query: {where}")
    return found


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text.startswith("'") else text


def _fits(row: Json, path: str, word: str, values: frozenset[str] | list[str]) -> bool:
    there = _at(row, path)
    if isinstance(values, frozenset):
        text = str(there).lower() if isinstance(there, bool) else str(there)
        return text in values
    compare, wanted = _comparable(there), _comparable(values[0])
    return compare >= wanted if word == ">=" else compare > wanted


def _at(row: Json, path: str) -> object:
    value: object = row
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value["value"] if isinstance(value, dict) and "value" in value else value


def _comparable(value: object) -> tuple[dt.datetime, str]:
    """Times by time, everything else by text."""
    text = str(value)
    try:
        moment = dt.datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        moment = None
    return (moment, "") if moment is not None else (dt.datetime.min.replace(tzinfo=dt.UTC), text)
