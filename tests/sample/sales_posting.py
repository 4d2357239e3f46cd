"""Statements that post a sales document: receivable lines, ledger group and stock rows, by each of the `Rules`.

They run inside the block of `sales.documents` and use its variables: `lines` for each line, `document` at its end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.sample.schema import Schema
from tests.sample.variant import Rules

VARIABLES: Final = """; ref2 VARCHAR(40); firstaccount VARCHAR(10); cost BIGINT; fromkey INTEGER; taxtotal BIGINT;
    localtaxes BIGINT; nets BIGINT; localnets BIGINT"""

_RECEIVABLE_LINE: Final = """
    DTLKEY = :ardtl
    DOCKEY = :arkey
    SEQ = :i * 1000
    PROJECT = :lineproject
    ACCOUNT = :account
    DESCRIPTION = LEFT(:description, 80)
    TAX = :tax
    TARIFF = :tariff
    TAXRATE = IIF(:percent = 0, NULL, :percent || '%')
    TAXAMT = SEN(:taxsen)
    LOCALTAXAMT = SEN(:localtax)
    TAXINCLUSIVE = NUMBER_FLAG(:inclusive)
    AMOUNT = SEN(:amount)
    LOCALAMOUNT = SEN(:localamount)
    TAXABLEAMT = SEN(:amount)
    FROMDTLKEY = :dtlkey
    EXEMPTED_TAXAMT = 0
"""
_RECEIVABLE_SUM: Final = """
    DTLKEY = NEXT VALUE FOR @receivableDTL
    DOCKEY = :arkey
    SEQ = 1
    PROJECT = :project
    ACCOUNT = :firstaccount
    DESCRIPTION = :doctext
    TAXAMT = SEN(:taxtotal)
    LOCALTAXAMT = SEN(:localtaxes)
    TAXINCLUSIVE = NUMBER_FLAG(0)
    AMOUNT = SEN(:nets)
    LOCALAMOUNT = SEN(:localnets)
    TAXABLEAMT = SEN(:nets)
    EXEMPTED_TAXAMT = 0
"""
_LEDGER: Final = """
    DOCKEY = NEXT VALUE FOR GL_TRANS
    GLTRANSID = :glid
    CODE = :account
    DOCDATE = :docdate
    POSTDATE = :postdate
    TAXDATE = :docdate
    AREA = :area
    AGENT = :agent
    PROJECT = :lineproject
    TAX = :tax
    JOURNAL = 'SALES'
    CURRENCYCODE = :cur
    CURRENCYRATE = :rate4 / 10000.0000
    DESCRIPTION = LEFT(:description, 150)
    REF1 = :docno
    FROMDOCTYPE = '@type'
    FROMKEY = :ardtl
    TABLETYPE = 'S'
    CANCELLED = FLAG(:cancelled)
    AUTOPOST = FLAG(0)
"""
_HEAD: Final = (
    _LEDGER
    + """
    DOCKEY = :glkey
    CODE = :code
    PROJECT = :project
    TAX = NULL
    DESCRIPTION = '@description'
    FROMKEY = :arkey
    TABLETYPE = 'M'
"""
)
_OF_DOCUMENT: Final = """
    PROJECT = :project
    FROMKEY = :arkey
"""
_MOVE: Final = """
    TRANSNO = NEXT VALUE FOR ST_TR
    ITEMCODE = :item
    POSTDATE = :postdate
    DOCTYPE = '@type'
    DOCKEY = :dockey
    DTLKEY = :dtlkey
    LOCATION = :location
    AREA = :area
    AGENT = :agent
    PROJECT = :lineproject
    QTY = @sign :qty4 * :rate2 / 10000.0000
    COST = 0
    PRICE = CAST(:price4 AS DECIMAL(18,8)) / 10000
    DOCNO = :docno
    DESCRIPTION = LEFT(:name, 100)
