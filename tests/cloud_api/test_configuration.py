"""The promises about configuring books that an office PC keeps, on SQLite."""

from __future__ import annotations

from tests.contracts.platform_configuration import ConfigurationContract


class TestConfigurationOnSqlite(ConfigurationContract):
    """Told, wished, dealt with."""
