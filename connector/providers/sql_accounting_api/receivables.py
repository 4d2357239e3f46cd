"""The customer ledger's invoices during one scan, kept on disk: sales documents are joined with theirs by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from tempfile import TemporaryFile
from typing import IO, Final

import msgspec

from connector.providers.sql_accounting_api.client import PAGE, ApiClient, Json
from connector.providers.sql_accounting_api.shapes import RECEIVABLES, SALES_TYPES

_LENGTH: Final = 4
_decoder = msgspec.json.Decoder(dict[str, object])


class Receivables:
    """Headers of receivables in a temporary file; a place of a hundred bytes for each is what memory holds."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places: dict[bytes, int] = {}
        self._direct: list[int] = []

    def add(self, headers: Sequence[Json]) -> None:
        """Some headers of the list; the first one of a number counts."""
        for header in headers:
            place = self._file.seek(0, 2)
            body = msgspec.json.encode(header)
            self._file.write(len(body).to_bytes(_LENGTH) + body)
            made_by = str(header.get("fromdoctype") or "").rstrip()
            if made_by in SALES_TYPES:
                self._places.setdefault(_place_of(made_by, str(header.get("docno") or "")), place)
            else:
                self._direct.append(place)

    def of(self, document_type: str, number: str) -> Json | None:
        """The receivable of a sales document."""
        place = self._places.get(_place_of(document_type, number))
        return self._at(place) if place is not None else None

    def direct(self) -> Iterator[Sequence[Json]]:
        """Receivables that no sales document made, page by page."""
        for start in range(0, len(self._direct), PAGE):
            yield [self._at(place) for place in self._direct[start : start + PAGE]]

    def _at(self, place: int) -> Json:
        self._file.seek(place)
        return _decoder.decode(self._file.read(int.from_bytes(self._file.read(_LENGTH))))


@contextmanager
def receivables_of(client: ApiClient) -> Iterator[Receivables]:
    """All receivables as they are now."""
    with TemporaryFile("w+b", buffering=1 << 16) as file:
        found = Receivables(file)
        for headers in client.listed(RECEIVABLES):
            found.add(headers)
        yield found


def _place_of(document_type: str, number: str) -> bytes:
    return blake2b(f"{document_type}\0{number}".encode(), digest_size=8).digest()
