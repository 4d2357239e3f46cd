"""Doors to the outside: open, time out, retry, limit rates, translate errors."""
