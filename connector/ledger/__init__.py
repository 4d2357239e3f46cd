"""What writing into any ledger's own database takes: rows, statements, masters. Knows no driver and no vendor's table.

A provider brings what is its vendor's: tables and columns, keys, numbers, locks. Everything here works on whatever a
provider's driver gives (`session`) and on the live structure that the provider read (`structure`).
"""
