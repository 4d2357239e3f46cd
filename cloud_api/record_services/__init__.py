"""Services of other teams that keep records: named by the operator, asked over HTTP, read back into the tables."""
