"""A PostgreSQL server that answers as SQL Server does: T-SQL in, SQL Server's results and error numbers out.

For tests only, because SQL Server itself is not to be had everywhere. What is sent is parsed with sqlglot and must
match an explicit rule word for word; everything else raises `Untranslated`, which is a fault of the test or of the
statement, never an answer. The same tests run untranslated on a real SQL Server.
"""
