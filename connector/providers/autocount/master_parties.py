"""Customers and suppliers as AutoCount keeps them: each is an account of the general ledger, too.

Which control account a new one gets, and how its account is marked, is what the company's other customers show
(reference, section 4.1). Its tax identity is a row of its own, which others may share.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from connector.domain.clock import Clock
from connector.domain.entities import Entity
from connector.domain.errors import Rejected
from connector.domain.keys import EntityKind
from connector.domain.writing import Write
from connector.ledger.master_rows import MasterRows, Touched
from connector.ledger.masters import WORD
from connector.ledger.rows import read_rows
from connector.ledger.session import Reading, Writing
from connector.mapping import Mapping as LedgerMapping
from connector.mapping.inverse import Cells
from connector.mapping.inverse import Written as WrittenCells
from connector.posting.sample import Row, Value
from connector.providers.autocount.counters import Counters
from connector.providers.autocount.master_habits import most_common, unanimous
from connector.providers.autocount.master_kind import AutoCountMasters, identity_of
from connector.providers.autocount.opened import OpenCompany
from connector.providers.autocount.stored import LiveStructure
from connector.providers.autocount.tax_entities import TaxEntities

ACCOUNT: Final = "GLMast"
_BRANCH: Final = "BranchCode"
_PARENT: Final = "ParentAccNo"
_ALIKE: Final = ("AccType", "SpecialAccType", "CashFlowCategory")
"""Columns of an account that those of one control account share."""
_COPIED: Final = {"Description": "CompanyName", "Desc2": "Desc2", "CurrencyCode": "CurrencyCode"}
"""Columns of the account that repeat the party's own."""
_TABLES: Final = {EntityKind.CUSTOMER: "Debtor", EntityKind.SUPPLIER: "Creditor"}
_NAMED_IN: Final = {
    EntityKind.CUSTOMER: ("DebtorCode", "AccNo", "DEAccNo", "ParentAccNo"),
    EntityKind.SUPPLIER: ("CreditorCode", "AccNo", "DEAccNo", "ParentAccNo", "MainSupplier"),
}
_REQUIRED: Final = (
    "DisplayTerm", "CurrencyCode", "AllowExceedCreditLimit", "DiscountPercent", "HasBonusPoint", "IsGroupCompany",
    "RoundingMethod", "AgingOn", "StatementType",
)  # fmt: skip


