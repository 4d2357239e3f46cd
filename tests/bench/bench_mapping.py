"""How fast records become entities: microseconds of CPU each, beside what msgspec itself needs to make the same entity.

    python -m tests.bench.bench_mapping

Prints JSON lines. Records differ from each other as a trading company's do; the peer is `msgspec.convert` from a
dictionary that is ready made, which does less than the mapping: no column is looked up, no number turned.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import msgspec

from connector.domain.entities import ENTITY_TYPES
from connector.domain.fingerprint import canonical
from connector.domain.keys import EntityKind
from connector.mapping import load
from connector.mapping.record import Children, MapRecord, RecordLayout, Row
from tests.bench.figure import Figure, emit, median_of, scaled
from tests.mapping.ledger import CONTEXT, children, layout, row

RECORDS = 2_000
"""Different records of a kind; they are mapped again and again."""

Record = tuple[Row, Children]
T = TypeVar("T")
_DAY = dt.date(2025, 1, 1)
_GOALS = {EntityKind.CUSTOMER: "≤ 8 µs", EntityKind.INVOICE: "≤ 20 µs"}


def _branch(kind: str, number: int) -> dict[str, object]:
    return {
        "BRANCHTYPE": kind,
        "BRANCHNAME": "BILLING" if kind == "B" else f"Store {number % 9}",
        "ADDRESS1": f"{number}, Jalan Contoh {number % 40}",
        "ADDRESS2": "Taman Contoh",
        "POSTCODE": f"{40000 + number % 999}",
        "CITY": "Petaling Jaya",
        "STATE": "Selangor",
        "COUNTRY": "MY",
        "ATTENTION": "Puan Siti",
        "PHONE1": f"03-{number:07}",
        "EMAIL": f"office{number}@example.com",
    }


def customer(of: RecordLayout, number: int) -> Record:
    """A customer with a billing and a delivery address."""
    values: dict[str, object] = {
        "CODE": f"300-{number:05}",
        "CONTROLACCOUNT": "300-000",
        "COMPANYNAME": f"Syarikat Maju {number} Sdn Bhd",
        "COMPANYCATEGORY": "----",
        "AREA": "KL" if number % 2 else "----",
        "AGENT": "AHMAD",
        "CREDITTERM": "30 Days",
        "CREDITLIMIT": 3_000_000,
        "CURRENCYCODE": "----",
        "STATUS": "A",
        "CREATIONDATE": _DAY + dt.timedelta(days=number % 600),
        "BRN": f"{number}-X",
        "TIN": f"C{number:010}",
        "IDTYPE": 1,
        "IDNO": f"2019{number:08}",
        "SUBMISSIONTYPE": 17,
    }
    return row(of.parent, **values), children(of, AR_CUSTOMERBRANCH=[_branch("B", number), _branch("D", number)])


def invoice(of: RecordLayout, number: int) -> Record:
    """An invoice with three lines and its receivable."""
    day = _DAY + dt.timedelta(days=number % 600)
    address = {key: value for key, value in _branch("B", number).items() if key not in ("BRANCHTYPE", "EMAIL")}
    values: dict[str, object] = {
        **address,
        "DOCNO": f"IV-{number:06}",
        "DOCDATE": day,
        "POSTDATE": day,
        "TAXDATE": day,
        "CODE": f"300-{number % 2000:05}",
        "COMPANYNAME": f"Syarikat Maju {number % 2000} Sdn Bhd",
        "AREA": "----",
        "AGENT": "AHMAD",
        "PROJECT": "----",
        "TERMS": "30 Days",
        "CURRENCYCODE": "----",
        "CURRENCYRATE": 10**8,
        "DESCRIPTION": "Sales",
        "CANCELLED": False,
        "DOCAMT": 318_00 + number,
        "LOCALDOCAMT": 318_00 + number,
        "DADDRESS1": "Lot 7",
        "TIN": f"C{number:010}",
        "IDTYPE": 1,
        "SUBMISSIONTYPE": 17,
        "X_ORIGIN": "sales",
    }
    receivable = {"DUEDATE": day + dt.timedelta(days=30), "PAYMENTAMT": 0}
    lines = [_line(number * 3 + n, day) for n in range(3)]
    return row(of.parent, **values), children(of, SL_IVDTL=lines, AR_IV=[receivable])


def _line(number: int, day: dt.date) -> dict[str, object]:
    return {
        "DTLKEY": number,
        "ITEMCODE": f"ITEM-{number % 3000:04}",
        "LOCATION": "----",
        "PROJECT": "----",
        "DESCRIPTION": f"Paku besi {number % 90} mm",
        "QTY": (number % 50 + 1) * 10_000,
        "UOM": "UNIT",
        "RATE": 10_000,
        "UNITPRICE": (number % 997 + 1) * 10**6,
        "DELIVERYDATE": day,
        "TAX": "SV",
        "TAXRATE": "8%",
        "TAXAMT": number % 900,
        "LOCALTAXAMT": number % 900,
        "TAXINCLUSIVE": False,
        "AMOUNT": 10_000 + number,
        "LOCALAMOUNT": 10_000 + number,
        "ACCOUNT": "500-000",
        "IRBM_CLASSIFICATION": "022",
    }


def product(of: RecordLayout, number: int) -> Record:
    """A product with two units and a barcode."""
    values: dict[str, object] = {
        "CODE": f"ITEM-{number:05}",
        "DESCRIPTION": f"Paku besi {number} mm",
        "STOCKGROUP": "HARDWARE",
        "STOCKCONTROL": True,
        "SERIALNUMBER": False,
        "MINQTY": 0,
        "MAXQTY": 0,
        "REORDERLEVEL": 10_000,
        "REORDERQTY": 50_000,
        "ITEMTYPE": "-",
        "SLTAX": "SV",
        "DEFUOM_SL": "UNIT",
        "ISACTIVE": True,
        "CREATIONDATE": _DAY,
    }
    units = [{"UOM": "UNIT", "RATE": 10_000, "REFPRICE": number * 10**6, "REFCOST": number * 10**5, "ISBASE": True}]
    units.append(
        {"UOM": "BOX", "RATE": 120_000, "REFPRICE": number * 10**7, "REFCOST": number * 10**6, "ISBASE": False}
    )
    return row(of.parent, **values), children(of, ST_ITEM_UOM=units, ST_ITEM_BARCODE=[{"BARCODE": f"955{number:010}"}])


def payment(of: RecordLayout, number: int) -> Record:
    """A payment that settles one invoice."""
    day = _DAY + dt.timedelta(days=number % 600)
    values: dict[str, object] = {
        "DOCNO": f"OR-{number:06}",
        "CODE": f"300-{number % 2000:05}",
        "DOCDATE": day,
        "POSTDATE": day,
        "DESCRIPTION": "Payment For Account",
        "PAYMENTMETHOD": "310-001",
        "CHEQUENUMBER": f"{number:06}",
        "JOURNAL": "BANK",
        "CURRENCYCODE": "----",
        "CURRENCYRATE": 10**8,
        "DOCAMT": 318_00 + number,
        "LOCALDOCAMT": 318_00 + number,
        "UNAPPLIEDAMT": 0,
        "CANCELLED": False,
        "NONREFUNDABLE": False,
    }
    settled = {"KOAMT": 318_00 + number, "LOCALKOAMT": 318_00 + number, "GAINLOSS": 0, "X_DOCUMENT_TYPE": "IV"}
    settled |= {"X_DOCUMENT_KEY": f"{number}", "X_DOCUMENT_NO": f"IV-{number:06}"}
    return row(of.parent, **values), children(of, AR_KNOCKOFF=[settled])


SUBJECTS: dict[EntityKind, tuple[tuple[str, ...], Callable[[RecordLayout, int], Record]]] = {
    EntityKind.CUSTOMER: (("AR_CUSTOMER", "AR_CUSTOMERBRANCH"), customer),
    EntityKind.PRODUCT: (("ST_ITEM", "ST_ITEM_UOM", "ST_ITEM_BARCODE"), product),
    EntityKind.INVOICE: (("SL_IV", "SL_IVDTL", "AR_IV"), invoice),
    EntityKind.PAYMENT: (("AR_PM", "AR_KNOCKOFF"), payment),
}


def main() -> list[Figure]:
    """Measure every kind and print a line for each."""
    mapping = load("sql_accounting")
    figures: list[Figure] = []
    for kind, (tables, make) in SUBJECTS.items():
        of = layout(*tables)
        compiled = mapping.compile(kind, of, CONTEXT)
        records = [make(of, number) for number in range(RECORDS)]
        ready = [msgspec.json.decode(canonical(compiled(*record))) for record in records]
        entity = ENTITY_TYPES[kind]
        rounds = scaled(20, least=1)
        ours = _each(records, rounds, partial(_map, compiled))
        peer = _each(ready, rounds, partial(msgspec.convert, type=entity))
        figures.append(
            emit(
                Figure(
                    name=f"mapping.{kind.value}",
                    value=round(ours, 2),
                    unit="µs/entity",
                    peer="msgspec.convert",
                    peer_value=round(peer, 2),
                    ratio=round(peer / ours, 2),
                    goal=_GOALS.get(kind, ""),
                    conditions={"records": RECORDS, "rounds": rounds},
                )
            )
        )
    return figures


def _map(compiled: MapRecord, record: Record) -> object:
    return compiled(record[0], record[1])


def _each(subjects: Sequence[T], rounds: int, run: Callable[[T], object]) -> float:
    """Microseconds of CPU for one of them, the median of five measurements."""

    def measure() -> float:
        started = time.process_time()
        for _ in range(rounds):
            for subject in subjects:
                run(subject)
        return (time.process_time() - started) / rounds / len(subjects) * 1e6

    return median_of(5, measure)


if __name__ == "__main__":
    main()
