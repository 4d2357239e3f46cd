"""Adapters to the outside systems, one folder each; only `registry` names them."""
