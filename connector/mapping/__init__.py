"""From a ledger's record to an entity: rules in TOML, compiled to one function for each kind."""

from connector.mapping.findings import Finding, FindingKind, check
from connector.mapping.mapping import Mapping, load

__all__ = ["Finding", "FindingKind", "Mapping", "check", "load"]
