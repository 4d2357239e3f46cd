"""Instagram: figures of accounts and media."""
