"""SQL Accounting through the vendor's own API: the second way into the same books (provider `sql_accounting`)."""
