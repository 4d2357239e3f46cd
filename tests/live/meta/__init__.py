"""Facebook and Instagram against the simulator of Meta's Graph API."""
