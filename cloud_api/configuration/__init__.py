"""How a connection is kept equal, whoever keeps it: what, which way, who wins, when, by which rules."""
