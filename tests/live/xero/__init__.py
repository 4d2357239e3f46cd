"""Xero against its simulator."""
