"""Meta's Graph API as a server that keeps state."""
