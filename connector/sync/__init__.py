"""The engine: keeps one connection equal with the platform, through ports only."""
