"""AWS Signature V4 checked by hand, after the published specification; nothing of the product's own way to sign."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlsplit

_HEADER = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<access>.+)/(?P<day>\d{8})/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request,"
    r" ?SignedHeaders=(?P<signed>[^,]+), ?Signature=(?P<signature>[0-9a-f]{64})"
)


def is_signed(
    method: str, target: str, headers: Mapping[str, str], body: bytes, keys: Mapping[str, str], scope: tuple[str, str]
) -> bool:
    """Whether a request carries the signature of a known key in the scope (service, region)."""
    found = _HEADER.fullmatch(headers.get("authorization", ""))
    if found is None or (found["service"], found["region"]) != scope or found["access"] not in keys:
        return False
    names = found["signed"].split(";")
    moment = headers.get("x-amz-date", "")
    if not {"host", "x-amz-date"} <= set(names) or not moment.startswith(found["day"]):
        return False
    parts = urlsplit(target)
    pairs = sorted((_quoted(name), _quoted(value)) for name, value in parse_qsl(parts.query, keep_blank_values=True))
    canonical = "\n".join(
        (
            method,
            quote(parts.path, safe="/~"),
            "&".join(f"{name}={value}" for name, value in pairs),
            "".join(f"{name}:{headers[name].strip()}\n" for name in names),
            found["signed"],
            hashlib.sha256(body).hexdigest(),
        )
    )
    place = f"{found['day']}/{found['region']}/{found['service']}/aws4_request"
    text = "\n".join(("AWS4-HMAC-SHA256", moment, place, hashlib.sha256(canonical.encode()).hexdigest()))
    key = f"AWS4{keys[found['access']]}".encode()
    for part in place.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.compare_digest(hmac.digest(key, text.encode(), "sha256").hex(), found["signature"])


def _quoted(text: str) -> str:
    return quote(text, safe="-_.~")
