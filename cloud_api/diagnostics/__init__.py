"""Diagnostics of office PCs: asked for from the platform, made there, fetched here."""
