"""Newer versions of the program itself: found, proved, laid beside the running one, tried, and taken back."""
