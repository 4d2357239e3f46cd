"""JSON merge patch (RFC 7396) over text: no number is read as a float, and what is not touched stays as it is."""

from __future__ import annotations

import msgspec

_object = msgspec.json.Decoder(dict[str, msgspec.Raw])
_encode = msgspec.json.Encoder(order="sorted").encode

Fields = dict[str, msgspec.Raw]


def fields_of(content: bytes | msgspec.Raw) -> Fields:
    """The fields of a JSON object, as they are written.

    Raises:
        msgspec.MsgspecError: it is no JSON object.
    """
    return _object.decode(content)


def merged(target: bytes | msgspec.Raw, patch: bytes | msgspec.Raw) -> bytes:
    """The target with a patch: objects are merged, null takes away, anything else takes the place of what was there.

    Raises:
        msgspec.MsgspecError: the patch is no JSON.
    """
    if not _is_object(patch):
        return bytes(patch)
    fields = fields_of(target) if _is_object(target) else {}
    for name, part in fields_of(patch).items():
        if bytes(part).strip() == b"null":
            fields.pop(name, None)
        else:
            fields[name] = msgspec.Raw(merged(fields.get(name, msgspec.Raw(b"null")), part))
    return _encode(fields)


def _is_object(text: bytes | msgspec.Raw) -> bool:
    return bytes(text).lstrip()[:1] == b"{"
