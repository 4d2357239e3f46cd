"""Where newer versions come from: signed metadata after The Update Framework (TUF). The only file that knows tuf.

Whoever holds the download server, or the line to it, can keep a version back for as long as the metadata is valid, and
nothing else: what is not signed by the keys of the trusted root is refused, also an older version that once was signed
(rollback), an answer that is out of date (freeze) and pieces of different releases (mix and match). The root's keys
stay with whoever makes releases; the first root comes with the program.

A channel lists per platform what is newest in a small signed file, `newest-<platform>.json`: version and archive.
Source: theupdateframework.github.io/specification, 5 (detailed client workflow); python-tuf's `ngclient`.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec
from packaging.version import InvalidVersion, Version
from tuf.api.exceptions import DownloadError, DownloadHTTPError, ExpiredMetadataError, RepositoryError
from tuf.ngclient import Updater, UpdaterConfig
from tuf.ngclient.fetcher import FetcherInterface

from connector.domain.errors import (
    BridgeError,
    NotFound,
    ProtocolBroken,
    RetryLater,
    SettingsInvalid,
    StorageFull,
    Unreachable,
)
from connector.drivers.http import HttpOptions, HttpPeer, Request
from connector.drivers.http_address import Address
from connector.drivers.http_errors import Answer, Exchange

LARGEST: Final = 512 * 1024 * 1024
"""Bytes of an archive."""
_LARGEST_LIST: Final = 64 * 1024
_PIECE: Final = 4 * 1024 * 1024
"""Bytes asked for at a time: a line that breaks in the middle costs one piece."""
_HTTP_NOT_FOUND: Final = 404
_HTTP_PARTIAL: Final = 206


class Release(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """A version that can be had."""

    version: str
    """As PEP 440 orders them."""
    archive: str
    """Its name in the channel."""
    summary: str = ""
    """What is new, one plain sentence."""


class Channel:
    """One place with releases. Used from one thread.

    Args:
        address: where it is; https, or this computer.
        root: the first trusted root metadata, from the running program.
        folder: what is known of the channel is kept there, so that nothing older is ever believed.
    """

    def __init__(self, address: str, root: bytes, folder: Path, options: HttpOptions | None = None) -> None:
        self._address = Address.parse(address)
        self._root = root
        self._folder = folder
        self._peer = HttpPeer(self._address, called="The place with updates", refusal=_missing, options=options)

    def close(self) -> None:
        """Close its connections."""
        self._peer.close()

    def interrupt(self) -> None:
        """End whatever is being fetched, from another thread: `Stopped`."""
        self._peer.interrupt()

    def newest(self, running: str) -> Release | None:
        """What is newer than the running version; None when nothing is.

        Raises:
            RetryLater: the channel cannot be reached now.
            ProtocolBroken: what it offers is not signed by whom we trust, or out of date: nothing of it is used.
            StorageFull, SettingsInvalid: what is known of the channel cannot be kept.
        """
        with _Told(self._address.host):
            updater = self._updater()
            updater.refresh()
            target = updater.get_targetinfo(f"newest-{platform_name()}.json")
            if target is None:
                return None
            if target.length > _LARGEST_LIST:
                raise ProtocolBroken("The list of updates is larger than any could be.")
            listed = Path(updater.download_target(target, str(self._downloads / "newest.json"))).read_bytes()
        release = _release(listed)
        return release if Version(release.version) > _version(running) else None

    def download(self, release: Release) -> Path:
        """Fetch a release's archive, or go on with the one that is here already; proved to be what was signed.

        Raises:
            As `newest`.
        """
        with _Told(self._address.host):
            updater = self._updater()
            target = updater.get_targetinfo(release.archive)
            if target is None:
                raise ProtocolBroken(f"Version {release.version} is announced, but its file is not signed.")
            if target.length > LARGEST:
                raise ProtocolBroken(f"The file of version {release.version} is larger than any could be.")
            kept = updater.find_cached_target(target, str(self._downloads / "archive"))
            return Path(kept or updater.download_target(target, str(self._downloads / "archive")))

    @property
    def _downloads(self) -> Path:
        return self._folder / "downloads"

    def _updater(self) -> Updater:
        metadata = self._folder / "metadata"
        for folder in (metadata, self._downloads):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Updater(
            metadata_dir=str(metadata),
            metadata_base_url=f"{self._address.base}/metadata/",
            target_dir=str(self._downloads),
            target_base_url=f"{self._address.base}/targets/",
            fetcher=_Fetcher(self._peer, self._address),
            config=UpdaterConfig(),
            bootstrap=self._root,
        )


def platform_name() -> str:
    """What this program runs on, as archives are called: `linux-x86_64`, `win32-amd64`."""
    return f"{sys.platform}-{platform.machine().lower()}"


class _Fetcher(FetcherInterface):
    """tuf's way out through our own door: verified TLS, the office's proxy, bounded waits."""

    def __init__(self, peer: HttpPeer, address: Address) -> None:
        self._peer = peer
        self._prefix = urlsplit(address.base).path

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = urlsplit(url).path.removeprefix(self._prefix)
        return self._pieces(path) if path.startswith("/targets/") else self._whole(path)

    def _whole(self, path: str) -> Iterator[bytes]:
        try:
            answer = self._peer.send(Request(method="GET", path=path, signed=False))
        except NotFound as exc:
            raise DownloadHTTPError("not there", _HTTP_NOT_FOUND) from exc
        return iter((answer.body,))

    def _pieces(self, path: str) -> Iterator[bytes]:
        """Piece by piece; a server that does not know pieces gives all of it, as far as one answer may be long."""
        at = 0
        while True:
            wanted = {"Range": f"bytes={at}-{at + _PIECE - 1}"}
            try:
                answer = self._peer.send(Request(method="GET", path=path, headers=wanted, signed=False))
            except NotFound as exc:
                raise DownloadHTTPError("not there", _HTTP_NOT_FOUND) from exc
            yield answer.body
            at += len(answer.body)
            if answer.status != _HTTP_PARTIAL or not answer.body or at >= _whole_length(answer.headers):
                return


def _missing(exchange: Exchange, answer: Answer) -> BridgeError | None:
    """A file that is not there is a word of TUF's protocol: there is no newer root."""
    return NotFound(f"{exchange.host} has no such file.") if answer.status in (403, _HTTP_NOT_FOUND) else None


