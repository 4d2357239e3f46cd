"""Our own cloud API, seen from a host of the engine."""