class Parties(AutoCountMasters):
    """Customers or suppliers."""

    key = "AccNo"
    label = "CompanyName"
    marked = ACCOUNT
    required = _REQUIRED
    inactive: Mapping[str, Value] = {"IsActive": False}
    fixed: Mapping[str, Value] = {"IsActive": True, "InclusiveTax": False}

    def __init__(
        self,
        company: OpenCompany,
        live: LiveStructure,
        mapping: LedgerMapping,
        counters: Counters,
        entity: EntityKind,
        clock: Clock,
    ) -> None:
        super().__init__(company, live, mapping, counters, entity, clock)
        self.named_in = _NAMED_IN[entity]
        self._mark = ""

    def own_tables(self) -> list[str]:
        """Its branches; its account and its tax identity are looked after on their own."""
        return [name for name in super().own_tables() if name not in (ACCOUNT, "TaxEntity", _TABLES[self.entity])]

    def known_codes(self, transaction: Reading, entity: Entity) -> list[tuple[str, str]]:
        """Those under the wished control account, where one is wished: each has a pattern of its own."""
        parent = getattr(entity, "control_account", None)
        if not parent:
            return super().known_codes(transaction, entity)
        accounts = self.structure.tables[ACCOUNT]
        rows = transaction.rows(
            f'SELECT P."AccNo", P."CompanyName" FROM "{self.table}" P JOIN "{ACCOUNT}" G ON G."AccNo" = P."AccNo" '
            f'WHERE G."{_PARENT}" = ?',
            (accounts.columns[_PARENT].parameter(parent),),
        )
        if not rows:
            self.check_lists(transaction, {_PARENT: parent})
            return super().known_codes(transaction, entity)
        return sorted((str(code).rstrip(), str(called or "")) for code, called in rows)

    def complete(self, cells: WrittenCells, entity: Entity) -> None:
        """A name and a currency every party has."""

    def marks(self, write: Write) -> Mapping[str, Value]:
        """The account carries our reference; the party's own row has a GUID of its own, where it has one."""
        self._mark = identity_of(write.reference)
        return {"Guid": self.fresh()} if "Guid" in self.stored.columns else {}

    def called(self, table: str, row: Mapping[str, object]) -> str:
        """A branch by its name, else by its code."""
        del table
        return str(row.get("BranchName") or row.get(_BRANCH) or "").rstrip()

    def child(self, table: str) -> Mapping[str, Value]:
        """A branch."""
        del table
        return {"LastUpdate": 0, "IsActive": True}

    def place_child(self, transaction: Reading, table: str, code: str, row: dict[str, Value]) -> None:
        """A branch has a code beside its name: as much of the name as there is room for, and none has it twice."""
        column = self.structure.tables[table].columns[_BRANCH]
        name = str(row.get("BranchName") or "").strip()
        if not name:
            raise Rejected("A delivery address needs a name.", remedy="Give it one on the platform.")
        place = (self.structure.tables[table].columns["AccNo"].parameter(code),)
        rows = transaction.rows(f'SELECT P."{_BRANCH}" FROM "{table}" P WHERE P."AccNo" = ?', place)
        taken = {str(known).rstrip().lower() for (known,) in rows}
        stem, number = name[: column.length].rstrip(), 1
        wanted = stem
        while wanted.lower() in taken:
            number += 1
            wanted = f"{stem[: column.length - len(str(number)) - 1].rstrip()}-{number}"
        row[_BRANCH] = wanted

    def drop_child(self, rows: MasterRows, table: str, key: Mapping[str, Value], row: Row) -> None:
        """A branch is put out of use: documents may refer to it."""
        rows.update(table, key, {"IsActive": False}, self.child_stamps(table, row))

    def child_stamps(self, table: str, row: Row) -> Mapping[str, Value]:
        """One save more."""
        del table
        return next_save(row)

    def ahead(
        self, transaction: Writing, rows: MasterRows, code: str | None, cells: WrittenCells, own: Mapping[str, Value]
    ) -> Mapping[str, Value]:
        """Its account first: the party's row refers to it."""
        account = self._taken(cells, ACCOUNT)
        tax = self._taken(cells, "TaxEntity")
        identities = TaxEntities(transaction, rows, self.structure, self.fresh)
        if code is None:
            self._open_account(transaction, rows, own, account)
            return identities.made(str(own.get(self.label) or ""), tax)
        self._follow(transaction, rows, code, own, account)
        return identities.changed(self.stored, code, tax)

    def _taken(self, cells: WrittenCells, table: str) -> Cells:
        """Cells of the named rows of a table, which are not written as further rows are."""
        found: Cells = {}
        for name, row in self.section.rows.items():
            if row.table == table:
                found |= cells.rows.pop(name, {})
        return found

    def _open_account(
        self, transaction: Writing, rows: MasterRows, own: Mapping[str, Value], given: Mapping[str, Value]
    ) -> None:
        accounts = self.structure.tables[ACCOUNT]
        among = f'JOIN "{self.table}" D ON D."AccNo" = P."AccNo"'
        parent = given.get(_PARENT) or most_common(transaction, accounts, (_PARENT,), among).get(_PARENT)
        self.check_lists(transaction, {_PARENT: parent})
        if parent is None:
            raise Rejected(
                f"No {WORD[self.entity]} of the books has a control account, so that it is not known under which one a "
                "new one is kept.",
                remedy="Enter the first one in AutoCount.",
            )
        place = (accounts.columns[_PARENT].parameter(parent),)
        alike = most_common(transaction, accounts, _ALIKE, f'{among} WHERE P."{_PARENT}" = ?', place)
        if "AccType" not in alike:
            raise Rejected(
                f"The books have no {WORD[self.entity]} under the control account {parent} that would show how its "
                "account is kept.",
                remedy="Enter the first one in AutoCount, or choose another control account.",
            )
        copied = {name: own.get(of) for name, of in _COPIED.items() if name in accounts.columns}
        known = {*copied, *alike, _PARENT, "AccNo", "Guid"}
        strange = unanimous(
            transaction, accounts, [c.name for c in accounts.columns.values() if c.required and c.name not in known]
        )
        rest = {name: value for name, value in given.items() if value is not None}
        made = {**strange, **copied, **alike, **rest, _PARENT: parent, "AccNo": own["AccNo"], "Guid": self._mark}
        rows.insert(ACCOUNT, made)

    def _follow(
        self,
        transaction: Writing,
        rows: MasterRows,
        code: str,
        own: Mapping[str, Value],
        given: Mapping[str, Value],
    ) -> None:
        """The account goes with what it repeats, where it does repeat it; another control account is no edit."""
        accounts = self.structure.tables[ACCOUNT]
        place = [accounts.columns["AccNo"].parameter(code)]
        found = read_rows(transaction, accounts, 'P."AccNo" = ?', place)
        before = read_rows(transaction, self.stored, 'P."AccNo" = ?', place)
        if not found or not before:
            raise Touched
        if _PARENT in given and given[_PARENT] != found[0].get(_PARENT):
            raise Rejected(
                f"The control account of {code} is not changed here.",
                remedy="Change it in AutoCount, with its account.",
            )
        changed = {
            name: own[of]
            for name, of in _COPIED.items()
            if of in own and name in accounts.columns and found[0].get(name) == before[0].get(of)
        }
        if changed:
            rows.update(ACCOUNT, {"AccNo": code}, changed)

    def behind(self, transaction: Writing, rows: MasterRows, code: str) -> None:
        """Its account."""
        rows.delete(ACCOUNT, {"AccNo": code})


def next_save(row: Row) -> Mapping[str, Value]:
    """LastUpdate counts the saves of a row."""
    count = row.get("LastUpdate")
    return {"LastUpdate": (count if isinstance(count, int) else 0) + 1} if "LastUpdate" in row else {}
