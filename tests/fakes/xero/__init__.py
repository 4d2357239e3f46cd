"""Xero over HTTP, with organisations that keep their state and the documented rules."""
