"""Customers, suppliers and stock items, from the same pools of names as the other sample company."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from tests.sample.autocount import constants
from tests.sample.autocount.rows import Writes, cents
from tests.sample.autocount.variant import Variant
from tests.sample.names import pools
from tests.sample.variant import Charset


@dataclass(frozen=True, slots=True)
class Debtor:
    """What documents need of a customer."""

    account: str
    name: str
    currency: str
    term: str
    agent: str | None
    branch: str | None
    address: tuple[str | None, ...]
    inclusive: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A stock item in one of its units."""

    item: str
    description: str
    uom: str
    rate: Decimal
    price: Decimal
    cost: Decimal
    group: str
    tax: str | None
    stock: bool


class Names:
    """Random picks from the pools, always the same for one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def pick(self, kind: str) -> tuple[str, str, str]:
        """One entry of a pool."""
        return self.random.choice(_pools()[kind])

    def company(self) -> tuple[str, str | None]:
        """Name and second name in one of four languages."""
        tongue = self.random.randrange(4)
        name = " ".join(self.pick(f"{part}{tongue}")[0] for part in "ABC")
        second = "".join(self.pick(f"{part}{tongue}")[0] for part in "EF") if tongue >= 2 else None
        return name[:100], second


@cache
def _pools() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for entry in pools(Charset.UTF8):
        first, second, third = (text.decode() for text in entry.texts)
        found.setdefault(entry.kind, []).append((first, second, third))
    return found


def debtor(
    rows: Writes, variant: Variant, names: Names, account: str, at: dt.datetime, entity: int | None = None
) -> Debtor:
    """GLMast, Debtor, its TaxEntity (whose key is given, if it has one) and its branch."""
    chance = names.random
    name, second = names.company()
    currency = _currency(chance, variant)
    city, state, prefix = names.pick("CITY")
    address = (f"{chance.randrange(1, 200)}, {names.pick('STREET')[0]}"[:40], names.pick("TAMAN")[0][:40],
               f"{prefix}{chance.randrange(1000):03d} {city}"[:40], state[:40])  # fmt: skip
    term = chance.choice(list(constants.TERM_DAYS))
    agent = chance.choice([agent for agent, _ in constants.AGENTS] + [None])
    rows.insert("GLMast", AccNo=account, Description=name, AccType="CA", CurrencyCode=currency, CashFlowCategory="O",
                **_link(variant, constants.DEBTORS, "SDR"))  # fmt: skip
    inclusive = chance.random() < 0.1
    if entity is not None:
        number = f"C{chance.randrange(10**10):010d}"
        rows.insert("TaxEntity", TaxEntityID=entity, Name=name, IdentityType="BRN",
                    IdentityNo=f"2019{chance.randrange(10**8):08d}",
                    TIN=number, FullTIN=number, TaxClassification=1, Address=", ".join(address)[:200],
                    CountryCode="MYS",
                    City=city[:50], StateCode="10", MSICCode="46900", Phone=_phone(chance))  # fmt: skip
    rows.insert("Debtor", AccNo=account, CompanyName=name, Desc2=second,
                RegisterNo=f"2019{chance.randrange(10**8):08d}",
                Address1=address[0], Address2=address[1], Address3=address[2], Address4=address[3],
                PostCode=address[2].split()[0], Attention=names.pick("PERSON")[0][:40], Phone1=_phone(chance),
                Mobile=_phone(chance), EmailAddress=f"accounts{account[-4:]}@example.my", DisplayTerm=term,
                CurrencyCode=currency, SalesAgent=agent, AreaCode=chance.choice(["KL", "JB", "PG", None]),
                CreditLimit=Decimal(chance.randrange(1, 50) * 1000), AgingOn="I", StatementType="O",
                AllowExceedCreditLimit="T", IsActive="F" if chance.random() < 0.04 else "T", PriceCategory=None,
                TaxEntityID=entity, InclusiveTax="T" if inclusive else "F", RoundingMethod=4,
                Note=names.pick("NOTE")[0],
                **_stamps(at))  # fmt: skip
    branch = None
    if chance.random() < 0.2:
        branch = "JB"
        rows.insert("Branch", AccNo=account, BranchCode=branch, BranchName=f"{name} (JB)"[:100], IsActive="T",
                    Address1=f"{chance.randrange(1, 90)}, {names.pick('STREET')[0]}"[:40],
                    Phone1=_phone(chance))  # fmt: skip
    return Debtor(account, name, currency, term, agent, branch, address, inclusive)


def creditor(rows: Writes, variant: Variant, names: Names, account: str, at: dt.datetime) -> None:
    """GLMast and Creditor."""
    name, second = names.company()
    rows.insert("GLMast", AccNo=account, Description=name, AccType="CL", CurrencyCode=constants.HOME,
                **_link(variant, constants.CREDITORS, "SCR"))  # fmt: skip
    rows.insert("Creditor", AccNo=account, CompanyName=name, Desc2=second, DisplayTerm="Net 30 days",
                CurrencyCode=constants.HOME, Phone1=_phone(names.random), AllowExceedCreditLimit="T", IsActive="T",
                Address1=f"{names.random.randrange(1, 200)}, {names.pick('STREET')[0]}"[:40], RoundingMethod=4,
                **_stamps(at))  # fmt: skip


def item(rows: Writes, names: Names, code: str, key: int, at: dt.datetime) -> list[Unit]:
    """Item with one to three units; the first is the base unit."""
    chance = names.random
    service = chance.random() < 0.08
    title = names.pick("SERVICE")[0] if service else _goods(names)
    group = "GENERAL" if service else chance.choice([group for group, _ in constants.GROUPS])
    tax = chance.choice(["SV-8", None]) if service else chance.choice(["ST-10", "ST-5", "ZR", None, None])
    rows.insert("Item", ItemCode=code, DocKey=key, Description=title, Desc2=None, ItemGroup=group, TaxCode=tax,
                StockControl="F" if service else "T", HasSerialNo="F", HasBatchNo="F", CostingMethod=1, SalesUOM="UNIT",
                PurchaseUOM="UNIT", ReportUOM="UNIT", BaseUOM="UNIT", BackOrderControl="T",
                IsActive="F" if chance.random() < 0.03 else "T", IsSalesItem="T", IsPurchaseItem="T",
                FurtherDescription=names.pick("RTF")[0] if chance.random() < 0.1 else None, **_stamps(at))  # fmt: skip
    price = Decimal(chance.randrange(100, 50_000)) / 100
    units = []
    for uom, rate in (("UNIT", 1), ("BOX", 12), ("CARTON", 144))[: 1 if service else chance.choice([1, 1, 2, 3])]:
        asked = cents(price * rate * (1 if rate == 1 else Decimal("0.95")))
        cost = cents(asked * Decimal("0.7"))
        rows.insert("ItemUOM", ItemCode=code, UOM=uom, Rate=rate, Price=asked, Price2=cents(asked * Decimal("0.9")),
                    Cost=cost,
                    RealCost=cost, MinSalePrice=cost, BarCode=f"955{chance.randrange(10**10):010d}")  # fmt: skip
        units.append(Unit(code, title, uom, Decimal(rate), asked, cost, group, tax, not service))
    return units


def _currency(chance: random.Random, variant: Variant) -> str:
    currency = "USD" if chance.random() < 0.05 else "SGD" if chance.random() < 0.05 else constants.HOME
    return constants.HOME if variant.at_home else currency


def _goods(names: Names) -> str:
    tongue = names.random.randrange(4)
    return f"{names.pick('BRAND')[0]} {names.pick(f'ITEM{tongue}')[0]} {names.pick('PACK')[0]}"[:100]


def _link(variant: Variant, control: str, special: str) -> dict[str, Any]:
    return {"ParentAccNo": control, "SpecialAccType": special} if variant.rules.linked else {}


def _stamps(at: dt.datetime) -> dict[str, Any]:
    return {"LastModified": at, "LastModifiedUserID": constants.USER, "CreatedTimeStamp": at,
            "CreatedUserID": constants.USER, "LastUpdate": 0}  # fmt: skip


def _phone(chance: random.Random) -> str:
    return f"0{chance.choice([3, 4, 5, 7])}-{chance.randrange(2000, 9999)} {chance.randrange(10_000):04d}"
