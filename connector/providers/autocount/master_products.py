"""Products as AutoCount keeps them: an item with a row for each unit of measure, which has its prices and barcode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from connector.domain.entities import Entity
from connector.domain.errors import Rejected, SourceChanged
from connector.domain.writing import Write
from connector.ledger.master_rows import MasterRows
from connector.ledger.rows import read_rows
from connector.ledger.session import Reading, Writing
from connector.mapping.inverse import Written as WrittenCells
from connector.posting.sample import Row, Value
from connector.providers.autocount.master_kind import AutoCountMasters, identity_of
from connector.providers.autocount.master_parties import next_save

_UNITS: Final = "ItemUOM"
_BASE: Final = "BaseUOM"
_MARKED: Final = "X_BASE"
"""A column that the source adds: whether a unit is the base unit."""
_BASE_ROW: Final = "base"
_BARCODES: Final = "barcodes"
_BARCODE: Final = "BarCode"
_FOLLOWING: Final = ("SalesUOM", "PurchaseUOM", "ReportUOM")
"""Units that are the base unit where nothing is said."""


class Products(AutoCountMasters):
    """Products."""

    key = "ItemCode"
    label = ""
    marked = "Item"
    named_in = ("ItemCode", "SubItemCode", "PackageItemCode", "ComponentItemCode", "FromItemCode", "ToItemCode")
    required = ("StockControl", "CostingMethod", "DutyRate", "MustGenerateEInvoice", "ItemGroup")
    inactive: Mapping[str, Value] = {"IsActive": False}
    fixed: Mapping[str, Value] = {"IsActive": True, "HasSerialNo": False, "HasBatchNo": False}

    def unready(self) -> Sequence[str]:
        """Also where nobody can tell which counter gives an item its key."""
        try:
            with self.session.snapshot() as transaction:
                self._counters.find(transaction, self.structure, self.table, "DocKey")
        except SourceChanged as exc:
            return [exc.sentence]
        return super().unready()

    def prepare(self) -> None:
        """Also which counter gives keys."""
        super().prepare()
        with self.session.snapshot() as transaction:
            self._counters.find(transaction, self.structure, self.table, "DocKey")

    def marks(self, write: Write) -> Mapping[str, Value]:
        """The item carries our reference."""
        return {"Guid": identity_of(write.reference)}

    def child(self, table: str) -> Mapping[str, Value]:
        """A unit."""
        stored = self.structure.tables[table]
        calculated = {name: False for name in stored.columns if name.startswith("AutoCalc")}
        return {"Rate": 1, "LastUpdate": 0, "Guid": self.fresh(), **calculated}

    def child_stamps(self, table: str, row: Row) -> Mapping[str, Value]:
        """One save more."""
        del table
        return next_save(row)

    def called(self, table: str, row: Mapping[str, object]) -> str:
        """A unit by its code, in whichever letters."""
        del table
        return str(row.get("UOM") or "").rstrip().lower()

    def complete(self, cells: WrittenCells, entity: Entity) -> None:
        """At least a base unit, of rate 1; other units that nobody named are the base unit."""
        base = cells.own.get(_BASE)
        if not base:
            raise Rejected("A product needs a base unit.", remedy="Give it a unit on the platform.")
        units = cells.children.setdefault("units", [])
        if not units:
            units.append({"UOM": base, "Rate": 1, _MARKED: True})
        for name in _FOLLOWING:
            cells.own[name] = cells.own.get(name) or base
        self._settle(cells, str(base))

    def ahead(
        self, transaction: Writing, rows: MasterRows, code: str | None, cells: WrittenCells, own: Mapping[str, Value]
    ) -> Mapping[str, Value]:
        """Its key; an edit leaves the base unit what it is."""
        if code is None:
            return {"DocKey": self.draw(transaction, self.table, "DocKey"), **{n: cells.own[n] for n in _FOLLOWING}}
        base = self._base(transaction, code)
        if _BASE in own and own[_BASE] != base:
            raise Rejected(
                f"The base unit of {code} is not changed any more: stock is counted in it.",
                remedy="Make a new product, or change it in AutoCount.",
            )
        if "units" in cells.children:
            known = cells.children["units"]
            for unit in self._units(transaction, code) if _BARCODES not in cells.children else ():
                for wanted in known:
                    if self.called(_UNITS, wanted) == self.called(_UNITS, unit):
                        wanted.setdefault(_BARCODE, unit.get(_BARCODE))
            self._settle(cells, base)
        else:
            self._few(transaction, rows, code, cells, base)
        return {}

    def _few(self, transaction: Writing, rows: MasterRows, code: str, cells: WrittenCells, base: str) -> None:
        """What is said of units that stay the same: levels of the base unit, barcodes."""
        present = self._units(transaction, code)
        changed: dict[str, dict[str, Value]] = {}
        if levels := cells.rows.pop(_BASE_ROW, {}):
            changed[base.lower()] = dict(levels)
        if _BARCODES in cells.children:
            codes = self._barcodes(cells, base)
            for unit in present:
                name = self.called(_UNITS, unit)
                changed.setdefault(name, {})[_BARCODE] = codes.pop(name, None)
            self._check_left(codes)
        for unit in present:
            if wanted := changed.get(self.called(_UNITS, unit)):
                key = {"ItemCode": unit["ItemCode"], "UOM": unit["UOM"]}
                rows.update(_UNITS, key, wanted, self.child_stamps(_UNITS, unit))

    def _settle(self, cells: WrittenCells, base: str) -> None:
        """Put levels and barcodes, which are read beside the units, into them. Raises Rejected."""
        units = cells.children["units"]
        own = next((unit for unit in units if self.called(_UNITS, unit) == base.lower()), None)
        if own is None:
            raise Rejected(f"The base unit {base} is not among the units of the product.", remedy="Add it to them.")
        if own.get("Rate", 1) != 1:
            raise Rejected(f"The base unit {base} of a product must have the rate 1.", remedy="Correct the rate.")
        marked = [unit for unit in units if unit.pop(_MARKED, False)]
        if any(unit is not own for unit in marked):
            raise Rejected(f"The base unit of the product is {base}.", remedy="Mark this one, or choose another one.")
        own |= cells.rows.pop(_BASE_ROW, {})
        if _BARCODES in cells.children:
            codes = self._barcodes(cells, base)
            for unit in units:
                unit[_BARCODE] = codes.pop(self.called(_UNITS, unit), None)
            self._check_left(codes)

    def _barcodes(self, cells: WrittenCells, base: str) -> dict[str, str]:
        """Barcodes by unit. Raises Rejected: a unit has room for one."""
        found: dict[str, str] = {}
        for row in cells.children.pop(_BARCODES):
            unit = str(row.get("UOM") or base).lower()
            if unit in found:
                raise Rejected(
                    "AutoCount keeps one barcode for each unit of a product, and there are several.",
                    remedy="Leave one for each unit.",
                )
            found[unit] = str(row.get(_BARCODE) or "")
        return found

    @staticmethod
    def _check_left(codes: Mapping[str, str]) -> None:
        if codes:
            raise Rejected(
                f"A barcode names the unit {next(iter(codes))}, which the product does not have.",
                remedy="Correct the unit of the barcode.",
            )

    def _units(self, transaction: Reading, code: str) -> list[Row]:
        stored = self.structure.tables[_UNITS]
        return read_rows(transaction, stored, 'P."ItemCode" = ?', [stored.columns["ItemCode"].parameter(code)])

    def _base(self, transaction: Reading, code: str) -> str:
        place = self.stored.columns[self.key].parameter(code)
        row = transaction.one(f'SELECT P."{_BASE}" FROM "{self.table}" P WHERE P."{self.key}" = ?', (place,))
        return str(row[0]).rstrip() if row is not None else ""

    def behind(self, transaction: Writing, rows: MasterRows, code: str) -> None:
        """Nothing: an item refers to nothing of its own."""
