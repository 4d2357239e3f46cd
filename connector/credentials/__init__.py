"""Secrets at rest: the vault, and where its key is kept."""
