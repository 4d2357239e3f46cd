"""From rows of a company file to records, and from records to changes.

Layouts, for whoever writes a mapping. A kind has one or more *shapes*; each shape has a parent table and child tables
in a fixed order, and its mapping is compiled once per shape (`RecordLayout.parent.table` tells which shape it is):

    kind           parent        children, in order
    accounts       GL_ACC        -
    currencies     CURRENCY      -
    terms          TERMS         -
    tax_codes      TAX           -
    sales_agents   AGENT         -
    customers      AR_CUSTOMER   AR_CUSTOMERBRANCH (by DTLKEY)
    suppliers      AP_SUPPLIER   AP_SUPPLIERBRANCH (by DTLKEY)
    products       ST_ITEM       ST_ITEM_UOM (by UOM), ST_ITEM_BARCODE (by AUTOKEY)
    invoices       SL_IV         SL_IVDTL (by SEQ, DTLKEY), AR_IV (the receivable of the same DOCNO, at most one)
    invoices       AR_IV         AR_IVDTL (by SEQ, DTLKEY)      entered in the customer module, or an opening balance
    cash_sales     SL_CS         SL_CSDTL (by SEQ, DTLKEY), AR_IV (the receivable of the same DOCNO, at most one)
    credit_notes   SL_CN         SL_CNDTL (by SEQ, DTLKEY), AR_CN (of the same DOCNO, at most one)
    credit_notes   AR_CN         AR_CNDTL (by SEQ, DTLKEY)      entered in the customer module
    payments       AR_PM         AR_KNOCKOFF (by DOCKEY, those with FROMDOCTYPE 'PM')

Columns that no table has and this source adds (all TEXT, at the end of their layout):

    X_KEY            every parent: the record's key as this source keys it ("300-A0001", "1234", "AR:77")
    X_ORIGIN         SL_IV SL_CS SL_CN: "sales"; AR_IV AR_CN as parents: "opening" when dated before the company's
                     SystemConversionDate, else "receivable"
    X_PARENT_CODE    GL_ACC: CODE of the parent account, None at the top
    X_DOCUMENT_TYPE  AR_KNOCKOFF: "IV" when the settled document is a record of kind invoices, "CS" when it is one of
                     kind cash_sales, else TODOCTYPE as the ledger writes it
    X_DOCUMENT_KEY   AR_KNOCKOFF: key of the settled document as this source keys it; TODOCKEY as text where the document
                     is not synchronised (DN …)
    X_DOCUMENT_NO    AR_KNOCKOFF: its DOCNO where known

Only the columns that the mapping wants, the keys and the columns of the version are selected; a wanted column that a
company file lacks is left out of the layout and reported once.
"""

from __future__ import annotations
