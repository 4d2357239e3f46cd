"""Words and rules of the bridge: no driver, no network, no user interface."""
