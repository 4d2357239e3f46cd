"""Windows: what stands by itself on the screen."""
