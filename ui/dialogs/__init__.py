"""Dialogs: what is asked of a person."""
