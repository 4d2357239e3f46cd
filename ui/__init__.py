"""The faces: tray and window."""
