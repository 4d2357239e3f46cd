"""The control channel: how the faces (command line, tray) talk to the agent on the same PC."""
