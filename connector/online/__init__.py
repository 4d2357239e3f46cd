"""What accounts have in common that are kept in books on the internet: how they are asked, read and written.

Between a provider and HTTP: whose token a request carries, how many may go, how far a reading came, what a record's
JSON becomes, and how a write is told of. A provider brings what is its vendor's: addresses, words, rules, refusals.
"""