def _whole_length(headers: object) -> int:
    """Bytes of the whole file, of `Content-Range: bytes 0-99/1234`; 0 where it is not said."""
    found = headers.get("content-range", "") if isinstance(headers, dict) else ""
    total = str(found).rpartition("/")[2]
    return int(total) if total.isascii() and total.isdigit() else 0


class _Told:
    """tuf's errors and the disk's become ours."""

    def __init__(self, host: str) -> None:
        self._host = host

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Translate."""
        if error is None or isinstance(error, BridgeError):
            return
        if isinstance(error, DownloadError):
            raise self._unreached(error) from error
        if isinstance(error, ExpiredMetadataError):
            raise ProtocolBroken(
                f"What {self._host} says of updates is out of date: nothing of it is used.",
                remedy="Check the date of this PC. If it is right, ask where the program came from.",
                facts={"tuf": str(error)},
            ) from error
        if isinstance(error, RepositoryError):
            raise ProtocolBroken(
                f"What {self._host} offers as an update is not signed by whom this program trusts. It is not used.",
                remedy="Nothing has to be done on this PC. Ask where the program came from.",
                facts={"tuf": f"{type(error).__name__}: {error}"},
            ) from error
        if isinstance(error, OSError):
            raise StorageFull("The update cannot be kept on the disk.", remedy="Free some space.") from error

    def _unreached(self, error: DownloadError) -> BridgeError:
        cause = error.__cause__
        if isinstance(cause, RetryLater | ProtocolBroken | SettingsInvalid):
            return cause
        if isinstance(error, DownloadHTTPError):
            return Unreachable(f"{self._host} has no list of updates now.", remedy="It is asked again by itself.")
        return ProtocolBroken(f"What {self._host} sends as an update is longer than what was signed.")


def _release(listed: bytes) -> Release:
    try:
        release = msgspec.json.decode(listed, type=Release)
    except msgspec.MsgspecError as exc:
        raise ProtocolBroken("The list of updates cannot be understood.", facts={"why": str(exc)}) from exc
    _version(release.version)
    return release


def _version(text: str) -> Version:
    try:
        return Version(text)
    except InvalidVersion as exc:
        raise ProtocolBroken(f"{text!r} is no version of a program.") from exc
