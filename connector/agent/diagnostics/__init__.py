"""The file for support: what the program itself says, and nothing that it was told."""
