"""Connections that the platform itself hosts: connected with a key over HTTP, kept equal by the worker."""
