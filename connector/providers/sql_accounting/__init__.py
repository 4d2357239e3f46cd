"""SQL Accounting (eStream) as a source: read only, over the customer's own Firebird server."""
