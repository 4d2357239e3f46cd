"""A host's memory of one connection: links, outbox, checkpoints, problems, runs and log."""
