"""Webhooks: what providers tell us by themselves, kept before it is answered, handled once afterwards."""
