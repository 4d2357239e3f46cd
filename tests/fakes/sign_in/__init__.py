"""A provider that people sign in at, as far as tokens go: our own simulator for faults that no real server makes."""
