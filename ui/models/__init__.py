"""Models: rows for tables, loaded as they are looked at."""
