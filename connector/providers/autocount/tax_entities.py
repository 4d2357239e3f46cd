"""The tax identity of a customer or supplier: a row of TaxEntity, which several records may share.

How the full number is made of number and branch is not public: it is made as in all of the company's other rows, or the
number is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from connector.domain.errors import Rejected
from connector.ledger.master_rows import MasterRows
from connector.ledger.rows import read_rows
from connector.ledger.session import Writing
from connector.ledger.structure import StoredTable, Structure
from connector.mapping.inverse import Cells
from connector.posting.sample import Value
from connector.providers.autocount.master_habits import most_common

TABLE: Final = "TaxEntity"
KEY: Final = "TaxEntityID"
_FORMS: Final[tuple[Callable[[str, str], str], ...]] = (
    lambda tin, branch: tin,
    lambda tin, branch: tin + branch,
    lambda tin, branch: f"{tin}-{branch}" if branch else tin,
    lambda tin, branch: f"{tin}-{branch}",
)
_EXAMINED: Final = 200


class TaxEntities:
    """Tax identities within one write transaction."""

    def __init__(self, transaction: Writing, rows: MasterRows, structure: Structure, fresh: Callable[[], str]) -> None:
        self._transaction = transaction
        self._rows = rows
        self._structure = structure
        self._fresh = fresh

    def made(self, name: str, cells: Cells) -> Mapping[str, Value]:
        """A new one, if anything is said of it: what the row of its owner has of it. Raises Rejected."""
        given = {column: value for column, value in cells.items() if value not in (None, "")}
        if not given:
            return {}
        stored = self._structure.tables.get(TABLE)
        if stored is None:
            raise Rejected("These books keep no tax identities.", remedy="Leave the tax numbers empty.")
        habits = most_common(self._transaction, stored, ("TaxBranchID", "TaxCategory", "TaxClassification"))
        row: dict[str, Value] = {**habits, "Name": name, **given, "Guid": self._fresh()}
        row.setdefault("TIN", "")
        if row["TIN"] != "":
            row["FullTIN"] = self._full(stored, str(row["TIN"]), str(row.get("TaxBranchID") or ""))
        row.setdefault("FullTIN", "")
        key = self._rows.insert(TABLE, row, known_by="Guid")
        return {KEY: key[KEY]}

    def changed(self, owner: StoredTable, code: str, cells: Cells) -> Mapping[str, Value]:
        """Another state of the one that a record has; a new one where it has none. Raises Rejected."""
        if not cells or not owner.has(KEY):
            return {}
        place = [owner.columns["AccNo"].parameter(code)]
        own = read_rows(self._transaction, owner, 'P."AccNo" = ?', place)
        number = own[0].get(KEY) if own else None
        if number is None:
            return self.made(str(own[0].get("CompanyName") or "") if own else "", cells)
        stored = self._structure.tables[TABLE]
        (before,) = read_rows(self._transaction, stored, f'P."{KEY}" = ?', [stored.columns[KEY].parameter(number)])
        changed = {name: value for name, value in cells.items() if (before.get(name) or None) != (value or None)}
        if not changed:
            return {}
        self._check_own(number, code)
        if "TIN" in changed:
            branch = str(changed.get("TaxBranchID", before.get("TaxBranchID")) or "")
            changed["FullTIN"] = self._full(stored, str(changed["TIN"] or ""), branch)
        required = {name: "" for name in ("TIN", "FullTIN", "TaxBranchID") if changed.get(name, "") is None}
        self._rows.update(TABLE, {KEY: number}, {**changed, **required})
        return {}

    def _check_own(self, number: Value, code: str) -> None:
        """Nobody else has the same identity."""
        for name in ("Debtor", "Creditor", "Branch"):
            table = self._structure.tables.get(name)
            if table is None or not table.has(KEY, "AccNo"):
                continue
            sql = f'SELECT TOP (1) P."AccNo" FROM "{name}" P WHERE P."{KEY}" = ? AND P."AccNo" <> ?'
            places = (table.columns[KEY].parameter(number), table.columns["AccNo"].parameter(code))
            other = self._transaction.one(sql, places)
            if other is not None:
                raise Rejected(
                    f"The tax identity of {code} belongs to {other[0]}, too, and is not changed for both.",
                    remedy="Change it in AutoCount.",
                )

    def _full(self, stored: StoredTable, tin: str, branch: str) -> str:
        """As all rows have it."""
        sql = (
            f'SELECT TOP ({_EXAMINED}) P."FullTIN", P."TIN", P."TaxBranchID" FROM "{stored.name}" P '
            'WHERE P."TIN" <> \'\' ORDER BY P."TaxEntityID" DESC'
        )
        known = [(str(full), str(number), str(part or "")) for full, number, part in self._transaction.rows(sql)]
        fitting = [form for form in _FORMS if all(form(number, part) == full for full, number, part in known)]
        told = {form(tin, branch) for form in fitting} if known else set()
        if len(told) != 1:
            raise Rejected(
                "The books do not show how a full tax number (FullTIN) is made of its parts.",
                remedy="Enter the tax number in AutoCount.",
            )
        return told.pop()
