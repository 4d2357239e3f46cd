"""What every host of the engine does alike: the agent on an office PC, and the platform's own worker."""
