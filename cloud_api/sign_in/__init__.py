"""Signing in at providers: the platform is their client, and the only holder of what they give."""
