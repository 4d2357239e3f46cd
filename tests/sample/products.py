"""Statements that fill products: staged first for the documents, written at the end with their stock balance."""

from __future__ import annotations

from typing import Final

from tests.sample.psql import block
from tests.sample.schema import Schema
from tests.sample.variant import Sizes

_VARIABLES: Final = """n INTEGER; x BIGINT; culture INTEGER; t1 VARCHAR(100); t2 VARCHAR(100); t3 VARCHAR(100);
    grp VARCHAR(20); code VARCHAR(30); tax VARCHAR(10); percent INTEGER; uom VARCHAR(10); uom2 VARCHAR(10);
    rate2 INTEGER; stocked SMALLINT"""


def stage_items(sizes: Sizes) -> str:
    """Products into the staging table."""
    body = f"""
    n = 1;
    WHILE (n <= {sizes.products}) DO BEGIN
        SEED(n, 21); ROLL(culture, 4); PICK('BRAND', t1); PICK('ITEM' || culture, t2); PICK('PACK', t3);
        ROLL(x, 12); stocked = IIF(x = 0, 0, 1);
        IF (stocked = 0) THEN BEGIN PICK('SERVICE', t2); t1 = ''; END
        grp = TRIM(DECODE(x, 0, 'SERVICE', 1, 'HARDWARE', 2, 'HARDWARE', 3, 'GROCERY', 4, 'GROCERY', 5, 'FURNITURE',
            'DEFAULT'));
        code = DECODE(x, 0, 'Svc ', 1, 'HW/', 3, 'GR.', 5, 'WS/Wood-', 'A-') || LPAD(n, 5, '0');
        IF (n > 99999) THEN code = 'X' || n;
        tax = TRIM(DECODE(x, 0, 'SV', 1, 'ST', 2, 'ST', 3, 'ST5', 4, 'STE', NULL));
        percent = DECODE(x, 0, 8, 1, 10, 2, 10, 3, 5, 0);
        uom = TRIM(DECODE(MOD(n, 4), 0, 'KG', 1, 'PCS', 'UNIT')); ROLL(x, 3); uom2 = IIF(x = 0, 'CTN', NULL);
        rate2 = IIF(x = 0, 12, 1); ROLL(x, 40);
        INSERT INTO TMP_ITEM (N, CODE, DESCRIPTION, STOCKGROUP, UOM, UOM2, RATE2, PRICE4, TAX, PERCENT, TARIFF, CLASS,
            STOCKED) VALUES (:n, :code, TRIM(:t1 || ' ' || :t2 || ' ' || :t3), :grp, :uom, :uom2, :rate2,
            IIF(:x = 0, 0, IIF(:x < 5, 12345, 9900) + MOD(:r, 400000) * IIF(:x < 8, 7, 5)), :tax, :percent,
            IIF(:tax = 'ST', '8471.30', NULL), IIF(:x < 10, '022', NULL), :stocked);
        n = n + 1;
    END"""
    return block(_VARIABLES, body)


_ITEM: Final = """
    DOCKEY = NEXT VALUE FOR ST_ITEM
    CODE = :code
    DESCRIPTION = :description
    DESCRIPTION2 = IIF(MOD(:x, 6) = 0, 'Model ' || MOD(:x, 97), NULL)
    DESCRIPTION3 = IIF(MOD(:x, 9) = 0, :t1, NULL)
    STOCKGROUP = :grp
    STOCKCONTROL = FLAG(:stocked)
    COSTINGMETHOD = 1
    SERIALNUMBER = FLAG(0)
    REMARK1 = IIF(MOD(:x, 8) = 0, 'Fragile', NULL)
    MINQTY = 0
    MAXQTY = 0
    REORDERLEVEL = MOD(:x, 50)
    REORDERQTY = MOD(:x, 5) * 10
    SHELF = IIF(MOD(:x, 3) = 0, 'R' || MOD(:x, 40) || '-B', NULL)
    ITEMTYPE = '-'
    LEADTIME = 0
    BOM_LEADTIME = 0
    BOM_ASMCOST = 0
    SLTAX = :tax
    PHTAX = NULL
    TARIFF = :tariff
    IRBM_CLASSIFICATION = :class
    DEFUOM_ST = :uom
    DEFUOM_SL = :uom
    DEFUOM_PH = COALESCE(:uom2, :uom)
    ISACTIVE = FLAG(IIF(MOD(:x, 30) = 0, 0, 1))
    BALSQTY = COALESCE(:balance, 0)
    BALSUOMQTY = 0
    CREATIONDATE = :created
    NOTE = IIF(MOD(:x, 23) = 0, :note, NULL)
    PICTURE = IIF(MOD(:x, 50) = 0, x'89504e470d0a1a0a', NULL)
    PICTURECLASS = IIF(MOD(:x, 50) = 0, 'PNG', NULL)
    LASTMODIFIED = :modified
    UDF_BRAND = IIF(MOD(:x, 2) = 0, 'Brand ' || MOD(:x, 20), NULL)
    UDF_HALAL = FLAG(MOD(:x, 2))
    UDF_WEIGHT = MOD(:x, 5000) * 0.0125
"""
_UOM: Final = """
    CODE = :code
    UOM = :uom
    RATE = 1
    REFCOST = CAST(:price4 * 6 / 10 AS DECIMAL(18,8)) / 10000
    REFPRICE = CAST(:price4 AS DECIMAL(18,8)) / 10000
    MINPRICE = IIF(MOD(:x, 4) = 0, CAST(:price4 * 9 / 10 AS DECIMAL(18,8)) / 10000, 0)
    MAXPRICE = 0
    MINCOST = 0
    MAXCOST = 0
    ISBASE = NUMBER_FLAG(1)
"""
_CARTON: Final = (
    _UOM
    + """
    UOM = :uom2
    RATE = :rate2
    REFCOST = CAST(:price4 * :rate2 * 6 / 10 AS DECIMAL(18,8)) / 10000
    REFPRICE = CAST(:price4 * :rate2 * 95 / 100 AS DECIMAL(18,8)) / 10000
    MINPRICE = 0
    ISBASE = NUMBER_FLAG(0)
"""
)
_BARCODE: Final = """
    AUTOKEY = NEXT VALUE FOR ST_ITEM_BARCODE
    BARCODE = '955' || LPAD(:n, 9, '0') || MOD(:n, 10)
    CODE = :code
    UOM = :uom
"""
_PRICE: Final = """
    DTLKEY = NEXT VALUE FOR ST_ITEM_PRICE
    CODE = :code
    TAGTYPE = 'C'
    SEQ = 1
    PRICETAG = 'DEALER'
    UOM = :uom
    QTY = 1
    STOCKVALUE = CAST(:price4 * 85 / 100 AS DECIMAL(18,8)) / 10000
    DISCOUNT = IIF(MOD(:x, 3) = 0, '5%', NULL)
"""


