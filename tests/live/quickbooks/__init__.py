"""QuickBooks Online by its API, against the simulator."""
