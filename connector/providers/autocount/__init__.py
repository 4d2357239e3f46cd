"""AutoCount Accounting: companies on Microsoft SQL Server."""
