"""From a ledger's record to an entity: rules in TOML, compiled to one function for each kind."""

from connector.mapping.mapping import Mapping, load

__all__ = ["Mapping", "load"]
