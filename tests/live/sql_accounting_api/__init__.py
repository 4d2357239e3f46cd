"""The vendor's API as a simulator, and this way into the books against it."""
