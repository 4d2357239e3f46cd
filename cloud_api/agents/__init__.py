"""Agents: pairing them, and calling them."""
