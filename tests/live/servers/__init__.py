"""Real servers and processes, as context managers for the live tests, the demo, the benchmarks and the crash run."""