def items(schema: Schema, sizes: Sizes) -> str:
    """The real products with units, barcodes and price tags, from the staging table."""
    body = f"""
    FOR SELECT I.N, I.CODE, I.DESCRIPTION, I.STOCKGROUP, I.UOM, I.UOM2, I.RATE2, I.PRICE4, I.TAX, I.TARIFF, I.CLASS,
            I.STOCKED, B.QTY
        FROM TMP_ITEM I LEFT JOIN TMP_BALANCE B ON B.CODE = I.CODE WHERE I.N BETWEEN 1 AND {sizes.products}
        ORDER BY I.N
        INTO n, code, description, grp, uom, uom2, rate2, price4, tax, tariff, class, stocked, balance
    DO BEGIN
        SEED(n, 22); PICK('NOTE', note); PICK('RTF', t1);
        ROLL(x, 800); created = DATEADD(x DAY TO DATE '2023-06-01'); ROLL(modified, 20000000);
        modified = DATEDIFF(DAY FROM DATE '1970-01-01' TO created) * CAST(86400 AS BIGINT) + 3600 + modified;
        ROLL(x, 100000000);
        {schema.insert("ST_ITEM", _ITEM)};
        {schema.insert("ST_ITEM_UOM", _UOM)};
        IF (uom2 IS NOT NULL) THEN {schema.insert("ST_ITEM_UOM", _CARTON)};
        IF (MOD(n, 2) = 0) THEN {schema.insert("ST_ITEM_BARCODE", _BARCODE)};
        IF (MOD(n, 20) = 0) THEN {schema.insert("ST_ITEM_BARCODE", _BARCODE.replace("'955'", "'200'"))};
        IF (MOD(n, 5) = 0) THEN {schema.insert("ST_ITEM_PRICE", _PRICE)};
    END"""
    variables = _VARIABLES.replace("t1 VARCHAR(100)", "t1 VARCHAR(500)")
    more = """; description VARCHAR(200); price4 BIGINT; tariff VARCHAR(20); class VARCHAR(3); balance DECIMAL(18,4);
        created DATE; modified BIGINT; note VARCHAR(500)"""
    return block(variables + more, body)


_OPENING: Final = """
    DOCKEY = :dockey
    ITEMCODE = :code
    LOCATION = '----'
    PROJECT = '----'
    SEQ = 1
    QTY = :qty
    SUOMQTY = 0
    COST = CAST(:price4 * 6 / 10 AS DECIMAL(18,8)) / 10000
    UTDCOST = 0
"""
_OPENING_MOVE: Final = """
    TRANSNO = NEXT VALUE FOR ST_TR
    ITEMCODE = :code
    POSTDATE = DATE '2023-12-31'
    DOCTYPE = 'OB'
    DOCKEY = :dockey
    LOCATION = '----'
    AREA = '----'
    AGENT = '----'
    PROJECT = '----'
    QTY = :qty
    COST = CAST(:price4 * 6 / 10 AS DECIMAL(18,8)) / 10000
    PRICE = 0
    DESCRIPTION = 'Opening Balance'
"""


def opening_stock(schema: Schema) -> str:
    """Opening quantities of the stocked products, with their stock ledger rows."""
    body = f"""
    FOR SELECT N, CODE, PRICE4 FROM TMP_ITEM WHERE STOCKED = 1 ORDER BY N INTO n, code, price4 DO BEGIN
        SEED(n, 23); ROLL(qty, 5000); dockey = NEXT VALUE FOR ST_ITEM_OB;
        {schema.insert("ST_ITEM_OB", _OPENING)};
        {schema.insert("ST_TR", _OPENING_MOVE)};
    END"""
    return block("n INTEGER; code VARCHAR(30); price4 BIGINT; qty INTEGER; dockey INTEGER", body)
