"""Records of the books on the platform: taking them in, comparing them, showing them."""
