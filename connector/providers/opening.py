"""What opening any connection takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from connector.domain.errors import SettingsInvalid

T = TypeVar("T")


def settings_of(told: Mapping[str, object], kind: type[T], called: str) -> T:
    """Settings as the provider knows them.

    Raises:
        SettingsInvalid: one of them cannot work.
    """
    try:
        return msgspec.convert(dict(told), kind, strict=False)
    except msgspec.ValidationError as exc:
        raise SettingsInvalid(
            f"A setting of the connection to {called} cannot work: {exc}.", remedy="Connect it again."
        ) from exc
