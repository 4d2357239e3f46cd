"""The agent: the process on the office PC that keeps its connections equal with the platform."""
