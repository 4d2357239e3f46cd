"""The way from nothing to a company that is kept equal with the platform, in a few steps."""

from ui.dialogs.first_run.window import FirstRun

__all__ = ["FirstRun"]
