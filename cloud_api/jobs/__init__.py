"""Work beside the requests: what is due, whose turn it is, and what became of what people asked for."""