"""
_KEEP_LINE: Final = """INSERT INTO TMP_LINE (GLID, I, ACCOUNT, TAX, AMOUNT, LOCALAMOUNT, TAXSEN, LOCALTAX)
                VALUES (:glid, :i, :account, :tax, :amount, :localamount, :taxsen, :localtax);"""
_SUMS: Final = """SELECT SUM(AMOUNT), SUM(LOCALAMOUNT), SUM(TAXSEN), SUM(LOCALTAX) FROM TMP_LINE WHERE GLID = :glid
                INTO nets, localnets, taxtotal, localtaxes;"""


def _sides(amount: str, local: str) -> str:
    """DR and CR of a credit of an invoice (a debit of a credit note); what is negative goes to the other side."""
    return f"""
    DR = SEN(MAXVALUE(@sign {amount}, 0))
    CR = SEN(MAXVALUE(-(@sign {amount}), 0))
    LOCALDR = SEN(MAXVALUE(@sign {local}, 0))
    LOCALCR = SEN(MAXVALUE(-(@sign {local}), 0))
"""


def _one_side(side: str, other: str, amount: str, local: str) -> str:
    """The same on one side, negative or not."""
    return f"{side} = SEN({amount})\n{other} = 0\nLOCAL{side} = SEN({local})\nLOCAL{other} = 0\n"


@dataclass(frozen=True, slots=True)
class SalesPosting:
    """Texts that post one kind of sales document.

    Attributes:
        filled: fills the kind's own words into a text.
        returned: the document takes goods back: the sides are exchanged.
        light: no ledger and no stock ledger.
    """

    schema: Schema
    filled: Callable[[str], str]
    receivable: str
    returned: bool
    light: bool

    @property
    def _rules(self) -> Rules:
        return self.schema.variant.rules

    def lines(self) -> str:
        """What is posted for one line, after its keys were drawn."""
        parts = [self._keep()]
        if self._rules is not Rules.SUMMED:
            seq = "\nSEQ = :i\n" if self._rules is Rules.GROUPED else ""
            parts.append(self._insert(f"{self.receivable}DTL", _RECEIVABLE_LINE + seq))
        if not self.light:
            parts += [*self._ledger_of_line(), self._stock()]
        return "\n            ".join(parts)

    def document(self) -> str:
        """What is posted once, at the end."""
        parts = []
        if self._rules is Rules.SUMMED:
            parts += [_SUMS, self._insert(f"{self.receivable}DTL", _RECEIVABLE_SUM)]
        if not self.light:
            parts += {Rules.GROUPED: self._grouped, Rules.SUMMED: self._summed}.get(self._rules, self._head)()
        return "\n        ".join(parts)

    def _keep(self) -> str:
        return _KEEP_LINE if self._rules in (Rules.GROUPED, Rules.SUMMED) else ""

    def _insert(self, table: str, values: str) -> str:
        return self.schema.insert(table, self.filled(values)) + ";"

    def _ledger_of_line(self) -> list[str]:
        match self._rules:
            case Rules.GROUPED:
                return []
            case Rules.SUMMED:
                row = self._insert("GL_TRANS", _LEDGER + _sides(":amount", ":localamount") + "\nFROMKEY = :dtlkey\n")
                return [f"IF (cancelled = 0) THEN {row}"]
            case Rules.CASH_BOOK:
                more = "REF2 = LEFT(:docnoex, 20)\nNONCE = '0000'\nDIGEST = ''\n"
                tax = f"CODE = 'SST-202'\n{_sides(':taxsen', ':localtax')}"
            case _:
                more, tax = "", f"CODE = IIF(:tax = 'SV', 'SST-203', 'SST-202')\n{_sides(':taxsen', ':localtax')}"
        row = self._insert("GL_TRANS", _LEDGER + _sides(":amount", ":posted") + more)
        return [row, f"IF (taxsen <> 0) THEN {self._insert('GL_TRANS', _LEDGER + tax + more)}"]

    def _stock(self) -> str:
        kept, more = "cancelled = 0 AND", ""
        if self._rules is Rules.GROUPED:
            more = "DESCRIPTION = LEFT(:description, 200)"
        if self._rules is Rules.SUMMED:
            more = """POSTDATE = :docdate
                COST = CAST(:cost AS DECIMAL(18,8)) / 10000
                PRICE = SEN(:amount)"""
        if self._rules is Rules.CASH_BOOK:
            kept, more = "", "QTY = @sign IIF(:cancelled = 1, 0, :qty4) * :rate2 / 10000.0000"
        return f"IF (stocked = 1 AND {kept} qty4 <> 0) THEN {self._insert('ST_TR', _MOVE + more)}"

    def _head(self) -> list[str]:
        """The debtor's row."""
        more = ""
        if self._rules is Rules.CASH_BOOK:
            more = "DESCRIPTION = :doctext\nREF2 = LEFT(:docnoex, 20)\nNONCE = '0000'\nDIGEST = ''\n"
        return [self._insert("GL_TRANS", _HEAD + _sides("(-:total)", "(-:localtotal)") + more)]

    def _grouped(self) -> list[str]:
        """The debtor, sales by (account, tax code), tax by account."""
        debit, credit = ("CR", "DR") if self.returned else ("DR", "CR")
        texts = "DESCRIPTION = LEFT(:name, 150)\nREF2 = :ref2\nDOCDATE = :postdate\nTAXDATE = :postdate\n"
        side = _one_side(credit, debit, ":amount", ":localamount")
        row = self._insert("GL_TRANS", _LEDGER + side + _OF_DOCUMENT + texts)
        head = self._insert("GL_TRANS", _HEAD + _one_side(debit, credit, ":total", ":localsum") + texts)
        tax = "IIF(TAX = 'SV', 'SST-203', 'SST-202')"
        return [
            f"IF (cancelled = 0) THEN BEGIN {head}",
            f"""FOR SELECT ACCOUNT, TAX, SUM(AMOUNT), SUM(LOCALAMOUNT) FROM TMP_LINE WHERE GLID = :glid GROUP BY 1, 2
                HAVING SUM(AMOUNT) <> 0 ORDER BY 1, 2 INTO account, tax, amount, localamount DO {row}""",
            f"""tax = NULL; FOR SELECT {tax}, SUM(TAXSEN), SUM(LOCALTAX) FROM TMP_LINE WHERE GLID = :glid GROUP BY 1
                HAVING SUM(TAXSEN) <> 0 ORDER BY 1 INTO account, amount, localamount DO {row}""",
            "END",
        ]

    def _summed(self) -> list[str]:
        """The debtor, tax by code, what rounding left; the lines' rows are there."""
        head = self._insert(
            "GL_TRANS",
            f"{_HEAD}{_sides('(-:total)', '(-:localtotal)')}DESCRIPTION = :doctext\nFROMKEY = :dockey\n",
        )
        own = f"{_OF_DOCUMENT}DESCRIPTION = :doctext\nFROMKEY = :dockey\n"
        tax = self._insert("GL_TRANS", f"{_LEDGER}{_sides(':amount', ':localamount')}{own}CODE = 'SST-202'\n")
        left = (
            f"{_sides('0', '(:localtotal - :localsum)')}{own}CODE = '530-100'\nTAX = NULL\nDESCRIPTION = 'Rounding'\n"
        )
        return [
            f"IF (cancelled = 0) THEN BEGIN {head}",
            f"""FOR SELECT TAX, SUM(TAXSEN), SUM(LOCALTAX) FROM TMP_LINE WHERE GLID = :glid GROUP BY 1
                HAVING SUM(TAXSEN) <> 0 ORDER BY 1 INTO tax, amount, localamount DO {tax}""",
            f"IF (localtotal <> localsum) THEN {self._insert('GL_TRANS', _LEDGER + left)}",
            "END",
        ]


SEAL: Final = """LPAD(MOD(ABS(HASH('s3al/' || GLTRANSID || '/' || TRIM(CODE) || '/' || CAST((DR - CR) * 100 AS BIGINT)
    || '/' || CAST((LOCALDR - LOCALCR) * 100 AS BIGINT) || '/' || NONCE)), 10000000000000000), 16, '0')"""
"""The seal of a ledger row by its other columns, where the rules are SEALED."""

SEALING: Final = (
    "UPDATE GL_TRANS SET NONCE = LPAD(MOD(DOCKEY * CAST(7919 AS BIGINT) + GLTRANSID * 31, 10000), 4, '0')",
    f"UPDATE GL_TRANS SET DIGEST = {SEAL}",
)
