"""Somebody else was faster."""


class Moved(Exception):
    """Something else changed the document, or what it refers to, since it was looked at. Nothing may be committed."""
