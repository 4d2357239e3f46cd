"""QuickBooks Online over HTTP, with a company that keeps its state and the documented rules."""
