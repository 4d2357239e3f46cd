"""The platform's server: integration API, agents, records and run logs."""
