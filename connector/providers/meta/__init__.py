"""What Facebook and Instagram have in common: one Graph API, its errors and its usage headers."""
