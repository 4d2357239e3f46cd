"""The page of the settings, section by section."""
