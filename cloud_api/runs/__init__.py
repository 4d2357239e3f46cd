"""Run logs: what each run of an agent did, as it is told to people."""
