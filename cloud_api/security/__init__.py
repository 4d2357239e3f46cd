"""Who calls: tokens, roles and pairing codes."""
