"""The agent and the engine that keep a ledger and the platform equal."""
