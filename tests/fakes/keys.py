"""A key store in memory."""

from connector.domain.errors import VaultLocked


class MemoryKeys:
    """Keeps keys while the test lives; can be closed like a key store whose user is not signed in."""

    def __init__(self) -> None:
        self.keys: dict[str, bytes] = {}
        self.open = True

    def get(self, key_id: str) -> bytes | None:
        """A key, or None."""
        self._check()
        return self.keys.get(key_id)

    def put(self, key_id: str, key: bytes) -> None:
        """Keep a key."""
        self._check()
        self.keys[key_id] = key

    def remove(self, key_id: str) -> None:
        """Forget a key."""
        self._check()
        self.keys.pop(key_id, None)

    def describe(self) -> str:
        """Where keys are kept."""
        return "memory"

    def _check(self) -> None:
        if not self.open:
            raise VaultLocked("The key store is closed.")
